"""Promises about every template, which the content security policy and a reader without JavaScript rely on."""

import re

from tests.sweeps.kamers import PRODUCT, place

TEMPLATES = sorted(PRODUCT.rglob("templates/**/*.html"))
FORBIDDEN = {
    "inline style": re.compile(r"<style\b|\sstyle="),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)|\son[a-z]+=\"|javascript:"),
    "another host": re.compile(r"\b(?:src|href|action)=\"(?:https?:)?//", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}


def test_there_are_templates_to_look_at():
    assert len(TEMPLATES) > 20


def test_no_template_contains_what_the_browser_is_told_to_refuse():
    wrong = []
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        wrong += [f"{place(path)}: {what}" for what, pattern in FORBIDDEN.items() if pattern.search(text)]
    assert wrong == [], "\n".join(wrong)


def test_a_form_that_changes_something_carries_its_token():
    form = re.compile(r"<form\b[^>]*method=\"post\"[^>]*>.*?</form>", re.IGNORECASE | re.DOTALL)
    wrong = [
        place(path)
        for path in TEMPLATES
        for text in form.findall(path.read_text(encoding="utf-8"))
        if "{% csrf_token %}" not in text
    ]
    assert wrong == [], "\n".join(wrong)
