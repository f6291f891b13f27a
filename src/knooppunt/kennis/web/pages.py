"""Page models: what a template shows of an item, already in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from knooppunt.basis.datums import datum
from knooppunt.kennis.rules.bewijs import Bewijstrede, rung
from knooppunt.kennis.rules.items import Itemsoort, is_stale
from knooppunt.kennis.rules.scholing import Scholingssoort
from knooppunt.wegwijzer.public import in_words


@dataclass(frozen=True)
class Soortlink:
    """A kind of support with its page in the wegwijzer."""

    naam: str
    url: str


@dataclass(frozen=True)
class Itemregel:
    """One item in a list."""

    titel: str
    kort: str
    url: str
    eigenaar: str
    is_verhaal: bool
    trede: Bewijstrede | None
    soorten: list[Soortlink]
    verouderd: bool


def kind_links(soorten: Iterable[Any]) -> list[Soortlink]:
    return [Soortlink(in_words(s), reverse("wegwijzer:soort", args=[s.code])) for s in soorten]


def item_line(versie: Any, op: date) -> Itemregel:
    item = versie.item
    return Itemregel(
        versie.titel, versie.kort, reverse("kennis:item", args=[item.ref]), item.eigenaar.naam,
        item.soort == Itemsoort.VERHAAL, rung(versie.bewijs), kind_links(versie.soorten.all()),
        is_stale(item.nagekeken_op, op),
    )  # fmt: skip


@dataclass(frozen=True)
class Scholingsregel:
    """One training in a list: ``dag`` and ``tijd`` in words, and what there is of room."""

    scholing: Any
    url: str
    soort: str
    dag: str
    tijd: str
    ruimte: str
    is_vol: bool
    is_afgelast: bool


def training_line(scholing: Any) -> Scholingsregel:
    begint, eindigt = timezone.localtime(scholing.begint_at), timezone.localtime(scholing.eindigt_at)
    return Scholingsregel(
        scholing, reverse("kennis:scholing", args=[scholing.ref]), gettext(Scholingssoort(scholing.soort).label),
        f"{date_format(begint, 'l')} {datum(begint)}",
        gettext("%(van)s tot %(tot)s uur") % {"van": f"{begint:%H:%M}", "tot": f"{eindigt:%H:%M}"},
        _room(scholing), scholing.bezet >= scholing.plekken, scholing.afgelast_at is not None,
    )  # fmt: skip


def _room(scholing: Any) -> str:
    """How many places are free; when full how many wait."""
    vrij = max(scholing.plekken - scholing.bezet, 0)
    if vrij:
        return ngettext("nog %(vrij)s plek", "nog %(vrij)s plekken", vrij) % {"vrij": vrij}
    if scholing.wachten:
        return gettext("vol, %(wachten)s op de wachtlijst") % {"wachten": scholing.wachten}
    return gettext("vol, u kunt op de wachtlijst")


def how_fresh(nagekeken_op: date, op: date) -> str:
    """A sentence about when it was checked."""
    if is_stale(nagekeken_op, op):
        return gettext("Lang niet nagekeken: voor het laatst op %(dag)s.") % {"dag": datum(nagekeken_op)}
    return gettext("Nagekeken op %(dag)s.") % {"dag": datum(nagekeken_op)}
