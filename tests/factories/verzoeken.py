"""Requests about data, asked and answered by the real actions."""

from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.privacy.actions.verzoeken import Vraag, decide_request, make_request
from knooppunt.privacy.queries.verzoeken import all_pieces
from knooppunt.privacy.rules.verzoek import Verzoekstatus
from tests.factories import AT


def ask(cast, dossier, soort, wie="moeder", tekst="Dit klopt niet.", **anders):
    viewer = getattr(cast, wie)
    zicht = dossier_for(viewer, dossier.ref)
    vraag = Vraag(soort=soort, tekst=tekst, **anders)
    return make_request(zicht=zicht, vraag=vraag, by=viewer, at=AT)


def answer(cast, verzoek, besluit=Verzoekstatus.TOEGEWEZEN, wie="adviseur", reden="U hebt gelijk.", **anders):
    return decide_request(
        verzoek_ref=verzoek.ref, besluit=besluit, reden=reden, by=getattr(cast, wie), at=AT, **anders
    )


def piece(cast, dossier, begin, wie="moeder"):
    """The first piece whose place begins with these words."""
    zicht = dossier_for(getattr(cast, wie), dossier.ref)
    return next(stuk for stuk in all_pieces(zicht) if stuk.waar.startswith(begin))


def sees(cast, wie, dossier):
    return dossier_for(getattr(cast, wie), dossier.ref) is not None
