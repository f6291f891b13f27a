"""Documents: PDF/UA-1 from a typst template of a room."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst
from django.http import HttpResponse

from knooppunt.basis.uitwisselingen import exchange

if TYPE_CHECKING:
    from typst import PDFStandard as Norm

HUIS = Path(__file__).resolve().parent.parent
"""The root of the templates: each room imports the look of ``/basis/typst/document.typ``."""
BEELDTEKENS = re.compile(
    "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
)
STUURTEKENS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f]")
"""Control and invisible characters; a line break stays."""


def make_pdf(sjabloon: str, inhoud: dict[str, Any]) -> bytes:
    """A document from ``ROOM/typst/NAME.typ``, which reads ``inhoud`` as ``json(bytes(sys.inputs.inhoud))``.

    What people typed travels as JSON, so that it is never read as code. PDF/UA refuses a letter that no font has.
    Pictures (emoji) become a word; with a script that we have no letters for, the document is still tagged, but it does
    not claim PDF/UA.
    """
    kaal = json.dumps(_printable(inhoud), ensure_ascii=False)
    try:
        return _compile(sjabloon, kaal, ["ua-1"])
    except typst.TypstError as fout:
        if "could not be displayed" not in fout.message:
            raise
        return _compile(sjabloon, kaal, [])


def pdf_answer(sjabloon: str, inhoud: dict[str, Any], naam: str, uitwisseling: str) -> HttpResponse:
    """The document as a download; only what the exchange lets leave is in it."""
    gekozen = exchange(uitwisseling).kies(inhoud)
    antwoord = HttpResponse(make_pdf(sjabloon, gekozen), content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord


def _printable(waarde: Any) -> Any:
    """The same structure with only characters that can be on paper."""
    if isinstance(waarde, str):
        return STUURTEKENS.sub("", BEELDTEKENS.sub("[plaatje]", waarde))
    if isinstance(waarde, dict):
        return {sleutel: _printable(w) for sleutel, w in waarde.items()}
    return [_printable(w) for w in waarde] if isinstance(waarde, list | tuple) else waarde


@cache
def _fonts() -> typst.Fonts:
    """Only the letters that come with the product: the same document on every machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[HUIS / "basis" / "typst" / "letters"])


def _compile(sjabloon: str, gegevens: str, normen: list[Norm]) -> bytes:
    return typst.compile(
        HUIS / sjabloon,
        root=HUIS,
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"inhoud": gegevens},
        pdf_standards=normen,
    )
