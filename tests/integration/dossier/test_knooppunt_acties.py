"""The team of a knooppunt: who starts it, who is in it, and what ends with a membership."""

from datetime import date, timedelta

import pytest

from knooppunt.basis.verdict import NotAllowed
from knooppunt.dossier.actions.knooppunt import add_member, change_knooppunt, create_knooppunt, end_member
from knooppunt.dossier.models import Knooppunt
from tests.factories import AT, OP
from tests.factories.knooppunten import SITE, bespreking, can_see, knooppunt, lid, overleg, reasons

NIEUW = {"wijk": None, "mandaat": "Hulp tot 3 maanden", "ritme": "Elke 6 weken", "at": AT}


@pytest.mark.parametrize("wie", ["coordinator", "adviseur", "jeugdprofessional", "beheerder"])
def test_who_leads_or_manages_starts_a_knooppunt(cast, wie):
    team = create_knooppunt(
        regio=cast.regio, naam="Linde", school=cast.school, by=getattr(cast, wie), **NIEUW
    )
    assert (team.naam, team.mandaat, team.ritme) == ("Linde", "Hulp tot 3 maanden", "Elke 6 weken")


@pytest.mark.parametrize("wie", ["coordinator_elders", "mentor", "jgz", "beleid", "moeder"])
def test_others_do_not_start_a_knooppunt(cast, wie):
    with pytest.raises(NotAllowed) as refused:
        create_knooppunt(regio=cast.regio, naam="Linde", school=cast.school, by=getattr(cast, wie), **NIEUW)
    assert refused.value.reasons == (
        "Alleen de voorzitter, de school of de regio kan dit knooppunt wijzigen.",
    )


def test_a_knooppunt_belongs_to_a_school_or_a_neighbourhood(cast):
    assert reasons(
        create_knooppunt, regio=cast.regio, naam="Linde", school=None, by=cast.adviseur, **NIEUW
    ) == ("Kies een school of een wijk.",)


def test_the_same_name_twice_is_one_knooppunt(cast):
    knooppunt(cast)
    assert reasons(
        create_knooppunt,
        regio=cast.regio,
        naam="de vuurtoren",
        school=cast.school,
        by=cast.coordinator,
        **NIEUW,
    ) == ("Er is al een knooppunt met deze naam. Kies een andere naam, of zoek het in de lijst.",)


def test_the_voorzitter_changes_the_team(cast):
    team = knooppunt(cast, {"jgz": "voorzitter"})
    change_knooppunt(knooppunt=team, naam="Nieuw", mandaat="m", ritme="r", by=cast.jgz, at=AT)
    assert Knooppunt.objects.get().naam == "Nieuw"


def test_a_member_does_not_change_the_team(cast):
    team = knooppunt(cast, {"jgz": "jeugdarts"})
    with pytest.raises(NotAllowed):
        change_knooppunt(knooppunt=team, naam="Nieuw", mandaat="m", ritme="r", by=cast.jgz, at=AT)


def test_a_member_joins_with_organisation_and_role(cast):
    nieuw = add_member(**lid(cast, knooppunt(cast)))
    assert (nieuw.organisatie, nieuw.rol, nieuw.vanaf, nieuw.tot) == (cast.school, "leerkracht", OP, None)


def test_a_member_joins_once(cast):
    team = knooppunt(cast)
    add_member(**lid(cast, team))
    assert reasons(add_member, **lid(cast, team)) == ("Els Prins is al lid van dit knooppunt.",)


def test_a_parent_is_no_member_of_a_team(cast):
    assert reasons(add_member, **lid(cast, knooppunt(cast), "moeder")) == (
        "Alleen een professional kan lid zijn van een knooppunt.",
    )


def test_who_leaves_stays_in_the_history(cast):
    team = knooppunt(cast)
    vertrekker = team.leden.get(account=cast.account("jgz"))
    end_member(lid=vertrekker, tot=OP + timedelta(days=3), site=SITE, by=cast.coordinator, at=AT)
    assert list(team.leden.filter(account=cast.account("jgz")).values_list("vanaf", "tot")) == [
        (OP, OP + timedelta(days=3))
    ]


def test_who_left_does_not_leave_again(cast):
    vertrekker = knooppunt(cast).leden.get(account=cast.account("jgz"))
    end_member(lid=vertrekker, tot=OP, site=SITE, by=cast.coordinator, at=AT)
    assert reasons(end_member, lid=vertrekker, tot=OP, site=SITE, by=cast.coordinator, at=AT) == (
        "Dit lid is al vertrokken.",
    )


def test_nobody_leaves_before_joining(cast):
    vertrekker = knooppunt(cast).leden.get(account=cast.account("jgz"))
    assert reasons(
        end_member, lid=vertrekker, tot=date(2020, 1, 1), site=SITE, by=cast.coordinator, at=AT
    ) == ("Kies een dag vanaf het begin (16-11-2026).",)


def test_who_leaves_loses_the_invitation_and_the_child_on_that_day(cast):
    dossier = cast.dossier()
    zaak = bespreking(cast, overleg(cast), dossier)
    vertrekker = zaak.overleg.knooppunt.leden.get(account=cast.account("jgz"))
    dag = OP + timedelta(days=3)
    end_member(lid=vertrekker, tot=dag, site=SITE, by=cast.coordinator, at=AT)
    assert (
        zaak.overleg.genodigden.filter(account=cast.account("jgz")).count(),
        can_see(cast, "jgz", dossier, dag - timedelta(days=1)),
        can_see(cast, "jgz", dossier, dag),
    ) == (0, True, False)
