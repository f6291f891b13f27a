"""A knooppunt in a given state, reached by walking the real actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.knooppunt import add_member, create_knooppunt
from knooppunt.dossier.actions.overleg import begin_overleg, move_overleg, plan_overleg
from knooppunt.dossier.actions.overleg_agenda import put_on_agenda
from knooppunt.dossier.models import Bespreking, Dossier, Knooppunt, Overleg
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.queries.overleg_genodigden import candidates
from knooppunt.dossier.rules.kring import Grondslag, KindGegevens
from knooppunt.toegang.public import viewer_of
from tests.factories import AT, OP, Cast

SITE = "https://knooppunt.invalid/"
BEGINT = datetime(2026, 12, 1, 13, 30, tzinfo=UTC)
OVERLEGDAG = date(2026, 12, 1)
OP_DE_DAG = datetime(2026, 12, 1, 13, 0, tzinfo=UTC)
LEDEN = {"coordinator": "voorzitter", "adviseur": "regionaal adviseur", "jgz": "jeugdarts"}


def op(cast: Cast, wie: str, dag: date) -> Viewer:
    """The person on another day."""
    return viewer_of(cast.account(wie), dag)


def knooppunt(cast: Cast, leden: dict[str, str] | None = None, **anders: Any) -> Knooppunt:
    """The team of De Vuurtoren: the coordinator presides, the adviser and the doctor are members."""
    gegevens = {
        "naam": "De Vuurtoren",
        "school": cast.school,
        "wijk": None,
        "mandaat": "",
        "ritme": "",
    } | anders
    team = create_knooppunt(regio=cast.regio, by=cast.coordinator, at=AT, **gegevens)
    for wie, rol in (LEDEN if leden is None else leden).items():
        add_member(
            knooppunt=team, account=cast.account(wie), rol=rol, is_voorzitter=rol == "voorzitter", vanaf=OP, site=SITE,
            by=cast.coordinator, at=AT,
        )  # fmt: skip
    return team


def overleg(cast: Cast, team: Knooppunt | None = None, **anders: Any) -> Overleg:
    """A meeting on 1 December 2026 at half past two."""
    gegevens = {"begint_at": BEGINT, "duur_minuten": 60, "plaats": "Kamer 3", "site": SITE} | anders
    return plan_overleg(knooppunt=team or knooppunt(cast), by=cast.coordinator, at=AT, **gegevens)


def bespreking(
    cast: Cast, van: Overleg, dossier: Dossier, *, gezin: bool = True, **anders: Any
) -> Bespreking:
    """The child on the agenda; with ``gezin`` all parents and the pupil are invited."""
    sleutels = (
        [k.sleutel for k in candidates(dossier, van, OP) if k.soort in ("ouder", "leerling")] if gezin else []
    )
    gegevens: dict[str, Any] = {
        "vraag": "Hoe komt er rust in de klas?",
        "grondslag": Grondslag.TOESTEMMING,
        "gegeven_door": "Samira Bouzid",
        "sleutels": sleutels,
        "reden_zonder_ouders": "",
        "reden_zonder_leerling": "",
        "site": SITE,
        "by": cast.coordinator,
        "at": AT,
    }
    return put_on_agenda(overleg=van, dossier=dossier, **(gegevens | anders))


def begonnen(cast: Cast, dossier: Dossier | None = None) -> Bespreking:
    """A meeting that has begun, with one child on the agenda."""
    zaak = bespreking(cast, overleg(cast), dossier or cast.dossier())
    begin_overleg(overleg=zaak.overleg, by=op(cast, "coordinator", OVERLEGDAG), at=OP_DE_DAG)
    zaak.refresh_from_db()
    return zaak


def andere_kinderen(cast: Cast, aantal: int) -> list[Dossier]:
    """Open dossiers of other children of the same school."""
    return [
        cast.dossier(kind=KindGegevens(f"Kind{i}", "Vermeer", date(2016, 1, 1 + i % 28), "9901"), ouders=[])
        for i in range(aantal)
    ]


def reasons(action: Callable[..., object], **kwargs: Any) -> tuple[str, ...]:
    """Why an action refuses."""
    with pytest.raises(Refusal) as refused:
        action(**kwargs)
    return refused.value.reasons


def can_see(cast: Cast, wie: str, dossier: Dossier, dag: date = OP) -> bool:
    """Does this person find the dossier on that day?"""
    return dossier_for(op(cast, wie, dag), dossier.ref) is not None


def lid(cast: Cast, team: Knooppunt, wie: str = "mentor") -> dict[str, Any]:
    """What add_member needs for one more member."""
    return {
        "knooppunt": team, "account": cast.account(wie), "rol": "leerkracht", "is_voorzitter": False, "vanaf": OP,
        "site": SITE, "by": cast.coordinator, "at": AT,
    }  # fmt: skip


def move(cast: Cast, van: Overleg, dagen: int = 7) -> Overleg:
    """The meeting, some days later."""
    return move_overleg(
        overleg=van, begint_at=BEGINT + timedelta(days=dagen), duur_minuten=45, plaats="Kamer 9", site=SITE,
        by=cast.coordinator, at=AT,
    )  # fmt: skip
