"""Keys, and how one text is sealed with them: AES-256-GCM, the number of the key in front, bound to its place.

Sealed text reads ``kp1.NUMBER.BASE64(nonce + ciphertext + tag)``. The number says when its key was made
(``yyyymmddHHMM``, UTC); the highest one seals, every one opens. ``place`` is the associated data: text that was
moved to another row, column or table does not open.
"""

from __future__ import annotations

import os
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SEALED = re.compile(r"kp1\.([0-9]{1,12})\.([A-Za-z0-9_-]{38,}={0,2})", re.ASCII)
NONCE = 12
FORM = re.compile(r"([0-9]{1,12}):([A-Za-z0-9_-]{43}=)", re.ASCII)


class Onleesbaar(Exception):
    """Encrypted text that cannot be opened here. The message names a place or a key, never what is written."""


class SleutelOntbreekt(Onleesbaar):
    """There is no key, or not the one that this text was sealed with."""


class SleutelsOnbruikbaar(Onleesbaar):
    """The keys themselves cannot be used: not readable, badly written, or open to others."""


@dataclass(frozen=True)
class Sleutelbos:
    """The keys of this installation by number."""

    sleutels: Mapping[int, bytes]

    @cached_property
    def nieuwste(self) -> int:
        return max(self.sleutels)

    @cached_property
    def _ciphers(self) -> dict[int, AESGCM]:
        return {nummer: AESGCM(sleutel) for nummer, sleutel in self.sleutels.items()}

    def seal(self, tekst: str, place: str) -> str:
        nonce = secrets.token_bytes(NONCE)
        inhoud = self._ciphers[self.nieuwste].encrypt(nonce, tekst.encode(), place.encode())
        return f"kp1.{self.nieuwste}.{urlsafe_b64encode(nonce + inhoud).decode()}"

    def open(self, verzegeld: str, place: str) -> str:
        """The text; SleutelOntbreekt without its key, Onleesbaar when it was changed or stood elsewhere."""
        nummer = key_number(verzegeld)
        if nummer is None:
            raise Onleesbaar(f"{where(place)}: dit is geen versleutelde tekst")
        if nummer not in self._ciphers:
            raise SleutelOntbreekt(f"{where(place)}: sleutel {nummer} ontbreekt")
        inhoud = urlsafe_b64decode(verzegeld.rpartition(".")[2])
        try:
            return self._ciphers[nummer].decrypt(inhoud[:NONCE], inhoud[NONCE:], place.encode()).decode()
        except InvalidTag:
            raise Onleesbaar(
                f"{where(place)}: de tekst is veranderd, stond ergens anders, "
                f"of sleutel {nummer} is niet de goede"
            ) from None


def key_number(tekst: str) -> int | None:
    """The number of the key of a sealed text; None when it is not sealed."""
    match = SEALED.fullmatch(tekst)
    return int(match[1]) if match else None


def where(place: str) -> str:
    """Table and column of a place: a message does not say whose text it is."""
    return place.partition(":")[0]


def new_key(at: datetime, after: int = 0) -> tuple[int, bytes]:
    """A new key with a number that is higher than ``after``."""
    return max(int(at.strftime("%Y%m%d%H%M")), after + 1), AESGCM.generate_key(256)


def written(nummer: int, sleutel: bytes) -> str:
    """A key as it stands in the environment or in the file: ``NUMBER:BASE64``."""
    return f"{nummer}:{urlsafe_b64encode(sleutel).decode()}"


def mark(sleutel: bytes) -> str:
    """Eight letters that tell two keys apart without saying anything about either."""
    return sha256(b"knooppunt kenmerk" + sleutel).hexdigest()[:8]


@lru_cache(maxsize=8)
def read_keys(tekst: str) -> Sleutelbos:
    """Keys written as ``NUMBER:BASE64``, with spaces, commas or new lines between them."""
    sleutels: dict[int, bytes] = {}
    for deel in tekst.replace(",", " ").split():
        match = FORM.fullmatch(deel)
        if match is None or int(match[1]) in sleutels:
            raise SleutelsOnbruikbaar(
                "De sleutels zijn niet goed geschreven. Elke sleutel is één keer NUMMER:SLEUTEL, "
                "zoals 'knooppunt sleutels maak' die geeft."
            )
        sleutels[int(match[1])] = urlsafe_b64decode(match[2])
    if not sleutels:
        raise SleutelOntbreekt("Er is geen sleutel.")
    return Sleutelbos(sleutels)


def read_file(pad: Path) -> Sleutelbos:
    """The keys in a file that only its owner may read; read anew when it has changed. FileNotFoundError without it."""
    stat = pad.stat()
    if os.name == "posix" and stat.st_mode & 0o077:
        raise SleutelsOnbruikbaar(f"Anderen kunnen de sleutels lezen. Doe eerst: chmod 600 {pad}")
    return _of_file(pad, stat.st_mtime_ns, stat.st_size, stat.st_ino)


@lru_cache(maxsize=8)
def _of_file(pad: Path, *version: int) -> Sleutelbos:
    return read_keys(pad.read_text(encoding="ascii", errors="replace"))


def make_file(pad: Path, nummer: int, sleutel: bytes) -> None:
    """The file with the first key; when someone else was just earlier, theirs stays."""
    naast = _beside(pad, written(nummer, sleutel))
    try:
        os.link(naast, pad)
    except FileExistsError:
        pass
    finally:
        naast.unlink()


def add_to_file(pad: Path, nummer: int, sleutel: bytes) -> None:
    """Put one more key in the file."""
    bestaand = pad.read_text(encoding="ascii").rstrip()
    _beside(pad, f"{bestaand}\n{written(nummer, sleutel)}").replace(pad)


def _beside(pad: Path, tekst: str) -> Path:
    """A whole file beside it, readable by the owner only: what it replaces is never half written."""
    naast = pad.with_name(f"{pad.name}.{os.getpid()}.nieuw")
    with os.fdopen(os.open(naast, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as bestand:
        bestand.write(f"{tekst}\n")
        bestand.flush()
        os.fsync(bestand.fileno())
    return naast
