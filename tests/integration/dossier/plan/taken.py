"""Who has a task that a plan asks for."""

from knooppunt.toegang.models import Taak


def open_taken(soort: str) -> list[str | None]:
    """Who has an open task of this kind; a role is named by its code."""
    taken = Taak.objects.filter(soort=soort, gedaan_at__isnull=True).order_by("pk")
    return [t.account.naam if t.account else t.rol for t in taken]
