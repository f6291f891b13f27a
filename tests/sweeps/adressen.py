"""Every address of the site as data, with references filled in that exist."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
NERGENS = "0" * 16
"""A reference that nothing has."""


@dataclass(frozen=True)
class Adres:
    """One pattern: its route and the view behind it."""

    route: str
    view: Callable[..., Any]

    @property
    def access(self) -> Any:
        return getattr(self.view, "access", None)

    @property
    def of_a_dossier(self) -> bool:
        return self.route.startswith(("dossiers/<", "inzet/dossier/<"))

    def url(self, refs: dict[str, str]) -> str:
        """The address with ``refs`` by parameter; ``ref`` is looked up by the first word of the route."""
        eerste = self.route.split("/")[0]
        ref = refs["dossier"] if self.of_a_dossier else refs.get(eerste, NERGENS)
        return "/" + PARAMETER.sub(lambda m: ref if m[1] == "ref" else refs.get(m[1], NERGENS), self.route)


def addresses(resolver: Any = None, voor: str = "") -> Iterator[Adres]:
    for pattern in (resolver or get_resolver()).url_patterns:
        route = voor + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield Adres(route, pattern.callback)
