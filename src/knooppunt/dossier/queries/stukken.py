"""Pieces of text in a dossier, each with where it stands and whose words it is: what can be corrected or erased."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from knooppunt.basis.datums import datum
from knooppunt.basis.verdict import nl
from knooppunt.dossier.models import (
    Actie,
    Afspraak,
    Bespreking,
    Doel,
    Doeluitkomst,
    Duiding,
    EigenWoorden,
    Evaluatie,
    Gehoord,
    Gezinslid,
    Instemming,
    Leerlingstem,
    Notitie,
    Plan,
    Verhaal,
)
from knooppunt.dossier.policies import FAMILIE
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.knooppunt import DUIDINGSVRAGEN
from knooppunt.dossier.rules.kring import Deel

IEMAND = 0
"""Someone's own words, but of nobody with an account."""


@dataclass(frozen=True)
class Stuk:
    """One piece of text: the row and the column (of a story the number of the answer) that hold it, where it is shown,
    its part, and the account whose own words it is: IEMAND when that is unknown, None when they are the team's."""

    sleutel: str
    bladzijde: str
    waar: str
    tekst: str
    deel: str
    van: int | None
    rij: Any
    veld: str


@dataclass(frozen=True)
class Bron:
    """A table with pieces of text: its rows in a dossier, what its columns are called, the part, whose words."""

    code: str
    bladzijde: str
    rijen: Callable[[Any], QuerySet[Any]]
    velden: dict[str, str]
    deel: Callable[[Any, str], str]
    waar: Callable[[Any], str] = lambda rij: ""
    van: Callable[[Any, str], int | None] = lambda rij, veld: None


def _in_plan(rij: Any) -> str:
    plan = rij if isinstance(rij, Plan) else rij.plan
    return nl("versie %(versie)s", versie=plan.versie)


def _meeting(rij: Any) -> str:
    bespreking = rij if isinstance(rij, Bespreking) else rij.bespreking
    return datum(bespreking.overleg.begint_at)


def _of_pupil(rij: Any, veld: str) -> int | None:
    """What is written down as the words of the pupil are the pupil's, whoever typed them."""
    return rij.plan.dossier.kind.account_id or IEMAND if veld == "eigen_woorden" else None


BRONNEN = (
    Bron("duiding", "overleg_kind", lambda d: Duiding.objects.filter(bespreking__dossier=d).select_related(
        "bespreking__overleg"), {v.veld: v.vraag for v in DUIDINGSVRAGEN},
        lambda r, v: next((str(q.deel or "") for q in DUIDINGSVRAGEN if q.veld == v), ""), _meeting),
    Bron("vraag", "overleg_kind", lambda d: Bespreking.objects.filter(dossier=d).select_related("overleg"),
         {"vraag": nl("de vraag voor het overleg")}, lambda r, v: "", _meeting),
    Bron("woorden", "overleg_kind", lambda d: EigenWoorden.objects.filter(bespreking__dossier=d).select_related(
        "bespreking__overleg"), {"tekst": nl("eigen woorden")}, lambda r, v: "", _meeting, lambda r, v: r.account_id),
    Bron("afspraak", "overleg_kind", lambda d: Afspraak.objects.filter(dossier=d), {"tekst": nl("afspraak")},
         lambda r, v: "", lambda r: datum(r.voor)),
    Bron("plan", "plan", lambda d: Plan.objects.filter(dossier=d), {
        "perspectief": nl("waar we naartoe werken"), "bevorderend": nl("wat helpt"),
        "belemmerend": nl("wat in de weg staat"),
    }, lambda r, v: "onderwijs", _in_plan),
    Bron("doel", "plan", lambda d: Doel.objects.filter(plan__dossier=d, verwijderd_at=None).select_related(
        "plan__dossier__kind"), {"tekst": nl("doel"), "eigen_woorden": nl("eigen woorden bij een doel")},
        lambda r, v: r.deel, _in_plan, _of_pupil),
    Bron("actie", "plan", lambda d: Actie.objects.filter(doel__plan__dossier=d, verwijderd_at=None).select_related(
        "doel__plan"), {"tekst": nl("actie"), "stand_toelichting": nl("hoe het gaat met een actie")},
        lambda r, v: r.doel.deel, lambda r: _in_plan(r.doel)),
    Bron("instemming", "plan", lambda d: Instemming.objects.filter(plan__dossier=d).select_related("plan"),
         {"toelichting": nl("uitleg bij instemming")}, lambda r, v: "", _in_plan, lambda r, v: r.by_id),
    Bron("gehoord", "plan", lambda d: Gehoord.objects.filter(plan__dossier=d).select_related("plan"),
         {"mening": nl("wat de leerling van het plan vindt")}, lambda r, v: "", _in_plan,
         lambda r, v: r.by_id if r.zelf else None),
    Bron("stem", "plan", lambda d: Leerlingstem.objects.filter(plan__dossier=d).select_related("plan"),
         {"tekst": nl("wat de leerling zei")}, lambda r, v: "", _in_plan, lambda r, v: r.by_id),
    Bron("evaluatie", "plan", lambda d: Evaluatie.objects.filter(plan__dossier=d).select_related("plan"), {
        "stem_leerling": nl("wat de leerling zei bij het terugkijken"), "stem_ouders": nl("wat de ouders zeiden"),
        "vervolg_reden": nl("waarom zo verder"),
    }, lambda r, v: "onderwijs", _in_plan),
    Bron("uitkomst", "plan", lambda d: Doeluitkomst.objects.filter(evaluatie__plan__dossier=d).select_related(
        "doel__plan"), {"waarom": nl("uitkomst van een doel")}, lambda r, v: r.doel.deel, lambda r: _in_plan(r.doel)),
    Bron("gezinslid", "gezin", lambda d: Gezinslid.objects.filter(gezin=d.kind.gezin_id),
         {"naam": nl("naam van iemand uit het gezin"), "bijdrage": nl("wat iemand betekent")}, lambda r, v: "gezin",
         lambda r: r.get_relatie_display()),
    Bron("notitie", "adviezen", lambda d: Notitie.objects.filter(dossier=d, opgenomen_at__isnull=False),
         {"titel": nl("titel van een advies"), "tekst": nl("advies")}, lambda r, v: r.deel,
         lambda r: datum(r.opgenomen_at)),
)  # fmt: skip


