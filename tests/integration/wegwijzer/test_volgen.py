"""A neighbour's wegwijzer is followed: read, changed, gone, never edited here and never given out as ours."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.organisaties.models import Organisatie
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.public import knooppunt_self, viewer_of
from knooppunt.wegwijzer.actions import volgen
from knooppunt.wegwijzer.actions.expertise import ask_expertise
from knooppunt.wegwijzer.actions.nakijken import report_error
from knooppunt.wegwijzer.actions.vermeldingen import change_entry, check_entry, show_entry
from knooppunt.wegwijzer.actions.volgen import follow, refresh_neighbours, refresh_now, take_in_file, unfollow
from knooppunt.wegwijzer.api import vormen
from knooppunt.wegwijzer.api.kenmerk import made_id
from knooppunt.wegwijzer.buren.ophalen import OphalenMislukt
from knooppunt.wegwijzer.models import (
    Aanbod,
    Buurwegwijzer,
    Locatie,
    Ontvangst,
    Ophaalronde,
    Organisatienummer,
    Volging,
)
from knooppunt.wegwijzer.opdrachten import wegwijzer
from knooppunt.wegwijzer.policies import VAN_BUREN
from knooppunt.wegwijzer.queries import hsds
from knooppunt.wegwijzer.queries.kennis import forget
from knooppunt.wegwijzer.queries.zoeken import search
from knooppunt.wegwijzer.rules.zoekvraag import Zoekvraag
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers, rebuild_index
from tests.factories import AT, OP
from tests.factories.wegwijzer import aanbod, buurwegwijzer, filled_offer, soort

pytestmark = pytest.mark.django_db
ADRES = "https://buren.invalid/api/wegwijzer/v1"


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget()


def organisation(nummer="o1", naam="Jeugdteam Zuidhoek", **anders):
    return {"id": nummer, "name": naam, "description": "Wij helpen in Zuidhoek."} | anders


def service(nummer="d1", naam="Praatgroep rouw", **anders):
    dienst = {
        "id": nummer, "name": naam, "status": "active", "description": "Praten over wie er niet meer is.",
        "organization": organisation(), "assured_date": "2026-11-01",
        "attributes": [{"id": "a1", "taxonomy_term_id": str(soort("rouw").uuid)}],
    }  # fmt: skip
    return {k: w for k, w in (dienst | anders).items() if w is not None}


@pytest.fixture
def buur(cast):
    return buurwegwijzer(cast)


def take_in(cast, buur, *diensten, dagen=0, organisaties=()):
    at = AT + timedelta(days=dagen)
    by = viewer_of(cast.account("beheerder"), at.date())
    inhoud = json.dumps({"services": list(diensten), "organizations": list(organisaties)}).encode()
    return take_in_file(buur=buur, inhoud=inhoud, by=by, at=at)


def counts(ronde):
    return ronde.verslag["telling"]


def found(cast, tekst):
    forget()
    gevonden = search(cast.adviseur, Zoekvraag(tekst=tekst)).kandidaten
    return [Aanbod.objects.get(pk=k.aanbod_id).naam for k in gevonden]


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


class Server:
    """A neighbour that gives pages of one; ``breuk`` is the request at which the connection is lost."""

    def __init__(self, monkeypatch, diensten, organisaties=(), breuk=0):
        self.rijen = {"services": list(diensten), "organizations": list(organisaties)}
        self.breuk, self.gevraagd = breuk, []
        monkeypatch.setattr(volgen, "fetch_json", self.answer)

    def answer(self, adres):
        self.gevraagd.append(adres)
        if len(self.gevraagd) == self.breuk:
            raise OphalenMislukt("De verbinding is halverwege verbroken.")
        deel, _, vraag = adres.removeprefix(ADRES + "/").partition("?")
        nummer, rijen = int(vraag.split("page=")[1].split("&")[0]), self.rijen[deel]
        return {
            "total_items": len(rijen), "total_pages": len(rijen), "page_number": nummer, "size": 1,
            "last_page": nummer >= len(rijen), "contents": rijen[nummer - 1 : nummer],
        }  # fmt: skip


@pytest.fixture
def server_buur(cast):
    return follow(naam="Wegwijzer Zuidhoek", adres=ADRES, site="", by=cast.beheerder, at=AT)


def test_a_lost_connection_leaves_nothing_half_and_the_next_try_goes_on(cast, server_buur, monkeypatch):
    diensten = [service(f"d{n}", f"Groep {n}") for n in range(4)]
    server = Server(monkeypatch, diensten, [organisation()], breuk=4)
    eerste = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    half = (eerste.stand, eerste.reden, Aanbod.objects.count(), Ontvangst.objects.count())
    assert half == ("bezig", "De verbinding is halverwege verbroken.", 0, 3)
    tweede = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (tweede.pk, tweede.stand, Aanbod.objects.count(), Ontvangst.objects.count()) == (
        eerste.pk,
        "klaar",
        4,
        0,
    )
    assert [a.split("?")[0].rsplit("/")[-1] for a in server.gevraagd] == ["organizations"] + ["services"] * 5


def test_an_error_while_writing_leaves_everything_as_it_was(cast, server_buur, monkeypatch):
    Server(monkeypatch, [service("d1"), service("d2", "Tweede")])
    echt, keren = volgen.take_over, []

    def breaks(*args):
        echt(*args)
        keren.append(Aanbod.objects.count())
        raise RuntimeError

    monkeypatch.setattr(volgen, "take_over", breaks)
    with pytest.raises(RuntimeError):
        refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (keren, Aanbod.objects.count(), Ophaalronde.objects.get().stand) == ([2], 0, "bezig")


def test_a_page_that_comes_twice_counts_once(cast, server_buur, monkeypatch):
    server = Server(monkeypatch, [service("d1"), service("d1"), service("d2", "Tweede")])
    server.rijen["services"].append(service("d2", "Tweede"))
    with_extra = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (with_extra.stand, with_extra.reden) == ("bezig", "De server geeft steeds dezelfde bladzijde.")
    server.rijen["services"] = [service("d1"), service("d2", "Tweede"), service("d2", "Tweede")]
    ronde = refresh_now(buur=server_buur, by=cast.beheerder, at=AT + timedelta(days=2))
    assert (counts(ronde), ronde.volledig) == ({"nieuw": 2}, False)


def test_a_neighbour_that_changes_while_it_is_read_loses_nothing_here(cast, server_buur, monkeypatch):
    """Three were promised and two came: then what was not seen may well be there."""
    server = Server(monkeypatch, [service(f"d{n}", f"Groep {n}") for n in range(3)])
    refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    server.rijen["services"] = [service("d0", "Groep 0"), service("d1", "Groep 1"), service("d1", "Groep 1")]
    ronde = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (counts(ronde), Volging.objects.filter(weg_op__isnull=False).count()) == ({"gelijk": 2}, 0)


def test_two_who_read_the_same_round_at_once_do_not_take_it_twice(cast, server_buur, monkeypatch):
    """While one waits for a page, another reads to the end: what is there stays."""
    server = Server(monkeypatch, [service("d1"), service("d2", "Tweede")], [organisation()])
    binnen = []

    def slow(adres):
        if not binnen:
            binnen.append(adres)
            refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
        return server.answer(adres)

    monkeypatch.setattr(volgen, "fetch_json", slow)
    ronde = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (ronde.stand, counts(ronde), Ophaalronde.objects.count()) == ("klaar", {"nieuw": 2}, 1)
    assert Volging.objects.filter(weg_op__isnull=False).count() == 0


@pytest.mark.parametrize(
    ("antwoord", "reden"),
    [
        ({"services": []}, "Het antwoord is geen bladzijde van HSDS 3 (contents ontbreekt)."),
        ([], "Het antwoord is geen bladzijde van HSDS 3 (contents ontbreekt)."),
        ("tekst", "Het antwoord is geen bladzijde van HSDS 3 (contents ontbreekt)."),
    ],
)
def test_an_answer_that_is_not_hsds_changes_nothing(cast, server_buur, monkeypatch, antwoord, reden):
    monkeypatch.setattr(volgen, "fetch_json", lambda adres: antwoord)
    ronde = refresh_now(buur=server_buur, by=cast.beheerder, at=AT)
    assert (ronde.reden, Aanbod.objects.count()) == (reden, 0)


def test_at_night_every_neighbour_is_read_and_a_silent_one_does_not_stop_the_rest(
    cast, server_buur, monkeypatch
):
    follow(naam="Aan de stille kant", adres="https://stil.invalid", site="", by=cast.beheerder, at=AT)
    server = Server(monkeypatch, [service()])
    monkeypatch.setattr(
        volgen, "fetch_json", lambda adres: server.answer(adres) if adres.startswith(ADRES) else broken()
    )
    zin = refresh_neighbours(at=AT, by=knooppunt_self(AT), voortgang=lambda klaar, totaal: None)
    assert (zin, Aanbod.objects.count()) == ("1 van 2 andere wegwijzers gelezen.", 1)
    assert Gebeurtenis.objects.filter(soort="buur.ververst").count() == 1


def broken():
    raise OphalenMislukt("Deze server is niet te vinden.")


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"{", "Dit bestand is geen leesbare JSON en geen zip."),
        (b"[" * 100_000, "Dit bestand is geen leesbare JSON en geen zip."),
        (b"PK\x03\x04kapot", "Dit zip-bestand is niet te lezen."),
        (b'{"services": {}}', "Dit is geen bestand met HSDS"),
        (b'{"iets": "anders"}', "Dit is geen bestand met HSDS"),
        (b"7", "Dit is geen bestand met HSDS"),
    ],
)
def test_a_file_that_is_no_hsds_is_refused_and_changes_nothing(cast, buur, inhoud, reden):
    take_in(cast, buur, service())
    with pytest.raises(Refusal, match=reden):
        take_in_file(buur=buur, inhoud=inhoud, by=cast.beheerder, at=AT)
    assert (Aanbod.objects.count(), Ophaalronde.objects.count()) == (1, 1)


def test_a_page_begins_to_follow_takes_in_a_file_and_says_what_happened(cast):
    client = cast.client("beheerder")
    client.post(reverse("wegwijzer:buren"), {"naam": "Wegwijzer Zuidhoek", "adres": "", "site": ""})
    adres = reverse("wegwijzer:buur", args=[Buurwegwijzer.objects.get().ref])
    bestand = SimpleUploadedFile("hsds.json", json.dumps([service()]).encode())
    antwoord = client.post(adres, {"doe": "bestand", "bestand": bestand}, follow=True)
    html = antwoord.content.decode()
    assert ("De wegwijzer is gelezen." in html, "1 × nieuw" in html) == (True, True)
    assert "Praatgroep rouw" in html


def test_a_wrong_file_and_a_wrong_address_are_explained_on_the_page(cast, buur):
    client = cast.client("beheerder")
    bestand = SimpleUploadedFile("x.json", b"{")
    adres = reverse("wegwijzer:buur", args=[buur.ref])
    fout = client.post(adres, {"doe": "bestand", "bestand": bestand})
    http = client.post(reverse("wegwijzer:buren"), {"naam": "X", "adres": "http://x.nl", "site": ""})
    assert (fout.status_code, http.status_code) == (422, 422)
    assert "Dit bestand is geen leesbare JSON" in fout.content.decode()
    assert "Het adres begint met https://." in http.content.decode()


def test_a_double_is_hidden_and_shown_again_from_the_page(cast, buur):
    take_in(cast, buur, service())
    vermelding = Aanbod.objects.get()
    adres = reverse("wegwijzer:buur_toon", args=[vermelding.ref])
    client, gezien = cast.client("adviseur"), []
    for zichtbaar in ("nee", "ja"):
        client.post(adres, {"zichtbaar": zichtbaar})
        vermelding.refresh_from_db()
        gezien.append(vermelding.is_zichtbaar)
    eigen = aanbod(cast, "druk")
    ander = client.post(reverse("wegwijzer:buur_toon", args=[eigen.ref]), {"zichtbaar": "nee"})
    assert (gezien, ander.status_code) == ([False, True], 404)


def test_thirty_neighbours_and_a_long_report_take_as_many_queries_as_one(cast, buur):
    client, aantallen = cast.client("beheerder"), []
    for hoeveel in (1, 30):
        take_in(cast, buur, *(service(f"d{n}", f"Groep {n}") for n in range(hoeveel)))
        for n in range(hoeveel):
            Buurwegwijzer.objects.get_or_create(naam=f"Buur {n}", defaults={"created_at": AT})
        for adres in (reverse("wegwijzer:buren"), reverse("wegwijzer:buur", args=[buur.ref])):
            with CaptureQueriesContext(connection) as gedaan:
                assert client.get(adres).status_code == 200
            aantallen.append(len(gedaan))
    assert aantallen[:2] == aantallen[2:]


def test_the_terminal_follows_reads_a_file_and_refreshes(cast, tmp_path, monkeypatch):
    bestand = tmp_path / "hsds.json"
    bestand.write_text(json.dumps({"services": [service()]}))
    uit = CliRunner().invoke(wegwijzer, ["volg", "Wegwijzer Zuidhoek", "--bestand", str(bestand)])
    assert "Wegwijzer Zuidhoek: klaar. 1 nieuw" in uit.output
    fout = CliRunner().invoke(wegwijzer, ["volg", "Anders", "--adres", "http://10.0.0.1"])
    assert (fout.exit_code, "Het adres begint met https://." in fout.output) == (1, True)
    follow(naam="Met adres", adres=ADRES, site="", by=cast.beheerder, at=AT)
    Server(monkeypatch, [service("d9", "Negende")])
    assert "1 van 1 andere wegwijzers gelezen." in CliRunner().invoke(wegwijzer, ["ververs"]).output
