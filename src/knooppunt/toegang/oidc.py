"""OpenID Connect: sending someone to the provider of their organisation, and reading what it says when they come back.

The authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636, RFC 9207). Nothing is kept
between two sign-ins: a provider that changes its keys needs nobody here.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt

from knooppunt.toegang.rules.aanbieder import Aanbieder, Verklaring, is_safe

WACHT_S, HOOGSTENS_BYTES, SPELING_S = 8, 500_000, 60
HANDTEKENINGEN = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Only with a key pair: with a shared secret or without a signature anyone could have written it."""


class OidcFout(Exception):
    """It did not work out with the provider; the message is for the log and names nobody."""


@dataclass(frozen=True)
class Onderweg:
    """What is remembered of someone who was sent to the provider: all three must come back."""

    state: str
    nonce: str
    verifier: str


class _NoRedirects(HTTPRedirectHandler):
    """A secret goes to the address that the provider named and to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = build_opener(_NoRedirects)


def discover(aanbieder: Aanbieder) -> dict[str, Any]:
    """What the provider says about itself; OidcFout when it is not the one that was configured."""
    gegevens = _get(aanbieder.adres.rstrip("/") + "/.well-known/openid-configuration")
    if gegevens.get("issuer") != aanbieder.adres:
        raise OidcFout(f"{aanbieder.code}: issuer is not the configured address")
    for naam in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if not is_safe(str(gegevens.get(naam, ""))):
            raise OidcFout(f"{aanbieder.code}: no safe {naam}")
    return gegevens


def begin(aanbieder: Aanbieder, terug: str) -> tuple[str, Onderweg]:
    """Where to send someone, and what to remember of them. ``terug`` is our own address to come back to."""
    onderweg = Onderweg(*(secrets.token_urlsafe(32) for _ in range(3)))
    vraag = {
        "response_type": "code", "client_id": aanbieder.client, "redirect_uri": terug, "scope": "openid email",
        "state": onderweg.state, "nonce": onderweg.nonce, "code_challenge_method": "S256",
        "code_challenge": _b64(hashlib.sha256(onderweg.verifier.encode()).digest()),
        **({"acr_values": " ".join(aanbieder.acr)} if aanbieder.acr else {}),
    }  # fmt: skip
    adres = discover(aanbieder)["authorization_endpoint"]
    return f"{adres}{'&' if '?' in adres else '?'}{urlencode(vraag)}", onderweg


def finish(aanbieder: Aanbieder, terug: str, onderweg: Onderweg, antwoord: Mapping[str, str]) -> Verklaring:
    """What the provider says about who came back; OidcFout when anything at all is not as it should be."""
    if not hmac.compare_digest(antwoord.get("state", "").encode(), onderweg.state.encode()):
        raise OidcFout(f"{aanbieder.code}: state differs")
    if "error" in antwoord or not antwoord.get("code"):
        raise OidcFout(f"{aanbieder.code}: no code")
    if antwoord.get("iss", aanbieder.adres) != aanbieder.adres:
        raise OidcFout(f"{aanbieder.code}: answer of another issuer")
    over = discover(aanbieder)
    tokens = _exchange(aanbieder, over, terug, onderweg, antwoord["code"])
    claims = _claims(aanbieder, over, str(tokens.get("id_token", "")), onderweg.nonce)
    if "email" not in claims and is_safe(str(over.get("userinfo_endpoint", ""))):
        claims = _with_userinfo(aanbieder, over, tokens, claims)
    return _statement(aanbieder, claims)


def _exchange(
    aanbieder: Aanbieder, over: dict[str, Any], terug: str, onderweg: Onderweg, code: str
) -> dict[str, Any]:
    velden = {
        "grant_type": "authorization_code", "code": code, "redirect_uri": terug, "code_verifier": onderweg.verifier,
    }  # fmt: skip
    koppen = {"Content-Type": "application/x-www-form-urlencoded"}
    manieren = over.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if "client_secret_basic" in manieren:
        paar = f"{quote(aanbieder.client, safe='')}:{quote(aanbieder.geheim, safe='')}"
        koppen["Authorization"] = f"Basic {base64.b64encode(paar.encode()).decode()}"
    else:
        velden |= {"client_id": aanbieder.client, "client_secret": aanbieder.geheim}
    return _get(over["token_endpoint"], urlencode(velden).encode(), koppen)


def _claims(aanbieder: Aanbieder, over: dict[str, Any], token: str, nonce: str) -> dict[str, Any]:
    """The claims of an ID token that is signed by this provider, for us, now, and for this very visit."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token, _key(over, token), algorithms=HANDTEKENINGEN, audience=aanbieder.client, issuer=aanbieder.adres,
            leeway=SPELING_S, options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )  # fmt: skip
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise OidcFout(f"{aanbieder.code}: {type(error).__name__}") from error
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise OidcFout(f"{aanbieder.code}: nonce differs")
    meer_lezers = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if meer_lezers else aanbieder.client) != aanbieder.client:
        raise OidcFout(f"{aanbieder.code}: made for another client")
    return claims


