"""Finding and making a knooppunt on its pages, and its members."""

from knooppunt.dossier.models import Knooppunt
from tests.factories.knooppunten import knooppunt
from tests.integration.dossier.overleg.bladzijden.adressen import tekst


def test_searching_finds_a_team_by_its_school(cast, vandaag):
    knooppunt(cast, naam="Alfa")
    client = cast.client("mentor")
    assert [
        "Alfa" in tekst(client.get(f"/knooppunten/?zoek={woord}")) for woord in ("vuurtoren", "Springplank")
    ] == [
        True,
        False,
    ]


def test_without_teams_the_list_says_how_to_start(cast, vandaag):
    pagina = tekst(cast.client("beheerder").get("/knooppunten/"))
    assert ("Er is nog geen knooppunt" in pagina, "Nieuw knooppunt" in pagina) == (True, True)


NIEUW = {"naam": "Knooppunt Linde", "mandaat": "Hulp", "ritme": "Elke maand"}


def test_a_team_that_is_sent_twice_is_made_once(cast, vandaag):
    client = cast.client("coordinator")
    codes = [client.post("/knooppunten/nieuw/", NIEUW | {"school": cast.school.pk}).status_code for _ in "12"]
    assert (codes, Knooppunt.objects.count()) == ([302, 422], 1)


def test_a_coordinator_chooses_only_the_own_school(cast, vandaag):
    antwoord = cast.client("coordinator").post(
        "/knooppunten/nieuw/", NIEUW | {"school": cast.andere_school.pk}
    )
    assert (antwoord.status_code, Knooppunt.objects.count()) == (422, 0)


def test_a_member_is_added_from_the_page(cast, zaak):
    pad = f"/knooppunten/{zaak.overleg.knooppunt.ref}/leden/"
    gegevens = {"account": "mentor@voorbeeld.invalid", "rol": "leerkracht", "vanaf": "2026-11-16"}
    codes = [cast.client("coordinator").post(pad, gegevens).status_code for _ in "12"]
    assert (codes, zaak.overleg.knooppunt.leden.filter(account=cast.account("mentor")).count()) == (
        [302, 422],
        1,
    )


def test_a_member_leaves_from_the_page(cast, zaak):
    lid = zaak.overleg.knooppunt.leden.get(account=cast.account("jgz"))
    pad = f"/knooppunten/{zaak.overleg.knooppunt.ref}/leden/{lid.ref}/"
    antwoord = cast.client("coordinator").post(pad, {"tot": "2026-11-20"})
    lid.refresh_from_db()
    assert (antwoord.status_code, lid.tot.isoformat()) == (302, "2026-11-20")
