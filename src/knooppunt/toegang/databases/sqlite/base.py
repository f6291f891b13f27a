"""SQLite, with the marks of the changed rows before each commit."""

from __future__ import annotations

import sqlite3

from django.db.backends.sqlite3 import base

LAATSTE_RIJ = "SELECT seq FROM sqlite_sequence WHERE name = 'toegang_rijwijziging'"


class DatabaseWrapper(base.DatabaseWrapper):
    """``rijen_voor`` is the last row change before this transaction: one writer, so what comes after is ours."""

    rijen_voor: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        super()._start_transaction_under_autocommit()
        try:
            rij = self.connection.execute(LAATSTE_RIJ).fetchone()
        except sqlite3.OperationalError:  # before the first migration
            self.rijen_voor = None
        else:
            self.rijen_voor = rij[0] if rij else 0

    def commit(self) -> None:
        from knooppunt.toegang.actions.rijwijzigingen import mark_changed_rows  # models are not loaded before

        mark_changed_rows(self)
        super().commit()
