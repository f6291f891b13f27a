"""What the pupil says about the plan, and that nobody says it instead."""

from datetime import UTC, datetime

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.plan_leerling import answer_goal, say_something
from knooppunt.dossier.actions.plan_opstellen import start_plan
from knooppunt.dossier.models import Gehoord
from knooppunt.dossier.public import dossier_for
from tests.factories import AT, OP
from tests.factories.plan import Planspel, geweigerd
from tests.integration.dossier.plan.taken import open_taken

LATER = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


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
