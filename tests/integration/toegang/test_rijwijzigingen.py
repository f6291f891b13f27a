"""A change in a table with personal data is seen, whoever made it and however; without an event it stands out."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from django.db import connection, transaction

from knooppunt.toegang.grendels.beheer import differences, put_in_place, take_away
from knooppunt.toegang.models import Account, Apparaat, Gebeurtenis, Rijwijziging
from knooppunt.toegang.public import close_tasks, open_task, record_event
from knooppunt.toegang.queries.controle import check_record
from tests.factories import AT, Cast

TABEL = "toegang_account"


@pytest.fixture
def cast(transactional_db):
    """The cast, committed together with an event, as the product would."""
    with transaction.atomic():
        cast = Cast()
        record_event(soort="account.gemaakt", onderwerp_ref="x", by=cast.beheerder, at=AT)
    return cast


def seen() -> list[tuple[str, str, str]]:
    """The row changes after those of the fixture."""
    klaar = Gebeurtenis.objects.order_by("id").exclude(rijen_tot=None).first().rijen_tot
    return list(Rijwijziging.objects.filter(id__gt=klaar).values_list("rij", "soort", "kolommen"))


def found() -> list[str]:
    return [bevinding.schade.value for bevinding in check_record({}).bevindingen]


def by_hand(sql: str) -> None:
    """As in a shell of the database: a connection of its own, without anything of the product."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=20)) as shell:
            shell.executescript(sql)
    else:
        import psycopg

        with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as shell:
            shell.execute(sql)


def test_the_cast_itself_is_marked_by_its_event(cast):
    assert (Rijwijziging.objects.count() > 20, check_record({}).in_orde) == (True, True)


def test_a_change_past_every_action_is_seen_with_its_columns_only(cast):
    pk = cast.account("moeder").pk
    Account.objects.filter(pk=pk).update(naam="Een ander", taal="en")
    assert (seen(), found()) == ([(str(pk), "veranderd", "naam,taal")], ["buitenom"])


@pytest.mark.parametrize(
    ("sql", "gezien"),
    [
        (f"UPDATE {TABEL} SET naam = 'Een ander' WHERE id = {{}}", ("veranderd", "naam")),
        ("DELETE FROM toegang_lidmaatschap WHERE account_id = {}", ("weg", "")),
        (
            "INSERT INTO toegang_lidmaatschap (ref, rol, begin, organisatie_id, account_id) "
            "SELECT 'metdehand', 'beheerder', begin, organisatie_id, account_id FROM toegang_lidmaatschap "
            "WHERE account_id = {}",
            ("nieuw", ""),
        ),
    ],
    ids=["update", "delete", "insert"],
)
def test_what_is_typed_in_a_shell_of_the_database_is_seen(cast, sql, gezien):
    by_hand(sql.format(cast.account("coordinator").pk))
    assert ([regel[1:] for regel in seen()], found()) == ([gezien], ["buitenom"])


def test_who_typed_it_is_seen_where_the_database_has_users(cast):
    by_hand(f"UPDATE {TABEL} SET naam = 'Een ander' WHERE id = {cast.account('moeder').pk}")
    met_gebruikers = connection.vendor == "postgresql"
    assert bool(Rijwijziging.objects.latest("id").gebruiker) is met_gebruikers


def test_writing_the_same_again_changes_nothing(cast):
    Account.objects.filter(pk=cast.account("moeder").pk).update(naam="Samira Bouzid")
    assert (seen(), found()) == ([], [])


def test_a_change_with_an_event_in_its_transaction_is_in_order(cast):
    with transaction.atomic():
        Account.objects.filter(pk=cast.account("moeder").pk).update(naam="Een ander")
        record_event(soort="account.gemaakt", onderwerp_ref="x", by=cast.moeder, at=AT)
        open_task(sleutel="a", soort="a", tekst="a", url="/", at=AT, account_id=cast.moeder.account_id)
        close_tasks(sleutel="a", at=AT, by=cast.moeder)
    regel = Gebeurtenis.objects.latest("id")
    assert ([soort for _, soort, _ in seen()], found()) == (["veranderd", "nieuw", "veranderd"], [])
    assert (regel.by_id, regel.gegevens["bij"]) == (cast.moeder.account_id, regel.pk - 1)


