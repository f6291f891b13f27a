"""The second step after a password: codes of an app (TOTP, RFC 6238), and codes on paper for who lost the rest."""

from __future__ import annotations

import hmac
import secrets
from base64 import b32encode
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha1
from urllib.parse import quote, urlencode

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.referentie import leescode
from knooppunt.basis.verdict import nl

INTERVAL_S, CIJFERS = 30, 6
"""What every app assumes; another choice would be ignored by some."""


class Stapsoort(Benoemd):
    """With what someone shows a second time who they are."""

    APP = "app", nl("app op de telefoon")
    PASSKEY = "passkey", nl("passkey")


def new_secret() -> str:
    """Twenty random bytes, as an app wants them typed."""
    return b32encode(secrets.token_bytes(20)).decode()


def code_at(geheim: bytes, interval: int) -> str:
    """The code of one interval (RFC 4226, dynamic truncation)."""
    digest = hmac.new(geheim, interval.to_bytes(8, "big"), sha1).digest()
    begin = digest[-1] & 0x0F
    getal = int.from_bytes(digest[begin : begin + 4], "big") & 0x7FFFFFFF
    return str(getal % 10**CIJFERS).zfill(CIJFERS)


def matching_interval(geheim: bytes, code: str, at: datetime, na: int) -> int | None:
    """The interval that the code belongs to: now or a neighbour (clocks differ), and later than ``na``.

    A code is used once: who looked over a shoulder comes too late.
    """
    nu = int(at.timestamp()) // INTERVAL_S
    getypt = "".join(teken for teken in code if teken.isascii() and teken.isdigit())
    gevonden = [i for i in (nu - 1, nu, nu + 1) if hmac.compare_digest(code_at(geheim, i), getypt)]
    return next((i for i in gevonden if i > na), None)


def app_address(geheim: str, wie: str, waar: str) -> str:
    """What the square picture says to the app."""
    label = quote(f"{waar}:{wie}", safe=":@")
    return f"otpauth://totp/{label}?{urlencode({'secret': geheim, 'issuer': waar}, quote_via=quote)}"


def new_recovery_codes(aantal: int) -> tuple[str, ...]:
    return tuple(leescode() for _ in range(aantal))


def bare_code(getypt: str) -> str:
    """A code as it is compared: capitals and dashes do not matter, nor a letter that looks like a figure."""
    kaal = "".join(teken for teken in getypt.upper() if teken.isascii() and teken.isalnum())
    return kaal.translate(str.maketrans("ILO", "110"))


def spread_secret(geheim: str) -> str:
    """A secret in groups of four, for who types it."""
    return " ".join(geheim[i : i + 4] for i in range(0, len(geheim), 4))


def step_name(gekozen: str, soort: Stapsoort, bestaand: Iterable[str]) -> str:
    """The name that the owner gave, or the kind with a number when there are more."""
    naam = " ".join(gekozen.split()) or soort.label.capitalize()
    al = list(bestaand)
    nummer = 2
    uniek = naam
    while uniek in al:
        uniek, nummer = f"{naam} {nummer}", nummer + 1
    return uniek
