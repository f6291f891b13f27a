"""What stands out in the record of the demonstration, so that the privacy officer has something to ask about."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from knooppunt.dossier.models import Kind
from knooppunt.project.demonstratie.bouzid import Bouzid
from knooppunt.project.demonstratie.klok import Klok
from knooppunt.toegang.actions.buitenom import report_outside_changes
from knooppunt.toegang.nacht import knooppunt_self


def write_odd_looks(familie: Bouzid, klok: Klok) -> None:
    """A mentor who looks again and again and does nothing, and an adviser who looks late at night and on a Sunday."""
    boek, wie = familie.o.boek, familie.wie
    for dagen in (9, 8, 6, 4):
        boek.op(klok.geleden(dagen, 16, 5), familie.look, familie.yara, wie["david"], "plan")
    for at in (klok.geleden(6, 23, 12), klok.geleden(6, 23, 19), klok.zondag(20, 41)):
        boek.op(at, familie.look, familie.ilyas, wie["peter"], "verhaal")


def change_outside_the_product(at: datetime) -> None:
    """Someone changed a postcode in the database itself, and the night found it. In transactions of their own."""
    kind = Kind.objects.exclude(achternaam="Bouzid").order_by("pk").first()
    if kind:
        Kind.objects.filter(pk=kind.pk).update(woon_pc4="9901" if kind.woon_pc4 != "9901" else "9902")
        report_outside_changes(at=timezone.now(), by=knooppunt_self(at))
