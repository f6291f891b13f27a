"""The frame and the components speak English where the page does."""

import re
from datetime import date
from pathlib import Path

from django.utils import translation

import knooppunt.basis
from knooppunt.basis import datums

TEMPLATES = Path(knooppunt.basis.__file__).parent / "templates"
SAME_IN_BOTH = {"Menu", "Privacy"}


def test_every_sentence_of_the_frame_has_an_english_one():
    found = set()
    for path in TEMPLATES.rglob("*.html"):
        found |= set(re.findall(r'{% translate "([^"]+)"', path.read_text(encoding="utf-8")))
    with translation.override("en"):
        missing = {text for text in found if translation.gettext(text) == text}
    assert missing == SAME_IN_BOTH


def test_a_date_and_its_distance_are_english_on_an_english_page():
    with translation.override("en"):
        assert datums.datum(date(2026, 11, 25)) == "25 November 2026"
        assert datums.over(date(2026, 11, 25), date(2026, 11, 22)) == "in 3 days"
