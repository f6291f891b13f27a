"""The circle changes: the story, leaving, the family and the regisseur. Each refusal beside its success."""

from datetime import date, timedelta

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.gezin import (
    add_family_member,
    change_family_member,
    choose_regisseur,
    remove_family_member,
)
from knooppunt.dossier.actions.kring import add_to_story, end_place, leave_circle
from knooppunt.dossier.models import Betrokkene, Dossier, Gezinslid, Regisseur
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.toegang.models import Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.public import open_task
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)


@pytest.fixture
def dossier(cast):
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    return dossier


@pytest.fixture
def zicht(cast, dossier):
    """The dossier as someone of the cast sees it."""
    return lambda wie: dossier_for(getattr(cast, wie), dossier.ref)


def plaats(dossier, naam):
    return dossier.betrokkenen.get(account__naam=naam, tot__isnull=True)


def last_event(dossier):
    return Gebeurtenis.objects.filter(dossier_ref=dossier.ref).order_by("-id").first()


# The story


def test_a_parent_adds_to_the_story_and_what_was_told_stays(cast, dossier, zicht):
    eerste = dossier.verhalen.get()
    add_to_story(
        zicht=zicht("moeder"), vraag="Wat is er nodig?", antwoord="Rust in de klas.", by=cast.moeder, at=LATER
    )
    assert [v.antwoorden for v in dossier.verhalen.all()] == [
        eerste.antwoorden,
        [["Wat is er nodig?", "Rust in de klas."]],
    ]
    assert dossier.verhalen.last().hoedanigheid == "ouder of verzorger"
    assert (last_event(dossier).soort, last_event(dossier).gegevens) == (
        "verhaal.aangevuld",
        {"deel": "gezin"},
    )
    assert Dossier.objects.get(pk=dossier.pk).bijgewerkt_at == LATER


def test_telling_the_same_twice_adds_it_once(cast, dossier, zicht):
    for _ in range(2):
        add_to_story(
            zicht=zicht("moeder"), vraag="Wat is er nodig?", antwoord="Rust.", by=cast.moeder, at=LATER
        )
    assert dossier.verhalen.count() == 2


def test_a_professional_does_not_tell_the_story_for_the_family(cast, zicht):
    with pytest.raises(NotAllowed, match=r"Alleen de ouders en de leerling zelf kunnen dit doen\."):
        add_to_story(zicht=zicht("adviseur"), vraag="Wat?", antwoord="Rust.", by=cast.adviseur, at=LATER)


# Leaving


def test_someone_who_leaves_sees_nothing_any_more_and_nothing_waits_for_them(cast, dossier, zicht):
    taak = open_task(
        sleutel="x",
        soort="x",
        tekst="x",
        url="/",
        at=AT,
        account_id=cast.adviseur.account_id,
        dossier_ref=dossier.ref,
    )
    leave_circle(zicht=zicht("adviseur"), reden="Andere baan", by=cast.adviseur, at=LATER)
    assert zicht("adviseur") is None
    assert Taak.objects.get(pk=taak.pk).gedaan_at == LATER
    assert dossier.betrokkenen.get(account=cast.account("adviseur")).reden_eind == "Andere baan"
    assert last_event(dossier).soort == "kring.verlaten"


def test_the_regisseur_hands_over_before_leaving(cast, dossier, zicht):
    choose_regisseur(
        zicht=zicht("coordinator"), plaats_ref=plaats(dossier, "Peter Hoekstra").ref, vanaf=OP, reden="",
        by=cast.coordinator, at=AT,
    )  # fmt: skip
    with pytest.raises(Refusal, match=r"De regisseur draagt eerst de regie over\."):
        leave_circle(zicht=zicht("adviseur"), reden="", by=cast.adviseur, at=LATER)


def test_the_only_parent_stays(cast, dossier, zicht):
    dossier.kind.gezin.leden.update(gezag=False)
    with pytest.raises(Refusal, match=r"altijd een ouder of de leerling zelf"):
        leave_circle(zicht=zicht("moeder"), reden="", by=cast.moeder, at=LATER)


def test_a_parent_with_authority_does_not_lock_herself_out(cast, dossier, zicht):
    cast.join(dossier, "vader", "ouder")
    with pytest.raises(Refusal, match=r"U hebt gezag over dit kind\."):
        leave_circle(zicht=zicht("moeder"), reden="", by=cast.moeder, at=LATER)
    assert zicht("moeder") is not None


