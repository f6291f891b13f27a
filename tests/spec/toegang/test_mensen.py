"""Accounts en rollen van wie hier werkt"""

from datetime import date, timedelta

import pytest

from knooppunt.toegang.rules.mensen import Staat, begin_verdict, end_verdict, reopen_verdict, state_of

OP = date(2026, 11, 16)
VANDAAG = "Kies vandaag of een latere dag."
LAATSTE = "Dit is de laatste beheerder van de regio. Geef eerst iemand anders deze rol."
TE_LANG = "Deze rol is al te lang geleden beëindigd. Geef de rol opnieuw, vanaf een dag."


@pytest.mark.parametrize(
    ("titel", "actief", "heeft_rol", "dagen_geleden_ingelogd", "staat"),
    [
        ("geblokkeerd gaat voor alles", False, True, 0, Staat.GEBLOKKEERD),
        ("zonder rol is er niets te zien of te doen", True, False, 0, Staat.ZONDER_ROL),
        ("uitgenodigd en nog nooit ingelogd", True, True, None, Staat.UITGENODIGD),
        ("91 dagen niet ingelogd", True, True, 91, Staat.LANG_NIET),
        ("90 dagen geleden ingelogd", True, True, 90, Staat.GEWOON),
    ],
)
def test_how_an_account_stands(titel, actief, heeft_rol, dagen_geleden_ingelogd, staat):
    """Hoe een account ervoor staat"""
    laatst = None if dagen_geleden_ingelogd is None else OP - timedelta(days=dagen_geleden_ingelogd)
    assert state_of(actief=actief, heeft_rol=heeft_rol, laatst=laatst, op=OP) is staat


@pytest.mark.parametrize(
    ("titel", "dagen_vanaf_nu", "reden"),
    [("gisteren", -1, VANDAAG), ("vandaag", 0, ""), ("over een maand", 30, "")],
)
def test_when_a_role_begins(titel, dagen_vanaf_nu, reden):
    """Vanaf wanneer een rol geldt"""
    assert begin_verdict(OP + timedelta(days=dagen_vanaf_nu), OP).reason == reden


@pytest.mark.parametrize(
    ("titel", "eindigt_over", "laatste_beheerder", "reden"),
    [
        ("een gewone rol", None, False, ""),
        ("een rol die morgen eindigt", 1, False, ""),
        ("een rol die al is beëindigd", 0, False, "Deze rol is al beëindigd."),
        ("de laatste beheerder", None, True, LAATSTE),
    ],
)
def test_when_a_role_may_end(titel, eindigt_over, laatste_beheerder, reden):
    """Of een rol kan eindigen"""
    eind = None if eindigt_over is None else OP + timedelta(days=eindigt_over)
    assert end_verdict(OP - timedelta(days=99), eind, OP, laatste_beheerder=laatste_beheerder).reason == reden


@pytest.mark.parametrize(
    ("titel", "dagen_geleden_beëindigd", "heeft_rol_weer", "reden"),
    [
        ("net beëindigd", 0, False, ""),
        ("een maand geleden", 30, False, ""),
        ("langer geleden", 31, False, TE_LANG),
        ("de rol is al opnieuw gegeven", 0, True, "Deze persoon heeft deze rol hier al weer."),
        ("nog niet beëindigd", None, False, "Deze rol is niet beëindigd."),
    ],
)
def test_when_a_role_may_open_again(titel, dagen_geleden_beëindigd, heeft_rol_weer, reden):
    """Of een rol die per ongeluk is beëindigd weer open kan"""
    eind = None if dagen_geleden_beëindigd is None else OP - timedelta(days=dagen_geleden_beëindigd)
    assert reopen_verdict(eind, OP, weer_open=heeft_rol_weer).reason == reden
