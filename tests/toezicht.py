"""Every request of every test is watched: what changes a row with personal data must record an event as well."""

from typing import Any

from django.db import connection
from django.test import Client

STAND = "SELECT (SELECT max(id) FROM toegang_rijwijziging), (SELECT max(id) FROM toegang_gebeurtenis)"
_request = Client.request


def watch_requests() -> None:
    Client.request = _watched  # type: ignore[method-assign]  # the one door through which every test asks a page


def _watched(client: Client, **request: Any) -> Any:
    before = _stand()
    response = _request(client, **request)
    after = _stand()
    if before and after and before[0] != after[0] and before[1] == after[1]:
        wat = f"{request.get('REQUEST_METHOD', 'GET')} {request.get('PATH_INFO')}"
        raise AssertionError(f"{wat} changed {_changes(before[0])} and recorded no event")
    return response


def _stand() -> tuple[int | None, int | None] | None:
    """The last row change and the last event, past Django so that no test counts the statement; None without tables."""
    if connection.connection is None or getattr(connection, "needs_rollback", False):
        return None
    cursor = connection.connection.cursor()
    try:
        cursor.execute(STAND)
        rij: tuple[int | None, int | None] = cursor.fetchone()
    except connection.Database.Error:
        return None
    finally:
        cursor.close()
    return rij


def _changes(na: int | None) -> list[tuple[str, str, str]]:
    from knooppunt.toegang.models import Rijwijziging  # models load after Django's set-up

    rijen = Rijwijziging.objects.filter(id__gt=na or 0)
    return list(rijen.values_list("tabel", "soort", "kolommen"))
