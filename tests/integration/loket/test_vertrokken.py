"""Who no longer works where the question was asked, no longer has it; and it does not fall silent."""

from datetime import date

import pytest

from knooppunt.basis.verdict import NotAllowed
from knooppunt.loket.actions.behandelen import assign, react
from knooppunt.loket.actions.openen import _pupil_who_told
from knooppunt.loket.actions.sleutels import invite_parent, key_of_mail
from knooppunt.loket.queries.sleutel import question_by_key
from knooppunt.loket.queries.vragen import question_for, visible_questions, worklist
from knooppunt.loket.rules.vraag import Verteller
from knooppunt.toegang.models import Gebeurtenis, Lidmaatschap
from tests.factories import AT, OP, Cast
from tests.integration.loket.verhalen import BEZOEKER, SITE, begin, sent


def leave(cast: Cast, wie: str) -> None:
    Lidmaatschap.objects.filter(account=cast.account(wie)).update(eind=OP)


@pytest.mark.parametrize("wie", ["coordinator", "adviseur", "jeugdprofessional"])
def test_owner_and_informed_lose_the_question_on_the_day_they_leave(cast: Cast, wie: str):
    vraag, _ = sent(cast)
    assert question_for(getattr(cast, wie), vraag.ref) is not None
    leave(cast, wie)
    viewer = getattr(cast, wie)
    assert (question_for(viewer, vraag.ref), visible_questions(viewer).count()) == (None, 0)


def test_with_another_job_the_question_stays_at_the_old_one(cast: Cast):
    vraag, _ = sent(cast)
    leave(cast, "coordinator")
    Lidmaatschap.objects.create(
        account=cast.account("coordinator"), organisatie=cast.andere_school, rol="schoolcoordinator",
        begin=date(2026, 1, 1),
    )  # fmt: skip
    assert question_for(cast.coordinator, vraag.ref) is None
    with pytest.raises(NotAllowed, match="Een ander behandelt deze vraag"):
        react(vraag=vraag, soort="antwoord", tekst="Dag", ref="0" * 16, site=SITE, by=cast.coordinator, at=AT)


def test_a_question_whose_owner_left_is_on_the_worklist_and_gets_another(cast: Cast):
    vraag, _ = sent(cast)
    assert worklist(cast.adviseur) == []
    leave(cast, "coordinator")
    assert [(r.ref, r.eigenaar) for r in worklist(cast.adviseur)] == [(vraag.ref, "")]
    naar = Lidmaatschap.objects.get(account=cast.account("jeugdprofessional")).pk
    assign(vraag=vraag, naar=naar, site=SITE, by=cast.adviseur, at=AT)
    vraag.refresh_from_db()
    assert vraag.eigenaar == cast.account("jeugdprofessional")
    assert worklist(cast.adviseur) == []


def test_who_invites_by_mail_cannot_sign_with_the_key_of_the_form(cast: Cast, mailoutbox):
    vraag, _ = sent(cast)
    sleutel = "a" * 16
    invite_parent(
        vraag=vraag, naam="Karim", relatie="vader", email="vader@voorbeeld.invalid", sleutel=sleutel, site=SITE,
        by=BEZOEKER, at=AT,
    )  # fmt: skip
    assert question_by_key(BEZOEKER, sleutel) is None
    assert question_by_key(BEZOEKER, key_of_mail(sleutel)) is not None
    assert key_of_mail(sleutel) in mailoutbox[-1].body


def test_a_key_that_is_handed_over_is_the_one_on_the_screen(cast: Cast):
    vraag, _ = sent(cast)
    invite_parent(
        vraag=vraag, naam="Karim", relatie="vader", email="", sleutel="a" * 16, site=SITE, by=BEZOEKER, at=AT
    )
    assert question_by_key(BEZOEKER, "a" * 16) is not None


def test_who_chose_pupil_at_the_door_gets_no_place_as_the_pupil_with_another_account(cast: Cast):
    """A stranger who tells a story as the pupil must not become the pupil of the dossier."""
    vraag, _ = begin(Verteller.LEERLING, by=cast.vreemde_ouder)
    assert _pupil_who_told(vraag) is None
    vraag, _ = begin(Verteller.LEERLING, by=cast.leerling)
    assert _pupil_who_told(vraag) == cast.leerling.account_id


def test_a_wrong_reaction_shows_the_story_and_counts_as_a_look(cast: Cast):
    vraag, _ = sent(cast)
    assert cast.client("coordinator").post(f"/loket/vragen/{vraag.ref}/reageren/", {}).status_code == 422
    assert Gebeurtenis.objects.filter(soort="vraag.bekeken", onderwerp_ref=vraag.ref).count() == 1
