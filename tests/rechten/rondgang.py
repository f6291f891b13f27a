"""Every address of one thing, asked by every role: what is theirs, a colleague's, another organisation's or child's."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.test import Client
from django.urls import Resolver404, resolve, reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.models import Organisatie
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap
from knooppunt.toegang.public import bezoeker, look_kinds, viewer_of
from knooppunt.toegang.rollen import ROLLEN
from tests.rechten.dingen import VAN_EEN_DOSSIER, Ding, thing_behind
from tests.vijandig import undone

GEWEIGERD = {403, 404, 405}
VAN_HET_KIND = re.compile(r"<slug:(?!overleg_ref)\w+_ref>")
"""A thing of the child itself: a meeting belongs to the team, and every child may come on its agenda."""


class Relatie(StrEnum):
    EIGEN = "eigen"
    COLLEGA = "van een collega"
    ANDERE_ORGANISATIE = "van een andere organisatie"
    ANDER_KIND = "van een ander kind"


@dataclass(frozen=True)
class Plek:
    """An address, its pattern, and the thing behind it."""

    url: str
    route: str
    ding: Ding


@dataclass(frozen=True)
class Mens:
    """Someone who asks: the role (or the kind of account), the rights and a browser."""

    rol: str
    viewer: Viewer
    client: Client


@dataclass
class Uitslag:
    """What was tried by relation, and every answer that showed more than the policy allows."""

    geprobeerd: Counter[str] = field(default_factory=Counter)
    geopend: int = 0
    verzoeken: int = 0
    routes: set[str] = field(default_factory=set)
    rollen: set[str] = field(default_factory=set)
    lekken: list[str] = field(default_factory=list)


def everyone(at: datetime, op: date, *, per_rol: int = 2) -> list[Mens]:
    """Some people of each role at different organisations, families, a parent and a pupil of nobody, and a visitor."""
    mensen = [Mens("bezoeker", bezoeker(op), Client())]
    for rol in ROLLEN:
        mensen += [signed_in(account, rol, op) for account in _with_role(rol, op, at)[:per_rol]]
    for soort in ("ouder", "leerling"):
        bekend = Account.objects.filter(soort=soort, is_active=True, betrokken_bij__isnull=False).distinct()
        vreemd = Account.objects.create(
            naam="Niemands Vriend", soort=soort, created_at=at, geboortedatum=date(2010, 1, 1)
        )
        mensen += [
            signed_in(account, soort, op) for account in [*bekend.order_by("pk")[: 2 * per_rol], vreemd]
        ]
    return mensen


def _with_role(rol: str, op: date, at: datetime) -> list[Account]:
    """One account per organisation; somebody new at an organisation that fits when there is nobody."""
    leden = Lidmaatschap.objects.filter(rol=rol, eind__isnull=True, account__is_active=True).select_related(
        "account"
    )
    per_organisatie = {lid.organisatie_id: lid.account for lid in leden.order_by("-pk")}
    if per_organisatie:
        return list(per_organisatie.values())
    organisatie = Organisatie.objects.filter(soort__in=ROLLEN[rol].bij).order_by("pk").first()
    if organisatie is None:
        organisatie = Organisatie.objects.create(
            naam="Nieuw", soort=ROLLEN[rol].bij[0], regio=Organisatie.objects.earliest("pk").regio
        )
    account = Account.objects.create(
        naam="Iemand Nieuws", soort="professional", email=f"{rol}@nieuw.invalid", created_at=at
    )
    Lidmaatschap.objects.create(
        account=account, organisatie=organisatie, rol=rol, begin=op.replace(year=op.year - 1)
    )
    return [account]


def signed_in(account: Account, rol: str, op: date) -> Mens:
    client = Client(raise_request_exception=False)
    client.force_login(account)
    return Mens(rol, viewer_of(account, op), client)


def places(urls: Iterable[str], op: date) -> list[Plek]:
    """Those of the addresses that are about one thing of somebody."""
    gevonden = {}
    for url in urls:
        try:
            route = resolve(url).route
        except Resolver404:
            continue
        ding = thing_behind(url, op) if "<" in route else None
        if ding:
            gevonden[url] = Plek(url, route, ding)
    return list(gevonden.values())


def relation(viewer: Viewer, ding: Ding) -> Relatie:
    if ding.mag(viewer):
        return Relatie.EIGEN
    if not viewer.functies:
        return Relatie.ANDER_KIND
    return Relatie.COLLEGA if viewer.organisaties() & ding.organisaties else Relatie.ANDERE_ORGANISATIE


def walk_around(mensen: Sequence[Mens], plekken: Sequence[Plek], toeval: random.Random) -> Uitslag:
    """Everyone asks one address of each pattern in each relation, with a page and with an empty form."""
    uitslag, deur = Uitslag(), reverse("toegang:binnenkomen")
    for mens in mensen:
        for plek, wat in _choose(mens, plekken, toeval):
            uitslag.geprobeerd[wat] += 1
            uitslag.routes.add(plek.route)
            uitslag.rollen.add(mens.rol)
            for methode in ("get",) if wat is Relatie.EIGEN else ("get", "post"):
                uitslag.verzoeken += 1
                status, geweigerd = _ask(mens, methode, plek, deur)
                uitslag.geopend += wat is Relatie.EIGEN and status == 200
                if wat is not Relatie.EIGEN and not geweigerd:
                    uitslag.lekken.append(f"{mens.rol} ({wat}): {methode} {plek.url} geeft {status}")
    return uitslag


def _choose(mens: Mens, plekken: Sequence[Plek], toeval: random.Random) -> Iterator[tuple[Plek, Relatie]]:
    """One address per pattern and relation; and a thing of another child, asked through a child of their own."""
    per_soort: dict[tuple[str, Relatie], list[Plek]] = {}
    for plek in plekken:
        per_soort.setdefault((plek.route, relation(mens.viewer, plek.ding)), []).append(plek)
    gekozen = {soort: toeval.choice(keus) for soort, keus in sorted(per_soort.items())}
    yield from ((plek, wat) for (_, wat), plek in gekozen.items())
    for (route, wat), plek in gekozen.items():
        mengt = route.startswith(VAN_EEN_DOSSIER) and VAN_HET_KIND.search(route) and route.count("_ref>") == 1
        deuren = per_soort.get((route, Relatie.EIGEN), []) if mengt and wat is not Relatie.EIGEN else []
        deuren = [deur for deur in deuren if deur.ding.gezin_id != plek.ding.gezin_id]
        if deuren:
            yield _through(toeval.choice(deuren), plek), Relatie.ANDER_KIND


def _through(deur: Plek, plek: Plek) -> Plek:
    """The thing of one child, asked with the reference of the dossier of another."""
    diep = 4 if plek.route.startswith("inzet/dossier/<") else 3
    url = "/".join([*deur.url.split("/")[:diep], *plek.url.split("/")[diep:]])
    return Plek(url, plek.route, plek.ding)


def _ask(mens: Mens, methode: str, plek: Plek, deur: str) -> tuple[int, bool]:
    """The status, and whether nothing was shown or done: a refusal without the child's name, the way to the door, or a
    form that leads back without a deed in the record (what is not there any more may be taken away twice)."""
    with undone():
        voor = _deeds()
        antwoord = getattr(mens.client, methode)(plek.url)
        niets_gedaan = methode == "post" and antwoord.status_code == 302 and _deeds() == voor
        naar_deur = antwoord.headers.get("Location", "").startswith(deur) and not mens.viewer.is_bekend
        inhoud = b"" if antwoord.streaming else antwoord.content
    naam = (
        plek.ding.naam if plek.ding.naam != mens.viewer.naam else ""
    )  # one's own name is in the header of any page
    genoemd = bool(naam) and naam.encode() in inhoud
    geweigerd = antwoord.status_code in GEWEIGERD or naar_deur or niets_gedaan
    return antwoord.status_code, geweigerd and not genoemd


def _deeds() -> int:
    return Gebeurtenis.objects.exclude(soort__in=look_kinds()).count()
