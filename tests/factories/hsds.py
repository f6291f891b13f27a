"""Does an object follow HSDS 3.1? By an excerpt of its schemas: names, types, formats, words and what is required."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

UITTREKSEL = Path(__file__).parents[1] / "integration" / "wegwijzer" / "hsds_uittreksel.json"
SCHEMAS: dict[str, Any] = json.loads(UITTREKSEL.read_text(encoding="utf-8"))
TYPES = {"string": str, "number": int | float, "array": list, "object": dict}
FORMATS = {
    "uuid": UUID,
    "date-time": datetime.fromisoformat,
    "uri": lambda tekst: re.fullmatch(r"https?://\S+", tekst) or _wrong(),
    "email": lambda tekst: re.fullmatch(r"[^@\s]+@[^@\s]+", tekst) or _wrong(),
}


def _wrong() -> None:
    raise ValueError


def hsds_errors(naam: str, rij: dict[str, Any], waar: str = "") -> list[str]:
    """Everything that is wrong with an object of this name and with what is in it; nothing when it is right."""
    waar, schema = waar or naam, SCHEMAS[naam]
    fouten = [f"{waar}.{veld} is missing" for veld in schema["required"] if veld not in rij]
    for veld, waarde in rij.items():
        eis = schema["properties"].get(veld)
        if eis is None:
            fouten.append(f"{waar}.{veld} is not of HSDS")
        else:
            fouten += _field_errors(eis, waarde, f"{waar}.{veld}")
    return fouten


def _field_errors(eis: dict[str, Any], waarde: Any, waar: str) -> list[str]:
    if "object" in eis:
        rijen = waarde if eis.get("type") == "array" else [waarde]
        if not isinstance(rijen, list):
            return [f"{waar} is no list"]
        return [fout for rij in rijen for fout in hsds_errors(eis["object"], rij, waar)]
    if not isinstance(waarde, TYPES[eis["type"]]) or isinstance(waarde, bool):
        return [f"{waar} is no {eis['type']}"]
    if "enum" in eis and waarde not in eis["enum"]:
        return [f"{waar} is {waarde}"]
    try:
        FORMATS.get(eis.get("format", ""), str)(waarde)
    except ValueError:
        return [f"{waar} is no {eis['format']}: {waarde}"]
    return []
