"""Correcting and erasing: one text, in whose words it is, or the whole dossier."""

from datetime import timedelta

import pytest
from django.urls import reverse

from knooppunt.basis.verdict import Refusal
from knooppunt.dossier.models import Correctie, Dossier
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.privacy.actions.bewaren import keep_and_remove
from knooppunt.privacy.actions.verzoeken import (
    withdraw_request,
)
from knooppunt.privacy.models import Aankondiging, Verzoek
from knooppunt.privacy.queries.verzoeken import all_pieces
from knooppunt.privacy.rules.verzoek import Verzoeksoort as S
from knooppunt.privacy.rules.verzoek import Verzoekstatus
from knooppunt.toegang.public import knooppunt_self
from tests.factories import AT, OP
from tests.factories.verzoeken import answer, ask, piece

pytestmark = pytest.mark.django_db


def test_a_correction_shows_the_old_words_and_the_new(cast, spel):
    doel = spel.doel
    stuk = piece(cast, spel.dossier, "doel")
    verzoek = ask(cast, spel.dossier, S.CORRECTIE, stuk=stuk, nieuw="Ilyas vraagt om een pauze")
    oud = doel.tekst
    answer(cast, verzoek)
    doel.refresh_from_db()
    assert doel.tekst == "Ilyas vraagt om een pauze"
    html = cast.client("coordinator").get(reverse("dossier:plan", args=[spel.dossier.ref])).content.decode()
    assert f'Eerst stond er: <q class="kp-tekst">{oud}</q>' in html


def test_for_a_part_the_decider_finds_the_words(cast, spel):
    stuk = piece(cast, spel.dossier, "doel")
    verzoek = ask(cast, spel.dossier, S.CORRECTIE, stuk=stuk, nieuw="Alles is de schuld van school")
    answer(cast, verzoek, Verzoekstatus.DEELS, nieuw="School en thuis zoeken samen naar rust")
    spel.doel.refresh_from_db()
    assert (spel.doel.tekst, Verzoek.objects.get().nieuw) == ("School en thuis zoeken samen naar rust",) * 2


def test_erased_words_are_kept_nowhere(cast, spel):
    stuk = piece(cast, spel.dossier, "doel")
    eerst = ask(cast, spel.dossier, S.CORRECTIE, stuk=stuk, nieuw="Anders geschreven doel")
    answer(cast, eerst)
    nu = piece(cast, spel.dossier, "doel")
    verzoek = ask(cast, spel.dossier, S.WISSEN, stuk=nu)
    answer(cast, verzoek)
    spel.doel.refresh_from_db()
    verzoek.refresh_from_db()
    woorden = [spel.doel.tekst, verzoek.oud, verzoek.nieuw]
    woorden += [w for c in Correctie.objects.all() for w in (c.oud, c.nieuw)]
    assert [w for w in woorden if stuk.tekst in w or "Anders geschreven doel" in w] == []
    assert Correctie.objects.filter(gewist=True).count() == 2


def test_the_words_of_the_mother_are_changed_by_nobody_else(cast, spel):
    cast.join(spel.dossier, "vader", "ouder")
    spel.dossier.kind.gezin.leden.create(
        naam="Karim Bouzid", relatie="vader", gezag=True, account=cast.account("vader")
    )
    stuk = piece(cast, spel.dossier, "Wat gaat er goed?", "vader")
    with pytest.raises(Refusal, match="Dit zijn de eigen woorden van iemand anders"):
        ask(cast, spel.dossier, S.CORRECTIE, "vader", stuk=stuk, nieuw="Niets gaat goed")
    assert ask(cast, spel.dossier, S.WISSEN, "moeder", stuk=stuk).stuk == stuk.sleutel


def test_a_piece_of_a_part_that_is_not_seen_is_not_offered(cast, spel):
    zicht = dossier_for(cast.jeugdhulpverlener, spel.dossier.ref)
    assert [s.waar for s in all_pieces(zicht) if s.deel] == []
    assert [s.waar for s in all_pieces(dossier_for(cast.moeder, spel.dossier.ref)) if s.deel] != []


def test_a_whole_dossier_is_erased_two_weeks_after_it_was_closed(cast, spel):
    verzoek = ask(cast, spel.dossier, S.WISSEN)
    with pytest.raises(Refusal, match=r"Sluit eerst het dossier af\."):
        answer(cast, verzoek)
    Dossier.objects.update(status="afgesloten", afgesloten_at=AT)
    answer(cast, verzoek)
    assert Aankondiging.objects.get().wissen_op == OP + timedelta(days=14)
    for dagen in (1, 13, 14):
        at = AT + timedelta(days=dagen)
        keep_and_remove(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)
        assert Dossier.objects.exists() is (dagen < 14)


def test_a_request_that_runs_keeps_the_dossier_from_being_removed(cast, spel):
    Dossier.objects.update(status="afgesloten", afgesloten_at=AT)
    drie_jaar = AT + timedelta(days=3 * 365 + 2)
    for at in (drie_jaar, drie_jaar + timedelta(days=50)):
        keep_and_remove(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)
        if at == drie_jaar:
            verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    assert Dossier.objects.exists()
    withdraw_request(verzoek_ref=verzoek.ref, by=cast.moeder, at=AT)
    at = drie_jaar + timedelta(days=51)
    keep_and_remove(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)
    assert not Dossier.objects.exists()


def test_by_the_pages_a_mother_asks_and_the_regisseur_answers(cast, spel):
    moeder, url = cast.client("moeder"), reverse("privacy:vragen", args=[spel.dossier.ref, "correctie"])
    stuk = piece(cast, spel.dossier, "doel")
    assert (
        moeder.post(url, {"stuk": stuk.sleutel, "nieuw": "", "tekst": "Zo is het niet."}).status_code == 422
    )
    response = moeder.post(
        url, {"stuk": stuk.sleutel, "nieuw": "Rust in de klas", "tekst": "Zo is het niet."}
    )
    ref = Verzoek.objects.get().ref
    assert response.url == reverse("privacy:verzoek", args=[ref])
    besluit = reverse("privacy:besluiten", args=[ref])
    adviseur = cast.client("adviseur")
    assert adviseur.post(besluit, {"besluit": "toegewezen", "nieuw": "", "reden": ""}).status_code == 422
    assert (
        adviseur.post(besluit, {"besluit": "toegewezen", "nieuw": "", "reden": "Klopt."}).status_code == 302
    )
    assert "Rust in de klas" in moeder.get(reverse("dossier:plan", args=[spel.dossier.ref])).content.decode()
