"""Refresh and compile the translations of a room: ``python tools/vertalen.py [ROOM] [LANGUAGE]``.

Collects every sentence that goes through the translations (templates, ``gettext``, and ``nl`` in the rules), adds the
new ones to ``locale/LANGUAGE/LC_MESSAGES/django.po``, drops the unused ones and compiles the ``.mo``. Needs babel, no
system tools. The Dutch sentence is the key. See docs/how-to/vertalen.md.
"""

from __future__ import annotations

import io
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOMS = Path(__file__).resolve().parents[1] / "src" / "knooppunt"
TABLES = {
    "gebeurtenissen.toml": "zin", "taken.toml": "zin", "verwerkingen.toml": "doel", "kring.toml": "tekst",
    "plan_termijnen.toml": "tekst", "gronden.toml": "tekst", "limieten.toml": "tekst",
    "rollen.toml": ("naam", "wie", "ziet"), "verzoek.toml": ("naam", "uitleg", "uitleg_je"),
    "leeftijd.toml": ("ouder", "leerling"), "vervoer.toml": "tekst", "bewijs.toml": ("naam", "uitleg"),
    "uitwisselingen.toml": ("naam", "ontvanger", "grond", "velden"),
}  # fmt: skip
"""Tables with sentences that parents read, and under which name (or names) the sentence stands in them."""
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "nl": None, "ngettext": (1, 2)}
HEADER = "# Translation of the pages for parents, pupils and other tellers. The Dutch sentence is the key.\n"


def sentences(room: str) -> Iterator[tuple[object, str]]:
    """Every sentence of a room with the file it was first found in."""
    found: dict[object, str] = {}
    for path in sorted((ROOMS / room).rglob("*")):
        if path.suffix == ".html":
            source = templatize(path.read_text(encoding="utf-8"), origin=path.name)
            # Words of the template were blanked out; indentation would confuse the reader of Python.
            source = "\n".join(line.strip() for line in source.splitlines())
        elif path.name in TABLES:
            named = TABLES[path.name]
            names = (named,) if isinstance(named, str) else named
            for zin in _named(tomllib.loads(path.read_text(encoding="utf-8")), names):
                found.setdefault(zin, path.relative_to(ROOMS).as_posix())
            continue
        elif path.suffix == ".py" and "migrations" not in path.parts:
            source = path.read_text(encoding="utf-8")
        else:
            continue
        for _line, message, _comments, _context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
            found.setdefault(message, path.relative_to(ROOMS).as_posix())
    yield from found.items()


def _named(table: object, names: tuple[str, ...]) -> Iterator[str]:
    """Every text with one of these names, however deep in a table; of a table with such a name all its texts."""
    if isinstance(table, dict):
        for key, value in table.items():
            if key in names and isinstance(value, str):
                yield value
            elif key in names and isinstance(value, dict):
                yield from (text for text in value.values() if isinstance(text, str))
            else:
                yield from _named(value, names)
    elif isinstance(table, list):
        for value in table:
            yield from _named(value, names)


def catalogue(room: str, language: str) -> Path:
    return ROOMS / room / "locale" / language / "LC_MESSAGES" / "django.po"


def compiled(path: Path) -> bytes:
    """The ``.mo`` that belongs to a ``.po``."""
    with path.open("rb") as file:
        translations = read_po(file)
    # The reader fills in the hour of reading: the same text must compile to the same bytes.
    translations.creation_date = translations.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    out = io.BytesIO()
    write_mo(out, translations)
    return out.getvalue()


def refresh(room: str, language: str) -> list[object]:
    """Bring the catalogue up to date and compile it; returns the sentences that still lack a translation."""
    path = catalogue(room, language)
    old = Catalog()
    if path.exists():
        with path.open("rb") as file:
            old = read_po(file)
    new = Catalog(locale=language, header_comment=HEADER, fuzzy=False)
    for message, place in sentences(room):
        known = old.get(message if isinstance(message, str) else message[0])
        new.add(message, known.string if known else None, locations=[(place, 0)])
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, new, width=110, omit_header=False, include_lineno=False)
    path.write_text("".join(_without_dates(path)), encoding="utf-8")
    path.with_suffix(".mo").write_bytes(compiled(path))
    return [m.id for m in new if m.id and not (all(m.string) if isinstance(m.string, tuple) else m.string)]


def _without_dates(path: Path) -> Iterator[str]:
    """A catalogue that only changes when a sentence does."""
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if not line.startswith(
            (
                '"POT-Creation-Date',
                '"PO-Revision-Date',
                '"Generated-By',
                '"Project-Id',
                '"Last-Trans',
                '"Report',
            )
        ):
            yield line


if __name__ == "__main__":
    room, language = (*sys.argv[1:], *("loket", "en")[len(sys.argv) - 1 :])[:2]
    missing = refresh(room, language)
    for sentence in missing:
        sys.stdout.write(f"no translation yet: {sentence}\n")
    sys.stdout.write(f"{catalogue(room, language).relative_to(ROOMS)}: {len(missing)} missing\n")
