"""Looking along with the profile of another school: asked, judged, refused, withdrawn."""

import re

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.toegang.models import Lidmaatschap, Taak
from knooppunt.wegwijzer.actions.profielen import reopen_profile
from knooppunt.wegwijzer.actions.valideren import (
    ask_validation,
    decline_validation,
    validate_profile,
    withdraw_validation,
)
from knooppunt.wegwijzer.models import Validatie
from knooppunt.wegwijzer.queries.validatie import who_can_validate
from knooppunt.wegwijzer.rules.validatie import Validatiewijze
from tests.factories import AT, OP
from tests.factories.profielen import Profielspel
from tests.integration.wegwijzer.profielbeeld import events, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def spel(cast):
    return Profielspel(cast)


def test_another_school_and_the_samenwerkingsverband_can_be_asked(spel):
    profiel = spel.profiel()
    assert [o.naam for o in who_can_validate(spel.cast.coordinator, profiel)] == [
        "Samenwerkingsverband Waterrijk", "De Springplank", "Het Baken",
    ]  # fmt: skip


def test_who_was_asked_has_it_on_the_list_with_a_day(spel):
    validatie = spel.validatie()
    taak = Taak.objects.get(soort="profiel_valideren", gedaan_at=None)
    assert (taak.organisatie, taak.rol, taak.voor) == (
        spel.cast.andere_school,
        "schoolcoordinator",
        validatie.voor,
    )


def test_asking_the_same_twice_makes_one(spel):
    profiel = spel.profiel()
    assert spel.validatie(profiel) == spel.validatie(profiel)


def test_a_validated_part_says_who_looked(spel):
    regel = line(spel.gevalideerd())
    assert (regel.oordeel.niveau, regel.oordeel.validatie.organisatie) == (3, spel.cast.andere_school)
    assert Taak.objects.filter(soort="profiel_valideren", gedaan_at=None).count() == 0


def test_who_sees_something_else_says_why(spel):
    with pytest.raises(Refusal, match=re.escape("Schrijf op waarom u iets anders zag bij: Lezen.")):
        spel.gevalideerd(niveau=2)
    assert Validatie.objects.get().status == "gevraagd"


def test_a_validation_counts_until_the_school_says_something_else(spel):
    profiel = spel.gevalideerd()
    reopen_profile(profiel=profiel, by=spel.cast.coordinator, at=AT)
    assert line(spel.profiel(niveau=3)).oordeel is not None
    reopen_profile(profiel=profiel, by=spel.cast.coordinator, at=AT)
    assert line(spel.profiel(niveau=4)).oordeel is None


def judge(spel, validatie, wie):
    deel = validatie.profiel.delen.get(onderdeel=spel.basis)
    validate_profile(
        validatie=validatie, wijze=Validatiewijze.GESPREK, oordelen={deel: (3, "")}, toelichting="",
        by=getattr(spel.cast, wie), at=AT,
    )  # fmt: skip


@pytest.mark.parametrize("wie", ["coordinator", "coordinator_vo", "adviseur", "mentor", "moeder"])
def test_only_who_was_asked_validates(spel, wie):
    with pytest.raises(NotAllowed, match="Alleen de ondersteuningscoördinator of adviseur die is gevraagd"):
        judge(spel, spel.validatie(), wie)
    assert Validatie.objects.get().status == "gevraagd"


def test_who_also_works_at_the_school_does_not_validate_it(spel):
    validatie = spel.validatie()
    Lidmaatschap.objects.create(
        account=spel.cast.account("coordinator_elders"),
        organisatie=spel.cast.school,
        rol="schoolcoordinator",
        begin=OP,
    )
    with pytest.raises(NotAllowed, match=re.escape("Uw eigen school valideert u niet.")):
        judge(spel, validatie, "coordinator_elders")


def test_the_adviser_validates_for_the_samenwerkingsverband(spel):
    profiel = spel.profiel()
    validatie = ask_validation(profiel=profiel, organisatie=spel.cast.swv, by=spel.cast.adviseur, at=AT)
    judge(spel, validatie, "adviseur")
    assert line(profiel).oordeel.validatie.organisatie == spel.cast.swv


def test_the_school_itself_is_not_asked(spel):
    with pytest.raises(Refusal, match=re.escape("Een school valideert haar eigen profiel niet.")):
        ask_validation(profiel=spel.profiel(), organisatie=spel.cast.school, by=spel.cast.coordinator, at=AT)


def test_a_concept_is_not_validated(spel):
    with pytest.raises(Refusal, match="Stel het profiel eerst vast"):
        spel.validatie(spel.concept())


def test_where_nobody_can_validate_one_asks_somebody_else(spel):
    profiel = spel.profiel()
    with pytest.raises(Refusal, match="Bij deze organisatie kan nu niemand valideren"):
        ask_validation(profiel=profiel, organisatie=spel.cast.jeugdhulp, by=spel.cast.coordinator, at=AT)


def test_a_refusal_says_why(spel):
    validatie = spel.validatie()
    with pytest.raises(Refusal, match=re.escape("Schrijf op waarom het niet kan. De school leest dit.")):
        decline_validation(validatie=validatie, reden=" ", by=spel.cast.coordinator_elders, at=AT)
    decline_validation(validatie=validatie, reden="Ziek.", by=spel.cast.coordinator_elders, at=AT)
    validatie.refresh_from_db()
    assert (validatie.status, validatie.reden, events(validatie.ref)) == (
        "geweigerd", "Ziek.", ["validatie.gevraagd", "validatie.geweigerd"],
    )  # fmt: skip


def test_the_school_takes_its_request_back(spel):
    validatie = spel.validatie()
    withdraw_validation(validatie=validatie, by=spel.cast.coordinator, at=AT)
    with pytest.raises(Refusal, match=re.escape("Deze validatie is ingetrokken.")):
        judge(spel, validatie, "coordinator_elders")
