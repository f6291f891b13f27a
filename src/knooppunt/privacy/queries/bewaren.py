"""Reads: what will be removed, what is held, and what was removed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import Dossier, led_by, names_of_dossiers
from knooppunt.privacy.models import Aankondiging, Uitstel, Vernietiging
from knooppunt.privacy.queries.soorten import AANGEKONDIGD, STIL, due_before
from knooppunt.privacy.queries.verzoeken import open_matters_of
from knooppunt.privacy.rules.bewaren import Bewaarregel, Uitstelreden, announce_from, rule_on
from knooppunt.toegang.public import Permissie


def to_announce(op: date) -> Iterator[tuple[str, str, date]]:
    """What goes soon and was not announced: kind, reference, end of its term."""
    for soort in AANGEKONDIGD.values():
        bekend = set(Aankondiging.objects.filter(soort=soort.code).values_list("onderwerp_ref", flat=True))
        for ref, weg_op in due_before(soort, announce_from(op)):
            if ref not in bekend:
                yield soort.code, ref, weg_op


def not_due_any_more(op: date) -> list[Aankondiging]:
    """Announced, but in use again."""
    over: list[Aankondiging] = []
    for soort in AANGEKONDIGD.values():
        aankondigingen = list(Aankondiging.objects.filter(soort=soort.code))
        if aankondigingen:
            nog = {ref for ref, _ in due_before(soort, announce_from(op))}
            over += [a for a in aankondigingen if a.onderwerp_ref not in nog and _may_go_back(a)]
    return over


def _may_go_back(aankondiging: Aankondiging) -> bool:
    """What the family asked for stays announced, unless the dossier is open again."""
    if not aankondiging.op_verzoek:
        return True
    return Dossier.objects.filter(ref=aankondiging.onderwerp_ref, status=Dossier.Status.OPEN).exists()


def due_announcements(op: date) -> list[Aankondiging]:
    """What goes today: announced, its day has come, and nobody needs it."""
    gekomen = _with_holds().filter(wissen_op__lte=op)
    return [a for a in gekomen if not holds_of(a, op)]


def _with_holds() -> QuerySet[Aankondiging]:
    lopend = Uitstel.objects.filter(gestopt_at__isnull=True).select_related("by")
    return Aankondiging.objects.prefetch_related(Prefetch("uitstellen", lopend, to_attr="lopend"))


@dataclass(frozen=True)
class Houd:
    """Why something stays for now: a hold that someone put on it, or a matter that runs by itself."""

    waarom: str
    toelichting: str = ""
    tot: date | None = None
    door: str = ""
    ref: str = ""


def holds_of(aankondiging: Aankondiging, op: date) -> list[Houd]:
    """What keeps it on a day: what someone said, and a request of the family that still waits for an answer."""
    vanzelf = []
    if aankondiging.soort == "dossier" and open_matters_of([aankondiging.onderwerp_ref]):
        vanzelf = [Houd(Uitstelreden.VERZOEK.label)]
    return vanzelf + [
        Houd(Uitstelreden(u.reden).label, u.toelichting, u.tot, u.by.naam, u.ref)
        for u in aankondiging.lopend
        if op <= u.tot
    ]


def holds_for(aankondiging: Aankondiging, op: date) -> list[Houd]:
    """The same for one that was read without its holds."""
    return holds_of(_with_holds().get(pk=aankondiging.pk), op)


def held_dossiers(op: date) -> set[str]:
    """Dossiers that someone holds, or about which a request waits for an answer: their part of the record stays."""
    aankondigingen = _with_holds().filter(soort="dossier")
    return {a.onderwerp_ref for a in aankondigingen if holds_of(a, op)} | open_matters_of()


@dataclass(frozen=True)
class Gaatweg:
    """One line of the page: what goes on which day, by which rule, and what keeps it."""

    aankondiging: Aankondiging
    naam: str
    regel: Bewaarregel
    houdt: list[Houd]


def may_see_all(viewer: Viewer) -> bool:
    return viewer.mag(Permissie.BEWAREN_ZIEN)


def announced_for(viewer: Viewer) -> list[Gaatweg]:
    """What goes, for its owner: who leads the dossier sees the name, who keeps watch sees that there is one."""
    aankondigingen = _with_holds()
    if not may_see_all(viewer):
        aankondigingen = aankondigingen.filter(soort="dossier", onderwerp_ref__in=led_by(viewer))
    rijen = list(aankondigingen[:200])
    namen = names_of_dossiers(viewer, [a.onderwerp_ref for a in rijen if a.soort == "dossier"])
    return [
        Gaatweg(a, namen.get(a.onderwerp_ref, ""), rule_on(a.soort, viewer.op), holds_of(a, viewer.op))
        for a in rijen
    ]


def announcement_for(viewer: Viewer, ref: str) -> Gaatweg | None:
    return next((g for g in announced_for(viewer) if g.aankondiging.ref == ref), None)


def removals() -> list[Vernietiging]:
    """The last proofs of removal."""
    return list(Vernietiging.objects.all()[:50])


@dataclass(frozen=True)
class Plan:
    """What the night would do on a day, per kind of record."""

    soort: str
    tekst: str
    aankondigen: int
    wissen: int
    uitgesteld: int


def what_would_go(op: date) -> list[Plan]:
    """A dry run: how many of each kind would be announced, removed or held."""
    nieuw = [soort for soort, _, _ in to_announce(op)]
    gekomen = list(_with_holds().filter(wissen_op__lte=op))
    plannen = []
    for code in AANGEKONDIGD:
        van_soort = [a for a in gekomen if a.soort == code]
        gehouden = sum(1 for a in van_soort if holds_of(a, op))
        tekst = rule_on(code, op).termijn.tekst
        plannen.append(Plan(code, tekst, nieuw.count(code), len(van_soort) - gehouden, gehouden))
    for code, vind in STIL.items():
        regel = rule_on(code, op)
        plannen.append(Plan(code, regel.termijn.tekst, 0, vind(regel.begonnen_voor(op)).count(), 0))
    return plannen
