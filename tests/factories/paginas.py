"""Everything that one person gets to see of the site, so that two moments can be compared."""

from __future__ import annotations

import re

from django.test import Client

from knooppunt.dossier.models import Dossier
from tests.sweeps.adressen import addresses

RUIS = re.compile(
    r'name="(csrfmiddlewaretoken|sleutel)" value="\w+"|(reden|tabel)-\w{6}|%PDF.*'
    r"|tussen \d\d:\d\d en \d\d:\d\d uur|om \d\d:\d\d uur| ?\(\d+ keer\)",
    re.DOTALL,
)
"""What differs between two readings of the same page: tokens, ids, and the looks themselves."""
ZONDER = ("afmelden", "demonstratie", "mijn-account", "wegwijzer/", "api/")
"""Addresses that sign out, show mail, or make a new secret of one's own each time; and the wegwijzer, that reads no
dossier."""


class Paginas:
    """Status and text of every page of the site as this person gets it, by route."""

    def __init__(self, client: Client, dossier: Dossier, eerder: Paginas | None = None) -> None:
        if eerder is None:
            self._walk(client, dossier)  # the looks of this walk are on the page of the next one
        self.per_route = self._walk(client, dossier)

    def _walk(self, client: Client, dossier: Dossier) -> dict[str, tuple[int, str]]:
        gelezen = {}
        for adres in addresses():
            if not adres.route.startswith(ZONDER):
                response = client.get(adres.url({"dossier": dossier.ref, "welke": "schooljaar"}))
                tekst = b"" if response.streaming else response.content
                gelezen[adres.route] = response.status_code, tekst.decode("utf-8", "replace")
        return gelezen

    def with_text(self, *teksten: str) -> list[str]:
        """Routes of the pages on which one of these texts stands."""
        return [r for r, (_, gelezen) in self.per_route.items() if any(t in gelezen for t in teksten)]

    def different_from(self, eerder: Paginas) -> list[str]:
        """Routes of the pages that are not as they were: another status, text, number or order."""
        return [r for r in self.per_route if self._settled(r) != eerder._settled(r)]

    def _settled(self, route: str) -> tuple[int, str]:
        status, tekst = self.per_route[route]
        return status, RUIS.sub("", tekst)
