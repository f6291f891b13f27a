"""The frame of a page, the fixed pages and the pages that help when something went wrong."""

import re

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from knooppunt.basis import web
from knooppunt.basis.verdict import NotAllowed

pytestmark = pytest.mark.django_db


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.parametrize("naam", ["stijlgids", "toegankelijkheid", "colofon"])
def test_a_fixed_page_opens_for_a_visitor(client: Client, naam: str):
    assert client.get(reverse(f"basis:{naam}")).status_code == 200


def test_an_unknown_address_gives_help_and_a_way_back(client: Client):
    response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    assert "Deze pagina vinden we niet" in text(response)
    assert 'href="/"' in text(response)


def test_a_refusal_shows_its_reasons(rf: RequestFactory):
    response = web.fout_403(rf.get("/"), NotAllowed("U bent niet betrokken bij dit kind."))
    assert response.status_code == 403
    assert "U bent niet betrokken bij dit kind." in text(response)


def test_a_refusal_without_reasons_says_that_the_page_belongs_to_another_role(rf: RequestFactory):
    assert "Deze pagina hoort niet bij uw rol." in text(web.fout_403(rf.get("/")))


def test_an_expired_form_explains_what_to_do(settings: object):
    response = Client(enforce_csrf_checks=True).post(reverse("toegang:taal"), {"taal": "en"})
    assert response.status_code == 403
    assert "Het formulier is verlopen" in text(response)


def test_the_page_for_our_own_mistake_needs_no_context(rf: RequestFactory):
    response = web.fout_500(rf.get("/"))
    assert response.status_code == 500
    assert "Er ging iets mis bij ons" in text(response)


def test_the_frame_has_one_main_part_one_heading_and_a_skip_link(client: Client):
    html = text(client.get(reverse("privacy:uitleg")))
    assert html.count("<main") == 1
    assert html.count("<h1") == 1
    assert 'href="#inhoud"' in html
    assert 'id="inhoud"' in html


@pytest.mark.parametrize(
    ("path", "naar"),
    [
        ("/binnenkomen/wachtwoord/onbekend/onbekend/", "/binnenkomen/wachtwoord/"),
        ("/loket/status/ABCDABCDABCDABCDABCDABCD/", "/loket/terug/"),
    ],
)
def test_a_link_that_does_not_work_any_more_leads_to_a_new_one(client: Client, path: str, naar: str):
    response = client.get(path)
    assert (response.status_code, f'href="{naar}"' in response.content.decode()) == (404, True)
    assert "Deze link werkt niet meer" in text(response)
