"""Putting a plan in force, what stops that, and what happens to it after."""

from datetime import UTC, date, datetime

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions import plan_acties
from knooppunt.dossier.actions.plan_opstellen import start_plan
from knooppunt.dossier.models import Actie, Betrokkene, Dossier, Niveauwissel
from knooppunt.dossier.public import OuderGegevens
from knooppunt.toegang.models import Taak
from tests.factories import AT, OP
from tests.factories.plan import HERZIENING, Planspel, geweigerd
from tests.integration.dossier.plan.taken import open_taken

LATER = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


def test_a_complete_plan_is_put_in_force(spel):
    plan = spel.van_kracht()
    assert (plan.status, plan.ingangsdatum, plan.vastgesteld_by) == (
        "vastgesteld",
        OP,
        spel.cast.account("coordinator"),
    )


def test_in_force_owners_and_leader_have_their_tasks_and_nothing_else_is_asked(spel):
    spel.van_kracht()
    taken = Taak.objects.filter(gedaan_at__isnull=True, soort__regex="^(plan|actie)").values_list(
        "soort", "voor"
    )
    assert sorted(taken) == [("actie.herzien", HERZIENING), ("plan.evalueren", date(2027, 6, 1))]


def test_everything_that_is_missing_is_said_at_once(spel):
    with pytest.raises(Refusal) as fout:
        spel.vaststellen()
    assert fout.value.reasons == (
        "De leerling is nog niet gehoord. Leg vast wat de leerling ervan vindt, of waarom dat niet kon.",
        "Samira Bouzid heeft nog niet ingestemd met het plan.",
    )


def test_both_parents_with_authority_must_agree(cast):
    ouders = [
        OuderGegevens("Samira Bouzid", "moeder", gezag=True, email="moeder@voorbeeld.invalid"),
        OuderGegevens("Karim Bouzid", "vader", gezag=True, email="vader@voorbeeld.invalid"),
    ]
    spel = Planspel(cast, ouders=ouders).horen().voorleggen().antwoord()
    with geweigerd(Refusal, "Karim Bouzid heeft nog niet ingestemd met het plan."):
        spel.vaststellen()
    assert spel.antwoord(wie="vader").vaststellen().status == "vastgesteld"


def test_an_owner_who_left_the_circle_stops_the_plan(spel):
    spel.horen().voorleggen().antwoord()
    Betrokkene.objects.filter(account=spel.cast.account("mentor")).update(tot=OP)
    with geweigerd(Refusal, "Els Prins hoort niet meer bij de kring."):
        spel.vaststellen()


def test_a_jump_of_the_level_needs_an_extra_reason(spel):
    Dossier.objects.update(niveau=spel.cast.niveaus[0])
    sprong = {"niveau_id": spel.cast.niveaus[2].pk, "niveau_reden": "Meer rust"}
    spel.teksten(**sprong)
    spel.horen().voorleggen().antwoord()
    with geweigerd(Refusal, "Het niveau verandert meer dan één stap tegelijk."):
        spel.vaststellen()
    spel.teksten(**sprong, niveau_sprong_reden="De klas is te vol")
    spel.antwoord().vaststellen()
    wissel = Niveauwissel.objects.get()
    assert (wissel.van, wissel.naar, wissel.sprong_reden) == (
        spel.cast.niveaus[0], spel.cast.niveaus[2], "De klas is te vol",
    )  # fmt: skip


def test_a_plan_in_force_is_not_written_in(spel):
    spel.van_kracht()
    with geweigerd(Refusal, "Dit plan is al vastgesteld."):
        spel.nieuw_doel("Nog een doel")


def test_a_next_version_continues_goals_and_replaces_the_old_one_when_it_is_in_force(spel):
    oud = spel.van_kracht()
    spel.plan = start_plan(zicht=spel.zicht(), by=spel.by, at=LATER)
    kopie = spel.plan.doelen.get()
    assert (spel.plan.versie, kopie.tekst, kopie.voortzetting_van) == (2, spel.doel.tekst, spel.doel)
    spel.horen().voorleggen().antwoord().vaststellen(LATER)
    oud.refresh_from_db()
    assert (oud.status, spel.plan.status, oud.doelen.count()) == ("vervangen", "vastgesteld", 1)


def test_an_owner_tells_how_it_goes_and_the_task_is_gone(spel):
    actie = spel.nieuwe_actie(spel.doel, "Elke avond tekenen", "moeder")
    spel.van_kracht()
    wat = {
        "zicht": spel.zicht("moeder"),
        "stand": "gedaan",
        "toelichting": "",
        "by": spel.cast.moeder,
        "at": AT,
    }
    plan_acties.report_action(actie=Actie.objects.get(pk=actie.pk), **wat)
    assert open_taken("actie.herzien") == ["Els Prins"]
    with geweigerd(NotAllowed, "Alleen het team rond het kind kan dit doen."):
        plan_acties.report_action(actie=Actie.objects.get(pk=spel.actie.pk), **wat)


def test_an_action_of_a_concept_has_no_report_yet(spel):
    wat = {"stand": "gedaan", "toelichting": "", "at": AT}
    with geweigerd(Refusal, "Dit kan als het plan is vastgesteld."):
        plan_acties.report_action(zicht=spel.zicht(), actie=spel.actie, by=spel.by, **wat)
