"""Rows about people: purposes, tables, parts, roles, grounds, receivers and terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from knooppunt.basis.uitwisselingen import UITWISSELINGEN
from knooppunt.basis.verwerkingen import VERWERKINGEN
from knooppunt.dossier.public import DEELBAAR, GRONDEN, SAMEN, Deel
from knooppunt.organisaties.public import Organisatie
from knooppunt.privacy.queries.persoonsgegevens import personal_tables
from knooppunt.privacy.queries.verslag.cel import sure, words
from knooppunt.privacy.rules.bewaren import ELDERS, rule_on, rules_on
from knooppunt.toegang.public import FAMILIE_NOOIT, ROLLEN

OVER = {"leerling": "leerlingen", "ouder": "ouders", "professional": "professionals", "netwerk": "netwerk"}
SOORTEN = dict(Organisatie.Soort.choices)
Rij = tuple[str, ...]


def _purposes(op: date) -> Iterator[Rij]:
    for v in VERWERKINGEN.values():
        grond = sure(v.grondslag, v.controleer)
        yield v.doel, v.uitleg, grond, words(v.betrokkenen), words(v.gegevens), words(v.ontvangers)


def _tables(op: date) -> Iterator[Rij]:
    for t in personal_tables():
        regels = [rule_on(code, op) for code in (t.regel, t.ook) if code]
        bewaard = ", of eerder: ".join(f"{regel.duur} na {regel.begin}" for regel in regels)
        gezondheid = "ja" if t.bijzonder else "nee"
        yield (
            t.waarvoor,
            words(OVER[wie] for wie in t.over),
            gezondheid,
            bewaard,
            f"{t.tabel}: {words(t.velden)}",
        )


def _parts(op: date) -> Iterator[Rij]:
    for deel in Deel:
        rollen = [rol.naam for rol in ROLLEN.values() if deel.value in rol.delen]
        if deel in DEELBAAR:
            yield str(deel.label), words(rollen), "ja, altijd", "ja"
        else:
            yield str(deel.label), "alleen wie eraan werkt", "nee", "nee, dit deel is gesloten"


def _roles(op: date) -> Iterator[Rij]:
    eigen = "Het eigen dossier met alle delen die te delen zijn, en wie erin keek."
    yield "ouder of leerling", "het eigen gezin", eigen, words(n.label for n in FAMILIE_NOOIT)
    for rol in ROLLEN.values():
        waar, nooit = words(SOORTEN[soort] for soort in rol.bij), words(n.label for n in rol.nooit)
        yield rol.naam, waar, rol.ziet, nooit


def _grounds(op: date) -> Iterator[Rij]:
    for s in SAMEN:
        if s.geldt_op(op):
            yield (
                s.tekst,
                sure(s.bron, s.controleer),
                "alle",
                words(deel.label for deel in Deel if deel in s.delen),
            )
    for g in GRONDEN:
        if g.geldt_op(op):
            soorten = [SOORTEN[soort] for soort in sorted(g.organisatiesoorten)]
            eigen = ["alleen van het kind zelf"] if g.eigen_school else []
            delen = words(deel.label for deel in Deel if deel in g.delen)
            yield g.tekst, sure(g.bron, g.controleer), words([*soorten, *eigen]), delen


def _receivers(op: date) -> Iterator[Rij]:
    for u in UITWISSELINGEN.values():
        grond, eerst = sure(u.grond, u.controleer), "ja" if u.toestemming else "nee"
        yield u.naam, u.ontvanger, u.kanaal, grond, words(u.velden.values()), eerst


def _terms(op: date) -> Iterator[Rij]:
    for r in rules_on(op):
        yield (
            r.termijn.tekst,
            f"{r.duur} na {r.begin}",
            str(r.doen.label),
            sure(r.termijn.bron, r.termijn.controleer),
        )
    for e in ELDERS:
        yield e.wat, e.termijn, f"ligt niet in Knooppunt: {e.waar}", sure(e.bron, e.controleer)


RIJEN: dict[str, Callable[[date], Iterator[Rij]]] = {
    "doelen": _purposes, "gegevens": _tables, "delen": _parts, "rollen": _roles, "gronden": _grounds,
    "ontvangers": _receivers, "bewaren": _terms,
}  # fmt: skip
"""Chapters whose rows are read from the registers."""
