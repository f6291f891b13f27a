"""A parent or pupil without e-mail: invited by letter, and a new letter for a forgotten password."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.brieven import make_invitation_letter, make_password_letter
from knooppunt.dossier.actions.uitnodigen import Genodigde, accept_invitation, invite, withdraw_invitation
from knooppunt.dossier.models import Betrokkene, Uitnodiging
from knooppunt.dossier.public import dossier_for
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.toegang.models import Account, Brief, Gebeurtenis
from knooppunt.toegang.rules.brief import NIET_GELDIG

pytestmark = pytest.mark.django_db
CODE = re.compile(r"(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}")
GEBOREN = "2017-05-04"
"""Of Ilyas, whom the dossier of the cast is about."""
WACHTWOORD = "paarse olifant zwemt"
BRIEF = reverse("toegang:brief")


@pytest.fixture
def dossier(cast):
    return cast.dossier()


def zicht(cast, dossier, wie="coordinator"):
    return dossier_for(getattr(cast, wie), dossier.ref)


@pytest.fixture
def uitnodiging(cast, dossier):
    """The father, who has no e-mail, is invited."""
    wie = Genodigde("", "Karim Bouzid", Hoedanigheid.OUDER)
    gegevens = {
        "zicht": zicht(cast, dossier),
        "wie": wie,
        "maak_link": str,
        "by": cast.coordinator,
        "at": timezone.now(),
    }
    uitnodiging = invite(**gegevens)
    Uitnodiging.objects.update(verloopt_op=timezone.localdate() + timedelta(days=9))
    uitnodiging.refresh_from_db()
    return uitnodiging


def words(antwoord) -> str:
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "application/pdf")
    return " ".join(bladzijde.extract_text() for bladzijde in PdfReader(BytesIO(antwoord.content)).pages)


def print_letter(cast, dossier, uitnodiging, wie="coordinator") -> str:
    """The words of the letter that this person prints."""
    url = reverse("dossier:uitnodiging_brief", args=[dossier.ref, uitnodiging.ref])
    return words(cast.client(wie).post(url))


@pytest.fixture
def code(cast, dossier, uitnodiging) -> str:
    return CODE.search(print_letter(cast, dossier, uitnodiging))[0]


def type_in(client, code, geboren=GEBOREN):
    return client.post(BRIEF, {"code": code, "geboortedatum": geboren})


def join(client, **anders):
    velden = {"antwoord": "nieuw", "naam": "Karim Bouzid", "wachtwoord": WACHTWOORD} | anders
    return client.post(reverse("dossier:uitnodiging_met_brief"), velden)


def text(antwoord) -> str:
    return antwoord.content.decode()


def is_in(client) -> bool:
    return client.get(reverse("dossier:start")).status_code == 200


# The letter


def test_an_invitation_without_e_mail_sends_no_mail_and_waits_for_its_letter(
    cast, dossier, uitnodiging, mailoutbox
):
    html = text(cast.client("coordinator").get(reverse("dossier:uitnodigen", args=[dossier.ref])))
    assert (mailoutbox, "Print de brief" in html) == ([], True)


def test_the_letter_says_what_to_do_in_dutch_and_english_and_names_no_child(cast, dossier, uitnodiging):
    tekst = print_letter(cast, dossier, uitnodiging)
    assert len(set(CODE.findall(tekst))) == 1
    for zin in (
        "Karim Bouzid",
        "Joke Visser",
        "testserver/brief",
        "Vul de geboortedatum van uw kind in",
        "Type the code",
    ):
        assert zin in tekst
    assert "Ilyas" not in tekst


def test_making_a_letter_is_written_down_in_the_dossier(cast, dossier, code):
    gebeurd = Gebeurtenis.objects.get(soort="brief.uitnodiging_gemaakt")
    assert (gebeurd.dossier_ref, gebeurd.by_id) == (dossier.ref, cast.coordinator.account_id)


def test_the_code_is_not_readable_in_the_database(code):
    brief = Brief.objects.get()
    assert code.replace("-", "") not in f"{brief.code_hash}{brief.sleutel}{brief.naar}".upper()


def test_a_professional_is_not_invited_by_letter(cast, dossier):
    wie = Genodigde("", "Els Prins", Hoedanigheid.TEAM)
    with pytest.raises(Refusal, match="Een brief is voor een ouder of leerling"):
        invite(zicht=zicht(cast, dossier), wie=wie, maak_link=str, by=cast.coordinator, at=timezone.now())


def test_the_family_does_not_invite_by_letter(cast, dossier):
    wie = Genodigde("", "Karim Bouzid", Hoedanigheid.OUDER)
    with pytest.raises(Refusal, match="Alleen het team"):
        invite(
            zicht=zicht(cast, dossier, "moeder"), wie=wie, maak_link=str, by=cast.moeder, at=timezone.now()
        )


def test_the_family_does_not_print_a_letter(cast, dossier, uitnodiging):
    with pytest.raises(NotAllowed, match="Alleen het team"):
        make_invitation_letter(
            zicht=zicht(cast, dossier, "moeder"), uitnodiging_ref=uitnodiging.ref, by=cast.moeder, at=timezone.now()
        )  # fmt: skip


def test_an_invitation_by_mail_has_no_letter(cast, dossier, uitnodiging):
    Uitnodiging.objects.update(email="vader@voorbeeld.invalid")
    with pytest.raises(Refusal, match="gaat niet met een brief"):
        make_invitation_letter(
            zicht=zicht(cast, dossier), uitnodiging_ref=uitnodiging.ref, by=cast.coordinator, at=timezone.now()
        )  # fmt: skip


def test_the_same_person_is_not_invited_twice(cast, dossier, uitnodiging):
    wie = Genodigde("", "karim bouzid", Hoedanigheid.OUDER)
    with pytest.raises(Refusal, match="Er ligt al een brief klaar"):
        invite(zicht=zicht(cast, dossier), wie=wie, maak_link=str, by=cast.coordinator, at=timezone.now())


# Typing the code


def test_with_the_code_and_the_birth_date_one_sees_the_invitation(cast, code):
    client = cast.client()
    assert type_in(client, code)["Location"] == reverse("dossier:uitnodiging_met_brief")
    assert "Doet u mee rond Ilyas?" in text(client.get(reverse("dossier:uitnodiging_met_brief")))


def test_a_code_may_be_typed_in_small_letters_with_spaces(cast, code):
    assert type_in(cast.client(), code.lower().replace("-", " ")).status_code == 302


@pytest.mark.parametrize("wat", ["code", "geboortedatum", "beide"])
def test_what_is_wrong_is_not_told(cast, code, wat):
    fout = "AAAA-BBBB-CCCC" if wat != "geboortedatum" else code
    geboren = "2001-01-01" if wat != "code" else GEBOREN
    antwoord = type_in(cast.client(), fout, geboren)
    assert antwoord.context["form"].non_field_errors() == [NIET_GELDIG]


def test_after_five_wrong_birth_dates_the_code_opens_nothing(cast, code):
    for _ in range(5):
        type_in(cast.client(), code, "2001-01-01")
    assert type_in(cast.client(), code).status_code == 422


def test_wrong_codes_do_not_use_up_the_tries_of_a_letter(cast, code):
    for _ in range(9):
        type_in(cast.client(), "AAAA-BBBB-CCCC")
    assert type_in(cast.client(), code).status_code == 302


def test_a_miss_is_written_down(cast, code):
    type_in(cast.client(), code, "2001-01-01")
    assert Gebeurtenis.objects.get(soort="brief.mislukt").onderwerp_ref == Brief.objects.get().ref


def test_without_a_code_the_invitation_is_not_shown(cast, code):
    assert cast.client().get(reverse("dossier:uitnodiging_met_brief"))["Location"] == BRIEF
    assert join(cast.client())["Location"] == BRIEF


def test_a_new_letter_replaces_the_one_before(cast, dossier, uitnodiging, code):
    nieuw = CODE.search(print_letter(cast, dossier, uitnodiging))[0]
    assert (type_in(cast.client(), code).status_code, type_in(cast.client(), nieuw).status_code) == (422, 302)


def test_a_letter_of_an_invitation_that_was_taken_back_opens_nothing(cast, dossier, uitnodiging, code):
    withdraw_invitation(
        zicht=zicht(cast, dossier), uitnodiging_ref=uitnodiging.ref, by=cast.coordinator, at=timezone.now()
    )
    assert type_in(cast.client(), code).status_code == 422


# Joining


@pytest.fixture
def vader(cast, code):
    """The father's browser, in which he joined with the letter."""
    client = cast.client()
    type_in(client, code)
    assert join(client).status_code == 302
    return client


