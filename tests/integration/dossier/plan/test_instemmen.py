"""A plan is put before the family, which agrees, disagrees or signs on paper."""

from datetime import date

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions import plan_acties, plan_instemming, plan_opstellen
from knooppunt.dossier.models import Gezinslid
from knooppunt.dossier.public import Deel
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT, OP
from tests.factories.plan import Planspel, geweigerd
from tests.integration.dossier.plan.taken import open_taken


def soorten(spel: Planspel) -> list[str]:
    return list(Gebeurtenis.objects.filter(dossier_ref=spel.dossier.ref).values_list("soort", flat=True))


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
