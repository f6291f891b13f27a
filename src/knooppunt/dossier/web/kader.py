"""The frame that every page of one dossier shares: who is it about, where am I in it, and that someone looked."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse

from knooppunt.dossier.queries.kring import DossierZicht, dossier_for
from knooppunt.toegang.public import record_event

TABBLADEN = (
    ("dossier:dossier", "Overzicht"),
    ("dossier:verhaal", "Verhaal"),
    ("dossier:gezin", "Gezin en team"),
    ("dossier:overleg_kind", "Knooppunt"),
    ("dossier:plan", "Plan"),
    ("besluiten:inzet", "Inzet"),
    ("dossier:tijdlijn", "Tijdlijn"),
    ("dossier:wie_keek", "Wie keek er"),
)


def dossier_or_404(request: HttpRequest, ref: str) -> DossierZicht:
    """The dossier as this viewer sees it. Unknown and invisible are the same answer."""
    zicht = dossier_for(request.viewer, ref)
    if zicht is None:
        raise Http404
    return zicht


def record_look(request: HttpRequest, zicht: DossierZicht, bladzijde: str, doel: str = "begeleiding") -> None:
    """Every opening of a page of a dossier is recorded: which page, by whom, for which purpose."""
    if request.method == "GET":
        record_event(
            soort="dossier.bekeken",
            onderwerp_ref=zicht.dossier.ref,
            dossier_ref=zicht.dossier.ref,
            by=request.viewer,
            at=request.at,
            doel=doel,
            bladzijde=bladzijde,
        )


def dossier_context(request: HttpRequest, zicht: DossierZicht, bladzijde: str) -> dict[str, Any]:
    """Context of ``dossier/kader.html``; records the look. ``bladzijde`` is the url name of the open tab.

    A page of another room that is a tab of the dossier says ``{% extends kader %}``.
    """
    record_look(request, zicht, bladzijde.split(":")[-1])
    return {
        "kader": "dossier/kader.html",
        "zicht": zicht,
        "dossier": zicht.dossier,
        "kind": zicht.dossier.kind,
        "regisseur": next(iter(zicht.dossier.kind.gezin.regisseurs.all()), None),
        "tabbladen": [
            {"url": url, "label": label, "actief": naam == bladzijde}
            for naam, label in TABBLADEN
            if (url := _url(naam, zicht.dossier.ref))
        ],
    }


def _url(naam: str, ref: str) -> str:
    try:
        return reverse(naam, args=[ref])
    except NoReverseMatch:  # while the rooms are being built
        return ""
