"""A name that was searched stands in no address."""

import pytest
from django.test import RequestFactory

from knooppunt.basis.zoeken import HOEVEEL, keep_search, kept_search


@pytest.fixture
def visit():
    """Requests of one visit: they share a session."""
    session: dict = {}

    def request(path):
        made = RequestFactory().get(path)
        made.session = session
        return made

    return request


def test_what_was_searched_is_found_again_under_a_number(visit):
    naar = keep_search(visit("/dossiers/"), {"naam": "Ilyas"})["Location"]
    assert (naar.startswith("/dossiers/?zoek="), "Ilyas" in naar) == (True, False)
    assert kept_search(visit(naar))["naam"] == "Ilyas"


def test_the_number_of_one_page_says_nothing_on_another(visit):
    naar = keep_search(visit("/dossiers/"), {"naam": "Ilyas"})["Location"]
    assert kept_search(visit(naar.replace("dossiers", "beheer"))) == {}


@pytest.mark.parametrize("adres", ["/dossiers/", "/dossiers/?zoek=", "/dossiers/?zoek=verzonnen"])
def test_without_a_number_of_this_visit_nothing_was_searched(visit, adres):
    keep_search(visit("/dossiers/"), {"naam": "Ilyas"})
    assert kept_search(visit(adres)) == {}


def test_only_the_last_searches_are_kept(visit):
    adressen = [keep_search(visit("/dossiers/"), {"naam": str(n)})["Location"] for n in range(HOEVEEL + 2)]
    assert [kept_search(visit(a)).get("naam") for a in adressen] == [
        None,
        None,
        *map(str, range(2, HOEVEEL + 2)),
    ]
