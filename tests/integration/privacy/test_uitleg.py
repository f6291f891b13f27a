"""The public page about privacy: it says what holds here, in two languages, to anyone."""

from html import unescape

import pytest

from knooppunt.privacy.queries.uitleg import explanation
from tests.factories import OP

pytestmark = pytest.mark.django_db


def page(cast, **headers: str) -> str:
    response = cast.client().get("/privacy/", **headers)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_terms_and_ages_are_those_of_the_rules(cast):
    u = explanation(OP)
    jaren = (u.dossier_jaren, u.vraag_jaren, u.logboek_jaren, u.samen_vanaf, u.zelf_vanaf)
    assert (jaren, u.account_maanden) == ((3, 1, 5, 12, 16), 6)
    tekst = page(cast)
    zinnen = (
        "Een dossier: 3 jaar",
        "kwam: 1 jaar",
        "Een account: 6 maanden",
        "logboek staat: 5 jaar",
        "Vanaf 12 jaar",
        "Vanaf 16 jaar",
    )
    assert [zin for zin in zinnen if zin not in tekst] == []


def test_a_visitor_reads_where_to_ask_and_where_to_complain(cast):
    tekst = page(cast)
    assert ["privacy@voorbeeld.invalid" in tekst, "autoriteitpersoonsgegevens.nl" in tekst] == [True, True]


def test_the_name_of_the_officer_is_not_on_a_page_for_everyone(cast):
    assert "Ineke Postma" not in page(cast)


def test_it_speaks_english(cast):
    client = cast.client()
    client.cookies["taal"] = "en"
    tekst = unescape(client.get("/privacy/").content.decode())
    assert ["A file: 3 years after it was closed." in tekst, "Hoe lang" in tekst] == [True, False]


def test_every_list_that_it_points_to_is_there_for_a_visitor(cast):
    client = cast.client()
    assert [client.get(url).status_code for url in ("/verwerkingen/", "/rollen/", "/uitwisselingen/")] == [
        200
    ] * 3
