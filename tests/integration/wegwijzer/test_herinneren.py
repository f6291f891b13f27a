"""At night owners are asked whether what they keep is still right; a mailed link answers without an account."""

import re
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.urls import reverse

from knooppunt.toegang.models import Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.public import knooppunt_self
from knooppunt.wegwijzer.actions.herinneren import remind_owners
from knooppunt.wegwijzer.actions.vermeldingen import check_entry
from knooppunt.wegwijzer.queries.herinneren import ZOUT, link_token
from tests.factories import AT, OP
from tests.factories.wegwijzer import MAIL, aanbod, locatie

pytestmark = pytest.mark.django_db
OUD = OP - timedelta(days=170)
"""Within three weeks it is no longer fresh."""


def night(dagen=0):
    at = AT + timedelta(days=dagen)
    return remind_owners(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)


def tasks():
    taken = Taak.objects.filter(gedaan_at=None).select_related("organisatie").order_by("rol")
    return [(taak.organisatie.naam, taak.rol, taak.tekst) for taak in taken]


def nobody_works_at(organisatie):
    Lidmaatschap.objects.filter(organisatie=organisatie).update(eind=OP)


def test_an_owner_with_people_gets_one_task_per_role_for_everything_together(cast):
    aanbod(cast, "druk", nagekeken_op=OUD, nakijk_email="")
    aanbod(cast, "rouw", nagekeken_op=OUD, nakijk_email="")
    assert (night(), tasks()) == (
        "1 taken en 0 mails om de wegwijzer na te kijken.",
        [
            (
                "Jeugdhulp Waterrijk",
                "jeugdhulpverlener",
                "Kijk 2 vermeldingen op de wegwijzer na: klopt het nog?",
            )
        ],
    )


def test_the_address_of_an_entry_gets_a_mail_with_a_link_and_no_names(cast):
    aanbod(cast, "druk", nagekeken_op=OUD)
    night()
    bericht = mail.outbox[0]
    assert (bericht.to, "1 vermelding." in bericht.body, "31 december 2026" in bericht.body) == (
        [MAIL],
        True,
        True,
    )
    assert reverse("wegwijzer:nakijken", args=["x"]).rpartition("x")[0] in bericht.body


def test_what_is_fresh_taken_off_or_from_the_public_files_is_not_asked(cast):
    aanbod(cast, "druk")
    aanbod(cast, "druk", nagekeken_op=OUD, is_zichtbaar=False)
    aanbod(cast, "druk", nagekeken_op=OUD, status="gestopt")
    aanbod(cast, "druk", nagekeken_op=OUD, herkomst="openbaar")
    assert night() == "0 taken en 0 mails om de wegwijzer na te kijken."


def test_an_owner_with_nobody_and_no_address_is_asked_by_the_samenwerkingsverband(cast):
    nobody_works_at(cast.jeugdhulp)
    aanbod(cast, "druk", nagekeken_op=OUD, nakijk_email="")
    night()
    zin = "Kijk 1 vermelding van Jeugdhulp Waterrijk op de wegwijzer na: klopt het nog?"
    wie = "Samenwerkingsverband Waterrijk"
    assert tasks() == [(wie, "beheerder", zin), (wie, "swv_adviseur", zin)]


def test_an_owner_with_nobody_but_an_address_is_only_mailed(cast):
    nobody_works_at(cast.jeugdhulp)
    aanbod(cast, "druk", nagekeken_op=OUD)
    assert (night(), tasks(), len(mail.outbox)) == ("0 taken en 1 mails om de wegwijzer na te kijken.", [], 1)


def test_the_same_is_asked_again_after_three_weeks_and_not_before(cast):
    aanbod(cast, "druk", nagekeken_op=OUD)
    keren = [len(mail.outbox) for dag in (0, 1, 21, 22) if night(dag)]
    assert keren == [1, 1, 1, 2]


def test_the_task_closes_when_the_last_of_them_was_checked(cast):
    eerste, laatste = (aanbod(cast, "druk", nagekeken_op=OUD) for _ in range(2))
    night()
    check_entry(vermelding=eerste, by=cast.jeugdhulpverlener, at=AT)
    assert len(tasks()) == 1
    check_entry(vermelding=laatste, by=cast.jeugdhulpverlener, at=AT)
    assert tasks() == []


def linked(cast, token=None):
    return reverse("wegwijzer:nakijken", args=[token or link_token(cast.jeugdhulp, MAIL)])


def test_the_link_shows_what_this_address_keeps_and_nothing_else(cast):
    aanbod(cast, "druk", naam="Van ons")
    aanbod(cast, "druk", naam="Van een ander team", nakijk_email="team2@jeugdhulp.invalid")
    html = cast.client().get(linked(cast)).content.decode()
    assert ("Van ons" in html, "Van een ander team" in html) == (True, False)


def test_one_click_says_that_it_is_still_right(cast):
    ons = aanbod(cast, "druk", nagekeken_op=OUD)
    plek = locatie(cast, nagekeken_op=OUD, nakijk_email=MAIL)
    cast.client().post(linked(cast), {"ref": ons.ref})
    ons.refresh_from_db()
    plek.refresh_from_db()
    assert (ons.nagekeken_op > OUD, plek.nagekeken_op) == (True, OUD)
    assert ons.wijzigingen.get().door == "Jeugdhulp Waterrijk (gemailde link)"
    assert (
        Gebeurtenis.objects.filter(onderwerp_ref=ons.ref).values_list("soort", flat=True)[0]
        == "vermelding.nagekeken"
    )


def test_opening_the_link_says_nothing_yet(cast):
    """A program that reads mail opens links too."""
    ons = aanbod(cast, "druk", nagekeken_op=OUD)
    cast.client().get(linked(cast))
    ons.refresh_from_db()
    assert ons.nagekeken_op == OUD


def test_a_link_does_not_reach_what_another_address_keeps(cast):
    ander = aanbod(cast, "druk", nagekeken_op=OUD, nakijk_email="team2@jeugdhulp.invalid")
    cast.client().post(linked(cast), {"ref": ander.ref})
    ander.refresh_from_db()
    assert ander.nagekeken_op == OUD


def test_a_forged_link_opens_nothing(cast):
    aanbod(cast, "druk", naam="Van ons")
    vals = signing.dumps({"o": cast.jeugdhulp.ref, "e": MAIL}, salt=ZOUT + "x")
    answer = cast.client().get(linked(cast, vals))
    assert (answer.status_code, "Van ons" in answer.content.decode()) == (404, False)
    assert "Deze link werkt niet meer" in answer.content.decode()


def test_an_old_link_opens_nothing(cast, monkeypatch):
    token = link_token(cast.jeugdhulp, MAIL)
    nu = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: nu + 46 * 24 * 60 * 60)
    assert cast.client().get(linked(cast, token)).status_code == 404


def test_a_mail_says_when_its_link_ends(cast):
    aanbod(cast, "druk", nagekeken_op=OUD)
    night()
    assert re.search(r"werkt tot en met \d+ \w+ 2026\.", mail.outbox[0].body)
