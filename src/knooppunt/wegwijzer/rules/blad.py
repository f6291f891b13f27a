"""What a sheet must hold before it may show: the rules of an entry, whoever filled it in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knooppunt.basis.verdict import JA, Verdict, nee, unless

KORTSTE_OMSCHRIJVING = 20
TE_KORT = "Beschrijf in een paar zinnen wat iemand hier kan krijgen."


def offer_verdict(blad: Mapping[str, Any]) -> Verdict:
    """Of an offer: a name, what it is, at least one kind, ages that go up, room that can be."""
    van, tot = blad.get("leeftijd_van"), blad.get("leeftijd_tot")
    return (
        unless(str(blad.get("naam") or "").strip(), "Geef het aanbod een naam.")
        & unless(len(str(blad.get("omschrijving") or "").strip()) >= KORTSTE_OMSCHRIJVING, TE_KORT)
        & unless(blad.get("soorten"), "Kies ten minste één soort hulp.")
        & unless(
            van is None or tot is None or int(van) <= int(tot), "De jongste leeftijd is hoger dan de oudste."
        )
        & unless(
            blad.get("wachttijd_weken") is None or blad.get("wachttijd_op"),
            "Zeg bij de wachttijd op welke dag die is opgegeven.",
        )
        & _room_verdict(blad.get("capaciteit") or [])
    )


def _room_verdict(rijen: list[Mapping[str, Any]]) -> Verdict:
    gezien: set[tuple[Any, ...]] = set()
    for rij in rijen:
        vrij, totaal = float(rij["vrij"]), rij.get("totaal")
        if vrij < 0 or (totaal not in (None, "") and float(str(totaal)) < vrij):
            return nee("Er kan niet meer vrij zijn dan er is.")
        sleutel = (rij.get("groep") or "", rij.get("eenheid"), rij.get("schooljaar"))
        if sleutel in gezien:
            return nee("Dezelfde groep staat twee keer bij de vrije ruimte.")
        gezien.add(sleutel)
    return JA


def location_verdict(blad: Mapping[str, Any], *, is_school: bool) -> Verdict:
    """Of a location: a postcode and place, or an address on the internet; a school has them from the public files."""
    online = blad.get("soort") == "online"
    return unless(
        is_school or online or (blad.get("eigen_postcode") and blad.get("eigen_plaats")),
        "Vul de postcode en de plaats in, of kies dat het online of telefonisch is.",
    )


def profile_verdict(blad: Mapping[str, Any]) -> Verdict:
    return unless(
        len(str(blad.get("omschrijving") or "").strip()) >= KORTSTE_OMSCHRIJVING,
        "Beschrijf in een paar zinnen wie u bent.",
    )
