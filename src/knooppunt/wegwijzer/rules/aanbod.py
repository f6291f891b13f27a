"""The words in which offers are described: each stored word with the words that are shown."""

from __future__ import annotations

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import nl


class Aanbodstatus(Benoemd):
    """Can one come? HSDS: active, temporarily closed, inactive, defunct."""

    OPEN = "open", nl("open")
    TIJDELIJK_DICHT = "tijdelijk_dicht", nl("tijdelijk dicht")
    NOG_NIET = "nog_niet", nl("nog niet begonnen")
    GESTOPT = "gestopt", nl("gestopt")


HSDS_STATUS = {
    Aanbodstatus.OPEN: "active",
    Aanbodstatus.TIJDELIJK_DICHT: "temporarily closed",
    Aanbodstatus.NOG_NIET: "inactive",
    Aanbodstatus.GESTOPT: "defunct",
}


class Aanbodvorm(Benoemd):
    """What one gets: the first question of who plans supply."""

    ADVIES = "advies", nl("raad en informatie")
    HULP = "hulp", nl("hulp voor kind of gezin")
    GROEP = "groep", nl("aanbod voor een groep")
    PLEK = "plek", nl("een plek")
    ONDERWIJS = "onderwijs", nl("een school")
    EXPERTISE = "expertise", nl("expertise voor school of opvang")


class Toegangsweg(Benoemd):
    """How one comes in: the intake terms in one word."""

    VRIJ = "vrij", nl("U kunt er zelf naartoe.")
    SCHOOL = "school", nl("De school vraagt dit aan, samen met u.")
    GEMEENTE = "gemeente", nl("De gemeente (het wijkteam) regelt dit met u.")
    VERWIJZING = "verwijzing", nl("U hebt een verwijzing nodig van huisarts, jeugdarts of gemeente.")
    VERKLARING = "verklaring", nl("Er is een verklaring van het samenwerkingsverband nodig (tlv).")
    INDICATIE = "indicatie", nl("Er is een indicatie nodig (Wlz).")
    ONBEKEND = "onbekend", nl("Vraag bij de organisatie hoe u er komt.")
    """Only of what a neighbour's wegwijzer tells: who fills in something here knows it."""


class Eenheid(Benoemd):
    """In what room is counted (HSDS unit)."""

    PLEKKEN = "plekken", nl("plekken")
    UREN = "uren", nl("uren per week")
    GROEPEN = "groepen", nl("groepen")


class Herkomst(Benoemd):
    """Where an entry comes from: who may change it, and whether it is refreshed by itself."""

    EIGEN = "eigen", "hier ingevuld"
    OPENBAAR = "openbaar", "uit de openbare bestanden van de regio"
    BUREN = "buren", "van een wegwijzer die wordt gevolgd"


class Locatiesoort(Benoemd):
    """HSDS: physical, virtual."""

    ADRES = "adres", nl("een adres")
    ONLINE = "online", nl("online of telefonisch")


class Kenmerk(Benoemd):
    """What makes a location fit for whom (HSDS accessibility)."""

    ROLSTOEL = "rolstoel", nl("toegankelijk met een rolstoel")
    TOILET = "toilet", nl("aangepast toilet")
    LIFT = "lift", nl("lift, of alles op de begane grond")
    PRIKKELARM = "prikkelarm", nl("rustige, prikkelarme ruimte")
    RINGLEIDING = "ringleiding", nl("ringleiding voor slechthorenden")
    GELEIDELIJN = "geleidelijn", nl("geleidelijnen voor blinden en slechtzienden")
    PARKEREN = "parkeren", nl("parkeerplaats voor gehandicapten")
    OV = "ov", nl("halte van bus of trein dichtbij")


TALEN = {
    "nl": nl("Nederlands"), "en": nl("Engels"), "ar": nl("Arabisch"), "tr": nl("Turks"), "pl": nl("Pools"),
    "uk": nl("Oekraïens"), "ti": nl("Tigrinya"), "so": nl("Somalisch"), "fa": nl("Farsi of Dari"),
    "zgh": nl("Berbers (Tamazight)"), "fr": nl("Frans"), "de": nl("Duits"), "es": nl("Spaans"), "pap": nl("Papiaments"),
    "ro": nl("Roemeens"), "bg": nl("Bulgaars"), "ru": nl("Russisch"), "zh": nl("Chinees"), "hi": nl("Hindi"),
    "dse": nl("Nederlandse Gebarentaal"),
}  # fmt: skip
"""ISO 639 code and name; the first ones are the languages of most families."""

DAGEN = {
    "MO": nl("maandag"), "TU": nl("dinsdag"), "WE": nl("woensdag"), "TH": nl("donderdag"), "FR": nl("vrijdag"),
    "SA": nl("zaterdag"), "SU": nl("zondag"),
}  # fmt: skip
"""Days as iCalendar (and HSDS) writes them, in the order of the week."""
