"""Organisations, locations, offers and kinds of support as HSDS 3.1 objects; all is loaded before (queries/hsds)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from knooppunt.wegwijzer.api import delen
from knooppunt.wegwijzer.api.kenmerk import attribute, filled, made_id
from knooppunt.wegwijzer.rules.aanbod import HSDS_STATUS, Aanbodstatus, Locatiesoort, Toegangsweg

HSDS_PLEK = {Locatiesoort.ADRES: "physical", Locatiesoort.ONLINE: "virtual"}


def organisation_id(organisatie: Any) -> str:
    """Of its reference: it stays the same whether the organisation tells of itself or not."""
    return made_id("organisatie", organisatie.ref)


def organisation(organisatie: Any, *, volledig: bool = False) -> dict[str, Any]:
    profiel = getattr(organisatie, "profiel", None)
    profiel = profiel if profiel and profiel.is_zichtbaar else None
    soort = str(organisatie.get_soort_display())
    kern = {
        "id": organisation_id(organisatie),
        "name": organisatie.naam,
        "alternate_name": profiel.andere_naam if profiel else None,
        "description": profiel.omschrijving if profiel else soort.capitalize(),
        "email": profiel.email if profiel else None,
        "website": profiel.website if profiel else None,
        "parent_organization_id": organisation_id(organisatie.bestuur) if organisatie.bestuur else None,
    }
    return filled(kern | (_organisation_parts(organisatie) if volledig else {}))


def _organisation_parts(organisatie: Any) -> dict[str, Any]:
    eigen_id = organisation_id(organisatie)
    nummers = [(n.uuid, n.register, n.nummer) for n in organisatie.nummers.all()]
    vestiging = getattr(organisatie, "vestiging", None)
    if vestiging:
        nummers.append((made_id(eigen_id, "brin"), "BRIN", vestiging.vestigingscode))
    if organisatie.bestuursnummer:
        nummers.append((made_id(eigen_id, "bestuursnummer"), "bestuursnummer", organisatie.bestuursnummer))
    return {
        "contacts": [delen.contact(c, eigen_id) for c in organisatie.contacten.all()],
        "phones": [delen.phone(t, eigen_id) for t in organisatie.telefoons.all()],
        "locations": [location(plek) for plek in organisatie.locaties.all() if plek.is_zichtbaar],
        "organization_identifiers": [
            {"id": str(uuid), "organization_id": eigen_id, "identifier_type": register, "identifier": nummer}
            for uuid, register, nummer in nummers
        ],
    }


def location(locatie: Any) -> dict[str, Any]:
    punt = locatie.punt or (None, None)
    adres = {
        "id": made_id(locatie.uuid, "adres"), "location_id": str(locatie.uuid), "address_1": locatie.straat,
        "city": locatie.plaats, "state_province": "", "postal_code": locatie.postcode, "country": "NL",
        "address_type": "physical",
    }  # fmt: skip
    return filled(
        {
            "id": str(locatie.uuid), "location_type": HSDS_PLEK[Locatiesoort(locatie.soort)],
            "organization_id": organisation_id(locatie.organisatie), "name": locatie.naam,
            "description": locatie.omschrijving, "transportation": locatie.bereikbaarheid, "url": locatie.url,
            "latitude": punt[0], "longitude": punt[1], "addresses": [adres] if locatie.plaats else [],
            "accessibility": [delen.accessibility(t) for t in locatie.toegankelijkheid.all()],
            "phones": [delen.phone(t) for t in delen.of_place(locatie.telefoons.all())],
            "schedules": [delen.schedule(t) for t in delen.of_place(locatie.openingstijden.all())],
        }
    )  # fmt: skip


def service(aanbod: Any, *, volledig: bool = False) -> dict[str, Any]:
    """The fields of the offer itself; with ``volledig`` everything that belongs to it."""
    kern = {
        "id": str(aanbod.uuid), "organization_id": organisation_id(aanbod.organisatie), "name": aanbod.naam,
        "alternate_name": aanbod.andere_naam, "description": aanbod.omschrijving, "url": aanbod.url,
        "email": aanbod.email, "status": HSDS_STATUS[Aanbodstatus(aanbod.status)],
        "interpretation_services": aanbod.tolk, "application_process": _way_in(aanbod),
        "fees_description": aanbod.kosten_uitleg, "wait_time": _waiting(aanbod), "accreditations": aanbod.keurmerk,
        "eligibility_description": aanbod.voor_wie, "minimum_age": aanbod.leeftijd_van,
        "maximum_age": aanbod.leeftijd_tot, "assured_date": aanbod.nagekeken_op.isoformat(), "alert": aanbod.let_op,
        "last_modified": aanbod.gewijzigd_at.isoformat(),
    }  # fmt: skip
    return filled(kern | (_service_parts(aanbod) if volledig else {}))


def minimal_service(aanbod: Any) -> dict[str, Any]:
    """What a follower needs to see what changed; name and status are what HSDS asks at least."""
    hele = service(aanbod)
    return {naam: hele[naam] for naam in ("id", "name", "status", "last_modified")}


def _service_parts(aanbod: Any) -> dict[str, Any]:
    return {
        "organization": organisation(aanbod.organisatie),
        "phones": [delen.phone(t) for t in delen.everywhere(aanbod.telefoons.all())],
        "contacts": [delen.contact(c) for c in delen.everywhere(aanbod.contacten.all())],
        "schedules": [delen.schedule(t) for t in delen.everywhere(aanbod.openingstijden.all())],
        "service_areas": [delen.service_area(g) for g in aanbod.werkgebieden.all()],
        "languages": [delen.language(v) for v in aanbod.voertalen.all()],
        "cost_options": [delen.cost_option(k) for k in aanbod.kosten.all()],
        "required_documents": [delen.required_document(p) for p in aanbod.papieren.all()],
        "capacities": [delen.capacity(c) for c in aanbod.capaciteit.all()],
        "service_at_locations": [
            at_location(plek) for plek in aanbod.plekken.all() if plek.locatie.is_zichtbaar
        ],
        "attributes": [*(_kind(k) for k in aanbod.koppelingen.all()), *_own_attributes(aanbod)],
    }


def at_location(plek: Any) -> dict[str, Any]:
    """An offer at a location (``AanbodOpLocatie``), with what holds for it there only."""
    aanbod, hier = plek.aanbod, plek.locatie_id
    return filled(
        {
            "id": str(plek.uuid), "service_id": str(aanbod.uuid), "location_id": str(plek.locatie.uuid),
            "description": plek.omschrijving, "location": location(plek.locatie),
            "contacts": [delen.contact(c) for c in delen.there(aanbod.contacten.all(), hier)],
            "phones": [delen.phone(t) for t in delen.there(aanbod.telefoons.all(), hier)],
            "schedules": [delen.schedule(t) for t in delen.there(aanbod.openingstijden.all(), hier)],
        }
    )  # fmt: skip


def taxonomy(taxonomie: Any) -> dict[str, Any]:
    return filled(
        {
            "id": str(taxonomie.uuid), "name": taxonomie.naam, "description": taxonomie.uitleg, "uri": taxonomie.uri,
            "version": taxonomie.versie,
        }
    )  # fmt: skip


def taxonomy_term(soort: Any) -> dict[str, Any]:
    """A kind by its national name; the words of a region are for its pages."""
    return filled(
        {
            "id": str(soort.uuid), "code": soort.code, "name": soort.naam, "description": soort.uitleg,
            "parent_id": str(soort.boven.uuid) if soort.boven else None, "taxonomy": soort.taxonomie.naam,
            "taxonomy_id": str(soort.taxonomie.uuid), "language": "nl",
        }
    )  # fmt: skip


def _kind(koppeling: Any) -> dict[str, Any]:
    return {
        "id": str(koppeling.uuid), "link_id": str(koppeling.aanbod.uuid), "link_entity": "service",
        "taxonomy_term_id": str(koppeling.hulpsoort.uuid), "taxonomy_term": taxonomy_term(koppeling.hulpsoort),
    }  # fmt: skip


def _own_attributes(aanbod: Any) -> list[dict[str, Any]]:
    waarden = {
        "vorm": aanbod.vorm, "toegangsweg": aanbod.toegangsweg, "wachttijd-weken": aanbod.wachttijd_weken,
        "bereik": aanbod.bereik, "herkomst": aanbod.herkomst,
        "bladzijde": settings.SITE + reverse("wegwijzer:aanbod", args=[aanbod.ref]),
    }  # fmt: skip
    return [attribute(aanbod.uuid, "service", code, w) for code, w in waarden.items() if w is not None]


def _way_in(aanbod: Any) -> str:
    return " ".join(deel for deel in (str(Toegangsweg(aanbod.toegangsweg).label), aanbod.aanmelden) if deel)


def _waiting(aanbod: Any) -> str:
    if aanbod.wachttijd_weken is None:
        return ""
    return f"{aanbod.wachttijd_weken} weken (opgegeven op {aanbod.wachttijd_op:%Y-%m-%d})"
