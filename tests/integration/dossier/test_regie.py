"""A regisseur who left is regisseur of nothing: the dossier is found, and what waited goes to someone else."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from knooppunt.dossier.actions.gezin import choose_regisseur
from knooppunt.dossier.actions.inzage import ask_about_looks
from knooppunt.dossier.actions.regie import end_of_regie
from knooppunt.dossier.models import Betrokkene, Dossier, Regisseur
from knooppunt.dossier.policies import may_answer_looks, may_choose_regisseur
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.queries.start import Zoekvraag, list_page, waiting_for
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.public import knooppunt_self
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(cast):
    """Ilyas, with the adviser as regisseur, and the coordinator and the mentor in the team."""
    dossier = cast.dossier()
    for wie in ("adviseur", "mentor"):
        cast.join(dossier, wie)
    plaats = Betrokkene.objects.get(dossier=dossier, account=cast.account("adviseur"))
    Regisseur.objects.create(
        gezin=dossier.kind.gezin, account=plaats.account, organisatie=plaats.organisatie, vanaf=OP
    )
    return dossier


def leave(cast, wie="adviseur"):
    Lidmaatschap.objects.filter(account=cast.account(wie)).update(eind=OP)


def block(cast):
    Account.objects.filter(pk=cast.account("adviseur").pk).update(is_active=False)


def other_role(cast):
    """Stays at the organisation, in a role that sees no dossiers."""
    Lidmaatschap.objects.filter(account=cast.account("adviseur")).update(rol="beleid")


def night(cast, op=OP):
    at = timezone.make_aware(datetime(op.year, op.month, op.day, 3))
    return end_of_regie(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)


def without(cast, dossier):
    """Is it on the coordinator's list without a regisseur, and does the dossier itself say so?"""
    rijen, _ = list_page(cast.coordinator, Zoekvraag(welke="zonder_regisseur"), None, AT)
    zicht = dossier_for(cast.coordinator, dossier.ref)
    return [r.ref for r in rijen] == [dossier.ref], zicht.feiten.regisseur_id is None


def tasks(soort, **anders):
    taken = Taak.objects.filter(soort=soort, gedaan_at=None, **anders).order_by("pk")
    return [(t.account and t.account.naam, t.organisatie and t.organisatie.naam, t.rol) for t in taken]


def ask(cast, dossier):
    zicht = dossier_for(cast.moeder, dossier.ref)
    return ask_about_looks(zicht=zicht, tekst="Waarom keek deze?", url="/x/", by=cast.moeder, at=AT)


def test_while_the_regisseur_works_there_the_dossier_has_one(cast, dossier):
    assert without(cast, dossier) == (False, False)
    assert night(cast) == "Gezinnen waarvan de regisseur weg is: 0."


@pytest.mark.parametrize("weg", [leave, block, other_role])
def test_who_left_is_regisseur_of_nothing_from_that_minute(cast, dossier, weg):
    weg(cast)
    assert without(cast, dossier) == (True, True)
    rij = list_page(cast.coordinator, Zoekvraag(), None, AT)[0][0]
    assert rij.regisseur == ""


def test_the_team_may_choose_another_without_explaining_why_the_last_one_left(cast, dossier):
    leave(cast)
    zicht = dossier_for(cast.mentor, dossier.ref)
    assert may_choose_regisseur(cast.mentor, zicht.feiten).reason == ""
    plaats = Betrokkene.objects.get(dossier=dossier, account=cast.account("mentor"))
    choose_regisseur(zicht=zicht, plaats_ref=plaats.ref, vanaf=OP, reden="", by=cast.mentor, at=AT)
    assert dossier_for(cast.mentor, dossier.ref).feiten.regisseur_id == cast.account("mentor").pk


def test_a_question_of_the_family_goes_to_the_coordinator_when_the_regisseur_left(cast, dossier):
    leave(cast)
    ask(cast, dossier)
    assert tasks("inzagevraag.beantwoorden") == [(None, cast.school.naam, "schoolcoordinator")]


def test_at_night_the_coordinator_is_asked_to_choose_and_gets_what_waited(cast, dossier):
    vraag = ask(cast, dossier)
    assert tasks("inzagevraag.beantwoorden") == [("Peter Hoekstra", None, "")]
    leave(cast)
    assert night(cast) == "Gezinnen waarvan de regisseur weg is: 1."
    voor_school = (None, cast.school.naam, "schoolcoordinator")
    assert (tasks("regisseur.kiezen"), tasks("inzagevraag.beantwoorden")) == ([voor_school], [voor_school])
    assert f"inzagevraag:{vraag.ref}" in [t.sleutel for t in Taak.objects.filter(gedaan_at=None)]
    assert Gebeurtenis.objects.filter(soort="regisseur.vertrokken", dossier_ref=dossier.ref).count() == 1


def test_a_second_night_finds_nothing_to_do(cast, dossier):
    leave(cast)
    night(cast)
    assert night(cast, OP + timedelta(days=1)) == "Gezinnen waarvan de regisseur weg is: 0."


def test_the_new_regisseur_takes_over_what_waited(cast, dossier):
    ask(cast, dossier)
    leave(cast)
    night(cast)
    plaats = Betrokkene.objects.get(dossier=dossier, account=cast.account("mentor"))
    zicht = dossier_for(cast.coordinator, dossier.ref)
    choose_regisseur(zicht=zicht, plaats_ref=plaats.ref, vanaf=OP, reden="", by=cast.coordinator, at=AT)
    assert (tasks("regisseur.kiezen"), tasks("inzagevraag.beantwoorden")) == ([], [("Els Prins", None, "")])


# Never silence ------------------------------------------------------------------------------------------------------


def test_without_a_school_the_team_gets_it_and_may_answer(cast, dossier):
    Dossier.objects.filter(pk=dossier.pk).update(school=None)
    leave(cast)
    ask(cast, dossier)
    assert tasks("inzagevraag.beantwoorden") == [("Joke Visser", None, ""), ("Els Prins", None, "")]
    zicht = dossier_for(cast.mentor, dossier.ref)
    assert may_answer_looks(cast.mentor, zicht.feiten).reason == ""


def test_where_the_school_has_no_coordinator_the_administrator_is_asked_to_give_someone_that_role(
    cast, dossier
):
    leave(cast)
    leave(cast, "coordinator")
    ask(cast, dossier)
    assert (None, cast.school.naam, "schoolcoordinator") in tasks("inzagevraag.beantwoorden")
    [gevraagd] = [w for w in waiting_for(cast.beheerder)[0] if "niemand heeft de rol" in w.tekst]
    assert cast.school.naam in gevraagd.tekst
    assert gevraagd.url == reverse("toegang:mensen")


def test_where_nobody_is_left_the_administrator_is_asked(cast, dossier):
    Dossier.objects.filter(pk=dossier.pk).update(school=None)
    Betrokkene.objects.exclude(hoedanigheid="ouder").update(vanaf=date(2020, 1, 1), tot=OP)
    Regisseur.objects.all().delete()
    ask(cast, dossier)
    assert [rol for _, _, rol in tasks("inzagevraag.beantwoorden")] == ["beheerder"]
