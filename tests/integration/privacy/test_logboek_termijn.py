"""After its term the oldest part of the record goes, with proof, and what remains still proves itself."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from knooppunt.privacy.actions import logboek
from knooppunt.privacy.actions.bewaren import proof_of
from knooppunt.privacy.actions.logboek import GEEN_EIGENAAR, expire_record
from knooppunt.privacy.models import Vernietiging, Verzoek
from knooppunt.toegang.actions import afsluiten
from knooppunt.toegang.grendels.beheer import differences, unlocked
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.public import knooppunt_self, record_event
from knooppunt.toegang.queries.controle import chain_ends, check_record
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
OUD = datetime(2021, 11, 20, 12, 0, tzinfo=UTC)
"""The last day of which the term is over on the day of NU."""


def look(cast, at: datetime, ref: str = "d") -> Gebeurtenis:
    return record_event(soort="dossier.bekeken", onderwerp_ref=ref, dossier_ref=ref, by=cast.mentor, at=at)


def night() -> str:
    return expire_record(at=NU, by=knooppunt_self(NU), voortgang=lambda klaar, totaal: None)


def kept() -> list[str]:
    return list(Gebeurtenis.objects.order_by("id").values_list("soort", flat=True))


def damages() -> list[str]:
    """Of the chains; the rows of the cast belong to no event, because nothing is committed here."""
    gevonden = check_record(chain_ends()).bevindingen
    return [bevinding.zin for bevinding in gevonden if bevinding.spoor is not None]


@pytest.fixture
def regels(cast):
    """Two lines whose term is over, and two of after it."""
    return [look(cast, at) for at in (OUD - timedelta(days=9), OUD, OUD + timedelta(days=1), NU)]


def test_what_is_older_than_the_term_goes_and_the_rest_still_fits(regels):
    uitkomst = night()
    blijft = ["dossier.bekeken"] * 2 + ["logboek.afgesloten", "bewaren.gewist"]
    assert (uitkomst, kept(), damages(), differences()) == ("2 regels gewist.", blijft, [], [])


def test_the_proof_says_after_which_line_the_record_begins(regels):
    tweede = regels[1]
    night()
    vernietiging = Vernietiging.objects.get(soort="inzage")
    bewijs = proof_of("inzage", NU, [f"{tweede.spoor} {tweede.nr} {tweede.waarmerk}"])
    assert (vernietiging.aantallen, vernietiging.bewijs) == ({"toegang.Gebeurtenis": 2}, bewijs)


def test_the_night_after_there_is_nothing_to_do(regels):
    night()
    assert (night(), Vernietiging.objects.count()) == ("Niets is oud genoeg.", 1)


def test_a_dossier_about_which_a_request_waits_keeps_its_part_of_the_record(cast):
    look(cast, OUD)
    dossier = cast.dossier()
    look(cast, OUD, dossier.ref)
    look(cast, OUD)
    look(cast, NU)
    Verzoek.objects.create(
        dossier=dossier, soort="inzage", tekst="x", gedaan_by=cast.account("moeder"), gedaan_at=AT,
        antwoord_voor=OP + timedelta(days=30),
    )  # fmt: skip
    assert night() == "1 regels gewist."


def test_the_last_line_stays_because_the_next_one_is_built_on_it(cast):
    look(cast, OUD)
    laatste = look(cast, OUD)
    afsluiten.close_off(voor=NU, houd=(), by=knooppunt_self(NU), at=NU)
    assert Gebeurtenis.objects.order_by("id").first() == laatste


def test_a_long_stretch_goes_in_pieces_with_a_proof_each(cast, monkeypatch):
    for _ in range(5):
        look(cast, OUD)
    look(cast, NU)
    monkeypatch.setattr(afsluiten, "PER_KEER", 2)
    assert (night(), Vernietiging.objects.count()) == ("5 regels gewist.", 3)
    assert damages() == []


def test_who_takes_away_one_line_more_is_seen(regels):
    night()
    with unlocked():
        Gebeurtenis.objects.filter(pk=regels[2].pk).delete()
    assert damages() == [f"Spoor {regels[2].spoor}, regel {regels[2].nr} ontbreekt."]


def test_the_record_is_locked_again(regels):
    night()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Gebeurtenis.objects.all().delete()


def test_a_user_of_the_database_that_does_not_own_the_table_says_who_can(regels, monkeypatch):
    monkeypatch.setattr(logboek, "may_unlock", lambda: False)
    assert (night(), len(kept())) == (GEEN_EIGENAAR, 4)
