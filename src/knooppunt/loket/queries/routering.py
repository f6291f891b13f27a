"""The facts for routing: who works at the school, the municipality and the samenwerkingsverband of this child."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from knooppunt.loket.models import Vraag
from knooppunt.loket.rules.routering import ROL_VAN, Kandidaat, Routefeiten, sector_of
from knooppunt.loket.rules.vraag import OPEN, Partij, Verteller
from knooppunt.organisaties.public import Gemeente, Organisatie, Postcodegebied, Regio, Samenwerkingsverband
from knooppunt.toegang.public import Lidmaatschap


@dataclass(frozen=True)
class Omgeving:
    """Where a child lives and goes to school, as far as it is known."""

    school: Organisatie | None
    gemeente: Gemeente | None
    swv: Samenwerkingsverband | None
    regio: Regio | None


def surroundings_of(vraag: Vraag, op: date) -> Omgeving:
    """The municipality of the home, and the samenwerkingsverband of the school or else of the home."""
    thuis = _gebied(vraag.woon_pc4)
    vestiging = getattr(vraag.school, "vestiging", None) if vraag.school else None
    soorten = frozenset(vestiging.soorten.split(",")) if vestiging else frozenset()
    sector = sector_of(soorten, vraag.geboortedatum, op)
    swv = _swv(_gebied(vestiging.pc4), sector) if vestiging else None
    swv = swv or _swv(thuis, sector)
    regio = (vraag.school.regio if vraag.school else None) or (swv.regio if swv else None)
    return Omgeving(
        vraag.school, thuis.gemeente if thuis else None, swv, regio or Regio.objects.order_by("pk").first()
    )


def _gebied(pc4: str) -> Postcodegebied | None:
    return (
        Postcodegebied.objects.select_related("gemeente", "swv_po__regio", "swv_vo__regio")
        .filter(pc4=pc4)
        .first()
    )


def _swv(gebied: Postcodegebied | None, sector: str) -> Samenwerkingsverband | None:
    return getattr(gebied, f"swv_{sector}") if gebied else None


def organisations_of(omgeving: Omgeving) -> dict[Partij, list[Organisatie]]:
    """The organisation of each party, where there is one."""
    gevonden: dict[Partij, list[Organisatie]] = {p: [] for p in Partij}
    if omgeving.school:
        gevonden[Partij.SCHOOL] = [omgeving.school]
    if omgeving.gemeente:
        gevonden[Partij.GEMEENTE] = list(
            Organisatie.objects.filter(soort="gemeente", gemeente=omgeving.gemeente)
        )
    if omgeving.swv:
        gevonden[Partij.SWV] = list(Organisatie.objects.filter(soort="swv", swv=omgeving.swv))
    return gevonden


def route_facts(vraag: Vraag, mag: frozenset[Partij], omgeving: Omgeving, op: date) -> Routefeiten:
    """Everyone who could have this question, with how many open questions they have already."""
    organisaties = organisations_of(omgeving)
    filters = Q(pk__in=[])
    for partij, lijst in organisaties.items():
        filters |= Q(rol=ROL_VAN[partij], organisatie__in=lijst)
    leden = list(members_in_force(op).filter(filters))
    druk = Counter(
        Vraag.objects.filter(eigenaar__in=[lid.account_id for lid in leden], status__in=OPEN)
        .order_by()
        .values_list("eigenaar_id", flat=True)
    )
    kandidaten: dict[Partij, tuple[Kandidaat, ...]] = {}
    for partij, rol in ROL_VAN.items():
        kandidaten[partij] = tuple(
            Kandidaat(lid.account_id, lid.organisatie_id, partij, rol, druk[lid.account_id])
            for lid in leden
            if lid.rol == rol
        )
    return Routefeiten(Verteller(vraag.verteller), mag, vraag.geboortedatum, kandidaten)


def members_in_force(op: date) -> QuerySet[Lidmaatschap]:
    return Lidmaatschap.objects.filter(
        Q(eind__isnull=True) | Q(eind__gt=op), begin__lte=op, account__is_active=True
    ).select_related("account", "organisatie")


def allowed_parties(vraag: Vraag) -> frozenset[Partij]:
    """Who may know, as the teller chose."""
    return frozenset(Partij(t.partij) for t in vraag.toestemmingen.all() if t.mag)


def people_for(vraag: Vraag, op: date) -> list[Lidmaatschap]:
    """Who can be given this question: people of the allowed parties; of schools only the child's own school.

    Those of the child's own surroundings come first. At most 60.
    """
    mag = allowed_parties(vraag)
    eigen = {o.pk for lijst in organisations_of(surroundings_of(vraag, op)).values() for o in lijst}
    filters = Q(pk__in=[])
    for partij in mag:
        per_partij = Q(rol=ROL_VAN[partij])
        per_partij &= (
            Q(organisatie_id=vraag.school_id)
            if partij is Partij.SCHOOL
            else Q(organisatie__regio=vraag.regio_id)
        )
        filters |= per_partij
    leden = (
        members_in_force(op)
        .filter(filters)
        .exclude(account_id=vraag.eigenaar_id)
        .order_by("organisatie__naam", "pk")
    )
    return sorted(leden[:60], key=lambda lid: lid.organisatie_id not in eigen)
