"""What stands on the pages of visitors, in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext, ngettext

from knooppunt.basis.datums import als_datum, datum
from knooppunt.wegwijzer.rules.aanbod import (
    DAGEN,
    TALEN,
    Aanbodstatus,
    Eenheid,
    Herkomst,
    Kenmerk,
    Toegangsweg,
)
from knooppunt.wegwijzer.rules.actueel import Actualiteit, freshness, told_until
from knooppunt.wegwijzer.rules.plekken import Plekkenstand
from knooppunt.wegwijzer.rules.profielen import school_year, year_name

LAATSTE_LEEFTIJD = 27
"""From here on an upper age says nothing any more."""


def in_words(soort: Any, veld: str = "naam") -> str:
    """A text of a kind of support in the reader's language; the name as the region says it."""
    if get_language() == "en" and getattr(soort, f"{veld}_en"):
        return str(getattr(soort, f"{veld}_en"))
    if veld == "naam":
        streek = [s.naam for s in soort.streekwoorden.all() if s.naam]
        if streek:
            return str(streek[0])
    return str(getattr(soort, veld))


def ages(van: int | None, tot: int | None) -> str:
    """For which ages, in words; empty when it is for everyone."""
    if tot is not None and tot >= LAATSTE_LEEFTIJD:
        tot = None
    if van and tot is not None:
        return gettext("%(van)s tot en met %(tot)s jaar") % {"van": van, "tot": tot}
    if tot is not None:
        return gettext("tot en met %(tot)s jaar") % {"tot": tot}
    return gettext("vanaf %(van)s jaar") % {"van": van} if van else ""


def distance(km: float | None) -> str:
    if km is None:
        return ""
    if km < 1:
        return gettext("minder dan 1 km")
    return gettext("%(km)s km") % {"km": number_format(km, 1 if km < 10 else 0)}


def money(bedrag: Decimal) -> str:
    if not bedrag:
        return gettext("gratis")
    return f"€ {number_format(bedrag, 0 if bedrag == bedrag.to_integral() else 2)}"


def costs(aanbod: Any, op: date) -> list[str]:
    """Each cost that holds today, in a line."""
    regels = []
    for kost in aanbod.kosten.all():
        if (kost.geldig_tot and kost.geldig_tot < op) or (kost.geldig_van and kost.geldig_van > op):
            continue
        bedrag = "" if kost.bedrag is None else money(kost.bedrag)
        delen = [kost.waarvoor, bedrag]
        regel = ": ".join(d for d in delen if d)
        regels.append(
            f"{regel} ({kost.toelichting})" if kost.toelichting and regel else regel or kost.toelichting
        )
    return regels


def room(rijen: Iterable[Any], op: date) -> list[tuple[str, bool]]:
    """What room there is, with whether it may still be counted on: ``3 van 8 plekken vrij``."""
    return [
        (_room_line(c), told_until(als_datum(c.bijgewerkt_at)) >= op)
        for c in rijen
        if c.schooljaar is None or c.schooljaar >= school_year(op)
    ]


def _room_line(c: Any) -> str:
    eenheid = gettext(Eenheid(c.eenheid).label)
    aantal = number(c.vrij)
    if c.totaal is None:
        tekst = gettext("%(aantal)s %(eenheid)s vrij") % {"aantal": aantal, "eenheid": eenheid}
    else:
        tekst = gettext("%(aantal)s van %(totaal)s %(eenheid)s vrij") % {
            "aantal": aantal, "totaal": number(c.totaal), "eenheid": eenheid,
        }  # fmt: skip
        if c.schooljaar is None and c.eenheid == Eenheid.PLEKKEN:
            tekst += gettext(", %(bezet)s bezet") % {"bezet": number(c.totaal - c.vrij)}
    if c.groep:
        tekst = f"{c.groep}: {tekst}"
    if c.schooljaar:
        tekst += " " + gettext("in schooljaar %(jaar)s") % {"jaar": year_name(c.schooljaar)}
    return tekst


def number(waarde: Decimal) -> str:
    return number_format(waarde, 0 if waarde == waarde.to_integral() else 1)


