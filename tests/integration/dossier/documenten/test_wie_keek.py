"""Every look at a document is recorded with its purpose, once."""

import pytest

from knooppunt.dossier.rules.kring import Deel
from knooppunt.toegang.models import Gebeurtenis
from tests.bestanden import foto
from tests.factories.documenten import put_document
from tests.integration.dossier.documenten.formulier import text, url

pytestmark = pytest.mark.django_db


def looks(soort: str = "document.bekeken") -> list[tuple[str, str, str]]:
    rijen = Gebeurtenis.objects.filter(soort=soort).order_by("pk")
    return [(g.by.naam, g.doel, g.gegevens["deel"]) for g in rijen]


def test_a_download_is_a_look_with_its_purpose(cast, dossier):
    document = put_document(dossier, cast.moeder, deel=Deel.GEZIN)
    for wie in ("moeder", "coordinator"):
        cast.client(wie).get(url(dossier, "document_bestand", document))
    assert looks() == [("Samira Bouzid", "inzage", "gezin"), ("Joke Visser", "begeleiding", "gezin")]


def test_the_page_of_a_document_is_the_look_at_the_picture_on_it(cast, dossier):
    document = put_document(dossier, cast.moeder, inhoud=foto())
    client = cast.client("coordinator")
    pagina = text(client.get(url(dossier, "document", document)))
    beeld = pagina.partition('<p class="kp-beeld"><img src="')[2].partition('"')[0].replace("&amp;", "&")
    assert (client.get(beeld).status_code, len(looks())) == (200, 1)


@pytest.mark.parametrize("blijk", ["", "verzonnen", "van een ander"])
def test_a_picture_without_a_proof_of_its_page_is_a_look_of_its_own(cast, dossier, blijk):
    document = put_document(dossier, cast.moeder, inhoud=foto())
    if blijk == "van een ander":
        lijst = text(cast.client("moeder").get(url(dossier, "documenten")))
        blijk = lijst.partition("klein&amp;blijk=")[2].partition('"')[0]
    cast.client("coordinator").get(url(dossier, "document_bestand", document, f"?klein&blijk={blijk}"))
    assert looks() == [("Joke Visser", "begeleiding", "onderwijs")]


def test_who_looked_shows_the_document(cast, dossier):
    document = put_document(dossier, cast.moeder)
    cast.client("coordinator").get(url(dossier, "document_bestand", document))
    assert "een document" in text(cast.client("moeder").get(url(dossier, "wie_keek")))
