"""The schools of a region out of the public files: their offers and locations, without anything typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Vestiging
from knooppunt.toegang.public import record_event
from knooppunt.wegwijzer.models import Aanbod, AanbodOpLocatie, Aanbodsoort, Hulpsoort, Locatie
from knooppunt.wegwijzer.rules.aanbod import Aanbodstatus, Aanbodvorm, Herkomst
from knooppunt.wegwijzer.rules.scholen import Schoolaanbod, school_offers
from knooppunt.wegwijzer.sjabloon.lezen import CODE
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers

Gevonden = tuple[Vestiging, Schoolaanbod]
PER_KEER = 500
VELDEN = ("naam", "omschrijving", "toegangsweg", "status", "leeftijd_van", "leeftijd_tot")
"""What the public files say of an offer."""


@transaction.atomic
def take_over_schools(*, by: Viewer, at: datetime) -> int:
    """Bring the offers of every school of every region to what the public files say now; says how many there are.

    A school that left its region stops. What people filled in for a school stays as it is.
    """
    gevonden = list(_in_the_files())
    plekken = _locations([vestiging for vestiging, _ in gevonden], by, at)
    blijft = _offers(gevonden, plekken, by, at)
    openbaar = Aanbod.objects.filter(herkomst=Herkomst.OPENBAAR)
    weg = list(
        openbaar.exclude(pk__in=blijft).exclude(status=Aanbodstatus.GESTOPT).values_list("pk", flat=True)
    )
    openbaar.filter(pk__in=weg).update(status=Aanbodstatus.GESTOPT, gewijzigd_at=at)
    openbaar.filter(pk__in=blijft).update(nagekeken_op=by.op)
    Locatie.objects.filter(vestiging__isnull=False).update(nagekeken_op=by.op)
    index_offers([*blijft, *weg], by.op)
    record_event(
        soort="wegwijzer.scholen_overgenomen", onderwerp_ref="wegwijzer", by=by, at=at, aantal=len(blijft)
    )
    return len(blijft)


def _in_the_files() -> Iterator[Gevonden]:
    """Each kind of education of each site of a region."""
    vestigingen = Vestiging.objects.filter(organisatie__regio__isnull=False).select_related("organisatie")
    for vestiging in vestigingen.order_by("pk"):
        for aanbod in school_offers(
            vestiging.organisatie.naam, vestiging.soorten.split(","), vestiging.plaats.title(),
            vestiging.denominatie, vestiging.leerlingen,
        ):  # fmt: skip
            yield vestiging, aanbod


def _locations(vestigingen: list[Vestiging], by: Viewer, at: datetime) -> dict[int, Locatie]:
    """The location of each site, by the id of the site."""
    bekend = {plek.vestiging_id: plek for plek in Locatie.objects.filter(vestiging__isnull=False)}
    nieuw = {v.pk: v for v in vestigingen if v.pk not in bekend}.values()
    gemaakt = Locatie.objects.bulk_create(
        (
            Locatie(
                vestiging=v, organisatie=v.organisatie, eigenaar=v.organisatie, herkomst=Herkomst.OPENBAAR,
                nagekeken_op=by.op, created_at=at, gewijzigd_at=at,
            )
            for v in nieuw
        ),
        batch_size=PER_KEER,
    )  # fmt: skip
    return bekend | {plek.vestiging_id: plek for plek in gemaakt}


def _offers(gevonden: list[Gevonden], plekken: dict[int, Locatie], by: Viewer, at: datetime) -> list[int]:
    """Make and change; gives the ids of what the files have. An offer is known by its school and kind."""
    soorten = {s.code: s for s in Hulpsoort.objects.filter(taxonomie__code=CODE)}
    koppelingen = Aanbodsoort.objects.filter(aanbod__herkomst=Herkomst.OPENBAAR).select_related("aanbod")
    bekend = {(k.aanbod.organisatie_id, k.hulpsoort_id): k.aanbod for k in koppelingen}
    nieuw: list[tuple[Gevonden, Aanbod]] = []
    blijft: list[Aanbod] = []
    anders: list[Aanbod] = []
    for vestiging, gegevens in gevonden:
        soort = soorten[gegevens.soorten[0]]
        waarden = _values(gegevens, soort)
        aanbod = bekend.get((vestiging.organisatie_id, soort.pk))
        if aanbod is None:
            aanbod = Aanbod(
                organisatie=vestiging.organisatie, eigenaar=vestiging.organisatie, herkomst=Herkomst.OPENBAAR,
                vorm=Aanbodvorm.ONDERWIJS, nagekeken_op=by.op, created_at=at, gewijzigd_at=at, **waarden,
            )  # fmt: skip
            nieuw.append(((vestiging, gegevens), aanbod))
        elif _differs(aanbod, waarden):
            aanbod.gewijzigd_at = at
            anders.append(aanbod)
        blijft.append(aanbod)
    Aanbod.objects.bulk_update(anders, [*VELDEN, "gewijzigd_at"], batch_size=PER_KEER)
    Aanbod.objects.bulk_create((aanbod for _, aanbod in nieuw), batch_size=PER_KEER)
    _link(nieuw, plekken, soorten)
    return [aanbod.pk for aanbod in blijft]


def _values(gegevens: Schoolaanbod, soort: Hulpsoort) -> dict[str, Any]:
    return {
        "naam": gegevens.naam, "omschrijving": gegevens.omschrijving, "toegangsweg": gegevens.toegangsweg.value,
        "status": Aanbodstatus.OPEN.value, "leeftijd_van": soort.leeftijd_van, "leeftijd_tot": soort.leeftijd_tot,
    }  # fmt: skip


def _differs(aanbod: Aanbod, waarden: dict[str, Any]) -> bool:
    """Write what is new on it, and say whether anything was."""
    oud = {veld: getattr(aanbod, veld) for veld in VELDEN}
    for veld, waarde in waarden.items():
        setattr(aanbod, veld, waarde)
    return oud != waarden


def _link(
    nieuw: list[tuple[Gevonden, Aanbod]], plekken: dict[int, Locatie], soorten: dict[str, Hulpsoort]
) -> None:
    """Kind and location of the offers that were made."""
    Aanbodsoort.objects.bulk_create(
        (
            Aanbodsoort(aanbod=aanbod, hulpsoort=soorten[code])
            for (_, gegevens), aanbod in nieuw
            for code in gegevens.soorten
        ),
        batch_size=PER_KEER,
    )
    AanbodOpLocatie.objects.bulk_create(
        (AanbodOpLocatie(aanbod=aanbod, locatie=plekken[vestiging.pk]) for (vestiging, _), aanbod in nieuw),
        batch_size=PER_KEER,
    )
