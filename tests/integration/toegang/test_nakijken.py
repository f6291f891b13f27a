"""The record is read over every night, and who keeps watch sees whether it is whole."""

import pytest
from django.db import connection, transaction
from django.utils import timezone

from knooppunt.toegang.actions.nakijken import check_every_night
from knooppunt.toegang.grendels.beheer import unlocked
from knooppunt.toegang.models import Gebeurtenis, Taak
from knooppunt.toegang.nacht import knooppunt_self
from knooppunt.toegang.public import record_event
from knooppunt.toegang.queries.logboek import last_check
from tests.factories import AT, Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(settings, tmp_path):
    settings.ANKER = tmp_path / "anker"
    with transaction.atomic():
        cast = Cast()
        record_event(soort="account.gemaakt", onderwerp_ref="x", by=cast.beheerder, at=AT)
        record_event(soort="dossier.bekeken", onderwerp_ref="y", dossier_ref="y", by=cast.mentor, at=AT)
    return cast


def night() -> str:
    nu = timezone.now()
    return check_every_night(at=nu, by=knooppunt_self(nu), voortgang=lambda klaar, totaal: None)


def damage() -> None:
    with transaction.atomic(), unlocked():
        Gebeurtenis.objects.filter(soort="dossier.bekeken").delete()


def tasks() -> list[tuple[str, bool]]:
    return [(taak.rol, taak.gedaan_at is None) for taak in Taak.objects.filter(soort="logboek")]


def test_a_record_that_is_whole(cast):
    assert night().endswith("Alles klopt.")
    assert (last_check().gegevens["fouten"], tasks()) == (0, [])
    assert "Er is niets weg en niets veranderd." in cast.client("privacy").get("/toezicht/").content.decode()


def test_a_line_that_is_gone_is_a_task_for_the_privacy_officer_until_it_is_whole_again(cast):
    weg = Gebeurtenis.objects.get(soort="dossier.bekeken")
    damage()
    assert night().endswith("Er klopt iets niet.")
    assert (last_check().gegevens["fouten"], tasks()) == (1, [("privacyfunctionaris", True)])
    weg.save(force_insert=True)
    night()
    assert tasks() == [("privacyfunctionaris", False)]


def test_the_page_says_that_it_is_not_whole_and_what_to_do(cast):
    damage()
    night()
    bladzijde = cast.client("privacy").get("/toezicht/").content.decode()
    assert "op 1 plek klopt er iets niet. Vraag de beheerder" in bladzijde


def test_without_the_anchor_nobody_knows_whether_the_end_is_there(cast, settings):
    settings.ANKER.unlink()
    assert night().endswith("Er klopt iets niet.")
    assert "want het anker ontbreekt" in cast.client("privacy").get("/toezicht/").content.decode()


def test_before_the_first_night_the_page_says_so(cast):
    assert "Nog niet nagelezen" in cast.client("privacy").get("/toezicht/").content.decode()


def test_the_night_after_reads_its_own_line_of_the_night_before(cast):
    night()
    assert (night().endswith("Alles klopt."), connection.in_atomic_block) == (True, False)
