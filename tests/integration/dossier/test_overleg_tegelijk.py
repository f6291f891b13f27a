"""Two people do the same at the same moment: one thing is made, nobody gets an error page."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from knooppunt.basis.verdict import Refusal
from knooppunt.dossier.actions.overleg import plan_overleg
from knooppunt.dossier.models import Bespreking, Overleg
from tests.factories import AT, Cast
from tests.factories.knooppunten import BEGINT, SITE, bespreking, knooppunt, overleg


@pytest.fixture
def cast(transactional_db):
    """The cast in a database that two threads see."""
    return Cast()


def twice_at_once(action):
    """Run it in two threads; per thread what came of it: ``made`` or the reasons of the refusal."""

    def one(_):
        try:
            action()
        except Refusal as refusal:
            return refusal.reasons
        finally:
            connections.close_all()
        return "made"

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(one, range(2)), key=str)


def test_a_meeting_planned_twice_at_once_is_one(cast):
    team, leider = knooppunt(cast), cast.coordinator
    uitkomst = twice_at_once(
        lambda: plan_overleg(
            knooppunt=team, begint_at=BEGINT, duur_minuten=60, plaats="Kamer 3", site=SITE, by=leider, at=AT
        )
    )
    assert (uitkomst, Overleg.objects.count()) == (
        [("Op dit moment is er al een overleg van dit knooppunt.",), "made"], 1,
    )  # fmt: skip


def test_a_child_put_on_the_agenda_twice_at_once_is_there_once(cast):
    van, dossier, leider = overleg(cast), cast.dossier(), cast.coordinator
    uitkomst = twice_at_once(lambda: bespreking(cast, van, dossier, by=leider))
    assert (uitkomst, Bespreking.objects.count()) == (
        [("Dit kind staat al op de agenda van dit overleg.",), "made"], 1,
    )  # fmt: skip
