"""What waits for its owner: entries that are due to be checked, and who can be asked."""

from __future__ import annotations

from datetime import date

from django.core import signing
from django.db.models import Q, QuerySet

from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Lidmaatschap
from knooppunt.wegwijzer.blad.lezen import Vermelding
from knooppunt.wegwijzer.models import Aanbod, Capaciteit, Locatie, Organisatieprofiel, VastContact
from knooppunt.wegwijzer.policies import BEHEERDERS, BIJHOUDERS, SCHRIJVERS
from knooppunt.wegwijzer.rules.aanbod import Aanbodstatus, Herkomst
from knooppunt.wegwijzer.rules.actueel import REGELS, room_asked_before

SOORTEN: dict[str, type[Aanbod] | type[Locatie] | type[Organisatieprofiel]] = {
    "aanbod": Aanbod,
    "locatie": Locatie,
    "organisatie": Organisatieprofiel,
}
"""The word for a kind of entry in addresses."""
ZOUT = "wegwijzer.nakijken"
"""Signs the mailed links, so that one for this page opens no other."""


def link_token(eigenaar: Organisatie, email: str) -> str:
    """What a mailed link carries: for which owner and to whom. Signed, and it ends (``nakijklink``)."""
    return signing.dumps({"o": eigenaar.ref, "e": email}, salt=ZOUT, compress=True)


def task_key(eigenaar: Organisatie) -> str:
    """The key of the task to check what this organisation keeps."""
    return f"wegwijzer:nakijken:{eigenaar.ref}"


def living(soort: type[Vermelding]) -> QuerySet[Vermelding]:
    """Entries that people keep and that show; what comes from the public files refreshes itself."""
    rijen = soort.objects.filter(is_zichtbaar=True, herkomst=Herkomst.EIGEN)
    return rijen.exclude(status=Aanbodstatus.GESTOPT) if soort is Aanbod else rijen


def due_entries(eigenaar_id: int | None, op: date) -> list[Vermelding]:
    """Everything (of one owner) that is to be checked within the reminder term, or was due before.

    An offer that tells its room is asked more often.
    """
    grens = REGELS.op("houdbaar", op).terug(REGELS.op("herinneren", op).vanaf(op))
    van_eigenaar = Q() if eigenaar_id is None else Q(eigenaar_id=eigenaar_id)
    return [
        vermelding
        for soort in SOORTEN.values()
        for vermelding in living(soort)
        .filter(van_eigenaar, Q(nagekeken_op__lt=grens) | _old_room(soort, op))
        .select_related("eigenaar", "organisatie")
        .order_by("nagekeken_op", "pk")
    ]


def _old_room(soort: type[Vermelding], op: date) -> Q:
    """Offers with room that soon no longer counts."""
    if soort is not Aanbod:
        return Q(pk__in=[])
    oud = Capaciteit.objects.filter(bijgewerkt_at__date__lt=room_asked_before(op))
    return Q(pk__in=oud.values("aanbod"))


def contact_task_key(organisatie: Organisatie) -> str:
    """The key of the task to check the fixed contacts that work for this organisation."""
    return f"wegwijzer:contacten:{organisatie.ref}"


def due_contacts(organisatie_id: int | None, op: date) -> list[VastContact]:
    """Fixed contacts (of one organisation) that are to be checked, as ``due_entries``."""
    grens = REGELS.op("houdbaar", op).terug(REGELS.op("herinneren", op).vanaf(op))
    van = Q() if organisatie_id is None else Q(organisatie_id=organisatie_id)
    rijen = VastContact.objects.filter(van, nagekeken_op__lt=grens).select_related("organisatie")
    return list(rijen.order_by("organisatie_id", "pk"))


def entries_of_link(eigenaar: Organisatie, email: str) -> list[Vermelding]:
    """What a mailed link is about: entries of this owner that name this address."""
    return [
        vermelding
        for soort in SOORTEN.values()
        for vermelding in living(soort)
        .filter(eigenaar=eigenaar, nakijk_email__iexact=email)
        .select_related("organisatie")
        .order_by("nagekeken_op", "pk")
    ]


def roles_that_keep(eigenaar: Organisatie, op: date) -> list[tuple[Organisatie, str]]:
    """Every role that somebody has at the owner today with which one keeps entries true."""
    return _held(Q(organisatie=eigenaar, rol__in=BIJHOUDERS), op)


def roles_that_write(school: Organisatie, op: date) -> list[tuple[Organisatie, str]]:
    """Every role that somebody has at the school today with which one writes its support profile."""
    return _held(Q(organisatie=school, rol__in=SCHRIJVERS), op)


def roles_that_manage(op: date) -> list[tuple[Organisatie, str]]:
    """Who is asked when an owner has nobody: the samenwerkingsverband."""
    return _held(Q(organisatie__soort=Organisatie.Soort.SWV, rol__in=BEHEERDERS), op)


def _held(wie: Q, op: date) -> list[tuple[Organisatie, str]]:
    leden = Lidmaatschap.objects.filter(
        wie, Q(eind__isnull=True) | Q(eind__gt=op), begin__lte=op, account__is_active=True
    ).select_related("organisatie")
    gevonden = {(lid.organisatie_id, lid.rol): (lid.organisatie, lid.rol) for lid in leden}
    return [gevonden[sleutel] for sleutel in sorted(gevonden)]
