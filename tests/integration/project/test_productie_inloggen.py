"""In production nobody comes in as an invented person, by no route at all, and what is asked there is on by itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from knooppunt.toegang.models import Account
from tests.factories import Cast
from tests.sweeps.adressen import addresses

SRC = Path(__file__).resolve().parents[3] / "src"
OPENBAAR = [adres for adres in addresses() if adres.access.publiek]
VRAAG = """
import json
from knooppunt.project import settings as s
names = ("DEMONSTRATIE", "STAP_VERPLICHT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT",
         "SESSION_COOKIE_HTTPONLY", "SESSION_EXPIRE_AT_BROWSER_CLOSE", "PROXIES")
print(json.dumps({name: getattr(s, name) for name in names}))
"""


def settings_with(folder: Path, **environment: str) -> dict[str, object]:
    """The product's settings as another process with this environment has them."""
    sleutel = "1:" + "A" * 43 + "="
    eigen = {
        "PYTHONPATH": str(SRC),
        "KNOOPPUNT_DATA": str(folder),
        "KNOOPPUNT_SECRET_KEY": "x" * 60,
        "KNOOPPUNT_WAARMERKSLEUTELS": "y" * 60,
    }
    eigen |= {"KNOOPPUNT_SLEUTELS": sleutel, "KNOOPPUNT_HOSTS": "knooppunt.voorbeeld.invalid"} | environment
    omgeving = {naam: w for naam, w in os.environ.items() if not naam.startswith(("KNOOPPUNT", "DATABASE"))}
    done = subprocess.run(
        [sys.executable, "-c", VRAAG], env=omgeving | eigen, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    return json.loads(done.stdout)


def test_in_production_everything_that_protects_is_on(tmp_path: Path):
    assert settings_with(tmp_path, KNOOPPUNT_MODUS="productie") == {
        "DEMONSTRATIE": False, "STAP_VERPLICHT": True, "SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True, "SESSION_COOKIE_HTTPONLY": True, "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "PROXIES": 1,
    }  # fmt: skip


@pytest.fixture
def moeder(cast: Cast, settings: object) -> Account:
    """Someone that a visitor of the demonstration could be, after the demonstration."""
    settings.DEMONSTRATIE, settings.STAP_VERPLICHT = False, True  # type: ignore[attr-defined]  # pytest-django's
    account = cast.account("moeder")
    Account.objects.filter(pk=account.pk).update(demonstratie_uitleg="Haar verhaal.")
    return account


@pytest.mark.parametrize("adres", OPENBAAR, ids=lambda a: a.route or "/")
def test_no_route_lets_anyone_in_as_an_invented_person(cast: Cast, moeder: Account, adres: object):
    client = cast.client()
    client.raise_request_exception = False
    velden = dict.fromkeys(("wie", "ref", "account", "persoon", "naam", "code", "email", "token"), moeder.ref)
    url = adres.url({"ref": moeder.ref, "token": "x", "code": "x"})  # type: ignore[attr-defined]  # see adressen.py
    html = b"".join(client.get(url)).decode(errors="replace")
    client.post(url, velden | {"antwoord": "nieuw", "wachtwoord": "paarse olifant zwemt"})
    assert ("Haar verhaal." in html, client.get("/start/").status_code) == (False, 302)
