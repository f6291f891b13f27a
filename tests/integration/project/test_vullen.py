"""The demonstration region is there as a whole or not at all; tests/integration/demonstratie sees the next start."""

from collections.abc import Callable

import pytest

from knooppunt.organisaties.public import Organisatie, Regio
from knooppunt.project.demonstratie import fill_demonstration
from knooppunt.project.opdrachten.starten import fill_when_empty
from knooppunt.toegang.models import Account

pytestmark = pytest.mark.django_db


def rows() -> tuple[int, int, int]:
    return Regio.objects.count(), Organisatie.objects.count(), Account.objects.count()


def stop_at(part: int) -> Callable[[str, int, int], None]:
    def progress(stap: str, klaar: int, totaal: int) -> None:
        if klaar == part:
            raise KeyboardInterrupt

    return progress


def test_stopped_partway_nothing_of_it_is_there():
    with pytest.raises(KeyboardInterrupt):
        fill_demonstration(stop_at(1))
    assert rows() == (0, 0, 0)


def test_a_later_start_leaves_what_is_there(cast):
    before = rows()
    fill_when_empty()
    assert rows() == before
