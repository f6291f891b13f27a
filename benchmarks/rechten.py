"""What rights cost: the list of dossiers for someone with 1 membership, with 30, and for an administrator.

Everyone asks the same first page among 100,000 dossiers. The reference is a coordinator of one school, who sees 333 of
them; "ours" is a coordinator of thirty schools, who sees 10,020. The administrator sees no dossier, and must not wait
for that either. ``conditions`` has the reading of the list apart, beside the same reading without any rights.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from typing import Any

from benchmarks.los import measure_apart
from benchmarks.paginas import RONDES, _get, _median, _timed

SCHOLEN = 30
BEGIN = date(2020, 8, 1)
WIE = ("een", "dertig", "beheerder")


def run() -> dict[str, Any]:
    return measure_apart(__name__)


def measure() -> dict[str, Any]:
    """Fill the database, and let the three people ask in turn."""
    # Imports in functions: the settings are those of this process, and models need them.
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from benchmarks.generator import Belasting, fill

    call_command("migrate", verbosity=0)
    aantal = int(os.environ.get("KNOOPPUNT_MEET_DOSSIERS", "100000"))
    fill(Belasting(nu=timezone.now(), dossiers=aantal, gebeurtenissen=aantal))
    mensen = people()
    paginas = in_turn({wie: _page(account) for wie, account in mensen.items()})
    lezen = in_turn(
        {wie: _reading(account) for wie, account in mensen.items()} | {"zonder_rechten": _without_rights}
    )
    return {
        "name": "rechten",
        "ours": paginas["dertig"]["ms"],
        "reference": paginas["een"]["ms"],
        "ratio": round(paginas["dertig"]["ms"] / paginas["een"]["ms"], 2),
        "unit": "ms for the first page of the list (30 memberships against 1)",
        "conditions": {
            "database": connection.vendor,
            "dossiers": aantal,
            "ziet": {wie: _sees(account) for wie, account in mensen.items()},
            "pagina": paginas,
            "lijst_lezen": lezen,
            "ratio_beheerder": round(paginas["beheerder"]["ms"] / paginas["een"]["ms"], 2),
        },
    }


def people() -> dict[str, Any]:
    """The coordinator of one school; one of thirty schools; and an administrator."""
    from django.utils import timezone

    from knooppunt.organisaties.models import Organisatie
    from knooppunt.toegang.models import Account, Lidmaatschap

    een, dertig = Account.objects.get(pk=1), Account.objects.get(pk=2)
    scholen = Organisatie.objects.filter(soort="school").exclude(pk__in=(1, 2)).order_by("pk")[: SCHOLEN - 1]
    rollen = [
        Lidmaatschap(account=dertig, organisatie=s, rol="schoolcoordinator", begin=BEGIN) for s in scholen
    ]
    swv = Organisatie.objects.get(soort="swv")
    beheerder = Account.objects.create(
        naam="Beheerder", soort="professional", email="beheer@voorbeeld.invalid", created_at=timezone.now()
    )
    rollen.append(Lidmaatschap(account=beheerder, organisatie=swv, rol="beheerder", begin=BEGIN))
    Lidmaatschap.objects.bulk_create(rollen)
    return dict(zip(WIE, (een, dertig, beheerder), strict=True))


def in_turn(taken: dict[str, Callable[[], Any]]) -> dict[str, dict[str, float]]:
    """Median milliseconds of each, on the clock and of this process; each round does each once."""
    tijden: dict[str, list[tuple[float, float]]] = {naam: [] for naam in taken}
    for ronde in range(RONDES + 3):
        for naam, taak in taken.items():
            tijd = _timed(taak)
            if ronde >= 3:  # the first ones compile
                tijden[naam].append(tijd)
    return {
        naam: {"ms": round(ms, 2), "cpu": round(cpu, 2)}
        for naam, (ms, cpu) in ((naam, _median(t)) for naam, t in tijden.items())
    }


def _page(account: Any) -> Callable[[], Any]:
    from django.test import Client

    client = Client()
    client.force_login(account)
    cookie = client.cookies["sessionid"].value
    return lambda: _get("/dossiers/", cookie)


def _reading(account: Any) -> Callable[[], Any]:
    from django.utils import timezone

    from knooppunt.dossier.queries.start import Zoekvraag, list_page
    from knooppunt.toegang.public import viewer_of

    nu = timezone.now()
    viewer = viewer_of(account, nu.date())
    return lambda: list_page(viewer, Zoekvraag(), None, nu)


def _without_rights() -> Any:
    from knooppunt.dossier.models import Dossier
    from knooppunt.dossier.queries.start import DOSSIERS

    open_ = Dossier.objects.filter(status="open").order_by("-bijgewerkt_at", "-pk")
    return list(open_.values_list("pk", flat=True)[: DOSSIERS + 1])


def _sees(account: Any) -> int:
    from django.utils import timezone

    from knooppunt.dossier.queries.kring import visible_dossiers
    from knooppunt.toegang.public import viewer_of

    return visible_dossiers(viewer_of(account, timezone.localdate())).count()


if __name__ == "__main__":
    print(json.dumps(measure()))
