"""A new version of a document takes the place of the old one."""

import pytest

from knooppunt.basis.verdict import Refusal
from knooppunt.dossier.models import Document
from tests.bestanden import pdf
from tests.factories.documenten import put_document
from tests.integration.dossier.documenten.formulier import formulier, text, url

pytestmark = pytest.mark.django_db


def test_a_new_version_takes_the_place_of_the_old_one_which_can_still_be_read(cast, dossier):
    oud = put_document(dossier, cast.moeder, titel="Rapport")
    client = cast.client("moeder")
    client.post(url(dossier, "document_versie", oud), formulier(pdf(pagina="Nieuw"), titel="Rapport 2"))
    lijst = text(client.get(url(dossier, "documenten")))
    nieuw = Document.objects.get(vervangt=oud)
    assert (url(dossier, "document", oud) in lijst, url(dossier, "document", nieuw) in lijst) == (False, True)
    assert url(dossier, "document", oud) in text(client.get(url(dossier, "document", nieuw)))
    assert "Dit is een eerdere versie" in text(client.get(url(dossier, "document", oud)))


def test_only_the_newest_version_has_a_next_one(cast, dossier):
    oud = put_document(dossier, cast.moeder)
    put_document(dossier, cast.moeder, vervangt=oud)
    with pytest.raises(Refusal, match="Er is al een nieuwere versie"):
        put_document(dossier, cast.moeder, vervangt=oud)
