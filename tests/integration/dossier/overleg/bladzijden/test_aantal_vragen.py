"""A page asks the database as often for one child, team or meeting as for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from knooppunt.dossier.models import Afspraak, Bespreking, EigenWoorden, Overleg
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT
from tests.factories.knooppunten import OVERLEGDAG, andere_kinderen, bespreking, knooppunt


def vragen(client, pad):
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(pad).status_code == 200
    return len(gevangen)


@pytest.mark.parametrize("pad", ["/overleg/{o}/", "/knooppunten/{k}/"])
def test_one_child_and_thirty_ask_the_database_as_often(cast, zaak, pad):
    client, pad = cast.client("coordinator"), pad.format(o=zaak.overleg.ref, k=zaak.overleg.knooppunt.ref)
    een = vragen(client, pad)
    for dossier in andere_kinderen(cast, 29):
        bespreking(cast, zaak.overleg, dossier)
    assert vragen(client, pad) == een


@pytest.mark.parametrize(("pad", "bladzijde"), [("", "overleg"), ("verslag/", "overleg_verslag")])
def test_a_page_about_ten_children_asks_the_same_and_records_a_look_at_each(cast, zaak, pad, bladzijde):
    client, pad = cast.client("coordinator"), f"/overleg/{zaak.overleg.ref}/{pad}"
    een = vragen(client, pad)
    for dossier in andere_kinderen(cast, 9):
        bespreking(cast, zaak.overleg, dossier)
    eerder = Gebeurtenis.objects.filter(soort="dossier.bekeken").count()
    assert vragen(client, pad) == een
    gekeken = Gebeurtenis.objects.filter(soort="dossier.bekeken").order_by("id")[eerder:]
    assert {(g.doel, g.gegevens["bladzijde"]) for g in gekeken} == {("overleg", bladzijde)}
    assert len({g.dossier_ref for g in gekeken}) == 10


def test_one_team_and_thirty_ask_the_database_as_often(cast, vandaag):
    client = cast.client("coordinator")
    knooppunt(cast)
    een = vragen(client, "/knooppunten/")
    for i in range(29):
        knooppunt(cast, naam=f"Team {i}")
    assert vragen(client, "/knooppunten/") == een


def test_one_meeting_and_thirty_on_the_tab_ask_as_often(cast, zaak):
    client, pad = cast.client("coordinator"), f"/dossiers/{zaak.dossier.ref}/overleg/"
    EigenWoorden.objects.create(
        bespreking=zaak, account=cast.account("moeder"), hoedanigheid="ouder", tekst="x", at=AT
    )
    een = vragen(client, pad)
    for i in range(29):
        ander = Overleg.objects.create(
            knooppunt=zaak.overleg.knooppunt,
            begint_at=AT.replace(hour=i % 20, day=1 + i % 28),
            plaats="x",
            created_at=AT,
        )
        b = Bespreking.objects.create(
            overleg=ander, dossier=zaak.dossier, volgorde=1, vraag="?", grondslag="wettelijke_taak",
            geagendeerd_by=cast.account("coordinator"),
        )  # fmt: skip
        Afspraak.objects.create(
            dossier=zaak.dossier,
            bespreking=b,
            tekst="x",
            eigenaar=cast.account("moeder"),
            voor=OVERLEGDAG,
            created_at=AT,
        )
        EigenWoorden.objects.create(
            bespreking=b, account=cast.account("moeder"), hoedanigheid="ouder", tekst="x", at=AT
        )
    assert vragen(client, pad) == een
