"""The kinds of support that plans name: in words on the page of one plan, and counted without names for a region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Dossier, Plan, Telbezwaar
from knooppunt.dossier.policies import may_count_needs
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.behoeften import Hulpbehoefte
from knooppunt.wegwijzer.public import BEHOEFTEN, in_words, kinds_by_code


@dataclass(frozen=True)
class Wie:
    """Which children: home in one of these postcodes, and born in this period, both days included."""

    pc4s: Collection[str]
    geboren_vanaf: date
    geboren_tot: date


@dataclass(frozen=True)
class Telbaar:
    """Open dossiers of children: how many name kinds of support in the plan in force, and why the others do not."""

    met_soort: int
    zonder_soort: int
    zonder_plan: int


def need_names() -> dict[str, str]:
    """Names of the kinds by code, as the region says them; empty when the wegwijzer has no list yet."""
    return {soort.code: in_words(soort) for soort in kinds_by_code(BEHOEFTEN)}


def needs_in_words(plan: Plan) -> list[str]:
    """What this version says that is needed."""
    if not plan.behoeften:
        return []
    namen = need_names()
    return [namen[code] for code in plan.behoeften if code in namen]


def not_counted() -> QuerySet[Telbezwaar, int]:
    """The children (ids) whose family objected to being counted where support is planned."""
    return Telbezwaar.objects.filter(ingetrokken_at__isnull=True).values_list("kind", flat=True)


def objection_to_counting(zicht: DossierZicht) -> Telbezwaar | None:
    """The one that holds now, with who made it."""
    lopend = Telbezwaar.objects.filter(kind_id=zicht.dossier.kind_id, ingetrokken_at__isnull=True)
    return lopend.select_related("gemaakt_by").first()


def countable(viewer: Viewer, wie: Wie) -> Telbaar:
    """How many there are to count. True and maybe small: who shows it hides small ones first."""
    may_count_needs(viewer).require_permission()
    open_ = _open(wie)
    plannen = _in_force(open_.values("pk"))
    met = sum(bool(plan.behoeften) for plan in plannen.values())
    return Telbaar(met, len(plannen) - met, open_.count() - len(plannen))


def needs_of(viewer: Viewer, wie: Wie, *, samen: bool) -> list[Hulpbehoefte]:
    """One row per child whose plan in force names kinds of support; ``samen``: also where a brother or sister goes."""
    may_count_needs(viewer).require_permission()
    dossiers = list(_open(wie).select_related("kind", "school__vestiging").order_by("pk"))
    plannen = _in_force([d.pk for d in dossiers])
    gezin = _schools_of_families(dossiers) if samen else {}
    return [
        Hulpbehoefte(
            d.kind.woon_pc4, tuple(plannen[d.pk].behoeften), _site(d),
            next((code for kind, code in gezin.get(d.kind.gezin_id, ()) if kind != d.kind_id), ""),
        )
        for d in dossiers
        if d.pk in plannen and plannen[d.pk].behoeften
    ]  # fmt: skip


def _open(wie: Wie) -> QuerySet[Dossier]:
    return Dossier.objects.filter(
        status=Dossier.Status.OPEN, kind__woon_pc4__in=wie.pc4s, kind__geboortedatum__gte=wie.geboren_vanaf,
        kind__geboortedatum__lte=wie.geboren_tot,
    ).exclude(kind__in=not_counted())  # fmt: skip


def _in_force(dossiers: Collection[int] | QuerySet) -> dict[int, Plan]:
    plannen = Plan.objects.filter(dossier__in=dossiers, status=Plan.Status.VASTGESTELD)
    return {plan.dossier_id: plan for plan in plannen.only("ref", "dossier_id", "behoeften")}


def _schools_of_families(dossiers: list[Dossier]) -> dict[int, list[tuple[int, str]]]:
    """By family: children with an open dossier and their site, in order."""
    gezinnen = {d.kind.gezin_id for d in dossiers}
    rijen = Dossier.objects.filter(
        status=Dossier.Status.OPEN, kind__gezin__in=gezinnen, school__vestiging__isnull=False
    ).exclude(kind__in=not_counted())
    per_gezin: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for gezin, kind, code in rijen.order_by("school__vestiging__vestigingscode", "kind").values_list(
        "kind__gezin", "kind", "school__vestiging__vestigingscode"
    ):
        per_gezin[gezin].append((kind, code))
    return per_gezin


def _site(dossier: Dossier) -> str:
    vestiging = getattr(dossier.school, "vestiging", None)
    return str(vestiging.vestigingscode) if vestiging else ""
