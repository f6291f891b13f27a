"""Providers of organisations: who may say who comes in, and for which addresses.

Read from the environment, so that a secret is in no file and in no table. For every code in ``KNOOPPUNT_AANBIEDERS``
(``lindeveen delinde``) there are ``KNOOPPUNT_AANBIEDER_LINDEVEEN_NAAM`` and so on; docs/how-to/inloggen-instellen.md
lists them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

CODE = re.compile(r"[a-z][a-z0-9]{0,29}")
JA = {"ja", "true", "1"}


class Instelfout(ValueError):
    """A setting that cannot be used; the message is a Dutch sentence for who installs."""


@dataclass(frozen=True)
class Aanbieder:
    """One provider (OpenID Connect). It speaks for the addresses of its own domains only."""

    code: str
    naam: str
    adres: str
    """The issuer: its own address, exactly as it writes it."""
    client: str
    geheim: str = field(repr=False)
    domeinen: frozenset[str]
    acr: tuple[str, ...] = ()
    """How sure it must be of who it is (``acr``): one of these; nothing asks nothing."""
    amr: tuple[str, ...] = ()
    """With what someone showed who they are (``amr``): one of these; nothing asks nothing."""
    adres_zeker: bool = False
    """It does not say ``email_verified``, but the organisation itself hands out the addresses."""
    verplicht: bool = False
    """Who has an address of its domains comes in this way only: who leaves the organisation is out here too."""

    def speaks_for(self, email: str) -> bool:
        return email.rpartition("@")[2].lower() in self.domeinen


@dataclass(frozen=True)
class Verklaring:
    """What a provider says about who comes in, after its signature was checked."""

    sub: str
    """Its own number of this person: never given to another, which an address may be."""
    email: str = ""
    email_zeker: bool = False
    """It checked that the address is theirs."""
    acr: str = ""
    amr: tuple[str, ...] = ()


def read_providers(omgeving: Mapping[str, str]) -> tuple[Aanbieder, ...]:
    """The providers of this region; Instelfout names the setting that is missing or wrong."""
    codes = omgeving.get("KNOOPPUNT_AANBIEDERS", "").replace(",", " ").split()
    return tuple(_read(code, omgeving) for code in dict.fromkeys(codes))


def _read(code: str, omgeving: Mapping[str, str]) -> Aanbieder:
    if not CODE.fullmatch(code):
        raise Instelfout(f"KNOOPPUNT_AANBIEDERS: {code!r} kan niet. Gebruik kleine letters en cijfers.")

    def setting(naam: str) -> str:
        return omgeving.get(f"KNOOPPUNT_AANBIEDER_{code.upper()}_{naam}", "").strip()

    for naam in ("NAAM", "ADRES", "CLIENT", "GEHEIM", "DOMEINEN"):
        if not setting(naam):
            raise Instelfout(f"KNOOPPUNT_AANBIEDER_{code.upper()}_{naam} ontbreekt.")
    if not is_safe(setting("ADRES")):
        raise Instelfout(f"KNOOPPUNT_AANBIEDER_{code.upper()}_ADRES moet met https:// beginnen.")
    return Aanbieder(
        code=code,
        naam=setting("NAAM"),
        adres=setting("ADRES"),
        client=setting("CLIENT"),
        geheim=setting("GEHEIM"),
        domeinen=frozenset(d.lower().lstrip("@") for d in _words(setting("DOMEINEN"))),
        acr=_words(setting("ACR")),
        amr=_words(setting("AMR")),
        adres_zeker=setting("ADRES_ZEKER").lower() in JA,
        verplicht=setting("VERPLICHT").lower() in JA,
    )


def _words(waarde: str) -> tuple[str, ...]:
    return tuple(waarde.replace(",", " ").split())


def is_safe(adres: str) -> bool:
    """Over TLS, or on this machine itself (for who tries it out)."""
    return (
        adres.startswith("https://")
        or re.match(r"http://(localhost|127\.0\.0\.1)[:/]", adres + "/") is not None
    )


def enough_proof(aanbieder: Aanbieder, verklaring: Verklaring) -> bool:
    """Did the organisation ask as much as was agreed?"""
    return (not aanbieder.acr or verklaring.acr in aanbieder.acr) and (
        not aanbieder.amr or bool(set(aanbieder.amr) & set(verklaring.amr))
    )


def address_of(aanbieder: Aanbieder, verklaring: Verklaring) -> str:
    """The address that this provider may speak for, in lower case; empty when it may not, or is not sure of it."""
    email = verklaring.email.strip().lower()
    return email if verklaring.email_zeker and aanbieder.speaks_for(email) else ""
