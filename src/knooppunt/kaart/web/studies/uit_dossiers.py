"""A plan from dossiers on the page: per kind of support who has it, and what is lacking. Counts are in steps."""

from __future__ import annotations

from typing import Any

from knooppunt.basis.datums import datum
from knooppunt.kaart.queries.studies import plan_map
from knooppunt.kaart.rules.verdeelplan.hulp import Hulpfeiten
from knooppunt.kaart.rules.verdeelplan.hulpuitkomst import Behoefterij, Hulpuitkomst
from knooppunt.kaart.rules.verdeelplan.vraag import Verdeelvraag
from knooppunt.kaart.rules.verdeelplan.woorden import in_steps_words, what_helps, without_by_cause
from knooppunt.kaart.web.studies.tonen import (
    figure_rows,
    near_words,
    proposal_rows,
    school_rows,
    weight_rows,
)


def needs_context(studie: Any, alles: bool) -> dict[str, Any]:
    """What came out of a plan that was counted in dossiers."""
    vraag, feiten = Verdeelvraag.from_json(studie.vraag), Hulpfeiten.from_json(studie.feiten)
    uitkomst = Hulpuitkomst.from_json(studie.uitkomst)
    namen = feiten.gebied.namen | dict(feiten.soortnamen)
    return {
        "vraag": vraag,
        "cijfers": uitkomst.cijfers,
        "rijen": figure_rows(uitkomst.cijfers, in_steps_words),
        "kinderen": in_steps_words(uitkomst.cijfers.leerlingen),
        "gewoon": in_steps_words(uitkomst.cijfers.gewoon),
        "zonder_school": in_steps_words(uitkomst.cijfers.zonder_nu),
        "behoeften": [_need_row(rij, namen) for rij in uitkomst.behoeften],
        "tekort": [_shortage(rij, namen, vraag) for rij in uitkomst.behoeften if rij.zonder],
        "oorzaken": [(zin, in_steps_words(n)) for zin, n in without_by_cause(uitkomst.redenen)],
        "helpt": what_helps(uitkomst.redenen, namen, {}),
        "marge": None if uitkomst.marge is None else round(100 * uitkomst.marge, 1),
        "tekening": plan_map(studie, feiten.gebied, uitkomst.bezoeken, in_steps_words),
        "speciaal": [("hulp", "waar expertise vandaan komt")],
        **proposal_rows(studie, alles, namen, in_steps_words),
        "aannames": [*_assumptions(vraag, namen), ("Afstanden", feiten.gebied.maat.kort)],
        "dichtbij": near_words(feiten.gebied),
        "maat": feiten.gebied.maat,
    }


def _need_row(rij: Behoefterij, namen: dict[str, str]) -> tuple[str, str, str, str, str]:
    """Name, children, in a regular school with it, without, hours a week that can travel."""
    wie = (in_steps_words(n) for n in (rij.kinderen, rij.gewoon, rij.zonder))
    return (namen.get(rij.soort, rij.soort), *wie, _hours(rij.uren))


def _shortage(rij: Behoefterij, namen: dict[str, str], vraag: Verdeelvraag) -> tuple[str, str, str, str]:
    """Kind in the wegwijzer, its name, children without, and how many hours a week more would be about enough."""
    return (
        rij.soort,
        namen.get(rij.soort, rij.soort),
        in_steps_words(rij.zonder),
        _hours(rij.zonder * vraag.uren_hulp),
    )


def _hours(uren: float) -> str:
    return f"{uren:g}".replace(".", ",")


def _assumptions(vraag: Verdeelvraag, namen: dict[str, str]) -> list[tuple[str, str]]:
    soorten = ", ".join(namen.get(code, code) for code in vraag.gekozen) or "alle soorten hulp"
    rijen = [
        ("Bron", vraag.bron.label),
        ("Peildatum", datum(vraag.peildatum)),
        ("Soorten", soorten),
        ("Van school wisselen", vraag.wisselen.label),
        ("Broers en zussen", "liever op dezelfde school" if vraag.samen else "niet meegeteld"),
        ("Hulp per week", f"{vraag.uren_hulp:g} uur van elke soort die een kind nodig heeft"),
        *weight_rows(vraag),
        *school_rows(vraag),
    ]
    return [(naam, waarde.replace(".", ",")) for naam, waarde in rijen]
