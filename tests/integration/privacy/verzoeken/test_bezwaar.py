"""Objecting to someone who looks, and stopping the use: who decides, what it does, and how it ends."""

from datetime import date

import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.models import Pauze
from knooppunt.privacy.actions.verzoeken import (
    lift_pause,
    pause_meanwhile,
    withdraw_request,
)
from knooppunt.privacy.queries.verzoeken import request_for
from knooppunt.privacy.rules.verzoek import Verzoeksoort as S
from knooppunt.privacy.rules.verzoek import Verzoekstatus
from knooppunt.toegang.models import Taak
from tests.factories import AT
from tests.factories.verzoeken import answer, ask, sees

pytestmark = pytest.mark.django_db


def test_an_objection_to_access_goes_to_the_regisseur_and_who_keeps_watch(cast, spel):
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("jeugdhulpverlener").ref)
    taken = Taak.objects.filter(sleutel=f"verzoek:{verzoek.ref}")
    assert {(t.account_id, t.organisatie_id, t.rol) for t in taken} == {
        (cast.account("adviseur").pk, None, ""), (None, cast.swv.pk, "privacyfunctionaris"),
    }  # fmt: skip
    assert verzoek.antwoord_voor == date(2026, 11, 30)


def test_granted_it_pauses_the_access_at_once_and_the_family_sees_since_when(cast, spel):
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("jeugdhulpverlener").ref)
    assert sees(cast, "jeugdhulpverlener", spel.dossier)
    answer(cast, verzoek)
    assert not sees(cast, "jeugdhulpverlener", spel.dossier)
    html = cast.client("moeder").get(reverse("privacy:mijn")).content.decode()
    assert "Mo Jansen ziet dit dossier niet, sinds 16 november 2026" in html


def test_a_pause_holds_for_the_coordinator_of_the_school_too(cast, spel):
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("coordinator").ref)
    answer(cast, verzoek)
    assert not sees(cast, "coordinator", spel.dossier)
    assert (
        cast.client("coordinator").get(reverse("dossier:dossier", args=[spel.dossier.ref])).status_code == 404
    )


def test_refused_the_access_stays_with_the_reason(cast, spel):
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("jeugdhulpverlener").ref)
    pause_meanwhile(verzoek_ref=verzoek.ref, by=cast.adviseur, at=AT)
    assert not sees(cast, "jeugdhulpverlener", spel.dossier)
    answer(cast, verzoek, Verzoekstatus.AFGEWEZEN, reden="Mo helpt Ilyas elke week thuis.")
    assert sees(cast, "jeugdhulpverlener", spel.dossier)
    html = cast.client("moeder").get(reverse("privacy:verzoek", args=[verzoek.ref])).content.decode()
    assert "Mo helpt Ilyas elke week thuis." in html
    assert "autoriteitpersoonsgegevens.nl" in html
    assert "Ineke Postma" in html


def test_nobody_decides_about_their_own_access(cast, spel):
    """About the regisseur the coordinator of the school decides, and nobody tells the regisseur."""
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("adviseur").ref)
    assert request_for(cast.adviseur, verzoek.ref) is None
    with pytest.raises(NotAllowed, match=r"Dit verzoek is niet aan u\."):
        answer(cast, verzoek)
    answer(cast, verzoek, wie="coordinator")
    assert not sees(cast, "adviseur", spel.dossier)


def test_stop_using_it_pauses_everyone_but_the_family_and_who_decides(cast, spel):
    verzoek = ask(cast, spel.dossier, S.BEPERKEN)
    answer(cast, verzoek)
    wie = ("moeder", "adviseur", "coordinator", "mentor", "jeugdhulpverlener")
    assert [sees(cast, w, spel.dossier) for w in wie] == [True, True, False, False, False]
    lift_pause(verzoek_ref=verzoek.ref, by=cast.moeder, at=AT)
    assert [sees(cast, w, spel.dossier) for w in wie] == [True] * 5
    assert Pauze.objects.filter(opgeheven_at=None).count() == 0


def test_withdrawn_nobody_has_to_answer_and_a_pause_ends(cast, spel):
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("jeugdhulpverlener").ref)
    pause_meanwhile(verzoek_ref=verzoek.ref, by=cast.adviseur, at=AT)
    withdraw_request(verzoek_ref=verzoek.ref, by=cast.moeder, at=AT)
    assert sees(cast, "jeugdhulpverlener", spel.dossier)
    assert not Taak.objects.filter(sleutel=f"verzoek:{verzoek.ref}", gedaan_at=None).exists()


def test_someone_without_access_cannot_be_objected_to(cast, spel):
    with pytest.raises(Refusal, match="Kies iemand die nu in dit dossier kan kijken"):
        ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("leerplicht").ref)
