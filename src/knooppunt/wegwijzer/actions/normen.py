"""The region agrees on what its schools say of themselves, and which level every school has at least."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Regio
from knooppunt.toegang.public import record_event
from knooppunt.wegwijzer.models import Hulpsoort, Profielnorm, Profielonderdeel
from knooppunt.wegwijzer.policies import may_manage
from knooppunt.wegwijzer.queries.beheer import region_of
from knooppunt.wegwijzer.rules.profielen import REGELS, Onderdeelsoort, norm_verdict, parts_to_begin_with
from knooppunt.wegwijzer.sjabloon.lezen import CODE


@dataclass(frozen=True)
class Onderdeelgegevens:
    """What the region says of a part; ``hulpsoort`` is a code of the list of kinds, or nothing."""

    soort: str
    sector: str
    naam: str
    uitleg: str
    ouders: str
    ouders_en: str
    hulpsoort: str = ""


@transaction.atomic
def take_over_parts(*, regio: Regio, vanaf: date, by: Viewer, at: datetime) -> int:
    """Begin with the list that comes with the product. Only a region that has no parts yet; says how many."""
    _may_agree(by, regio)
    if Profielonderdeel.objects.filter(regio=regio).exists():
        raise Refusal("Uw regio heeft al onderdelen. Verander die, of voeg er een toe.")
    begin = REGELS.drempel("norm_begin", vanaf).aantal
    for rang, o in enumerate(parts_to_begin_with(), start=1):
        gegevens = Onderdeelgegevens(o.soort, "", o.naam, o.uitleg, o.ouders, o.ouders_en, o.hulpsoort)
        onderdeel = Profielonderdeel.objects.create(
            regio=regio, rang=rang, geldig_van=vanaf, **_columns(gegevens)
        )
        if o.soort == Onderdeelsoort.BASIS:
            Profielnorm.objects.create(onderdeel=onderdeel, niveau=begin, geldig_van=vanaf)
    _record(regio, by, at)
    return len(parts_to_begin_with())


@transaction.atomic
def add_part(
    *, regio: Regio, gegevens: Onderdeelgegevens, vanaf: date, by: Viewer, at: datetime
) -> Profielonderdeel:
    """One more part, at the end. The same name twice makes one."""
    _may_agree(by, regio)
    laatste = Profielonderdeel.objects.filter(regio=regio).aggregate(laatste=Max("rang", default=0))[
        "laatste"
    ]
    onderdeel, nieuw = Profielonderdeel.objects.get_or_create(
        regio=regio, soort=gegevens.soort, naam=gegevens.naam, geldig_tot=None,
        defaults={"rang": laatste + 1, "geldig_van": vanaf, **_columns(gegevens)},
    )  # fmt: skip
    if nieuw:
        _record(regio, by, at)
    return onderdeel


@transaction.atomic
def change_part(
    *, onderdeel: Profielonderdeel, gegevens: Onderdeelgegevens, by: Viewer, at: datetime
) -> None:
    """Other words for the same part. What is really something else is a new part."""
    _may_agree(by, onderdeel.regio)
    for veld, waarde in _columns(gegevens).items():
        setattr(onderdeel, veld, waarde)
    onderdeel.save()
    _record(onderdeel.regio, by, at)


@transaction.atomic
def end_part(*, onderdeel: Profielonderdeel, op: date | None, by: Viewer, at: datetime) -> None:
    """From this day on schools are not asked about it; None: they are again. What they said stays."""
    _may_agree(by, onderdeel.regio)
    if op is not None and op < onderdeel.geldig_van:
        raise Refusal("Een onderdeel stopt niet voordat het begint.")
    onderdeel.geldig_tot = op
    onderdeel.save(update_fields=["geldig_tot"])
    _record(onderdeel.regio, by, at)


@transaction.atomic
def agree_norm(
    *, onderdeel: Profielonderdeel, niveau: int | None, bandbreedte: int | None, vanaf: date, by: Viewer, at: datetime
) -> Profielnorm:  # fmt: skip
    """The agreed level from a day on. What was agreed before stays for the profiles of before."""
    _may_agree(by, onderdeel.regio)
    norm_verdict(niveau, bandbreedte).require()
    norm, _ = Profielnorm.objects.update_or_create(
        onderdeel=onderdeel, geldig_van=vanaf, defaults={"niveau": niveau, "bandbreedte": bandbreedte}
    )
    _record(onderdeel.regio, by, at)
    return norm


def _may_agree(by: Viewer, regio: Regio) -> None:
    """The samenwerkingsverband of this region."""
    may_manage(by).require_permission()
    if region_of(by) != regio:
        raise NotAllowed("Dit is van een andere regio.")


def _columns(gegevens: Onderdeelgegevens) -> dict[str, object]:
    return {
        "soort": gegevens.soort, "sector": gegevens.sector, "naam": gegevens.naam, "uitleg": gegevens.uitleg,
        "ouders": gegevens.ouders, "ouders_en": gegevens.ouders_en,
        "hulpsoort": Hulpsoort.objects.filter(taxonomie__code=CODE, code=gegevens.hulpsoort).first(),
    }  # fmt: skip


def _record(regio: Regio, by: Viewer, at: datetime) -> None:
    record_event(soort="profielnorm.vastgelegd", onderwerp_ref=regio.code, by=by, at=at)
