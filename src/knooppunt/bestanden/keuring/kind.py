"""The process apart: reads one file, answers what it is. ``python -m knooppunt.bestanden.keuring.kind MEGAPIXEL``.

It first gives up what it does not need: more than a little memory and time, and writing to any file. A file that is
made to break a library breaks this, and not Knooppunt.
"""

from __future__ import annotations

import json
import sys

GEHEUGEN, SECONDEN = 1_500_000_000, 30


def give_up() -> None:
    """Limits of the system, where it has them (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDEN, SECONDEN))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """A line of JSON, then the bytes of the cleaned file and of the small one."""
    from knooppunt.bestanden.keuring.keur import look
    from knooppunt.bestanden.rules.inhoud import Geweigerd

    give_up()
    try:
        gekeurd = look(sys.stdin.buffer.read(), int(sys.argv[1]))
    except Geweigerd as geweigerd:
        sys.stdout.buffer.write(json.dumps({"weigering": geweigerd.weigering.value}).encode() + b"\n")
        return
    kop = {
        "vorm": gekeurd.vorm, "lengte": len(gekeurd.inhoud), "klein": len(gekeurd.klein),
        "breedte": gekeurd.breedte, "hoogte": gekeurd.hoogte,
    }  # fmt: skip
    sys.stdout.buffer.write(json.dumps(kop).encode() + b"\n" + gekeurd.inhoud + gekeurd.klein)


if __name__ == "__main__":
    main()
