"""The manual shows what there is: every picture that it names is there, light, and made by the journey."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[3]
SCREENS = ROOT / "docs" / "schermen"
PAGES = [*(ROOT / "docs" / "handleiding").glob("*.md"), ROOT / "README.md"]
JOURNEY = (ROOT / "tests" / "functional").rglob("test_*.py")
LIMIT = 150_000


def named_in_the_manual() -> set[str]:
    return {name for page in PAGES for name in re.findall(r"schermen/([\w-]+\.png)", page.read_text())}


def pictures() -> set[str]:
    return {path.name for path in SCREENS.glob("*")}


def test_every_picture_that_the_manual_names_exists():
    assert named_in_the_manual() - pictures() == set()


def test_every_picture_is_used():
    assert pictures() - named_in_the_manual() == set()


def test_a_picture_is_light_and_shows_something():
    heavy = {path.name for path in SCREENS.glob("*.png") if path.stat().st_size > LIMIT}
    empty = {
        path.name
        for path in SCREENS.glob("*.png")
        if len(Image.open(path).convert("RGB").getcolors(10**6)) < 8
    }
    assert (heavy, empty) == (set(), set())


def test_the_index_of_the_manual_leads_to_every_page():
    folder = ROOT / "docs" / "handleiding"
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", (folder / "index.md").read_text()))
    assert linked == {path.name for path in folder.glob("*.md")} - {"index.md"}


def test_every_picture_of_the_manual_is_taken_by_the_journey():
    code = " ".join(path.read_text() for path in JOURNEY)
    made = {name for name in named_in_the_manual() if f'"{name.removesuffix(".png")}"' in code}
    assert {name for name in named_in_the_manual() - made if not name.startswith("start-")} == set()
