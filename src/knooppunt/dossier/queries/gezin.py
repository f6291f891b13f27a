"""The family, its network, the team around the child and the regisseurs it had."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from knooppunt.basis.verdict import JA, Verdict, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Betrokkene, Gezinslid, Kind, Regisseur
from knooppunt.dossier.policies import may_record_authority
from knooppunt.dossier.queries.kring import DossierZicht, visible_dossiers
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.rules.kringwissel import Plaats, leave_verdict, removal_verdict


@dataclass(frozen=True)
class GezinsKind:
    """A child of the family; without ``dossier_ref`` the viewer may not see its dossier, so it has no name here."""

    naam: str
    dossier_ref: str = ""


def circle_today(zicht: DossierZicht, viewer: Viewer) -> list[Betrokkene]:
    """Everyone in the circle today: the family first, guests last. Parents of an adult only when they read along."""
    volgorde = [h.value for h in Hoedanigheid]
    leest = {lid.account_id for lid in zicht.feiten.kring_op(viewer.op)}
    leden = [
        b
        for b in zicht.dossier.betrokkenen.all()
        if b.vanaf <= viewer.op
        and (b.tot is None or b.tot > viewer.op)
        and (b.hoedanigheid != Hoedanigheid.OUDER.value or b.account_id in leest)
    ]
    return sorted(leden, key=lambda b: (volgorde.index(b.hoedanigheid), b.vanaf, b.pk))


def place_facts(
    zicht: DossierZicht, plaats: Betrokkene, kring: Iterable[Betrokkene], gezag: Collection[int | None]
) -> Plaats:
    """What the rules of leaving ask about one place, given who is in the circle and who has authority."""
    return Plaats(
        hoedanigheid=Hoedanigheid(plaats.hoedanigheid),
        is_regisseur=plaats.account_id == zicht.feiten.regisseur_id,
        anderen=tuple(Hoedanigheid(b.hoedanigheid) for b in kring if b.account_id != plaats.account_id),
        heeft_gezag=plaats.account_id in gezag,
    )


def with_authority(zicht: DossierZicht) -> frozenset[int | None]:
    """The accounts of those who have parental authority."""
    return frozenset(zicht.dossier.kind.gezin.leden.filter(gezag=True).values_list("account_id", flat=True))


def ways_out(zicht: DossierZicht, viewer: Viewer) -> list[tuple[Betrokkene, Verdict]]:
    """Everyone in the circle today, each with whether that place may end: one's own choice, or taken out."""
    kring, gezag = circle_today(zicht, viewer), with_authority(zicht)
    return [
        (
            b,
            (leave_verdict if b.account_id == viewer.account_id else removal_verdict)(
                place_facts(zicht, b, kring, gezag)
            ),
        )
        for b in kring
    ]


def team_of(zicht: DossierZicht, viewer: Viewer) -> list[Betrokkene]:
    return [b for b in circle_today(zicht, viewer) if b.hoedanigheid == Hoedanigheid.TEAM.value]


def former_members(zicht: DossierZicht, viewer: Viewer) -> list[Betrokkene]:
    """Who took part before, the last one first."""
    weg = [b for b in zicht.dossier.betrokkenen.all() if b.tot is not None and b.tot <= viewer.op]
    return sorted(weg, key=lambda b: (b.tot, b.pk), reverse=True)


def family_members(zicht: DossierZicht) -> list[Gezinslid]:
    """Parents, carers, network; empty when the viewer does not see the part about the family."""
    return list(zicht.dossier.kind.gezin.leden.all()) if zicht.ziet("gezin") else []


def removable(zicht: DossierZicht, lid: Gezinslid, viewer: Viewer) -> Verdict:
    """May this viewer take someone off the family page? Authority is the team's to change; who takes part stays."""
    doet_mee = any(k.account_id == lid.account_id and k.periode.bevat(viewer.op) for k in zicht.feiten.kring)
    return (may_record_authority(viewer, zicht.feiten) if lid.gezag else JA) & unless(
        not (lid.account_id and doet_mee),
        nl("%(lid)s doet mee in het dossier. Haal deze persoon eerst uit de kring.", lid=lid.naam),
    )


def family_member(zicht: DossierZicht, lid_ref: str) -> Gezinslid | None:
    return next((lid for lid in family_members(zicht) if lid.ref == lid_ref), None)


def siblings(zicht: DossierZicht, viewer: Viewer) -> list[GezinsKind]:
    """The other children of the family; named only when the viewer may see their dossier."""
    kind = zicht.dossier.kind
    broers_zussen = list(Kind.objects.filter(gezin=kind.gezin_id).exclude(pk=kind.pk))
    zichtbaar = dict(
        visible_dossiers(viewer)
        .filter(kind__in=broers_zussen)
        .order_by("bijgewerkt_at")
        .values_list("kind_id", "ref")
    )
    return [
        GezinsKind(str(k), zichtbaar[k.pk]) if k.pk in zichtbaar else GezinsKind("broer of zus")
        for k in broers_zussen
    ]


def regisseurs_before(zicht: DossierZicht) -> list[Regisseur]:
    """Those who were regisseur, the last one first, each with the reason of the one who followed."""
    return list(
        Regisseur.objects.filter(gezin=zicht.dossier.kind.gezin_id, tot__isnull=False).select_related(
            "account", "organisatie"
        )
    )
