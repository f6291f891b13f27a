"""What one person of the family, or someone of the team, cannot do to another of the family."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.delen import answer_consent, ask_consent
from knooppunt.dossier.actions.gezin import add_family_member, change_family_member, remove_family_member
from knooppunt.dossier.actions.plan_instemming import record_paper_agreement
from knooppunt.dossier.actions.plan_leerling import say_something
from knooppunt.dossier.actions.uitnodigen import Genodigde, accept_invitation, invite, withdraw_invitation
from knooppunt.dossier.models import Deling, Gehoord, Gezinslid, Instemming, Kind, Uitnodiging
from knooppunt.dossier.public import OuderGegevens, dossier_for
from knooppunt.dossier.rules.kring import Deel, Hoedanigheid
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT, OP
from tests.factories.plan import Planspel, geweigerd

GEEN_GEZAG = "Alleen het team legt vast wie ouderlijk gezag heeft."


@pytest.fixture
def dossier(cast):
    """His mother has authority and takes part; his father takes part without it."""
    dossier = cast.dossier()
    cast.join(dossier, "vader", "ouder")
    Gezinslid.objects.create(
        gezin=dossier.kind.gezin, naam="Karim Bouzid", relatie="vader", account=cast.account("vader")
    )
    return dossier


def zicht(cast, dossier, wie):
    gezien = dossier_for(getattr(cast, wie), dossier.ref)
    assert gezien is not None
    return gezien


def change(cast, dossier, wie, naam, *, gezag):
    lid = Gezinslid.objects.get(naam=naam)
    return change_family_member(
        zicht=zicht(cast, dossier, wie), lid_ref=lid.ref, naam=naam, relatie=lid.relatie, gezag=gezag, bijdrage="",
        by=getattr(cast, wie), at=AT,
    )  # fmt: skip


# Authority ----------------------------------------------------------------------------------------------------------


def test_the_team_records_who_has_authority(cast, dossier):
    assert change(cast, dossier, "coordinator", "Karim Bouzid", gezag=True).gezag is True


@pytest.mark.parametrize(("naam", "gezag"), [("Karim Bouzid", True), ("Samira Bouzid", False)])
def test_a_parent_gives_authority_to_nobody_and_takes_it_from_nobody(cast, dossier, naam, gezag):
    with geweigerd(NotAllowed, GEEN_GEZAG):
        change(cast, dossier, "vader", naam, gezag=gezag)


def test_a_parent_adds_nobody_with_authority(cast, dossier):
    with geweigerd(NotAllowed, GEEN_GEZAG):
        add_family_member(
            zicht=zicht(cast, dossier, "vader"), naam="Ik", relatie="vader", gezag=True, bijdrage="",
            by=cast.vader, at=AT,
        )  # fmt: skip


def test_a_parent_with_authority_is_not_taken_off_by_the_other(cast, dossier):
    Gezinslid.objects.filter(naam="Samira Bouzid").update(account=None)
    with geweigerd(NotAllowed, GEEN_GEZAG):
        remove_family_member(
            zicht=zicht(cast, dossier, "vader"), lid_ref=Gezinslid.objects.get(naam="Samira Bouzid").ref,
            by=cast.vader, at=AT,
        )  # fmt: skip


def test_what_a_parent_sends_about_authority_in_the_form_is_not_read(cast, dossier):
    lid = Gezinslid.objects.get(naam="Karim Bouzid")
    url = reverse("dossier:gezinslid", args=[dossier.ref, lid.ref])
    gegevens = {"naam": lid.naam, "relatie": "vader", "gezag": "on", "bijdrage": "Voetbal"}
    assert cast.client("vader").post(url, gegevens).status_code == 302
    lid.refresh_from_db()
    assert (lid.gezag, lid.bijdrage) == (False, "Voetbal")


# Invitations --------------------------------------------------------------------------------------------------------


def invited(cast, dossier, email, hoedanigheid, by="coordinator", naam="Iemand"):
    return invite(
        zicht=zicht(cast, dossier, by), wie=Genodigde(email, naam, hoedanigheid), maak_link=lambda token: token,
        by=getattr(cast, by), at=AT,
    )  # fmt: skip


def test_one_parent_does_not_take_back_what_the_other_parent_is_offered(cast, dossier):
    uitnodiging = invited(cast, dossier, "oma@voorbeeld.invalid", Hoedanigheid.OUDER, "moeder")
    with geweigerd(NotAllowed, "Alleen het team"):
        withdraw_invitation(
            zicht=zicht(cast, dossier, "vader"), uitnodiging_ref=uitnodiging.ref, by=cast.vader, at=AT
        )
    withdraw_invitation(
        zicht=zicht(cast, dossier, "moeder"), uitnodiging_ref=uitnodiging.ref, by=cast.moeder, at=AT
    )
    assert Uitnodiging.objects.get().ingetrokken_at == AT


@pytest.mark.parametrize(
    ("wie", "hoedanigheid"),
    [
        ("adviseur", Hoedanigheid.OUDER),
        ("adviseur", Hoedanigheid.LEERLING),
        ("vreemde_ouder", Hoedanigheid.LEERLING),
        ("vreemde_leerling", Hoedanigheid.OUDER),
        ("vreemde_leerling", Hoedanigheid.TEAM),
    ],
)
def test_a_place_of_the_family_is_not_for_the_account_of_another_kind(cast, dossier, wie, hoedanigheid):
    """The family sees every part: a professional would see what was never shared."""
    uitnodiging = invited(cast, dossier, f"{wie}@voorbeeld.invalid", hoedanigheid)
    with geweigerd(Refusal, "Deze uitnodiging past niet bij dit account."):
        accept_invitation(uitnodiging=uitnodiging, account=cast.account(wie), by=getattr(cast, wie), at=AT)


def test_the_account_of_a_pupil_belongs_to_one_child(cast, dossier):
    Kind.objects.create(
        gezin=dossier.kind.gezin, voornaam="Kees", achternaam="Vos", geboortedatum=date(2011, 3, 2), klank="kees fos",
        account=cast.account("vreemde_leerling"),
    )  # fmt: skip
    uitnodiging = invited(cast, dossier, "vreemde_leerling@voorbeeld.invalid", Hoedanigheid.LEERLING)
    with geweigerd(Refusal, "Dit account hoort al bij een ander kind."):
        accept_invitation(
            uitnodiging=uitnodiging,
            account=cast.account("vreemde_leerling"),
            by=cast.vreemde_leerling,
            at=AT,
        )


@pytest.mark.parametrize("wie", ["steunpunt", "beleid", "beheerder", "toezichthouder"])
def test_who_never_sees_a_dossier_cannot_join_a_circle(cast, dossier, wie):
    uitnodiging = invited(cast, dossier, f"{wie}@voorbeeld.invalid", Hoedanigheid.TEAM)
    with geweigerd(Refusal, "Uw rol ziet nooit dossiers."):
        accept_invitation(uitnodiging=uitnodiging, account=cast.account(wie), by=getattr(cast, wie), at=AT)


def test_nobody_opens_a_dossier_with_a_professional_as_parent(cast):
    ik = OuderGegevens("Joke Visser", "moeder", gezag=True, email="coordinator@voorbeeld.invalid")
    with geweigerd(
        Refusal, "Het e-mailadres van Joke Visser hoort bij een account dat niet van een ouder is."
    ):
        cast.dossier(ouders=[ik])


def test_a_name_cannot_add_lines_to_the_mail(cast, dossier):
    naam = "Jan\r\n\r\nGa naar iets.invalid"
    uitnodiging = invited(cast, dossier, "a@voorbeeld.invalid", Hoedanigheid.OUDER, naam=naam)
    assert uitnodiging.naam == "Jan Ga naar iets.invalid"


# The plan -----------------------------------------------------------------------------------------------------------


def paper(spel):
    return record_paper_agreement(
        zicht=spel.zicht(), plan=spel.plan, gezinslid_id=Gezinslid.objects.get(naam="Samira Bouzid").pk,
        getekend_op=OP, by=spel.by, at=AT,
    )  # fmt: skip


def test_a_no_on_the_screen_is_not_turned_into_a_yes_on_paper(cast):
    spel = Planspel(cast).horen().voorleggen()
    spel.antwoord("oneens", "Dit past niet bij hem.")
    with geweigerd(Refusal, "Samira Bouzid heeft zelf geantwoord."):
        paper(spel)
    assert Instemming.objects.get(vervallen_at__isnull=True).antwoord == "oneens"


def test_who_did_not_answer_can_sign_on_paper(cast):
    assert paper(Planspel(cast).horen().voorleggen()).op_papier_van == OP


def test_a_parent_does_not_replace_what_the_pupil_wrote_alone(cast):
    spel = Planspel(cast)
    Kind.objects.update(account=cast.account("leerling"))
    cast.join(spel.dossier, "leerling", "leerling")
    for wie, tekst in (("leerling", "Ik wil rust."), ("moeder", "Hij wil niets.")):
        say_something(zicht=spel.zicht(wie), plan=spel.plan, tekst=tekst, by=getattr(cast, wie), at=AT)
    assert Gehoord.objects.get().mening == "Ik wil rust."
    assert [s.tekst for s in spel.plan.stemmen.all()] == ["Ik wil rust.", "Hij wil niets."]


def test_a_yes_to_what_is_shared_already_on_another_ground_breaks_nothing(cast, dossier):
    vraag = ask_consent(
        zicht=zicht(cast, dossier, "coordinator"), organisatie=cast.andere_school, deel=Deel.ONDERWIJS, reden="Nodig",
        url="/", by=cast.coordinator, at=AT,
    )  # fmt: skip
    Deling.objects.create(
        dossier=dossier, organisatie=cast.andere_school, deel="onderwijs", grondslag="wettelijke_taak",
        grond="OVERSTAP", gegeven_at=AT,
    )  # fmt: skip
    answer_consent(
        zicht=zicht(cast, dossier, "moeder"), vraag_ref=vraag.ref, ja=True, url="/", by=cast.moeder, at=AT
    )
    assert list(
        Deling.objects.filter(organisatie=cast.andere_school).values_list("grondslag", flat=True)
    ) == ["wettelijke_taak"]


# Looking ------------------------------------------------------------------------------------------------------------


def looks(dossier):
    keken = Gebeurtenis.objects.filter(soort="dossier.bekeken", dossier_ref=dossier.ref).order_by("id")
    return [(g.doel, g.gegevens["bladzijde"]) for g in keken]


def test_a_form_that_comes_back_with_an_error_is_a_look_too(cast, dossier):
    """It shows the same page: without this a wrong form would be a way to read unseen."""
    client = cast.client("coordinator")
    assert client.post(reverse("dossier:verhaal", args=[dossier.ref]), {"antwoord": ""}).status_code == 422
    assert looks(dossier) == [("begeleiding", "verhaal")]


def test_the_list_says_nothing_of_a_part(cast, dossier):
    dossier.niveau = cast.niveaus[3]
    dossier.save()
    cast.join(dossier, "jgz", "gast", OP + timedelta(days=900))
    bladzijde = cast.client("jgz").get(reverse("dossier:lijst"))
    assert (b"Ilyas" in bladzijde.content, b"Niveau 4" in bladzijde.content) == (True, False)


@pytest.mark.parametrize(
    "na", ["0001-01-01T00:00:00+23:59_1", "9999-12-31T23:59:59-23:59_1", "2026-01-01_1", "x_1"]
)
def test_a_key_at_the_edge_of_time_shows_the_first_page(cast, dossier, na):
    assert cast.client("coordinator").get(reverse("dossier:lijst"), {"na": na}).status_code == 200
