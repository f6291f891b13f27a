"""Kennis of the invented region: what works and stories of schools, written by one and released by another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from knooppunt.kennis.public import Itemblad, Itemsoort, Kennisitem, release_item, submit_item, write_item
from knooppunt.organisaties.models import Organisatie
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.project.demonstratie.kinderen import Omgeving
from knooppunt.project.demonstratie.streek import read_data
from knooppunt.toegang.models import Account

LEZEN_DUURT = 2
"""Days between writing and releasing."""


class Kennis:
    """Writes the steps down; ``wie`` in the data is a person, or a school for its coordinator."""

    def __init__(self, omgeving: Omgeving) -> None:
        self.o = omgeving
        self.data = read_data("kennis.toml")
        self.items: dict[str, Kennisitem] = {}

    def write(self) -> None:
        for item in self.data["item"]:
            self.o.op(item["dagen"] + LEZEN_DUURT, self.write_down, item, uur=14)
            if not item.get("wacht"):
                self.o.op(item["dagen"], self.release, item, uur=9)

    def account(self, wie: str) -> Account:
        school = self.o.mensen.organisaties.get(wie)
        return self.o.mensen.coordinator_van[school.pk] if school else self.o.mensen.accounts[wie]

    def write_down(self, at: datetime, g: dict[str, Any]) -> None:
        by = kijker(self.account(g["wie"]), at)
        velden = {
            naam: w for naam, w in g.items() if naam in Itemblad.__dataclass_fields__ and naam != "soorten"
        }
        blad = Itemblad(**{naam: w.strip() for naam, w in velden.items()}, soorten=tuple(g["soorten"]))
        item = write_item(
            soort=Itemsoort[g["soort"].upper()], eigenaar=Organisatie.objects.get(pk=by.functies[0].organisatie_id), blad=blad,
            is_nagekeken=True, sleutel=f"voorbeeld{len(self.items)}", by=by, at=at,
        )  # fmt: skip
        submit_item(item=item, by=by, at=at)
        self.items[g["titel"]] = item

    def release(self, at: datetime, g: dict[str, Any]) -> None:
        lezer = self.o.mensen.accounts["noor" if g["wie"] == "peter" else "peter"]
        release_item(item=self.items[g["titel"]], by=kijker(lezer, at), at=at)
