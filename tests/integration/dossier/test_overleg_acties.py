"""A meeting is planned, moved, cancelled, begun and closed: what happens, and what is refused and why."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed
from knooppunt.dossier.actions.overleg import (
    begin_overleg,
    cancel_overleg,
    close_overleg,
    plan_overleg,
)
from knooppunt.toegang.models import Gebeurtenis, Taak
from tests.factories import AT
from tests.factories.knooppunten import (
    BEGINT,
    OP_DE_DAG,
    OVERLEGDAG,
    SITE,
    begonnen,
    bespreking,
    can_see,
    knooppunt,
    move,
    op,
    overleg,
    reasons,
)


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
        Taak.objects.get(account=cast.account("jgz")).tekst == "Kunt u bij het overleg van De Vuurtoren zijn?"
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
