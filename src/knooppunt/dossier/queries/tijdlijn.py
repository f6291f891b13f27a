"""What happened in a dossier, in sentences, and who looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from knooppunt.basis.access import DOELEN
from knooppunt.basis.verdict import nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Doel, Inzagevraag
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.toegang.public import (
    Gebeurtenis,
    event_kinds,
    events_of_dossier,
    kind_of,
    look_kinds,
    rolnaam,
    sentence,
)

PER_BLADZIJDE = 50
KIJKEN_PER_BLADZIJDE = 200
BLADZIJDEN = {
    "dossier": nl("overzicht"),
    "verhaal": nl("verhaal"),
    "gezin": nl("gezin en team"),
    "overleg_kind": nl("knooppunt"),
    "plan": nl("plan"),
    "inzet": nl("inzet"),
    "tijdlijn": nl("tijdlijn"),
    "wie_keek": nl("wie keek er"),
    "delen": nl("delen"),
    "uitnodigen": nl("uitnodigen"),
    "gezinsplan": nl("plan van het gezin"),
    "plan_pdf": nl("plan als pdf"),
    "documenten": nl("documenten"),
    "document": nl("een document"),
    "plan_leerling": nl("mijn plan"),
    "plan_kaart": nl("kaart van mijn plan"),
    "plan_versie": nl("versie van het plan"),
    "evalueren": nl("terugkijken"),
    "bespreking": nl("bespreking in het overleg"),
    "lijst": nl("lijst"),
    "start": nl("startpagina"),
    "uitnodiging": nl("uitnodiging"),
    "knooppunt": nl("bladzijde van het knooppunt"),
    "vragen": nl("lijst met vragen"),
    "bekend_kind": nl("is dit kind al bekend"),
    "werklijst": nl("werklijst van de inzet"),
    "overleg": nl("agenda van het overleg"),
    "overdracht": nl("overdracht"),
    "overleg_verslag": nl("verslag van het overleg"),
    "adviezen": nl("adviezen"),
    "wat_gaat_mee": nl("wat gaat er mee"),
    "pakket": nl("pakket"),
    "pakket_pdf": nl("pakket als pdf"),
    "bespreking_scherm": nl("overleg op het grote scherm"),
    "bewaren": nl("bewaren en wissen"),
}


@dataclass(frozen=True)
class Gebeurd:
    """One line of the timeline; ``doel`` is the text of a reached goal, when the viewer may see it."""

    moment: datetime
    titel: str
    icoon: str
    url_naam: str
    bereikt: bool = False
    doel: str = ""


@dataclass
class Bladzijde:
    """A page of a long list; ``volgende`` is the key where the next one begins, 0 at the end."""

    regels: list[Gebeurd] = field(default_factory=list)
    volgende: int = 0


def timeline_of(zicht: DossierZicht, viewer: Viewer, voor: int = 0) -> Bladzijde:
    """What happened, newest first, without looks and without what happened in parts that the viewer misses."""
    gebeurd = events_of_dossier(zicht.dossier.ref).exclude(soort__in=look_kinds())
    if voor:
        gebeurd = gebeurd.filter(id__lt=voor)
    rijen = list(gebeurd[: PER_BLADZIJDE + 1])
    volgende = rijen[PER_BLADZIJDE - 1].pk if len(rijen) > PER_BLADZIJDE else 0
    zichtbaar = visible_events(zicht, rijen[:PER_BLADZIJDE])
    doelen = _goal_texts(zicht, [g.onderwerp_ref for g in zichtbaar if g.soort == "doel.bereikt"])
    return Bladzijde([_line(g, viewer, doelen) for g in zichtbaar], volgende)


def visible_events(zicht: DossierZicht, gebeurd: Iterable[Gebeurtenis]) -> list[Gebeurtenis]:
    return [g for g in gebeurd if not g.gegevens.get("deel") or zicht.ziet(g.gegevens["deel"])]


def _goal_texts(zicht: DossierZicht, refs: list[str]) -> dict[str, str]:
    doelen = Doel.objects.filter(
        plan__dossier=zicht.dossier, ref__in=refs, deel__in=[d.value for d in zicht.delen]
    )
    return {doel.ref: doel.tekst for doel in doelen}


def _line(g: Gebeurtenis, viewer: Viewer, doelen: dict[str, str]) -> Gebeurd:
    soort = kind_of(g)
    bereikt = g.soort == "doel.bereikt"
    return Gebeurd(
        g.at, sentence(g, viewer), soort.icoon, soort.url, bereikt, doelen.get(g.onderwerp_ref, "")
    )


@dataclass
class Inzage:
    """The looks of one person on one day: first and last moment, and the pages with how often each."""

    dag: date
    wie: str
    als: str
    organisatie: str
    van: datetime
    tot: datetime
    bladzijden: dict[str, int] = field(default_factory=dict)
    doelen: list[str] = field(default_factory=list)
    zelf: bool = False


def looks_of(zicht: DossierZicht, viewer: Viewer, voor: int = 0) -> tuple[list[Inzage], int]:
    """Who looked, newest day first, one line per person and day; and where the next page begins (0: nowhere)."""
    keken = events_of_dossier(zicht.dossier.ref).filter(soort__in=look_kinds())
    if voor:
        keken = keken.filter(id__lt=voor)
    rijen = list(keken[: KIJKEN_PER_BLADZIJDE + 1])
    volgende = rijen[KIJKEN_PER_BLADZIJDE - 1].pk if len(rijen) > KIJKEN_PER_BLADZIJDE else 0
    per_dag: dict[tuple[date, int | None], Inzage] = {}
    for g in rijen[:KIJKEN_PER_BLADZIJDE]:
        _add(per_dag.setdefault((timezone.localdate(g.at), g.by_id), _look(g, viewer)), g)
    return list(per_dag.values()), volgende


def _look(g: Gebeurtenis, viewer: Viewer) -> Inzage:
    return Inzage(
        dag=timezone.localdate(g.at), wie=g.by.naam if g.by else "Knooppunt", als=rolnaam(g.rol),
        organisatie=g.organisatie.naam if g.organisatie else "", van=g.at, tot=g.at,
        zelf=g.by_id == viewer.account_id,
    )  # fmt: skip


def _add(inzage: Inzage, g: Gebeurtenis) -> None:
    inzage.van = min(inzage.van, g.at)
    naam = str(g.gegevens.get("bladzijde", "")) or event_kinds()[g.soort].url.split(":")[-1]
    woord = BLADZIJDEN.get(naam, naam.replace("_", " "))
    inzage.bladzijden[woord] = inzage.bladzijden.get(woord, 0) + 1
    doel = DOELEN.get(g.doel, g.doel)
    if doel and doel not in inzage.doelen:
        inzage.doelen.append(doel)


def look_questions(zicht: DossierZicht) -> list[Inzagevraag]:
    """Questions of the family about looks, newest first."""
    return list(zicht.dossier.inzagevragen.select_related("gesteld_by", "beantwoord_by")[:50])
