"""Passkeys (WebAuthn): the question for the browser, and whether its answer is right. Built on fido2 of Yubico."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from fido2.server import Fido2Server
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

MET_VINGER_OF_CODE = UserVerificationRequirement.REQUIRED
"""The device asks for a finger, a face or its own code: then a passkey is enough by itself."""


class OngeldigePasskey(ValueError):
    """The browser's answer is not one to our question, or its signature is wrong."""


@dataclass(frozen=True)
class Passkey:
    """What is kept of a passkey."""

    credential: str
    publieke_sleutel: bytes
    teller: int


def is_possible(host: str) -> bool:
    """A passkey belongs to a name; an address of figures has none (but ``localhost`` has)."""
    try:
        ip_address(_name_of(host))
    except ValueError:
        return True
    return False


def _name_of(host: str) -> str:
    """The host without its port; an IPv6 address stands in brackets."""
    return host[1 : host.index("]")] if host.startswith("[") else host.partition(":")[0]


def _server(host: str) -> Fido2Server:
    return Fido2Server(PublicKeyCredentialRpEntity(name="Knooppunt", id=_name_of(host)))


def ask_for_new(host: str, *, ref: str, login_name: str, naam: str, heeft: Iterable[str]) -> tuple[Any, Any]:
    """The question to make a passkey, and what to remember of it. ``heeft``: the ones that this person has."""
    user = PublicKeyCredentialUserEntity(id=ref.encode(), name=login_name, display_name=naam)
    vraag, onthoud = _server(host).register_begin(
        user, [_descriptor(c) for c in heeft], resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=MET_VINGER_OF_CODE,
    )  # fmt: skip
    return dict(vraag)["publicKey"], onthoud


def read_new(host: str, onthoud: Any, antwoord: Any) -> Passkey:
    """The passkey that the browser made; OngeldigePasskey when the answer is not to our question."""
    try:
        gegevens = _server(host).register_complete(onthoud, antwoord)
    except (ValueError, TypeError, KeyError, AttributeError, AssertionError) as error:
        raise OngeldigePasskey(type(error).__name__) from error
    sleutel = gegevens.credential_data
    if sleutel is None:
        raise OngeldigePasskey("no key")
    return Passkey(websafe_encode(sleutel.credential_id), bytes(sleutel), gegevens.counter)


def ask_for_proof(host: str, heeft: Iterable[str] = ()) -> tuple[Any, Any]:
    """The question to show a passkey: one of these, or any that belongs to this site."""
    lijst = [_descriptor(c) for c in heeft]
    vraag, onthoud = _server(host).authenticate_begin(lijst or None, user_verification=MET_VINGER_OF_CODE)
    return dict(vraag)["publicKey"], onthoud


def credential_of(antwoord: Any) -> str:
    """Which passkey answers; whether it is right is still to be checked."""
    try:
        return websafe_encode(AuthenticationResponse.from_dict(antwoord).raw_id)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise OngeldigePasskey(type(error).__name__) from error


def check_proof(host: str, onthoud: Any, antwoord: Any, publieke_sleutel: bytes) -> int:
    """How often the passkey says that it signed; OngeldigePasskey when its signature is not right."""
    try:
        sleutel = AttestedCredentialData(publieke_sleutel)
        _server(host).authenticate_complete(onthoud, [sleutel], antwoord)
        return int(AuthenticationResponse.from_dict(antwoord).response.authenticator_data.counter)
    except (ValueError, TypeError, KeyError, AttributeError, AssertionError) as error:
        raise OngeldigePasskey(type(error).__name__) from error


def _descriptor(credential: str) -> PublicKeyCredentialDescriptor:
    return PublicKeyCredentialDescriptor(
        type=PublicKeyCredentialType.PUBLIC_KEY, id=websafe_decode(credential)
    )