@pytest.mark.parametrize(("wie", "staat_er"), [("moeder", False), ("adviseur", True)])
def test_nobody_is_offered_a_way_out_that_is_refused(cast, dossier, wie, staat_er):
    pagina = cast.client(wie).get(f"/dossiers/{dossier.ref}/gezin/").content.decode()
    assert (f"/dossiers/{dossier.ref}/kring/weg/" in pagina) == staat_er
    moeder = plaats(dossier, "Samira Bouzid")
    assert f"/kring/{moeder.ref}/weg/" not in pagina


def test_who_leads_takes_someone_out_with_a_reason(cast, dossier, zicht):
    end_place(
        zicht=zicht("coordinator"),
        plaats_ref=plaats(dossier, "Peter Hoekstra").ref,
        reden="Klaar",
        by=cast.coordinator,
        at=LATER,
    )
    assert zicht("adviseur") is None
    assert last_event(dossier).soort == "kring.beeindigd"


def test_nobody_is_taken_out_without_a_reason(cast, dossier, zicht):
    with pytest.raises(Refusal, match=r"Schrijf op waarom"):
        end_place(
            zicht=zicht("coordinator"),
            plaats_ref=plaats(dossier, "Peter Hoekstra").ref,
            reden=" ",
            by=cast.coordinator,
            at=LATER,
        )


def test_a_parent_with_authority_is_not_taken_out(cast, dossier, zicht):
    with pytest.raises(Refusal, match=r"Deze ouder heeft gezag en hoort bij de kring\."):
        end_place(
            zicht=zicht("coordinator"),
            plaats_ref=plaats(dossier, "Samira Bouzid").ref,
            reden="Komt nooit",
            by=cast.coordinator,
            at=LATER,
        )
    assert zicht("moeder") is not None


def test_someone_of_the_team_takes_nobody_out(cast, dossier, zicht):
    with pytest.raises(NotAllowed, match=r"Alleen de regisseur of de ondersteuningscoördinator"):
        end_place(
            zicht=zicht("adviseur"),
            plaats_ref=plaats(dossier, "Samira Bouzid").ref,
            reden="Zo",
            by=cast.adviseur,
            at=LATER,
        )


def test_taking_out_someone_who_has_left_is_refused(cast, dossier, zicht):
    ref = plaats(dossier, "Peter Hoekstra").ref
    leave_circle(zicht=zicht("adviseur"), reden="", by=cast.adviseur, at=LATER)
    with pytest.raises(Refusal, match=r"hoort niet meer bij de kring"):
        end_place(zicht=zicht("coordinator"), plaats_ref=ref, reden="Klaar", by=cast.coordinator, at=LATER)


def test_someone_who_does_not_work_there_any_more_sees_nothing(cast, dossier, zicht):
    Lidmaatschap.objects.filter(account=cast.account("adviseur")).update(eind=OP)
    assert zicht("adviseur") is None


# The family

OPA = {"naam": "Opa Hassan", "relatie": "familie", "gezag": False, "bijdrage": "Haalt hem op woensdag"}


def test_the_family_adds_changes_and_removes_someone(cast, dossier, zicht):
    lid = add_family_member(zicht=zicht("moeder"), by=cast.moeder, at=LATER, **OPA)
    change_family_member(
        zicht=zicht("moeder"),
        lid_ref=lid.ref,
        by=cast.moeder,
        at=LATER,
        **(OPA | {"bijdrage": "Vist met hem"}),
    )
    assert Gezinslid.objects.get(pk=lid.pk).bijdrage == "Vist met hem"
    remove_family_member(zicht=zicht("moeder"), lid_ref=lid.ref, by=cast.moeder, at=LATER)
    assert [lid.naam for lid in dossier.kind.gezin.leden.all()] == ["Samira Bouzid"]


def test_the_same_person_is_there_once(cast, zicht):
    add_family_member(zicht=zicht("moeder"), by=cast.moeder, at=LATER, **OPA)
    with pytest.raises(Refusal, match=r"Opa Hassan staat al bij het gezin\."):
        add_family_member(zicht=zicht("moeder"), by=cast.moeder, at=LATER, **OPA)


