"""What an event is called in plain Dutch. Each room says its own in ``gebeurtenissen.toml`` in its folder."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps

from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import nl
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.models import Gebeurtenis


@dataclass(frozen=True)
class Gebeurtenissoort:
    """How one kind of event reads: ``{wie}`` in ``zin`` is who did it. ``kijken`` marks looks at personal data."""

    soort: str
    zin: str
    icoon: str = "check"
    url: str = ""
    """Name of the page where it can be seen; takes the reference of the dossier."""
    kijken: bool = False


ONBEKEND = Gebeurtenissoort("", "{wie} werkte in het dossier.", "edit")


@cache
def event_kinds() -> dict[str, Gebeurtenissoort]:
    """Every kind of event of every room; ValueError when two rooms name the same one."""
    soorten: dict[str, Gebeurtenissoort] = {}
    for config in apps.get_app_configs():
        pad = Path(config.path) / "gebeurtenissen.toml"
        if pad.exists():
            for entry in tomllib.loads(pad.read_text(encoding="utf-8"))["gebeurtenis"]:
                if entry["soort"] in soorten:
                    raise ValueError(f"{pad.name} of {config.label}: {entry['soort']} is there twice")
                soorten[entry["soort"]] = Gebeurtenissoort(**entry)
    return soorten


def look_kinds() -> list[str]:
    return [soort.soort for soort in event_kinds().values() if soort.kijken]


def sentence(gebeurtenis: Gebeurtenis, viewer: Viewer) -> str:
    """What happened, in one sentence; ``gebeurtenis.by`` is loaded."""
    soort = event_kinds().get(gebeurtenis.soort, ONBEKEND)
    if gebeurtenis.by is None:
        wie = "Knooppunt"
    elif gebeurtenis.by_id == viewer.account_id:
        wie = vertaald(nl("Je") if viewer.soort == "leerling" else nl("U"))
    else:
        wie = gebeurtenis.by.naam
    return vertaald(soort.zin).replace("{wie}", wie)


def kind_of(gebeurtenis: Gebeurtenis) -> Gebeurtenissoort:
    return event_kinds().get(gebeurtenis.soort, ONBEKEND)
