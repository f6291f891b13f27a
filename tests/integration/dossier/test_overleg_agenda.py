"""A child on the agenda: who sees it because of that, and until when."""

from datetime import date, timedelta

import pytest

from knooppunt.basis.verdict import NotAllowed
from knooppunt.dossier.actions.knooppunt import add_member
from knooppunt.dossier.actions.overleg_agenda import move_on_agenda, take_off_agenda
from knooppunt.dossier.actions.overleg_genodigden import admit_members
from knooppunt.dossier.models import Bespreking, Betrokkene, Genodigde, Knooppunt, Overleg
from knooppunt.dossier.queries.kring import dossier_for
from tests.factories import AT, OP
from tests.factories.knooppunten import (
    BEGINT,
    SITE,
    andere_kinderen,
    bespreking,
    can_see,
    knooppunt,
    lid,
    op,
    overleg,
    reasons,
)


def test_a_member_sees_the_child_from_the_agenda_until_two_weeks_after(cast):
    dossier = cast.dossier()
    voor = can_see(cast, "jgz", dossier)
    bespreking(cast, overleg(cast), dossier)
    assert [voor, *(can_see(cast, "jgz", dossier, dag) for dag in (OP, date(2026, 12, 14), date(2026, 12, 15)))] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_member_sees_only_the_parts_shared_with_the_own_organisation(cast):
    dossier = cast.dossier()
    bespreking(cast, overleg(cast), dossier)
    delen = {wie: sorted(dossier_for(op(cast, wie, OP), dossier.ref).delen) for wie in ("jgz", "adviseur")}
    assert delen == {"jgz": [], "adviseur": ["onderwijs"]}


def test_who_was_in_the_circle_keeps_the_own_place(cast):
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    bespreking(cast, overleg(cast), dossier)
    assert [b.hoedanigheid for b in dossier.betrokkenen.filter(account=cast.account("adviseur"))] == ["team"]


def test_off_the_agenda_ends_access_at_once(cast):
    dossier = cast.dossier()
    zaak = bespreking(cast, overleg(cast), dossier)
    take_off_agenda(bespreking=zaak, site=SITE, by=cast.coordinator, at=AT)
    genodigd = Genodigde.objects.exclude(bespreking=None).count()
    assert (can_see(cast, "jgz", dossier), Bespreking.objects.count(), genodigd) == (
        False, 0, 0,
    )  # fmt: skip


def test_off_one_agenda_leaves_access_through_another(cast):
    dossier, team = cast.dossier(), knooppunt(cast)
    eerste = bespreking(cast, overleg(cast, team), dossier)
    bespreking(cast, overleg(cast, team, begint_at=BEGINT + timedelta(days=30)), dossier)
    take_off_agenda(bespreking=eerste, site=SITE, by=cast.coordinator, at=AT)
    assert can_see(cast, "jgz", dossier)


@pytest.mark.parametrize("wie", ["jgz", "moeder", "vreemde_ouder", "coordinator_elders", "beheerder"])
def test_who_does_not_work_in_the_dossier_puts_nothing_on_an_agenda(cast, wie):
    van, dossier = overleg(cast), cast.dossier()
    with pytest.raises(NotAllowed) as refused:
        bespreking(cast, van, dossier, by=getattr(cast, wie))
    assert refused.value.reasons[0] == "Alleen het team rond het kind kan dit doen."


def test_a_team_elsewhere_does_not_get_the_child(cast):
    dossier = cast.dossier()
    cast.join(dossier, "mentor")
    elders = knooppunt(cast, {}, naam="Elders", school=cast.school)
    Knooppunt.objects.filter(pk=elders.pk).update(school=cast.andere_school)
    elders.refresh_from_db()
    van = Overleg.objects.create(knooppunt=elders, begint_at=BEGINT, plaats="x", created_at=AT)
    with pytest.raises(NotAllowed) as refused:
        bespreking(cast, van, dossier, by=cast.mentor)
    assert refused.value.reasons == (
        "Dit knooppunt hoort niet bij de school van het kind, en u zit er niet in.",
    )


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"vraag": " "}, "Schrijf op welke vraag u samen wilt beantwoorden."),
        ({"gegeven_door": ""}, "Schrijf op wie toestemming gaf."),
        ({"sleutels": ["o999999"]}, "Kies mensen uit de lijst."),
    ],
)
def test_what_is_missing_to_put_a_child_on_the_agenda(cast, anders, reden):
    van, dossier = overleg(cast), cast.dossier()
    assert reasons(bespreking, cast=cast, van=van, dossier=dossier, **anders) == (reden,)


def test_a_child_is_on_one_agenda_once(cast):
    van, dossier = overleg(cast), cast.dossier()
    bespreking(cast, van, dossier)
    assert reasons(bespreking, cast=cast, van=van, dossier=dossier) == (
        "Dit kind staat al op de agenda van dit overleg.",
    )


def test_the_order_changes_one_place_at_a_time(cast):
    van = overleg(cast)
    a, b, c = (bespreking(cast, van, d) for d in andere_kinderen(cast, 3))
    move_on_agenda(bespreking=c, omhoog=True, by=cast.coordinator, at=AT)
    assert list(van.besprekingen.values_list("pk", flat=True)) == [a.pk, c.pk, b.pk]


def test_the_first_does_not_go_higher(cast):
    van = overleg(cast)
    a, b = (bespreking(cast, van, d) for d in andere_kinderen(cast, 2))
    move_on_agenda(bespreking=a, omhoog=True, by=cast.coordinator, at=AT)
    assert list(van.besprekingen.values_list("pk", flat=True)) == [a.pk, b.pk]


def test_a_member_who_does_not_lead_leaves_the_order(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    with pytest.raises(NotAllowed):
        move_on_agenda(bespreking=zaak, omhoog=True, by=cast.jgz, at=AT)


def test_a_new_member_sees_the_child_only_after_someone_of_the_team_says_so(cast):
    dossier = cast.dossier()
    zaak = bespreking(cast, overleg(cast), dossier)
    add_member(**lid(cast, zaak.overleg.knooppunt, "jeugdhulpverlener"))
    voor = can_see(cast, "jeugdhulpverlener", dossier)
    admit_members(bespreking=zaak, by=cast.coordinator, at=AT)
    admit_members(bespreking=zaak, by=cast.coordinator, at=AT)
    plaatsen = Betrokkene.objects.filter(dossier=dossier, account=cast.account("jeugdhulpverlener")).count()
    assert (voor, can_see(cast, "jeugdhulpverlener", dossier), plaatsen) == (False, True, 1)