def test_a_parent_without_e_mail_joins_and_gets_a_name_to_sign_in_with(cast, dossier, vader):
    account = Account.objects.get(naam="Karim Bouzid", email=None)
    html = text(vader.get(reverse("dossier:dossier", args=[dossier.ref])))
    assert (account.inlognaam.startswith("karim-"), account.inlognaam in html) == (True, True)
    assert Betrokkene.objects.filter(account=account, hoedanigheid="ouder").count() == 1


def test_with_that_name_one_signs_in_later(cast, vader):
    naam = Account.objects.get(naam="Karim Bouzid", email=None).inlognaam
    client = cast.client()
    client.post(reverse("toegang:binnenkomen"), {"naam": naam.upper(), "wachtwoord": WACHTWOORD})
    assert is_in(client)


def test_a_code_works_once(cast, vader, code):
    assert type_in(cast.client(), code).status_code == 422


def test_a_weak_password_keeps_the_letter_good(cast, code):
    client = cast.client()
    type_in(client, code)
    assert join(client, wachtwoord="kort").status_code == 422
    assert join(client).status_code == 302


def test_who_has_an_account_takes_the_invitation_with_it(cast, dossier, uitnodiging, code):
    client = cast.client("vreemde_ouder")
    type_in(client, code)
    client.post(reverse("dossier:uitnodiging_met_brief"), {"antwoord": "ja"})
    assert Betrokkene.objects.filter(account=cast.account("vreemde_ouder")).count() == 1


