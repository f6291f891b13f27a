"""The first page of the privacy officer counts what waits, as the pages behind it show it."""

from datetime import timedelta

import pytest

from knooppunt.privacy.models import Aankondiging, Verzoek
from knooppunt.privacy.queries.toezicht import watch
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db


@pytest.fixture
def verzoek(cast):
    return Verzoek.objects.create(
        dossier=cast.dossier(), soort="inzage", tekst="x", gedaan_by=cast.account("moeder"), gedaan_at=AT,
        antwoord_voor=OP + timedelta(days=30),
    )  # fmt: skip


def test_nothing_waits(cast):
    t = watch(cast.privacy, AT)
    assert (t.verzoeken, t.te_laat, t.noodgevallen, t.gaat_weg, t.nagekeken) == (0, 0, 0, 0, None)


def test_a_request_waits_and_is_late_after_its_last_day(cast, verzoek):
    op_tijd = watch(cast.privacy, AT)
    Verzoek.objects.filter(pk=verzoek.pk).update(antwoord_voor=OP - timedelta(days=1))
    te_laat = watch(cast.privacy, AT)
    assert [(t.verzoeken, t.te_laat) for t in (op_tijd, te_laat)] == [(1, 0), (1, 1)]


def test_what_is_announced_will_be_removed(cast):
    Aankondiging.objects.create(soort="dossier", onderwerp_ref="r", wissen_op=OP, aangekondigd_at=AT)
    assert watch(cast.privacy, AT).gaat_weg == 1


def test_only_who_reads_the_record_sees_the_page(cast):
    assert [cast.client(wie).get("/toezicht/").status_code for wie in ("privacy", "beheerder")] == [200, 403]
