"""Tables of the wegwijzer, by the model of Open Referral HSDS 3.1 (docs/reference/hsds.md maps every field)."""

from knooppunt.wegwijzer.models.bijzonderheden import (
    BenodigdPapier,
    Capaciteit,
    Contact,
    Kosten,
    Openingstijd,
    Organisatienummer,
    Telefoon,
    Toegankelijkheid,
    Voertaal,
    Werkgebied,
)
from knooppunt.wegwijzer.models.buren import Buurwegwijzer, Ontvangst, Ophaalronde, Volging
from knooppunt.wegwijzer.models.contacten import Grensafspraak, VastContact
from knooppunt.wegwijzer.models.expertise import Expertiseaanvraag
from knooppunt.wegwijzer.models.hulpsoort import Hulpsoort, NietNodig, Streekwoord, Taxonomie
from knooppunt.wegwijzer.models.onderhoud import Foutmelding, Wijziging
from knooppunt.wegwijzer.models.profielen import (
    Ondersteuningsprofiel,
    Profieldeel,
    Profielnorm,
    Profielonderdeel,
    Validatie,
    Validatieoordeel,
)
from knooppunt.wegwijzer.models.vermelding import (
    Aanbod,
    AanbodOpLocatie,
    Aanbodsoort,
    Locatie,
    Organisatieprofiel,
)
from knooppunt.wegwijzer.models.zoekindex import Zoekdocument, Zoekplek, Zoekstand, Zoekwoord

__all__ = [
    "Aanbod",
    "AanbodOpLocatie",
    "Aanbodsoort",
    "BenodigdPapier",
    "Buurwegwijzer",
    "Capaciteit",
    "Contact",
    "Expertiseaanvraag",
    "Foutmelding",
    "Grensafspraak",
    "Hulpsoort",
    "Kosten",
    "Locatie",
    "NietNodig",
    "Ondersteuningsprofiel",
    "Ontvangst",
    "Openingstijd",
    "Ophaalronde",
    "Organisatienummer",
    "Organisatieprofiel",
    "Profieldeel",
    "Profielnorm",
    "Profielonderdeel",
    "Streekwoord",
    "Taxonomie",
    "Telefoon",
    "Toegankelijkheid",
    "Validatie",
    "Validatieoordeel",
    "VastContact",
    "Voertaal",
    "Volging",
    "Werkgebied",
    "Wijziging",
    "Zoekdocument",
    "Zoekplek",
    "Zoekstand",
    "Zoekwoord",
]
