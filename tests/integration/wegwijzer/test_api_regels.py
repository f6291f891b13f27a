"""The open API by the NL API Design Rules, and asked by a machine for all that its OpenAPI allows and forbids."""

import re

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import reverse

from knooppunt.wegwijzer.api.openapi import description
from tests.api_ronde import ask_everything
from tests.factories.wegwijzer import filled_offer

VRAGEN_PER_ADRES = 12
DOCUMENT = description("https://regio.voorbeeld.nl/api/wegwijzer/v1/")
GETS = [(pad, acties["get"]) for pad, acties in DOCUMENT["paths"].items()]
KEBAB = re.compile(r"/|(/([a-z0-9-]+|\{[^}]+\}))(/([a-z0-9.-]+|\{[^}]+\}))*")
CAMEL = re.compile(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*")


def answers(code_begint_met):
    """Of every address, the answers of these codes, with references followed."""
    for pad, get in GETS:
        for code, antwoord in get["responses"].items():
            if code.startswith(code_begint_met):
                ref = antwoord.get("$ref", "").rsplit("/")[-1]
                yield pad, DOCUMENT["components"]["responses"][ref] if ref else antwoord


def test_every_address_is_lower_case_with_hyphens_and_has_no_slash_at_its_end():
    assert [pad for pad, _ in GETS if not KEBAB.fullmatch(pad) or (len(pad) > 1 and pad.endswith("/"))] == []


def test_every_parameter_is_camel_case():
    namen = {p["name"] for _, get in GETS for p in get["parameters"]}
    assert (sorted(n for n in namen if not CAMEL.fullmatch(n)), "perPage" in namen) == ([], True)


def test_every_object_is_named_in_upper_camel_case():
    assert [n for n in DOCUMENT["components"]["schemas"] if not re.fullmatch(r"([A-Z][a-z]+)+", n)] == []


def test_every_good_answer_carries_the_version():
    assert [pad for pad, antwoord in answers("2") if "API-Version" not in antwoord["headers"]] == []


def test_every_refusal_is_a_problem_with_a_title_a_status_and_a_detail():
    assert [
        pad for pad, antwoord in answers("4") if list(antwoord["content"]) != ["application/problem+json"]
    ] == []
    assert {"title", "status", "detail"} <= set(DOCUMENT["components"]["schemas"]["Problem"]["properties"])


def test_every_address_that_takes_something_can_say_that_it_is_wrong():
    assert [pad for pad, get in GETS if get["parameters"] and "400" not in get["responses"]] == []


def test_the_document_names_its_version_its_server_and_who_to_ask():
    assert re.fullmatch(r"\d+\.\d+\.\d+", DOCUMENT["info"]["version"])
    assert re.search(r"/v\d+$", DOCUMENT["servers"][0]["url"])
    assert sorted(DOCUMENT["info"]["contact"]) == ["email", "name", "url"]
    assert DOCUMENT["openapi"].startswith("3.")


def test_no_operation_has_the_name_of_another():
    namen = [get["operationId"] for _, get in GETS]
    assert sorted(namen) == sorted(set(namen))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hsds", "nl"),
    [
        ("service_at_locations?per_page=1", "service-at-locations?perPage=1"),
        ("taxonomy_terms?top_only=true&per_page=2", "taxonomy-terms?topOnly=true&perPage=2"),
    ],
)
def test_the_spelling_of_hsds_and_that_of_the_rules_give_the_same(cast, hsds, nl):
    filled_offer(cast)
    begin = reverse("hsds:begin")
    een, ander = (cast.client().get(begin + adres) for adres in (hsds, nl))
    assert (een.status_code, een.json()["size"] > 0, een.json()) == (200, True, ander.json())


@pytest.mark.django_db
@pytest.mark.parametrize("vraag", ["per_page=1&perPage=2", "page=1&page=2"])
def test_the_same_asked_twice_is_refused_and_not_guessed(cast, vraag):
    antwoord = cast.client().get(reverse("hsds:services") + "?" + vraag)
    assert (antwoord.status_code, "meer dan één keer" in antwoord.json()["detail"]) == (400, True)


@pytest.fixture
def app():
    """The product as a server calls it; the connection of the test stays open between two requests."""
    for signaal in (request_started, request_finished):
        signaal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signaal in (request_started, request_finished):
        signaal.connect(close_old_connections)


@pytest.mark.django_db
def test_every_answer_to_any_question_is_as_the_openapi_and_hsds_say(cast, app):
    filled_offer(cast)
    uitkomst = ask_everything(app, VRAGEN_PER_ADRES, 1)
    assert (uitkomst["fouten"], {"200", "400"} <= set(uitkomst["antwoorden"])) == ([], True)
