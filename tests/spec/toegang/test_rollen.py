"""Wie kan welke rol hebben, en waar?"""

import pytest

from knooppunt.toegang.rollen import ROLLEN, role_verdict, who_may


@pytest.mark.parametrize(
    ("titel", "rol", "organisatie", "naast", "reden"),
    [
        ("Coördinator van een school", "schoolcoordinator", "school", [], ""),
        (
            "Coördinator bij een gemeente",
            "schoolcoordinator",
            "gemeente",
            [],
            "Bij deze soort organisatie kan niemand ondersteuningscoördinator zijn.",
        ),
        ("Twee rollen op één school", "mentor", "school", ["schoolcoordinator"], ""),
        ("Dezelfde rol op een tweede school", "schoolcoordinator", "school", ["schoolcoordinator"], ""),
        ("Alleen bij het steunpunt", "steunpuntmedewerker", "steunpunt", [], ""),
        ("Nog een keer bij het steunpunt", "steunpuntmedewerker", "steunpunt", ["steunpuntmedewerker"], ""),
        (
            "Steunpunt naast het samenwerkingsverband",
            "steunpuntmedewerker",
            "steunpunt",
            ["swv_adviseur"],
            "Wie medewerker van het ouder- en jeugdsteunpunt is, kan niet ook regionaal adviseur zijn. "
            "Het ouder- en jeugdsteunpunt staat los van het samenwerkingsverband.",
        ),
        (
            "Samenwerkingsverband naast het steunpunt",
            "beleid",
            "swv",
            ["steunpuntmedewerker"],
            "Wie beleidsmedewerker is, kan niet ook medewerker van het ouder- en jeugdsteunpunt zijn. "
            "Het ouder- en jeugdsteunpunt staat los van het samenwerkingsverband.",
        ),
        ("Naast een rol die niet meer bestaat", "mentor", "school", ["verdwenen"], ""),
    ],
)
def test_wie_kan_welke_rol_hebben(titel, rol, organisatie, naast, reden):
    """Een rol past bij een soort organisatie, en bij de andere rollen van die persoon"""
    assert role_verdict(rol, organisatie, naast).reason == reden


def test_wie_geen_dossiers_ziet_ziet_ook_geen_delen():
    """Een rol zonder dossiers heeft geen delen, en een rol met dossiers minstens één"""
    ziet = {rol.code: "dossiers_zien" in rol.permissies for rol in ROLLEN.values()}
    assert {rol.code: bool(rol.delen) for rol in ROLLEN.values()} == ziet


def test_wie_geen_dossiers_ziet_heeft_dat_ook_bij_nooit():
    """Een rol ziet dossiers, of noemt ze bij ‘ziet nooit’"""
    ziet = {rol.code: "dossiers_zien" in rol.permissies for rol in ROLLEN.values()}
    assert {rol.code: "dossiers" not in rol.nooit for rol in ROLLEN.values()} == ziet


@pytest.mark.parametrize(
    ("titel", "permissie", "rollen"),
    [
        ("Het logboek", "logboek_lezen", "functionaris gegevensbescherming"),
        ("Plannen maken", "plannen_maken", "regionaal adviseur, beleidsmedewerker, beheerder"),
    ],
)
def test_voor_wie_een_bladzijde_is(titel, permissie, rollen):
    """Wie een bladzijde niet mag zien, leest voor welke rollen zij is"""
    assert who_may(permissie) == f"Zij is voor mensen met een van deze rollen: {rollen}."
