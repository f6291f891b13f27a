"""``knooppunt audit``: Dutch sentences, an exit code, JSON, and an anchor that tells a database that was set back."""

import json
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from django.db import connection, transaction

from knooppunt.project import cli
from knooppunt.toegang.grendels.beheer import (
    after_migrations,
    before_migrations,
    differences,
    put_in_place,
    take_away,
)
from knooppunt.toegang.models import Account, Gebeurtenis
from knooppunt.toegang.public import record_event
from tests.factories import AT, Cast


@pytest.fixture
def anker(settings, tmp_path):
    settings.ANKER = tmp_path / "anker"
    return settings.ANKER


@pytest.fixture
def cast(anker, transactional_db):
    """Seven lines: the cast with its event, the line that marks its rows, and five events."""
    with transaction.atomic():
        cast = Cast()
        record_event(soort="account.gemaakt", onderwerp_ref="x", by=cast.beheerder, at=AT)
    for i in range(5):
        record_event(soort="dossier.geopend", onderwerp_ref=f"ref{i}", by=cast.coordinator, at=AT)
    return cast


def audit(*args: str) -> Result:
    return CliRunner().invoke(cli.command_line(), ["audit", *args], prog_name="knooppunt")


def said(*args: str) -> tuple[int, list[str]]:
    """The exit code, and what is said after the first line, which counts."""
    uitkomst = audit(*args)
    return uitkomst.exit_code, uitkomst.stdout.splitlines()[1:]


def by_force(sql: str) -> None:
    take_away()
    with connection.cursor() as cursor:
        cursor.execute(sql)
    put_in_place()


def test_a_record_that_is_whole(cast):
    assert said("controleer") == (0, ["Het logboek is heel."])


def test_a_line_that_was_changed(cast):
    by_force("UPDATE toegang_gebeurtenis SET doel = 'inzage' WHERE nr = 4")
    assert said("controleer") == (
        1,
        ["- Spoor 0, regel 4 is veranderd, of niet door Knooppunt geschreven.", "Het logboek is NIET heel."],
    )


def test_an_end_that_was_cut_off(cast):
    by_force("DELETE FROM toegang_gebeurtenis WHERE nr > 5")
    wat = "ontbreken aan het einde (het anker zegt tot waar het logboek liep)"
    assert said("controleer") == (
        1, [f"- Spoor 0, regels 6 tot en met 7 {wat}.", "Het logboek is NIET heel."],
    )  # fmt: skip


def test_a_change_outside_the_product(cast):
    Account.objects.filter(pk=cast.account("moeder").pk).update(naam="Een ander")
    code, zinnen = said("controleer")
    assert (code, zinnen[0].partition(" hoort bij ")[2]) == (
        1, "geen gebeurtenis: gedaan buiten Knooppunt om.",
    )  # fmt: skip


def test_the_same_as_json(cast):
    by_force("DELETE FROM toegang_gebeurtenis WHERE nr = 4")
    gevonden = json.loads(audit("controleer", "--json").stdout)
    assert (gevonden["intact"], gevonden["lines"], gevonden["damages"]) == (
        False, 6, [{"kind": "ontbreekt", "chain": 0, "from": 4, "to": 4, "text": "Spoor 0, regel 4 ontbreekt."}],
    )  # fmt: skip


def test_without_an_anchor_the_end_is_not_certain(cast, anker):
    anker.unlink()
    zin = f"- Er is geen anker ({anker}). Of het einde er nog is, is niet na te gaan."
    assert said("controleer") == (1, [zin, "Het logboek is NIET heel."])


def test_a_file_that_is_no_anchor(cast, tmp_path):
    (tmp_path / "brief").write_text("geen anker")
    uitkomst = audit("controleer", "--anker", str(tmp_path / "brief"))
    zin = f"In {tmp_path / 'brief'} staat geen anker."
    assert (uitkomst.exit_code, uitkomst.stderr.partition(": ")[2].strip()) == (2, zin)


def test_an_anchor_kept_elsewhere_tells_that_everything_was_set_back(cast, anker, tmp_path):
    """Database and data folder both of yesterday: beside each other they fit."""
    elders = tmp_path / "elders"
    elders.write_text(audit("anker").stdout)
    by_force("DELETE FROM toegang_gebeurtenis WHERE nr > 5")
    anker.unlink()
    anker.write_text(audit("anker").stdout)
    assert (said("controleer")[0], said("controleer", "--anker", str(elders))[0]) == (0, 1)


def test_the_anchor_follows_every_commit_and_nothing_that_was_taken_back(cast, anker):
    with transaction.atomic():
        record_event(soort="dossier.geopend", onderwerp_ref="terug", by=cast.coordinator, at=AT)
        transaction.set_rollback(True)
    laatste = Gebeurtenis.objects.latest("id")
    assert anker.read_text().split() == ["0", "7", laatste.waarmerk]


def test_that_the_guards_were_away_for_an_update_of_the_tables_is_in_the_record(cast):
    stap = SimpleNamespace(app_label="toegang", name="0003_iets")
    before_migrations(plan=[(stap, False)])
    assert differences() != []
    after_migrations(plan=[(stap, False)])
    laatste = Gebeurtenis.objects.latest("id")
    assert (laatste.soort, laatste.gegevens, differences()) == (
        "database.bijgewerkt",
        {"migraties": ["toegang.0003_iets"]},
        [],
    )
