"""Who can be invited for a case, and whether the family is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from knooppunt.dossier.models import (
    Bespreking,
    Betrokkene,
    Dossier,
    Genodigde,
    Gezinslid,
    Kind,
    Knooppuntlid,
    Overleg,
)
from knooppunt.dossier.policies import COORDINATOR
from knooppunt.dossier.rules.knooppunt import Uitnodigingsstand, pupil_is_invited_itself
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.rules.toestemming import is_adult
from knooppunt.toegang.public import people_with_role

ZORGT_VOOR = (Gezinslid.Relatie.MOEDER, Gezinslid.Relatie.VADER, Gezinslid.Relatie.VERZORGER)


@dataclass(frozen=True)
class Genodigbaar:
    """Someone of the circle who can be invited; without an account people tell them themselves."""

    sleutel: str
    soort: str
    naam: str
    account_id: int | None
    toelichting: str = ""


def in_kring_op(op: date) -> Q:
    return Q(vanaf__lte=op) & (Q(tot__isnull=True) | Q(tot__gt=op))


def candidates(dossier: Dossier, overleg: Overleg, op: date) -> list[Genodigbaar]:
    """Parents, pupil and the people around the child; not the members, who are invited for the whole meeting."""
    kring = list(dossier.betrokkenen.filter(in_kring_op(op)).select_related("account", "organisatie"))
    leden = set(overleg.genodigden.filter(bespreking=None).values_list("account_id", flat=True))
    gasten = set(
        overleg.genodigden.filter(bespreking__dossier=dossier, soort=Genodigde.Soort.GAST).values_list(
            "account_id", flat=True
        )
    )
    gezinsleden = dossier.kind.gezin.leden.filter(gezag=True, relatie__in=ZORGT_VOOR)
    ouders = parents_of(*_who_count(dossier.kind, kring, gezinsleden, op))
    team = {
        b.account_id: Genodigbaar(
            f"t{b.account_id}", Genodigde.Soort.TEAM, b.account.naam, b.account_id,
            b.functie or (b.organisatie.naam if b.organisatie else ""),
        )
        for b in kring
        if b.hoedanigheid in (Hoedanigheid.TEAM, Hoedanigheid.GAST) and b.account_id not in leden | gasten
    }  # fmt: skip
    return [*ouders, _pupil(dossier, op), *team.values()]


def members_without_place(
    dossier: Dossier, overleg: Overleg, op: date, bespreking: Bespreking | None = None
) -> list[Knooppuntlid]:
    """Members on the day of the meeting who are not around the child, and have no place through this item yet."""
    dag = timezone.localdate(overleg.begint_at)
    kring = set(dossier.betrokkenen.filter(tot__isnull=True).values_list("account_id", flat=True))
    if dossier.school_id:
        kring |= set(people_with_role(COORDINATOR, [dossier.school_id], op).values_list("pk", flat=True))
    if bespreking is not None:
        kring |= set(bespreking.plaatsen.filter(tot__gt=op).values_list("account_id", flat=True))
    leden = overleg.knooppunt.leden.filter(Q(tot__isnull=True) | Q(tot__gt=op), vanaf__lte=dag)
    return list(leden.exclude(account_id__in=kring).select_related("account", "organisatie"))


def parents_of(kring: Iterable[Betrokkene], gezinsleden: Iterable[Gezinslid]) -> list[Genodigbaar]:
    """Parents in the circle, and who has authority without an account: they are told by letter or telephone."""
    met = {
        b.account_id: Genodigbaar(f"o{b.account_id}", Genodigde.Soort.OUDER, b.account.naam, b.account_id)
        for b in kring
        if b.hoedanigheid == Hoedanigheid.OUDER
    }
    zonder = [
        Genodigbaar(
            f"g{lid.pk}",
            Genodigde.Soort.OUDER,
            lid.naam,
            None,
            "heeft geen account: nodig zelf uit, per brief of telefoon",
        )
        for lid in gezinsleden
        if lid.account_id not in met
    ]
    return [*met.values(), *zonder]


def _who_count(
    kind: Kind, kring: Iterable[Betrokkene], gezinsleden: Iterable[Gezinslid], op: date
) -> tuple[list[Betrokkene], list[Gezinslid]]:
    """Of an adult pupil nobody has authority any more: only parents who read along are asked."""
    if not is_adult(kind.geboortedatum, op):
        return list(kring), list(gezinsleden)
    lezers = set(kind.meelezers.filter(ingetrokken_at__isnull=True).values_list("account_id", flat=True))
    return [b for b in kring if b.account_id in lezers], []


def _pupil(dossier: Dossier, op: date) -> Genodigbaar:
    kind = dossier.kind
    zelf = pupil_is_invited_itself(kind.geboortedatum, op, kind.account_id is not None)
    uitleg = "krijgt een eigen uitnodiging" if zelf else "via de ouders"
    return Genodigbaar(
        "l", Genodigde.Soort.LEERLING, kind.voornaam, kind.account_id if zelf else None, uitleg
    )


def invitation_state(bespreking: Bespreking, op: date) -> Uitnodigingsstand:
    """Of one case; see ``invitation_states``."""
    return invitation_states([bespreking], op)[bespreking.pk]


def invitation_states(
    besprekingen: Iterable[Bespreking], op: date, zichtbaar: frozenset[int] | None = None
) -> dict[int, Uitnodigingsstand]:
    """By id of the case, in four statements whatever their number.

    A case outside ``zichtbaar`` (dossier ids) is named by its number on the agenda, and its parents are not named.
    """
    rijen = list(besprekingen)
    kring, leden, genodigd = defaultdict(list), defaultdict(list), defaultdict(list)
    for b in Betrokkene.objects.filter(
        in_kring_op(op), dossier__in=[r.dossier_id for r in rijen], hoedanigheid=Hoedanigheid.OUDER.value
    ).select_related("account"):
        kring[b.dossier_id].append(b)
    for lid in Gezinslid.objects.filter(
        gezin__in=[r.dossier.kind.gezin_id for r in rijen], gezag=True, relatie__in=ZORGT_VOOR
    ):
        leden[lid.gezin_id].append(lid)
    for g in Genodigde.objects.filter(bespreking__in=[r.pk for r in rijen]):
        genodigd[g.bespreking_id].append(g)
    return {
        r.pk: _state(
            r, nummer,
            parents_of(*_who_count(r.dossier.kind, kring[r.dossier_id], leden[r.dossier.kind.gezin_id], op)),
            genodigd[r.pk],
            zichtbaar is None or r.dossier_id in zichtbaar,
        )
        for nummer, r in enumerate(rijen, start=1)
    }  # fmt: skip


def _state(
    bespreking: Bespreking, nummer: int, ouders: list[Genodigbaar], genodigd: list[Genodigde], zichtbaar: bool
) -> Uitnodigingsstand:
    wel = {(g.account_id, g.naam) for g in genodigd if g.soort == Genodigde.Soort.OUDER}
    niet = [o for o in ouders if (o.account_id, "" if o.account_id else o.naam) not in wel]
    return Uitnodigingsstand(
        zaak=bespreking.dossier.kind.voornaam if zichtbaar else f"Punt {nummer} op de agenda",
        ouders_genodigd=len(wel),
        ouders_niet_genodigd=tuple(o.naam if zichtbaar else "een ouder" for o in niet),
        reden_zonder_ouders=bespreking.reden_zonder_ouders,
        leerling_genodigd=any(g.soort == Genodigde.Soort.LEERLING for g in genodigd),
        reden_zonder_leerling=bespreking.reden_zonder_leerling,
    )


@dataclass(frozen=True)
class Meelezer:
    """A member who will see the case as a guest, with the parts that are shared with the member's organisation."""

    lid: Knooppuntlid
    delen: tuple[str, ...]


def members_with_sharing(
    dossier: Dossier, overleg: Overleg, op: date, bespreking: Bespreking | None = None
) -> list[Meelezer]:
    """Members without a place around the child, and which closed parts they would see; in most cases none."""
    gedeeld = defaultdict(list)
    for deling in dossier.delingen.filter(ingetrokken_at__isnull=True):
        gedeeld[deling.organisatie_id].append(deling.get_deel_display())
    return [
        Meelezer(lid, tuple(gedeeld[lid.organisatie_id]) if lid.organisatie_id else ())
        for lid in members_without_place(dossier, overleg, op, bespreking)
    ]
