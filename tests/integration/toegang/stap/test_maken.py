"""Who works with dossiers makes a second step at the door, and sees nothing personal before it."""

import pytest
from django.urls import reverse

from knooppunt.toegang.models import TweedeStap
from tests.integration.toegang.stap.aankloppen import (
    KIEZEN,
    code_now,
    is_in,
    knock,
    make_app,
    secret_on,
    text,
    with_password,
)

pytestmark = pytest.mark.django_db


def test_who_works_here_makes_a_second_step_before_anything_else(cast, coordinator):
    client = cast.client()
    assert knock(client).headers["Location"] == KIEZEN
    assert "Wie met dossiers van kinderen werkt" in text(client.get(KIEZEN))
    assert not is_in(client)


def test_at_the_door_no_page_with_anything_personal_opens(cast, coordinator):
    client = cast.client()
    knock(client)
    for naam in ("dossier:start", "dossier:lijst", "toegang:account", "toegang:nieuwe_codes"):
        assert client.get(reverse(naam)).headers["Location"].startswith(reverse("toegang:binnenkomen"))


def test_with_an_app_at_the_door_one_comes_in_and_gets_recovery_codes(cast, coordinator):
    client = cast.client()
    knock(client, next="/dossiers/")
    antwoord = make_app(client)
    assert (len(antwoord.context["codes"]), antwoord.context["verder"]) == (10, "/dossiers/")
    assert (is_in(client), TweedeStap.objects.get().naam) == (True, "Mijn telefoon")


def test_a_wrong_code_makes_no_second_step(cast, coordinator):
    client = cast.client()
    knock(client)
    antwoord = make_app(client, code="000000")
    assert (antwoord.status_code, "Deze code klopt niet." in text(antwoord)) == (422, True)
    assert (is_in(client), TweedeStap.objects.count()) == (False, 0)


def test_the_picture_of_someone_else_makes_no_second_step(cast, coordinator):
    with_password(cast, "mentor")
    ander, client = cast.client(), cast.client()
    knock(ander, "mentor")
    knock(client)
    geleend = ander.get(reverse("toegang:stap_app"))
    velden = {
        "code": code_now(secret_on(geleend)),
        "naam": "",
        "geheim": geleend.context["form"].initial["geheim"],
    }
    assert client.post(reverse("toegang:stap_app"), velden).status_code == 422


def test_a_parent_comes_in_without_a_second_step(cast, moeder):
    client = cast.client()
    knock(client, "moeder")
    assert is_in(client)
