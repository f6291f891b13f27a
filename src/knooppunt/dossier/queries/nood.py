"""Emergencies: whom the name belongs to, what is open, what waits for review, and what the family reads."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Dossier, Noodtoegang
from knooppunt.dossier.policies.nood import may_review_emergencies
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.toegang.public import Gebeurtenis

POGINGEN = ("nood.geopend", "nood.niet_gevonden")


def open_dossier_of(voornaam: str, achternaam: str, geboortedatum: object) -> Dossier | None:
    """The open dossier of the child with exactly this name and birth date. Only breaking the glass asks this."""
    dossiers = Dossier.objects.filter(
        status=Dossier.Status.OPEN, kind__voornaam__iexact=voornaam.strip(),
        kind__achternaam__iexact=achternaam.strip(), kind__geboortedatum=geboortedatum,
    )  # fmt: skip
    return dossiers.select_related("kind__gezin", "school").first()


def attempts_today(viewer: Viewer, at: datetime) -> int:
    """How often this person tried in the last day, whether a dossier was found or not."""
    pogingen = Gebeurtenis.objects.filter(by_id=viewer.account_id, soort__in=POGINGEN)
    return pogingen.filter(at__gt=at - timedelta(days=1)).count()


def my_open_emergencies(viewer: Viewer) -> list[Noodtoegang]:
    """What this person opened and still sees."""
    mijn = Noodtoegang.objects.filter(account_id=viewer.account_id, vanaf__lte=viewer.op, tot__gt=viewer.op)
    return list(mijn.select_related("dossier__kind"))


def emergencies_of(zicht: DossierZicht) -> list[Noodtoegang]:
    """Every time that someone opened this dossier in an emergency, newest first, for the family."""
    return list(zicht.dossier.noodtoegangen.select_related("account", "organisatie", "beoordeeld_by")[:50])


def emergencies_to_review(viewer: Viewer) -> QuerySet[Noodtoegang]:
    """All of them, what waits first. Without the name of the child: the reviewer sees no dossiers."""
    may_review_emergencies(viewer).require_permission()
    alle = Noodtoegang.objects.select_related("account", "organisatie", "dossier")
    return alle.order_by("oordeel", "-begonnen_at")


def emergency_for(viewer: Viewer, ref: str) -> Noodtoegang | None:
    return emergencies_to_review(viewer).filter(ref=ref).first()


def looks_in_emergency(noodtoegangen: list[Noodtoegang]) -> dict[int, int]:
    """How many pages were opened in each (by id)."""
    if not noodtoegangen:
        return {}
    keken = Gebeurtenis.objects.filter(
        soort="dossier.bekeken", doel="nood", dossier_ref__in={n.dossier.ref for n in noodtoegangen}
    )
    rijen = keken.order_by().values_list("dossier_ref", "by_id").annotate(Count("pk"))
    aantallen = {(ref, wie): aantal for ref, wie, aantal in rijen}
    return {n.pk: aantallen.get((n.dossier.ref, n.account_id), 0) for n in noodtoegangen}
