"""Page models: what a template shows of an item, already in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from knooppunt.basis.datums import datum
from knooppunt.kennis.rules.bewijs import Bewijstrede, rung
from knooppunt.kennis.rules.items import Itemsoort, is_stale
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


def how_fresh(nagekeken_op: date, op: date) -> str:
    """A sentence about when it was checked."""
    if is_stale(nagekeken_op, op):
        return gettext("Lang niet nagekeken: voor het laatst op %(dag)s.") % {"dag": datum(nagekeken_op)}
    return gettext("Nagekeken op %(dag)s.") % {"dag": datum(nagekeken_op)}