def test_the_account_of_a_professional_does_not_fit(cast, code):
    client = cast.client("mentor")
    type_in(client, code)
    antwoord = client.post(reverse("dossier:uitnodiging_met_brief"), {"antwoord": "ja"})
    assert "past niet bij dit account" in text(antwoord)


def test_an_invitation_by_letter_is_not_taken_without_the_letter(cast, uitnodiging, code):
    with pytest.raises(Refusal, match="de brief is niet meer geldig"):
        accept_invitation(
            uitnodiging=uitnodiging, account=cast.account("vader"), by=cast.vader, at=timezone.now()
        )


def test_saying_no_needs_no_account(cast, uitnodiging, code):
    client = cast.client()
    type_in(client, code)
    client.post(reverse("dossier:uitnodiging_met_brief"), {"antwoord": "nee"})
    uitnodiging.refresh_from_db()
    assert uitnodiging.afgewezen_at is not None


# A new password


def new_letter(cast, dossier, wie="coordinator") -> str:
    plaats = Betrokkene.objects.get(account__email=None)
    return words(cast.client(wie).post(reverse("dossier:wachtwoord_brief", args=[dossier.ref, plaats.ref])))


def test_who_forgot_the_password_gets_a_new_letter(cast, dossier, vader):
    html = text(cast.client("coordinator").get(reverse("dossier:gezin", args=[dossier.ref])))
    assert "Brief met een nieuwe code" in html
    tekst = new_letter(cast, dossier)
    assert Account.objects.get(naam="Karim Bouzid", email=None).inlognaam in tekst
    client = cast.client()
    assert type_in(client, CODE.search(tekst)[0])["Location"] == reverse("toegang:brief_wachtwoord")
    client.post(reverse("toegang:brief_wachtwoord"), {"wachtwoord": "groene giraffe danst"})
    assert (is_in(client), is_in(vader)) == (True, False)


def test_the_family_reads_that_such_a_letter_was_made(cast, dossier, vader):
    new_letter(cast, dossier)
    html = text(cast.client("moeder").get(reverse("dossier:tijdlijn", args=[dossier.ref])))
    assert "Joke Visser maakte een brief waarmee iemand een nieuw wachtwoord kan kiezen." in html


def test_who_has_e_mail_gets_no_such_letter(cast, dossier):
    plaats = Betrokkene.objects.get(account=cast.account("moeder"))
    with pytest.raises(Refusal, match="kan zelf een nieuw wachtwoord kiezen"):
        make_password_letter(
            zicht=zicht(cast, dossier), plaats_ref=plaats.ref, by=cast.coordinator, at=timezone.now()
        )


def test_a_parent_makes_no_letter_for_the_other_parent(cast, dossier, vader):
    plaats = Betrokkene.objects.get(account__email=None)
    antwoord = cast.client("moeder").post(reverse("dossier:wachtwoord_brief", args=[dossier.ref, plaats.ref]))
    assert (antwoord.status_code, "Alleen het team" in text(antwoord)) == (403, True)


def test_the_code_of_an_invitation_chooses_nobodys_password(cast, code):
    client = cast.client()
    type_in(client, code)
    assert client.post(reverse("toegang:brief_wachtwoord"), {"wachtwoord": WACHTWOORD})["Location"] == BRIEF
