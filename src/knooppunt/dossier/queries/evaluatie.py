"""Evaluations, what is still open in a dossier, and handovers that wait for a school."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import (
    Actie,
    Afspraak,
    Doel,
    Doeluitkomst,
    Dossier,
    Evaluatie,
    Niveauwissel,
    Plan,
)
from knooppunt.dossier.policies import COORDINATOR
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import visible_goals
from knooppunt.organisaties.public import Ondersteuningsniveau, Organisatie


@dataclass(frozen=True)
class Evaluatiezicht:
    """An evaluation with the outcomes of the goals that this viewer sees."""

    evaluatie: Evaluatie
    uitkomsten: tuple[Doeluitkomst, ...]
    zonder_uitkomst: tuple[Doel, ...]
    """Visible goals that who evaluated could not see; someone of the team adds them."""
    wissel: Niveauwissel | None


def evaluation_of(zicht: DossierZicht, plan: Plan) -> Evaluatiezicht | None:
    """The evaluation of a version, or None when there is none yet."""
    evaluatie = plan.evaluaties.select_related("by", "overdracht_naar").first()
    if evaluatie is None:
        return None
    doelen = visible_goals(zicht).filter(plan=plan)
    uitkomsten = tuple(evaluatie.uitkomsten.filter(doel__in=doelen).select_related("doel"))
    beantwoord = {u.doel_id for u in uitkomsten}
    wissel = Niveauwissel.objects.filter(evaluatie=evaluatie).select_related("van", "naar").first()
    return Evaluatiezicht(evaluatie, uitkomsten, tuple(d for d in doelen if d.pk not in beantwoord), wissel)


@dataclass(frozen=True)
class OpenZaken:
    """What has not been done yet, as far as the viewer sees it."""

    acties: tuple[Actie, ...]
    afspraken: tuple[Afspraak, ...]

    @property
    def aantal(self) -> int:
        return len(self.acties) + len(self.afspraken)


def open_matters(zicht: DossierZicht) -> OpenZaken:
    """Open actions of the plan in force and open agreements of the knooppunt."""
    acties = (
        Actie.objects.filter(
            doel__in=visible_goals(zicht).filter(plan__status=Plan.Status.VASTGESTELD),
            verwijderd_at__isnull=True,
        )
        .exclude(stand=Actie.Stand.GEDAAN)
        .select_related("eigenaar")
    )
    afspraken = zicht.dossier.afspraken.filter(gedaan_at__isnull=True).select_related("eigenaar")
    return OpenZaken(tuple(acties), tuple(afspraken))


def levels_of(zicht: DossierZicht) -> list[tuple[int, str]]:
    """The region's levels of support with the region's own labels."""
    return list(
        Ondersteuningsniveau.objects.filter(regio=zicht.dossier.regio)
        .order_by("rang")
        .values_list("pk", "label")
    )


def find_schools(zicht: DossierZicht, naam: str) -> list[Organisatie]:
    """Other schools of the region with this name; one when it is exactly that name. At most nine."""
    scholen = Organisatie.objects.filter(
        soort=Organisatie.Soort.SCHOOL, regio=zicht.dossier.regio, naam__icontains=naam.strip()
    ).exclude(pk=zicht.dossier.school_id)
    precies = list(scholen.filter(naam__iexact=naam.strip())[:2])
    return precies if len(precies) == 1 else list(scholen.order_by("naam")[:9])


def handover_fields(evaluatie: Evaluatie) -> dict[str, object]:
    """What the next school reads before it takes the dossier over; the exchange ``overdracht`` names the fields."""
    dossier = evaluatie.plan.dossier
    return {
        "kind": dossier.kind.voornaam,
        "school": dossier.school.naam if dossier.school else "",
        "naar": evaluatie.overdracht_naar.naam,
        "dag": evaluatie.overdracht_op,
        "wie": evaluatie.by.naam,
        "gesprek": evaluatie.overdracht_gesprek,
    }


def handover_for(viewer: Viewer, ref: str) -> Evaluatie | None:
    """A handover to a school where the viewer is coordinator; None when it is not theirs."""
    return (
        Evaluatie.objects.filter(
            # Once taken over it is there for as long as the child is at that school.
            Q(aanvaard_at__isnull=True) | Q(plan__dossier__school=F("overdracht_naar")),
            ref=ref,
            overdracht_naar_id__in=viewer.organisaties(COORDINATOR),
            plan__dossier__status=Dossier.Status.OPEN,
        )
        .select_related("plan__dossier__kind", "plan__dossier__school", "overdracht_naar", "by")
        .first()
    )
