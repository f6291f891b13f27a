"""Documents in a dossier, put there by the real action, without the process apart."""

from __future__ import annotations

from datetime import datetime

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.viewer import Viewer
from knooppunt.bestanden.actions.bewaren import Ontvangen
from knooppunt.bestanden.keuring.keur import look
from knooppunt.bestanden.rules.uitslag import Uitslag
from knooppunt.dossier.actions.documenten import add_document
from knooppunt.dossier.models import Document, Dossier
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.rules.documenten import Documentsoort
from knooppunt.dossier.rules.kring import Deel
from tests.bestanden import pdf
from tests.factories import AT


def put_document(
    dossier: Dossier,
    by: Viewer,
    *,
    deel: Deel = Deel.ONDERWIJS,
    titel: str = "Brief",
    inhoud: bytes | None = None,
    soort: Documentsoort = Documentsoort.BRIEF,
    uitslag: Uitslag = Uitslag.GEEN_SCANNER,
    at: datetime = AT,
    vervangt: Document | None = None,
) -> Document:
    zicht = dossier_for(by, dossier.ref)
    return add_document(
        zicht=zicht, ontvangen=Ontvangen(look(inhoud or pdf()), uitslag), sleutel=nieuwe_referentie(), deel=deel,
        soort=soort, titel=titel, vervangt=vervangt, by=by, at=at,
    )  # fmt: skip
