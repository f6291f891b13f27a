"""Every line of the record is numbered and marked; writers at the same moment do not wait for each other."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, connections, transaction

from knooppunt.toegang.keten import keys
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.public import Blik, record_event, record_looks
from knooppunt.toegang.rules.waarmerk import BEGIN, Logregel, fits
from tests.factories import AT, Cast


def broken() -> list[tuple[int, int]]:
    """Chain and number of every line that does not fit on the one before it."""
    fout, vorige = [], {}
    kolommen = [f.attname for f in Gebeurtenis._meta.concrete_fields]
    for rij in Gebeurtenis.objects.order_by("spoor", "nr").values(*kolommen):
        waarmerk, spoor = rij.pop("waarmerk"), rij["spoor"]
        nr, voor = vorige.get(spoor, (0, BEGIN))
        if rij["nr"] != nr + 1 or not fits(keys()[-1], voor, Logregel(**rij), waarmerk):
            fout.append((spoor, rij["nr"]))
        vorige[spoor] = rij["nr"], waarmerk
    return fout


def test_lines_of_every_kind_fit_on_the_line_before_them(cast):
    record_event(soort="dossier.geopend", onderwerp_ref="x", dossier_ref="y", by=cast.coordinator, at=AT, n=1)
    blikken = [Blik("dossier.genoemd", ref, ref) for ref in "aba"]
    record_looks(blikken=blikken, bladzijde="lijst", doel="begeleiding", by=cast.mentor, at=AT)
    record_event(soort="account.gemaakt", onderwerp_ref="z", by=cast.moeder, at=AT, refs=("p", "q"))
    nrs = list(Gebeurtenis.objects.order_by("id").values_list("nr", flat=True))
    assert (nrs, broken()) == ([1, 2, 3, 4], [])


def test_what_was_taken_back_leaves_no_gap(cast):
    record_event(soort="dossier.geopend", onderwerp_ref="x", by=cast.coordinator, at=AT)
    with transaction.atomic():
        record_event(soort="dossier.geopend", onderwerp_ref="y", by=cast.coordinator, at=AT)
        transaction.set_rollback(True)
    record_event(soort="dossier.geopend", onderwerp_ref="z", by=cast.coordinator, at=AT)
    assert (list(Gebeurtenis.objects.values_list("onderwerp_ref", flat=True)), broken()) == (["x", "z"], [])


def test_many_writers_at_once_make_chains_without_a_gap(transactional_db):
    viewer, schrijvers, elk = Cast().coordinator, 8, 12

    def write(schrijver: int) -> None:
        try:
            for i in range(elk):
                with transaction.atomic():
                    record_event(soort="dossier.geopend", onderwerp_ref=f"{schrijver}.{i}", by=viewer, at=AT)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(schrijvers) as pool:
        list(pool.map(write, range(schrijvers)))
    assert (Gebeurtenis.objects.count(), broken()) == (schrijvers * elk, [])


def test_a_transaction_that_takes_long_holds_up_nobody(transactional_db):
    """On PostgreSQL: both are inside their transaction at the same moment, each with a line of its own."""
    if connection.vendor == "sqlite":
        return  # one writer at a time
    viewer, samen = Cast().coordinator, Barrier(2, timeout=20)

    def write(ref: str) -> int:
        try:
            with transaction.atomic():
                regel = record_event(soort="dossier.geopend", onderwerp_ref=ref, by=viewer, at=AT)
                samen.wait()
                return regel.spoor
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        sporen = sorted(pool.map(write, "ab"))
    assert (sporen, broken()) == ([0, 1], [])


def test_a_line_that_no_action_wrote_is_refused(cast):
    with pytest.raises(IntegrityError, match=r"(?i)null"):
        Gebeurtenis.objects.create(soort="dossier.geopend", onderwerp_ref="x", at=AT, gegevens={})
