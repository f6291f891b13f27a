"""Sending a story: consent, the owner that is found, and the worklist when nobody is."""

from datetime import date

import pytest

from knooppunt.basis.verdict import Refusal
from knooppunt.loket.actions.versturen import send_question
from knooppunt.loket.models import Geinformeerde, Toestemming, Vertelling
from knooppunt.loket.policies import may_read_question
from knooppunt.loket.queries.vragen import facts_of, is_late, worklist
from knooppunt.toegang.models import Lidmaatschap, Taak
from knooppunt.toegang.public import viewer_of
from tests.factories import AT, OP, Cast
from tests.integration.loket.behandeling import events, open_tasks
from tests.integration.loket.verhalen import BEZOEKER, GEHEIM, SITE, draft, sent

pytestmark = pytest.mark.django_db


def test_sending_writes_the_story_down_records_consent_and_promises_a_date(cast: Cast):
    vraag, _ = sent(cast, mag_gemeente="nee")
    assert (vraag.status, vraag.concept, vraag.reageer_voor) == ("verstuurd", {}, date(2026, 11, 23))
    assert dict(Vertelling.objects.get().antwoorden)["nodig"] == GEHEIM
    gekozen = {t.partij: (t.mag, t.gegeven_door) for t in Toestemming.objects.all()}
    assert gekozen == {
        "school": (True, "Samira Bouzid"), "gemeente": (False, "Samira Bouzid"), "swv": (True, "Samira Bouzid"),
    }  # fmt: skip
    assert events() == ["vraag.begonnen", "vraag.bewaard", "vraag.verstuurd"]


def test_sending_finds_the_owner_and_puts_it_on_that_persons_list(cast: Cast):
    vraag, _ = sent(cast)
    assert (vraag.eigenaar.naam, vraag.eigenaar_reden) == ("Joke Visser", "school")
    assert [g.account.naam for g in Geinformeerde.objects.all()] == ["Peter Hoekstra", "Linda van Dam"]
    assert open_tasks() == [("Joke Visser", f"Beantwoord vraag {vraag.code}")]


def test_a_school_that_may_not_know_does_not_get_it(cast: Cast):
    vraag, _ = sent(cast, mag_school="nee")
    assert vraag.eigenaar.naam == "Peter Hoekstra"
    assert not may_read_question(cast.coordinator, facts_of(vraag, OP))


def test_an_incomplete_story_is_refused_with_all_that_is_missing(cast: Cast):
    vraag, _ = draft(cast, nodig="", verteller_naam="")
    with pytest.raises(Refusal) as refusal:
        send_question(vraag=vraag, site=SITE, by=BEZOEKER, at=AT)
    assert refusal.value.reasons == ("Vertel nog wat er nodig is.", "Vul nog in wie dit vertelt.")


def test_nobody_found_is_on_the_worklist_with_a_task_and_the_teller_sees_it(cast: Cast):
    Lidmaatschap.objects.filter(rol__in=["schoolcoordinator", "gemeente_contact"]).delete()
    vraag, _ = sent(cast, mag_swv="nee")
    assert vraag.eigenaar is None
    assert open_tasks() == [("Samenwerkingsverband Waterrijk", f"Zoek iemand voor vraag {vraag.code}")]
    assert [regel.code for regel in worklist(cast.adviseur)] == [vraag.code]


def test_a_postcode_outside_every_region_is_never_silence(cast: Cast):
    vraag, _ = sent(cast, woon_pc4="1234", school="weet_niet")
    assert vraag.eigenaar is None
    assert [regel.woon_pc4 for regel in worklist(cast.adviseur)] == ["1234"]


def test_while_a_region_has_no_adviser_the_administrator_reads_that_nobody_has_it(cast: Cast):
    Lidmaatschap.objects.filter(rol="swv_adviseur").delete()
    vraag, _ = sent(cast, woon_pc4="1234", school="weet_niet")
    taak = Taak.objects.get(sleutel=f"vraag:{vraag.ref}")
    assert (taak.rol, taak.tekst) == ("beheerder", f"Zoek iemand voor vraag {vraag.code}")


def test_a_question_that_is_late_is_on_the_worklist_of_the_adviser(cast: Cast):
    vraag, _ = sent(cast)
    op_tijd, te_laat = (
        viewer_of(cast.account("adviseur"), dag) for dag in (date(2026, 11, 23), date(2026, 11, 24))
    )
    assert [is_late(vraag, v.op) for v in (op_tijd, te_laat)] == [False, True]
    assert [len(worklist(v)) for v in (op_tijd, te_laat)] == [0, 1]
