"""A study on the page: where it stands, and when it is finished what came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from knooppunt.basis.datums import datum
from knooppunt.kaart.queries.studies import plan_map, proposals_of
from knooppunt.kaart.rules.studies import Besluit
from knooppunt.kaart.rules.verdeelplan.uitkomst import Cijfers, Uitkomst, figures
from knooppunt.kaart.rules.verdeelplan.vraag import Gebiedsfeiten, Verdeelvraag
from knooppunt.kaart.rules.verdeelplan.woorden import (
    VERBORGEN,
    at_least,
    saved,
    what_helps,
    without_by_cause,
)
from knooppunt.kaart.web.blad import SOORTNAMEN, WEGWIJZERSOORT, kind_in_words

EERST = 10
"""So many proposals stand on the page before one asks for all."""


def plan_context(studie: Any, alles: bool) -> dict[str, Any]:
    """What came out of a distribution plan."""
    vraag, feiten = Verdeelvraag.from_json(studie.vraag), Gebiedsfeiten.from_json(studie.feiten)
    uitkomst = Uitkomst.from_json(studie.uitkomst)
    cijfers = figures(vraag, feiten, uitkomst)
    return {
        "vraag": vraag,
        "cijfers": cijfers,
        "rijen": figure_rows(cijfers),
        "winst": at_least(max(0, cijfers.dichtbij - cijfers.dichtbij_nu)),
        "oorzaken": [(zin, at_least(n)) for zin, n in without_by_cause(uitkomst.redenen)],
        "bespaart": saved(uitkomst.redenen),
        "helpt": what_helps(uitkomst.redenen, feiten.namen, WEGWIJZERSOORT),
        "speciaal": [(soort, f"school voor {SOORTNAMEN[soort]}") for soort in vraag.soorten],
        "marge": None if uitkomst.marge is None else round(100 * uitkomst.marge, 1),
        "tekening": plan_map(studie, feiten, uitkomst.bezoeken),
        **proposal_rows(studie, alles, feiten.namen),
        "gemeenten": municipality_rows(feiten, uitkomst),
        "aannames": assumption_rows(vraag, feiten),
        "dichtbij": near_words(feiten),
        "maat": feiten.maat,
    }


def proposal_rows(
    studie: Any, alles: bool, namen: Mapping[str, str], tel: Callable[[int], str] = at_least
) -> dict[str, Any]:
    """The first proposals, or all; how many more there are, and how many were taken over."""
    voorstellen = list(proposals_of(studie))
    getoond = voorstellen if alles else voorstellen[:EERST]
    return {
        "voorstellen": [proposal_row(v, namen, tel) for v in getoond],
        "meer_voorstellen": len(voorstellen) - len(getoond),
        "overgenomen": sum(v.besluit == Besluit.OVER for v in voorstellen),
    }


def figure_rows(cijfers: Cijfers, tel: Callable[[int], str] = at_least) -> list[tuple[str, str, str]]:
    """What, now and by the plan. ``tel`` writes a count."""

    def leerlingen(wat: str, nu: int, plan: int) -> tuple[str, str, str]:
        return wat, tel(nu), tel(plan)

    return [
        leerlingen("Leerlingen in dit plan", cijfers.leerlingen, cijfers.leerlingen),
        leerlingen("Dichtbij huis naar school", cijfers.dichtbij_nu, cijfers.dichtbij),
        leerlingen("Op een gewone school", cijfers.gewoon_nu, cijfers.gewoon),
        leerlingen("Op een speciale school", cijfers.speciaal_nu, cijfers.speciaal),
        leerlingen("Zonder plek", cijfers.zonder_nu, cijfers.zonder),
        ("Gemiddelde weg naar school", km_words(cijfers.km_nu), km_words(cijfers.km)),
        ("Gewone scholen waar expertise komt", "0", str(cijfers.scholen_bezocht)),
        ("Uren per week dat expertise onderweg is", "0", f"{cijfers.reisuren:.0f}"),
    ]


def km_words(afstand: float | None) -> str:
    """With one decimal, and a comma."""
    if afstand is None:
        return "niet getoond"
    return f"{afstand:.1f} km".replace(".", ",")


def proposal_row(voorstel: Any, namen: Mapping[str, str], tel: Callable[[int], str]) -> dict[str, Any]:
    g = voorstel.gegevens
    return {
        "voorstel": voorstel, "van": namen.get(g["van"], g["van"]), "naar": namen.get(g["naar"], g["naar"]),
        "soort": _kind_of(g["soort"], namen), "keren": g["keren"], "uren": g["uren"],
        "leerlingen": tel(g["leerlingen"]),
        "open": voorstel.besluit == Besluit.OPEN, "over": voorstel.besluit == Besluit.OVER,
    }  # fmt: skip


def _kind_of(soort: str, namen: Mapping[str, str]) -> str:
    """After the word expertise."""
    woorden = kind_in_words(soort, namen)
    return woorden if soort in WEGWIJZERSOORT else f"voor ‘{woorden}’"


def municipality_rows(feiten: Gebiedsfeiten, uitkomst: Uitkomst) -> list[tuple[str, str, str]]:
    """Per municipality: pupils in the plan, and the share of them near home; nothing said of small ones."""
    plek = {plek.pc4: plek for plek in feiten.woonplekken}
    alle: dict[str, int] = defaultdict(int)
    dichtbij: dict[str, int] = defaultdict(int)
    for p in uitkomst.plaatsingen:
        alle[plek[p.pc4].gemeente] += p.aantal
        dichtbij[plek[p.pc4].gemeente] += p.aantal * (p.km <= plek[p.pc4].dichtbij_km)
    return [
        (
            naam or "gemeente niet bekend",
            at_least(n),
            f"{100 * dichtbij[naam] / n:.0f}%" if n >= 2 * VERBORGEN else "niet getoond",
        )
        for naam, n in sorted(alle.items())
    ]


def near_words(feiten: Gebiedsfeiten) -> str:
    """How far is near home in this area, over the road."""
    laagst, hoogst = (f"{km:.1f}".replace(".", ",") for km in feiten.dichtbij)
    return laagst if laagst == hoogst else f"{laagst} tot {hoogst}"


def assumption_rows(vraag: Verdeelvraag, feiten: Gebiedsfeiten) -> list[tuple[str, str]]:
    """The choices and assumptions of a plan, with their names."""

    soorten = ", ".join(SOORTNAMEN[s] for s in vraag.soorten)
    uren = [(f"Extra hulp per week, {WEGWIJZERSOORT[s]}", f"{u:g} uur") for s, u in vraag.uren.items()]
    rijen = [
        ("Bron", vraag.bron.label),
        ("Peildatum", datum(vraag.peildatum)),
        ("Soorten", soorten),
        ("Voor wie", vraag.voor.label),
        ("Expertise", vraag.expertise.label),
        *weight_rows(vraag),
        *uren,
        *school_rows(vraag),
        ("Reizende uren op 100 leerlingen", f"{vraag.reizend_per_100:g} uur per week"),
    ]
    return [*((naam, waarde.replace(".", ",")) for naam, waarde in rijen), ("Afstanden", feiten.maat.kort)]


def weight_rows(vraag: Verdeelvraag) -> list[tuple[str, str]]:
    """What is important."""
    return [
        ("Dichtbij huis", vraag.belang_dichtbij.label),
        ("Naar een gewone school", vraag.belang_gewoon.label),
        ("Weinig reistijd voor expertise", vraag.belang_reizen.label),
    ]


def school_rows(vraag: Verdeelvraag) -> list[tuple[str, str]]:
    """What regular schools have, and how far expertise goes."""
    return [
        ("Eigen hulp van een gewone school", f"{vraag.eigen_uren:g} uur per week van elke soort"),
        ("Plekken op 100 leerlingen", f"{vraag.plekken_per_100:g}"),
        ("Langste reis van expertise", f"{vraag.reistijd} minuten"),
    ]
