"""PostgreSQL, with the marks of the changed rows before each commit."""

from __future__ import annotations

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def commit(self) -> None:
        from knooppunt.toegang.actions.rijwijzigingen import mark_changed_rows  # models are not loaded before

        mark_changed_rows(self)
        super().commit()
