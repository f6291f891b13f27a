"""What someone writes about a child or a family is encrypted, or it says why not (ADR 0015)."""

import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase

from django.apps import apps
from django.db import models

from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from tests.sweeps.kamers import ROOT

LIST = ROOT / "docs" / "reference" / "open-tekst.toml"
TEXT = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
WITHOUT_PEOPLE = {"organisaties"}
"""Schools, boards and municipalities, from public registers."""


def open_fields() -> Iterator[str]:
    """Every field in which someone could write, and that the database can read: ``room.Model.field``."""
    for model in apps.get_models():
        if not model.__module__.startswith("knooppunt.") or model._meta.app_label in WITHOUT_PEOPLE:
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, TEXT) and not isinstance(field, VersleuteldeTekst) and not field.choices:
                yield f"{model._meta.app_label}.{model.__name__}.{field.name}"


def reasons() -> list[dict[str, object]]:
    return tomllib.loads(LIST.read_text(encoding="utf-8"))["reden"]


def patterns() -> list[str]:
    return [pattern for reason in reasons() for pattern in reason["velden"]]


def test_every_text_about_people_is_encrypted_or_on_the_list_with_a_reason():
    missing = [f for f in open_fields() if not any(fnmatchcase(f, pattern) for pattern in patterns())]
    assert missing == [], (
        "make it a VersleuteldeTekst (knooppunt.basis.versleuteling.velden), "
        f"or argue in {LIST.name} why the database may read it: {missing}"
    )


def test_the_list_names_no_field_that_is_encrypted_or_gone():
    fields = list(open_fields())
    assert [p for p in patterns() if not any(fnmatchcase(f, p) for f in fields)] == []


def test_every_exception_has_a_reason():
    assert [reason for reason in reasons() if not str(reason.get("waarom", "")).strip()] == []
