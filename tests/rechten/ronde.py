"""``knooppunt controle rechten``: both figures about rights, in a database that is thrown away.

    python -m tests.rechten.ronde 10000 1

The last line is JSON.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from itertools import count
from typing import Any

from tests.vijandige_ronde import empty_database, fill, walk_of_everyone

ALLES_OM_DE = 10
"""Every so many examples all kinds of things are compared, else the dossiers with their parts."""


def main(aantal: int, zaad: int) -> int:
    empty_database()
    paren, verschillen = compare_pairs(aantal, zaad)
    fill()
    uitslag = ask_everything(zaad)
    _show(paren, verschillen, uitslag)
    return 1 if verschillen or uitslag.lekken or not uitslag.geopend else 0


def compare_pairs(aantal: int, zaad: int) -> tuple[Counter[tuple[str, bool]], list[Any]]:
    """Generated people and things until so many pairs of a viewer and a dossier; and what did not agree."""
    # Imported here: the models need Django's set-up.
    from django.db import transaction
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from hypothesis import strategies as st

    from tests.factories import Cast
    from tests.generative.test_zichtbaarheid import DELINGEN, DOSSIER, FUNCTIES, build
    from tests.rechten.paren import all_pairs, circles, dossiers
    from tests.rechten.wereld import OVERIG, furnish, rearrange, three_dossiers

    paren: Counter[tuple[str, bool]] = Counter()
    verschillen: list[Any] = []
    nummers = count()
    kringen = st.tuples(st.lists(DOSSIER, min_size=3, max_size=3), FUNCTIES, DELINGEN)

    @seed(zaad)
    @settings(
        max_examples=-(-aantal // 3), database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(kringen=kringen, overig=OVERIG)
    def one(kringen: Any, overig: Any) -> None:
        viewer = build(cast, drie, kringen)
        if next(nummers) % ALLES_OM_DE == 0:
            rearrange(cast, viewer.account_id, overig)
            gevonden = list(all_pairs(viewer))
        else:
            gevonden = list(dossiers(viewer, circles(viewer)))
        paren.update((paar.soort, paar.mag) for paar in gevonden)
        verschillen.extend(paar for paar in gevonden if not paar.gelijk)
        if (nu := paren["dossier", True] + paren["dossier", False]) % 1500 == 0:
            print(f"{nu} dossiers vergeleken, {len(verschillen)} verschillen", file=sys.stderr)

    with transaction.atomic():
        cast = Cast()
        drie = three_dossiers(cast)
        furnish(cast, drie)
        one()
        transaction.set_rollback(True)
    return paren, verschillen


def ask_everything(zaad: int) -> Any:
    """The walk past everything that someone of the demonstration can reach, as everyone."""
    from django.utils import timezone

    from tests.rechten.rondgang import everyone, places, walk_around

    op = timezone.localdate()
    urls = sorted({plek.url.partition("?")[0] for plek in walk_of_everyone()})
    plekken, mensen = places(urls, op), everyone(timezone.now(), op)
    print(f"{len(plekken)} adressen van iets van iemand, {len(mensen)} mensen", file=sys.stderr)
    return walk_around(mensen, plekken, random.Random(zaad))


def _show(paren: Counter[tuple[str, bool]], verschillen: list[Any], uitslag: Any) -> None:
    print(f"{'vergeleken':28} {'wel te zien':>12} {'niet te zien':>13}")
    for soort in sorted({soort for soort, _ in paren}):
        print(f"{soort:28} {paren[soort, True]:>12} {paren[soort, False]:>13}")
    print(f"{'geprobeerd':28} {'aantal':>12}")
    for relatie, keer in uitslag.geprobeerd.most_common():
        print(f"{relatie:28} {keer:>12}")
    for regel in [*(repr(paar) for paar in verschillen[:20]), *uitslag.lekken[:20]]:
        print(f"FOUT {regel}")
    cijfers = {
        "pairs": sum(paren.values()), "dossier_pairs": paren["dossier", True] + paren["dossier", False],
        "differences": len(verschillen), "addresses": len(uitslag.routes), "roles": len(uitslag.rollen),
        "objects_tried": sum(uitslag.geprobeerd.values()), "by_relation": dict(uitslag.geprobeerd),
        "own_opened": uitslag.geopend, "requests": uitslag.verzoeken, "leaks": len(uitslag.lekken),
    }  # fmt: skip
    print(json.dumps(cijfers, ensure_ascii=False))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
