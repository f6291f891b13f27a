"""A neighbour's wegwijzer is followed: read, changed, gone, never edited here and never given out as ours."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.organisaties.models import Organisatie
from knooppunt.wegwijzer.actions import volgen
from knooppunt.wegwijzer.actions.expertise import ask_expertise
from knooppunt.wegwijzer.actions.nakijken import report_error
from knooppunt.wegwijzer.actions.vermeldingen import change_entry, check_entry, show_entry
from knooppunt.wegwijzer.actions.volgen import follow, take_in_file, unfollow
from knooppunt.wegwijzer.api import vormen
from knooppunt.wegwijzer.api.kenmerk import made_id
from knooppunt.wegwijzer.models import (
    Aanbod,
    Buurwegwijzer,
    Locatie,
    Organisatienummer,
    Volging,
)
from knooppunt.wegwijzer.policies import VAN_BUREN
from knooppunt.wegwijzer.queries import hsds
from knooppunt.wegwijzer.queries.kennis import forget
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers, rebuild_index
from tests.factories import AT, OP
from tests.factories.wegwijzer import aanbod, buurwegwijzer, filled_offer
from tests.integration.wegwijzer.buurspel import (
    ADRES,
    counts,
    found,
    organisation,
    service,
    take_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget()


@pytest.fixture
def buur(cast):
    return buurwegwijzer(cast)


def test_what_is_new_is_found_and_says_where_it_comes_from(cast, buur):
    ronde = take_in(cast, buur, service())
    nieuw = Aanbod.objects.get()
    assert (counts(ronde), nieuw.herkomst, found(cast, "rouw")) == (
        {"nieuw": 1},
        "buren",
        ["Praatgroep rouw"],
    )
    html = cast.client().get(reverse("wegwijzer:zoeken"), {"q": "rouw"}).content.decode()
    bladzijde = cast.client().get(reverse("wegwijzer:aanbod", args=[nieuw.ref])).content.decode()
    assert ["Wegwijzer Zuidhoek" in pagina for pagina in (html, bladzijde)] == [True, True]
    assert nieuw.nagekeken_op.isoformat() == "2026-11-01"


def test_the_same_again_changes_nothing_and_what_differs_is_named(cast, buur):
    take_in(cast, buur, service())
    gelijk = take_in(cast, buur, service())
    anders = take_in(cast, buur, service(description="Elke dinsdag praten over wie er niet meer is."))
    regel = anders.verslag["regels"][0]
    assert (counts(gelijk), counts(anders)) == ({"gelijk": 1}, {"gewijzigd": 1})
    assert (regel["lot"], regel["uitleg"]) == ("gewijzigd", "omschrijving")


def test_our_export_taken_in_elsewhere_gives_the_same_entries(cast):
    """Everything that an entry can have goes out and comes in; only identifiers, origin and pages differ."""
    filled_offer(cast)
    bestanden = [
        b"".join(cast.client().get(reverse("hsds:export_json")).streaming_content),
        cast.client().get(reverse("hsds:export_csv")).content,
    ]
    voor = whole()
    empty_region()
    for inhoud in bestanden:
        buur = follow(naam="Export", adres="", site="", by=cast.beheerder, at=AT)
        ronde = take_in_file(buur=buur, inhoud=inhoud, by=cast.beheerder, at=AT)
        assert ([r["lot"] for r in ronde.verslag["regels"]], whole()) == (["nieuw"], voor)
        unfollow(buur=buur, by=cast.beheerder, at=AT)


ANDERS = {"id", "last_modified"}
"""What is another in another region."""
HERKOMST = {"herkomst", "bladzijde"}


def whole():
    """Every offer as a full service, with what is made anew left out; rows in one order."""
    delen = (
        *hsds.AANBOD_MEE,
        "koppelingen__hulpsoort__taxonomie",
        "koppelingen__hulpsoort__boven",
        "plekken__locatie",
    )
    rijen = Aanbod.objects.select_related("organisatie__profiel").prefetch_related(*delen)
    organisaties = Organisatie.objects.filter(aanbod__isnull=False).distinct()
    return (
        [bare(vormen.service(a, volledig=True)) for a in rijen],
        [bare(vormen.organisation(o, volledig=True)) for o in organisaties],
    )


def bare(waarde):
    if isinstance(waarde, list):
        rijen = [bare(rij) for rij in waarde if code_of(rij) not in HERKOMST]
        return sorted(rijen, key=lambda rij: json.dumps(rij, sort_keys=True))
    if isinstance(waarde, dict):
        return {k: bare(w) for k, w in waarde.items() if k not in ANDERS and not k.endswith("_id")}
    return waarde


def code_of(rij):
    term = rij.get("taxonomy_term") if isinstance(rij, dict) else None
    return term.get("code") if term else None


def empty_region():
    """The same region before anything was filled in."""
    Aanbod.objects.all().delete()
    rebuild_index(OP)
    Locatie.objects.all().delete()
    for organisatie in Organisatie.objects.filter(profiel__isnull=False):
        organisatie.profiel.delete()
        organisatie.nummers.all().delete()
        organisatie.contacten.all().delete()
        organisatie.telefoons.all().delete()


def test_what_is_gone_there_goes_here_after_a_grace(cast, buur):
    take_in(cast, buur, service(), service("d2", "Blijft"))
    uitkomsten = []
    for dagen in (1, 7, 8):
        ronde = take_in(cast, buur, service("d2", "Blijft"), dagen=dagen)
        uitkomsten.append((counts(ronde), Aanbod.objects.filter(naam="Praatgroep rouw").count()))
    assert uitkomsten == [
        ({"gelijk": 1, "vermist": 1}, 1),
        ({"gelijk": 1, "vermist": 1}, 1),
        ({"gelijk": 1, "weg": 1}, 0),
    ]
    assert found(cast, "rouw praatgroep") == ["Blijft"]


def test_what_comes_back_within_the_grace_stays_what_it_was(cast, buur):
    take_in(cast, buur, service(), service("d2", "Blijft"))
    eerst = Aanbod.objects.get(naam="Praatgroep rouw").ref
    take_in(cast, buur, service("d2", "Blijft"), dagen=1)
    ronde = take_in(cast, buur, service(), service("d2", "Blijft"), dagen=2)
    assert (counts(ronde), Aanbod.objects.get(naam="Praatgroep rouw").ref) == (
        {"terug": 1, "gelijk": 1},
        eerst,
    )
    assert Volging.objects.get(daar="d1").weg_op is None


def test_nobody_here_changes_checks_or_hides_it_as_an_entry_of_ours(cast, buur):
    take_in(cast, buur, service())
    vermelding = Aanbod.objects.get()
    redenen = []
    for doen in (
        lambda: change_entry(vermelding=vermelding, blad={"naam": "Anders"}, by=cast.beheerder, at=AT),
        lambda: check_entry(vermelding=vermelding, by=cast.beheerder, at=AT),
        lambda: show_entry(vermelding=vermelding, zichtbaar=False, by=cast.beheerder, at=AT),
    ):
        with pytest.raises(NotAllowed) as geweigerd:
            doen()
        redenen.append(str(geweigerd.value))
    assert set(redenen) == {VAN_BUREN}
    adres = reverse("wegwijzer:bewerken", args=["aanbod", vermelding.ref])
    assert cast.client("beheerder").get(adres).status_code == 403


def test_errors_and_expertise_are_for_the_neighbour_itself(cast, buur):
    take_in(
        cast,
        buur,
        service(
            attributes=[
                {"id": "x", "taxonomy_term_id": "v", "value": "expertise", "taxonomy_term": {"code": "vorm"}}
            ]
        ),
    )
    vermelding = Aanbod.objects.get()
    melden = reverse("wegwijzer:melden", args=["aanbod", vermelding.ref])
    vragen = reverse("wegwijzer:expertise_vraag", args=[vermelding.ref])
    assert [cast.client("coordinator").get(adres).status_code for adres in (melden, vragen)] == [404, 404]
    with pytest.raises(Refusal, match="andere wegwijzer"):
        report_error(vermelding=vermelding, tekst="Klopt niet", email="", by=cast.moeder, at=AT)
    with pytest.raises(Refusal, match="andere wegwijzer"):
        ask_expertise(
            aanbod=vermelding, school=cast.school, vraag="Hoe helpen we?", uren=4, van=OP, tot=OP + timedelta(days=9),
            sleutel="s", by=cast.coordinator, at=AT,
        )  # fmt: skip


def test_it_never_comes_out_again_as_ours(cast, buur):
    eigen = aanbod(cast, "druk", naam="Van ons")
    index_offers([eigen.pk], OP)
    plek = {"id": "l1", "location_type": "physical", "name": "Huis", "addresses": [{"city": "Zuidhoek"}]}
    take_in(
        cast,
        buur,
        service(service_at_locations=[{"id": "s1", "location": plek}]),
        organisaties=[organisation(locations=[plek])],
    )
    client = cast.client()
    diensten = client.get(reverse("hsds:services")).json()["contents"]
    organisaties = client.get(reverse("hsds:organizations")).json()["contents"]
    plekken = client.get(reverse("hsds:service_at_locations")).json()["contents"]
    alles = b"".join(client.get(reverse("hsds:export_json")).streaming_content).decode()
    buurorganisatie = Organisatie.objects.get(naam="Jeugdteam Zuidhoek")
    een = client.get(reverse("hsds:organization", args=[made_id("organisatie", buurorganisatie.ref)]))
    assert ([d["name"] for d in diensten], plekken, "Zuidhoek" in alles, een.status_code) == (
        ["Van ons"],
        [],
        False,
        404,
    )
    assert "Jeugdteam Zuidhoek" not in [o["name"] for o in organisaties]


def test_what_is_our_own_or_of_another_neighbour_is_not_taken_twice(cast, buur):
    eigen = aanbod(cast, "rouw", naam="Van ons")
    take_in(cast, buur, service())
    ander = follow(naam="Wegwijzer Oosthoek", adres="", site="", by=cast.beheerder, at=AT)
    ronde = take_in(cast, ander, service(), service(str(eigen.uuid), "Van ons, via hen"))
    assert (counts(ronde), Aanbod.objects.count()) == ({"elders": 1, "eigen": 1}, 2)


def test_a_likely_double_of_our_own_is_reported_and_can_be_hidden_and_shown(cast, buur):
    eigen = aanbod(cast, "weerbaar", naam="Rots & Water training", email="info@j.invalid")
    index_offers([eigen.pk], OP)
    ronde = take_in(
        cast,
        buur,
        service(naam="Rots en Water (training)", email="info@j.invalid"),
        service("d2", "Heel iets anders"),
    )
    dubbel = [(r["naam"], r["eigen_ref"]) for r in ronde.verslag["regels"] if r["lot"] == "dubbel"]
    assert dubbel == [("Rots en Water (training)", eigen.ref)]
    volging = Volging.objects.get(daar="d1")
    volgen.show_followed(volging=volging, zichtbaar=False, by=cast.beheerder, at=AT)
    verborgen = found(cast, "Rots en Water")
    volgen.show_followed(volging=volging, zichtbaar=True, by=cast.beheerder, at=AT)
    assert (verborgen[0], len(found(cast, "Rots en Water"))) == ("Rots & Water training", len(verborgen) + 1)


def test_hidden_here_stays_hidden_when_the_neighbour_changes_it(cast, buur):
    take_in(cast, buur, service())
    volgen.show_followed(volging=Volging.objects.get(daar="d1"), zichtbaar=False, by=cast.beheerder, at=AT)
    take_in(cast, buur, service(description="Anders, maar hetzelfde aanbod."))
    assert Aanbod.objects.get().is_zichtbaar is False


def test_broken_rows_are_refused_by_themselves_and_said(cast, buur):
    ronde = take_in(
        cast, buur, service(), service("d2", status="misschien"), service("d3", naam=""), {"id": 7, "status": "active"},
        service("d4", organization=None), service("d5", minimum_age=9, maximum_age=3, url="javascript:alert(1)"),
    )  # fmt: skip
    regels = [(r["lot"], r.get("uitleg", "")) for r in ronde.verslag["regels"]]
    assert (counts(ronde)["nieuw"], counts(ronde)["geweigerd"]) == (2, 4)
    assert [u for lot, u in regels if lot == "geweigerd"] == [
        "De status is geen woord van HSDS.", "Er staat geen naam (name) bij.", "Er staat geen nummer (id) bij.",
        "Er staat geen organisatie bij.",
    ]  # fmt: skip
    assert ("opmerking", "url is geen webadres") in regels
    assert Aanbod.objects.get(volging__daar="d5").url == ""


def test_an_offer_for_areas_that_we_do_not_know_is_not_for_people_here(cast, buur):
    """Only for people there; asked without a place it is found, and it says for whom it is."""
    take_in(cast, buur, service(service_areas=[{"id": "g", "name": "Zuidhoek", "extent": "GM0001"}]))
    ref = Aanbod.objects.get().ref
    client = cast.client()
    met = client.get(reverse("wegwijzer:zoeken"), {"q": "rouw", "plaats": "9901"}).content.decode()
    zonder = client.get(reverse("wegwijzer:zoeken"), {"q": "rouw"}).content.decode()
    assert [ref in met, ref in zonder] == [False, True]
    assert "Zuidhoek" in client.get(reverse("wegwijzer:aanbod", args=[ref])).content.decode()


def test_a_number_that_belongs_to_another_organisation_here_is_a_conflict(cast, buur):
    cast.jeugdhulp.nummers.create(register="KVK", nummer="12345678")
    nummers = [{"id": "n", "identifier_type": "KVK", "identifier": "12345678"}]
    ronde = take_in(cast, buur, service(organization=organisation(organization_identifiers=nummers)))
    assert ronde.verslag["regels"][0]["uitleg"] == "KVK 12345678 is hier al van Jeugdhulp Waterrijk"
    assert cast.jeugdhulp.nummers.count() == 1


def test_a_number_that_two_of_their_own_organisations_carry_is_no_conflict(cast, buur):
    """Schools give out the number of their board."""
    nummers = [{"id": "n", "identifier_type": "bestuursnummer", "identifier": "99001"}]
    organisaties = [organisation(n, f"School {n}", organization_identifiers=nummers) for n in ("o1", "o2")]
    ronde = take_in(cast, buur, service(), organisaties=organisaties)
    assert ([r["lot"] for r in ronde.verslag["regels"]], Organisatienummer.objects.count()) == (["nieuw"], 1)


def test_to_stop_following_takes_everything_away(cast, buur):
    eigen = aanbod(cast, "druk")
    take_in(cast, buur, service(), organisaties=[organisation()])
    unfollow(buur=buur, by=cast.beheerder, at=AT)
    assert (list(Aanbod.objects.all()), Organisatie.objects.filter(naam="Jeugdteam Zuidhoek").count()) == (
        [eigen],
        0,
    )
    assert (Buurwegwijzer.objects.count(), found(cast, "rouw")) == (0, [])


@pytest.mark.parametrize("wie", ["jeugdhulpverlener", "coordinator", "jeugdprofessional"])
def test_only_who_manages_the_wegwijzer_follows(cast, wie):
    with pytest.raises(NotAllowed, match="adviseur of beheerder"):
        follow(naam="X", adres=ADRES, site="", by=getattr(cast, wie), at=AT)
    assert follow(naam="X", adres=ADRES, site="", by=cast.adviseur, at=AT).adres == ADRES


@pytest.mark.parametrize(
    ("adres", "reden"),
    [
        ("http://buren.invalid/v1", "Het adres begint met https://."),
        ("file:///etc/passwd", "Het adres begint met https://."),
        ("https://jan:geheim@buren.invalid/v1", "Geef alleen het adres van de API"),
        ("https://buren.invalid/v1?sleutel=1", "Geef alleen het adres van de API"),
        ("https://buren.invalid:8443/v1", "Het adres heeft een eigen poort"),
        ("https://[::1", "Dit is geen webadres."),
    ],
)
def test_an_address_that_is_no_api_is_refused(cast, adres, reden):
    with pytest.raises(Refusal, match=reden.replace("(", r"\(")):
        follow(naam="X", adres=adres, site="", by=cast.beheerder, at=AT)
    assert Buurwegwijzer.objects.count() == 0
