"""Make the reference pages that say what the code does: ``python tools/naslag.py``.

The pages of ``docs/reference`` about rules, states and roles are made from the spec tests, the rule packs, the
``OVERGANGEN`` dictionaries and ``rollen.toml``, so that they cannot say something else than the code. They are Dutch:
who knows the field reads them. ``tests/spec/test_naslag.py`` proves that the pages are current.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from types import FunctionType, MappingProxyType, ModuleType
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from knooppunt.basis.termijnen import Drempel, Leeftijd, Regel, Termijn, lees_regelpakket  # noqa: E402 - after the path
from knooppunt.toegang.rollen import FAMILIE_NOOIT, GROEPEN, ROLLEN, Permissie, Rol  # noqa: E402 - after the path

ROOMS = ROOT / "src" / "knooppunt"
SPEC = ROOT / "tests" / "spec"
REFERENCE = ROOT / "docs" / "reference"
MADE = "Gemaakt met `tools/naslag.py` uit {bron}. Verander die, niet deze pagina.\n"
ANSWERS = {"reden", "redenen", "weigering"}
"""A column with this name and nothing in it means: it is allowed."""
MACHINES = {
    "Een vraag aan het loket": "knooppunt.loket.rules.vraag",
    "Een overleg van het knooppunt": "knooppunt.dossier.rules.knooppunt",
    "Inzet": "knooppunt.besluiten.rules",
    "Een verzoek over gegevens": "knooppunt.privacy.rules.verzoek",
    "Een aanvraag om expertise": "knooppunt.wegwijzer.rules.expertise",
    "Een voorstel voor de wegwijzer": "knooppunt.wegwijzer.rules.wijziging",
    "Een stuk in de kennisbank": "knooppunt.kennis.rules.items",
    "Een oproep voor een collega": "knooppunt.kennis.rules.oproepen",
    "Een aanmelding voor scholing": "knooppunt.kennis.rules.scholing",
    "Een ondersteuningsprofiel": "knooppunt.wegwijzer.rules.profielen",
    "Een validatie van een ondersteuningsprofiel": "knooppunt.wegwijzer.rules.validatie",
}
RULE_KINDS = {"termijn", "leeftijd", "drempel"}


def pages() -> dict[Path, str]:
    """Every page that is made, with its text."""
    rooms = sorted({path.parent.name for path in SPEC.glob("*/test_*.py")} | set(packs()))
    return {
        REFERENCE / "toestanden.md": states(),
        REFERENCE / "rollen.md": roles(),
        **{REFERENCE / "regels" / f"{room}.md": rules(room) for room in rooms},
    }


def packs() -> dict[str, list[Path]]:
    """The rule packs of each room: TOML files with terms, ages or thresholds."""
    found: dict[str, list[Path]] = {}
    for path in sorted(ROOMS.rglob("*.toml")):
        if any(f"[[{kind}]]" in path.read_text(encoding="utf-8") for kind in RULE_KINDS):
            found.setdefault(path.relative_to(ROOMS).parts[0], []).append(path)
    return found


def rules(room: str) -> str:
    """One room: its terms from the rule packs, then each spec module as a chapter."""
    parts = [f"# Regels: {room}\n", MADE.format(bron=f"`tests/spec/{room}` en de regelpakketten")]
    terms = [regel for path in packs().get(room, []) for regel in lees_regelpakket(path).regels]
    if terms:
        rows = [
            [r.tekst, amount(r), period(r), r.bron + (" (controleer)" if r.controleer else "")] for r in terms
        ]
        parts += ["## Termijnen, leeftijden en grenzen\n", table(["Regel", "Hoeveel", "Geldt", "Bron"], rows)]
    for path in sorted((SPEC / room).glob("test_*.py")):
        parts += chapter(importlib.import_module(f"tests.spec.{room}.{path.stem}"))
    return "\n".join(parts)


def amount(regel: Regel) -> str:
    match regel:
        case Termijn():
            return regel.duur if regel.maanden else f"{regel.dagen} dagen"
        case Leeftijd():
            return f"{regel.jaren} jaar"
        case Drempel():
            return str(regel.aantal)
    raise TypeError(type(regel).__name__)


def period(regel: Regel) -> str:
    until = "" if regel.geldig_tot is None else f" tot {word(regel.geldig_tot)}"
    return f"vanaf {word(regel.geldig_van)}{until}"


def chapter(module: ModuleType) -> Iterator[str]:
    """A spec module: its first line is the heading, a test with rows is a table, the other tests are sentences."""
    yield f"## {(module.__doc__ or '').splitlines()[0].rstrip('.')}\n"
    sentences = []
    for name, test in vars(module).items():
        if not (name.startswith("test_") and isinstance(test, FunctionType)):
            continue
        title = test.__doc__ or name.removeprefix("test_").replace("_", " ").capitalize()
        marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
        if marks:
            yield f"### {title}\n"
            yield examples(*marks[0].args)
        else:
            sentences.append(f"- {title}.")
    if sentences:
        yield "### Verder\n"
        yield "\n".join(sentences) + "\n"


def examples(names: str | tuple[str, ...], values: list[Any]) -> str:
    """The rows of a parametrised test; the column ``titel`` comes first, and of a record only what is special."""
    names = (names,) if isinstance(names, str) else names
    rows = [dict(zip(names, value if len(names) > 1 else (value,), strict=True)) for value in values]
    columns = [name for name in names if name != "titel"]
    usual = {name: usually([row[name] for row in rows]) for name in columns}
    body = [
        answer(row[name]) if name in ANSWERS and name == columns[-1] else word(row[name], usual[name])
        for row in rows
        for name in columns
    ]
    cells = [body[i : i + len(columns)] for i in range(0, len(body), len(columns))]
    head = [heading(name) for name in columns]
    if "titel" in names:
        head, cells = ["Geval", *head], [[row["titel"], *line] for row, line in zip(rows, cells, strict=True)]
    notes = [
        f"{heading(name)}, als er niets anders staat: {word(of)}.\n\n" for name, of in usual.items() if of
    ]
    return "".join(notes) + table(head, cells)


def answer(reasons: str | tuple[str, ...]) -> str:
    return (reasons if isinstance(reasons, str) else " ".join(reasons)) or "ja, dit mag"


def heading(name: str) -> str:
    return name.replace("_", " ").capitalize()


def usually(values: list[Any]) -> dict[str, Any]:
    """Of the records in one column: for each field in which they differ, the value that most of them have."""
    records = [value for value in values if is_dataclass(value)]
    if not records:
        return {}
    found = {field.name: [getattr(record, field.name) for record in records] for field in fields(records[0])}
    return {name: max(had, key=had.count) for name, had in found.items() if any(v != had[0] for v in had)}


def word(value: Any, usual: Mapping[str, Any] = MappingProxyType({})) -> str:
    """A value as a reader writes it; of a record only the fields that are not as usual."""
    match value:
        case Enum():
            return str(getattr(value, "label", str(value.value).replace("_", " ")))
        case bool():
            return "ja" if value else "nee"
        case None:
            return "–"
        case float():
            return f"{value:.3g}".replace(".", ",")
        case datetime():
            return value.strftime("%d-%m-%Y %H:%M")
        case date():
            return value.strftime("%d-%m-%Y")
        case Mapping():
            return "; ".join(f"{word(k).replace('_', ' ')}: {word(v)}" for k, v in value.items()) or "–"
        case set() | frozenset():
            return ", ".join(sorted(word(item) for item in value)) or "–"
        case list() | tuple():
            return ", ".join(bracketed(item) for item in value) or "–"
    if is_dataclass(value):
        every = {field.name: getattr(value, field.name) for field in fields(value)}
        return word({name: of for name, of in every.items() if not usual or of != usual.get(name, of)})
    return str(value).strip() or "–"


def bracketed(item: Any) -> str:
    """A record or a pair inside a list keeps its own brackets."""
    return f"({word(item)})" if isinstance(item, tuple) or is_dataclass(item) else word(item)


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    cells = ((" ".join(cell.split()).replace("|", "\\|") for cell in line) for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells) + "\n"


def states() -> str:
    """The state machines as diagrams."""
    parts = ["# Toestanden\n", MADE.format(bron="de `OVERGANGEN` naast elke toestand")]
    for title, name in MACHINES.items():
        steps: dict[Enum, frozenset[Enum]] = importlib.import_module(name).OVERGANGEN
        first = next(iter(steps))
        lines = [
            "stateDiagram-v2",
            *(f"    {state.value}: {word(state)}" for state in steps),
            f"    [*] --> {first.value}",
        ]
        for state, following in steps.items():
            lines += [f"    {state.value} --> {after.value}" for after in steps if after in following]
            lines += [] if following else [f"    {state.value} --> [*]"]
        parts += [f"## {title}\n", f"Bron: `{name}`.\n", "```mermaid", *lines, "```\n"]
    return "\n".join(parts)


def roles() -> str:
    """Who may do what at all; which dossiers a role reaches is decided by the circle around the child."""
    may = [
        [
            p.value.replace("_", " "),
            ", ".join(rol.naam for rol in ROLLEN.values() if p in rol.permissies) or "–",
        ]
        for p in Permissie
    ]
    return "\n".join(
        [
            "# Rollen\n",
            MADE.format(bron="`src/knooppunt/toegang/rollen.toml`"),
            "Een rol zegt wat iemand in het algemeen mag. Welke dossiers iemand ziet, hangt af van de kring rond het "
            "kind. Ouders en leerlingen hebben geen rol: zij zien wat over henzelf gaat, behalve "
            f"{word(FAMILIE_NOOIT)}.\n",
            "Bij elke regel onder ‘ziet nooit’ hoort een toets in `tests/integration/toegang/test_nooit.py`.\n",
            *(part for naam, rollen in GROEPEN.items() for part in (f"## {naam}\n", described(rollen))),
            "## Wie mag wat\n",
            table(["Dit mag", "Wie"], may),
        ]
    )


def described(rollen: Sequence[Rol]) -> str:
    """What each role is, sees, and never sees."""
    rows = [[f"**{rol.naam}**", rol.wie, rol.ziet, word(rol.nooit)] for rol in rollen]
    return table(["Rol", "Wie is dat", "Ziet", "Ziet nooit"], rows)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
