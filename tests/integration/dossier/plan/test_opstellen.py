"""Beginning a plan and writing its goals, actions and texts, and who may not."""

from dataclasses import replace
from datetime import date, timedelta

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions import plan_acties, plan_opstellen
from knooppunt.dossier.actions.gezin import choose_regisseur
from knooppunt.dossier.actions.plan_opstellen import start_plan
from knooppunt.dossier.models import Actie, Betrokkene, Doel, Plan
from knooppunt.dossier.public import Deel
from knooppunt.toegang.models import Taak
from tests.factories import AT, OP
from tests.factories.plan import HERZIENING, Planspel, geweigerd
from tests.integration.dossier.plan.taken import open_taken


def test_beginning_twice_gives_one_concept(spel):
    assert start_plan(zicht=spel.zicht(), by=spel.by, at=AT) == spel.plan
    assert Plan.objects.count() == 1


def test_a_new_plan_asks_the_coordinator_to_finish_it_within_six_weeks(spel):
    taak = Taak.objects.get(soort="plan.vaststellen")
    assert (taak.organisatie, taak.rol, taak.voor) == (
        spel.cast.school,
        "schoolcoordinator",
        OP + timedelta(weeks=6),
    )


def test_a_new_regisseur_takes_over_what_waits_for_who_leads(spel):
    spel.van_kracht()
    plaats = Betrokkene.objects.get(account=spel.cast.account("mentor"))
    choose_regisseur(zicht=spel.zicht(), plaats_ref=plaats.ref, vanaf=OP, reden="", by=spel.by, at=AT)
    assert open_taken("plan.evalueren") == ["Els Prins"]


def test_a_parent_may_not_write_in_the_concept(spel):
    with geweigerd(NotAllowed, "Alleen het team rond het kind kan dit doen."):
        spel.nieuw_doel("Een doel", wie="moeder")


def test_nobody_writes_in_a_part_that_is_not_shared_with_them(spel):
    with geweigerd(NotAllowed, "Het deel ‘zorg en hulp’ is niet met u gedeeld"):
        spel.nieuw_doel("Slapen", Deel.ZORG)


def test_the_same_goal_and_action_sent_twice_are_one(spel):
    assert spel.nieuw_doel(spel.doel.tekst) == spel.doel
    assert spel.nieuwe_actie(spel.doel, spel.actie.tekst, "mentor") == spel.actie
    assert (Doel.objects.count(), Actie.objects.count()) == (1, 1)


def test_two_people_who_change_one_goal_do_not_overwrite_each_other(spel):
    wijzig = {
        "zicht": spel.zicht(),
        "doel": spel.doel,
        "deel": Deel.ONDERWIJS,
        "eigen_woorden": "",
        "by": spel.by,
    }
    plan_opstellen.change_goal(**wijzig, revisie=0, tekst="Ilyas steekt zijn kaart op.", at=AT)
    with geweigerd(Refusal, "Dit is intussen gewijzigd, door een ander of in een ander venster."):
        plan_opstellen.change_goal(**wijzig, revisie=0, tekst="Iets anders", at=AT)
    spel.doel.refresh_from_db()
    assert spel.doel.tekst == "Ilyas steekt zijn kaart op."


def test_an_old_form_of_the_texts_is_refused(spel):
    with geweigerd(Refusal, "Dit is intussen gewijzigd, door een ander of in een ander venster."):
        spel.teksten(revisie=0, perspectief="Anders")


def test_an_old_form_of_an_action_is_refused(spel):
    nieuw = {"tekst": "Anders", "eigenaar_id": spel.cast.account("mentor").pk, "herziening_op": HERZIENING}
    wat = {"zicht": spel.zicht(), "actie": spel.actie, "by": spel.by, "at": AT}
    plan_acties.change_action(**wat, revisie=0, **nieuw)
    with geweigerd(Refusal, "Dit is intussen gewijzigd, door een ander of in een ander venster."):
        plan_acties.change_action(**wat, revisie=0, **nieuw | {"tekst": "Weer anders"})


def test_a_removed_goal_and_action_can_be_put_back(spel):
    wat = {"zicht": spel.zicht(), "by": spel.by, "at": AT}
    plan_acties.remove_action(actie=spel.actie, **wat)
    plan_opstellen.remove_goal(doel=spel.doel, **wat)
    assert (
        Doel.objects.filter(verwijderd_at=None).count(),
        Actie.objects.filter(verwijderd_at=None).count(),
    ) == (0, 0)
    plan_opstellen.restore_goal(doel=spel.doel, **wat)
    plan_acties.restore_action(actie=spel.actie, **wat)
    assert (
        Doel.objects.filter(verwijderd_at=None).count(),
        Actie.objects.filter(verwijderd_at=None).count(),
    ) == (1, 1)


def test_goals_change_places_and_the_first_goes_no_higher(spel):
    tweede = spel.nieuw_doel("Ilyas kiest zelf een boek.")
    wat = {"zicht": spel.zicht(), "by": spel.by, "at": AT}
    plan_opstellen.move_goal(doel=tweede, omhoog=True, **wat)
    plan_opstellen.move_goal(doel=tweede, omhoog=True, **wat)
    assert list(spel.plan.doelen.all()) == [tweede, spel.doel]


def test_an_action_of_someone_outside_the_circle_is_refused(spel):
    with geweigerd(Refusal, "Kies iemand uit de kring rond het kind."):
        spel.nieuwe_actie(spel.doel, "Bellen", "adviseur")


def test_a_guest_owns_no_action(spel):
    spel.cast.join(spel.dossier, "jgz", "gast", tot=date(2026, 12, 1))
    with geweigerd(Refusal, "Kies iemand uit de kring rond het kind."):
        spel.nieuwe_actie(spel.doel, "Bellen", "jgz")


def test_a_parent_can_own_an_action(spel):
    assert (
        spel.nieuwe_actie(spel.doel, "Elke avond tien minuten tekenen", "moeder").eigenaar.naam
        == "Samira Bouzid"
    )


def test_a_goal_does_not_move_to_a_part_that_an_owner_may_not_read(cast):
    spel = Planspel(cast, zorg=True)
    cast.join(spel.dossier, "adviseur")
    doel = spel.nieuw_doel("Ilyas fietst naar school.")
    spel.nieuwe_actie(doel, "Fietsen oefenen", "adviseur")
    with geweigerd(Refusal, "Peter Hoekstra mag het deel ‘verhaal en gezin’ niet lezen."):
        plan_opstellen.change_goal(
            zicht=spel.zicht(), doel=doel, revisie=0, deel=Deel.GEZIN, tekst=doel.tekst, eigen_woorden="",
            by=spel.by, at=AT,
        )  # fmt: skip


def test_in_a_closed_dossier_nothing_is_written(spel):
    dicht = spel.zicht()
    dicht = replace(dicht, feiten=replace(dicht.feiten, is_open=False))
    with geweigerd(NotAllowed, "Dit dossier is afgesloten. Er kan niets meer worden gewijzigd."):
        plan_opstellen.add_goal(
            zicht=dicht, plan=spel.plan, deel=Deel.ONDERWIJS, tekst="Een doel", by=spel.by, at=AT
        )
