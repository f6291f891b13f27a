"""No form is taken from another site, and who may not know of a thing learns nothing from the answer."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.wereld import everything
from tests.sweeps.adressen import PARAMETER, Adres, addresses

pytestmark = pytest.mark.een_database

ADRESSEN = list(addresses())


@pytest.fixture
def refs(cast) -> dict[str, str]:
    return everything(cast)


@pytest.mark.parametrize("wie", ["coordinator", None], ids=str)
def test_every_form_without_its_token_is_refused(cast, refs, wie):
    """Whatever the address: also where a form makes no sense, and before anything is looked up."""
    client = Client(enforce_csrf_checks=True)
    if wie:
        client.force_login(cast.account(wie))
    wrong = {a.route: s for a in ADRESSEN if (s := client.post(a.url(refs), {"x": "y"}).status_code) != 403}
    assert wrong == {}


def test_a_form_without_its_token_is_explained(cast, refs):
    client = Client(enforce_csrf_checks=True)
    assert "Het formulier is verlopen" in client.post("/binnenkomen/", {}).content.decode()


VREEMDEN = ("vreemde_ouder", "coordinator_elders", "beheerder")


def told(response) -> tuple[object, ...]:
    """What someone can learn from an answer: how it ended, how long it is, and every header."""
    return (
        response.status_code,
        len(response.content),
        sorted(response.headers.items()),
        sorted(response.cookies),
    )


ELDERS = {
    "<slug:contact_ref>": "wegwijzer/contacten/",
    "<slug:functie>/<slug:waar>": "wegwijzer/contacten/",
    "<slug:gemeentecode>/<slug:code>": "wegwijzer/soort/<slug:code>/",
    "<slug:vermelding_ref>": "wegwijzer/aanbod/<slug:aanbod_ref>/",
    "<slug:soortnaam>/<slug:organisatie_ref>": "wegwijzer/organisatie/<slug:organisatie_ref>/",
}
"""Things that are public at another address."""


def about(route: str) -> str:
    """The address of the thing itself, of which this is a part."""
    for deel, adres in ELDERS.items():
        if deel in route:
            return adres
    begin, slot = route.split(">", 1)[0], ">/"
    return begin + slot


@pytest.mark.parametrize("wie", VREEMDEN)
def test_a_thing_that_is_not_yours_and_a_thing_that_is_not_there_are_answered_alike(cast, refs, wie):
    """The same address with the reference of something real that one may not see, and with one that nothing has."""
    niets = refs | {naam: "0" * len(ref) for naam, ref in refs.items()}
    client, tried, wrong = cast.client(wie), 0, []
    for adres in [
        a for a in ADRESSEN if PARAMETER.search(a.route) and "<str:" not in a.route
    ]:  # str: a key that opens
        hoofd = Adres(about(adres.route), adres.view).url(refs)
        if client.get(hoofd).status_code == 200:
            continue  # visible: a refusal may say why
        for methode in ("get", "post"):
            echt, verzonnen = (getattr(client, methode)(adres.url(welke)) for welke in (refs, niets))
            tried += 1
            if told(echt) != told(verzonnen):
                wrong.append(f"{methode} {adres.route}: {told(echt)} != {told(verzonnen)}")
    assert wrong == [], "\n".join(wrong)
    assert tried > 100
