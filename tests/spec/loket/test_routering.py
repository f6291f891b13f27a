"""Wie krijgt een vraag aan het loket, en wie weet er nog van?"""

from datetime import date

import pytest

from knooppunt.loket.rules.routering import Kandidaat, Route, Routefeiten, route, sector_of
from knooppunt.loket.rules.vraag import Partij, Verteller

OP = date(2026, 11, 16)
NEGEN, DRIE, DERTIEN = date(2017, 5, 4), date(2023, 5, 4), date(2013, 5, 4)
S, G, W = Partij.SCHOOL, Partij.GEMEENTE, Partij.SWV
IEDEREEN = frozenset(Partij)
MENSEN = {
    S: (Kandidaat(1, 10, S, "schoolcoordinator"),),
    G: (Kandidaat(2, 20, G, "gemeente_contact"),),
    W: (Kandidaat(3, 30, W, "swv_adviseur"),),
}

ROUTES = [
    # titel, verteller, geboren, mag lezen, gevonden, eigenaar, lezen mee
    ("Ouder: eerst de school", Verteller.OUDER, NEGEN, IEDEREEN, {S, G, W}, S, [W, G]),
    ("Leerling: eerst de school", Verteller.LEERLING, DERTIEN, IEDEREEN, {S, G, W}, S, [W, G]),
    ("School: eerst het samenwerkingsverband", Verteller.SCHOOL, NEGEN, IEDEREEN, {S, G, W}, W, [G, S]),
    ("Kinderopvang: eerst de gemeente", Verteller.KINDEROPVANG, NEGEN, IEDEREEN, {S, G, W}, G, [W, S]),
    ("Gemeente: eerst de school", Verteller.GEMEENTE, NEGEN, IEDEREEN, {S, G, W}, S, [W, G]),
    ("Jeugdhulp: eerst de school", Verteller.JEUGDPROFESSIONAL, NEGEN, IEDEREEN, {S, G, W}, S, [W, G]),
    ("Nog geen 4 jaar: eerst de gemeente", Verteller.OUDER, DRIE, IEDEREEN, {S, G, W}, G, [W, S]),
    ("De school mag het niet weten", Verteller.OUDER, NEGEN, {G, W}, {S, G, W}, W, [G]),
    ("Alleen de gemeente mag het weten", Verteller.OUDER, NEGEN, {G}, {S, G, W}, G, []),
    ("Op school werkt niemand: het samenwerkingsverband", Verteller.OUDER, NEGEN, IEDEREEN, {G, W}, W, [G]),
    ("Niemand gevonden: de werklijst", Verteller.OUDER, NEGEN, IEDEREEN, set(), None, []),
    (
        "Alleen iemand gevonden die het niet mag weten: de werklijst",
        Verteller.OUDER,
        NEGEN,
        {G},
        {S, W},
        None,
        [],
    ),
]


@pytest.mark.parametrize(
    ("titel", "verteller", "geboren", "mag", "gevonden", "eigenaar", "meelezers"),
    ROUTES,
    ids=[r[0] for r in ROUTES],
)
def test_route(titel, verteller, geboren, mag, gevonden, eigenaar, meelezers):
    feiten = Routefeiten(verteller, frozenset(mag), geboren, {p: MENSEN[p] for p in gevonden})
    verwacht = Route(MENSEN[eigenaar][0] if eigenaar else None, tuple(MENSEN[p][0] for p in meelezers))
    assert route(feiten, OP) == verwacht


def test_van_twee_mensen_krijgt_wie_de_minste_vragen_heeft_de_vraag():
    druk, rustig = Kandidaat(1, 10, S, "schoolcoordinator", 4), Kandidaat(9, 10, S, "schoolcoordinator", 1)
    feiten = Routefeiten(Verteller.OUDER, frozenset({S}), NEGEN, {S: (druk, rustig)})
    assert route(feiten, OP).eigenaar == rustig


def test_wie_eigenaar_is_leest_niet_ook_nog_mee():
    zelfde = {S: (Kandidaat(1, 10, S, "schoolcoordinator"),), W: (Kandidaat(1, 30, W, "swv_adviseur"),)}
    gevonden = route(Routefeiten(Verteller.OUDER, IEDEREEN, NEGEN, zelfde), OP)
    assert gevonden == Route(zelfde[S][0], ())


SECTOREN = [
    ("Basisschool", {"Bo"}, NEGEN, "po"),
    ("Voortgezet onderwijs", {"Vo"}, DERTIEN, "vo"),
    ("Speciaal onderwijs met twee afdelingen, 9 jaar", {"So", "Vso"}, NEGEN, "po"),
    ("Speciaal onderwijs met twee afdelingen, 13 jaar", {"So", "Vso"}, DERTIEN, "vo"),
    ("Geen school, 9 jaar", set(), NEGEN, "po"),
    ("Geen school, 13 jaar", set(), DERTIEN, "vo"),
]


@pytest.mark.parametrize(("titel", "soorten", "geboren", "sector"), SECTOREN, ids=[r[0] for r in SECTOREN])
def test_welk_samenwerkingsverband(titel, soorten, geboren, sector):
    assert sector_of(frozenset(soorten), geboren, OP) == sector
