"""Field types for text that is encrypted at rest. A model with one of them has a ``ref``: the text is bound to it.

    class EigenWoorden(models.Model):
        ref = models.CharField(max_length=16, unique=True, default=nieuwe_referentie, editable=False)
        tekst = VersleuteldeTekst()

Reading and writing go through the row: ``woorden.tekst`` opens it (the first time that it is asked for), and saving the
row seals it. Empty stays empty, so ``exclude(tekst="")`` works; every other lookup, ``update(tekst=...)`` and
``values("tekst")`` are refused, because the database cannot read it. A rename of the column or the table needs a
migration that opens and seals every row: the text is bound to its place.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core import checks
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from knooppunt.basis.versleuteling.bron import keys

if TYPE_CHECKING:
    TextField = models.TextField[Any, Any]
else:
    TextField = models.TextField

LOOKUPS = {"exact", "isnull"}


class Verzegeld:
    """Sealed text as it came from the database. It says nothing until its row opens it."""

    __slots__ = ("tekst",)

    def __init__(self, tekst: str) -> None:
        self.tekst = tekst

    def __str__(self) -> str:
        raise TypeError("encrypted text is read through its row, not with values() or values_list()")

    def __repr__(self) -> str:
        return "<Verzegeld>"


def place_of(table: str, column: str, ref: str) -> str:
    """What a text is bound to."""
    return f"{table}.{column}:{ref}"


class Opener(DeferredAttribute):
    """The attribute of a row: opens what is sealed when it is asked for, and keeps it open."""

    field: VersleuteldeTekst

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        if isinstance(value, Verzegeld):
            value = self.field.opened(instance, value)
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class VersleuteldeTekst(TextField):
    """Text of any length; ``max_length`` is for the form that fills it, the column has none."""

    descriptor_class = Opener
    description = "Encrypted text"

    def opened(self, row: models.Model, value: Verzegeld) -> Any:
        return self.from_text(keys().open(value.tekst, self._place(row)))

    def sealed(self, row: models.Model, value: Any) -> Verzegeld | str | None:
        if value is None or self.is_empty(value):
            return None if value is None else ""
        return Verzegeld(keys().seal(self.to_text(value), self._place(row)))

    def _place(self, row: models.Model) -> str:
        return place_of(row._meta.db_table, str(self.column), row.ref)  # type: ignore[attr-defined]  # check() below

    def is_empty(self, value: Any) -> bool:
        return bool(value == "")

    def to_text(self, value: Any) -> str:
        return str(value)

    def from_text(self, tekst: str) -> Any:
        return tekst

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return Verzegeld(value) if value else self.nothing(value)

    def nothing(self, value: str | None) -> Any:
        """What an empty column means."""
        return value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        return self.sealed(model_instance, getattr(model_instance, self.attname))

    def get_prep_value(self, value: Any) -> str | None:
        if isinstance(value, Verzegeld):
            return value.tekst
        if value is None or self.is_empty(value):
            return None if value is None else ""
        raise TypeError(f"{self.name} is encrypted: write it through its row, and do not search it")

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name in LOOKUPS else None

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if not any(field.name == "ref" for field in self.model._meta.get_fields()):
            found.append(
                checks.Error("encrypted text is bound to the ref of its row", obj=self, id="basis.E001")
            )
        return found


class VersleuteldeJSON(VersleuteldeTekst):
    """A list or a dictionary; an empty one stays empty. ``default`` says what empty is."""

    description = "Encrypted JSON"

    def is_empty(self, value: Any) -> bool:
        return value in ("", [], {})

    def to_text(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    def from_text(self, tekst: str) -> Any:
        return json.loads(tekst)

    def nothing(self, value: str | None) -> Any:
        return self.get_default()

    def to_python(self, value: Any) -> Any:
        return value
