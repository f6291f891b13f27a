"""A figure comes with its card; the reference page is made from the cards."""

import tomllib
from pathlib import Path

import pytest

from knooppunt_indicators import as_markdown, read_cards

ROOT = Path(__file__).resolve().parents[3]
CARDS = ROOT / "src" / "knooppunt" / "monitor" / "indicatoren.toml"


def test_the_reference_page_is_that_of_the_cards() -> None:
    page = (ROOT / "docs" / "reference" / "indicatoren.md").read_text(encoding="utf-8")
    assert page == as_markdown(read_cards(CARDS)), (
        "run: python -m knooppunt_indicators src/knooppunt/monitor/indicatoren.toml > docs/reference/indicatoren.md"
    )


def test_every_card_is_complete_apart_from_the_denominator_of_a_count() -> None:
    entries = tomllib.loads(CARDS.read_text(encoding="utf-8"))["indicator"]
    empty = {(e["code"], field) for e in entries for field, text in e.items() if text == ""}
    assert {field for _, field in empty} <= {"denominator"}


def test_a_card_without_a_source_is_named(tmp_path: Path) -> None:
    path = tmp_path / "kaarten.toml"
    path.write_text(
        CARDS.read_text(encoding="utf-8").replace('source = "Knooppunt"\n', "", 1), encoding="utf-8"
    )
    with pytest.raises(ValueError, match=r"kaarten\.toml: PROCES\.VRAGEN: source"):
        read_cards(path)


def test_two_cards_with_one_code_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "kaarten.toml"
    text = CARDS.read_text(encoding="utf-8").replace("THUIS.HELFT", "THUIS.AANTAL")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="a code is used twice"):
        read_cards(path)
