"""Dates, distances in time and initials, as a person reads them. Nothing here looks at the clock."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.translation import get_language, gettext, ngettext


def als_datum(waarde: date | datetime | str) -> date:
    """The Dutch calendar day of a day or a moment; a day in JSON is ISO text."""
    if isinstance(waarde, str):
        return date.fromisoformat(waarde)
    if isinstance(waarde, datetime):
        return timezone.localtime(waarde).date() if timezone.is_aware(waarde) else waarde.date()
    return waarde


def datum(waarde: date | datetime | str | None) -> str:
    """``22 november 2026``, in the reader's language."""
    return _written(als_datum(waarde), "j F Y", get_language()) if waarde else ""


def datum_kort(waarde: date | datetime | None) -> str:
    """``22 nov 2026``, for tables."""
    return _written(als_datum(waarde), "j b Y", get_language()) if waarde else ""


@lru_cache(maxsize=4096)
def _written(dag: date, vorm: str, taal: str | None) -> str:
    """Kept, because a list writes the same days again and again and each costs more than its database row."""
    return formats.date_format(dag, vorm)


def moment(waarde: datetime | None) -> str:
    """``22 november 2026, 14:05``; a date without a time stays a date."""
    if not isinstance(waarde, datetime):
        return datum(waarde)
    lokaal = timezone.localtime(waarde) if timezone.is_aware(waarde) else waarde
    return f"{datum(lokaal.date())}, {lokaal:%H:%M}"


def over(dag: date | datetime | None, vandaag: date) -> str:
    """How far away a day is: ``vandaag``, ``over 3 dagen``, ``2 weken geleden``."""
    if not dag:
        return ""
    dagen = (als_datum(dag) - vandaag).days
    if dagen == 0:
        return gettext("vandaag")
    if dagen == 1:
        return gettext("morgen")
    if dagen == -1:
        return gettext("gisteren")
    return (gettext("over %s") if dagen > 0 else gettext("%s geleden")) % _duur(abs(dagen))


def _duur(dagen: int) -> str:
    """Days up to two weeks, then weeks, then months: no more precise than a person counts."""
    if dagen <= 14:
        return ngettext("%d dag", "%d dagen", dagen) % dagen
    if dagen <= 60:
        weken = round(dagen / 7)
        return ngettext("%d week", "%d weken", weken) % weken
    maanden = round(dagen / 30.4)
    return ngettext("%d maand", "%d maanden", maanden) % maanden


def initialen(naam: str | None) -> str:
    """At most two letters of a name: the first word and the last (``Noor van den Berg`` -> ``NB``)."""
    woorden = [w for w in str(naam or "").split() if w[0].isalpha()]
    if not woorden:
        return "?"
    return (woorden[0][0] + (woorden[-1][0] if len(woorden) > 1 else "")).upper()
