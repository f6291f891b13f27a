"""Many attempts at tampering in a database of its own: python -m tests.knoeironde NUMBER SEED."""

from __future__ import annotations

import json
import sys

import django
from django.db import connection


def main(aantal: int, zaad: int) -> int:
    """In a database of its own; prints per kind how often it was tried, seen and named, and JSON as the last line."""
    # Imported here: the models need Django's set-up.
    from django.core.management import call_command

    from knooppunt.toegang.models import Gebeurtenis, Rijwijziging
    from tests.geknoei import tamper, write_record

    call_command("migrate", verbosity=0)
    write_record()

    def meld(n: int) -> None:
        if n % 100 == 0:
            print(f"{n} van {aantal}", file=sys.stderr)

    uitkomst = tamper(aantal, zaad, meld)
    regels, rijen = Gebeurtenis.objects.count(), Rijwijziging.objects.count()
    print(f"Logboek met {regels} regels en {rijen} rijwijzigingen ({connection.vendor}).")
    print(f"{'ingreep':22} {'geprobeerd':>10} {'gezien':>7} {'aangewezen':>11}")
    for ingreep, keer in sorted(uitkomst.geprobeerd.items()):
        woorden = ingreep.replace("_", " ")
        print(f"{woorden:22} {keer:>10} {uitkomst.gezien[ingreep]:>7} {uitkomst.aangewezen[ingreep]:>11}")
    gezien, aangewezen = uitkomst.gezien.total(), uitkomst.aangewezen.total()
    print(f"Van {aantal} ingrepen zijn er {gezien} gezien; bij {aangewezen} is de goede regel aangewezen.")
    print(
        json.dumps(
            {"tried": aantal, "detected": gezien, "pinpointed": aangewezen, "database": connection.vendor}
        )
    )
    return 0 if gezien == aantal else 1


if __name__ == "__main__":
    django.setup()
    sys.exit(main(*map(int, sys.argv[1:])))
