"""Handling a question: reacting, passing it on and assigning it, each with its refusals."""

from datetime import date

import pytest
from django.core import mail

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.loket.actions.behandelen import assign, pass_on
from knooppunt.loket.actions.vertellen import add_words
from knooppunt.loket.models import Vraag
from knooppunt.loket.queries.vragen import question_for, worklist
from knooppunt.toegang.models import Lidmaatschap
from tests.factories import AT, Cast
from tests.integration.loket.behandeling import answer, events, open_tasks, ref
from tests.integration.loket.verhalen import BEZOEKER, SITE, sent, zicht

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("soort", "status"), [("antwoord", "opgepakt"), ("wedervraag", "wacht"), ("advies", "advies")]
)
def test_the_owner_reacts_and_the_teller_gets_a_mail_without_the_text(cast: Cast, soort: str, status: str):
    vraag, _ = sent(cast)
    mail.outbox.clear()
    answer(cast, vraag, soort)
    assert (vraag.status, vraag.reactie_at) == (status, AT)
    assert events()[-1] == f"vraag.{soort}"
    assert [("Ik bel u." in m.body) for m in mail.outbox] == [False]


def test_only_the_owner_reacts(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(NotAllowed, match="Een ander behandelt deze vraag"):
        answer(cast, vraag, by=cast.adviseur)


def test_an_empty_reaction_is_refused(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(Refusal, match="Schrijf eerst uw bericht"):
        answer(cast, vraag, tekst="  ")


def test_after_an_advice_there_is_no_reaction_until_the_teller_asks_again(cast: Cast):
    vraag, sleutel = sent(cast)
    answer(cast, vraag, "advies")
    with pytest.raises(Refusal, match="afgesloten met een advies"):
        answer(cast, vraag)
    add_words(zicht=zicht(sleutel), tekst="Het helpt niet.", ref=ref(), by=BEZOEKER, at=AT)
    vraag.refresh_from_db()
    assert (vraag.status, vraag.reactie_at, vraag.reageer_voor) == ("opgepakt", None, date(2026, 11, 23))
    assert events()[-2:] == ["vraag.heropend", "vraag.aangevuld"]


def test_an_answer_of_the_teller_brings_the_question_back_to_the_owner(cast: Cast):
    vraag, sleutel = sent(cast)
    answer(cast, vraag, "wedervraag")
    assert open_tasks() == []
    add_words(zicht=zicht(sleutel), tekst="Naar buiten gaan.", ref=ref(), by=BEZOEKER, at=AT)
    vraag.refresh_from_db()
    assert vraag.status == "opgepakt"
    assert open_tasks() == [("Joke Visser", f"Lees wat er is bijverteld bij vraag {vraag.code}")]


def membership(cast: Cast, wie: str) -> int:
    return Lidmaatschap.objects.get(account=cast.account(wie)).pk


def give(cast: Cast, vraag: Vraag, wie: str, **anders) -> None:
    gegevens = {
        "vraag": vraag,
        "naar": membership(cast, wie),
        "reden": "Zij kent de regio.",
        "ref": ref(),
        "site": SITE,
    }
    pass_on(**(gegevens | {"by": cast.coordinator, "at": AT} | anders))
    vraag.refresh_from_db()


def test_passing_on_changes_the_owner_keeps_the_date_and_tells_why(cast: Cast):
    vraag, _ = sent(cast)
    give(cast, vraag, "adviseur")
    assert (vraag.eigenaar.naam, vraag.eigenaar_reden, vraag.reageer_voor) == (
        "Peter Hoekstra", "doorgegeven", date(2026, 11, 23),
    )  # fmt: skip
    assert [r.tekst for r in vraag.reacties.all()] == ["Zij kent de regio."]
    assert open_tasks() == [("Peter Hoekstra", f"Beantwoord vraag {vraag.code}")]
    assert question_for(cast.coordinator, vraag.ref) is None


def test_passing_on_without_a_reason_is_refused(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(Refusal, match="Schrijf waarom u de vraag doorgeeft"):
        give(cast, vraag, "adviseur", reden=" ")


@pytest.mark.parametrize("wie", ["jeugdprofessional", "coordinator_elders", "mentor"])
def test_passing_on_to_who_may_not_read_it_is_refused(cast: Cast, wie: str):
    vraag, _ = sent(cast, mag_gemeente="nee")
    with pytest.raises(Refusal, match="Deze persoon mag het verhaal niet lezen"):
        give(cast, vraag, wie)


def test_passing_on_is_for_the_owner(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(NotAllowed, match="Een ander behandelt deze vraag"):
        give(cast, vraag, "jeugdprofessional", by=cast.adviseur)


def test_the_keeper_of_the_worklist_finds_an_owner(cast: Cast):
    vraag, _ = sent(cast, woon_pc4="1234", school="weet_niet")
    assign(vraag=vraag, naar=membership(cast, "jeugdprofessional"), site=SITE, by=cast.adviseur, at=AT)
    vraag.refresh_from_db()
    assert (vraag.eigenaar.naam, vraag.eigenaar_reden) == ("Linda van Dam", "toegewezen")
    assert worklist(cast.adviseur) == []
    assert open_tasks() == [("Linda van Dam", f"Beantwoord vraag {vraag.code}")]


def test_who_does_not_keep_the_worklist_assigns_nothing(cast: Cast):
    vraag, _ = sent(cast, woon_pc4="1234", school="weet_niet")
    with pytest.raises(NotAllowed, match="Alleen wie de werklijst bewaakt"):
        assign(vraag=vraag, naar=membership(cast, "adviseur"), site=SITE, by=cast.coordinator, at=AT)


def test_a_question_that_has_someone_in_time_is_not_taken_away(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(NotAllowed, match="Deze vraag heeft al iemand, en die is nog op tijd"):
        assign(vraag=vraag, naar=membership(cast, "adviseur"), site=SITE, by=cast.adviseur, at=AT)
