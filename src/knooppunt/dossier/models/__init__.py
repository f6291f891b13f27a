"""Tables of the dossier, one module per domain word."""

from knooppunt.dossier.models.correctie import Correctie
from knooppunt.dossier.models.documenten import Document
from knooppunt.dossier.models.evaluatie import Doeluitkomst, Evaluatie, Niveauwissel
from knooppunt.dossier.models.gezin import Gezin, Gezinslid, Kind, Meelezer, Regisseur, Telbezwaar
from knooppunt.dossier.models.inspraak import Inzagevraag, Toestemming, Toestemmingsvraag
from knooppunt.dossier.models.knooppunt import (
    Afspraak,
    Bespreking,
    Duiding,
    EigenWoorden,
    Genodigde,
    Knooppunt,
    Knooppuntlid,
    Overleg,
)
from knooppunt.dossier.models.kring import Betrokkene, Deling, Dossier, Pauze, Uitnodiging, Verhaal
from knooppunt.dossier.models.meldcode import Meldcode, Meldcodemedewerker, Meldcoderegel
from knooppunt.dossier.models.nood import Noodtoegang
from knooppunt.dossier.models.notitie import Notitie
from knooppunt.dossier.models.plan import Actie, Doel, Gehoord, Instemming, Leerlingstem, Plan
from knooppunt.dossier.models.verstrekken import Verstrekking, Verstrekkingsantwoord

__all__ = [
    "Actie",
    "Afspraak",
    "Bespreking",
    "Betrokkene",
    "Correctie",
    "Deling",
    "Document",
    "Doel",
    "Doeluitkomst",
    "Dossier",
    "Duiding",
    "EigenWoorden",
    "Evaluatie",
    "Gehoord",
    "Genodigde",
    "Gezin",
    "Gezinslid",
    "Instemming",
    "Inzagevraag",
    "Kind",
    "Knooppunt",
    "Knooppuntlid",
    "Leerlingstem",
    "Meelezer",
    "Meldcode",
    "Meldcodemedewerker",
    "Meldcoderegel",
    "Niveauwissel",
    "Noodtoegang",
    "Notitie",
    "Overleg",
    "Pauze",
    "Plan",
    "Regisseur",
    "Telbezwaar",
    "Toestemming",
    "Toestemmingsvraag",
    "Uitnodiging",
    "Verhaal",
    "Verstrekking",
    "Verstrekkingsantwoord",
]
