"""Hoe lang iemand ingelogd blijft."""

from datetime import date

import pytest

from knooppunt.toegang.rules.sessie import Duur, browser_name, duration

OP = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("titel", "soort", "duur"),
    [
        ("wie met dossiers werkt", "professional", Duur(stil_minuten=30, langst_uren=12)),
        ("een ouder", "ouder", Duur(stil_minuten=120, langst_uren=24)),
        ("een leerling", "leerling", Duur(stil_minuten=120, langst_uren=24)),
    ],
)
def test_how_long_a_visit_lasts(titel, soort, duur):
    """Hoe lang een bezoek duurt"""
    assert duration(soort, OP) == duur


@pytest.mark.parametrize(
    ("browser", "naam"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.5", ""),
    ],
)  # fmt: skip
def test_what_a_device_is_called(browser, naam):
    """Hoe een apparaat heet"""
    assert browser_name(browser) == naam
