"""Neighbours that are followed: what they send, and what of it is found here."""

import json
from datetime import timedelta

from knooppunt.toegang.public import viewer_of
from knooppunt.wegwijzer.actions import volgen
from knooppunt.wegwijzer.actions.volgen import take_in_file
from knooppunt.wegwijzer.buren.ophalen import OphalenMislukt
from knooppunt.wegwijzer.models import (
    Aanbod,
)
from knooppunt.wegwijzer.queries.kennis import forget
from knooppunt.wegwijzer.queries.zoeken import search
from knooppunt.wegwijzer.rules.zoekvraag import Zoekvraag
from tests.factories import AT
from tests.factories.wegwijzer import soort

ADRES = "https://buren.invalid/api/wegwijzer/v1"


def organisation(nummer="o1", naam="Jeugdteam Zuidhoek", **anders):
    return {"id": nummer, "name": naam, "description": "Wij helpen in Zuidhoek."} | anders


def service(nummer="d1", naam="Praatgroep rouw", **anders):
    dienst = {
        "id": nummer, "name": naam, "status": "active", "description": "Praten over wie er niet meer is.",
        "organization": organisation(), "assured_date": "2026-11-01",
        "attributes": [{"id": "a1", "taxonomy_term_id": str(soort("rouw").uuid)}],
    }  # fmt: skip
    return {k: w for k, w in (dienst | anders).items() if w is not None}


def take_in(cast, buur, *diensten, dagen=0, organisaties=()):
    at = AT + timedelta(days=dagen)
    by = viewer_of(cast.account("beheerder"), at.date())
    inhoud = json.dumps({"services": list(diensten), "organizations": list(organisaties)}).encode()
    return take_in_file(buur=buur, inhoud=inhoud, by=by, at=at)


def counts(ronde):
    return ronde.verslag["telling"]


def found(cast, tekst):
    forget()
    gevonden = search(cast.adviseur, Zoekvraag(tekst=tekst)).kandidaten
    return [Aanbod.objects.get(pk=k.aanbod_id).naam for k in gevonden]


def broken():
    raise OphalenMislukt("Deze server is niet te vinden.")


class Server:
    """A neighbour that gives pages of one; ``breuk`` is the request at which the connection is lost."""

    def __init__(self, monkeypatch, diensten, organisaties=(), breuk=0):
        self.rijen = {"services": list(diensten), "organizations": list(organisaties)}
        self.breuk, self.gevraagd = breuk, []
        monkeypatch.setattr(volgen, "fetch_json", self.answer)

    def answer(self, adres):
        self.gevraagd.append(adres)
        if len(self.gevraagd) == self.breuk:
            raise OphalenMislukt("De verbinding is halverwege verbroken.")
        deel, _, vraag = adres.removeprefix(ADRES + "/").partition("?")
        nummer, rijen = int(vraag.split("page=")[1].split("&")[0]), self.rijen[deel]
        return {
            "total_items": len(rijen), "total_pages": len(rijen), "page_number": nummer, "size": 1,
            "last_page": nummer >= len(rijen), "contents": rijen[nummer - 1 : nummer],
        }  # fmt: skip
