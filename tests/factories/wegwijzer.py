"""Entries of the wegwijzer for tests."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from knooppunt.organisaties.models import Gemeente, Postcodegebied, Samenwerkingsverband
from knooppunt.wegwijzer.actions.expertise import ask_expertise
from knooppunt.wegwijzer.actions.nakijken import report_error
from knooppunt.wegwijzer.actions.vermeldingen import change_entry
from knooppunt.wegwijzer.actions.volgen import follow
from knooppunt.wegwijzer.models import (
    Aanbod,
    AanbodOpLocatie,
    Buurwegwijzer,
    Expertiseaanvraag,
    Grensafspraak,
    Hulpsoort,
    Locatie,
    Organisatieprofiel,
    VastContact,
)
from knooppunt.wegwijzer.queries.herinneren import link_token
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import AT, OP, Cast
from tests.factories.profielen import refs_of_profiles

MAIL = "wegwijzer@jeugdhulp.invalid"
"""Where Jeugdhulp Waterrijk wants to be asked."""


def soort(code: str) -> Hulpsoort:
    return Hulpsoort.objects.get(code=code)


def locatie(cast: Cast, **anders: Any) -> Locatie:
    """A location of Jeugdhulp Waterrijk in Lindeveen."""
    gegevens: dict[str, Any] = {
        "organisatie": cast.jeugdhulp, "eigenaar": cast.jeugdhulp, "eigen_naam": "De Kade", "straat": "Kade 1",
        "eigen_postcode": "9901AB", "eigen_plaats": "Lindeveen", "eigen_lat": 52.6, "eigen_lon": 5.3,
        "nagekeken_op": OP, "created_at": AT, "gewijzigd_at": AT,
    }  # fmt: skip
    return Locatie.objects.create(**(gegevens | anders))


def aanbod(cast: Cast, *soorten: str, waar: Locatie | None = None, **anders: Any) -> Aanbod:
    """An offer of Jeugdhulp Waterrijk, checked today."""
    gegevens: dict[str, Any] = {
        "organisatie": cast.jeugdhulp, "eigenaar": cast.jeugdhulp, "naam": "Rots en Water", "vorm": "groep",
        "nakijk_email": MAIL,
        "omschrijving": "Een training in een groepje.", "nagekeken_op": OP, "created_at": AT, "gewijzigd_at": AT,
    }  # fmt: skip
    nieuw = Aanbod.objects.create(**(gegevens | anders))
    nieuw.soorten.set([soort(code) for code in soorten])
    if waar:
        AanbodOpLocatie.objects.create(aanbod=nieuw, locatie=waar)
    return nieuw


def filled_offer(cast: Cast) -> Aanbod:
    """One offer with everything that an entry can have."""
    plek = locatie(cast)
    plek.toegankelijkheid.create(kenmerk="rolstoel", toelichting="Bel aan de zijkant.")
    plek.openingstijden.create(dagen="MO,TU", van="09:00", tot="17:00")
    Organisatieprofiel.objects.create(
        organisatie=cast.jeugdhulp, eigenaar=cast.jeugdhulp, omschrijving="Wij helpen.", website="https://j.invalid",
        nagekeken_op=OP, created_at=AT, gewijzigd_at=AT,
    )  # fmt: skip
    cast.jeugdhulp.nummers.create(register="KVK", nummer="12345678")
    nieuw = aanbod(
        cast, "druk", "weerbaar", waar=plek, wachttijd_weken=3, wachttijd_op=OP, bereik=40, leeftijd_van=6,
        url="https://j.invalid/aanbod", email="info@j.invalid", let_op="Vol tot mei.",
    )  # fmt: skip
    nieuw.kosten.create(waarvoor="tien lessen", bedrag="12.50", geldig_van=OP)
    nieuw.capaciteit.create(vrij="2.5", totaal=8, bijgewerkt_at=AT, groep="A")
    nieuw.capaciteit.create(vrij=4, schooljaar=2027, bijgewerkt_at=AT)
    nieuw.contacten.create(functie="trainer", telefoon="099-1", email="t@j.invalid")
    nieuw.contacten.create(functie="gastvrouw", locatie=plek)
    nieuw.telefoons.create(nummer="099-2", locatie=plek)
    nieuw.openingstijden.create(dagen="WE", van="15:00", tot="16:00", geldig_tot=OP)
    nieuw.voertalen.create(code="ar")
    nieuw.papieren.create(naam="kindpas")
    nieuw.werkgebieden.create(gemeente=cast.gemeentegebied)
    index_offers([nieuw.pk], OP)
    return nieuw


def contact(cast: Cast, **anders: Any) -> VastContact:
    """School social work at De Vuurtoren."""
    gegevens: dict[str, Any] = {
        "functie": "smw", "school": cast.school, "organisatie": cast.jeugdhulp, "telefoon": "099-1",
        "nagekeken_op": OP,
    }  # fmt: skip
    return VastContact.objects.create(**(gegevens | anders))


def buurgemeente(cast: Cast, *, in_regio: bool = True) -> Gemeente:
    """Zandhoek (postcode 9911), with or without the samenwerkingsverbanden of the region."""
    buur, _ = Gemeente.objects.get_or_create(code="GM9902", naam="Zandhoek")
    elders, _ = Samenwerkingsverband.objects.get_or_create(code="PO9902", sector="po", naam="SWV Elders")
    Postcodegebied.objects.get_or_create(
        pc4="9911", lat=52.7, lon=5.3, gemeente=buur, swv_po=cast.swv_po if in_regio else elders
    )
    return buur


def grensafspraak(cast: Cast, **anders: Any) -> Grensafspraak:
    """Of children who live in Zandhoek and go to school in Lindeveen."""
    gegevens: dict[str, Any] = {
        "woongemeente": anders.get("woongemeente") or buurgemeente(cast), "schoolgemeente": cast.gemeentegebied,
        "geldig_van": OP, "tekst": "De leerplichtambtenaar van Lindeveen belt eerst.",
    }  # fmt: skip
    return Grensafspraak.objects.create(**(gegevens | anders))


def expertise(cast: Cast, vrij: int | None = 6, totaal: int = 8) -> Aanbod:
    """Six of eight hours free at Jeugdhulp Waterrijk; ``vrij`` None: it tells no hours."""
    nieuw = aanbod(cast, "autisme", naam="Autismespecialist in de klas", vorm="expertise")
    if vrij is not None:
        nieuw.capaciteit.create(vrij=vrij, totaal=totaal, eenheid="uren", bijgewerkt_at=AT)
    return nieuw


def expertiseaanvraag(cast: Cast, **anders: Any) -> Expertiseaanvraag:
    """De Vuurtoren asks four hours a week, for two months."""
    gegevens: dict[str, Any] = {
        "school": cast.school, "vraag": "Hoe helpen we een onrustige groep?", "uren": Decimal(4), "van": OP,
        "tot": OP + timedelta(days=60), "sleutel": "0" * 16, "by": cast.coordinator, "at": AT,
    }  # fmt: skip
    return ask_expertise(**({"aanbod": anders.pop("aanbod", None) or expertise(cast)} | gegevens | anders))


def buurwegwijzer(cast: Cast) -> Buurwegwijzer:
    """A neighbour's wegwijzer that is followed by files."""
    return follow(naam="Wegwijzer Zuidhoek", adres="", site="https://buren.invalid", by=cast.beheerder, at=AT)


