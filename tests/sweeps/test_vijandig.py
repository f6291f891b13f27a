"""Whatever someone sends, to whatever address, as whoever: a clear answer, never a server error."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from knooppunt.besluiten.public import Inzet
from knooppunt.dossier.models import Overleg, Plan
from knooppunt.dossier.rules.kring import KindGegevens
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import OP
from tests.factories.wereld import ANDERS, address, everything
from tests.sweeps.adressen import Adres, addresses
from tests.vijandig import BEKEND, hostile, undone

ADRESSEN = [a for a in addresses() if a.route not in ("binnenkomen/demonstratie/", "afmelden/")]
ROLLEN = ("moeder", "leerling", "coordinator", "mentor", "adviseur", None)


@pytest.fixture
def refs(cast) -> dict[str, str]:
    return everything(cast)


def later() -> None:
    """The same world some time on: the meeting is going on, the plan is in force, the support has begun."""
    Overleg.objects.update(status="bezig")
    Plan.objects.update(status="vastgesteld", ingangsdatum=OP)
    Inzet.objects.update(status="toegezegd")


def sent_to(client, url: str, toeval: random.Random) -> set[int]:
    with undone():
        if toeval.random() < 0.5:
            later()
        return hostile(client, url, toeval)


@pytest.mark.parametrize("wie", ROLLEN, ids=str)
@settings(
    max_examples=1,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # a smaller seed is no smaller example
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(zaad=st.integers(0, 2**32))
def test_a_hostile_form_never_breaks_a_page(cast, refs, wie, zaad):
    toeval = random.Random(zaad)
    client = cast.client(wie)
    client.raise_request_exception = False
    kapot = {
        adres.route: antwoorden - BEKEND
        for adres in ADRESSEN
        if (antwoorden := sent_to(client, address(adres, refs, toeval), toeval)) - BEKEND
    }
    assert kapot == {}


def mixed(adres: Adres) -> bool:
    """Does it take a thing of a dossier or of a meeting besides the dossier or the meeting itself?"""
    eigen = adres.of_a_dossier or adres.route.startswith("overleg/<")
    return eigen and adres.route.count("_ref>") == 1 and adres.route not in ANDERS


@pytest.mark.parametrize("wie", ["coordinator", "moeder"])
def test_a_thing_of_one_child_is_not_found_through_another(cast, refs, wie):
    """Even for who may work in both: what belongs to this dossier or meeting is looked up in it."""
    ander = cast.dossier(kind=KindGegevens("Noor", "Kok", date(2016, 2, 3), "9901"), ouders=[])
    cast.join(ander, "moeder", "ouder")
    client, url_van = cast.client(wie), refs | {"dossier": ander.ref, "overleg": refs["later"]}
    adressen = [a for a in ADRESSEN if mixed(a)]
    assert len(adressen) > 25
    gebeurd = Gebeurtenis.objects.filter(dossier_ref=refs["dossier"])
    eerder = gebeurd.count()
    for adres in adressen:
        url = adres.url(url_van | {"stap": "starten"})
        assert client.get(url).status_code in (403, 404, 405), adres.route
        assert client.post(url, {"antwoord": "ja", "reden": "x"}).status_code in (302, 403, 404, 405, 422), (
            adres.route
        )
    assert gebeurd.count() == eerder
