"""A study on the page: where it stands, and when it is finished what came out."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from knooppunt.kaart.queries.studies import plan_map, proposals_of
from knooppunt.kaart.rules.studies import Besluit
from knooppunt.kaart.rules.verdeelplan.uitkomst import Cijfers, Uitkomst, figures
from knooppunt.kaart.rules.verdeelplan.vraag import Belang, Gebiedsfeiten, Verdeelvraag
from knooppunt.kaart.rules.verdeelplan.woorden import (
    VERBORGEN,
    at_least,
    saved,
    what_helps,
    without_by_cause,
)
from knooppunt.kaart.web.blad import SOORTNAMEN, WEGWIJZERSOORT

EERST = 10
"""So many proposals stand on the page before one asks for all."""


def plan_context(studie: Any, alles: bool) -> dict[str, Any]:
    """What came out of a distribution plan."""
    vraag, feiten = Verdeelvraag.from_json(studie.vraag), Gebiedsfeiten.from_json(studie.feiten)
    uitkomst = Uitkomst.from_json(studie.uitkomst)
    cijfers = figures(vraag, feiten, uitkomst)
    voorstellen = list(proposals_of(studie))
    getoond = voorstellen if alles else voorstellen[:EERST]
    return {
        "vraag": vraag,
        "cijfers": cijfers,
        "rijen": figure_rows(cijfers),
        "winst": at_least(max(0, cijfers.dichtbij - cijfers.dichtbij_nu)),
        "oorzaken": [(zin, at_least(n)) for zin, n in without_by_cause(uitkomst.redenen)],
        "bespaart": saved(uitkomst.redenen),
        "helpt": what_helps(uitkomst.redenen, feiten.namen, WEGWIJZERSOORT),
        "speciaal": [(soort, SOORTNAMEN[soort]) for soort in vraag.soorten],
        "marge": None if uitkomst.marge is None else round(100 * uitkomst.marge, 1),
        "tekening": plan_map(studie, vraag.swv, feiten, uitkomst),
        "voorstellen": [proposal_row(v, feiten.namen) for v in getoond],
        "meer_voorstellen": len(voorstellen) - len(getoond),
        "overgenomen": sum(v.besluit == Besluit.OVER for v in voorstellen),
        "gemeenten": municipality_rows(feiten, uitkomst),
        "aannames": assumption_rows(vraag, feiten),
        "dichtbij": near_words(feiten),
        "maat": feiten.maat,
    }


def figure_rows(cijfers: Cijfers) -> list[tuple[str, str, str]]:
    """What, now and by the plan."""

    def leerlingen(wat: str, nu: int, plan: int) -> tuple[str, str, str]:
        return wat, at_least(nu), at_least(plan)

    return [
        leerlingen("Leerlingen in dit plan", cijfers.leerlingen, cijfers.leerlingen),
        leerlingen("Dichtbij huis naar school", cijfers.dichtbij_nu, cijfers.dichtbij),
        leerlingen("Op een gewone school", 0, cijfers.gewoon),
        leerlingen("Op een speciale school", cijfers.leerlingen, cijfers.speciaal),
        leerlingen("Zonder plek in dit plan", 0, cijfers.zonder),
        ("Gemiddelde weg naar school", km_words(cijfers.km_nu), km_words(cijfers.km)),
        ("Gewone scholen waar expertise komt", "0", str(cijfers.scholen_bezocht)),
        ("Uren per week dat expertise onderweg is", "0", f"{cijfers.reisuren:.0f}"),
    ]


def km_words(afstand: float) -> str:
    """With one decimal, and a comma."""
    return f"{afstand:.1f} km".replace(".", ",")


def proposal_row(voorstel: Any, namen: dict[str, str]) -> dict[str, Any]:
    g = voorstel.gegevens
    return {
        "voorstel": voorstel, "van": namen.get(g["van"], g["van"]), "naar": namen.get(g["naar"], g["naar"]),
        "soort": WEGWIJZERSOORT[g["soort"]], "keren": g["keren"], "uren": g["uren"],
        "leerlingen": at_least(g["leerlingen"]),
        "open": voorstel.besluit == Besluit.OPEN, "over": voorstel.besluit == Besluit.OVER,
    }  # fmt: skip


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

    def belang(b: Belang) -> str:
        return b.label

    uren = [(f"Extra hulp per week, {WEGWIJZERSOORT[s]}", f"{u:g} uur") for s, u in vraag.uren.items()]
    rijen = [
        ("Voor wie", vraag.voor.label),
        ("Expertise", vraag.expertise.label),
        ("Dichtbij huis", belang(vraag.belang_dichtbij)),
        ("Naar een gewone school", belang(vraag.belang_gewoon)),
        ("Weinig reistijd voor expertise", belang(vraag.belang_reizen)),
        *uren,
        ("Eigen hulp van een gewone school", f"{vraag.eigen_uren:g} uur per week van elke soort"),
        ("Plekken op 100 leerlingen", f"{vraag.plekken_per_100:g}"),
        ("Reizende uren op 100 leerlingen", f"{vraag.reizend_per_100:g} uur per week"),
        ("Langste reis van expertise", f"{vraag.reistijd} minuten"),
    ]
    return [*((naam, waarde.replace(".", ",")) for naam, waarde in rijen), ("Afstanden", feiten.maat.kort)]
