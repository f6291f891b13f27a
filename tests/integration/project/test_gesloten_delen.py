"""Nobody finds out: with a register of the meldcode, notes of an expert and a conversation of the steunpunt, every page
of everybody else is as it was."""

from datetime import timedelta

import pytest

from tests.factories import OP, Cast
from tests.factories.gesloten import MERK, note, register
from tests.factories.paginas import Paginas
from tests.factories.steunpunt import MERK as TOEVERTROUWD
from tests.factories.steunpunt import contact

pytestmark = [pytest.mark.django_db, pytest.mark.een_database]
TEAM = ("deskundige", "adviseur", "commissielid", "mentor", "schoolleider")
WIE = ("moeder", "coordinator", "adviseur", "commissielid", "schoolleider", "jgz", "beheerder", "beleid")


def closed(cast: Cast, dossier, wie: str) -> list[str]:
    """Everything that is kept out of this person's sight, by its reference."""
    dingen = [note(cast, dossier), contact(cast)]
    if wie != "coordinator":  # who begins a register here
        dingen.append(register(cast, dossier))
    return [ding.ref for ding in dingen]


@pytest.mark.parametrize("wie", WIE)
def test_every_page_is_the_same_with_and_without_what_is_closed(cast, wie):
    """Status, body, counts, order; also for the mother whose conversation it is."""
    dossier, client = cast.dossier(), cast.client(wie)
    for lid in TEAM:
        cast.join(dossier, lid)
    cast.join(dossier, "jgz", "gast", OP + timedelta(days=90))
    cast.join(dossier, "leerling", "leerling")
    voor = Paginas(client, dossier)
    refs = closed(cast, dossier, wie)
    na = Paginas(client, dossier, voor)
    assert (na.with_text(MERK, TOEVERTROUWD, *refs), na.different_from(voor)) == ([], [])
