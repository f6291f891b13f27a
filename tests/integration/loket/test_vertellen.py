"""Telling a story as a draft: its key, how long it is kept, and the link that is mailed."""

from datetime import date, timedelta

import pytest
from django.core import mail

from knooppunt.basis.verdict import Refusal
from knooppunt.loket.actions.sleutels import mail_link
from knooppunt.loket.actions.vertellen import save_answers, throw_away
from knooppunt.loket.models import Sleutel, Vraag
from knooppunt.loket.queries.sleutel import key_hash, question_by_key
from knooppunt.loket.rules.vraag import Verteller
from knooppunt.toegang.public import viewer_of
from tests.factories import AT, OP, Cast
from tests.integration.loket.verhalen import BEZOEKER, GEHEIM, SITE, begin, draft, sent, zicht

pytestmark = pytest.mark.django_db


def test_of_a_key_only_the_hash_is_kept(cast: Cast):
    _, sleutel = begin()
    assert [s.hash for s in Sleutel.objects.all()] == [key_hash(sleutel)]
    assert key_hash(sleutel) != sleutel


def test_a_key_of_a_wrong_shape_is_refused(cast: Cast):
    with pytest.raises(Refusal, match="Er ging iets mis met dit formulier"):
        begin(sleutel="kort")


def test_a_pupil_who_is_too_young_begins_nothing(cast: Cast):
    with pytest.raises(Refusal, match="te jong om dit alleen te vertellen"):
        begin(Verteller.LEERLING, geboren=date(2016, 1, 1))
    assert Vraag.objects.count() == 0


def test_a_draft_that_nobody_went_on_with_is_thrown_away_after_its_term(cast: Cast):
    begin()
    begin(at=AT + timedelta(days=31))
    assert Vraag.objects.count() == 1


def test_a_draft_past_its_day_is_not_opened_any_more(cast: Cast):
    _, sleutel = begin()
    later = viewer_of(cast.account("moeder"), OP + timedelta(days=30))
    assert question_by_key(later, sleutel) is None


def test_saving_keeps_a_draft_another_full_term(cast: Cast):
    vraag, _ = begin()
    save_answers(vraag=vraag, antwoorden={"nodig": "x"}, by=BEZOEKER, at=AT + timedelta(days=20))
    vraag.refresh_from_db()
    assert vraag.verloopt_op == OP + timedelta(days=50)


def test_after_sending_nothing_that_was_told_can_be_changed(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(Refusal, match="Dit verhaal is al verstuurd"):
        save_answers(vraag=vraag, antwoorden={"nodig": "anders"}, by=BEZOEKER, at=AT)
    with pytest.raises(Refusal, match="Dit verhaal is al verstuurd"):
        throw_away(vraag=vraag, by=BEZOEKER, at=AT)


def test_one_address_gets_a_few_links_a_day_whichever_story_they_are_for(cast: Cast):
    for _ in range(5):
        mail_link(vraag=begin()[0], email="moeder@voorbeeld.invalid", site=SITE, by=BEZOEKER, at=AT)
    with pytest.raises(Refusal, match="al een paar keer een link gemaild"):
        mail_link(vraag=begin()[0], email="Moeder@voorbeeld.invalid", site=SITE, by=BEZOEKER, at=AT)
    mail_link(
        vraag=begin()[0], email="moeder@voorbeeld.invalid", site=SITE, by=BEZOEKER, at=AT + timedelta(days=2)
    )
    assert len(mail.outbox) == 6


def test_the_mailed_link_opens_the_draft_and_the_mail_tells_nothing(cast: Cast):
    vraag, _ = draft(cast)
    mail_link(vraag=vraag, email="moeder@voorbeeld.invalid", site=SITE, by=BEZOEKER, at=AT)
    tekst = mail.outbox[0].body
    sleutel = tekst.split("/vertel/")[1].split("/")[0]
    assert zicht(sleutel).vraag == vraag
    assert "Ilyas" not in tekst
    assert GEHEIM not in tekst


def test_a_story_told_in_english_gets_english_mail(cast: Cast):
    vraag, _ = begin(taal="en")
    mail_link(vraag=vraag, email="moeder@voorbeeld.invalid", site=SITE, by=BEZOEKER, at=AT)
    assert mail.outbox[0].subject == "Continue your story"
