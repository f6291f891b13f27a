"""What a region does not need somewhere is said with a reason, and can be taken back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Gemeente
from knooppunt.toegang.public import record_event
from knooppunt.wegwijzer.models import Hulpsoort, NietNodig
from knooppunt.wegwijzer.policies import may_manage
from knooppunt.wegwijzer.rules.volledig import not_needed_verdict


@transaction.atomic
def mark_not_needed(
    *, gemeente: Gemeente, soort: Hulpsoort, vanaf: int | None, reden: str, by: Viewer, at: datetime
) -> NietNodig:
    """This kind is not needed here. For all ages it takes the place of what was said of one; said twice it is one."""
    may_manage(by).require_permission()
    not_needed_verdict(vanaf, soort.leeftijd_van, soort.leeftijd_tot, reden).require()
    eerder = NietNodig.objects.select_for_update().filter(gemeente=gemeente, hulpsoort=soort)
    if vanaf is None:
        eerder.filter(vanaf__isnull=False).delete()
    merk, _ = eerder.update_or_create(
        gemeente=gemeente, hulpsoort=soort, vanaf=vanaf, defaults={"reden": reden.strip(), "at": at}
    )
    record_event(
        soort="wegwijzer.niet_nodig", onderwerp_ref=merk.ref, by=by, at=at, gemeente=gemeente.code, hulpsoort=soort.code
    )  # fmt: skip
    return merk


@transaction.atomic
def need_again(*, merk: NietNodig, by: Viewer, at: datetime) -> None:
    """It is needed after all: it stands on the worklist again."""
    may_manage(by).require_permission()
    record_event(
        soort="wegwijzer.wel_nodig", onderwerp_ref=merk.ref, by=by, at=at, gemeente=merk.gemeente.code,
        hulpsoort=merk.hulpsoort.code,
    )  # fmt: skip
    merk.delete()
