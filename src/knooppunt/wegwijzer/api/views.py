"""The addresses of HSDS 3.1: services, organisations, locations of services, kinds, and everything at once."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from knooppunt.basis.access import access
from knooppunt.wegwijzer.api import kenmerk, vormen, vragen
from knooppunt.wegwijzer.api.antwoord import Probleem, api, unknown
from knooppunt.wegwijzer.api.openapi import description
from knooppunt.wegwijzer.api.uitvoer import csv_export, json_export
from knooppunt.wegwijzer.models import Aanbod
from knooppunt.wegwijzer.queries import hsds
from knooppunt.wegwijzer.queries.kennis import knowledge, place_named
from knooppunt.wegwijzer.queries.zoeken import search
from knooppunt.wegwijzer.rules.zoekvraag import Zoekvraag

BLADEREN = ("page", "per_page")
ZOEKEN = ("search", "postcode", "proximity")
FILTERS = ("taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after")
VERST_M = 200_000
POSTCODE = re.compile(r"[1-9]\d{3} ?([A-Za-z]{2})?", re.ASCII)
openbaar = access(publiek=True, uitwisseling="wegwijzer_api")


@openbaar
@api
def begin(request: HttpRequest) -> dict[str, str]:
    return {
        "version": "3.1",
        "profile": "https://docs.openreferral.org/en/3.1/hsds/",
        "openapi_url": request.build_absolute_uri(reverse("hsds:openapi")),
    }


@openbaar
@api
def openapi(request: HttpRequest) -> dict[str, Any]:
    vragen.only(request)
    return description(request.build_absolute_uri(reverse("hsds:begin")))


@openbaar
@api
def services(request: HttpRequest) -> dict[str, Any]:
    vragen.only(request, *ZOEKEN, *FILTERS, *BLADEREN, "minimal", "full")
    rijen, volledig = _filtered(request), vragen.yes(request, "full")
    if vragen.yes(request, "minimal"):
        return vragen.page(request, rijen, vormen.minimal_service)
    return vragen.page(
        request, hsds.with_parts(rijen) if volledig else rijen, lambda a: vormen.service(a, volledig=volledig)
    )


@openbaar
@api
def service(request: HttpRequest, uuid: str) -> dict[str, Any]:
    rijen = hsds.with_parts(hsds.shown_services(request.viewer))
    aanbod = rijen.filter(uuid=vragen.as_uuid(uuid, "id")).first()
    if aanbod is None:
        raise unknown("dienst")
    return vormen.service(aanbod, volledig=True)


@openbaar
@api
def organizations(request: HttpRequest) -> dict[str, Any]:
    vragen.only(request, "search", "taxonomy_term_id", *BLADEREN, "full")
    volledig = vragen.yes(request, "full")
    rijen = hsds.shown_organisations(request.viewer)
    for woord in vragen.text(request, "search").split()[:6]:
        rijen = rijen.filter(naam__icontains=woord)
    soort = vragen.identifier(request, "taxonomy_term_id")
    if soort:
        rijen = rijen.filter(pk__in=_of_kind(request, soort).values("organisatie_id"))
    return vragen.page(
        request,
        hsds.organisations_with_parts(rijen) if volledig else rijen,
        lambda o: vormen.organisation(o, volledig=volledig),
    )


@openbaar
@api
def organization(request: HttpRequest, uuid: str) -> dict[str, Any]:
    gevraagd = str(vragen.as_uuid(uuid, "id"))
    rijen = hsds.organisations_with_parts(hsds.shown_organisations(request.viewer))
    organisatie = rijen.filter(pk=_organisation_key(request, gevraagd) or 0).first()
    if organisatie is None:
        raise unknown("organisatie")
    return vormen.organisation(organisatie, volledig=True)


@openbaar
@api
def service_at_locations(request: HttpRequest) -> dict[str, Any]:
    vragen.only(request, *ZOEKEN, *FILTERS, *BLADEREN)
    rijen = hsds.shown_at_locations(request.viewer)
    if any(vragen.given(request, naam) is not None for naam in (*ZOEKEN, *FILTERS)):
        rijen = rijen.filter(aanbod__in=_filtered(request).order_by().values("pk"))
    return vragen.page(request, rijen, vormen.at_location)


@openbaar
@api
def service_at_location(request: HttpRequest, uuid: str) -> dict[str, Any]:
    rijen = hsds.shown_at_locations(request.viewer)
    plek = rijen.filter(uuid=vragen.as_uuid(uuid, "id")).first()
    if plek is None:
        raise unknown("dienst op een plek")
    return vormen.at_location(plek)


@openbaar
@api
def taxonomies(request: HttpRequest) -> dict[str, Any]:
    vragen.only(request, "search", *BLADEREN)
    return vragen.page(request, _named(request, _taxonomies(request)), dict)


@openbaar
@api
def taxonomy(request: HttpRequest, uuid: str) -> dict[str, Any]:
    return _one(_taxonomies(request), uuid, "lijst")


@openbaar
@api
def taxonomy_terms(request: HttpRequest) -> dict[str, Any]:
    vragen.only(request, "search", "taxonomy_id", "parent_id", "top_only", *BLADEREN)
    termen = _named(request, _terms(request))
    for parameter, veld in (("taxonomy_id", "taxonomy_id"), ("parent_id", "parent_id")):
        gevraagd = vragen.identifier(request, parameter)
        if gevraagd:
            termen = [term for term in termen if term.get(veld) == str(gevraagd)]
    if vragen.yes(request, "top_only"):
        termen = [term for term in termen if "parent_id" not in term]
    return vragen.page(request, termen, dict)


@openbaar
@api
def taxonomy_term(request: HttpRequest, uuid: str) -> dict[str, Any]:
    return _one(_terms(request), uuid, "soort")


@openbaar
@api
def export_json(request: HttpRequest) -> HttpResponseBase:
    vragen.only(request)
    return json_export(request.viewer)


@openbaar
@api
def export_csv(request: HttpRequest) -> HttpResponseBase:
    vragen.only(request)
    return csv_export(request.viewer)


@openbaar
@api
def nowhere(request: HttpRequest, pad: str = "") -> None:
    raise Probleem(404, "Niet gevonden", "Dit adres is er niet. Zie openapi.json voor wat er wel is.")


def _filtered(request: HttpRequest) -> QuerySet[Aanbod]:
    """Offers by every filter; with full text or a place in the order of the search."""
    rijen = hsds.shown_services(request.viewer)
    soort, lijst = vragen.identifier(request, "taxonomy_term_id"), vragen.identifier(request, "taxonomy_id")
    if soort:
        rijen = hsds.of_kind(rijen, soort)
    if lijst:
        rijen = rijen.filter(pk__in=Aanbod.objects.filter(soorten__taxonomie__uuid=lijst).values("pk"))
    organisatie = vragen.identifier(request, "organization_id")
    if organisatie:
        rijen = rijen.filter(organisatie_id=_organisation_key(request, str(organisatie)) or 0)
    sinds = vragen.moment(request, "modified_after")
    if sinds:
        rijen = rijen.filter(gewijzigd_at__gt=sinds)
    vraag = _question(request)
    if vraag is None:
        return rijen
    ids = [k.aanbod_id for k in search(request.viewer, vraag).kandidaten]
    volgorde = Case(*(When(pk=pk, then=plaats) for plaats, pk in enumerate(ids)), default=len(ids))
    return rijen.filter(pk__in=ids).order_by(volgorde) if ids else rijen.none()


def _question(request: HttpRequest) -> Zoekvraag | None:
    """Full text, and offers near a postcode or for who lives there; ``proximity`` is in metres, as HSDS says."""
    tekst, postcode = vragen.text(request, "search"), vragen.text(request, "postcode")
    afstand = vragen.number(request, "proximity", 0, VERST_M)
    if not postcode:
        if afstand:
            raise vragen.wrong("proximity", "Geef bij proximity ook een postcode.")
        return Zoekvraag(tekst=tekst) if tekst else None
    plaats = place_named(knowledge(), postcode)
    if plaats is None:
        if not POSTCODE.fullmatch(postcode):
            raise vragen.wrong("postcode", "Een postcode is vier cijfers, of vier cijfers en twee letters.")
        raise Probleem(404, "Niet gevonden", "Deze postcode kennen we niet.", "postcode")
    return Zoekvraag(tekst=tekst, plaats=plaats, km=-(-afstand // 1000) or None)


def _of_kind(request: HttpRequest, soort: UUID) -> QuerySet[Aanbod]:
    return hsds.of_kind(hsds.shown_services(request.viewer), soort).order_by()


def _organisation_key(request: HttpRequest, uuid: str) -> int | None:
    refs = hsds.refs_of_organisations(request.viewer)
    return next((pk for ref, pk in refs.items() if kenmerk.made_id("organisatie", ref) == uuid), None)


def _taxonomies(request: HttpRequest) -> list[dict[str, Any]]:
    lijsten = hsds.taxonomies(request.viewer)
    return [*(vormen.taxonomy(t) for t in lijsten), kenmerk.own_taxonomy()]


def _terms(request: HttpRequest) -> list[dict[str, Any]]:
    soorten = hsds.terms(request.viewer)
    return [
        *(vormen.taxonomy_term(s) for s in soorten),
        *(kenmerk.own_term(code) for code in kenmerk.KENMERKEN),
    ]


def _named(request: HttpRequest, rijen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    woorden = vragen.text(request, "search").lower().split()
    return [rij for rij in rijen if all(w in f"{rij['name']} {rij['description']}".lower() for w in woorden)]


def _one(rijen: list[dict[str, Any]], uuid: str, wat: str) -> dict[str, Any]:
    gevraagd = str(vragen.as_uuid(uuid, "id"))
    rij = next((rij for rij in rijen if rij["id"] == gevraagd), None)
    if rij is None:
        raise unknown(wat)
    return rij
