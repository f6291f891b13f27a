"""Look into a file that came in, keep it, have it scanned again, and let it go."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from datetime import date, datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from knooppunt.bestanden.keuring.apart import look_apart
from knooppunt.bestanden.keuring.gekeurd import Gekeurd
from knooppunt.bestanden.models import Bestand
from knooppunt.bestanden.queries.lezen import KLEIN, content_of, storage
from knooppunt.bestanden.rules.inhoud import Geweigerd, Weigering
from knooppunt.bestanden.rules.limieten import PAKKET, require_fits
from knooppunt.bestanden.rules.uitslag import Uitslag
from knooppunt.bestanden.scanner import scan


@dataclass(frozen=True)
class Ontvangen:
    """A file that was looked into and scanned, and is not kept yet."""

    gekeurd: Gekeurd
    uitslag: Uitslag


def receive(inhoud: bytes, al_bewaard: int, op: date) -> Ontvangen:
    """Look into what came in. Geweigerd with the reason; outside any transaction, because it takes a while."""
    require_fits(len(inhoud), al_bewaard, op)
    gekeurd = look_apart(inhoud, PAKKET.drempel("FOTO_MEGAPIXEL", op).aantal)
    uitslag = scan(gekeurd.inhoud)
    if uitslag is Uitslag.VIRUS:
        raise Geweigerd(Weigering.VIRUS)
    return Ontvangen(gekeurd, uitslag)


def keep_file(*, ontvangen: Ontvangen, at: datetime) -> Bestand:
    """Store it, in the caller's transaction. Undone, the bytes stay behind until ``remove_orphans`` finds them."""
    gekeurd, sleutel = ontvangen.gekeurd, AESGCM.generate_key(256)
    bestand = Bestand(
        vorm=gekeurd.vorm, grootte=len(gekeurd.inhoud), sleutel=b64encode(sleutel).decode(), breedte=gekeurd.breedte,
        hoogte=gekeurd.hoogte, uitslag=ontvangen.uitslag.value, created_at=at,
        nagekeken_at=at if ontvangen.uitslag is Uitslag.SCHOON else None,
    )  # fmt: skip
    storage().write(bestand.ref, sleutel, gekeurd.inhoud)
    if gekeurd.klein:
        storage().write(bestand.ref + KLEIN, sleutel, gekeurd.klein)
    bestand.save()
    return bestand


def scan_again(bestand: Bestand) -> Uitslag:
    """Once more, for a file that waits; outside any transaction, because it takes a while."""
    return scan(b"".join(content_of(bestand)))


def keep_outcome(*, bestand: Bestand, uitslag: Uitslag, at: datetime) -> None:
    bestand.uitslag, bestand.nagekeken_at = uitslag.value, at if uitslag is Uitslag.SCHOON else None
    bestand.save(update_fields=["uitslag", "nagekeken_at"])


def drop_file(*, bestand: Bestand) -> None:
    """The row goes in the caller's transaction, and with it the key; the bytes go when that is final."""
    ref = bestand.ref
    bestand.delete()

    def remove() -> None:
        for naam in (ref, ref + KLEIN):
            storage().remove(naam)

    transaction.on_commit(remove)
