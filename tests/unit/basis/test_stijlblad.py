"""Promises about the files that every page loads."""

import gzip
import re
from pathlib import Path

import knooppunt.basis

STATIC = Path(knooppunt.basis.__file__).parent / "static" / "basis"
CSS = (STATIC / "knooppunt.css").read_text(encoding="utf-8")


def test_style_and_script_together_fit_the_budget_of_a_cheap_phone():
    size = sum(len(gzip.compress((STATIC / name).read_bytes())) for name in ("knooppunt.css", "knooppunt.js"))
    assert size <= 40 * 1024


def test_the_stylesheet_asks_nothing_of_another_host():
    urls = re.findall(r"url\(([^)]+)\)", CSS)
    assert [url for url in urls if "//" in url] == []
    assert "@import" not in CSS


def test_every_file_that_the_stylesheet_names_is_there():
    urls = {url.strip("\"'") for url in re.findall(r"url\(([^)]+)\)", CSS)}
    assert [url for url in sorted(urls) if not (STATIC / url).exists()] == []


def test_every_colour_that_the_stylesheet_uses_is_defined():
    used = set(re.findall(r"var\((--kp-[\w-]+)", CSS))
    defined = set(re.findall(r"(--kp-[\w-]+):", CSS))
    assert used - defined == set()


def test_an_empty_required_field_is_not_painted_red_before_someone_typed():
    assert re.findall(r":invalid\b", CSS) == []


def test_the_fonts_stay_small_and_carry_their_licence():
    assert sum(path.stat().st_size for path in (STATIC / "font").glob("*.woff2")) <= 60_000
    assert "SIL Open Font License" in (STATIC / "font" / "OFL.txt").read_text(encoding="utf-8").replace(
        "OPEN FONT LICENSE", "Open Font License"
    )
