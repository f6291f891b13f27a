"""Writing the plan, putting it before people and in force: success and every refusal from one set-up."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions import plan_acties, plan_instemming, plan_opstellen
from knooppunt.dossier.actions.gezin import choose_regisseur
from knooppunt.dossier.actions.plan_leerling import answer_goal, say_something
from knooppunt.dossier.actions.plan_opstellen import start_plan
from knooppunt.dossier.models import Actie, Betrokkene, Doel, Dossier, Gehoord, Gezinslid, Niveauwissel, Plan
from knooppunt.dossier.public import Deel, OuderGegevens, dossier_for
from knooppunt.toegang.models import Gebeurtenis, Taak
from tests.factories import AT, OP
from tests.factories.plan import HERZIENING, Planspel, geweigerd

LATER = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@pytest.fixture
def spel(cast):
    return Planspel(cast)


def open_taken(soort: str) -> list[str | None]:
    """Who has an open task of this kind; a role is named by its code."""
    taken = Taak.objects.filter(soort=soort, gedaan_at__isnull=True).order_by("pk")
    return [t.account.naam if t.account else t.rol for t in taken]


def soorten(spel: Planspel) -> list[str]:
    return list(Gebeurtenis.objects.filter(dossier_ref=spel.dossier.ref).values_list("soort", flat=True))


# Beginning and writing


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


# Agreement


def test_putting_it_before_the_family_asks_the_parent_with_authority(spel):
    spel.voorleggen()
    assert open_taken("plan.instemmen") == ["Samira Bouzid"]


def test_only_who_leads_puts_the_plan_before_the_family(spel):
    with geweigerd(NotAllowed, "Alleen de regisseur of de ondersteuningscoördinator"):
        plan_instemming.present_plan(zicht=spel.zicht("mentor"), plan=spel.plan, by=spel.cast.mentor, at=AT)


def test_a_plan_without_actions_is_not_put_before_anyone(spel):
    plan_acties.remove_action(zicht=spel.zicht(), actie=spel.actie, by=spel.by, at=AT)
    with geweigerd(Refusal, "Er staat nog geen doel met een actie in het plan."):
        spel.voorleggen()


def test_an_answer_closes_the_task_and_is_recorded(spel):
    spel.voorleggen().antwoord()
    assert open_taken("plan.instemmen") == []
    assert soorten(spel)[-1] == "plan.ingestemd"


def test_the_same_answer_sent_twice_is_one_answer(spel):
    spel.voorleggen().antwoord().antwoord()
    assert spel.plan.instemmingen.count() == 1


def test_a_parent_who_disagrees_says_with_what(spel):
    spel.voorleggen()
    with geweigerd(Refusal, "Schrijf op waar u het niet mee eens bent."):
        spel.antwoord("oneens")


def test_disagreement_asks_the_leader_to_talk_and_a_change_of_mind_closes_that(spel):
    spel.voorleggen().antwoord("oneens", "Het gaat te snel.")
    assert open_taken("plan.overleg") == ["schoolcoordinator"]
    spel.antwoord("eens")
    assert open_taken("plan.overleg") == []
    assert [(i.antwoord, i.vervallen_at is None) for i in spel.plan.instemmingen.all()] == [
        ("oneens", False),
        ("eens", True),
    ]


def test_a_parent_without_authority_does_not_answer(spel):
    Gezinslid.objects.filter(naam="Samira Bouzid").update(gezag=False)
    Gezinslid.objects.create(gezin=spel.dossier.kind.gezin, naam="Karim Bouzid", relatie="vader", gezag=True)
    spel.voorleggen()
    with geweigerd(Refusal, "U hoeft niet in te stemmen met dit plan."):
        spel.antwoord()


def test_an_answer_to_an_older_text_is_refused(spel):
    spel.voorleggen()
    with geweigerd(Refusal, "Het plan is intussen gewijzigd."):
        plan_instemming.answer_plan(
            zicht=spel.zicht("moeder"), plan=spel.plan, antwoord="eens", toelichting="", gezien=0,
            by=spel.cast.moeder, at=AT,
        )  # fmt: skip


def test_the_team_does_not_answer_for_a_parent(spel):
    spel.voorleggen()
    with geweigerd(NotAllowed, "Alleen de ouders en de leerling zelf kunnen dit doen."):
        spel.antwoord(wie="coordinator")


def test_a_change_after_agreement_voids_it_and_asks_again(spel):
    spel.voorleggen().antwoord()
    spel.nieuwe_actie(spel.doel, "Elke vrijdag samen terugkijken", "moeder")
    assert [i.vervallen_at for i in spel.plan.instemmingen.all()] == [AT]
    assert open_taken("plan.instemmen") == ["Samira Bouzid"]
    assert "plan.instemming_vervallen" in soorten(spel)


def test_other_own_words_of_the_child_leave_the_agreement(spel):
    spel.voorleggen().antwoord()
    plan_opstellen.change_goal(
        zicht=spel.zicht(), doel=spel.doel, revisie=0, deel=Deel.ONDERWIJS, tekst=spel.doel.tekst,
        eigen_woorden="Ik wil rust", by=spel.by, at=AT,
    )  # fmt: skip
    assert [i.vervallen_at for i in spel.plan.instemmingen.all()] == [None]


def papier(spel: Planspel, dag: date, wie: str = "coordinator") -> None:
    lid = Gezinslid.objects.get(naam="Samira Bouzid")
    plan_instemming.record_paper_agreement(
        zicht=spel.zicht(wie),
        plan=spel.plan,
        gezinslid_id=lid.pk,
        getekend_op=dag,
        by=getattr(spel.cast, wie),
        at=AT,
    )


def test_a_signature_on_paper_counts_as_agreement(spel):
    spel.horen().voorleggen()
    papier(spel, OP)
    assert spel.vaststellen().status == "vastgesteld"


@pytest.mark.parametrize(
    ("dag", "voorleggen", "reden"),
    [
        (date(2026, 11, 17), True, "De datum van de handtekening ligt in de toekomst."),
        (OP, False, "Leg het plan eerst voor. Dan tekent iedereen dezelfde tekst."),
    ],
)
def test_a_signature_on_paper_is_refused(spel, dag, voorleggen, reden):
    if voorleggen:
        spel.voorleggen()
    with pytest.raises(Refusal) as fout:
        papier(spel, dag)
    assert fout.value.reasons == (reden,)


def test_a_signature_of_someone_who_need_not_sign_is_refused(spel):
    spel.voorleggen()
    with geweigerd(Refusal, "Deze persoon hoeft niet te tekenen voor dit plan."):
        plan_instemming.record_paper_agreement(
            zicht=spel.zicht(), plan=spel.plan, gezinslid_id=None, getekend_op=OP, by=spel.by, at=AT
        )


def test_only_who_leads_records_a_signature(spel):
    spel.voorleggen()
    with geweigerd(NotAllowed, "Alleen "):
        papier(spel, OP, "mentor")


# The pupil


def met_leerling(spel: Planspel) -> Planspel:
    """Yara's account is that of the child, and she is in the circle."""
    kind = spel.dossier.kind
    kind.account = spel.cast.account("leerling")
    kind.save()
    spel.cast.join(spel.dossier, "leerling", "leerling")
    return spel


