"""The addresses of the pages about a meeting, and what a page says."""

import re


def tekst(antwoord):
    return " ".join(re.sub(r"<[^>]*>", " ", antwoord.content.decode()).split())


def van_zaak(zaak, staart=""):
    return f"/overleg/{zaak.overleg.ref}/{zaak.ref}/{staart}"


def paden(zaak):
    kn, ov, d = zaak.overleg.knooppunt.ref, zaak.overleg.ref, zaak.dossier.ref
    return {
        "overleg": f"/overleg/{ov}/",
        "agenda.ics": f"/overleg/{ov}/agenda.ics",
        "verslag": f"/overleg/{ov}/verslag/",
        "bespreking": van_zaak(zaak),
        "scherm": van_zaak(zaak, "scherm/"),
        "genodigden": van_zaak(zaak, "genodigden/"),
        "van-agenda": van_zaak(zaak, "van-agenda/"),
        "tab": f"/dossiers/{d}/overleg/",
        "wijzigen": f"/knooppunten/{kn}/wijzigen/",
        "leden": f"/knooppunten/{kn}/leden/",
        "plannen": f"/knooppunten/{kn}/overleg/",
        "verzetten": f"/overleg/{ov}/verzetten/",
        "afgelasten": f"/overleg/{ov}/afgelasten/",
        "sluiten": f"/overleg/{ov}/sluiten/",
    }
