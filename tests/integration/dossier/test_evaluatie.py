"""Looking back, closing, reopening and handing over."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.evaluatie import complete_evaluation, evaluate_plan
from knooppunt.dossier.actions.evaluatie_afsluiten import accept_handover, close_dossier, reopen_dossier
from knooppunt.dossier.models import Deling, Dossier, Evaluatie, Niveauwissel, Plan
from knooppunt.dossier.public import dossier_for
from knooppunt.dossier.rules.evaluatie import EvaluatieGegevens
from knooppunt.toegang.models import Gebeurtenis, Taak
from tests.factories import AT, OP
from tests.factories.plan import Planspel, geweigerd

GESPREK = EvaluatieGegevens(
    datum=OP,
    gesproken_met="Samira en Ilyas",
    stem_leerling="De kaart helpt.",
    stem_ouders="Hij komt blij thuis.",
)
OVERDRACHT = {"vervolg": "overdragen", "overdracht_op": date(2027, 1, 4), "overdracht_gesprek": "Els met Ton"}


@pytest.fixture
def spel(cast):
    spel = Planspel(cast)
    spel.van_kracht()
    return spel


def gegevens(spel: Planspel, **anders) -> EvaluatieGegevens:
    uitkomsten = {spel.doel.pk: ("bereikt", "Elke dag geoefend")}
    return replace(GESPREK, **{"uitkomsten": uitkomsten, **anders})


def evalueer(spel: Planspel, wie: str = "coordinator", **anders) -> Evaluatie:
    return evaluate_plan(
        zicht=spel.zicht(wie),
        plan=spel.plan,
        gegevens=gegevens(spel, **anders),
        by=getattr(spel.cast, wie),
        at=AT,
    )


def soorten(dossier) -> set[str]:
    return set(Gebeurtenis.objects.filter(dossier_ref=dossier.ref).values_list("soort", flat=True))


def test_a_reached_goal_shines_on_the_timeline(spel):
    evalueer(spel)
    gebeurtenis = Gebeurtenis.objects.get(soort="doel.bereikt")
    assert (gebeurtenis.onderwerp_ref, gebeurtenis.gegevens) == (spel.doel.ref, {"deel": "onderwijs"})


@pytest.mark.parametrize(
    ("uitkomst", "soort"), [("deels", "doel.deels_bereikt"), ("niet", "doel.niet_bereikt")]
)
def test_a_goal_that_was_not_reached_is_an_event_too(spel, uitkomst, soort):
    evalueer(spel, uitkomsten={spel.doel.pk: (uitkomst, "Het was druk")})
    assert soort in soorten(spel.dossier)


def test_the_same_evaluation_sent_twice_is_stored_once(spel):
    assert evalueer(spel) == evalueer(spel)
    assert Evaluatie.objects.count() == 1


def test_a_second_evaluation_of_one_version_is_refused(spel):
    evalueer(spel)
    Evaluatie.objects.update(by=spel.cast.account("mentor"))
    with geweigerd(Refusal, "Dit plan is al geëvalueerd."):
        evalueer(spel)


def test_a_concept_is_not_evaluated(cast):
    with geweigerd(Refusal, "Alleen een plan dat is vastgesteld, kan worden geëvalueerd."):
        evalueer(Planspel(cast))


def test_only_who_leads_evaluates(spel):
    with geweigerd(NotAllowed, "Alleen de regisseur of de ondersteuningscoördinator"):
        evalueer(spel, wie="mentor")


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"uitkomsten": {}}, "Geef bij elk doel aan of het is bereikt."),
        ({"stem_leerling": ""}, "Schrijf op wat de leerling er zelf van vindt."),
        (
            {"datum": date(2026, 11, 17)},
            "Het gesprek is nog niet geweest. Vul de evaluatie in na het gesprek.",
        ),
        ({"niveau_id": 999_999}, "Kies een niveau van deze regio."),
        ({"vervolg": "afsluiten"}, "Schrijf op waarom het dossier dicht kan."),
        (OVERDRACHT, "Kies de school waar het kind naartoe gaat."),
    ],
)
def test_an_incomplete_evaluation_is_refused_with_the_sentence_that_is_missing(spel, anders, reden):
    with pytest.raises(Refusal) as fout:
        evalueer(spel, **anders)
    assert fout.value.reasons == (reden,)
    assert Evaluatie.objects.count() == 0


def test_the_level_goes_up_with_a_reason_and_the_next_plan_starts_there(spel):
    Dossier.objects.update(niveau=spel.cast.niveaus[1])
    with geweigerd(Refusal, "Schrijf op waarom het niveau van ondersteuning verandert."):
        evalueer(spel, niveau_id=spel.cast.niveaus[2].pk)
    evalueer(spel, niveau_id=spel.cast.niveaus[2].pk, niveau_reden="Meer rust nodig")
    assert Niveauwissel.objects.get().naar == spel.cast.niveaus[2]
    assert Plan.objects.get(status="concept").niveau == spel.cast.niveaus[2]


def test_going_on_makes_a_next_version_without_what_was_reached(spel):
    tweede_actie = spel.plan.doelen.count()
    evalueer(spel)
    nieuw = Plan.objects.get(status="concept")
    assert (tweede_actie, nieuw.versie, nieuw.doelen.count(), nieuw.evaluatie_voor) == (
        1,
        2,
        0,
        date(2027, 11, 16),
    )


def test_going_on_keeps_what_was_not_reached(spel):
    evalueer(spel, uitkomsten={spel.doel.pk: ("deels", "Bijna")})
    assert Plan.objects.get(status="concept").doelen.get().voortzetting_van == spel.doel


def test_an_evaluation_closes_its_task(spel):
    evalueer(spel)
    assert Taak.objects.get(soort="plan.evalueren").gedaan_at == AT


def test_goals_that_the_leader_does_not_see_are_added_by_who_does(cast):
    spel = Planspel(cast, zorg=True)
    zorgdoel = spel.zorgdoel()
    spel.van_kracht()
    evaluatie = evalueer(spel)
    with geweigerd(Refusal, "Geef bij elk doel aan of het is bereikt."):
        complete_evaluation(
            zicht=spel.zicht(), plan=spel.plan, uitkomsten={zorgdoel.pk: ("niet", "x")}, by=spel.by, at=AT
        )
    complete_evaluation(
        zicht=spel.zicht("jeugdhulpverlener"), plan=spel.plan, uitkomsten={zorgdoel.pk: ("deels", "Slaapt beter")},
        by=cast.jeugdhulpverlener, at=AT,
    )  # fmt: skip
    assert sorted(evaluatie.uitkomsten.values_list("uitkomst", flat=True)) == ["bereikt", "deels"]


# Closing and reopening


def sluit(
    spel: Planspel, wie: str = "coordinator", reden: str = "Het gaat goed.", gezien: bool = True
) -> Dossier:
    return close_dossier(zicht=spel.zicht(wie), reden=reden, gezien=gezien, by=getattr(spel.cast, wie), at=AT)


def test_closing_ends_every_task_and_reopening_asks_again(spel):
    sluit(spel)
    assert Taak.objects.filter(dossier_ref=spel.dossier.ref, gedaan_at=None).count() == 0
    reopen_dossier(zicht=spel.zicht(), by=spel.by, at=AT)
    taken = Taak.objects.filter(dossier_ref=spel.dossier.ref, gedaan_at=None).values_list("soort", flat=True)
    assert sorted(taken) == ["actie.herzien", "plan.evalueren"]
    spel.dossier.refresh_from_db()
    assert (spel.dossier.status, spel.dossier.afgesloten_at) == ("open", None)


def test_closing_with_open_actions_asks_that_they_were_seen(spel):
    with geweigerd(Refusal, "Er staan nog acties of afspraken open."):
        sluit(spel, gezien=False)


def test_only_who_leads_closes_and_only_once(spel):
    with geweigerd(NotAllowed, "Alleen "):
        sluit(spel, wie="mentor")
    sluit(spel)
    with geweigerd(NotAllowed, "Dit dossier is afgesloten."):
        sluit(spel)


def test_after_the_term_a_dossier_is_not_reopened(spel):
    sluit(spel)
    Dossier.objects.update(afgesloten_at=datetime(2026, 9, 1, tzinfo=UTC))
    with geweigerd(Refusal, "Heropenen kon tot en met 13-10-2026. Open een nieuw dossier."):
        reopen_dossier(zicht=spel.zicht(), by=spel.by, at=AT)


def test_a_child_with_a_new_dossier_keeps_the_old_one_closed(spel):
    sluit(spel)
    spel.cast.dossier(kind=spel.dossier.kind)
    with geweigerd(Refusal, "Dit kind heeft al een nieuw dossier."):
        reopen_dossier(zicht=spel.zicht(), by=spel.by, at=AT)


def test_an_open_dossier_is_not_reopened(spel):
    with geweigerd(Refusal, "Dit dossier is open."):
        reopen_dossier(zicht=spel.zicht(), by=spel.by, at=AT)


# Handing over


def draag_over(spel: Planspel) -> Evaluatie:
    return evalueer(spel, **OVERDRACHT, overdracht_naar_id=spel.cast.vo_school.pk)


def test_a_handover_waits_for_the_coordinator_of_the_next_school(spel):
    evaluatie = draag_over(spel)
    taak = Taak.objects.get(soort="overdracht")
    assert (taak.organisatie, taak.rol, taak.voor) == (
        spel.cast.vo_school,
        "schoolcoordinator",
        date(2027, 1, 4),
    )
    assert dossier_for(spel.cast.coordinator_vo, spel.dossier.ref) is None
    assert evaluatie.aanvaard_at is None


def test_the_next_school_takes_over_and_sees_the_education_part_only(spel):
    evaluatie = draag_over(spel)
    accept_handover(evaluatie=evaluatie, by=spel.cast.coordinator_vo, at=AT)
    accept_handover(evaluatie=evaluatie, by=spel.cast.coordinator_vo, at=AT)
    zicht = spel.zicht("coordinator_vo")
    assert {d.value for d in zicht.delen} == {"onderwijs"}
    assert Deling.objects.filter(organisatie=spel.cast.vo_school).count() == 1
    assert dossier_for(spel.cast.coordinator_vo, spel.dossier.ref).dossier.school == spel.cast.vo_school
    assert Taak.objects.get(soort="overdracht").gedaan_at == AT


@pytest.mark.parametrize("wie", ["coordinator_elders", "moeder", "coordinator"])
def test_nobody_else_takes_over(spel, wie):
    evaluatie = draag_over(spel)
    with geweigerd(NotAllowed, "Alleen de ondersteuningscoördinator van de nieuwe school"):
        accept_handover(evaluatie=evaluatie, by=getattr(spel.cast, wie), at=AT)


def test_a_closed_dossier_is_not_taken_over(spel):
    evaluatie = draag_over(spel)
    sluit(spel)
    with geweigerd(Refusal, "Dit dossier is afgesloten."):
        accept_handover(evaluatie=evaluatie, by=spel.cast.coordinator_vo, at=AT)
