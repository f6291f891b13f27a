"""Who steals a copy of the database reads nothing of what was told: every encrypted text of the demonstration is
looked for in a dump, on both databases."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from knooppunt.basis.versleuteling.velden import VersleuteldeTekst
from knooppunt.organisaties.models import Vestiging

pytestmark = pytest.mark.django_db
LONG_ENOUGH = 25
"""Letters: a shorter text (a name, a yes) may stand in the database for another reason."""


@pytest.fixture(scope="module")
def dump(gevuld: None, django_db_blocker: Any) -> tuple[str, set[str]]:
    """Everything that stands in the database after the demonstration, and everything that was written in secret."""
    with django_db_blocker.unblock():
        return dumped(), set(written()) - public()


def public() -> set[str]:
    """What anyone may read, also where it is a part of something secret: a school and where it is."""
    return {f"{v.organisatie.naam}, {v.plaats}" for v in Vestiging.objects.select_related("organisatie")}


def dumped() -> str:
    """Every value of every table, of our rooms and of Django."""
    values = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            values += [json.dumps(row, default=str, ensure_ascii=False) for row in cursor.fetchall()]
    return "\n".join(values)


def written() -> Iterator[str]:
    """Every sentence in an encrypted field, as its writer wrote it."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, VersleuteldeTekst):
                for row in model.objects.all():
                    yield from (t for t in sentences(getattr(row, field.attname)) if len(t) >= LONG_ENOUGH)


def sentences(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from sentences(part)
    elif isinstance(value, str):
        yield from (part.strip() for line in value.splitlines() for part in line.split(". "))


def test_the_demonstration_has_many_sentences_to_hide(dump: tuple[str, set[str]]):
    everything, secrets = dump
    assert (len(secrets) > 300, "Samira Bouzid" in everything) == (True, True)


def test_a_dump_of_the_database_contains_none_of_them(dump: tuple[str, set[str]]):
    everything, secrets = dump
    found = sorted(s for s in secrets if json.dumps(s, ensure_ascii=False)[1:-1] in everything)
    assert found == []
