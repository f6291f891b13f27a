"""Production: nothing secret has a default, everything goes over https, and Django's own check finds nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from knooppunt.project.omgeving import GEHEIMEN, Omgevingsfout, is_demonstration, lacking

ROOT = Path(__file__).resolve().parents[3]
PRODUCTIE = {
    "KNOOPPUNT_MODUS": "productie",
    "KNOOPPUNT_HOSTS": "knooppunt.voorbeeld.nl",
    "KNOOPPUNT_BEVEILIGING": "mailto:veilig@voorbeeld.nl",
    "EMAIL_URL": "smtp://post.invalid",
    "KNOOPPUNT_SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-0123456789-geheim",
    "KNOOPPUNT_WAARMERKSLEUTELS": "waarmerk-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
    "KNOOPPUNT_SLEUTELS": f"1:{'A' * 43}=",
}


def environment(folder: Path, **anders: str) -> dict[str, str]:
    vreemd = ("KNOOPPUNT_", "DATABASE_URL", "EMAIL_URL", "DJANGO_")
    schoon = {k: v for k, v in os.environ.items() if not k.startswith(vreemd)}
    return {
        **schoon,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "knooppunt.project.settings",
        "KNOOPPUNT_DATA": str(folder),
        **anders,
    }


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """What a process in production mode says and does."""
    omgeving = environment(tmp_path_factory.mktemp("productie"), **PRODUCTIE)
    opdracht = [sys.executable, "-m", "tests.productie"]
    klaar = subprocess.run(opdracht, env=omgeving, cwd=ROOT, capture_output=True, text=True)
    assert klaar.returncode == 0, klaar.stderr
    return json.loads(klaar.stdout.splitlines()[-1])


def test_the_deployment_check_finds_nothing(seen):
    assert seen["controle"] == []


def test_everything_goes_over_https(seen):
    assert seen["zonder_https"] == [301, "https://knooppunt.voorbeeld.nl/"]


def test_a_browser_remembers_to_use_https(seen):
    status, koppen = seen["voordeur"]
    assert (status, koppen["Strict-Transport-Security"]) == (
        200,
        "max-age=31536000; includeSubDomains; preload",
    )
    assert "upgrade-insecure-requests" in koppen["Content-Security-Policy"]


def test_every_cookie_is_for_this_host_only_and_out_of_reach_of_scripts(seen):
    assert {f"__Host-{naam}" for naam in ("csrftoken", "sessionid", "taal", "apparaat")} == set(
        seen["koekjes"]
    )
    gaaf = {"path": "/", "secure": True, "httponly": True, "samesite": "Lax"}
    wrong = {
        naam: koekje
        for naam, koekje in seen["koekjes"].items()
        if not naam.startswith("__Host-") or "domain" in koekje or not gaaf.items() <= koekje.items()
    }
    assert wrong == {}


def test_one_can_sign_in_but_not_as_somebody_invented(seen):
    assert (seen["binnen"], seen["demonstratie"], seen["post"]) == (302, 404, 404)


def test_another_host_is_not_answered(seen):
    assert seen["vreemde_host"] == 400


# security.txt (RFC 9116)


def told(tekst: str) -> dict[str, str]:
    return dict(regel.split(": ", 1) for regel in tekst.splitlines())


def test_security_txt_says_where_to_report_in_the_words_of_the_rfc(seen):
    regels = told(seen["security_txt"])
    tot = datetime.fromisoformat(regels.pop("Expires"))
    assert timedelta(days=100) < tot - datetime.now(UTC) < timedelta(days=365)
    assert regels == {
        "Contact": "mailto:veilig@voorbeeld.nl",
        "Preferred-Languages": "nl, en",
        "Canonical": "https://knooppunt.voorbeeld.nl/.well-known/security.txt",
        "Policy": "https://knooppunt.voorbeeld.nl/beveiliging/",
    }


def test_security_txt_is_plain_text_and_names_a_page_where_no_address_is_set(client, db, settings):
    settings.BEVEILIGING = ""
    antwoord = client.get("/.well-known/security.txt")
    assert antwoord.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert told(antwoord.content.decode())["Contact"] == "http://testserver/beveiliging/"


def test_the_page_and_security_md_promise_the_same(client, db):
    """Days to an answer, and days to a judgement."""
    pagina = client.get("/beveiliging/").content.decode()
    document = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert (
        re.findall(r"Binnen (\d+) werkdagen", pagina) == re.findall(r"within (\d+)", document) == ["3", "10"]
    )


def test_where_to_report_is_on_the_page(client, db, settings):
    settings.BEVEILIGING = "mailto:veilig@voorbeeld.nl"
    assert 'href="mailto:veilig@voorbeeld.nl"' in client.get("/beveiliging/").content.decode()


# What the environment lacks


@pytest.mark.parametrize("naam", GEHEIMEN)
@pytest.mark.parametrize("waarde", ["", "te kort"])
def test_without_a_secret_production_does_not_start(naam, waarde):
    assert [naam in gebrek for gebrek in lacking(PRODUCTIE | {naam: waarde})] == [True]


@pytest.mark.parametrize("waarde", ["", "*", " , "])
def test_without_the_name_of_the_site_production_does_not_start(waarde):
    assert ["KNOOPPUNT_HOSTS" in gebrek for gebrek in lacking(PRODUCTIE | {"KNOOPPUNT_HOSTS": waarde})] == [
        True
    ]


def test_a_complete_environment_lacks_nothing():
    assert (lacking(PRODUCTIE), is_demonstration(PRODUCTIE), is_demonstration({})) == ([], False, True)


def test_a_mode_that_does_not_exist_is_no_mode():
    with pytest.raises(
        Omgevingsfout, match="KNOOPPUNT_MODUS is demonstratie of productie, niet 'production'"
    ):
        is_demonstration({"KNOOPPUNT_MODUS": "production"})


def test_the_command_line_says_it_in_sentences_and_no_traceback(tmp_path):
    omgeving = environment(tmp_path, KNOOPPUNT_MODUS="productie")
    klaar = subprocess.run(
        [sys.executable, "-m", "knooppunt", "versie"], env=omgeving, capture_output=True, text=True
    )
    assert (klaar.returncode, "Traceback" in klaar.stderr) == (1, False)
    kop, eerste = klaar.stderr.splitlines()[:2]
    assert (kop, "KNOOPPUNT_SECRET_KEY ontbreekt" in eerste) == ("Knooppunt start niet in productie:", True)
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_is_complete_without_settings(tmp_path):
    omgeving = environment(tmp_path)
    klaar = subprocess.run(
        [sys.executable, "-m", "knooppunt", "versie"], env=omgeving, capture_output=True, text=True
    )
    assert (klaar.returncode, klaar.stderr) == (0, "")
