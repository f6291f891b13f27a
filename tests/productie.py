"""What the product says and does in production mode, as JSON. Run in a process of its own: settings are read once."""

from __future__ import annotations

import contextlib
import io
import json

import django

EMAIL, WACHTWOORD = "a@voorbeeld.invalid", "paarse olifant zwemt"


def main() -> None:
    django.setup()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0, interactive=False)
    print(json.dumps({"controle": deploy_check(), **seen(Client(raise_request_exception=False))}))


def deploy_check() -> list[str]:
    """Every finding of ``check --deploy``."""
    from django.core import checks

    return [str(melding) for melding in checks.run_checks(include_deployment_checks=True)]


def seen(client) -> dict[str, object]:
    """Headers and cookies of a visitor who signs in over https, and what happens without https."""
    account()
    onveilig = client.get("/", HTTP_HOST="knooppunt.voorbeeld.nl")
    browser = {"HTTP_HOST": "knooppunt.voorbeeld.nl", "HTTP_X_FORWARDED_PROTO": "https"}
    voordeur = client.get("/", **browser)
    client.get("/binnenkomen/", **browser)
    client.post("/taal/", {"taal": "en"}, **browser)
    binnen = client.post("/binnenkomen/", {"naam": EMAIL, "wachtwoord": WACHTWOORD}, **browser)
    return {
        "zonder_https": [onveilig.status_code, onveilig.headers.get("Location")],
        "voordeur": [voordeur.status_code, dict(voordeur.headers)],
        "binnen": binnen.status_code,
        "koekjes": {naam: {k: v for k, v in m.items() if v} for naam, m in client.cookies.items()},
        "demonstratie": client.post("/binnenkomen/demonstratie/", {"wie": "x"}, **browser).status_code,
        "post": client.get("/demonstratie/post/", **browser).status_code,
        "vreemde_host": client.get(
            "/", HTTP_HOST="elders.invalid", HTTP_X_FORWARDED_PROTO="https"
        ).status_code,
        "security_txt": client.get("/.well-known/security.txt", **browser).content.decode(),
    }


def account() -> None:
    from django.utils import timezone

    from knooppunt.toegang.models import Account

    mens = Account(naam="A", soort="ouder", email=EMAIL, created_at=timezone.now())
    mens.set_password(WACHTWOORD)
    mens.save()


if __name__ == "__main__":
    with contextlib.redirect_stderr(io.StringIO()):
        main()
