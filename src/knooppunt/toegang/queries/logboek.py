"""The record for who keeps watch over it: searching, what stands out, and what was done outside the product."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.gebeurtenissen import event_kinds, look_kinds
from knooppunt.toegang.keten import BUITENOM, GEMERKT, NAGEKEKEN
from knooppunt.toegang.models import Account, Gebeurtenis, Rijwijziging
from knooppunt.toegang.rules.patronen import Kijkmoment, Signaal, signals, watched_but_idle

REGELS = 40
MENSEN = 20
HOOGSTENS = 200_000
"""Looks that are searched for what stands out: more, and the page says that the period is too long."""
GEOPEND = ("dossier.bekeken", "vraag.bekeken")
NOOD = "nood.geopend"
KIJKEN, DOEN = "kijken", "doen"


@dataclass(frozen=True)
class Logvraag:
    """What someone searches in the record. Empty is everything.

    ``soort`` is a kind, or what kinds are about (``dossier.``), or all looks, or all deeds.
    """

    van: date
    tot: date
    account: Account | None = None
    organisatie: Organisatie | None = None
    ref: str = ""
    soort: str = ""
    doel: str = ""


@dataclass(frozen=True)
class Logblad:
    """One page of lines, newest first; ``volgende`` is the key of the next one."""

    regels: list[Gebeurtenis]
    volgende: str


def find_lines(vraag: Logvraag) -> QuerySet[Gebeurtenis]:
    """Newest first. The lines that only mark row changes are left out, unless they are asked for."""
    begin = timezone.make_aware(datetime.combine(vraag.van, time.min))
    einde = timezone.make_aware(datetime.combine(vraag.tot + timedelta(days=1), time.min))
    regels = Gebeurtenis.objects.filter(at__gte=begin, at__lt=einde).select_related("by", "organisatie")
    if vraag.soort in (KIJKEN, DOEN):
        kijken = Q(soort__in=look_kinds())
        regels = regels.filter(kijken if vraag.soort == KIJKEN else ~kijken)
    if vraag.soort in event_kinds():
        regels = regels.filter(soort=vraag.soort)
    else:
        over = {"soort__startswith": vraag.soort} if vraag.soort.endswith(".") else {}
        regels = regels.filter(**over).exclude(soort=GEMERKT)
    gelijk = {"by": vraag.account, "organisatie": vraag.organisatie, "doel": vraag.doel}
    regels = regels.filter(**{veld: waarde for veld, waarde in gelijk.items() if waarde})
    if vraag.ref:
        regels = regels.filter(Q(dossier_ref=vraag.ref) | Q(onderwerp_ref=vraag.ref))
    return regels.order_by("-at", "-id")


def page_of_lines(vraag: Logvraag, na: tuple[datetime, int] | None) -> Logblad:
    regels = find_lines(vraag)
    if na:
        at, pk = na
        regels = regels.filter(at__lte=at).filter(Q(at__lt=at) | Q(id__lt=pk))
    rijen = list(regels[: REGELS + 1])
    laatste = rijen[REGELS - 1] if len(rijen) > REGELS else None
    return Logblad(rijen[:REGELS], f"{laatste.at.isoformat()}_{laatste.pk}" if laatste else "")


def find_people(zoek: str) -> list[Account]:
    """People whose name holds all these words, or who have this address."""
    woorden = zoek.split()[:5]
    if not woorden:
        return []
    op_naam = reduce(lambda q, woord: q & Q(naam__icontains=woord), woorden, Q())
    return list(Account.objects.filter(op_naam | Q(email__iexact=zoek)).order_by("naam", "pk")[:MENSEN])


def organisations_with_people() -> QuerySet[Organisatie]:
    return Organisatie.objects.filter(lidmaatschappen__isnull=False).distinct().order_by("naam")


@dataclass(frozen=True)
class Opvallend:
    """What stands out in a period: of whom, and what happened in emergencies or outside the product."""

    signalen: list[tuple[Account, Signaal]]
    nood: int
    buitenom: list[Gebeurtenis]
    nu_buitenom: int
    te_veel: bool


def standing_out(viewer: Viewer, van: date, tot: date, at: datetime) -> Opvallend:
    """What a privacy officer would ask about, in this period."""
    vraag = Logvraag(van, tot)
    momenten = list(_looks(vraag))
    te_veel = len(momenten) > HOOGSTENS
    gevonden = [] if te_veel else signals(momenten, _deeds(vraag, momenten, viewer.op), viewer.op)
    mensen = Account.objects.in_bulk({signaal.account_id for signaal in gevonden})
    return Opvallend(
        signalen=[(mensen[signaal.account_id], signaal) for signaal in gevonden],
        nood=find_lines(vraag).filter(soort=NOOD).count(),
        buitenom=list(find_lines(Logvraag(van, tot, soort=BUITENOM))[:REGELS]),
        nu_buitenom=unmarked_rows(at - timedelta(days=2), at).count(),
        te_veel=te_veel,
    )


def _looks(vraag: Logvraag) -> Iterator[Kijkmoment]:
    """When professionals opened dossiers and questions; lists are left out, and the family itself."""
    geopend = find_lines(vraag).filter(soort__in=GEOPEND, organisatie__isnull=False, by__isnull=False)
    kolommen = geopend.values_list("by_id", "onderwerp_ref", "at", "gegevens__naamgenoot")
    for by, ref, at, naamgenoot in kolommen[: HOOGSTENS + 1].iterator():
        yield Kijkmoment(by, ref, timezone.localtime(at), bool(naamgenoot))


def _deeds(vraag: Logvraag, momenten: list[Kijkmoment], op: date) -> set[tuple[int, str]]:
    """Of who looked often: who did something in that dossier or question in the same period."""
    paren = watched_but_idle(momenten, op)
    wie, waar = {account for account, _ in paren}, {ref for _, ref in paren}
    deden = find_lines(vraag).exclude(soort__in=look_kinds()).filter(by_id__in=wie)
    deden = deden.filter(Q(dossier_ref__in=waar) | Q(onderwerp_ref__in=waar)).order_by()
    return {
        (by, ref) for paar in deden.values_list("by_id", "dossier_ref", "onderwerp_ref").distinct()
        for by, ref in ((paar[0], paar[1]), (paar[0], paar[2]))
    }  # fmt: skip


def unmarked_rows(van: datetime, tot: datetime) -> QuerySet[Rijwijziging]:
    """Row changes in a period that belong to no event and were not reported before."""
    gemerkt = Gebeurtenis.objects.filter(
        transactie=OuterRef("transactie"), rijen_van__lte=OuterRef("id"), rijen_tot__gte=OuterRef("id")
    )
    gemeld = {
        int(nummer)
        for gegevens in Gebeurtenis.objects.filter(soort=BUITENOM, at__gte=van).values_list(
            "gegevens", flat=True
        )
        for nummer in gegevens["rijen"]
    }
    rijen = Rijwijziging.objects.filter(~Exists(gemerkt), at__gte=van, at__lt=tot)
    return rijen.exclude(id__in=gemeld).order_by("id")


def last_check() -> Gebeurtenis | None:
    """The last time that the whole record was read over."""
    return Gebeurtenis.objects.filter(soort=NAGEKEKEN).order_by("-at").first()


def outside_report(nummer: int) -> Gebeurtenis | None:
    return Gebeurtenis.objects.filter(soort=BUITENOM, pk=nummer).first()


def rows_of_report(melding: Gebeurtenis) -> list[Rijwijziging]:
    return list(Rijwijziging.objects.filter(id__in=map(int, melding.gegevens["rijen"])).order_by("id"))
