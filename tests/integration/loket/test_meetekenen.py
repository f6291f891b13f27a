"""A second parent is invited and signs the story that is there."""

import pytest
from django.core import mail

from knooppunt.basis.verdict import Refusal
from knooppunt.loket.actions.sleutels import invite_parent
from knooppunt.loket.actions.versturen import send_question
from knooppunt.loket.actions.vertellen import save_answers, sign_story
from knooppunt.loket.models import Vraag
from tests.factories import AT, Cast
from tests.integration.loket.behandeling import ref, to_dossier
from tests.integration.loket.verhalen import BEZOEKER, SITE, draft, sent, zicht

pytestmark = pytest.mark.django_db


def invite(vraag: Vraag, **anders) -> str:
    sleutel = ref()
    gegevens = {
        "vraag": vraag,
        "naam": "Karim Bouzid",
        "relatie": "vader",
        "email": "",
        "sleutel": sleutel,
        "site": SITE,
    }
    invite_parent(**(gegevens | {"by": BEZOEKER, "at": AT} | anders))
    return sleutel


def test_a_signature_counts_for_the_story_that_was_signed(cast: Cast):
    vraag, _ = draft(cast)
    sleutel = invite(vraag)
    sign_story(zicht=zicht(sleutel), by=BEZOEKER, at=AT)
    save_answers(vraag=vraag, antwoorden={"nodig": "Iets heel anders"}, by=BEZOEKER, at=AT)
    vraag = send_question(vraag=vraag, site=SITE, by=BEZOEKER, at=AT)
    dossier = to_dossier(cast, vraag)
    assert dossier.verhalen.get().medeondertekend == []


def test_a_signed_story_is_signed_in_the_dossier_too(cast: Cast):
    vraag, _ = draft(cast)
    sign_story(zicht=zicht(invite(vraag)), by=BEZOEKER, at=AT)
    vraag = send_question(vraag=vraag, site=SITE, by=BEZOEKER, at=AT)
    assert to_dossier(cast, vraag).verhalen.get().medeondertekend == [
        {"naam": "Karim Bouzid", "op": "2026-11-16"}
    ]


def test_the_teller_cannot_sign_for_another(cast: Cast):
    _, sleutel = sent(cast)
    with pytest.raises(Refusal, match="Alleen een uitgenodigde ouder kan meetekenen"):
        sign_story(zicht=zicht(sleutel), by=BEZOEKER, at=AT)


def test_the_invitation_is_mailed_and_made_once(cast: Cast):
    vraag, _ = draft(cast)
    sleutel = ref()
    for _ in range(2):
        invite(vraag, email="vader@voorbeeld.invalid", sleutel=sleutel)
    assert [m.to for m in mail.outbox] == [["vader@voorbeeld.invalid"]]