def _key(over: dict[str, Any], token: str) -> Any:
    """The key that the token names; without a name only when there is one key."""
    kid = jwt.get_unverified_header(token).get("kid")
    passend = [s for s in _keys(over) if kid in (None, s.key_id)]
    if len(passend) != 1:
        raise jwt.InvalidKeyError("no such key")
    return passend[0].key


def _keys(over: dict[str, Any]) -> list[jwt.PyJWK]:
    """The keys with which the provider signs."""
    sleutels = jwt.PyJWKSet.from_dict(_get(over["jwks_uri"])).keys
    return [s for s in sleutels if s.public_key_use in (None, "sig")]


def _with_userinfo(
    aanbieder: Aanbieder, over: dict[str, Any], tokens: dict[str, Any], claims: dict[str, Any]
) -> dict[str, Any]:
    koppen = {"Authorization": f"Bearer {tokens.get('access_token', '')}"}
    meer = _get(over["userinfo_endpoint"], koppen=koppen)
    if meer.get("sub") != claims["sub"]:
        raise OidcFout(f"{aanbieder.code}: userinfo of somebody else")
    return claims | {naam: meer[naam] for naam in ("email", "email_verified") if naam in meer}


def _statement(aanbieder: Aanbieder, claims: dict[str, Any]) -> Verklaring:
    gecontroleerd = claims.get("email_verified", aanbieder.adres_zeker)
    amr = claims.get("amr", ())
    return Verklaring(
        sub=str(claims["sub"])[:255],
        email=str(claims.get("email", ""))[:254],
        email_zeker=gecontroleerd is True or gecontroleerd == "true",
        acr=str(claims.get("acr", "")),
        amr=tuple(map(str, amr)) if isinstance(amr, list) else (),
    )


def _get(adres: str, inhoud: bytes | None = None, koppen: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A JSON object from an address (POST when there is content)."""
    verzoek = Request(adres, inhoud, {"Accept": "application/json", **(koppen or {})})  # noqa: S310 - is_safe was asked
    try:
        with _opener.open(verzoek, timeout=WACHT_S) as antwoord:
            gegevens = json.loads(antwoord.read(HOOGSTENS_BYTES))
    except (URLError, OSError, ValueError) as error:
        raise OidcFout(f"no answer: {type(error).__name__}") from error
    if not isinstance(gegevens, dict):
        raise OidcFout("no object")
    return gegevens


def check_provider(aanbieder: Aanbieder) -> list[str]:
    """For who installs: what was found, as Dutch sentences. OidcFout when it cannot be used."""
    over = discover(aanbieder)
    try:
        sleutels = _keys(over)
    except jwt.PyJWTError as error:
        raise OidcFout(f"no keys: {type(error).__name__}") from error
    return [
        f"Inloggen gaat via {over['authorization_endpoint']}",
        f"{len(sleutels)} sleutel(s) gevonden om de handtekening mee te controleren",
    ]


def _b64(ruw: bytes) -> str:
    return base64.urlsafe_b64encode(ruw).rstrip(b"=").decode()
