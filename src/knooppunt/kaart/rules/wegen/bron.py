"""The roads and timetables that a region brings: a setting, checked when the product starts."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from knooppunt.kaart.rules.wegen.maat import ZONDER_KAART, Hoe

UITTREKSEL, GRAAF = ".osm.pbf", ".json"
VORM = "%Y-%m-%d %H:%M"
VERSIE = "1"
"""Of how is reckoned; with another, what was kept is reckoned again."""


class Wegenfout(ValueError):
    """Roads or timetables that cannot be used; the message is a Dutch sentence for who installs."""


@dataclass(frozen=True)
class Wegenbron:
    """An extract of OpenStreetMap with timetables (GTFS), or a graph that OSMnx wrote.

    ``aankomst`` is the moment before which public transport arrives: the bell, on a school day in the timetables.
    """

    wegen: Path
    dienstregelingen: tuple[Path, ...] = ()
    aankomst: datetime | None = None

    @property
    def is_uittreksel(self) -> bool:
        return self.wegen.name.endswith(UITTREKSEL)

    @property
    def hoes(self) -> tuple[Hoe, ...]:
        """How one can travel on it."""
        meer = (Hoe.ROLSTOEL,) if self.is_uittreksel else ()
        return (*ZONDER_KAART, *meer, *((Hoe.OV,) if self.dienstregelingen else ()))

    @property
    def naam(self) -> str:
        return ", ".join(pad.name for pad in (self.wegen, *self.dienstregelingen))

    @property
    def stempel(self) -> str:
        """Another text when a file or a setting is another. Wegenfout when a file has gone since."""
        try:
            staten = [(pad.name, pad.stat()) for pad in (self.wegen, *self.dienstregelingen)]
        except OSError as fout:
            zin = f"Het bestand {fout.filename} is er niet meer. Zet het terug, of verander de instelling."
            raise Wegenfout(zin) from fout
        bestanden = [(naam, staat.st_size, staat.st_mtime_ns) for naam, staat in staten]
        return hashlib.sha256(repr((VERSIE, bestanden, self.aankomst)).encode()).hexdigest()[:16]


def read_roads(omgeving: Mapping[str, str]) -> Wegenbron | None:
    """What the environment says; None without roads. Wegenfout names the setting that is wrong."""
    wegen = omgeving.get("KNOOPPUNT_WEGEN", "").strip()
    feeds = [deel for deel in omgeving.get("KNOOPPUNT_DIENSTREGELING", "").split(os.pathsep) if deel.strip()]
    aankomst = omgeving.get("KNOOPPUNT_AANKOMST", "").strip()
    if not wegen:
        _unless(not feeds, "KNOOPPUNT_DIENSTREGELING: noem ook een kaart van wegen met KNOOPPUNT_WEGEN.")
        return None
    bron = Wegenbron(Path(wegen), tuple(Path(feed.strip()) for feed in feeds), _moment(aankomst))
    _check_roads(bron)
    _check_timetables(bron)
    return bron


def _moment(tekst: str) -> datetime | None:
    try:
        return datetime.strptime(tekst, VORM) if tekst else None
    except ValueError:
        raise Wegenfout(f"KNOOPPUNT_AANKOMST: {tekst!r} is geen moment zoals 2026-11-24 08:30.") from None


def _check_roads(bron: Wegenbron) -> None:
    naam = f"KNOOPPUNT_WEGEN: {bron.wegen}"
    _unless(bron.wegen.is_file(), f"{naam} is er niet, of is geen bestand.")
    _unless(
        bron.wegen.name.endswith((UITTREKSEL, GRAAF)),
        f"{naam} moet eindigen op {UITTREKSEL} (OpenStreetMap) of {GRAAF} (een graaf van OSMnx).",
    )
    try:
        with bron.wegen.open("rb") as bestand:
            begin = bestand.read(64)
    except OSError:
        raise Wegenfout(f"{naam} kan niet worden gelezen.") from None
    if bron.is_uittreksel:
        _unless(b"OSMHeader" in begin, f"{naam} is geen uittreksel van OpenStreetMap.")
        _unless(
            find_spec("cafein") is not None,
            "KNOOPPUNT_WEGEN: voor een uittreksel van OpenStreetMap is een extra nodig. "
            "Installeer knooppunt[roads].",
        )
    else:
        _unless(begin.lstrip().startswith(b"{"), f"{naam} is geen graaf van OSMnx.")


def _check_timetables(bron: Wegenbron) -> None:
    if not bron.dienstregelingen:
        return
    _unless(
        bron.is_uittreksel, f"KNOOPPUNT_DIENSTREGELING: dat kan alleen met wegen in een {UITTREKSEL}-bestand."
    )
    _unless(
        bron.aankomst is not None,
        "KNOOPPUNT_AANKOMST ontbreekt: wanneer moet iemand er zijn? Noem een schooldag uit de dienstregeling, "
        "zoals 2026-11-24 08:30.",
    )
    for pad in bron.dienstregelingen:
        _unless(
            zipfile.is_zipfile(pad), f"KNOOPPUNT_DIENSTREGELING: {pad} is er niet, of is geen zip (GTFS)."
        )


def _unless(goed: bool, zin: str) -> None:
    if not goed:
        raise Wegenfout(zin)
