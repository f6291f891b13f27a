"""What an answer to a request does: words change or go, access is paused or given back, a dossier is removed."""

from __future__ import annotations

from datetime import datetime

from knooppunt.basis.verdict import NotAllowed, Refusal, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import (
    DossierZicht,
    correct_piece,
    dossier_for,
    end_pauses,
    erase_piece,
    leaders_of,
    pause_access,
)
from knooppunt.privacy.actions.bewaren import announce
from knooppunt.privacy.models import Verzoek
from knooppunt.privacy.queries.verzoeken import piece_with
from knooppunt.privacy.rules.verzoek import PAKKET, Verzoeksoort, Verzoekstatus

WEG = "Deze tekst is er niet meer, of staat in een deel dat u niet ziet. Laat iemand beslissen die het wel ziet."
JA = (Verzoekstatus.TOEGEWEZEN, Verzoekstatus.DEELS)


def carry_out(verzoek: Verzoek, besluit: Verzoekstatus, nieuw: str, by: Viewer, at: datetime) -> None:
    """The effect of a decision, in the transaction of the caller."""
    zicht = dossier_for(by, verzoek.dossier.ref)
    if besluit not in JA:
        if zicht:
            end_pauses(zicht=zicht, verzoek_ref=verzoek.ref, by=by, at=at)
        return
    gevolg = GEVOLGEN.get(Verzoeksoort(verzoek.soort))
    if gevolg is None:
        return  # an answer in words is the effect
    if zicht is None:
        raise NotAllowed("Dit verandert iets in het dossier. Laat iemand beslissen die het dossier leidt.")
    gevolg(verzoek, zicht, nieuw, by, at)


def _correct(verzoek: Verzoek, zicht: DossierZicht, nieuw: str, by: Viewer, at: datetime) -> None:
    """The words that were asked, or those that the decider made of them."""
    if not verzoek.stuk:
        return
    stuk = piece_with(zicht, verzoek.stuk)
    if stuk is None:
        raise Refusal(WEG)
    woorden = nieuw.strip() or verzoek.nieuw
    unless(
        stuk.van in (None, verzoek.gedaan_by_id),
        "Dit zijn de eigen woorden van iemand anders. Die verandert niemand.",
    ).require()
    correct_piece(zicht=zicht, stuk=stuk, nieuw=woorden, verzoek_ref=verzoek.ref, by=by, at=at)
    verzoek.nieuw = woorden


def _erase(verzoek: Verzoek, zicht: DossierZicht, nieuw: str, by: Viewer, at: datetime) -> None:
    """One piece goes at once; a whole dossier after two weeks, when it is closed."""
    if not verzoek.stuk:
        unless(
            not zicht.feiten.is_open,
            "Sluit eerst het dossier af. Daarna kan het in zijn geheel worden gewist.",
        ).require()
        wissen_op = PAKKET.op("WISSEN.DOSSIER", by.op).vanaf(by.op)
        announce(soort="dossier", ref=verzoek.dossier.ref, wissen_op=wissen_op, op_verzoek=True, by=by, at=at)
        return
    stuk = piece_with(zicht, verzoek.stuk)
    if stuk is None:
        raise Refusal(WEG)
    unless(
        stuk.van in (None, verzoek.gedaan_by_id),
        "Dit zijn de eigen woorden van iemand anders. Die wist niemand.",
    ).require()
    erase_piece(zicht=zicht, stuk=stuk, verzoek_ref=verzoek.ref, by=by, at=at)
    verzoek.oud = verzoek.nieuw = ""


def _pause_one(verzoek: Verzoek, zicht: DossierZicht, nieuw: str, by: Viewer, at: datetime) -> None:
    pause_access(zicht=zicht, account_ids=[verzoek.over_id], verzoek_ref=verzoek.ref, by=by, at=at)


def _pause_all(verzoek: Verzoek, zicht: DossierZicht, nieuw: str, by: Viewer, at: datetime) -> None:
    """Everyone but the family and who decides."""
    kring = {lid.account_id for lid in zicht.feiten.kring_op(by.op)} | leaders_of(zicht.dossier, by.op)
    pause_access(zicht=zicht, account_ids=kring - {by.account_id}, verzoek_ref=verzoek.ref, by=by, at=at)


GEVOLGEN = {
    Verzoeksoort.CORRECTIE: _correct,
    Verzoeksoort.WISSEN: _erase,
    Verzoeksoort.TOEGANG: _pause_one,
    Verzoeksoort.BEPERKEN: _pause_all,
}
