"""Kennis of the invented region: what works and stories, trainings, and calls for a colleague."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.public import (
    Itemblad,
    Itemsoort,
    Kennisitem,
    Oproep,
    Oproepantwoord,
    Oproepsoort,
    Scholing,
    Scholingsblad,
    accept_answer,
    answer_call,
    note_attendance,
    offer_training,
    place_call,
    release_item,
    sign_up,
    submit_item,
    write_item,
)
from knooppunt.organisaties.models import Organisatie
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.project.demonstratie.kinderen import Omgeving
from knooppunt.project.demonstratie.streek import read_data
from knooppunt.toegang.models import Account

LEZEN_DUURT = 2
"""Days between writing and releasing."""
OP_DE_AGENDA = 45
"""Days ago that trainings were offered; people sign up after it."""
AANMELDEN_TOT = timedelta(days=2)
"""Before the day itself."""


class Kennis:
    """Writes the steps down; ``wie`` in the data is a person, or a school for its coordinator."""

    def __init__(self, omgeving: Omgeving) -> None:
        self.o = omgeving
        self.data = read_data("kennis.toml")
        self.items: dict[str, Kennisitem] = {}
        self.scholing: dict[str, Scholing] = {}
        self.oproep: dict[str, Oproep] = {}
        self.antwoord: dict[str, Oproepantwoord] = {}

    def write(self) -> None:
        for item in self.data["item"]:
            self.o.op(item["dagen"] + LEZEN_DUURT, self.write_down, item, uur=14)
            if not item.get("wacht"):
                self.o.op(item["dagen"], self.release, item, uur=9)
        for scholing in self.data["scholing"]:
            self.o.op(OP_DE_AGENDA, self.offer, scholing)
            for nummer, wie in enumerate(scholing["komen"]):
                self.o.op(OP_DE_AGENDA - 4 - 3 * nummer, self.come, scholing, wie)
            if "waren" in scholing:
                self.o.op(-scholing["over"], self.attendance, scholing, uur=17)
        for oproep in self.data["oproep"]:
            self.o.op(oproep["dagen"], self.place, oproep)
            for antwoord in oproep.get("antwoord", []):
                self.o.op(antwoord["dagen"], self.answer, oproep, antwoord)
                if "gekozen" in antwoord:
                    self.o.op(antwoord["gekozen"], self.agree, oproep)

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
            soort=Itemsoort[g["soort"].upper()], eigenaar=_work_of(by), blad=blad, is_nagekeken=True,
            sleutel=f"voorbeeld{len(self.items)}", by=by, at=at,
        )  # fmt: skip
        submit_item(item=item, by=by, at=at)
        self.items[g["titel"]] = item

    def release(self, at: datetime, g: dict[str, Any]) -> None:
        lezer = self.o.mensen.accounts["noor" if g["wie"] == "peter" else "peter"]
        release_item(item=self.items[g["titel"]], by=kijker(lezer, at), at=at)

    def offer(self, at: datetime, g: dict[str, Any]) -> None:
        over, klok = g["over"], self.o.klok
        begint = klok.straks(over, g["begin"]) if over > 0 else klok.geleden(-over, g["begin"])
        velden = {naam: w for naam, w in g.items() if naam in Scholingsblad.__dataclass_fields__}
        blad = Scholingsblad(**velden | {
            "begint_at": begint, "eindigt_at": begint + timedelta(hours=g["duur"]), "uren": Decimal(g["uren"]),
            "aanmelden_tot": timezone.localdate(begint - AANMELDEN_TOT), "soorten": tuple(g["soorten"]),
        })  # fmt: skip
        by = kijker(self.account(g["wie"]), at)
        self.scholing[g["titel"]] = offer_training(
            organisatie=_work_of(by), blad=blad, sleutel=f"agenda{len(self.scholing)}", by=by, at=at
        )

    def come(self, at: datetime, g: dict[str, Any], wie: str) -> None:
        sign_up(scholing=self.scholing[g["titel"]], by=kijker(self.account(wie), at), at=at)

    def attendance(self, at: datetime, g: dict[str, Any]) -> None:
        scholing = self.scholing[g["titel"]]
        namen = {self.account(wie).pk for wie in g["waren"]}
        refs = {d.ref for d in scholing.deelnames.all() if d.account_id in namen}
        note_attendance(scholing=scholing, refs=refs, by=kijker(self.account(g["wie"]), at), at=at)

    def place(self, at: datetime, g: dict[str, Any]) -> None:
        by, van = kijker(self.account(g["wie"]), at), self.o.klok.straks(g["over"]).date()
        self.oproep[g["titel"]] = place_call(
            soort=Oproepsoort[g["soort"].upper()], organisatie=_work_of(by), titel=g["titel"], tekst=g["tekst"],
            uren=Decimal(g["uren"]), van=van, tot=van + timedelta(days=g["lengte"]), soorten=g["soorten"],
            sleutel=f"oproep{len(self.oproep)}", by=by, at=at,
        )  # fmt: skip

    def answer(self, at: datetime, g: dict[str, Any], antwoord: dict[str, Any]) -> None:
        by = kijker(self.account(antwoord["wie"]), at)
        self.antwoord[g["titel"]] = answer_call(
            oproep=self.oproep[g["titel"]], organisatie=_work_of(by), tekst=antwoord["tekst"], by=by, at=at
        )

    def agree(self, at: datetime, g: dict[str, Any]) -> None:
        accept_answer(antwoord=self.antwoord[g["titel"]], by=kijker(self.account(g["wie"]), at), at=at)


def _work_of(by: Viewer) -> Organisatie:
    return Organisatie.objects.get(pk=by.functies[0].organisatie_id)
