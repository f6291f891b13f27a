"""Who can validate a profile, and what waits for a validation."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Lidmaatschap
from knooppunt.wegwijzer.models import Ondersteuningsprofiel, Validatie
from knooppunt.wegwijzer.policies import VALIDEERDERS, may_ask_validation, validates_for
from knooppunt.wegwijzer.rules.validatie import Validatiestatus

SOORTEN = (Organisatie.Soort.SCHOOL, Organisatie.Soort.SWV)


def roles_that_validate(organisatie: Organisatie, op: date) -> list[str]:
    """The roles that somebody has there today with which one validates."""
    leden = _members(op).filter(organisatie=organisatie).order_by("rol")
    return list(leden.values_list("rol", flat=True).distinct())


def who_can_validate(viewer: Viewer, profiel: Ondersteuningsprofiel) -> list[Organisatie]:
    """Other schools and the samenwerkingsverbanden of the region where somebody can, less who was asked already."""
    loopt = Validatie.objects.filter(profiel=profiel, status=Validatiestatus.GEVRAAGD)
    met_iemand = _members(viewer.op).values("organisatie")
    return list(
        Organisatie.objects.filter(pk__in=met_iemand, regio=profiel.school.regio_id, soort__in=SOORTEN)
        .exclude(pk=profiel.school_id)
        .exclude(pk__in=loopt.values("organisatie"))
        .order_by("-soort", "naam")
    )


def _members(op: date) -> QuerySet[Lidmaatschap]:
    return Lidmaatschap.objects.filter(
        Q(eind__isnull=True) | Q(eind__gt=op), rol__in=VALIDEERDERS, begin__lte=op, account__is_active=True,
        organisatie__soort__in=SOORTEN,
    )  # fmt: skip


def validation_by_ref(viewer: Viewer, ref: str) -> Validatie | None:
    """For who was asked, and for who asks; for nobody else."""
    validatie = (
        Validatie.objects.filter(ref=ref)
        .select_related("organisatie", "profiel__school__vestiging", "profiel__school__regio")
        .first()
    )
    if validatie is None:
        return None
    mag = validatie.organisatie_id in validates_for(viewer) or may_ask_validation(
        viewer, validatie.profiel.school_id
    )
    return validatie if mag else None


def validations_of(viewer: Viewer, profiel: Ondersteuningsprofiel) -> list[Validatie]:
    """Every request about a profile, newest first."""
    return list(Validatie.objects.filter(profiel=profiel).select_related("organisatie"))


def validations_for_me(viewer: Viewer) -> list[Validatie]:
    """What this person was asked to validate, the earliest day first."""
    rijen = Validatie.objects.filter(organisatie__in=validates_for(viewer), status=Validatiestatus.GEVRAAGD)
    return list(rijen.select_related("profiel__school").order_by("voor", "pk"))
