"""Reads of ride lists: only those of the organisation for which the viewer plans rides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.kaart.models import Ritplan, Rittenlijst
from knooppunt.kaart.policies import planner_organisations
from knooppunt.kaart.queries.kaartbeeld import areas_of
from knooppunt.kaart.queries.wegen import area_ways, area_where_most_live
from knooppunt.kaart.rules.ritten.lijst import Rijder, Ritschool, Voertuig
from knooppunt.kaart.rules.ritten.plan import Rittenplan
from knooppunt.kaart.rules.ritten.vraag import Rittenfeiten, unchanged
from knooppunt.kaart.rules.tekening import Gebied
from knooppunt.kaart.rules.thuisnabij import Punt
from knooppunt.kaart.rules.wegen.maat import Hoe
from knooppunt.organisaties.public import Postcodegebied, Vestiging

SPECIAAL = {"Sbo", "So", "Vso"}


def ride_lists_for(viewer: Viewer) -> QuerySet[Rittenlijst]:
    eigen = Rittenlijst.objects.filter(organisatie__in=planner_organisations(viewer))
    return eigen.select_related("organisatie").annotate(
        aantal_leerlingen=Count("leerlingen", distinct=True), aantal_autos=Count("voertuigen", distinct=True)
    )


def ride_list_for(viewer: Viewer, ref: str) -> Rittenlijst | None:
    return ride_lists_for(viewer).filter(ref=ref).first()


def ride_plan_for(viewer: Viewer, ref: str) -> Ritplan | None:
    eigen = Ritplan.objects.filter(lijst__organisatie__in=planner_organisations(viewer))
    return eigen.select_related("lijst__organisatie").filter(ref=ref).first()


def ride_plans_of(lijst: Rittenlijst, dag: date | None = None) -> QuerySet[Ritplan]:
    """Of every week, or of one day. The newest first, without what is encrypted."""
    return lijst.plannen.filter(dag=dag).defer("feiten", "uitkomst")


def plan_in_use(lijst: Rittenlijst, dag: date | None = None) -> Ritplan | None:
    """By which drivers ride now, in every week or on one day."""
    return lijst.plannen.filter(dag=dag, in_gebruik_at__isnull=False).order_by("-in_gebruik_at").first()


def riders_of(lijst: Rittenlijst) -> list[Rijder]:
    """By name: the database cannot sort what it cannot read."""
    rijen = [Rijder.from_json(rij.ref, rij.gegevens) for rij in lijst.leerlingen.all()]
    return sorted(rijen, key=lambda rijder: rijder.naam.lower())


def vehicles_of(lijst: Rittenlijst) -> list[Voertuig]:
    rijen = [Voertuig.from_json(rij.ref, rij.gegevens) for rij in lijst.voertuigen.all()]
    return sorted(rijen, key=lambda voertuig: voertuig.naam.lower())


@dataclass(frozen=True)
class Plekkenboek:
    """Where postcodes and schools are."""

    postcodes: dict[str, Punt]
    scholen: dict[str, Ritschool]
    voorstel: tuple[Ritschool, ...]
    """Special schools, which most pupils who are brought go to."""


def place_book() -> Plekkenboek:
    postcodes = {pc4: (lat, lon) for pc4, lat, lon in Postcodegebied.objects.values_list("pc4", "lat", "lon")}
    scholen = _schools()
    voorstel = tuple(school for school, soorten in scholen if SPECIAAL & soorten)
    return Plekkenboek(postcodes, {school.code: school for school, _ in scholen}, voorstel)


def school_names(codes: set[str]) -> dict[str, Ritschool]:
    return {school.code: school for school, _ in _schools(vestigingscode__in=codes)}


def _schools(**waar: Any) -> list[tuple[Ritschool, set[str]]]:
    """By name, with the kinds of education of each."""
    rijen = Vestiging.objects.filter(lat__isnull=False, **waar).order_by(
        "organisatie__naam", "vestigingscode"
    )
    velden = ("vestigingscode", "organisatie__naam", "plaats", "lat", "lon", "soorten")
    return [
        (
            Ritschool(code, f"{naam}, {plaats.title()}" if plaats else naam, (lat, lon)),
            set(soorten.split(",")),
        )
        for code, naam, plaats, lat, lon, soorten in rijen.values_list(*velden)
    ]


def ride_facts(lijst: Rittenlijst) -> Rittenfeiten:
    """What a plan is counted with."""
    rijders = riders_of(lijst)
    codes = {rijder.school for rijder in rijders}
    eerder = plan_in_use(lijst)
    toen = Rittenfeiten.from_json(eerder.feiten).rijders if eerder else ()
    feiten = Rittenfeiten(
        tuple(rijders), tuple(vehicles_of(lijst)), tuple(school_names(codes).values()), lijst.begeleiders,
        Rittenplan.from_json(eerder.uitkomst) if eerder else None, unchanged(toen, rijders),
    )  # fmt: skip
    return _with_ways(feiten)


def _with_ways(feiten: Rittenfeiten) -> Rittenfeiten:
    """Kept with a plan: the ways by car between all its places. How many of those the map of roads does not have."""
    from knooppunt.kaart.rules.wegen.gebied import kept_ways  # numpy: only who asks rides needs it

    wegen = area_ways(area_where_most_live([rijder.postcode[:4] for rijder in feiten.rijders]))
    punten = sorted({plek.punt for plek in (*feiten.rijders, *feiten.voertuigen, *feiten.scholen)})
    maat = replace(wegen.maat, buiten=wegen.unknown(punten))
    return replace(feiten, maat=maat, tabel=kept_ways(wegen, {Hoe.AUTO: (punten, punten)}))


def ride_areas(punten: list[Punt]) -> list[Gebied]:
    """Borders of the municipalities in which these points may lie, to draw a ride on."""
    if not punten:
        return []
    lats, lons = [lat for lat, _ in punten], [lon for _, lon in punten]
    pc4s = Postcodegebied.objects.filter(
        lat__range=(min(lats) - 0.1, max(lats) + 0.1), lon__range=(min(lons) - 0.15, max(lons) + 0.15)
    )
    return [replace(g, titel=g.naam) for g in areas_of(list(pc4s.values_list("pc4", flat=True)), (), {})]
