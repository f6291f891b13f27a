"""A device with passkeys, in software: it answers the questions of the server as a browser would send them."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

AANWEZIG, GECONTROLEERD, MET_SLEUTEL = 0x01, 0x04, 0x40


@dataclass
class Toestel:
    """One passkey. What may be wrong with an answer can be set: another site, nobody checked, an old counter."""

    site: str = "https://knooppunt.invalid"
    naam: str = "knooppunt.invalid"
    gecontroleerd: bool = True
    teller: int = 0
    sleutel: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def make(self, vraag: dict[str, Any]) -> dict[str, Any]:
        cose = cbor.encode(dict(ES256.from_cryptography_key(self.sleutel.public_key())))
        sleutel = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        data = self._data(MET_SLEUTEL) + sleutel
        attest = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(
            clientDataJSON=websafe_encode(self._client("webauthn.create", vraag)),
            attestationObject=websafe_encode(attest),
        )

    def show(self, vraag: dict[str, Any]) -> dict[str, Any]:
        data, client = self._data(), self._client("webauthn.get", vraag)
        getekend = self.sleutel.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            clientDataJSON=websafe_encode(client),
            authenticatorData=websafe_encode(data),
            signature=websafe_encode(getekend),
        )

    def _data(self, extra: int = 0) -> bytes:
        vlaggen = AANWEZIG | extra | (GECONTROLEERD if self.gecontroleerd else 0)
        return hashlib.sha256(self.naam.encode()).digest() + bytes([vlaggen]) + self.teller.to_bytes(4, "big")

    def _client(self, soort: str, vraag: dict[str, Any]) -> bytes:
        return json.dumps({"type": soort, "challenge": vraag["challenge"], "origin": self.site}).encode()

    def _answer(self, **response: str) -> dict[str, Any]:
        return {
            "id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "type": "public-key",
            "response": response, "clientExtensionResults": {},
        }  # fmt: skip
