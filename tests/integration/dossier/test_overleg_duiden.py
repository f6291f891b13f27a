"""Samen duiden and samen doen: who writes what, two at once, and agreements with owner and date."""

from datetime import date, timedelta

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.overleg_duiding import (
    Botsing,
    add_own_words,
    finish_agreement,
    make_agreement,
    reopen_agreement,
    save_duiding,
)
from knooppunt.dossier.models import Afspraak, EigenWoorden
from knooppunt.toegang.models import Taak
from tests.factories.knooppunten import OP_DE_DAG, OVERLEGDAG, begonnen, bespreking, op, overleg


@pytest.fixture
def zaak(cast):
    return begonnen(cast)


def schrijf(cast, zaak, velden, begin=None, wie="coordinator", dag=OVERLEGDAG):
    leeg = dict.fromkeys(velden, "")
    return save_duiding(
        bespreking=zaak, begin=begin or leeg, velden=velden, by=op(cast, wie, dag), at=OP_DE_DAG
    )  # fmt: skip


def test_the_team_writes_down_what_goes_well(cast, zaak):
    duiding = schrijf(cast, zaak, {"sterk": "Hij tekent prachtig."})
    assert (duiding.sterk, duiding.updated_by, duiding.updated_at) == (
        "Hij tekent prachtig.", cast.account("coordinator"), OP_DE_DAG,
    )  # fmt: skip


def test_a_member_of_the_knooppunt_writes_along(cast, zaak):
    assert schrijf(cast, zaak, {"nodig": "Een rustige plek."}, wie="jgz").nodig == "Een rustige plek."


@pytest.mark.parametrize("wie", ["moeder", "vreemde_ouder", "jeugdhulpverlener", "beheerder"])
def test_who_is_not_there_as_a_professional_does_not_write(cast, zaak, wie):
    with pytest.raises(NotAllowed) as refused:
        schrijf(cast, zaak, {"sterk": "x"}, wie=wie)
    assert refused.value.reasons == ("Alleen wie als professional bij dit overleg hoort kan dit doen.",)


@pytest.mark.parametrize(("wie", "veld"), [("jgz", "thuis"), ("jgz", "school"), ("adviseur", "thuis")])
def test_a_part_that_is_not_shared_is_not_written(cast, zaak, wie, veld):
    with pytest.raises(NotAllowed) as refused:
        schrijf(cast, zaak, {veld: "x"}, wie=wie)
    assert refused.value.reasons == ("Dit deel van het dossier is niet met uw organisatie gedeeld.",)


def test_before_the_meeting_nobody_writes(cast):
    gepland = bespreking(cast, overleg(cast), cast.dossier())
    with pytest.raises(Refusal) as refused:
        schrijf(cast, gepland, {"sterk": "x"})
    assert refused.value.reasons == ("Het overleg is nog niet begonnen. U schrijft dit tijdens het overleg.",)


def test_two_who_write_different_texts_are_both_kept(cast, zaak):
    schrijf(cast, zaak, {"sterk": "Tekenen", "nodig": ""})
    duiding = schrijf(cast, zaak, {"sterk": "", "nodig": "Rust"}, wie="jgz")
    assert (duiding.sterk, duiding.nodig) == ("Tekenen", "Rust")


def test_two_who_write_the_same_text_see_both(cast, zaak):
    schrijf(cast, zaak, {"sterk": "Tekenen"})
    with pytest.raises(Botsing) as botsing:
        schrijf(cast, zaak, {"sterk": "Lachen"}, wie="jgz")
    zaak.duiding.refresh_from_db()
    assert (botsing.value.bewaard, zaak.duiding.sterk) == ({"sterk": "Tekenen"}, "Tekenen")


def test_who_saw_both_texts_decides(cast, zaak):
    schrijf(cast, zaak, {"sterk": "Tekenen"})
    duiding = schrijf(cast, zaak, {"sterk": "Tekenen en lachen"}, begin={"sterk": "Tekenen"}, wie="jgz")
    assert duiding.sterk == "Tekenen en lachen"


def woorden(cast, zaak, tekst="Hij slaapt slecht.", wie="moeder"):
    return add_own_words(bespreking=zaak, tekst=tekst, by=op(cast, wie, OVERLEGDAG), at=OP_DE_DAG)