def test_a_parent_who_takes_part_is_not_removed_from_the_family(cast, dossier, zicht):
    lid = dossier.kind.gezin.leden.get()
    with pytest.raises(Refusal, match=r"Samira Bouzid doet mee in het dossier\."):
        remove_family_member(zicht=zicht("coordinator"), lid_ref=lid.ref, by=cast.coordinator, at=LATER)


def test_who_misses_the_part_about_the_family_does_not_describe_it(cast, zicht):
    with pytest.raises(NotAllowed, match=r"niet met uw organisatie gedeeld"):
        add_family_member(zicht=zicht("adviseur"), by=cast.adviseur, at=LATER, **OPA)


def test_a_member_of_another_family_cannot_be_changed(cast, zicht):
    ander = cast.dossier(kind=cast_child("Noor", "de Vries"), ouders=[])
    lid = Gezinslid.objects.create(gezin=ander.kind.gezin, naam="Tante", relatie="familie")
    with pytest.raises(Refusal, match=r"staat niet \(meer\) bij het gezin"):
        change_family_member(zicht=zicht("moeder"), lid_ref=lid.ref, by=cast.moeder, at=LATER, **OPA)


def cast_child(voornaam, achternaam):
    from knooppunt.dossier.public import KindGegevens

    return KindGegevens(voornaam, achternaam, date(2016, 2, 3), "9901")


# The regisseur


def choose(cast, zicht, wie, naam, dossier, vanaf=OP, reden="Kent het gezin"):
    return choose_regisseur(
        zicht=zicht(wie),
        plaats_ref=plaats(dossier, naam).ref,
        vanaf=vanaf,
        reden=reden,
        by=getattr(cast, wie),
        at=LATER,
    )


def test_the_team_chooses_and_the_regisseur_hands_over_with_history(cast, dossier, zicht):
    choose(cast, zicht, "adviseur", "Peter Hoekstra", dossier, vanaf=date(2026, 11, 2))
    choose(cast, zicht, "adviseur", "Joke Visser", dossier)
    assert list(Regisseur.objects.values_list("account__naam", "vanaf", "tot")) == [
        ("Joke Visser", OP, None),
        ("Peter Hoekstra", date(2026, 11, 2), OP),
    ]
    assert (last_event(dossier).soort, last_event(dossier).gegevens["overgedragen"]) == (
        "regisseur.gekozen",
        True,
    )


def test_handing_over_needs_a_reason(cast, dossier, zicht):
    choose(cast, zicht, "adviseur", "Peter Hoekstra", dossier)
    with pytest.raises(Refusal, match=r"Schrijf op waarom de regie wordt overgedragen\."):
        choose(cast, zicht, "adviseur", "Joke Visser", dossier, reden="")


def test_a_parent_is_not_the_regisseur(cast, dossier, zicht):
    with pytest.raises(Refusal, match=r"iemand van het team rond het kind"):
        choose(cast, zicht, "coordinator", "Samira Bouzid", dossier)


def test_choosing_the_same_twice_leaves_one(cast, dossier, zicht):
    choose(cast, zicht, "coordinator", "Peter Hoekstra", dossier)
    with pytest.raises(Refusal, match=r"Deze persoon is al de regisseur\."):
        choose(cast, zicht, "coordinator", "Peter Hoekstra", dossier)
    assert Regisseur.objects.count() == 1


def test_a_parent_does_not_choose_the_regisseur(cast, dossier, zicht):
    with pytest.raises(NotAllowed, match=r"Alleen het team rond het kind kan dit doen\."):
        choose(cast, zicht, "moeder", "Peter Hoekstra", dossier)


def test_once_there_is_a_regisseur_another_member_does_not_hand_over(cast, dossier, zicht):
    cast.join(dossier, "mentor")
    choose(cast, zicht, "adviseur", "Peter Hoekstra", dossier)
    with pytest.raises(NotAllowed, match=r"Alleen de regisseur of de ondersteuningscoördinator"):
        choose(cast, zicht, "mentor", "Els Prins", dossier)


def test_nobody_changes_a_closed_dossier(cast, dossier, zicht):
    Dossier.objects.filter(pk=dossier.pk).update(status="afgesloten", afgesloten_at=AT)
    with pytest.raises(NotAllowed, match=r"Dit dossier is afgesloten\."):
        add_to_story(zicht=zicht("moeder"), vraag="Wat?", antwoord="Rust.", by=cast.moeder, at=LATER)
    assert Betrokkene.objects.filter(dossier=dossier).count() == 3