def places_free(stand: Plekkenstand) -> list[str]:
    """In a list: what is free now, and what is free next school year, when there is any."""
    nu = ngettext("%(aantal)s plek vrij", "%(aantal)s plekken vrij", int(stand.vrij))
    straks = ngettext(
        "%(aantal)s plek vrij volgend schooljaar",
        "%(aantal)s plekken vrij volgend schooljaar",
        int(stand.straks),
    )
    paren = ((nu, stand.vrij), (straks, stand.straks))
    return [zin % {"aantal": number(aantal)} for zin, aantal in paren if aantal]


def has_room(aanbod: Any, op: date) -> bool:
    """Is there room now that may be counted on?"""
    return any(
        c.vrij > 0 and c.schooljaar is None and told_until(als_datum(c.bijgewerkt_at)) >= op
        for c in aanbod.capaciteit.all()
    )


def waiting_time(aanbod: Any, op: date) -> str:
    """How long one waits, and since when that is known; old news is not told as news."""
    if aanbod.wachttijd_weken is None:
        return ""
    if told_until(aanbod.wachttijd_op) < op:
        return gettext("niet bekend (op %(dag)s was het %(weken)s weken)") % {
            "dag": datum(aanbod.wachttijd_op), "weken": aanbod.wachttijd_weken,
        }  # fmt: skip
    if not aanbod.wachttijd_weken:
        return gettext("geen wachttijd")
    return ngettext("ongeveer %(weken)s week", "ongeveer %(weken)s weken", aanbod.wachttijd_weken) % {
        "weken": aanbod.wachttijd_weken
    }


def times(rijen: Iterable[Any], op: date) -> list[str]:
    """Opening times in lines: ``maandag en woensdag 9:00 tot 12:00``."""
    regels = []
    for t in rijen:
        if t.geldig_tot and t.geldig_tot < op:
            continue
        dagen = _and([gettext(DAGEN[d]) for d in t.dagen.split(",") if d in DAGEN])
        uren = (
            gettext("%(van)s tot %(tot)s") % {"van": _time(t.van), "tot": _time(t.tot)}
            if t.van and t.tot
            else ""
        )
        regels.append(" ".join(d for d in (dagen, uren, f"({t.toelichting})" if t.toelichting else "") if d))
    return regels


def _time(waarde: Any) -> str:
    return date_format(waarde, "G:i")


def _and(woorden: list[str]) -> str:
    if len(woorden) < 2:
        return "".join(woorden)
    return gettext("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(woorden[:-1]), "laatste": woorden[-1]}


def languages(aanbod: Any) -> str:
    return _and([gettext(TALEN.get(v.code, v.code)) for v in aanbod.voertalen.all()])


def area(aanbod: Any) -> str:
    """For whom by place: ``Lindeveen en Meerwijk``; empty when for everyone."""
    return _and([str(w.gemeente or w.wijk or w.regio) for w in aanbod.werkgebieden.all()])


def way_in(aanbod: Any) -> str:
    return gettext(Toegangsweg(aanbod.toegangsweg).label)


def features(locatie: Any) -> list[str]:
    """For whom a location is fit."""
    return [
        gettext(Kenmerk(t.kenmerk).label) + (f" ({t.toelichting})" if t.toelichting else "")
        for t in locatie.toegankelijkheid.all()
    ]


def state(aanbod: Any) -> str:
    """Only what keeps someone from coming; open is nothing special."""
    return "" if aanbod.status == Aanbodstatus.OPEN else gettext(Aanbodstatus(aanbod.status).label)


def neighbour(vermelding: Any) -> str:
    """The name of the neighbour's wegwijzer that it comes from; of our own nothing."""
    volging = getattr(vermelding, "volging", None) if vermelding.herkomst == Herkomst.BUREN else None
    return volging.buur.naam if volging else ""


def how_fresh(vermelding: Any, op: date) -> tuple[str, str]:
    """A sentence about when it was checked, and its state."""
    staat = freshness(vermelding.nagekeken_op, op)
    if staat is Actualiteit.VEROUDERD:
        zin = gettext("Lang niet nagekeken: voor het laatst op %(dag)s. Bel of mail voordat u gaat.")
    else:
        zin = gettext("Nagekeken op %(dag)s.")
    return zin % {"dag": datum(vermelding.nagekeken_op)}, str(staat)