def test_what_the_pupil_says_about_a_concept_is_the_hearing(spel):
    met_leerling(spel)
    wat = {
        "zicht": spel.zicht("leerling"),
        "plan": spel.plan,
        "tekst": "Ik wil rust.",
        "by": spel.cast.leerling,
    }
    say_something(**wat, at=AT)
    say_something(**wat, at=AT)
    gehoord = Gehoord.objects.get()
    assert (gehoord.mening, gehoord.zelf, gehoord.gehoord_op) == ("Ik wil rust.", True, OP)
    assert spel.plan.stemmen.count() == 1


def test_the_team_does_not_change_what_the_pupil_wrote(spel):
    met_leerling(spel)
    say_something(
        zicht=spel.zicht("leerling"), plan=spel.plan, tekst="Ik wil rust.", by=spel.cast.leerling, at=AT
    )
    with geweigerd(Refusal, "De leerling heeft zelf al iets opgeschreven."):
        spel.horen()


def test_how_it_goes_is_kept_once_a_day(spel):
    met_leerling(spel)
    wat = {"zicht": spel.zicht("leerling"), "doel": spel.doel, "by": spel.cast.leerling}
    for gevoel, at in (("goed", AT), ("goed", AT), ("gaat_wel", AT), ("gaat_wel", LATER)):
        answer_goal(**wat, gevoel=gevoel, at=at)
    assert list(spel.doel.stemmen.values_list("gevoel", flat=True)) == ["goed", "gaat_wel", "gaat_wel"]


def test_the_team_does_not_speak_for_the_pupil(spel):
    with geweigerd(NotAllowed, "Alleen de ouders en de leerling zelf kunnen dit doen."):
        answer_goal(zicht=spel.zicht(), doel=spel.doel, gevoel="goed", by=spel.by, at=AT)


def test_beginning_a_plan_asks_the_pupil_for_words(cast):
    dossier = cast.dossier()
    dossier.kind.account = cast.account("leerling")
    dossier.kind.save()
    cast.join(dossier, "leerling", "leerling")
    start_plan(zicht=dossier_for(cast.coordinator, dossier.ref), by=cast.coordinator, at=AT)
    assert open_taken("plan.horen") == ["Yara Bouzid"]


# In force


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


def test_in_a_closed_dossier_nothing_is_written(spel):
    dicht = spel.zicht()
    dicht = replace(dicht, feiten=replace(dicht.feiten, is_open=False))
    with geweigerd(NotAllowed, "Dit dossier is afgesloten. Er kan niets meer worden gewijzigd."):
        plan_opstellen.add_goal(
            zicht=dicht, plan=spel.plan, deel=Deel.ONDERWIJS, tekst="Een doel", by=spel.by, at=AT
        )
