"""Reads for who keeps the wegwijzer true: what is mine, what waits, what visitors reported, what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Gemeente, Organisatie, Regio, Wijk
from knooppunt.wegwijzer.blad.lezen import Vermelding
from knooppunt.wegwijzer.blad.vorm import SLEUTEL
from knooppunt.wegwijzer.models import Foutmelding, Organisatieprofiel, Streekwoord, Wijziging
from knooppunt.wegwijzer.policies import keeps_for, may_manage
from knooppunt.wegwijzer.queries.herinneren import SOORTEN, ZOUT
from knooppunt.wegwijzer.rules.aanbod import Herkomst
from knooppunt.wegwijzer.rules.actueel import REGELS, Actualiteit, freshness
from knooppunt.wegwijzer.rules.wijziging import Wijzigingsstatus
from knooppunt.wegwijzer.zoekindex.inhoud import municipalities_of_region

HOOGSTENS = 30
NAAM = {"aanbod": "naam", "locatie": "eigen_naam", "organisatie": "organisatie__naam"}


@dataclass(frozen=True)
class Beheerregel:
    """An entry as its keeper sees it in a list."""

    soort: str
    ref: str
    naam: str
    organisatie: str
    nagekeken_op: date
    staat: Actualiteit
    is_zichtbaar: bool
    wacht: bool


def entry_or_none(soort: str, ref: str) -> Vermelding | None:
    """An entry by the word of its kind and its reference, whether it shows or not."""
    model = SOORTEN.get(soort)
    if model is None:
        return None
    return model.objects.filter(ref=ref).select_related("organisatie", "eigenaar").first()


def word_of(vermelding: Vermelding) -> str:
    """The word for its kind in addresses."""
    return next(woord for woord, model in SOORTEN.items() if isinstance(vermelding, model))


def kept_entries(
    viewer: Viewer, zoek: str = "", van: str = "", alleen_oud: bool = False
) -> list[Beheerregel]:
    """What this person keeps, the longest unchecked first; who manages keeps everything that people filled in."""
    wacht = {
        (w.aanbod_id, w.locatie_id, w.profiel_id)
        for w in Wijziging.objects.filter(status=Wijzigingsstatus.VOORGESTELD)
    }
    regels = []
    for woord, model in SOORTEN.items():
        rijen = model.objects.filter(_whose(viewer)).select_related("organisatie", "eigenaar")
        if zoek:
            rijen = rijen.filter(
                Q(**{f"{NAAM[woord]}__icontains": zoek}) | Q(organisatie__naam__icontains=zoek)
            )
        if van:
            rijen = rijen.filter(eigenaar__ref=van)
        for rij in rijen.order_by("nagekeken_op", "pk")[:HOOGSTENS]:
            regels.append(_line(woord, rij, wacht, viewer.op))
    if alleen_oud:
        regels = [r for r in regels if r.staat is not Actualiteit.ACTUEEL]
    return sorted(regels, key=lambda r: (not r.wacht, r.nagekeken_op, r.naam))[:HOOGSTENS]


def _whose(viewer: Viewer) -> Q:
    if may_manage(viewer):
        return Q(herkomst=Herkomst.EIGEN) | Q(eigenaar_id__in=keeps_for(viewer))
    return Q(eigenaar_id__in=keeps_for(viewer))


def _line(woord: str, rij: Any, wacht: set[tuple[Any, Any, Any]], op: date) -> Beheerregel:
    sleutel = tuple(rij.pk if woord == w else None for w in ("aanbod", "locatie", "organisatie"))
    return Beheerregel(
        woord, rij.ref, rij.organisatie.naam if woord == "organisatie" else rij.naam, rij.organisatie.naam,
        rij.nagekeken_op, freshness(rij.nagekeken_op, op), rij.is_zichtbaar, sleutel in wacht,
    )  # fmt: skip


def proposals(viewer: Viewer) -> list[Wijziging]:
    """What waits to be read over, oldest first: for who manages; the others see their own."""
    rijen = (
        Wijziging.objects.filter(status=Wijzigingsstatus.VOORGESTELD)
        .select_related("aanbod__organisatie", "locatie__organisatie", "profiel__organisatie", "by")
        .order_by("at", "pk")
    )
    if not may_manage(viewer):
        rijen = rijen.filter(_about(viewer))
    return list(rijen)


def proposal_by_ref(viewer: Viewer, ref: str) -> Wijziging | None:
    """A change, for who manages or keeps the entry."""
    rijen = Wijziging.objects.filter(ref=ref).select_related(
        "aanbod__organisatie", "locatie__organisatie", "profiel__organisatie", "by", "beslist_by"
    )
    return (rijen if may_manage(viewer) else rijen.filter(_about(viewer))).first()


def waiting_sheet(viewer: Viewer, vermelding: Vermelding) -> dict[str, Any] | None:
    """What was proposed last and waits: who changes a proposal goes on with it, and does not start anew."""
    wacht = Wijziging.objects.filter(
        **{SLEUTEL[type(vermelding)]: vermelding}, status=Wijzigingsstatus.VOORGESTELD
    )
    voorstel = None if may_manage(viewer) else wacht.first()
    return dict(voorstel.blad) if voorstel else None


def reports(viewer: Viewer) -> list[Foutmelding]:
    """Open reports of visitors, oldest first."""
    rijen = Foutmelding.objects.filter(afgehandeld_at__isnull=True).select_related(
        "aanbod__organisatie", "locatie__organisatie", "profiel__organisatie"
    )
    return list(rijen if may_manage(viewer) else rijen.filter(_about(viewer)))


def report_by_ref(viewer: Viewer, ref: str) -> Foutmelding | None:
    rijen = Foutmelding.objects.filter(ref=ref).select_related(
        "aanbod__eigenaar", "locatie__eigenaar", "profiel__eigenaar"
    )
    return (rijen if may_manage(viewer) else rijen.filter(_about(viewer))).first()


def _about(viewer: Viewer) -> Q:
    mijn = keeps_for(viewer)
    return (
        Q(aanbod__eigenaar_id__in=mijn) | Q(locatie__eigenaar_id__in=mijn) | Q(profiel__eigenaar_id__in=mijn)
    )


def history(viewer: Viewer, vermelding: Vermelding) -> QuerySet[Wijziging]:
    """Everything that happened to an entry, newest first."""
    return Wijziging.objects.filter(**{SLEUTEL[type(vermelding)]: vermelding}).select_related(
        "by", "beslist_by"
    )


def own_organisations(viewer: Viewer) -> list[Organisatie]:
    """For which one can put something in: the own organisations; for who manages those of the region."""
    if may_manage(viewer):
        return list(
            Organisatie.objects.exclude(soort__in=["school", "schoolbestuur"])
            .filter(regio__isnull=False)
            .order_by("naam")
        )
    return list(Organisatie.objects.filter(pk__in=keeps_for(viewer)).order_by("naam"))


def locations_for(organisatie: Organisatie, gekozen: list[str]) -> list[Any]:
    """Where an organisation can offer something: its own locations, and those that the offer has already."""
    return list(
        organisatie.locaties.model.objects.filter(Q(organisatie=organisatie) | Q(ref__in=gekozen))
        .select_related("vestiging", "organisatie")
        .order_by("pk")
    )


@dataclass(frozen=True)
class Nakijklink:
    """Whom a mailed link lets in, and for what."""

    eigenaar: Organisatie
    email: str


def opened_link(viewer: Viewer, token: str) -> Nakijklink | None:
    """What a link opens. Forged, too old, or of an owner that is gone: nothing."""
    seconden = REGELS.op("nakijklink", viewer.op).dagen * 24 * 60 * 60
    try:
        inhoud = signing.loads(token, salt=ZOUT, max_age=seconden)
    except signing.BadSignature:
        return None
    eigenaar = Organisatie.objects.filter(ref=inhoud["o"]).first()
    return Nakijklink(eigenaar, inhoud["e"]) if eigenaar else None


def organisation_for(viewer: Viewer, ref: str) -> Organisatie | None:
    """One for which something can be put in: not one of a neighbour's wegwijzer."""
    return Organisatie.objects.filter(ref=ref).exclude(profiel__herkomst=Herkomst.BUREN).first()


