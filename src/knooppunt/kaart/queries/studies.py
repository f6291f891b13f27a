"""Reads of studies. They hold counts of places only; who may see the region may see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.kaart.models import Studie, Voorstel
from knooppunt.kaart.queries.bewaard import kept
from knooppunt.kaart.queries.kaartbeeld import areas_of
from knooppunt.kaart.queries.wegen import area_ways
from knooppunt.kaart.rules.rondes.vraag import Afgesproken, Plaats, Rondefeiten
from knooppunt.kaart.rules.studies import VERGELIJKBAAR, Besluit, Studiesoort
from knooppunt.kaart.rules.tekening import Plek, Reis, Tekening, draw
from knooppunt.kaart.rules.verdeelplan.uitkomst import Bezoek
from knooppunt.kaart.rules.verdeelplan.vraag import Gebiedsfeiten
from knooppunt.kaart.rules.verdeelplan.woorden import at_least
from knooppunt.kaart.rules.wegen.maat import Hoe
from knooppunt.organisaties.public import Samenwerkingsverband, area_pc4s
from knooppunt.toegang.public import Permissie

if TYPE_CHECKING:
    from knooppunt.kaart.rules.wegen.gebied import Gebiedswegen

MEESTE_LIJNEN = 140


def studies_for(viewer: Viewer) -> QuerySet[Studie]:
    """Without the large columns: a list shows none of them."""
    if not viewer.mag(Permissie.REGIOBEELD_ZIEN):
        return Studie.objects.none()
    return Studie.objects.select_related("organisatie").defer("feiten", "uitkomst")


def study_for(viewer: Viewer, ref: str) -> Studie | None:
    if not viewer.mag(Permissie.REGIOBEELD_ZIEN):
        return None
    return Studie.objects.select_related("organisatie").filter(ref=ref).first()


def comparable(viewer: Viewer) -> frozenset[str]:
    """The kinds of which two or more are finished: those can stand side by side."""
    klaar = studies_for(viewer).filter(soort__in=VERGELIJKBAAR, uitkomst__isnull=False)
    aantal = Counter(klaar.order_by().values_list("soort", flat=True))
    return frozenset(soort for soort, n in aantal.items() if n > 1)


def proposals_of(studie: Studie) -> QuerySet[Voorstel]:
    return studie.voorstellen.all()


def adopted(studie: Studie) -> QuerySet[Voorstel]:
    return studie.voorstellen.filter(besluit=Besluit.OVER)


def sector_of(swv: str) -> str:
    """``po`` or ``vo``."""
    return str(Samenwerkingsverband.objects.values_list("sector", flat=True).get(code=swv))


def plan_map(
    studie: Studie, feiten: Gebiedsfeiten, bezoeken: Sequence[Bezoek], tel: Callable[[int], str] = at_least
) -> Tekening | None:
    """Where expertise travels to regular schools. None without borders of municipalities. ``tel`` writes a count."""
    return kept("verdeelplan", lambda: _plan_map(studie.vraag["swv"], feiten, bezoeken, tel), studie.ref)


def _plan_map(
    swv: str, feiten: Gebiedsfeiten, bezoeken: Sequence[Bezoek], tel: Callable[[int], str]
) -> Tekening | None:
    gebieden = [replace(g, titel=g.naam) for g in areas_of(area_pc4s([swv]), (), {})]
    plek = {school.code: school for school in (*feiten.gewoon, *feiten.speciaal)}
    soort = {stroom.code: stroom.soort for stroom in feiten.stromen}
    bezocht = {bezoek.naar for bezoek in bezoeken}
    scholen = [Plek(plek[code].punt, "Bo", plek[code].naam) for code in sorted(bezocht)]
    vanuit = {bezoek.van for bezoek in bezoeken} | set(soort)
    scholen += [
        Plek(school.punt, soort.get(school.code, "hulp"), school.naam)
        for school in feiten.speciaal
        if school.code in vanuit
    ]
    reizen = [
        Reis(
            plek[b.van].punt, plek[b.naar].punt, b.uren / 4,
            f"van {plek[b.van].naam} naar {plek[b.naar].naam}: {b.uren:.0f} uur in vier weken, "
            f"{tel(b.leerlingen)} leerlingen",
        )
        for b in bezoeken[:MEESTE_LIJNEN]
    ]  # fmt: skip
    thuis = [Plek(w.punt, "thuis", w.pc4, 1.0) for w in feiten.woonplekken]
    return draw(gebieden, scholen, thuis, reizen)


def plans_with_adopted() -> list[tuple[str, str]]:
    """Distribution plans of which something was taken over: ref and name, the newest first."""
    rijen = Studie.objects.filter(soort=Studiesoort.VERDEELPLAN, voorstellen__besluit=Besluit.OVER)
    return list(rijen.distinct().values_list("ref", "naam"))


def round_facts(plan: Studie) -> Rondefeiten:
    """The visits of a plan that were taken over, with their schools."""
    afgesproken = tuple(
        Afgesproken(**{naam: v.gegevens[naam] for naam in ("van", "naar", "soort", "keren", "uren")})
        for v in adopted(plan)
    )
    nodig = {code for a in afgesproken for code in (a.van, a.naar)}
    feiten = Gebiedsfeiten.from_json(plan.feiten)
    plekken = {s.code: s for s in (*feiten.gewoon, *feiten.speciaal)}
    plaatsen = tuple(Plaats(code, plekken[code].naam, plekken[code].punt) for code in sorted(nodig))
    wegen, punten = area_ways([plan.vraag["swv"]]), [plaats.punt for plaats in plaatsen]
    return Rondefeiten(afgesproken, plaatsen, wegen.maat, _round_ways(wegen, punten))


def _round_ways(wegen: Gebiedswegen, punten: list[tuple[float, float]]) -> dict[str, Any] | None:
    """Between all of these places, by car."""
    from knooppunt.kaart.rules.wegen.gebied import kept_ways  # numpy: only who asks rounds needs it

    return kept_ways(wegen, {Hoe.AUTO: (punten, punten)})