def pieces_of(zicht: DossierZicht, *meer: Bron) -> list[Stuk]:
    """Every piece of text that this viewer sees in the dossier; ``meer`` are the tables of other rooms."""
    alle = [*_child(zicht), *_stories(zicht), *_of_tables(zicht, (*BRONNEN, *meer))]
    return [stuk for stuk in alle if not stuk.deel or zicht.ziet(stuk.deel)]


def _of_tables(zicht: DossierZicht, bronnen: Iterable[Bron]) -> Iterator[Stuk]:
    for bron in bronnen:
        for rij in bron.rijen(zicht.dossier):
            for veld, naam in bron.velden.items():
                if getattr(rij, veld):
                    plek = bron.waar(rij)
                    waar = nl("%(wat)s, %(plek)s", wat=naam, plek=plek) if plek else naam
                    yield Stuk(
                        f"{bron.code}.{rij.pk}.{veld}", bron.bladzijde, waar, getattr(rij, veld), bron.deel(rij, veld),
                        bron.van(rij, veld), rij, veld,
                    )  # fmt: skip


def _child(zicht: DossierZicht) -> Iterator[Stuk]:
    kind = zicht.dossier.kind
    for veld, naam in (
        ("voornaam", nl("voornaam")),
        ("achternaam", nl("achternaam")),
        ("woon_pc4", nl("postcode")),
    ):
        if getattr(kind, veld):
            yield Stuk(f"kind.{kind.pk}.{veld}", "dossier", naam, getattr(kind, veld), "", None, kind, veld)


def _stories(zicht: DossierZicht) -> Iterator[Stuk]:
    """What the family told is the teller's, for ever; what a professional of the circle told is of the team."""
    familie = {h.value for h in FAMILIE}
    wie = {
        b.account.naam: b.account_id if b.hoedanigheid in familie else None
        for b in zicht.dossier.betrokkenen.all()
    }
    for verhaal in Verhaal.objects.filter(dossier=zicht.dossier):
        for nummer, (vraag, antwoord) in enumerate(verhaal.antwoorden):
            if antwoord:
                yield Stuk(
                    f"verhaal.{verhaal.pk}.{nummer}", "verhaal", f"{vraag} ({datum(verhaal.verteld_at)})", antwoord,
                    Deel.GEZIN.value, wie.get(verhaal.verteller, IEMAND), verhaal, str(nummer),
                )  # fmt: skip
