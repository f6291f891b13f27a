"""Sharing: asked, given, withdrawn; with effect at once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.delen import answer_consent, ask_consent, give_consent, withdraw_consent
from knooppunt.dossier.models import Deling, Gezinslid, Kind, Toestemmingsvraag
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.rules.kring import Deel
from knooppunt.toegang.models import Gebeurtenis, Taak
from tests.factories import AT

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


@pytest.fixture
def dossier(cast):
    """Ilyas (9), with the youth care worker in the team; nothing is shared with youth care yet."""
    dossier = cast.dossier()
    cast.join(dossier, "jeugdhulpverlener")
    return dossier


@pytest.fixture
def zicht(cast, dossier):
    return lambda wie: dossier_for(getattr(cast, wie), dossier.ref)


@pytest.fixture
def vraag(cast, zicht):
    """Ask consent for the care part for youth care."""

    def doe(by="coordinator", reden="Dan kan Mo meedenken."):
        return ask_consent(
            zicht=zicht(by),
            organisatie=cast.jeugdhulp,
            deel=Deel.ZORG,
            reden=reden,
            url="/x/",
            by=getattr(cast, by),
            at=AT,
        )

    return doe


def answer(cast, zicht, vraag, wie, ja=True):
    return answer_consent(
        zicht=zicht(wie), vraag_ref=vraag.ref, ja=ja, url="/x/", by=getattr(cast, wie), at=LATER
    )


def make_pupil_take_part(cast, dossier, geboren):
    """Yara is the child of this dossier and takes part herself."""
    Kind.objects.filter(pk=dossier.kind_id).update(geboortedatum=geboren, account=cast.account("leerling"))
    cast.join(dossier, "leerling", "leerling")


def test_a_yes_of_the_parent_opens_the_part_at_once_and_closes_the_task(cast, dossier, zicht, vraag):
    gevraagd = vraag()
    assert Taak.objects.get(gedaan_at=None).account == cast.account("moeder")
    assert not zicht("jeugdhulpverlener").ziet("zorg")
    answer(cast, zicht, gevraagd, "moeder")
    assert zicht("jeugdhulpverlener").ziet("zorg")
    assert not Taak.objects.filter(gedaan_at=None).exists()
    deling = Deling.objects.get(organisatie=cast.jeugdhulp)
    assert (deling.grondslag, deling.gegeven_door, deling.toelichting) == (
        "toestemming", "Samira Bouzid", "Dan kan Mo meedenken.",
    )  # fmt: skip
    soorten = list(
        Gebeurtenis.objects.filter(dossier_ref=dossier.ref).order_by("id").values_list("soort", flat=True)
    )
    assert soorten == ["dossier.geopend", "toestemming.gevraagd", "toestemming.gegeven", "deling.begonnen"]


def test_a_no_shares_nothing(cast, zicht, vraag):
    gevraagd = vraag()
    answer(cast, zicht, gevraagd, "moeder", ja=False)
    assert not zicht("jeugdhulpverlener").ziet("zorg")
    assert Toestemmingsvraag.objects.get().gesloten_at == LATER


def test_withdrawn_consent_closes_the_part_at_once(cast, dossier, zicht):
    dossier.betrokkenen.filter(account=cast.account("coordinator")).update(tot=None)
    deling = dossier.delingen.get(organisatie=cast.school, deel="gezin")
    assert zicht("coordinator").ziet("gezin")
    withdraw_consent(zicht=zicht("moeder"), deling_ref=deling.ref, by=cast.moeder, at=LATER)
    assert not zicht("coordinator").ziet("gezin")


def test_the_duty_of_the_school_is_not_withdrawn(cast, dossier, zicht):
    deling = dossier.delingen.get(organisatie=cast.school, deel="onderwijs")
    with pytest.raises(Refusal, match=r"De school heeft deze gegevens nodig voor haar wettelijke taak\."):
        withdraw_consent(zicht=zicht("moeder"), deling_ref=deling.ref, by=cast.moeder, at=LATER)


def test_withdrawing_twice_is_refused(cast, dossier, zicht):
    ref = dossier.delingen.get(organisatie=cast.school, deel="gezin").ref
    withdraw_consent(zicht=zicht("moeder"), deling_ref=ref, by=cast.moeder, at=LATER)
    with pytest.raises(Refusal, match=r"Dit wordt niet meer gedeeld\."):
        withdraw_consent(zicht=zicht("moeder"), deling_ref=ref, by=cast.moeder, at=LATER)


def test_a_parent_without_authority_does_not_give_consent(cast, dossier, zicht, vraag):
    gevraagd = vraag()
    cast.join(dossier, "vader", "ouder")
    Gezinslid.objects.create(
        gezin=dossier.kind.gezin, naam="Karim", relatie="vader", account=cast.account("vader")
    )
    with pytest.raises(NotAllowed, match=r"Alleen een ouder met gezag"):
        answer(cast, zicht, gevraagd, "vader")


def test_a_professional_does_not_answer_for_the_family(cast, zicht, vraag):
    gevraagd = vraag()
    with pytest.raises(NotAllowed, match=r"Alleen de ouders en de leerling zelf"):
        answer(cast, zicht, gevraagd, "coordinator")


def test_from_12_the_pupil_says_yes_too(cast, dossier, zicht, vraag):
    make_pupil_take_part(cast, dossier, date(2013, 5, 4))
    gevraagd = vraag()
    assert Taak.objects.filter(gedaan_at=None).count() == 2
    answer(cast, zicht, gevraagd, "moeder")
    assert not zicht("jeugdhulpverlener").ziet("zorg")
    answer(cast, zicht, gevraagd, "leerling")
    assert zicht("jeugdhulpverlener").ziet("zorg")
    assert Deling.objects.get(organisatie=cast.jeugdhulp).gegeven_door == "Samira Bouzid en Yara Bouzid"


def test_from_16_the_pupil_decides_alone(cast, dossier, zicht, vraag):
    make_pupil_take_part(cast, dossier, date(2010, 5, 4))
    gevraagd = vraag()
    with pytest.raises(NotAllowed, match=r"oud genoeg om hier zelf over te beslissen"):
        answer(cast, zicht, gevraagd, "moeder")
    answer(cast, zicht, gevraagd, "leerling")
    assert zicht("jeugdhulpverlener").ziet("zorg")


def test_nobody_to_ask_is_said(cast, zicht, vraag):
    Gezinslid.objects.update(gezag=False)
    with pytest.raises(Refusal, match=r"Er doet nog niemand mee die toestemming kan geven\."):
        vraag()


@pytest.mark.parametrize(
    ("deel", "bij", "reden"),
    [
        (Deel.GEZIN, "school", "De Vuurtoren mag dit deel hiervoor al zien."),
        (Deel.ZORG, "jeugdhulp", "Deze vraag is al gesteld."),
    ],
)
def test_the_same_is_not_asked_twice(cast, zicht, vraag, deel, bij, reden):
    vraag()
    with pytest.raises(Refusal, match=reden):
        ask_consent(
            zicht=zicht("coordinator"),
            organisatie=getattr(cast, bij),
            deel=deel,
            reden="Zo",
            url="/",
            by=cast.coordinator,
            at=AT,
        )


def test_asking_says_why(vraag):
    with pytest.raises(Refusal, match=r"Schrijf op waarom dit nodig is\."):
        vraag(reden=" ")


def test_a_parent_shares_without_being_asked(cast, zicht):
    give_consent(
        zicht=zicht("moeder"), organisatie=cast.jeugdhulp, deel=Deel.ZORG, url="/x/", by=cast.moeder, at=LATER
    )
    assert zicht("jeugdhulpverlener").ziet("zorg")


# The page


def test_the_parent_answers_on_the_page_and_a_second_click_changes_nothing(cast, dossier, vraag):
    gevraagd = vraag()
    client = cast.client("moeder")
    url = reverse("dossier:toestemming_antwoorden", args=[dossier.ref, gevraagd.ref])
    assert (
        "Dan kan Mo meedenken." in client.get(reverse("dossier:delen", args=[dossier.ref])).content.decode()
    )
    assert [client.post(url, {"antwoord": "ja"}).status_code for _ in range(2)] == [302, 422]
    assert Deling.objects.filter(organisatie=cast.jeugdhulp).count() == 1


def test_withdrawing_asks_first(cast, dossier):
    deling = dossier.delingen.get(organisatie=cast.school, deel="gezin")
    client, url = cast.client("moeder"), reverse("dossier:deling_intrekken", args=[dossier.ref, deling.ref])
    assert client.get(url).status_code == 200
    assert Deling.objects.get(pk=deling.pk).ingetrokken_at is None
    assert client.post(url).status_code == 302
    assert Deling.objects.get(pk=deling.pk).ingetrokken_at is not None
    assert client.post(url).status_code == 404


def test_made_up_answers_and_references_are_not_found(cast, dossier, vraag):
    gevraagd = vraag()
    client = cast.client("moeder")
    url = reverse("dossier:toestemming_antwoorden", args=[dossier.ref, gevraagd.ref])
    assert client.post(url, {"antwoord": "misschien"}).status_code == 404
    assert (
        client.post(reverse("dossier:deling_intrekken", args=[dossier.ref, "verzonnen"])).status_code == 404
    )


def test_an_unknown_organisation_is_a_clear_error(cast, dossier):
    response = cast.client("moeder").post(
        reverse("dossier:delen", args=[dossier.ref]), {"organisatie": "verzonnen", "deel": "zorg"}
    )
    assert response.status_code == 422
