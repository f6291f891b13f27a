"""The knooppunt and its meetings: what happens, what is refused and why, and who sees a child because of it."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.knooppunt import add_member, change_knooppunt, create_knooppunt, end_member
from knooppunt.dossier.actions.overleg import (
    answer_invitation,
    begin_overleg,
    cancel_overleg,
    close_overleg,
    move_overleg,
    plan_overleg,
)
from knooppunt.dossier.actions.overleg_agenda import move_on_agenda, take_off_agenda
from knooppunt.dossier.actions.overleg_genodigden import (
    admit_members,
    invite_guest,
    invite_to_case,
    withdraw_guest,
)
from knooppunt.dossier.models import Bespreking, Betrokkene, Genodigde, Knooppunt, Overleg
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.toegang.models import Gebeurtenis, Taak
from tests.factories import AT, OP
from tests.factories.knooppunten import (
    BEGINT,
    OP_DE_DAG,
    OVERLEGDAG,
    SITE,
    andere_kinderen,
    begonnen,
    bespreking,
    knooppunt,
    op,
    overleg,
)


def reasons(action, **kwargs):
    with pytest.raises(Refusal) as refused:
        action(**kwargs)
    return refused.value.reasons


def can_see(cast, wie, dossier, dag=OP):
    return dossier_for(op(cast, wie, dag), dossier.ref) is not None


NIEUW = {"wijk": None, "mandaat": "Hulp tot 3 maanden", "ritme": "Elke 6 weken", "at": AT}


# The team ----------------------------------------------------------------------------------------------------------


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


def lid(cast, team, wie="mentor"):
    return {
        "knooppunt": team, "account": cast.account(wie), "rol": "leerkracht", "is_voorzitter": False, "vanaf": OP,
        "site": SITE, "by": cast.coordinator, "at": AT,
    }  # fmt: skip


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


# Plan, move, cancel ------------------------------------------------------------------------------------------------


def test_planning_invites_every_member_once(cast):
    van = overleg(cast)
    assert sorted(g.account.naam for g in van.genodigden.all()) == [
        "Joke Visser",
        "Peter Hoekstra",
        "Ria Smeets",
    ]


def test_planning_mails_a_calendar_file_without_a_name_of_a_child(cast):
    cast.dossier()
    overleg(cast)
    bericht = next(m for m in mail.outbox if m.to == ["jgz@voorbeeld.invalid"])
    naam, inhoud, soort = bericht.attachments[0]
    assert (bericht.subject, naam, soort, "Ilyas" in bericht.body + inhoud) == (
        "Uitnodiging: overleg De Vuurtoren", "overleg.ics", "text/calendar; method=REQUEST", False,
    )  # fmt: skip


def test_planning_puts_a_question_on_the_home_page(cast):
    overleg(cast)
    assert (
        Taak.objects.get(account=cast.account("jgz")).tekst
        == "Kunt u bij het overleg van De Vuurtoren zijn?"
    )


@pytest.mark.parametrize("wie", ["jgz", "beheerder", "coordinator_elders", "moeder"])
def test_who_does_not_lead_plans_nothing(cast, wie):
    team = knooppunt(cast)
    with pytest.raises(NotAllowed) as refused:
        plan_overleg(
            knooppunt=team,
            begint_at=BEGINT,
            duur_minuten=60,
            plaats="x",
            site=SITE,
            by=getattr(cast, wie),
            at=AT,
        )
    assert refused.value.reasons == ("Alleen de voorzitter of iemand die dit knooppunt leidt kan dit doen.",)


def test_the_same_moment_twice_is_one_meeting(cast):
    team = knooppunt(cast)
    overleg(cast, team)
    assert reasons(overleg, cast=cast, team=team) == (
        "Op dit moment is er al een overleg van dit knooppunt.",
    )


def test_a_meeting_in_the_past_is_refused(cast):
    assert reasons(overleg, cast=cast, begint_at=AT - timedelta(minutes=1)) == (
        "Kies een moment in de toekomst.",
    )


def move(cast, van, dagen=7):
    return move_overleg(
        overleg=van, begint_at=BEGINT + timedelta(days=dagen), duur_minuten=45, plaats="Kamer 9", site=SITE,
        by=cast.coordinator, at=AT,
    )  # fmt: skip


def test_moving_raises_the_sequence_and_mails_everyone_again(cast):
    van = overleg(cast)
    mail.outbox.clear()
    moved = move(cast, van)
    assert (moved.volgnummer, len(mail.outbox), "SEQUENCE:1" in mail.outbox[0].attachments[0][1]) == (
        1,
        3,
        True,
    )


def test_moving_asks_for_a_new_answer(cast):
    van = overleg(cast)
    van.genodigden.update(reactie="ja")
    move(cast, van)
    assert set(van.genodigden.values_list("reactie", flat=True)) == {"open"}


def test_moving_takes_the_access_of_members_along(cast):
    dossier = cast.dossier()
    zaak = bespreking(cast, overleg(cast), dossier)
    move(cast, zaak.overleg, 7)
    assert (
        can_see(cast, "jgz", dossier, date(2026, 12, 21)),
        can_see(cast, "jgz", dossier, date(2026, 12, 22)),
    ) == (
        True,
        False,
    )


def test_a_meeting_that_has_begun_does_not_move(cast):
    van = begonnen(cast).overleg
    assert reasons(move, cast=cast, van=van) == (
        "Dit overleg is nu bezig. De agenda en de uitnodigingen staan vast.",
    )


def test_cancelling_tells_everyone_and_ends_access_at_once(cast):
    dossier = cast.dossier()
    zaak = bespreking(cast, overleg(cast), dossier)
    mail.outbox.clear()
    assert can_see(cast, "jgz", dossier)
    cancel_overleg(overleg=zaak.overleg, reden="Voorzitter is ziek", site=SITE, by=cast.coordinator, at=AT)
    soorten = {m.attachments[0][2] for m in mail.outbox}
    assert (soorten, len(mail.outbox), can_see(cast, "jgz", dossier)) == (
        {"text/calendar; method=CANCEL"},
        4,
        False,
    )


def test_cancelling_closes_what_waits(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier(), gezin=False)
    cancel_overleg(overleg=zaak.overleg, reden="Voorzitter is ziek", site=SITE, by=cast.coordinator, at=AT)
    assert Taak.objects.filter(gedaan_at=None).count() == 0


def test_cancelling_asks_why(cast):
    assert reasons(
        cancel_overleg, overleg=overleg(cast), reden=" ", site=SITE, by=cast.coordinator, at=AT
    ) == ("Schrijf op waarom het overleg niet doorgaat.",)


# The agenda --------------------------------------------------------------------------------------------------------


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


# Invitations -------------------------------------------------------------------------------------------------------


def test_the_mother_gets_her_own_mail_and_question(cast):
    bespreking(cast, overleg(cast), cast.dossier())
    aan = [m.to[0] for m in mail.outbox if m.to == ["moeder@voorbeeld.invalid"]]
    assert (len(aan), Taak.objects.filter(account=cast.account("moeder")).count()) == (1, 1)


def test_a_young_pupil_is_invited_through_the_parents(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    assert list(zaak.genodigden.filter(soort="leerling").values_list("account", "naam")) == [(None, "Ilyas")]


def test_a_pupil_of_twelve_with_an_account_gets_an_own_invitation(cast):
    dossier = cast.dossier()
    dossier.kind.geboortedatum, dossier.kind.account = date(2011, 3, 2), cast.account("leerling")
    dossier.kind.save()
    bespreking(cast, overleg(cast), dossier)
    bericht = next(m for m in mail.outbox if m.to == ["leerling@voorbeeld.invalid"])
    assert bericht.body.startswith("Je bent uitgenodigd voor een overleg.")


def invite(cast, zaak, sleutels, **anders):
    gegevens = {"reden_zonder_ouders": "", "reden_zonder_leerling": "", "by": cast.coordinator} | anders
    return invite_to_case(bespreking=zaak, sleutels=sleutels, site=SITE, at=AT, **gegevens)


def test_without_the_family_it_waits_for_who_put_the_child_on_the_agenda(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier(), gezin=False)
    wacht = Taak.objects.filter(sleutel=f"genodigden:{zaak.ref}", gedaan_at=None)
    voor = [t.account for t in wacht.all()]
    invite(cast, zaak, [], reden_zonder_ouders="Zij vroegen dit", reden_zonder_leerling="De juf sprak hem")
    assert (voor, wacht.count()) == ([cast.account("coordinator")], 0)


def test_who_is_unticked_hears_that_the_invitation_lapses(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    mail.outbox.clear()
    invite(cast, zaak, [], reden_zonder_ouders="Zij vroegen dit", reden_zonder_leerling="De juf sprak hem")
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["moeder@voorbeeld.invalid"], "Uitnodiging vervalt: overleg De Vuurtoren")
    ]


def test_who_stays_ticked_is_not_mailed_again(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    mail.outbox.clear()
    invite(cast, zaak, [f"o{cast.account('moeder').pk}", "l"])
    assert mail.outbox == []


def guest(cast, zaak, tot=date(2026, 12, 8), wie="jeugdhulpverlener", **anders):
    gegevens = {"by": cast.coordinator, "email": f"{wie}@voorbeeld.invalid"} | anders
    return invite_guest(bespreking=zaak, toegang_tot=tot, site=SITE, at=AT, **gegevens)


def test_a_guest_sees_one_child_until_the_end_date(cast):
    dossier, ander = cast.dossier(), andere_kinderen(cast, 1)[0]
    van = overleg(cast)
    zaak = bespreking(cast, van, dossier)
    bespreking(cast, van, ander)
    guest(cast, zaak, date(2026, 12, 8))
    assert [
        can_see(cast, "jeugdhulpverlener", dossier, date(2026, 12, 7)),
        can_see(cast, "jeugdhulpverlener", dossier, date(2026, 12, 8)),
        can_see(cast, "jeugdhulpverlener", ander, date(2026, 12, 7)),
    ] == [True, False, False]


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"tot": OVERLEGDAG}, "De einddatum ligt na de dag van het overleg."),
        ({"tot": date(9999, 12, 31)}, "Een gast ziet de zaak niet langer dan tot 15-12-2026."),
        ({"email": "niemand@voorbeeld.invalid"},
         "Dit e-mailadres heeft nog geen account. Nodig deze persoon eerst uit als gast, bij Gezin en team."),
        ({"wie": "jgz"}, "Ria Smeets is al uitgenodigd."),
        ({"wie": "vader"}, "Karim Bouzid hoort al bij de mensen rond dit kind. Kies de naam in de lijst."),
    ],
)  # fmt: skip
def test_which_guest_is_refused_and_why(cast, anders, reden):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    cast.join(zaak.dossier, "vader", "ouder")
    assert reasons(guest, cast=cast, zaak=zaak, **anders) == (reden,)


def test_a_guest_is_invited_once(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    guest(cast, zaak)
    assert reasons(guest, cast=cast, zaak=zaak) == ("Mo Jansen is al uitgenodigd.",)


def test_a_guest_who_is_taken_back_sees_nothing_any_more(cast):
    dossier = cast.dossier()
    zaak = bespreking(cast, overleg(cast), dossier)
    withdraw_guest(genodigde=guest(cast, zaak), site=SITE, by=cast.coordinator, at=AT)
    assert (can_see(cast, "jeugdhulpverlener", dossier), can_see(cast, "jgz", dossier)) == (False, True)


def test_moving_takes_the_end_date_of_a_guest_along(cast):
    dossier = cast.dossier()
    zaak = bespreking(cast, overleg(cast), dossier)
    guest(cast, zaak, date(2026, 12, 8))
    move(cast, zaak.overleg, 7)
    assert [
        can_see(cast, "jeugdhulpverlener", dossier, d) for d in (date(2026, 12, 14), date(2026, 12, 15))
    ] == [
        True,
        False,
    ]


def test_a_member_invites_nobody_for_a_child_of_others(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    with pytest.raises(NotAllowed):
        guest(cast, zaak, by=cast.jgz)


def test_an_answer_is_kept_and_closes_the_question(cast):
    genodigde = overleg(cast).genodigden.get(account=cast.account("jgz"))
    answer_invitation(genodigde=genodigde, komt=False, by=cast.jgz, at=AT)
    assert (genodigde.reactie, Taak.objects.get(account=cast.account("jgz")).gedaan_at) == ("nee", AT)


# Begin and close ---------------------------------------------------------------------------------------------------


def begin(cast, van, dag=OVERLEGDAG, wie="coordinator"):
    return begin_overleg(overleg=van, by=op(cast, wie, dag), at=OP_DE_DAG)


def test_with_the_family_invited_the_meeting_begins(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    assert begin(cast, zaak.overleg).status == "bezig"


def test_without_the_family_or_a_reason_the_meeting_does_not_begin(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier(), gezin=False)
    assert reasons(begin, cast=cast, van=zaak.overleg) == (
        "Ilyas: de ouders zijn niet uitgenodigd, en er staat geen reden.",
        "Ilyas: de leerling is niet uitgenodigd, en er staat geen reden.",
    )


def test_a_second_parent_who_is_forgotten_holds_the_meeting(cast):
    dossier = cast.dossier()
    zaak = bespreking(cast, overleg(cast), dossier)
    cast.join(dossier, "vader", "ouder")
    assert reasons(begin, cast=cast, van=zaak.overleg) == (
        "Ilyas: niet alle ouders zijn uitgenodigd (Karim Bouzid niet), en er staat geen reden.",
    )


def test_a_leader_who_may_not_see_the_child_reads_no_name_in_the_refusal(cast):
    zaak = bespreking(cast, overleg(cast, knooppunt(cast, {})), cast.dossier(), gezin=False)
    assert reasons(begin, cast=cast, van=zaak.overleg, wie="jeugdprofessional") == (
        "Punt 1 op de agenda: de ouders zijn niet uitgenodigd, en er staat geen reden.",
        "Punt 1 op de agenda: de leerling is niet uitgenodigd, en er staat geen reden.",
    )


def test_a_meeting_does_not_begin_before_its_day(cast):
    assert reasons(begin, cast=cast, van=overleg(cast), dag=OVERLEGDAG - timedelta(days=1)) == (
        "Dit overleg is nog niet vandaag. U kunt het beginnen op de dag zelf.",
    )


def test_beginning_twice_is_once(cast):
    van = overleg(cast)
    begin(cast, van)
    begin(cast, van)
    assert Gebeurtenis.objects.filter(soort="overleg.begonnen").count() == 1


def close(cast, zaak, aanwezig=()):
    genodigden = list(zaak.overleg.genodigden.all())
    erbij = [g.ref for g in genodigden if g.account and g.account.naam in aanwezig]
    return close_overleg(
        overleg=zaak.overleg, aanwezig=erbij, kenbaar=[g.ref for g in genodigden],
        by=op(cast, "coordinator", OVERLEGDAG), at=OP_DE_DAG,
    )  # fmt: skip


def test_closing_records_who_was_there(cast):
    zaak = begonnen(cast)
    close(cast, zaak, ("Samira Bouzid", "Joke Visser"))
    erbij = sorted(g.account.naam for g in zaak.overleg.genodigden.filter(aanwezig=True))
    assert (erbij, zaak.overleg.genodigden.filter(aanwezig=False).count()) == (
        ["Joke Visser", "Samira Bouzid"],
        3,
    )


def test_a_held_meeting_is_on_the_timeline_of_each_child(cast):
    zaak = begonnen(cast)
    close(cast, zaak)
    assert (
        Gebeurtenis.objects.filter(soort="overleg.zaak_besproken", dossier_ref=zaak.dossier.ref).count() == 1
    )


def test_a_meeting_that_did_not_begin_is_not_closed(cast):
    zaak = bespreking(cast, overleg(cast), cast.dossier())
    assert reasons(close, cast=cast, zaak=zaak) == (
        "Dit overleg is gepland. Het kan niet meer veranderen in: gehouden.",
    )


def test_a_parent_who_came_into_the_circle_meanwhile_holds_the_closing(cast):
    zaak = begonnen(cast)
    cast.join(zaak.dossier, "vader", "ouder")
    assert reasons(close, cast=cast, zaak=zaak) == (
        "Ilyas: niet alle ouders zijn uitgenodigd (Karim Bouzid niet), en er staat geen reden.",
    )


def test_no_event_of_a_meeting_holds_a_name_or_a_text(cast):
    zaak = begonnen(cast)
    close(cast, zaak)
    alles = " ".join(str(g) for g in Gebeurtenis.objects.values_list("gegevens", flat=True))
    assert [w for w in ("Ilyas", "Samira", "Joke", "rust", "Kamer") if w in alles] == []


def test_times_are_of_the_netherlands(cast):
    assert timezone.localtime(overleg(cast).begint_at).hour == 14
