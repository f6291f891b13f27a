"""Arranging support: what happens, what is refused and why, who hears of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.besluiten.models import Inzet, Inzetreactie
from knooppunt.besluiten.public import (
    Inzetantwoord,
    Inzetsoort,
    answer_support,
    drop_support,
    finish_support,
    prolong_support,
    promise_support,
    propose_support,
    record_payer,
    reopen_support,
    start_support,
)
from knooppunt.dossier.models import Dossier
from knooppunt.dossier.public import Deel
from knooppunt.toegang.models import Gebeurtenis, Taak
from tests.factories import AT, Cast
from tests.integration.besluiten.conftest import VOORSTEL, Regelaar

pytestmark = pytest.mark.django_db


def events(soort: str) -> list[dict[str, Any]]:
    return list(Gebeurtenis.objects.filter(soort=soort).values_list("gegevens", flat=True))


def open_tasks(wie: str, cast: Cast) -> list[tuple[str, date | None]]:
    return list(
        Taak.objects.filter(account=cast.account(wie), gedaan_at=None, soort__startswith="inzet")
        .order_by("soort")
        .values_list("soort", "voor")
    )


def test_a_proposal_is_kept_and_the_mother_is_asked_what_she_thinks(cast: Cast, regelaar: Regelaar):
    inzet = regelaar.voorgesteld()
    assert (inzet.status, inzet.aanbieder, inzet.leerlingen) == ("voorgesteld", cast.jeugdhulp, 3)
    assert open_tasks("moeder", cast) == [("inzet.antwoord", None)]
    assert events("inzet.voorgesteld") == [{"deel": "onderwijs", "soort_inzet": "expertise"}]


def test_the_same_form_sent_twice_makes_one(regelaar: Regelaar):
    assert regelaar.voorgesteld() == regelaar.voorgesteld()
    assert Inzet.objects.count() == 1


def test_a_provider_that_is_no_organisation_of_the_region_is_kept_as_written(regelaar: Regelaar):
    inzet = regelaar.voorgesteld(aanbieder="Juf Anne, muziek")
    assert (inzet.aanbieder, inzet.aanbieder_naam) == (None, "Juf Anne, muziek")


def test_a_place_elsewhere_without_trying_expertise_first_is_refused(regelaar: Regelaar):
    with pytest.raises(Refusal) as refusal:
        regelaar.voorgesteld(soort=Inzetsoort.PLEK)
    assert refusal.value.reasons == (
        "Expertise komt eerst naar de school. Schrijf op welke hulp op de eigen school is geprobeerd.",
        "Schrijf op waarom het niet dichter bij huis kan.",
    )
    assert Inzet.objects.count() == 0


def test_a_mentor_in_the_team_does_not_arrange_support(cast: Cast, regelaar: Regelaar):
    cast.join(regelaar.dossier, "mentor")
    with pytest.raises(NotAllowed) as refusal:
        propose_support(gegevens=VOORSTEL, sleutel="abc", **regelaar.wie("mentor"))
    assert refusal.value.reasons == ("Uw rol regelt geen inzet. Vraag het de regisseur.",)


def test_support_in_a_part_that_is_closed_to_someone_is_not_theirs_to_arrange(regelaar: Regelaar):
    with pytest.raises(NotAllowed) as refusal:
        regelaar.voorgesteld(deel=Deel.ZORG)
    assert refusal.value.reasons == (
        "Het deel zorg en hulp is niet met uw organisatie gedeeld. Vraag het de ouders of de regisseur.",
    )


def test_a_goal_of_another_dossier_is_refused(regelaar: Regelaar):
    with pytest.raises(Refusal) as refusal:
        propose_support(gegevens=VOORSTEL, doel_ref="bestaatniet", sleutel="abc", **regelaar.wie())
    assert refusal.value.reasons == ("Dit doel staat niet in het plan. Kies een doel uit de lijst.",)


def test_a_school_of_another_region_cannot_be_the_payer(cast: Cast, regelaar: Regelaar):
    with pytest.raises(Refusal) as refusal:
        propose_support(
            gegevens=VOORSTEL, betaler_ref=cast.andere_school.ref, sleutel="abc", **regelaar.wie()
        )
    assert refusal.value.reasons == (
        "Deze organisatie kan de hulp niet betalen. Kies een naam uit de lijst.",
    )


def test_promised_support_waits_for_its_start(cast: Cast, regelaar: Regelaar):
    assert regelaar.toegezegd().status == "toegezegd"
    assert open_tasks("coordinator", cast) == [("inzet.start", date(2026, 11, 16))]


def test_support_starts_before_its_payer_is_known_with_an_owner_and_a_day(cast: Cast, regelaar: Regelaar):
    inzet = regelaar.gestart()
    assert (inzet.status, inzet.betaler, inzet.betaler_eigenaar) == (
        "gestart",
        None,
        cast.account("coordinator"),
    )
    assert open_tasks("coordinator", cast) == [
        ("inzet.betaler", date(2026, 12, 28)),
        ("inzet.terugkijken", date(2027, 1, 18)),
    ]
    assert events("inzet.gestart") == [
        {"deel": "onderwijs", "soort_inzet": "expertise", "zonder_betaler": True}
    ]


@pytest.mark.parametrize("leeg", [{"eigenaar_ref": ""}, {"betaler_voor": None}])
def test_without_payer_support_does_not_start_without_an_owner_and_a_day(
    regelaar: Regelaar, leeg: dict[str, Any]
):
    inzet = regelaar.toegezegd()
    with pytest.raises(Refusal) as refusal:
        start_support(inzet=inzet, **regelaar.start_gegevens(**leeg), **regelaar.wie())
    assert refusal.value.reasons == (
        "De hulp kan beginnen zonder betaler. Kies dan wie uitzoekt wie er betaalt, en voor welke dag.",
    )
    assert regelaar.opnieuw(inzet).status == "toegezegd"


def test_only_someone_of_the_team_can_be_asked_to_find_the_payer(cast: Cast, regelaar: Regelaar):
    inzet = regelaar.toegezegd()
    vreemde = {"eigenaar_ref": cast.account("coordinator_elders").ref}
    with pytest.raises(Refusal) as refusal:
        start_support(inzet=inzet, **regelaar.start_gegevens(**vreemde), **regelaar.wie())
    assert refusal.value.reasons == ("Kies iemand uit het team die uitzoekt wie er betaalt.",)


def test_the_database_itself_refuses_running_support_that_nobody_pays_or_looks_after(regelaar: Regelaar):
    inzet = regelaar.gestart()
    with pytest.raises(IntegrityError), transaction.atomic():
        Inzet.objects.filter(pk=inzet.pk).update(betaler_eigenaar=None)


def test_with_a_payer_nobody_looks_for_one(cast: Cast, regelaar: Regelaar):
    inzet = start_support(
        inzet=regelaar.toegezegd(),
        **regelaar.start_gegevens(betaler_ref=cast.swv.ref, eigenaar_ref="", betaler_voor=None),
        **regelaar.wie(),
    )
    assert (inzet.betaler, inzet.betaler_voor) == (cast.swv, None)
    assert open_tasks("coordinator", cast) == [("inzet.terugkijken", date(2027, 1, 18))]


def test_the_payer_recorded_later_closes_the_search(cast: Cast, regelaar: Regelaar):
    inzet = record_payer(inzet=regelaar.gestart(), betaler_ref=cast.gemeente.ref, **regelaar.wie())
    assert (inzet.betaler, inzet.betaler_eigenaar, inzet.betaler_voor) == (cast.gemeente, None, None)
    assert open_tasks("coordinator", cast) == [("inzet.terugkijken", date(2027, 1, 18))]
    assert events("inzet.betaler_bekend") == [
        {"deel": "onderwijs", "soort_inzet": "expertise", "betaler": cast.gemeente.ref}
    ]


def test_the_payer_can_be_recorded_after_the_dossier_was_closed(cast: Cast, regelaar: Regelaar):
    inzet = regelaar.gestart()
    Dossier.objects.update(status="afgesloten", afgesloten_at=AT)
    with pytest.raises(NotAllowed):
        finish_support(inzet=inzet, reden="Het helpt", **regelaar.wie())
    assert record_payer(inzet=inzet, betaler_ref=cast.swv.ref, **regelaar.wie()).betaler == cast.swv


def test_finished_support_says_what_it_brought_and_asks_nothing_more(cast: Cast, regelaar: Regelaar):
    inzet = record_payer(inzet=regelaar.gestart(), betaler_ref=cast.swv.ref, **regelaar.wie())
    inzet = finish_support(inzet=inzet, reden="Hij durft weer te vragen", **regelaar.wie())
    assert (inzet.status, inzet.status_reden) == ("afgerond", "Hij durft weer te vragen")
    assert Taak.objects.filter(soort__startswith="inzet", gedaan_at=None).count() == 0
    assert events("inzet.afgerond") == [{"deel": "onderwijs", "soort_inzet": "expertise"}]


def test_support_that_does_not_go_ahead_keeps_its_reason_and_can_be_taken_up_again(regelaar: Regelaar):
    inzet = drop_support(inzet=regelaar.toegezegd(), reden="De expert is ziek", **regelaar.wie())
    assert (inzet.status, inzet.status_reden) == ("niet_doorgegaan", "De expert is ziek")
    assert Taak.objects.filter(soort__startswith="inzet", gedaan_at=None).count() == 0
    assert reopen_support(inzet=inzet, **regelaar.wie()).status == "voorgesteld"


def test_support_finished_by_mistake_runs_again(regelaar: Regelaar):
    inzet = finish_support(inzet=regelaar.gestart(), reden="Klaar", **regelaar.wie())
    assert reopen_support(inzet=inzet, **regelaar.wie()).status == "gestart"


def test_a_step_that_someone_else_took_already_is_refused(regelaar: Regelaar):
    oud = regelaar.voorgesteld()
    promise_support(inzet=oud, **regelaar.wie())
    with pytest.raises(Refusal) as refusal:
        promise_support(inzet=oud, **regelaar.wie())
    assert refusal.value.reasons == ("Deze hulp is ‘afgesproken’. De stap naar ‘afgesproken’ kan nu niet.",)


def test_support_that_goes_on_gets_a_new_day_to_look_back(cast: Cast, regelaar: Regelaar):
    inzet = prolong_support(
        inzet=regelaar.gestart(),
        evaluatiedatum=date(2027, 4, 1),
        reden="Het begint te werken",
        **regelaar.wie(),
    )
    assert (inzet.evaluatiedatum, inzet.status_reden) == (date(2027, 4, 1), "Het begint te werken")
    assert ("inzet.terugkijken", date(2027, 4, 1)) in open_tasks("coordinator", cast)


def test_doubt_of_the_mother_comes_to_whoever_arranged_it(cast: Cast, regelaar: Regelaar):
    inzet = regelaar.voorgesteld()
    for antwoord, tekst in ((Inzetantwoord.GOED, ""), (Inzetantwoord.TWIJFEL, "Liever niet op woensdag")):
        answer_support(inzet=inzet, antwoord=antwoord, toelichting=tekst, **regelaar.wie("moeder"))
    assert [(r.antwoord, r.toelichting) for r in Inzetreactie.objects.all()] == [
        ("twijfel", "Liever niet op woensdag")
    ]
    assert open_tasks("moeder", cast) == []
    assert open_tasks("coordinator", cast) == [("inzet.twijfel", None)]


def test_an_answer_leaves_a_step_that_was_made_meanwhile(regelaar: Regelaar):
    gezien = regelaar.voorgesteld()
    promise_support(inzet=gezien, **regelaar.wie())
    answer_support(inzet=gezien, antwoord=Inzetantwoord.GOED, toelichting="", **regelaar.wie("moeder"))
    assert regelaar.opnieuw(gezien).status == "toegezegd"


def test_a_professional_does_not_answer_for_the_family(regelaar: Regelaar):
    inzet = regelaar.voorgesteld()
    with pytest.raises(NotAllowed) as refusal:
        answer_support(inzet=inzet, antwoord=Inzetantwoord.GOED, toelichting="", **regelaar.wie())
    assert refusal.value.reasons == ("Alleen de ouders en de leerling zelf kunnen dit doen.",)


def test_support_for_many_counts_them_all(regelaar: Regelaar):
    inzet = propose_support(
        gegevens=replace(VOORSTEL, soort=Inzetsoort.COLLECTIEF, leerlingen=24),
        sleutel="abc",
        **regelaar.wie(),
    )
    assert inzet.leerlingen == 24