def refs_of_the_wegwijzer(cast: Cast) -> dict[str, str]:
    """An offer at a location, by the parameters of the addresses of the wegwijzer."""
    plek = locatie(cast)
    nieuw = aanbod(cast, "druk", waar=plek)
    index_offers([nieuw.pk], OP)
    voorstel = change_entry(vermelding=nieuw, blad={"naam": "Anders"}, by=cast.jeugdhulpverlener, at=AT)
    melding = report_error(
        vermelding=nieuw, tekst="Het nummer klopt niet.", email="", by=cast.vreemde_ouder, at=AT
    )
    return {
        "aanbod_ref": nieuw.ref, "organisatie_ref": cast.jeugdhulp.ref, "locatie_ref": plek.ref, "code": "druk",
        "soortnaam": "aanbod", "vermelding_ref": nieuw.ref, "nakijklink": link_token(cast.jeugdhulp, MAIL),
        "wijziging_ref": voorstel.ref, "melding_ref": melding.ref, "functie": "leerplicht", "waar": "GM9901",
        "gemeentecode": "GM9901",
        "aanvraag_ref": expertiseaanvraag(cast).ref, "contact_ref": contact(cast).ref,
        "afspraak_ref": grensafspraak(cast).ref, "buur_ref": buurwegwijzer(cast).ref, **refs_of_profiles(cast),
    }  # fmt: skip