def test_an_event_in_the_next_transaction_does_not_cover_it(cast):
    with transaction.atomic():
        Account.objects.filter(pk=cast.account("moeder").pk).update(naam="Een ander")
    with transaction.atomic():
        Account.objects.filter(pk=cast.account("vader").pk).update(naam="Nog een ander")
        record_event(soort="account.gemaakt", onderwerp_ref="x", by=cast.moeder, at=AT)
    assert (len(seen()), found()) == (2, ["buitenom"])


def test_an_event_that_was_taken_back_does_not_cover_it(cast):
    with transaction.atomic():
        Account.objects.filter(pk=cast.account("moeder").pk).update(naam="Een ander")
        with transaction.atomic():
            record_event(soort="account.gemaakt", onderwerp_ref="x", by=cast.moeder, at=AT)
            transaction.set_rollback(True)
    assert (len(seen()), found()) == (1, ["buitenom"])


def test_a_change_that_was_taken_back_is_no_change(cast):
    with transaction.atomic():
        Account.objects.filter(pk=cast.account("moeder").pk).update(naam="Een ander")
        transaction.set_rollback(True)
    assert (seen(), found()) == ([], [])


@pytest.mark.parametrize(
    ("sql", "schade"),
    [
        ("UPDATE toegang_rijwijziging SET kolommen = 'taal' WHERE id = 3", "veranderd"),
        ("DELETE FROM toegang_rijwijziging WHERE id = 3", "ontbreekt"),
    ],
    ids=["changed", "removed"],
)
def test_damage_to_what_the_triggers_wrote_is_found(cast, sql, schade):
    sql = sql.replace("3", str(Rijwijziging.objects.order_by("id")[3].pk))
    take_away()
    by_hand(sql)
    put_in_place()
    assert found() == [schade]


def test_a_guard_that_was_taken_away_is_missed(cast):
    naam = f"grendel_{TABEL}_{'veranderd' if connection.vendor == 'sqlite' else 'rij'}"
    by_hand(f"DROP TRIGGER {naam}" + ("" if connection.vendor == "sqlite" else f" ON {TABEL}"))
    assert [grendel.naam for grendel in differences()] == [naam]
    put_in_place()
    assert differences() == []


@pytest.mark.parametrize(
    "sql",
    [
        f"ALTER TABLE {TABEL} DISABLE TRIGGER grendel_{TABEL}_rij",
        f"ALTER TABLE {TABEL} ENABLE TRIGGER grendel_{TABEL}_rij",
        "CREATE OR REPLACE FUNCTION grendel_schrijf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    ],
    ids=["off", "not for replicas", "says nothing"],
)
def test_a_guard_that_was_silenced_is_missed(cast, sql):
    if connection.vendor == "sqlite":
        return  # there a trigger is on or away
    by_hand(sql)
    assert f"grendel_{TABEL}_rij" in [grendel.naam for grendel in differences()]
    take_away()
    put_in_place()
    assert differences() == []


@pytest.mark.parametrize(
    "ervoor",
    ["SET session_replication_role = replica", f"CREATE TEMP TABLE toegang_rijwijziging AS TABLE {TABEL}"],
    ids=["replica", "temporary table of the same name"],
)
def test_tricks_of_a_session_do_not_hide_a_change(cast, ervoor):
    if connection.vendor == "sqlite":
        return  # no sessions there
    by_hand(f"{ervoor}; UPDATE {TABEL} SET naam = 'Een ander' WHERE id = {cast.account('moeder').pk}")
    assert (len(seen()), found()) == (1, ["buitenom"])


def test_emptying_a_table_is_seen(cast):
    if connection.vendor == "sqlite":
        by_hand("DELETE FROM toegang_lidmaatschap")
        assert {soort for _, soort, _ in seen()} == {"weg"}
    else:
        by_hand("TRUNCATE toegang_lidmaatschap")
        assert [soort for _, soort, _ in seen()] == ["leeg"]


def test_a_column_that_says_nothing_is_left_out(cast):
    with transaction.atomic():
        Apparaat.objects.create(
            account=cast.account("moeder"), sleutel_hash="x", browser="x", eerst_at=AT, laatst_at=AT
        )
        record_event(soort="account.gemaakt", onderwerp_ref="x", by=cast.moeder, at=AT)
    voor = len(seen())
    Apparaat.objects.update(laatst_at=AT + timedelta(days=1))
    Apparaat.objects.update(laatst_at=AT, browser="y")
    assert [kolommen for _, _, kolommen in seen()[voor:]] == ["browser"]
