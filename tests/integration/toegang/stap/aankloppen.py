"""Knocking at the door with a password, and what comes after it: an app, its codes, a page that opens."""

import re
from base64 import b32decode
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from knooppunt.toegang.actions.accounts import choose_password
from knooppunt.toegang.actions.stap import add_app
from knooppunt.toegang.models import Account, Gebeurtenis
from knooppunt.toegang.rules.stap import code_at, new_secret
from tests.factories import AT

WACHTWOORD = "paarse olifant zwemt"
STAP, KIEZEN = reverse("toegang:stap"), reverse("toegang:stap_kiezen")


def with_password(cast, wie):
    account = cast.account(wie)
    choose_password(account=account, wachtwoord=WACHTWOORD, by=getattr(cast, wie), at=AT)
    return account


def with_app(cast, wie="coordinator") -> tuple[Account, str, tuple[str, ...]]:
    """Someone with an app; its secret, and the recovery codes."""
    account, geheim = with_password(cast, wie), new_secret()
    # Made a while ago: the code of now is still free.
    toen = timezone.now() - timedelta(hours=1)
    code = code_at(b32decode(geheim), int(toen.timestamp()) // 30)
    codes = add_app(account=account, geheim=geheim, code=code, naam="", by=getattr(cast, wie), at=toen)
    return account, geheim, codes


def code_now(geheim: str, verschil: int = 0) -> str:
    return code_at(b32decode(geheim), int(timezone.now().timestamp()) // 30 + verschil)


def knock(client, wie="coordinator", **anders):
    gegevens = {"naam": f"{wie}@voorbeeld.invalid", "wachtwoord": WACHTWOORD} | anders
    return client.post(reverse("toegang:binnenkomen"), gegevens)


def is_in(client) -> bool:
    return client.get(reverse("dossier:start")).status_code == 200


def happened(soort) -> int:
    return Gebeurtenis.objects.filter(soort=soort).count()


def text(antwoord) -> str:
    return antwoord.content.decode()


def secret_on(pagina) -> str:
    return re.search(r"<code>([A-Z2-7 ]+)</code>", text(pagina)).group(1).replace(" ", "")


def make_app(client, **anders):
    pagina = client.get(reverse("toegang:stap_app"))
    getekend = pagina.context["form"].initial["geheim"]
    velden = {"code": code_now(secret_on(pagina)), "naam": "Mijn telefoon", "geheim": getekend} | anders
    return client.post(reverse("toegang:stap_app"), velden)
