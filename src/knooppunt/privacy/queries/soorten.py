"""Every kind of record that has a term: how to find what is due, and how it goes.

A new room with data about people adds its line here; ``tests/sweeps/test_persoonsgegevens.py`` fails until every table
names its kind in ``persoonsgegevens.toml``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import (
    ended_dossiers,
    ended_invitations,
    ended_meetings,
    ended_members,
    forget_dossier,
    living_dossiers,
)
from knooppunt.kaart.public import ended_counts, ended_day_plans, ended_exceptions, ended_rides
from knooppunt.kennis.public import ended_calls, ended_trainings, ended_versions
from knooppunt.loket.public import (
    ended_drafts,
    ended_keys,
    ended_questions,
    forget_question,
    forget_questions_of,
)
from knooppunt.privacy.queries.downloads import ended_downloads
from knooppunt.privacy.rules.bewaren import rule_on
from knooppunt.toegang.public import (
    anonymise_account,
    ended_accounts,
    ended_mails,
    ended_tasks,
)
from knooppunt.wegwijzer.public import ended_changes, ended_reports, ended_requests


def _forget_dossier(*, ref: str, by: Viewer, at: datetime) -> Counter[str]:
    """From above to below: what other rooms keep of the dossier goes first."""
    weg = forget_questions_of(dossier_ref=ref, by=by, at=at)
    return weg + forget_dossier(ref=ref, by=by, at=at)


def _ended_accounts(tot: date) -> Iterator[tuple[str, date]]:
    return ended_accounts(tot, rule_on("inzage", tot).begonnen_voor(tot), living_dossiers())


@dataclass(frozen=True)
class Aangekondigd:
    """A kind of which people are told before it goes: what ended on or before a day, and how one of them goes."""

    code: str
    geeindigd: Callable[[date], Iterator[tuple[str, date]]]
    vergeet: Callable[..., Counter[str]]


AANGEKONDIGD = {
    soort.code: soort
    for soort in (
        Aangekondigd("dossier", ended_dossiers, _forget_dossier),
        Aangekondigd("vraag", ended_questions, forget_question),
        Aangekondigd("account", _ended_accounts, anonymise_account),
    )
}
STIL: dict[str, Callable[[date], QuerySet]] = {
    "concept": ended_drafts,
    "sleutel": ended_keys,
    "uitnodiging": ended_invitations,
    "taak": ended_tasks,
    "mail": ended_mails,
    "overleg": ended_meetings,
    "knooppuntlid": ended_members,
    "download": ended_downloads,
    "wegwijzer": ended_changes,
    "foutmelding": ended_reports,
    "expertise": ended_requests,
    "kennis": ended_versions,
    "scholing": ended_trainings,
    "oproep": ended_calls,
    "ritten": ended_rides,
    "ritdag": ended_exceptions,
    "dagritten": ended_day_plans,
    "verdeelplan": ended_counts,
}
"""Kinds that go without a word: nobody looks for them any more."""
ELDERS_GEWIST = {
    "inzage": "nachtwerk ‘logboek’ van privacy: een stuk tegelijk, met bewijs in het logboek zelf",
    "sessie": "nachtwerk ‘bezoeken’ van toegang",
    "steunpunt": "nachtwerk ‘steunpunt_vergeten’ van steunpunt: een eigen wereld (ADR 0013)",
    "contact": "de organisatie zelf, bij het nakijken van haar aanbod",
}
"""Kinds that do not go here, with how they go."""


def due_before(soort: Aangekondigd, op: date) -> Iterator[tuple[str, date]]:
    """What of a kind goes on or before a day: reference, and the day on which its term is over."""
    regel = rule_on(soort.code, op)
    for ref, begin in soort.geeindigd(regel.begonnen_voor(op)):
        yield ref, regel.weg_op(begin)
