"""The roles that people can have at an organisation. The page to read is ``rollen.toml``; here is how it is used.

A permission says what kind of thing a role may do at all; which dossiers it reaches is decided by the policies of
the dossier (the circle around the child, the own school). Parents and pupils have no role: they reach what
concerns themselves. Starting point: domain.md section 8.2.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.verdict import Verdict, nl, opgesomd, unless


class Permissie(StrEnum):
    VRAGEN_BEHANDELEN = "vragen_behandelen"
    WERKLIJST_LOKET = "werklijst_loket"
    DOSSIERS_ZIEN = "dossiers_zien"
    DOSSIERS_VAN_SCHOOL = "dossiers_van_school"
    DOSSIER_OPENEN = "dossier_openen"
    KNOOPPUNT_LEIDEN = "knooppunt_leiden"
    INZET_REGELEN = "inzet_regelen"
    AANTEKENINGEN_MAKEN = "aantekeningen_maken"
    STEUNPUNT_CONTACTEN = "steunpunt_contacten"
    SIGNALEN_LEZEN = "signalen_lezen"
    NOODTOEGANG = "noodtoegang"
    NOODTOEGANG_BEOORDELEN = "noodtoegang_beoordelen"
    REGIOBEELD_ZIEN = "regiobeeld_zien"
    PLANNEN_MAKEN = "plannen_maken"
    VERVOER_PLANNEN = "vervoer_plannen"
    THUISNABIJ_BEPALEN = "thuisnabij_bepalen"
    REGIO_BEHEREN = "regio_beheren"
    BEWAREN_ZIEN = "bewaren_zien"
    VERZOEKEN_ZIEN = "verzoeken_zien"
    WEGWIJZER_BIJHOUDEN = "wegwijzer_bijhouden"
    WEGWIJZER_BEHEREN = "wegwijzer_beheren"
    KENNIS_DELEN = "kennis_delen"
    KENNIS_VRIJGEVEN = "kennis_vrijgeven"
    OPROEPEN_ZIEN = "oproepen_zien"
    PROFIEL_SCHRIJVEN = "profiel_schrijven"
    PROFIEL_VALIDEREN = "profiel_valideren"
    LOGBOEK_LEZEN = "logboek_lezen"


class Nooit(Benoemd):
    """What a role never sees, whatever happens. Each has a test for each role that names it."""

    DOSSIERS = "dossiers", nl("dossiers, plannen en overleggen over een kind")
    ANDERE_KINDEREN = "andere_kinderen", nl("dossiers van kinderen bij wie hij of zij niet is betrokken")
    ANDERE_ORGANISATIES = "andere_organisaties", nl("dossiers waar alleen een andere organisatie bij hoort")
    NIET_GEDEELD = "niet_gedeeld", nl("delen die niet met de eigen organisatie zijn gedeeld")
    GEZIN = "gezin", nl("het verhaal en het gezin, ook als de school dat wel mag zien")
    ZORG = "zorg", nl("zorg en hulp, ook als de organisatie dat wel mag zien")
    VERHAAL_VAN_EEN_VRAAG = "verhaal_van_een_vraag", nl("wat iemand aan het loket vertelde")
    KLEINE_AANTALLEN = "kleine_aantallen", nl("aantallen die zo klein zijn dat u een kind zou herkennen")
    MELDCODE = "meldcode", nl("stappen van de meldcode van een ander")
    NOTITIES = "notities", nl("aantekeningen van een deskundige die nog niet in het dossier staan")
    STEUNPUNT = "steunpunt", nl("gesprekken van ouders met het ouder- en jeugdsteunpunt")


FAMILIE_NOOIT = (Nooit.ANDERE_KINDEREN, Nooit.MELDCODE, Nooit.NOTITIES)
"""What parents and pupils do not see of their own dossier, and of those of others."""


@dataclass(frozen=True)
class Rol:
    """A role as ``rollen.toml`` describes it."""

    code: str
    naam: str
    wie: str
    ziet: str
    bij: tuple[str, ...]
    """Kinds of organisation (Organisatie.Soort) at which someone can have it."""
    permissies: frozenset[Permissie]
    delen: frozenset[str]
    """The parts of a dossier (codes of dossier.Deel) that the role sees at most."""
    nooit: tuple[Nooit, ...]
    apart: bool = False
    """Goes together with no other role: a world of its own."""


def _read(pad: Path) -> dict[str, tuple[Rol, ...]]:
    """The roles per group; TypeError or ValueError when one lacks a field or names something that does not exist."""
    groepen = tomllib.loads(pad.read_text(encoding="utf-8"))["groep"]
    return {groep["naam"]: tuple(_rol(**rol) for rol in groep["rol"]) for groep in groepen}


def _rol(*, mag: list[str], delen: list[str], nooit: list[str], bij: list[str], **prose: Any) -> Rol:
    return Rol(
        permissies=frozenset(map(Permissie, mag)), delen=frozenset(delen),
        nooit=tuple(Nooit(n) for n in nooit), bij=tuple(bij), **prose,
    )  # fmt: skip


GROEPEN = _read(Path(__file__).with_suffix(".toml"))
ROLLEN = {rol.code: rol for rollen in GROEPEN.values() for rol in rollen}
MET_DOSSIERS = tuple(rol.code for rol in ROLLEN.values() if Permissie.DOSSIERS_ZIEN in rol.permissies)
"""Roles that can reach a dossier at all: a place in a circle is empty for who has none of them."""


def permissies_van(rollen: Collection[str]) -> frozenset[str]:
    """All permissions that a set of role codes gives together."""
    return frozenset(p.value for code in rollen for p in ROLLEN[code].permissies)


def rolnaam(code: str) -> str:
    """The name on the screen; a code that is no longer a role is shown as it was recorded."""
    return ROLLEN[code].naam if code in ROLLEN else code


def who_may(permissie: str) -> str:
    """For which roles a page with this permission is, as a sentence for who is refused."""
    rollen = opgesomd(rol.naam for rol in ROLLEN.values() if permissie in rol.permissies)
    return nl("Zij is voor mensen met een van deze rollen: %(rollen)s.", rollen=rollen)


def role_verdict(code: str, organisatiesoort: str, naast: Collection[str]) -> Verdict:
    """May someone get this role at this kind of organisation, beside the roles that they have on that day?"""
    rol = ROLLEN[code]
    anders = [rolnaam(n) for n in naast if n != code and (rol.apart or (n in ROLLEN and ROLLEN[n].apart))]
    return unless(
        organisatiesoort in rol.bij, f"Bij deze soort organisatie kan niemand {rol.naam} zijn."
    ) & unless(
        not anders,
        f"Wie {rol.naam} is, kan niet ook {' en '.join(sorted(set(anders)))} zijn. "
        "Het ouder- en jeugdsteunpunt staat los van het samenwerkingsverband.",
    )
