"""Two providers to sign in with: a real one as its own process, and one that lies as it is told."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from knooppunt.toegang.rules.aanbieder import Aanbieder

START_LIMIT_S = 60


@contextmanager
def real_provider(*people: dict[str, Any]) -> Iterator[str]:
    """Its address. ``people``: the claims of who can sign in there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    who = [argument for claims in people for argument in ("--user-claims", json.dumps(claims))]
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "oidc_provider_mock",
        "--port",
        str(port),
        "--require-nonce",
        "true",
    ]
    process = subprocess.Popen([*command, *who], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_LIMIT_S
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{address}/.well-known/openid-configuration", timeout=5).close()
        except OSError:
            assert process.poll() is None, "the provider stopped while starting"
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"no provider within {START_LIMIT_S} s")


class Leugenaar:
    """A provider in this process. ``claims`` go into its token, ``over`` changes what it says about itself."""

    def __init__(self) -> None:
        self.sleutel = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.tekent_met: Any = self.sleutel
        self.hoe = "RS256"
        self.kop = {"kid": "een"}
        self.claims: dict[str, Any] = {}
        self.over: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.gevraagd: dict[str, list[str]] = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.adres = f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def token(self) -> str:
        nu = int(time.time())
        claims = {
            "iss": self.adres,
            "aud": "knooppunt",
            "sub": "007",
            "iat": nu,
            "exp": nu + 300,
        } | self.claims
        claims = {naam: waarde for naam, waarde in claims.items() if waarde is not None}
        return jwt.encode(claims, self.tekent_met, algorithm=self.hoe, headers=self.kop)

    def answer(self, pad: str) -> Any:
        if pad == "/.well-known/openid-configuration":
            eigen = {"authorization_endpoint": "/heen", "token_endpoint": "/token", "jwks_uri": "/sleutels"}
            eigen["userinfo_endpoint"] = "/wie"
            return {"issuer": self.adres, **{k: self.adres + v for k, v in eigen.items()}} | self.over
        if pad == "/sleutels":
            getallen = self.sleutel.public_key().public_numbers()
            return {
                "keys": [
                    {"kty": "RSA", "kid": "een", "use": "sig", "n": _b64(getallen.n), "e": _b64(getallen.e)}
                ]
            }
        if pad == "/token":
            return {"id_token": self.token(), "access_token": "x", "token_type": "Bearer"}
        return self.userinfo if pad == "/wie" else None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        leugenaar = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                inhoud = json.dumps(leugenaar.answer(urlsplit(self.path).path)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(inhoud)

            def do_POST(self) -> None:
                lengte = int(self.headers.get("Content-Length", 0))
                leugenaar.gevraagd = parse_qs(self.rfile.read(lengte).decode())
                leugenaar.gevraagd["authorization"] = [self.headers.get("Authorization", "")]
                self.do_GET()

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        return Handler


def _b64(getal: int) -> str:
    return urlsafe_b64encode(getal.to_bytes((getal.bit_length() + 7) // 8, "big")).rstrip(b"=").decode()


def aanbieder(adres: str, **anders: Any) -> Aanbieder:
    """What Knooppunt knows of a provider."""
    gegevens = {
        "code": "lindeveen", "naam": "Gemeente Lindeveen", "adres": adres, "client": "knooppunt", "geheim": "geheim",
        "domeinen": frozenset({"voorbeeld.invalid"}),
    }  # fmt: skip
    return Aanbieder(**(gegevens | anders))
