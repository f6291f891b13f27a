"""Random references for URLs and letters: meaningless, unguessable, and readable aloud."""

from __future__ import annotations

import secrets

# Crockford's alphabet: no i, l, o, u, so that nothing is misread or spells a word.
ALFABET = "0123456789abcdefghjkmnpqrstvwxyz"


def nieuwe_referentie(lengte: int = 16) -> str:
    """A random reference of ``lengte`` letters (5 bits each), used in URLs."""
    # 32 letters: the last five bits of a random byte pick one evenly, and a region makes ten thousand at once.
    return "".join(ALFABET[byte & 31] for byte in secrets.token_bytes(lengte))


def leescode(lengte: int = 8) -> str:
    """A reference for people, in groups of four: ``7FK3-9QDM``."""
    kaal = nieuwe_referentie(lengte).upper()
    return "-".join(kaal[i : i + 4] for i in range(0, lengte, 4))
