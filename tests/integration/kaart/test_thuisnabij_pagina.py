"""The page of near home, and the region that decides how far that is."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.kaart.actions.norm import set_norm, take_back_norm
from knooppunt.kaart.models import Thuisnabijnorm
from knooppunt.kaart.queries.norm import norm_in_force
from knooppunt.kaart.rules.norm import Normgroep, Normrij, Normwijze
from knooppunt.organisaties.models import Gemeente, Leerlingstroom, Postcodegebied
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db
PAGINA, AFSTAND = "/kaart/thuisnabij/", "/kaart/thuisnabij/afstand/"
REGIO = (Normrij("", Normgroep.JONG, 1.0), Normrij("", Normgroep.OUD, 2.0))
ALLEEN_ZIJ = "Een beleidsmedewerker of de beheerder bepaalt hoe ver nog dichtbij is."


def decide(cast, wie="beleid", rijen=REGIO):
    return set_norm(
        wijze=Normwijze.GEGEVEN, rijen=rijen, bron="Besluit", bron_datum=OP, by=getattr(cast, wie), at=AT
    )


def page(cast, wie="beleid", **vraag):
    antwoord = cast.client(wie).get(PAGINA, vraag)
    return antwoord, unescape(antwoord.content.decode())


def row(cast, soort="basisonderwijs"):
    return next(rij for rij in page(cast)[0].context["rijen"] if rij["naam"] == soort)


def km(gemeente="GM9901", leeftijd=8):
    return norm_in_force(OP).norm.km(gemeente, leeftijd)


def test_twelve_pupils_at_a_kilometre_go_near_home(cast, gebied):
    rij = row(cast)
    assert (rij["leerlingen"], rij["nu"], rij["geschat"], rij["kan"]) == (
        "12 leerlingen", (100, 100), 100, (100, 100),
    )  # fmt: skip


def test_a_smaller_norm_of_the_region_makes_that_far(cast, gebied):
    decide(cast)
    assert row(cast)["nu"] == (0, 0)


def test_a_share_over_few_pupils_is_hidden(cast, gebied):
    Leerlingstroom.objects.update(laag=9, hoog=9, schatting=9)
    rij = row(cast)
    assert (rij["leerlingen"], rij["nu"], rij["geschat"], rij["kan"]) == (
        "te weinig om te tonen",
        None,
        None,
        None,
    )


def test_the_page_says_from_when_and_where_the_figures_are(cast, gebied):
    tekst = page(cast)[1]
    zinnen = ("geteld op 1 oktober 2026", "Bron: DUO", "Uw regio heeft nog niets bepaald")
    assert [zin in tekst for zin in zinnen] == [True, True, True]


def test_an_unknown_area_is_said(cast, gebied):
    antwoord, tekst = page(cast, swv="XX")
    assert (antwoord.status_code, "Kies uit de lijst." in tekst) == (422, True)


@pytest.mark.parametrize("wie", ["moeder", "mentor"])
def test_it_is_for_who_sees_the_region(cast, gebied, wie):
    assert page(cast, wie)[0].status_code == 403


@pytest.mark.parametrize(("wie", "ziet"), [("beleid", True), ("coordinator", False)])
def test_who_decides_sees_the_way_to_it(cast, gebied, wie, ziet):
    assert (AFSTAND in page(cast, wie)[1]) is ziet


# Deciding


@pytest.mark.parametrize("wie", ["beleid", "beheerder"])
def test_the_region_decides_how_far_is_near(cast, wie):
    norm = decide(cast, wie)
    assert (km(), Gebeurtenis.objects.filter(soort="thuisnabij.bepaald", onderwerp_ref=norm.ref).count()) == (
        1.0,
        1,
    )


@pytest.mark.parametrize("wie", ["coordinator", "adviseur", "moeder"])
def test_others_do_not_decide_how_far_is_near(cast, wie):
    with pytest.raises(NotAllowed) as weigering:
        decide(cast, wie)
    assert weigering.value.reasons == (ALLEEN_ZIJ,)


def test_taken_back_what_held_before_holds_again_and_both_stay(cast):
    decide(cast, rijen=(Normrij("", Normgroep.JONG, 3.0), Normrij("", Normgroep.OUD, 4.0)))
    fout = decide(cast)
    take_back_norm(ref=fout.ref, by=cast.beleid, at=AT)
    assert (km(), Thuisnabijnorm.objects.count()) == (3.0, 2)


def test_taken_back_twice_is_refused(cast):
    fout = decide(cast)
    take_back_norm(ref=fout.ref, by=cast.beleid, at=AT)
    with pytest.raises(Refusal) as weigering:
        take_back_norm(ref=fout.ref, by=cast.beleid, at=AT)
    assert weigering.value.reasons == ("Deze afstanden zijn al teruggenomen.",)


def test_others_do_not_take_it_back(cast):
    fout = decide(cast)
    with pytest.raises(NotAllowed) as weigering:
        take_back_norm(ref=fout.ref, by=cast.coordinator, at=AT)
    assert weigering.value.reasons == (ALLEEN_ZIJ,)


# The page on which that is done


@pytest.fixture
def gemeente(gebied):
    gemeente = Gemeente.objects.get(code="GM9901")
    Postcodegebied.objects.filter(pc4="9901").update(gemeente=gemeente)
    return gemeente


def post(cast, doe, wie="beleid", **velden):
    gegevens = {"bron": "Besluit", "bron_datum": "2026-11-01"} | velden
    return cast.client(wie).post(AFSTAND, {"doe": doe} | {f"{doe}-{naam}": w for naam, w in gegevens.items()})


def test_a_table_can_be_typed(cast, gemeente):
    antwoord = post(cast, "tabel", tabel=f"hele regio; 4; 8\n{gemeente.naam}; 2,5; 6")
    assert (antwoord.status_code, km(), km("", 14)) == (302, 2.5, 8.0)


def test_a_table_can_be_a_file(cast, gemeente):
    bestand = SimpleUploadedFile("afstanden.csv", "Hele regio;3,5;7".encode("cp1252"))
    assert (post(cast, "tabel", bestand=bestand).status_code, km()) == (302, 3.5)


def test_a_list_of_clubs_becomes_a_distance(cast, gemeente):
    bestand = SimpleUploadedFile("sport.csv", b"sport;lat;lon\nvoetbal;52.52;5.2\n")
    antwoord = post(cast, "sport", bestand=bestand)
    versie = norm_in_force(OP).versie
    assert (antwoord.status_code, km(), versie.wijze, versie.clubs) == (302, 2.3, "gerekend", 1)


@pytest.mark.parametrize(
    ("doe", "inhoud", "reden"),
    [
        ("sport", b"iets anders", "Dit bestand is geen lijst van plekken om te sporten."),
        ("sport", b"sport;lat;lon\nvoetbal;10.0;5.2\n", "Past de lijst bij de regio?"),
        ("sport", b"sport;lat;lon\n" + b"x" * 5_000_000, "Dit bestand is groter dan 5 MB."),
        ("tabel", b"hele regio; ver; 7", "“ver” is geen afstand in kilometers"),
    ],
)
def test_what_cannot_be_used_is_said_and_changes_nothing(cast, gemeente, doe, inhoud, reden):
    antwoord = post(cast, doe, bestand=SimpleUploadedFile("b.csv", inhoud))
    assert (antwoord.status_code, reden in unescape(antwoord.content.decode()), km()) == (422, True, 5.0)


def test_the_page_keeps_what_held_and_takes_it_back(cast, gemeente):
    fout = decide(cast)
    antwoord = cast.client("beleid").post(f"{AFSTAND}{fout.ref}/terug/", follow=True)
    tekst = unescape(antwoord.content.decode())
    assert ("Wat er eerder stond, geldt weer." in tekst, "teruggenomen" in tekst, km()) == (True, True, 5.0)
