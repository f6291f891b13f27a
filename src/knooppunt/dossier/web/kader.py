"""The frame that every page of one dossier shares: who is it about, where am I in it, and that someone looked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse

from knooppunt.basis.verdict import nl
from knooppunt.dossier.policies import may_read_looks
from knooppunt.dossier.queries.kring import DossierZicht, dossier_for
from knooppunt.dossier.queries.rechten import corrections_of
from knooppunt.dossier.rules.herkenning import is_namesake
from knooppunt.toegang.public import Blik, record_event, record_looks

PLAATS = "0" * 16
"""Stands in an address where the reference of a dossier comes."""

TABBLADEN = (
    ("dossier:dossier", nl("Overzicht")),
    ("dossier:verhaal", nl("Verhaal")),
    ("dossier:gezin", nl("Gezin en team")),
    ("dossier:overleg_kind", nl("Knooppunt")),
    ("dossier:plan", nl("Plan")),
    ("besluiten:inzet", nl("Inzet")),
    ("dossier:adviezen", nl("Adviezen")),
    ("dossier:documenten", nl("Documenten")),
    ("dossier:delen", nl("Delen")),
    ("dossier:tijdlijn", nl("Tijdlijn")),
    ("dossier:wie_keek", nl("Wie keek er")),
)


def dossier_or_404(request: HttpRequest, ref: str) -> DossierZicht:
    """The dossier as this viewer sees it. Unknown and invisible are the same answer."""
    zicht = dossier_for(request.viewer, ref)
    if zicht is None:
        raise Http404
    return zicht


def record_look(request: HttpRequest, zicht: DossierZicht, bladzijde: str, doel: str = "") -> None:
    """Every opening of a page of a dossier is recorded: which page, by whom, for which purpose.

    A form that comes back with an error shows the same page, so it counts too. Without ``doel`` the family looks into
    its own data (inzage), and everybody else looks for what the page is for: a meeting, or guiding the child.
    """
    viewer = request.viewer
    zelfde_naam = viewer.soort == "professional" and is_namesake(viewer.naam, zicht.dossier.kind.achternaam)
    record_event(
        soort="dossier.bekeken",
        onderwerp_ref=zicht.dossier.ref,
        dossier_ref=zicht.dossier.ref,
        by=viewer,
        at=request.at,
        doel=doel or purpose_of(request, zicht),
        bladzijde=bladzijde,
        **({"naamgenoot": True} if zelfde_naam else {}),
    )


def record_names(
    request: HttpRequest, bladzijde: str, refs: Iterable[str], andere: Iterable[Blik] = ()
) -> None:
    """A list that names children: each of these dossiers was seen by its name. ``andere``: what is in no dossier."""
    familie = request.viewer.soort in ("ouder", "leerling")
    record_looks(
        blikken=[*(Blik("dossier.genoemd", ref, ref) for ref in refs), *andere],
        bladzijde=bladzijde,
        doel="inzage" if familie else request.resolver_match.func.access.doel,
        by=request.viewer,
        at=request.at,
    )


def purpose_of(request: HttpRequest, zicht: DossierZicht) -> str:
    if zicht.feiten.is_family(request.viewer):
        return "inzage"
    if _in_emergency(request, zicht):
        return "nood"
    return "overleg" if request.resolver_match.func.access.doel == "overleg" else "begeleiding"


def _in_emergency(request: HttpRequest, zicht: DossierZicht) -> bool:
    """Does the viewer see this dossier only because it was opened in an emergency?"""
    return zicht.feiten.emergency_of(request.viewer) is not None


def dossier_context(request: HttpRequest, zicht: DossierZicht, bladzijde: str) -> dict[str, Any]:
    """Context of ``dossier/kader.html``; records the look. ``bladzijde`` is the url name of the open tab.

    A page of another room that is a tab of the dossier says ``{% extends kader %}``.
    """
    record_look(request, zicht, bladzijde.split(":")[-1])
    verborgen = set() if may_read_looks(request.viewer, zicht.feiten) else {"dossier:wie_keek"}
    return {
        "kader": "dossier/kader.html",
        "zicht": zicht,
        "dossier": zicht.dossier,
        "kind": zicht.dossier.kind,
        "regisseur": next(iter(zicht.dossier.kind.gezin.regisseurs.all()), None),
        "is_familie": zicht.feiten.is_family(request.viewer),
        "ziet_gezin": zicht.ziet("gezin"),
        "correcties": corrections_of(zicht, bladzijde.split(":")[-1]),
        "noodtoegang": zicht.feiten.emergency_of(request.viewer),
        "vandaag": request.viewer.op,
        "tabbladen": [
            {"url": url, "label": label, "actief": naam == bladzijde}
            for naam, label in TABBLADEN
            if naam not in verborgen and (url := page_link(naam, zicht.dossier.ref))
        ],
    }


def page_link(naam: str, ref: str) -> str:
    """The address of a page of a dossier; empty when there is no page of that name that takes a dossier."""
    return _address(naam, get_script_prefix()).replace(PLAATS, ref) if ref else ""


@lru_cache(maxsize=256)
def _address(naam: str, prefix: str) -> str:
    """The address with PLAATS for the reference: looking it up for every row of a list took longer than the rows."""
    try:
        return reverse(naam, args=[PLAATS])
    except NoReverseMatch:
        return ""


def number_or_zero(tekst: str | None) -> int:
    """The key of a page in an address; 0 (the first page) when it is no number that the database can hold."""
    return int(tekst) if tekst and tekst.isascii() and tekst.isdigit() and len(tekst) < 19 else 0
