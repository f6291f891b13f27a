"""Workers that count studies: they come, go, break, and are asked to stop."""

import signal
from datetime import timedelta

import pytest
from click.testing import CliRunner

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.kaart import rekenen, werk
from knooppunt.kaart.actions.studies import restart_study, stop_study
from knooppunt.kaart.models import Studie, Voorstel
from knooppunt.kaart.rules.studies import HERSTARTEN, POGINGEN, STIL, Studiesoort, Toestand
from knooppunt.kaart.rules.verdeelplan.vraag import Vraagbron
from knooppunt.kaart.werk import claim_study, count_study, give_back, is_study_waiting, worker_broke
from knooppunt.project.opdrachten.werk import werk as worker
from knooppunt_planning import Progress
from tests.factories import AT
from tests.factories.studies import asked_study, facts, later, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def rekent(monkeypatch):
    """Counting replaced by what the test says; gives the function that says it."""

    def stel(functie):
        monkeypatch.setitem(rekenen.REKENT, Studiesoort.VERDEELPLAN, functie)

    return stel


def test_the_oldest_is_first_and_two_workers_have_two_studies(cast):
    jong, oud = asked_study(cast, "2" * 16, at=later(hours=1)), asked_study(cast, at=AT)
    assert [claim_study(AT), claim_study(AT), claim_study(AT)] == [oud, jong, None]


def test_a_study_in_work_is_taken_over_only_after_silence(cast):
    studie = asked_study(cast)
    eerste = claim_study(AT)
    assert claim_study(AT + STIL) is None
    tweede = claim_study(AT + STIL + timedelta(seconds=1))
    assert (tweede, tweede.werker == eerste.werker) == (studie, False)


def test_who_lost_a_study_writes_nothing(cast, rekent):
    asked_study(cast)
    eerste = claim_study(AT)
    tweede = claim_study(AT + STIL + timedelta(seconds=1))
    rekent(lambda opdracht, cancelled, meld: ({"wie": opdracht.vraag["swv"]}, [{"van": "a"}]))
    assert [count_study(eerste, lambda: AT), count_study(tweede, lambda: AT)] == [False, True]
    assert Voorstel.objects.count() == 1


def test_a_study_that_breaks_its_worker_is_given_up(cast):
    studie = asked_study(cast)
    at = AT
    for _ in range(POGINGEN):
        assert claim_study(at) == studie
        at += STIL + timedelta(seconds=1)
    assert claim_study(at) is None
    assert (state(studie), studie.fout) == (Toestand.MISLUKT, werk.TE_VAAK)


def test_after_a_restart_what_was_in_work_begins_again(cast):
    studie = asked_study(cast)
    claim_study(AT)
    assert (is_study_waiting(), give_back(AT), is_study_waiting()) == (False, 1, True)
    assert claim_study(AT) == studie


def test_restarts_do_not_count_as_attempts(cast):
    studie = asked_study(cast)
    for _ in range(POGINGEN + 1):
        assert claim_study(AT) == studie
        give_back(AT)
    assert (state(studie), studie.pogingen) == (Toestand.WACHT, 0)


def test_what_takes_the_whole_product_down_each_time_stops_and_a_person_begins_it_again(cast):
    studie = asked_study(cast)
    for _ in range(HERSTARTEN):
        assert claim_study(AT) == studie
        give_back(AT)
    assert claim_study(AT) is None
    assert (state(studie), studie.fout) == (Toestand.MISLUKT, werk.STEEDS_WEG)
    client, bladzijde = cast.client("beleid"), f"/kaart/studies/{studie.ref}/"
    tekst = client.get(bladzijde).content.decode()
    assert ["viel 5 keer uit" in tekst, "Begin opnieuw met rekenen" in tekst] == [True, True]
    client.post(f"{bladzijde}opnieuw/")
    assert (state(studie), studie.fout, studie.herstarten) == (Toestand.WACHT, "", 0)
    assert claim_study(AT) == studie


def test_a_study_that_is_counted_does_not_begin_again(cast):
    with pytest.raises(Refusal, match="Alleen een studie die niet is gelukt of is gestopt"):
        restart_study(ref=asked_study(cast).ref, by=cast.beleid, at=AT)


def test_who_makes_no_plans_begins_nothing_again(cast):
    with pytest.raises(NotAllowed, match="Alleen wie voor de regio plannen maakt"):
        restart_study(ref=asked_study(cast).ref, by=cast.schoolleider, at=AT)


def test_what_was_counted_in_dossiers_and_has_gone_is_not_counted_again(cast):
    studie = asked_study(cast, bron=Vraagbron.DOSSIERS)
    stop_study(ref=studie.ref, by=cast.beleid, at=AT)
    with pytest.raises(Refusal, match="is na een jaar gewist"):
        restart_study(ref=studie.ref, by=cast.beleid, at=AT)


def test_a_worker_that_breaks_each_time_counts_also_when_the_product_starts_anew(cast):
    studie = asked_study(cast)
    for _ in range(POGINGEN):
        assert claim_study(AT) == studie
        worker_broke(AT)
        give_back(AT)
    assert claim_study(AT) is None
    assert (state(studie), studie.fout) == (Toestand.MISLUKT, werk.TE_VAAK)


