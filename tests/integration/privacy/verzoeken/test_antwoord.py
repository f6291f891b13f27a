"""A request gets an answer in time: the clock, who reads it, who answers, and the letter."""

import io
from datetime import UTC, date, datetime, timedelta

import pypdf
import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed
from knooppunt.dossier.models import Dossier, Regisseur
from knooppunt.privacy.actions.verzoek_melden import tell_of_late_requests
from knooppunt.privacy.actions.verzoeken import (
    decide_request,
    extend_request,
    withdraw_request,
)
from knooppunt.privacy.models import Verzoek
from knooppunt.privacy.queries.verzoeken import request_for
from knooppunt.privacy.rules.verzoek import Verzoeksoort as S
from knooppunt.privacy.rules.verzoek import Verzoekstatus
from knooppunt.toegang.models import Gebeurtenis, Taak
from knooppunt.toegang.public import knooppunt_self
from tests.factories import AT
from tests.factories.verzoeken import answer, ask

pytestmark = pytest.mark.django_db


def test_a_request_has_a_clock_a_task_and_a_receipt_that_says_nothing(cast, spel, mailoutbox):
    verzoek = ask(cast, spel.dossier, S.BEPERKEN)
    taak = Taak.objects.get(sleutel=f"verzoek:{verzoek.ref}")
    assert (verzoek.antwoord_voor, taak.voor, taak.account) == (
        date(2026, 12, 16), date(2026, 12, 16), cast.account("adviseur"),
    )  # fmt: skip
    brief = mailoutbox[-1]
    assert (brief.to, "16 december 2026" in brief.body, "Ilyas" in brief.body) == (
        ["moeder@voorbeeld.invalid"], True, False,
    )  # fmt: skip


def test_the_same_question_is_asked_once(cast, spel):
    assert ask(cast, spel.dossier, S.BEPERKEN) == ask(cast, spel.dossier, S.BEPERKEN)


def test_who_keeps_watch_decides_only_when_there_is_nobody_else(cast, spel):
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    besluit = {"besluit": Verzoekstatus.AFGEWEZEN, "reden": "De school moet dit weten.", "at": AT}
    with pytest.raises(NotAllowed, match="Alleen wie het dossier leidt kan dit beslissen"):
        decide_request(verzoek_ref=verzoek.ref, by=cast.privacy, **besluit)
    Regisseur.objects.all().delete()
    Dossier.objects.update(school=None)
    decide_request(verzoek_ref=verzoek.ref, by=cast.privacy, **besluit)
    assert Verzoek.objects.get().status == "afgewezen"


@pytest.mark.parametrize("wie", ["vader", "mentor", "jeugdhulpverlener", "vreemde_ouder", "beheerder"])
def test_a_request_is_read_by_who_asked_who_decides_and_who_keeps_watch(cast, spel, wie):
    """Not by the other parent: a parent may ask something without the other knowing."""
    cast.join(spel.dossier, "vader", "ouder")
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    url = reverse("privacy:verzoek", args=[verzoek.ref])
    assert cast.client("moeder").get(url).status_code == 200
    assert cast.client("adviseur").get(url).status_code == 200
    assert cast.client(wie).get(url).status_code == 404
    assert request_for(cast.privacy, verzoek.ref) is not None


def test_the_timeline_says_what_changed_and_not_who_asked(cast, spel):
    ask(cast, spel.dossier, S.BEZWAAR)
    html = (
        cast.client("coordinator").get(reverse("dossier:tijdlijn", args=[spel.dossier.ref])).content.decode()
    )
    assert "over de eigen gegevens" not in html
    assert Gebeurtenis.objects.filter(soort="verzoek.gedaan", dossier_ref="").count() == 1


def test_longer_is_said_in_time_with_the_reason(cast, spel, mailoutbox):
    verzoek = ask(cast, spel.dossier, S.INZAGE)
    extend_request(verzoek_ref=verzoek.ref, reden="Wij zoeken in het archief.", by=cast.adviseur, at=AT)
    verzoek.refresh_from_db()
    assert (verzoek.status, verzoek.antwoord_voor) == ("verlengd", date(2027, 2, 16))
    assert Taak.objects.get(sleutel=f"verzoek:{verzoek.ref}").voor == date(2027, 2, 16)
    assert "16 februari 2027" in mailoutbox[-1].body


def test_who_keeps_watch_is_told_when_an_answer_is_late(cast, spel):
    verzoek = ask(cast, spel.dossier, S.INZAGE)
    assert late_at(verzoek.antwoord_voor) == ("Verzoeken die te laat zijn: 0.", 0)
    for dagen in (1, 2):  # every night the task is there, once it is an event
        te_laat = late_at(verzoek.antwoord_voor + timedelta(days=dagen))
        assert te_laat == ("Verzoeken die te laat zijn: 1.", 1)
    assert Gebeurtenis.objects.filter(soort="verzoek.te_laat").count() == 1
    answer(cast, verzoek)
    assert Taak.objects.filter(soort="verzoek.te_laat", gedaan_at__isnull=True).count() == 0


def late_at(dag):
    at = datetime(dag.year, dag.month, dag.day, 3, tzinfo=UTC)
    zin = tell_of_late_requests(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)
    return zin, Taak.objects.filter(soort="verzoek.te_laat", gedaan_at__isnull=True).count()


def test_only_who_asked_withdraws(cast, spel):
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    with pytest.raises(NotAllowed, match=r"Alleen wie het vroeg kan het intrekken\."):
        withdraw_request(verzoek_ref=verzoek.ref, by=cast.adviseur, at=AT)


def test_a_professional_asks_nothing_for_the_family(cast, spel):
    with pytest.raises(NotAllowed, match=r"Alleen de ouders en de leerling zelf kunnen dit doen\."):
        ask(cast, spel.dossier, S.WISSEN, "mentor")


def test_the_letter_has_the_answer_and_where_to_complain(cast, spel):
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    answer(cast, verzoek, Verzoekstatus.AFGEWEZEN, reden="De wet zegt dat dit drie jaar blijft.")
    response = cast.client("adviseur").get(reverse("privacy:brief", args=[verzoek.ref]))
    tekst = " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(response.content)).pages)
    tekst = " ".join(tekst.split())
    assert "De wet zegt dat dit drie jaar blijft." in tekst
    assert "Autoriteit Persoonsgegevens" in tekst


def test_the_list_is_for_who_leads_and_who_keeps_watch(cast, spel):
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    url = reverse("privacy:verzoeken")
    statussen = {wie: cast.client(wie).get(url).status_code for wie in ("adviseur", "mentor", "beheerder")}
    assert statussen == {"adviseur": 200, "mentor": 200, "beheerder": 403}
    assert verzoek.ref in cast.client("adviseur").get(url).content.decode()
    assert verzoek.ref not in cast.client("coordinator_elders").get(url).content.decode()


def test_seeing_a_request_is_a_look_with_its_purpose(cast, spel):
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    cast.client("adviseur").get(reverse("privacy:verzoek", args=[verzoek.ref]))
    blik = Gebeurtenis.objects.filter(soort="dossier.bekeken").latest("id")
    assert (blik.by, blik.doel, blik.dossier_ref) == (cast.account("adviseur"), "rechten", spel.dossier.ref)