def profile_of(organisatie: Organisatie) -> Organisatieprofiel | None:
    return Organisatieprofiel.objects.filter(organisatie=organisatie).first()


def region_of(viewer: Viewer) -> Regio | None:
    """The region in which somebody works."""
    return Regio.objects.filter(organisaties__pk__in=viewer.organisaties()).order_by("pk").first()


def areas(viewer: Viewer, gekozen: Iterable[str] = ()) -> list[tuple[str, str]]:
    """As a sheet writes it: the region of the viewer, its municipalities, and what an offer has already."""
    regio = region_of(viewer)
    codes = municipalities_of_region(regio.pk) if regio else ()
    gebieden = [(f"regio:{regio.code}", regio.naam)] if regio else []
    gebieden += [
        (f"gemeente:{g.code}", g.naam) for g in Gemeente.objects.filter(code__in=codes).order_by("naam")
    ]
    bekend = {code for code, _ in gebieden}
    return gebieden + [(naam, _area_name(naam)) for naam in gekozen if naam not in bekend]


def _area_name(naam: str) -> str:
    soort, _, code = naam.partition(":")
    model = {"gemeente": Gemeente, "wijk": Wijk}.get(soort, Regio)
    return str(model._default_manager.get(code=code))


def regional_words(viewer: Viewer) -> dict[int, Streekwoord]:
    """The words of the viewer's region, by kind."""
    regio = region_of(viewer)
    return {s.hulpsoort_id: s for s in Streekwoord.objects.filter(regio=regio)} if regio else {}
