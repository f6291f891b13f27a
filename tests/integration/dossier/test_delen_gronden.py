"""Sharing has a ground: consent of everyone who must give it, or a law that fits; and the family reads which."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.delen import (
    answer_consent,
    ask_consent,
    give_consent,
    record_paper_consent,
    withdraw_consent,
)
from knooppunt.dossier.actions.delen_wet import end_share_by_law, share_by_law
from knooppunt.dossier.models import Deling, Gezinslid, Toestemmingsvraag
from knooppunt.dossier.public import Deel, DelingGegevens, Grondslag, OuderGegevens
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.toegang.models import Gebeurtenis, Taak
from tests.factories import AT
from tests.factories.plan import geweigerd

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)
MOEDER = OuderGegevens("Samira Bouzid", "moeder", gezag=True, email="moeder@voorbeeld.invalid")
VADER = OuderGegevens("Karim Bouzid", "vader", gezag=True, email="vader@voorbeeld.invalid")
VADER_ZONDER_MAIL = OuderGegevens("Karim Bouzid", "vader", gezag=True)


def zicht(cast, dossier, wie):
    gevonden = dossier_for(getattr(cast, wie), dossier.ref)
    assert gevonden is not None
    return gevonden


def ask(cast, dossier, deel=Deel.ZORG, doel="samenwerken"):
    return ask_consent(
        zicht=zicht(cast, dossier, "coordinator"), organisatie=cast.jeugdhulp, deel=deel, doel=doel, reden="Zo",
        url="/", by=cast.coordinator, at=AT,
    )  # fmt: skip


def answer(cast, dossier, vraag, wie, ja=True):
    return answer_consent(
        zicht=zicht(cast, dossier, wie), vraag_ref=vraag.ref, ja=ja, url="/", by=getattr(cast, wie), at=LATER
    )


def paper(cast, dossier, vraag, naam, ja=True, wie="coordinator"):
    lid = Gezinslid.objects.get(naam=naam)
    return record_paper_consent(
        zicht=zicht(cast, dossier, wie), vraag_ref=vraag.ref, lid_ref=lid.ref, ja=ja, url="/",
        by=getattr(cast, wie), at=LATER,
    )  # fmt: skip


def sees_care(cast, dossier):
    return dossier.delingen.filter(organisatie=cast.jeugdhulp, deel="zorg", ingetrokken_at=None).exists()


# Both parents -------------------------------------------------------------------------------------------------------


def test_care_waits_until_both_parents_with_authority_said_yes(cast):
    dossier = cast.dossier(ouders=[MOEDER, VADER])
    vraag = ask(cast, dossier)
    answer(cast, dossier, vraag, "moeder")
    assert (sees_care(cast, dossier), Taak.objects.get(gedaan_at=None).account) == (
        False,
        cast.account("vader"),
    )
    answer(cast, dossier, vraag, "vader")
    assert sees_care(cast, dossier)
    assert dossier.delingen.get(organisatie=cast.jeugdhulp).gegeven_door == "Samira Bouzid en Karim Bouzid"


def test_education_takes_the_yes_of_one_parent(cast):
    dossier = cast.dossier(ouders=[MOEDER, VADER])
    answer(cast, dossier, ask(cast, dossier, Deel.ONDERWIJS), "vader")
    assert dossier.delingen.filter(organisatie=cast.jeugdhulp, deel="onderwijs").exists()


def test_a_parent_who_says_no_ends_it(cast):
    dossier = cast.dossier(ouders=[MOEDER, VADER])
    vraag = ask(cast, dossier)
    answer(cast, dossier, vraag, "moeder")
    answer(cast, dossier, vraag, "vader", ja=False)
    assert (sees_care(cast, dossier), Toestemmingsvraag.objects.get().deling) == (False, None)


def test_a_parent_without_authority_is_not_waited_for(cast):
    dossier = cast.dossier(ouders=[MOEDER, OuderGegevens("Karim Bouzid", "vader", gezag=False)])
    answer(cast, dossier, ask(cast, dossier), "moeder")
    assert sees_care(cast, dossier)


def test_a_parent_without_an_account_answers_on_paper(cast):
    dossier = cast.dossier(ouders=[MOEDER, VADER_ZONDER_MAIL])
    vraag = ask(cast, dossier)
    answer(cast, dossier, vraag, "moeder")
    assert not sees_care(cast, dossier)
    paper(cast, dossier, vraag, "Karim Bouzid")
    deling = dossier.delingen.get(organisatie=cast.jeugdhulp)
    assert deling.gegeven_door == "Samira Bouzid en Karim Bouzid (op papier)"


def test_an_answer_on_paper_is_written_down_once_and_only_of_who_decides(cast):
    dossier = cast.dossier(ouders=[MOEDER, VADER_ZONDER_MAIL])
    vraag = ask(cast, dossier)
    paper(cast, dossier, vraag, "Karim Bouzid")
    Gezinslid.objects.create(gezin=dossier.kind.gezin, naam="Opa", relatie="familie")
    for naam in ("Karim Bouzid", "Opa"):
        with geweigerd(Refusal, "Kies een ouder met gezag die nog geen antwoord gaf."):
            paper(cast, dossier, vraag, naam)


@pytest.mark.parametrize("wie", ["moeder", "jgz"])
def test_only_the_team_writes_down_what_was_signed_on_paper(cast, wie):
    dossier = cast.dossier(ouders=[MOEDER, VADER_ZONDER_MAIL])
    vraag = ask(cast, dossier)
    if wie == "jgz":
        cast.join(dossier, "jgz", "gast", AT.date() + timedelta(days=30))
    with geweigerd(NotAllowed, "Alleen het team rond het kind kan dit doen."):
        paper(cast, dossier, vraag, "Karim Bouzid", wie=wie)


def test_one_parent_who_shares_care_alone_starts_the_question_to_the_other(cast):
    dossier = cast.dossier(ouders=[MOEDER, VADER])
    give_consent(
        zicht=zicht(cast, dossier, "moeder"),
        organisatie=cast.jeugdhulp,
        deel=Deel.ZORG,
        url="/",
        by=cast.moeder,
        at=AT,
    )
    assert (sees_care(cast, dossier), Taak.objects.get(gedaan_at=None).account) == (
        False,
        cast.account("vader"),
    )


def test_at_the_opening_care_waits_for_the_other_parent_and_the_rest_is_shared(cast):
    samira = {"grondslag": Grondslag.TOESTEMMING, "gegeven_door": "Samira Bouzid"}
    delingen = [DelingGegevens(cast.school.pk, deel, **samira) for deel in (Deel.ONDERWIJS, Deel.ZORG)]
    dossier = cast.dossier(ouders=[MOEDER, VADER], delingen=delingen)
    assert list(dossier.delingen.values_list("deel", flat=True)) == ["onderwijs"]
    assert Taak.objects.get(gedaan_at=None).account == cast.account("vader")
    answer(cast, dossier, Toestemmingsvraag.objects.get(), "vader")
    assert sorted(dossier.delingen.values_list("deel", flat=True)) == ["onderwijs", "zorg"]


@pytest.mark.parametrize("wie", ["moeder", "vader"])
def test_either_parent_withdraws_what_both_gave(cast, wie):
    dossier = cast.dossier(ouders=[MOEDER, VADER])
    vraag = ask(cast, dossier)
    answer(cast, dossier, vraag, "moeder"), answer(cast, dossier, vraag, "vader")
    ref = dossier.delingen.get(organisatie=cast.jeugdhulp).ref
    withdraw_consent(zicht=zicht(cast, dossier, wie), deling_ref=ref, by=getattr(cast, wie), at=LATER)
    assert not sees_care(cast, dossier)


# Per purpose --------------------------------------------------------------------------------------------------------


def test_consent_for_one_purpose_is_no_consent_for_another(cast):
    dossier = cast.dossier()
    for doel in ("samenwerken", "naar_school"):
        answer(cast, dossier, ask(cast, dossier, doel=doel), "moeder")
    eerste = dossier.delingen.get(organisatie=cast.jeugdhulp, doel="samenwerken")
    withdraw_consent(zicht=zicht(cast, dossier, "moeder"), deling_ref=eerste.ref, by=cast.moeder, at=LATER)
    over = dossier.delingen.filter(organisatie=cast.jeugdhulp, ingetrokken_at=None)
    assert list(over.values_list("doel", flat=True)) == ["naar_school"]


def test_an_unknown_purpose_is_refused(cast):
    dossier = cast.dossier()
    with geweigerd(Refusal, "Kies waarvoor dit nodig is."):
        ask(cast, dossier, doel="verkopen")


# By law -------------------------------------------------------------------------------------------------------------


def by_law(
    cast, dossier, organisatie, deel=Deel.ZORG, grond="ONDERSTEUNING_SWV", wie="coordinator", **anders
):
    velden = {"doel": "ondersteuning", "toelichting": "Voor de aanvraag.", "url": "/", "at": AT} | anders
    return share_by_law(
        zicht=zicht(cast, dossier, wie),
        organisatie=organisatie,
        deel=deel,
        grond=grond,
        by=getattr(cast, wie),
        **velden,
    )


def test_the_adviser_of_the_samenwerkingsverband_gets_health_data_on_its_ground(cast):
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    assert not zicht(cast, dossier, "adviseur").ziet("zorg")
    deling = by_law(cast, dossier, cast.swv)
    assert zicht(cast, dossier, "adviseur").ziet("zorg")
    taak = Taak.objects.get(account=cast.account("moeder"))
    assert (taak.dossier_ref, "op grond van een wet" in taak.tekst) == (dossier.ref, True)
    g = Gebeurtenis.objects.get(soort="deling.op_grond_van_wet")
    assert (g.onderwerp_ref, g.gegevens["grond"], g.gegevens["voor"]) == (
        deling.ref,
        "ONDERSTEUNING_SWV",
        "ondersteuning",
    )


@pytest.mark.parametrize("bij", ["jeugdhulp", "jgz_org", "gemeente", "andere_school", "opvang"])
def test_health_data_goes_to_nobody_else_without_consent(cast, bij):
    dossier = cast.dossier()
    for grond in ("ONDERSTEUNING_SWV", "GEZONDHEID_SCHOOL", "LEERPLICHT", "ONDERWIJS_SCHOOL", "OVERSTAP", ""):
        with pytest.raises(Refusal):
            by_law(cast, dossier, getattr(cast, bij), grond=grond)
    assert not dossier.delingen.filter(deel="zorg").exists()


def test_nobody_opens_a_dossier_with_a_ground_that_does_not_fit(cast):
    delingen = [
        DelingGegevens(cast.school.pk, Deel.ONDERWIJS, Grondslag.WETTELIJKE_TAAK),
        DelingGegevens(cast.jeugdhulp.pk, Deel.ZORG, Grondslag.WETTELIJKE_TAAK, grond="ONDERSTEUNING_SWV"),
    ]
    with geweigerd(Refusal, "Deze wet geldt niet voor deze soort organisatie (jeugdhulp)."):
        cast.dossier(delingen=delingen)


@pytest.mark.parametrize("wie", ["moeder", "adviseur"])
def test_only_who_leads_shares_by_law(cast, wie):
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    with geweigerd(NotAllowed, "Alleen de regisseur of de ondersteuningscoördinator"):
        by_law(cast, dossier, cast.swv, wie=wie)


def test_sharing_by_law_says_why_and_is_done_once(cast):
    dossier = cast.dossier()
    with geweigerd(Refusal, "Schrijf op waarom dit nodig is."):
        by_law(cast, dossier, cast.swv, toelichting=" ")
    by_law(cast, dossier, cast.swv)
    with geweigerd(Refusal, "Samenwerkingsverband Waterrijk mag dit deel hiervoor al zien."):
        by_law(cast, dossier, cast.swv)


def test_who_leads_ends_it_and_the_part_closes_at_once(cast):
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    deling = by_law(cast, dossier, cast.swv)
    leider = {"zicht": zicht(cast, dossier, "coordinator"), "by": cast.coordinator, "at": LATER}
    end_share_by_law(deling_ref=deling.ref, **leider)
    assert not zicht(cast, dossier, "adviseur").ziet("zorg")
    assert not Taak.objects.filter(gedaan_at=None).exists()
    with geweigerd(Refusal, "Dit wordt niet (meer) op grond van een wet gedeeld."):
        end_share_by_law(deling_ref=deling.ref, **leider)


def test_consent_of_the_family_is_not_ended_by_who_leads(cast):
    dossier = cast.dossier()
    gezin = dossier.delingen.get(deel="gezin")
    with geweigerd(Refusal, "Dit wordt niet (meer) op grond van een wet gedeeld."):
        end_share_by_law(
            zicht=zicht(cast, dossier, "coordinator"), deling_ref=gezin.ref, by=cast.coordinator, at=AT
        )


def test_the_database_wants_a_named_ground(cast):
    dossier = cast.dossier()
    for grondslag, grond in (("wettelijke_taak", ""), ("toestemming", "LEERPLICHT")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Deling.objects.create(
                dossier=dossier,
                organisatie=cast.jgz_org,
                deel="zorg",
                grondslag=grondslag,
                grond=grond,
                gegeven_at=AT,
            )


# The pages ----------------------------------------------------------------------------------------------------------


def test_the_page_names_the_article_and_the_purpose_and_the_family_has_read_it(cast):
    dossier = cast.dossier()
    url, delen = (reverse(f"dossier:{n}", args=[dossier.ref]) for n in ("delen_wet", "delen"))
    gegevens = {
        "organisatie": cast.swv.ref,
        "deel": "zorg",
        "grond": "ONDERSTEUNING_SWV",
        "toelichting": "Voor de TLV.",
    }
    client = cast.client("coordinator")
    assert client.get(url).status_code == 200
    assert client.post(url, gegevens | {"deel": "gezin"}).status_code == 422
    assert client.post(url, gegevens).headers["Location"] == delen
    pagina = cast.client("moeder").get(delen).content.decode()
    for woorden in ("WPO art. 18a lid 13", "extra hulp op school beoordelen", "Voor de TLV."):
        assert woorden in pagina
    assert not Taak.objects.filter(gedaan_at=None).exists()
    deling = dossier.delingen.get(deel="zorg")
    stop = reverse("dossier:delen_wet_stoppen", args=[dossier.ref, deling.ref])
    assert cast.client("moeder").post(stop).status_code == 403
    assert client.post(stop).headers["Location"] == delen


@pytest.mark.parametrize("wie", ["moeder", "adviseur"])
def test_the_page_of_sharing_by_law_is_for_who_leads(cast, wie):
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    assert cast.client(wie).get(reverse("dossier:delen_wet", args=[dossier.ref])).status_code == 403


def test_paper_is_written_down_on_the_page(cast):
    dossier = cast.dossier(ouders=[MOEDER, VADER_ZONDER_MAIL])
    vraag = ask(cast, dossier)
    delen = reverse("dossier:delen", args=[dossier.ref])
    client = cast.client("coordinator")
    assert "Een ouder antwoordde op papier" in client.get(delen).content.decode()
    vader = Gezinslid.objects.get(naam="Karim Bouzid")
    url = reverse("dossier:toestemming_papier", args=[dossier.ref, vraag.ref, vader.ref])
    assert client.post(url, {"antwoord": "misschien"}).status_code == 404
    assert client.post(url, {"antwoord": "ja"}).headers["Location"] == delen
    pagina = client.get(delen).content.decode()
    assert ("wacht op antwoord" in pagina, "Karim Bouzid zei ja" in pagina) == (True, True)