def test_a_worker_that_must_leave_gives_it_back_and_the_attempt_does_not_count(cast, rekent):
    studie = asked_study(cast)
    claimed = claim_study(AT)

    def kijkt(opdracht, cancelled, meld):
        return {"gestopt": cancelled()}, ()

    rekent(kijkt)
    assert count_study(claimed, lambda: AT, lambda: True) is False
    assert (state(studie), studie.pogingen, studie.uitkomst) == (Toestand.WACHT, 0, None)


def test_what_was_counted_to_its_end_is_kept_though_the_worker_must_leave(cast, rekent):
    studie = asked_study(cast)
    rekent(lambda opdracht, cancelled, meld: ({"wie": opdracht.vraag["swv"]}, ()))
    assert count_study(claim_study(AT), lambda: AT, lambda: True) is True
    assert state(studie) == Toestand.KLAAR


def test_facts_without_an_answer_are_said_in_words(cast):
    studie = asked_study(cast, feiten=facts(soort="Vso", leerlingen=1.0))
    Studie.objects.update(feiten=studie.feiten | {"stromen": []})
    count_study(claim_study(AT), lambda: AT)
    assert (state(studie), studie.fout) == (
        Toestand.MISLUKT, "Er wonen hier geen leerlingen van deze soort in de openbare bestanden.",
    )  # fmt: skip


def test_a_fault_of_ours_is_logged_without_what_was_in_it(cast, rekent, caplog):
    studie = asked_study(cast)

    def kapot(opdracht, cancelled, meld):
        raise RuntimeError("geheim")

    rekent(kapot)
    count_study(claim_study(AT), lambda: AT)
    assert (state(studie), studie.fout) == (Toestand.MISLUKT, werk.FOUT)
    gezegd = [regel.getMessage().replace('raise RuntimeError("geheim")', "") for regel in caplog.records]
    assert ["RuntimeError" in gezegd[0], "geheim" in gezegd[0]] == [True, False]


def test_a_waiting_study_stops_at_once_and_one_in_work_at_its_next_sign_of_life(cast, rekent):
    wacht = asked_study(cast)
    stop_study(ref=wacht.ref, by=cast.beleid, at=AT)
    assert state(wacht) == Toestand.GESTOPT
    bezig = asked_study(cast, "2" * 16)
    klok = iter(later(seconds=3 * n) for n in range(20))
    gezien = []

    def lang(opdracht, cancelled, meld):
        meld(Progress(1, 3.0, 110.0, 100.0))
        gezien.append(cancelled())
        stop_study(ref=bezig.ref, by=cast.beleid, at=AT)
        gezien.append(cancelled())
        return {"wat": "er was"}, []

    rekent(lang)
    count_study(claim_study(AT), lambda: next(klok))
    assert (gezien, state(bezig), bezig.uitkomst) == ([False, True], Toestand.KLAAR, {"wat": "er was"})
    assert round(bezig.voortgang["marge"], 2) == 0.1


def test_stopped_before_there_was_a_plan_it_is_stopped(cast, rekent):
    studie = asked_study(cast)

    def niets(opdracht, cancelled, meld):
        stop_study(ref=studie.ref, by=cast.beleid, at=AT)
        cancelled()
        raise ValueError("Er is geen plan gevonden.")

    rekent(niets)
    klok = iter(later(seconds=3 * n) for n in range(20))
    count_study(claim_study(AT), lambda: next(klok))
    assert state(studie) == Toestand.GESTOPT


def test_the_worker_counts_what_waits_and_stops_when_nothing_is_left(cast, monkeypatch):
    monkeypatch.setattr("os.nice", lambda hoeveel: hoeveel, raising=False)
    een, ander = asked_study(cast), asked_study(cast, "2" * 16)
    klaar = CliRunner().invoke(worker, ["--leeg"])
    assert (klaar.exit_code, state(een), state(ander)) == (0, Toestand.KLAAR, Toestand.KLAAR)
    assert klaar.output.splitlines() == ["Plan van Waterrijk: begonnen", "Plan van Waterrijk: klaar"] * 2


def test_the_first_ctrl_c_gives_the_study_back(cast, rekent, monkeypatch):
    monkeypatch.setattr("os.nice", lambda hoeveel: hoeveel, raising=False)
    asked_study(cast)

    def onderbroken(opdracht, cancelled, meld):
        signal.raise_signal(signal.SIGINT)
        return {"gestopt": cancelled()}, ()

    rekent(onderbroken)
    klaar = CliRunner().invoke(worker, [])
    assert (klaar.exit_code, klaar.output.splitlines()) == (
        0, ["Plan van Waterrijk: begonnen", "Plan van Waterrijk: wacht op zijn beurt",
            "Gestopt. Wat nog niet klaar was, wacht op een andere werker."],
    )  # fmt: skip


def test_the_second_ctrl_c_breaks_off(cast, rekent, monkeypatch):
    monkeypatch.setattr("os.nice", lambda hoeveel: hoeveel, raising=False)
    asked_study(cast)

    def haast(opdracht, cancelled, meld):
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    rekent(haast)
    assert CliRunner().invoke(worker, []).exit_code == 1
