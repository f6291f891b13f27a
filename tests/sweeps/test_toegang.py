"""Every address, with every role: declared access, no dossier for a stranger, and never a server error."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.access import DOELEN, Toegang
from knooppunt.dossier.models import (
    Bespreking,
    Betrokkene,
    Doel,
    Gezinslid,
    Knooppunt,
    Overleg,
    Plan,
    Regisseur,
)
from knooppunt.toegang.models import Account
from tests.factories import AT, OP, PEOPLE, Cast
from tests.factories.kennis import refs_of_kennis
from tests.factories.wegwijzer import refs_of_the_wegwijzer
from tests.sweeps.adressen import Adres, addresses

ADRESSEN = list(addresses())
DOSSIERADRESSEN = [a for a in ADRESSEN if a.of_a_dossier]
KRING = {"moeder": "ouder", "leerling": "leerling", "coordinator": "team", "adviseur": "team", "jgz": "gast"}
VREEMDEN = [wie for wie in PEOPLE if wie not in KRING]
NIETS = {403, 404, 405}
GEEN_FOUT = {200, 204, 302, 400, 403, 404, 405, 413, 422}


def test_there_are_addresses_to_walk():
    assert len(ADRESSEN) > 80
    assert len(DOSSIERADRESSEN) > 40


@pytest.mark.parametrize("adres", ADRESSEN, ids=lambda a: a.route or "/")
def test_every_view_declares_its_access(adres):
    assert isinstance(adres.access, Toegang)


def test_a_page_of_a_dossier_states_the_purpose_of_showing_it():
    zonder = [a.route for a in DOSSIERADRESSEN if a.access.publiek or a.access.doel not in DOELEN]
    assert zonder == []


@pytest.fixture(scope="module")
def wereld(django_db_setup, django_db_blocker):
    """The cast with one dossier, made once: each test takes back what it did (a savepoint in this transaction)."""
    with django_db_blocker.unblock():
        blok = transaction.atomic()
        blok.__enter__()
        cast = Cast()
        refs = things(cast)
    yield cast, refs
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        blok.__exit__(None, None, None)


@pytest.fixture
def cast(wereld, db):
    return wereld[0]


@pytest.fixture
def refs(wereld):
    return wereld[1]


def things(cast):
    """One dossier with a circle, a plan, a team and a meeting; its references by the parameter that takes them."""
    dossier = cast.dossier()
    for wie, hoedanigheid in KRING.items():
        if wie not in ("moeder", "coordinator"):
            cast.join(dossier, wie, hoedanigheid, OP + timedelta(days=90) if hoedanigheid == "gast" else None)
    Regisseur.objects.create(gezin=dossier.kind.gezin, account=cast.account("adviseur"), vanaf=OP)
    ik = Account.objects.get(pk=cast.coordinator.account_id)
    plan = Plan.objects.create(dossier=dossier, versie=1, created_at=AT, created_by=ik)
    doel = Doel.objects.create(plan=plan, deel="onderwijs", volgorde=1, tekst="Met plezier naar school")
    knooppunt = Knooppunt.objects.create(
        naam="Knooppunt", regio=cast.regio, school=cast.school, created_at=AT
    )
    overleg = Overleg.objects.create(
        knooppunt=knooppunt, begint_at=timezone.now() + timedelta(days=9), plaats="School", created_at=AT
    )
    bespreking = Bespreking.objects.create(
        overleg=overleg, dossier=dossier, volgorde=1, vraag="Hoe verder?", geagendeerd_by=ik
    )
    return {
        "dossier": dossier.ref,
        "knooppunten": knooppunt.ref,
        "overleg": overleg.ref,
        "bespreking_ref": bespreking.ref,
        "overleg_ref": overleg.ref,
        "plan_ref": plan.ref,
        "doel_ref": doel.ref,
        "lid_ref": Gezinslid.objects.get().ref,
        "plaats_ref": Betrokkene.objects.get(account=cast.account("leerling")).ref,
        "deling_ref": dossier.delingen.get(deel="gezin").ref,
        "welke": "thuisnabij",
        **refs_of_the_wegwijzer(cast),
        **refs_of_kennis(cast),
    }


def walk(client: Client, adressen: list[Adres], refs: dict[str, str], method: str = "get") -> dict[str, int]:
    client.raise_request_exception = False
    return {adres.route: getattr(client, method)(adres.url(refs)).status_code for adres in adressen}


def outside(statussen: dict[str, int], goed: set[int]) -> dict[str, int]:
    return {route: status for route, status in statussen.items() if status not in goed}


@pytest.mark.parametrize("wie", [*PEOPLE, None], ids=str)
def test_no_address_breaks_for_anyone(cast, refs, wie):
    """Those of the dossier for its circle; who is outside it finds nothing there (below)."""
    adressen = [a for a in ADRESSEN if wie in KRING or not a.of_a_dossier]
    assert outside(walk(cast.client(wie), adressen, refs), GEEN_FOUT) == {}


def test_a_visitor_is_sent_to_the_door_of_everything_that_is_not_public(cast, refs):
    client = cast.client()
    deur = reverse("toegang:binnenkomen")
    for adres in ADRESSEN:
        if not adres.access.publiek:
            assert client.get(adres.url(refs)).headers.get("Location", "").startswith(deur), adres.route
            assert client.post(adres.url(refs)).headers.get("Location", "").startswith(deur), adres.route


@pytest.mark.parametrize("wie", VREEMDEN)
def test_who_is_not_in_the_circle_finds_no_page_of_the_dossier(cast, refs, wie):
    """Not found, whoever they are; where the role already says no, the refusal names no child."""
    client = cast.client(wie)
    for adres in DOSSIERADRESSEN:
        response = client.get(adres.url(refs))
        assert (response.status_code in NIETS, b"Ilyas" in response.content) == (True, False), adres.route
    assert outside(walk(client, DOSSIERADRESSEN, refs, "post"), NIETS) == {}


@pytest.mark.parametrize("wie", KRING)
def test_an_empty_form_breaks_nothing(cast, refs, wie):
    client = cast.client(wie)
    adressen = [a for a in ADRESSEN if not a.access.publiek]
    assert outside(walk(client, adressen, refs, "post"), GEEN_FOUT) == {}


def test_a_guest_finds_nothing_from_the_last_day_on(cast, refs):
    Betrokkene.objects.filter(account=cast.account("jgz")).update(tot=timezone.localdate())
    assert outside(walk(cast.client("jgz"), DOSSIERADRESSEN, refs), NIETS) == {}


def test_nothing_private_is_kept_by_the_browser(cast, refs):
    response = cast.client("moeder").get(reverse("dossier:dossier", args=[refs["dossier"]]))
    assert response.headers["Cache-Control"] == "no-store, private"


def test_a_post_without_its_token_is_refused_and_explained(cast, refs):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.account("moeder"))
    response = client.post(
        reverse("dossier:verhaal", args=[refs["dossier"]]), {"vraag": "x", "antwoord": "y"}
    )
    assert response.status_code == 403
