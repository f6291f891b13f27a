"""How the account of someone at work stands, and when a role ends or opens again."""

from datetime import date, timedelta

import pytest

from knooppunt.toegang.rules.mensen import Staat, begin_verdict, end_verdict, reopen_verdict, state_of

OP = date(2026, 11, 16)
TITEL = "Accounts en rollen van wie hier werkt"


@pytest.mark.parametrize(
    ("actief", "heeft_rol", "laatst", "staat"),
    [
        pytest.param(False, True, OP, Staat.GEBLOKKEERD, id="geblokkeerd gaat voor alles"),
        pytest.param(True, False, OP, Staat.ZONDER_ROL, id="zonder rol: er is niets te zien of te doen"),
        pytest.param(True, True, None, Staat.UITGENODIGD, id="uitgenodigd en nog nooit ingelogd"),
        pytest.param(True, True, OP - timedelta(days=91), Staat.LANG_NIET, id="91 dagen niet ingelogd"),
        pytest.param(True, True, OP - timedelta(days=90), Staat.GEWOON, id="90 dagen geleden ingelogd"),
    ],
)
def test_state_of_an_account(actief, heeft_rol, laatst, staat):
    assert state_of(actief=actief, heeft_rol=heeft_rol, laatst=laatst, op=OP) is staat


@pytest.mark.parametrize(("dagen", "mag"), [(-1, False), (0, True), (30, True)])
def test_a_role_begins_today_or_later(dagen, mag):
    assert bool(begin_verdict(OP + timedelta(days=dagen), OP)) is mag


@pytest.mark.parametrize(
    ("eind", "laatste", "reden"),
    [
        (None, False, ""),
        (OP + timedelta(days=1), False, ""),
        (OP, False, "Deze rol is al beëindigd."),
        (None, True, "Dit is de laatste beheerder van de regio. Geef eerst iemand anders deze rol."),
    ],
)
def test_when_a_role_may_end(eind, laatste, reden):
    assert end_verdict(OP - timedelta(days=99), eind, OP, laatste_beheerder=laatste).reason == reden


@pytest.mark.parametrize(
    ("geleden", "weer_open", "mag"),
    [
        (0, False, True),
        (30, False, True),
        (31, False, False),
        (0, True, False),
        (-1, False, False),
        (None, False, False),
    ],
)
def test_when_a_role_may_open_again(geleden, weer_open, mag):
    eind = None if geleden is None else OP - timedelta(days=geleden)
    assert bool(reopen_verdict(eind, OP, weer_open=weer_open)) is mag
