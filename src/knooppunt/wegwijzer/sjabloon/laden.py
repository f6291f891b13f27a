"""Bring the tables to the template of this version."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import connection, transaction

from knooppunt.wegwijzer.models import Hulpsoort, Taxonomie
from knooppunt.wegwijzer.sjabloon.lezen import (
    CODE,
    NAAM,
    UITLEG,
    Sjabloonsoort,
    fingerprint,
    read_template,
)


def load_template() -> bool:
    """Write the template when the tables have another one; says whether it did. A kind that left it is only marked.

    Reference data of the product, like a migration: nobody does it, so there is no event.
    """
    if Taxonomie._meta.db_table not in connection.introspection.table_names():
        return False  # migrated back to nothing
    if Taxonomie.objects.filter(code=CODE, versie=fingerprint()).exists():
        return False
    with transaction.atomic():
        taxonomie, _ = Taxonomie.objects.update_or_create(
            code=CODE, defaults={"naam": NAAM, "uitleg": UITLEG, "versie": fingerprint()}
        )
        _write(taxonomie, read_template())
    return True


def _write(taxonomie: Taxonomie, soorten: tuple[Sjabloonsoort, ...]) -> None:
    bekend: dict[str, Hulpsoort] = {}
    for soort in soorten:
        bekend[soort.code], _ = Hulpsoort.objects.update_or_create(
            taxonomie=taxonomie, code=soort.code, defaults=_columns(soort, bekend.get(soort.boven))
        )
    for soort in soorten:
        bekend[soort.code].zie_ook.set([bekend[code] for code in soort.zie_ook])
    taxonomie.soorten.exclude(code__in=bekend).update(vervallen=True)


def _columns(soort: Sjabloonsoort, boven: Hulpsoort | None) -> dict[str, Any]:
    waarden = asdict(soort) | {
        "uuid": soort.uuid,
        "boven": boven,
        "woorden": list(soort.woorden),
        "vakwoorden": list(soort.vakwoorden),
        "vervallen": False,
    }
    return {naam: waarde for naam, waarde in waarden.items() if naam not in ("code", "zie_ook", "engels")}
