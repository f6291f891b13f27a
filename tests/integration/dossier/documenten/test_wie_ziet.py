"""Who sees a part sees its documents, in the list and on the timeline; for anyone else they are not there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from knooppunt.dossier.public import KindGegevens
from knooppunt.dossier.rules.kring import Deel
from tests.bestanden import foto
from tests.factories import OP
from tests.factories.documenten import put_document
from tests.integration.dossier.documenten.formulier import text, url

pytestmark = pytest.mark.django_db


def test_who_sees_only_one_part_finds_nothing_of_the_others(cast, dossier):
    onderwijs = put_document(dossier, cast.moeder, deel=Deel.ONDERWIJS, titel="Rapport van school")
    zorg = put_document(dossier, cast.moeder, deel=Deel.ZORG, titel="Brief van de arts", inhoud=foto())
    client = cast.client("adviseur")
    lijst = text(client.get(url(dossier, "documenten")))
    assert ("Rapport van school" in lijst, "Brief van de arts" in lijst) == (True, False)
    adressen = ("document", "document_bestand", "document_versie", "document_weg")
    assert [client.get(url(dossier, a, onderwijs)).status_code for a in adressen] == [200, 200, 403, 403]
    assert [client.get(url(dossier, a, zorg)).status_code for a in adressen] == [404, 404, 404, 404]
    assert [
        client.post(url(dossier, a, zorg)).status_code for a in ("document_terug", "document_nakijken")
    ] == [404, 404]


def test_a_filter_leaks_nothing_either(cast, dossier):
    put_document(dossier, cast.moeder, deel=Deel.ZORG, titel="Brief van de arts")
    pagina = text(cast.client("adviseur").get(url(dossier, "documenten", vraag="?deel=zorg&soort=brief")))
    assert ("Brief van de arts" in pagina, "Niets gevonden" in pagina) == (False, True)


@pytest.mark.parametrize("wie", ["coordinator_elders", "vreemde_ouder", "beleid", "beheerder", "leerplicht"])
def test_a_stranger_finds_no_document_and_no_file(cast, dossier, wie):
    document = put_document(dossier, cast.moeder, inhoud=foto())
    client = cast.client(wie)
    adressen = [url(dossier, "document", document), url(dossier, "document_bestand", document)]
    assert [client.get(a).status_code for a in (*adressen, adressen[1] + "?klein")] == [404, 404, 404]


def test_who_leaves_the_circle_loses_the_file_that_minute(cast, dossier):
    document = put_document(dossier, cast.moeder)
    adres = url(dossier, "document_bestand", document)
    voor = cast.client("adviseur").get(adres).status_code
    dossier.betrokkenen.filter(account=cast.account("adviseur")).update(tot=timezone.localdate())
    assert (voor, cast.client("adviseur").get(adres).status_code) == (200, 404)


def test_a_document_of_another_dossier_is_not_found_by_this_one(cast, dossier):
    ander = cast.dossier(kind=KindGegevens("Noor", "Kok", OP - timedelta(days=3000), "9901"), ouders=[])
    document = put_document(ander, cast.coordinator)
    assert cast.client("coordinator").get(url(dossier, "document_bestand", document)).status_code == 404


def test_a_document_is_on_the_timeline_of_who_sees_its_part(cast, dossier):
    put_document(dossier, cast.moeder, deel=Deel.ZORG)
    zin = "Samira Bouzid voegde een document toe."
    gezien = [zin in text(cast.client(w).get(url(dossier, "tijdlijn"))) for w in ("coordinator", "adviseur")]
    eigen = "U voegde een document toe." in text(cast.client("moeder").get(url(dossier, "tijdlijn")))
    assert (gezien, eigen) == ([False, False], True)
