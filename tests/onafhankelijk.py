"""Near home computed again from the raw files, with the standard library only: a second opinion for the tests."""

from __future__ import annotations

import csv
import gzip
import io
import json
import math
from pathlib import Path
from typing import Any


def tabel(pad: Path) -> list[dict[str, str]]:
    ruw = pad.read_bytes()
    tekst = (gzip.decompress(ruw) if ruw[:2] == b"\x1f\x8b" else ruw).decode("utf-8-sig")
    teken = ";" if ";" in tekst.split("\n", 1)[0] else ","
    return list(csv.DictReader(io.StringIO(tekst), delimiter=teken))


def afstand(van: tuple[float, float], naar: tuple[float, float]) -> float:
    """Angle between two directions from the centre of the earth, by their dot product's tangent, in kilometres."""
    b1, l1, b2, l2 = map(math.radians, (*van, *naar))
    kruis = math.hypot(
        math.cos(b2) * math.sin(l2 - l1),
        math.cos(b1) * math.sin(b2) - math.sin(b1) * math.cos(b2) * math.cos(l2 - l1),
    )
    inwendig = math.sin(b1) * math.sin(b2) + math.cos(b1) * math.cos(b2) * math.cos(l2 - l1)
    return 6371.0088 * math.atan2(kruis, inwendig)


class Bron:
    """The raw files of one folder, indexed once."""

    def __init__(self, herkomst: Path, scholen: Path, bijlage: Path, punten: Path) -> None:
        self.rijen = tabel(herkomst)
        self.punt = {
            r["POSTCODE"]: (float(r["LAT"].replace(",", ".")), float(r["LON"].replace(",", ".")))
            for r in tabel(punten)
            if r["POSTCODE"].isdigit()
        }
        self.swv = {r["PC4"]: r["SWV_PO"] for r in tabel(bijlage) if r["SWV_PO"].startswith("PO")}
        self.afgeleid: dict[str, str] = {}
        self.school: dict[str, tuple[float, float]] = {}
        for feature in json.loads(scholen.read_bytes())["features"]:
            lon, lat = feature["geometry"]["coordinates"]
            self.school.setdefault(feature["properties"]["vestigingscode"], (lat, lon))

    def swv_van(self, pc4: str) -> str | None:
        if pc4 not in self.swv and pc4 not in self.afgeleid and pc4 in self.punt:
            hier = self.punt[pc4]
            # Only neighbours of the annex itself: a derived code is not passed on.
            kandidaten = [buur for buur in self.swv if buur in self.punt]
            self.afgeleid[pc4] = self.swv[min(kandidaten, key=lambda buur: afstand(hier, self.punt[buur]))]
        return self.swv.get(pc4) or self.afgeleid.get(pc4)

    def thuisnabij(self, *codes: str) -> dict[str, dict[str, Any]]:
        uit: dict[str, dict[str, Any]] = {}
        for soort in ("Bo", "Sbo", "So", "Vso"):
            laag = hoog = buiten = 0
            kilometers: list[float] = []
            for rij in self.rijen:
                if rij["SOORT_PO"] != soort or self.swv_van(rij["POSTCODE_LEERLING"]) not in codes:
                    continue
                cellen = [waarde for kolom, waarde in rij.items() if kolom.startswith("LEEFTIJD_")]
                van_rij = sum(1 if cel == "<5" else int(cel) for cel in cellen)
                laag += van_rij
                hoog += sum(4 if cel == "<5" else int(cel) for cel in cellen)
                school_pc4 = rij["POSTCODE_VESTIGING"][:4]
                buiten += van_rij * (self.swv_van(school_pc4) not in codes)
                plek = self.school.get(
                    rij["INSTELLINGSCODE"] + rij["VESTIGINGSCODE"], self.punt.get(school_pc4)
                )
                if plek and rij["POSTCODE_LEERLING"] in self.punt:
                    kilometers += [afstand(self.punt[rij["POSTCODE_LEERLING"]], plek)] * van_rij
            kilometers.sort()
            uit[soort] = {
                "pupils_low": laag,
                "pupils_high": hoog,
                "median_km": round(kilometers[math.ceil(0.5 * len(kilometers)) - 1], 3)
                if kilometers
                else None,
                "p90_km": round(kilometers[math.ceil(0.9 * len(kilometers)) - 1], 3) if kilometers else None,
                "outside_share_low": round(buiten / laag, 4) if laag else None,
            }
        return uit
