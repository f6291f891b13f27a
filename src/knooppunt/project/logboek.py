"""What the log may say: never the secret part of an address."""

from __future__ import annotations

import logging


class ZonderSleutels(logging.Filter):
    """Writes the pattern of an address in place of the address: a personal link or reference is a key.

    Django logs every refused request with its path; ``/uitnodiging/<str:token>/`` says enough.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        pad = getattr(request, "path", None)
        if pad and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            patroon = f"/{match.route}" if match else f"/{pad.strip('/').split('/')[0]}/…"
            record.args = tuple(patroon if arg == pad else arg for arg in record.args)
        return True