def test_a_mother_adds_her_own_words(cast, zaak):
    eigen = woorden(cast, zaak)
    assert (eigen.tekst, eigen.hoedanigheid) == ("Hij slaapt slecht.", "ouder")


def test_the_same_words_twice_are_kept_once(cast, zaak):
    woorden(cast, zaak)
    woorden(cast, zaak)
    assert EigenWoorden.objects.count() == 1


def test_nobody_writes_own_words_for_the_family(cast, zaak):
    with pytest.raises(NotAllowed) as refused:
        woorden(cast, zaak, wie="coordinator")
    assert refused.value.reasons == ("Alleen de ouders en de leerling zelf kunnen dit doen.",)


def spreek_af(
    cast, zaak, eigenaar="mentor", wie="coordinator", voor=date(2026, 12, 20), tekst="Een rustige plek maken"
):
    return make_agreement(
        bespreking=zaak, tekst=tekst, eigenaar_id=cast.account(eigenaar).pk, voor=voor,
        by=op(cast, wie, OVERLEGDAG), at=OP_DE_DAG,
    )  # fmt: skip


def test_an_agreement_is_on_the_list_of_its_owner(cast, zaak):
    cast.join(zaak.dossier, "mentor")
    spreek_af(cast, zaak)
    taak = Taak.objects.get(account=cast.account("mentor"))
    assert (taak.tekst, taak.voor) == ("Afspraak: Een rustige plek maken", date(2026, 12, 20))


def test_the_same_agreement_twice_is_one(cast, zaak):
    cast.join(zaak.dossier, "mentor")
    assert spreek_af(cast, zaak) == spreek_af(cast, zaak)


def test_a_mother_takes_something_on_herself(cast, zaak):
    assert spreek_af(cast, zaak, "moeder", "moeder").eigenaar == cast.account("moeder")


def test_a_mother_does_not_give_work_to_others(cast, zaak):
    cast.join(zaak.dossier, "mentor")
    with pytest.raises(NotAllowed) as refused:
        spreek_af(cast, zaak, "mentor", "moeder")
    assert refused.value.reasons == ("U kunt hier alleen iets afspreken wat u zelf doet.",)


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"voor": OVERLEGDAG - timedelta(days=1)}, "Kies een datum vanaf vandaag, binnen twee jaar."),
        ({"voor": date(9999, 12, 31)}, "Kies een datum vanaf vandaag, binnen twee jaar."),
        ({"eigenaar": "vreemde_ouder"}, "Kies iemand uit de mensen rond dit kind."),
        (
            {"eigenaar": "jgz"},
            "Ria Smeets ziet dit dossier tot 15-12-2026. Kies een eerdere datum, of vraag Ria Smeets voor het team.",
        ),
    ],
)
def test_which_agreement_is_refused_and_why(cast, zaak, anders, reden):
    cast.join(zaak.dossier, "mentor")
    with pytest.raises(Refusal) as refused:
        spreek_af(cast, zaak, **anders)
    assert (refused.value.reasons, Afspraak.objects.count()) == ((reden,), 0)


def klaar(cast, afspraak, wie="moeder", actie=finish_agreement):
    return actie(afspraak=afspraak, by=op(cast, wie, OVERLEGDAG), at=OP_DE_DAG)


def test_done_leaves_the_list_and_not_done_comes_back(cast, zaak):
    afspraak = spreek_af(cast, zaak, "moeder")
    open_ = Taak.objects.filter(sleutel=f"afspraak:{afspraak.ref}", gedaan_at=None)
    klaar(cast, afspraak)
    na_klaar = open_.count()
    klaar(cast, afspraak, actie=reopen_agreement)
    assert (na_klaar, open_.count()) == (0, 1)


@pytest.mark.parametrize("wie", ["jgz", "vreemde_ouder"])
def test_another_does_not_finish_it(cast, zaak, wie):
    afspraak = spreek_af(cast, zaak, "moeder")
    with pytest.raises(NotAllowed) as refused:
        klaar(cast, afspraak, wie)
    assert refused.value.reasons == ("Alleen het team rond het kind kan dit doen.",)


def test_the_team_finishes_it_for_the_owner(cast, zaak):
    assert klaar(cast, spreek_af(cast, zaak, "moeder"), "coordinator").gedaan_at == OP_DE_DAG
