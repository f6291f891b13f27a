"""The roles that people can have at an organisation, in prose and permissions. One page, meant to be read.

A permission says what kind of thing a role may do at all; which dossiers it reaches is decided by the policies of
the dossier (the circle around the child, the own school). Parents and pupils have no role: they reach what
concerns themselves. Starting point: domain.md section 8.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Permissie(StrEnum):
    VRAGEN_BEHANDELEN = "vragen_behandelen"
    WERKLIJST_LOKET = "werklijst_loket"
    DOSSIERS_ZIEN = "dossiers_zien"
    DOSSIERS_VAN_SCHOOL = "dossiers_van_school"
    DOSSIER_OPENEN = "dossier_openen"
    KNOOPPUNT_LEIDEN = "knooppunt_leiden"
    INZET_REGELEN = "inzet_regelen"
    REGIOBEELD_ZIEN = "regiobeeld_zien"
    REGIO_BEHEREN = "regio_beheren"
    LOGBOEK_LEZEN = "logboek_lezen"


@dataclass(frozen=True)
class Rol:
    """A role: its code, the name on the screen, what it is for, and what it may do."""

    code: str
    naam: str
    uitleg: str
    permissies: frozenset[Permissie]


def _rol(code: str, naam: str, uitleg: str, *permissies: Permissie) -> Rol:
    return Rol(code, naam, uitleg, frozenset(permissies))


P = Permissie
ROLLEN: dict[str, Rol] = {
    rol.code: rol
    for rol in (
        _rol(
            "schoolcoordinator",
            "ondersteuningscoördinator",
            "Intern begeleider, kwaliteitscoördinator of zorgcoördinator. Eerste aanspreekpunt van de school; "
            "ziet de dossiers van leerlingen van de eigen school.",
            P.VRAGEN_BEHANDELEN,
            P.DOSSIERS_ZIEN,
            P.DOSSIERS_VAN_SCHOOL,
            P.DOSSIER_OPENEN,
            P.KNOOPPUNT_LEIDEN,
            P.INZET_REGELEN,
            P.REGIOBEELD_ZIEN,
        ),
        _rol(
            "mentor",
            "mentor of leerkracht",
            "Ziet alleen dossiers waarvoor hij of zij is uitgenodigd.",
            P.DOSSIERS_ZIEN,
        ),
        _rol(
            "swv_adviseur",
            "regionaal adviseur",
            "Adviseur van het samenwerkingsverband. Denkt mee in dossiers waarbij hij of zij betrokken is en "
            "bewaakt de werklijst van het loket.",
            P.VRAGEN_BEHANDELEN,
            P.WERKLIJST_LOKET,
            P.DOSSIERS_ZIEN,
            P.DOSSIER_OPENEN,
            P.KNOOPPUNT_LEIDEN,
            P.INZET_REGELEN,
            P.REGIOBEELD_ZIEN,
        ),
        _rol(
            "gemeente_contact",
            "jeugdprofessional van de gemeente",
            "Het vaste contact van de gemeente (toegang, wijkteam). Ziet vragen die bij de gemeente binnenkomen en "
            "dossiers waarbij hij of zij betrokken is.",
            P.VRAGEN_BEHANDELEN,
            P.DOSSIERS_ZIEN,
            P.DOSSIER_OPENEN,
            P.KNOOPPUNT_LEIDEN,
            P.INZET_REGELEN,
            P.REGIOBEELD_ZIEN,
        ),
        _rol(
            "jeugdhulpverlener",
            "jeugdhulpverlener",
            "Werkt bij een aanbieder van jeugdhulp. Ziet alleen dossiers waarvoor hij of zij is uitgenodigd.",
            P.DOSSIERS_ZIEN,
        ),
        _rol(
            "jgz",
            "jeugdarts of jeugdverpleegkundige",
            "Jeugdgezondheidszorg. Ziet alleen dossiers waarvoor hij of zij is uitgenodigd.",
            P.DOSSIERS_ZIEN,
        ),
        _rol(
            "leerplichtambtenaar",
            "leerplichtambtenaar",
            "Ziet alleen dossiers waarvoor hij of zij is uitgenodigd; verzuim volgt in een eigen onderdeel.",
            P.DOSSIERS_ZIEN,
            P.REGIOBEELD_ZIEN,
        ),
        _rol(
            "genodigde",
            "uitgenodigde professional",
            "Kreeg een uitnodiging van een team. Ziet alleen dossiers waarvoor hij of zij is uitgenodigd.",
            P.DOSSIERS_ZIEN,
        ),
        _rol(
            "beleid",
            "beleidsmedewerker",
            "Ziet de cijfers van de regio. Ziet geen dossiers.",
            P.REGIOBEELD_ZIEN,
        ),
        _rol(
            "beheerder",
            "beheerder",
            "Richt de regio in: organisaties, rollen en knooppunten. Ziet geen dossiers.",
            P.REGIO_BEHEREN,
            P.WERKLIJST_LOKET,
            P.REGIOBEELD_ZIEN,
        ),
        _rol(
            "privacyfunctionaris",
            "functionaris gegevensbescherming",
            "Ziet in het logboek wie wanneer keek en waarvoor, en de verzoeken van ouders en leerlingen over hun "
            "gegevens. Ziet niet wat er in een dossier staat.",
            P.LOGBOEK_LEZEN,
        ),
    )
}


def permissies_van(rollen: frozenset[str] | set[str]) -> frozenset[str]:
    """All permissions that a set of role codes gives together."""
    return frozenset(p.value for code in rollen for p in ROLLEN[code].permissies)


def rolnaam(code: str) -> str:
    """The name on the screen; a code that is no longer a role is shown as it was recorded."""
    return ROLLEN[code].naam if code in ROLLEN else code
