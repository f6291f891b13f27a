"""Reads of the map. Public counts only: no person is in them, so there is no viewer to ask for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from knooppunt.basis.verdict import Refusal
from knooppunt.kaart.rules.thuisnabij import Thuisnabij, near_home
from knooppunt.organisaties.public import afstand_km, built_swvs, peildata, travel_flows

SOORTEN_PO = ("Bo", "Sbo", "So", "Vso")
ALLE = "ALLE"


@dataclass(frozen=True)
class Thuisnabijbeeld:
    """Near home for an area on one date, per kind of education (SOORT_PO)."""

    swv: tuple[str, ...]
    peildatum: date
    soorten: tuple[Thuisnabij, ...]


def thuisnabij(swv_codes: Collection[str], peildatum: date | None = None) -> Thuisnabijbeeld:
    """The figures for pupils who live in the area of these samenwerkingsverbanden together.

    ``alle`` stands for every samenwerkingsverband that was built. Without ``peildatum`` the newest. Refusal when an
    area was not built, or has no flows on that date.
    """
    gevraagd = {code.strip().upper() for code in swv_codes}
    codes = tuple(sorted(built_swvs() if gevraagd == {ALLE} else gevraagd))
    ontbreekt = [code for code in codes if code not in built_swvs()]
    if ontbreekt or not codes:
        raise Refusal(
            f"Deze regio is nog niet gebouwd: {', '.join(ontbreekt) or 'geen code genoemd'}. "
            f"Bouw haar eerst: knooppunt regio bouw --bron MAP --swv {' '.join(ontbreekt) or 'CODE'}"
        )
    datums = peildata(codes)
    gekozen = peildatum or (datums[0] if datums else None)
    if gekozen is None or gekozen not in datums:
        raise Refusal(f"Van {' en '.join(codes)} zijn er geen leerlingen bekend op deze peildatum.")
    stromen = travel_flows(codes, gekozen)
    soorten = near_home(stromen, soorten=SOORTEN_PO, swv_codes=codes, afstand_km=afstand_km)
    return Thuisnabijbeeld(codes, gekozen, tuple(soorten))
