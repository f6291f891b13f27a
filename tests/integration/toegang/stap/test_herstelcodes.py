"""A recovery code lets its owner in once, and nobody else."""

import pytest
from django.urls import reverse

from knooppunt.toegang.models import Herstelcode
from tests.integration.toegang.stap.aankloppen import STAP, WACHTWOORD, code_now, is_in, knock, text, with_app

pytestmark = pytest.mark.django_db


def test_a_recovery_code_lets_one_in_once(cast, mailoutbox):
    _, _, codes = with_app(cast)
    uitkomst = []
    for _ in range(2):
        client = cast.client()
        knock(client)
        client.post(reverse("toegang:herstel"), {"code": codes[0].lower().replace("-", " ")})
        uitkomst.append(is_in(client))
    assert uitkomst == [True, False]
    assert "ingelogd met een herstelcode" in " ".join(m.body for m in mailoutbox)


def test_a_recovery_code_of_someone_else_does_not_fit(cast):
    with_app(cast)
    _, _, van_een_ander = with_app(cast, "mentor")
    client = cast.client()
    knock(client)
    assert "is al eens gebruikt" in text(client.post(reverse("toegang:herstel"), {"code": van_een_ander[0]}))


def test_recovery_codes_are_not_readable_in_the_database(cast):
    _, _, codes = with_app(cast)
    bewaard = set(Herstelcode.objects.values_list("code_hash", flat=True))
    assert (len(bewaard), bewaard & set(codes)) == (10, set())


def test_new_recovery_codes_replace_the_old_ones(cast):
    _, geheim, codes = with_app(cast)
    client = cast.client()
    knock(client)
    client.post(STAP, {"code": code_now(geheim)})
    nieuw = client.post(reverse("toegang:nieuwe_codes"), {"wachtwoord": WACHTWOORD}).context["codes"]
    assert (len(nieuw), set(nieuw) & set(codes)) == (10, set())
