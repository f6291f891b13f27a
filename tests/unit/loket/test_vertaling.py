"""The parents' pages in another language: complete, compiled, and without a sentence that stayed Dutch by accident."""

import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[3]
PAGES = sorted((ROOT / "src/knooppunt/loket/templates/loket/ouder").glob("*.html"))
LANGUAGES = sorted(path.parent.name for path in (ROOT / "src/knooppunt/loket/locale").glob("*/LC_MESSAGES"))

_spec = importlib.util.spec_from_file_location("vertalen", ROOT / "tools" / "vertalen.py")
assert _spec is not None
assert _spec.loader is not None
vertalen = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(vertalen)


def test_english_is_one_of_the_languages():
    assert "en" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_text(language: str):
    path = vertalen.catalogue("loket", language)
    assert path.with_suffix(".mo").read_bytes() == vertalen.compiled(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_front_desk_is_translated(language: str):
    with vertalen.catalogue("loket", language).open("rb") as file:
        translated = {message.id for message in read_po(file) if message.string}
    assert {sentence for sentence, _ in vertalen.sentences("loket")} - translated == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_every_name_to_fill_in(language: str):
    names = re.compile(r"%\(\w+\)[sd]")
    with vertalen.catalogue("loket", language).open("rb") as file:
        wrong = [
            m.id
            for m in read_po(file)
            if m.id and sorted(names.findall(m.id)) != sorted(names.findall(m.string))
        ]
    assert wrong == []


@pytest.mark.parametrize("path", PAGES, ids=[path.name for path in PAGES])
def test_a_page_for_parents_has_no_words_outside_the_translations(path: Path):
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", text, flags=re.DOTALL)
    text = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", "", text, flags=re.DOTALL)
    assert re.findall(r"[A-Za-z]{2,}", text) == []


def test_there_are_pages_to_look_at():
    assert len(PAGES) > 10
