"""The list of documents when it is long: its pages, and how often it asks the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.bestanden import tekening
from tests.factories.documenten import put_document
from tests.integration.dossier.documenten.formulier import text, url

pytestmark = pytest.mark.django_db


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_thirty(cast, dossier):
    client = cast.client("coordinator")
    aantallen = []
    for _ in range(2):
        for n in range(1 if not aantallen else 29):
            put_document(dossier, cast.moeder, titel=f"Foto {n}", inhoud=tekening())
        client.get(url(dossier, "documenten"))
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            client.get(url(dossier, "documenten"))
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


def test_a_long_list_goes_on_on_the_next_page_with_the_same_filter(cast, dossier, monkeypatch):
    monkeypatch.setattr("knooppunt.dossier.queries.documenten.PER_BLADZIJDE", 2)
    for n in range(3):
        put_document(dossier, cast.moeder, titel=f"Brief nummer {n}")
    client = cast.client("moeder")
    eerste = text(client.get(url(dossier, "documenten", vraag="?soort=brief")))
    volgende = eerste.partition('href="?soort=brief')[2].partition('"')[0].replace("&amp;", "&")
    tweede = text(client.get(url(dossier, "documenten", vraag="?soort=brief" + volgende)))
    assert [f"Brief nummer {n}" in blad for blad in (eerste, tweede) for n in range(3)] == [
        False, True, True, True, False, False,
    ]  # fmt: skip
