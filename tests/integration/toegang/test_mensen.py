"""The administrator arranges who works where; what was taken away is gone at the next page."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.toegang.actions.mensen import (
    block_account,
    end_role,
    give_role,
    invite_again,
    invite_professional,
    move_person,
    reopen_role,
    unblock_account,
)
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap, Sessie, Taak
from knooppunt.toegang.queries.accounts import viewer_of
from knooppunt.toegang.queries.mensen import find_people, left_work, people_at_work
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db
NIEUW = {"naam": "Nieuw Gezicht", "email": "Nieuw@voorbeeld.invalid", "rol": "mentor", "begin": OP}


def lid(cast, wie="coordinator"):
    return Lidmaatschap.objects.get(account=cast.account(wie))


def invite(cast, **anders):
    wie = {"by": cast.beheerder, "at": AT, "maak_link": lambda ref, token: f"http://x/{ref}/{token}/"}
    return invite_professional(**{**NIEUW, "organisatie": cast.school, **wie, **anders})


def events(account):
    return list(
        Gebeurtenis.objects.filter(onderwerp_ref=account.ref).order_by("id").values_list("soort", flat=True)
    )


# Inviting


def test_who_is_invited_has_a_role_and_a_mail_with_a_link(cast):
    account = invite(cast)
    assert (account.email, viewer_of(account, OP).organisaties("mentor")) == (
        "nieuw@voorbeeld.invalid",
        {cast.school.pk},
    )
    brief = next(m for m in mail.outbox if m.to == ["nieuw@voorbeeld.invalid"])
    assert f"http://x/{account.ref}/" in brief.body
    assert events(account) == ["account.gemaakt", "lidmaatschap.begonnen", "account.uitgenodigd"]


def test_the_role_counts_from_its_first_day(cast):
    account = invite(cast, begin=OP + timedelta(days=3))
    assert [bool(viewer_of(account, OP + timedelta(days=n)).functies) for n in (2, 3)] == [False, True]


def test_colleagues_with_files_hear_who_came_in(cast):
    invite(cast)
    assert [m.to for m in mail.outbox if "Nieuw Gezicht is vanaf" in m.body] == [
        [f"{wie}@voorbeeld.invalid"] for wie in ("coordinator", "mentor", "schoolleider")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"begin": OP - timedelta(days=1)}, "Kies vandaag of een latere dag."),
        ({"email": "moeder@voorbeeld.invalid"}, "Dit e-mailadres kan niet."),
        ({"email": "mentor@voorbeeld.invalid"}, "Dit e-mailadres kan niet."),
        ({"rol": "gemeente_contact"}, "Bij deze soort organisatie kan niemand"),
    ],
)
def test_an_invitation_that_cannot_be_is_refused_and_leaves_nothing(cast, anders, reden):
    with pytest.raises(Refusal, match=reden):
        invite(cast, **anders)
    assert (Account.objects.filter(naam="Nieuw Gezicht").exists(), mail.outbox) == (False, [])


@pytest.mark.parametrize("wie", ["coordinator", "moeder", "adviseur", "beleid"])
def test_nobody_else_invites(cast, wie):
    with pytest.raises(NotAllowed, match="Alleen de beheerder van de regio"):
        invite(cast, by=getattr(cast, wie))


def test_who_never_came_in_gets_another_mail_and_who_did_needs_none(cast):
    account = invite(cast)
    mail.outbox.clear()
    wie = {"maak_link": lambda ref, token: "link", "by": cast.beheerder, "at": AT}
    invite_again(account=account, **wie)
    Account.objects.filter(pk=account.pk).update(last_login=AT)
    account.refresh_from_db()
    with pytest.raises(Refusal, match="geen uitnodiging nodig"):
        invite_again(account=account, **wie)
    assert len(mail.outbox) == 1


# Leaving


def test_who_leaves_has_no_access_at_the_next_page_of_an_open_visit(cast):
    dossier = cast.dossier()
    client, url = cast.client("coordinator"), reverse("dossier:dossier", args=[dossier.ref])
    assert client.get(url).status_code == 200
    by = viewer_of(cast.account("beheerder"), timezone.localdate())
    end_role(lidmaatschap=lid(cast), by=by, at=timezone.now())
    assert client.get(url).status_code == 404


def test_a_role_that_began_today_can_end_today(cast):
    account = invite(cast)
    end_role(lidmaatschap=account.lidmaatschappen.get(), by=cast.beheerder, at=AT)
    assert viewer_of(account, OP).functies == ()


def test_a_role_that_was_to_begin_later_never_does(cast):
    account = invite(cast, begin=OP + timedelta(days=9))
    end_role(lidmaatschap=account.lidmaatschappen.get(), by=cast.beheerder, at=AT)
    assert viewer_of(account, OP + timedelta(days=9)).functies == ()


def test_a_role_ends_once(cast):
    end_role(lidmaatschap=lid(cast), by=cast.beheerder, at=AT)
    with pytest.raises(Refusal, match="al beëindigd"):
        end_role(lidmaatschap=lid(cast), by=cast.beheerder, at=AT)


def test_a_mistake_is_undone_for_a_month(cast):
    end_role(lidmaatschap=lid(cast), by=cast.beheerder, at=AT)
    reopen_role(lidmaatschap=lid(cast), by=cast.beheerder, at=AT)
    assert (lid(cast).eind, events(cast.account("coordinator"))) == (
        None, ["lidmaatschap.geeindigd", "lidmaatschap.heropend"],
    )  # fmt: skip
    Lidmaatschap.objects.filter(pk=lid(cast).pk).update(eind=OP - timedelta(days=31))
    with pytest.raises(Refusal, match="te lang geleden"):
        reopen_role(lidmaatschap=lid(cast), by=cast.beheerder, at=AT)


def test_a_role_that_was_given_again_is_not_opened_twice(cast):
    end_role(lidmaatschap=lid(cast), by=cast.beheerder, at=AT)
    oud = lid(cast)
    give_role(
        account=oud.account,
        organisatie=cast.school,
        rol="schoolcoordinator",
        begin=OP,
        by=cast.beheerder,
        at=AT,
    )
    with pytest.raises(Refusal, match="heeft deze rol hier al weer"):
        reopen_role(lidmaatschap=oud, by=cast.beheerder, at=AT)


def test_who_moves_works_in_one_place_at_a_time(cast):
    move_person(
        lidmaatschap=lid(cast),
        organisatie=cast.andere_school,
        rol="schoolcoordinator",
        by=cast.beheerder,
        at=AT,
    )
    assert viewer_of(cast.account("coordinator"), OP).organisaties() == {cast.andere_school.pk}


def test_nobody_arranges_their_own_role(cast):
    wie = {"by": cast.beheerder, "at": AT}
    eigen = cast.account("beheerder")
    for doe in (
        lambda: give_role(account=eigen, organisatie=cast.school, rol="schoolcoordinator", begin=OP, **wie),
        lambda: end_role(lidmaatschap=lid(cast, "beheerder"), **wie),
        lambda: block_account(account=eigen, **wie),
    ):
        with pytest.raises(NotAllowed, match="regelt een andere beheerder"):
            doe()


def test_the_last_administrator_stays(cast):
    ander = invite(cast, rol="beheerder", organisatie=cast.swv)
    wie = {"by": viewer_of(ander, OP), "at": AT}
    Account.objects.filter(pk=ander.pk).update(is_active=False)
    with pytest.raises(Refusal, match="laatste beheerder"):
        end_role(lidmaatschap=lid(cast, "beheerder"), **wie)


def test_a_family_is_not_the_administrators(cast):
    with pytest.raises(NotAllowed, match="mensen die hier werken"):
        block_account(account=cast.account("moeder"), by=cast.beheerder, at=AT)


# Blocking


def test_a_blocked_account_is_out_everywhere_at_once_and_stays_out_when_freed(cast):
    client = cast.client("coordinator")
    assert client.get(reverse("dossier:start")).status_code == 200
    wie = {"account": cast.account("coordinator"), "by": cast.beheerder, "at": AT}
    block_account(**wie)
    assert client.get(reverse("dossier:start")).status_code == 302
    assert Sessie.objects.filter(apparaat__account=wie["account"]).count() == 0
    with pytest.raises(Refusal, match="al geblokkeerd"):
        block_account(**wie)
    unblock_account(**wie)
    with pytest.raises(Refusal, match="niet geblokkeerd"):
        unblock_account(**wie)


# Who left work behind


def test_work_of_who_is_gone_is_on_the_list_and_that_of_who_is_there_is_not(cast):
    for wie in ("coordinator", "adviseur"):
        Taak.objects.create(
            sleutel="x", soort="x", tekst="Over Ilyas", url="/", account=cast.account(wie), created_at=AT
        )
    assert left_work(cast.beheerder) == []
    end_role(lidmaatschap=lid(cast), by=cast.beheerder, at=AT)
    assert [(m.account.naam, m.taken) for m in left_work(cast.beheerder)] == [("Joke Visser", 1)]


def test_the_list_says_how_much_waits_and_not_about_whom(cast):
    Taak.objects.create(
        sleutel="x",
        soort="x",
        tekst="Over Ilyas",
        url="/",
        account=cast.account("coordinator"),
        created_at=AT,
    )
    end_role(lidmaatschap=lid(cast), by=cast.beheerder, at=timezone.now())
    html = cast.client("beheerder").get(reverse("toegang:vertrokken")).content.decode()
    assert ("Joke Visser" in html, "Ilyas" in html) == (True, False)


# Finding


@pytest.mark.parametrize(
    ("zoek", "welke", "namen"),
    [
        ("visser", "", ["Joke Visser"]),
        ("vuurtoren", "", ["Els Prins", "Joke Visser", "Wim Dekker"]),
        ("joke springplank", "", []),
        ("samira", "", []),
        ("", "geblokkeerd", ["Carla Mulder"]),
        ("", "zonder_rol", ["Ahmed Yilmaz"]),
        ("", "lang_niet", ["Bram Kok"]),
    ],
)
def test_people_are_found_by_name_workplace_and_how_their_account_stands(cast, zoek, welke, namen):
    Account.objects.filter(naam="Carla Mulder").update(is_active=False)
    Account.objects.filter(naam="Bram Kok").update(last_login=AT - timedelta(days=120))
    Lidmaatschap.objects.filter(account__naam="Ahmed Yilmaz").update(eind=OP)
    gevonden, _ = find_people(cast.beheerder, zoek=zoek, welke=welke)
    assert [m.account.naam for m in gevonden] == namen


def test_nobody_else_finds_anyone(cast):
    assert find_people(cast.coordinator) == ([], None)


def test_a_long_list_has_pages_and_as_many_statements(cast, django_assert_max_num_queries):
    for n in range(40):
        invite(cast, naam=f"Mens {n:02}", email=f"mens{n}@voorbeeld.invalid")
    client, url, namen = cast.client("beheerder"), reverse("toegang:mensen"), []
    while url:
        with django_assert_max_num_queries(25):
            blad = client.get(url)
        namen += [r["mens"].account.naam for r in blad.context["mensen"]]
        url = reverse("toegang:mensen") + blad.context["volgende"] if blad.context["volgende"] else ""
    iedereen = people_at_work(cast.beheerder).count()
    assert (len(namen), len(set(namen)), iedereen > 50) == (iedereen, iedereen, True)


# Pages


def test_the_pages_are_for_the_administrator_only(cast):
    mens = cast.account("coordinator").ref
    for url in (
        reverse("toegang:mensen"),
        reverse("toegang:mens", args=[mens]),
        reverse("toegang:mens_uitnodigen"),
    ):
        assert [cast.client(w).get(url).status_code for w in ("beheerder", "coordinator", "moeder")] == [
            200,
            403,
            403,
        ]


def test_a_parent_is_not_a_person_of_the_administrator(cast):
    assert (
        cast.client("beheerder").get(reverse("toegang:mens", args=[cast.account("moeder").ref])).status_code
        == 404
    )


def test_from_invitation_to_undo_on_the_pages(cast):
    client = cast.client("beheerder")
    gegevens = {"naam": "Nieuw Gezicht", "email": "nieuw@voorbeeld.invalid", "organisatie": cast.school.ref,
                "rol": "mentor", "begin": timezone.localdate().isoformat()}  # fmt: skip
    naar = client.post(reverse("toegang:mens_uitnodigen"), gegevens).headers["Location"]
    link = re.search(r"http://testserver(/binnenkomen/\S+)", mail.outbox[-1].body).group(1)
    assert cast.client().get(link).status_code == 200
    rol = Lidmaatschap.objects.get(account__naam="Nieuw Gezicht")
    for stap in ("beeindigen", "heropenen"):
        antwoord = client.post(reverse(f"toegang:mens_{stap}", args=[rol.account.ref, rol.ref]))
        assert antwoord.headers["Location"] == naar
    html = client.get(naar).content.decode()
    assert ("mentor" in html, "opende een rol die per ongeluk was beëindigd" in html) == (True, True)
