"""Working with the meldcode, and that nobody else finds out that there is a register."""

import io
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdf import PdfReader

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.meldcode import (
    ask_colleague,
    begin_meldcode,
    close_meldcode,
    leave_meldcode,
    reopen_meldcode,
    strike_step,
    take_step,
    throw_away_meldcode,
)
from knooppunt.dossier.models import Dossier, Meldcode, Meldcodemedewerker, Meldcoderegel
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.queries.meldcode import meldcode_for, my_meldcodes
from knooppunt.dossier.rules.meldcode import Meldcodestap
from knooppunt.toegang.models import Gebeurtenis, Lidmaatschap, Taak
from tests.factories import AT, OP
from tests.factories.gesloten import MERK, as_worker, register
from tests.factories.plan import Planspel, geweigerd
from tests.sweeps.adressen import addresses

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@pytest.fixture
def dossier(cast):
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    cast.join(dossier, "jgz", "gast", OP + timedelta(days=90))
    cast.join(dossier, "leerling", "leerling")
    cast.join(dossier, "mentor")
    cast.join(dossier, "schoolleider")
    return dossier


def begin(cast, dossier, wie="coordinator"):
    return begin_meldcode(zicht=dossier_for(getattr(cast, wie), dossier.ref), by=getattr(cast, wie), at=AT)


# Working with it ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ["coordinator", "adviseur", "jgz"])
def test_every_professional_of_the_circle_can_begin_one_for_the_own_organisation(cast, dossier, wie):
    meldcode = begin(cast, dossier, wie)
    assert meldcode.organisatie_id in getattr(cast, wie).organisaties()
    assert [m.ref for m in my_meldcodes(getattr(cast, wie))] == [meldcode.ref]


@pytest.mark.parametrize("wie", ["moeder", "leerling"])
def test_the_family_cannot_begin_one(cast, dossier, wie):
    with geweigerd(NotAllowed, "Alleen een professional uit de kring"):
        begin(cast, dossier, wie)


def test_the_steps_are_taken_and_the_register_closes_with_a_decision(cast, dossier):
    meldcode = register(cast, dossier)
    close_meldcode(zicht=as_worker(cast, "coordinator", meldcode), by=cast.coordinator, at=LATER)
    meldcode.refresh_from_db()
    besluiten = [r.besluit for r in meldcode.regels.all() if r.besluit]
    assert (meldcode.afgesloten_at, besluiten, meldcode.regels.count()) == (LATER, ["hulp"], 5)
    with geweigerd(Refusal, "Dit register is afgesloten."):
        take_step(
            zicht=as_worker(cast, "coordinator", meldcode), stap=Meldcodestap.GESPREK, datum=OP, tekst="x",
            besluit=None, by=cast.coordinator, at=LATER,
        )  # fmt: skip
    reopen_meldcode(zicht=as_worker(cast, "coordinator", meldcode), by=cast.coordinator, at=LATER)
    assert as_worker(cast, "coordinator", meldcode).is_open


def test_a_decision_says_what_was_decided(cast, dossier):
    meldcode = register(cast, dossier)
    with geweigerd(Refusal, "Kies wat u hebt besloten."):
        take_step(
            zicht=as_worker(cast, "coordinator", meldcode), stap=Meldcodestap.BESLISSEN, datum=OP, tekst="x",
            besluit=None, by=cast.coordinator, at=AT,
        )  # fmt: skip


def test_the_database_wants_a_decision_at_step_five_only(cast, dossier):
    meldcode = register(cast, dossier)
    gegevens = {"meldcode": meldcode, "datum": OP, "tekst": "x", "gezet_by_id": cast.coordinator.account_id}
    for stap, besluit in (("beslissen", ""), ("signalen", "hulp")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Meldcoderegel.objects.create(stap=stap, besluit=besluit, created_at=AT, **gegevens)


def test_a_mistake_is_struck_out_and_stays_readable(cast, dossier):
    meldcode = register(cast, dossier)
    besluit = meldcode.regels.get(stap="beslissen")
    zicht = as_worker(cast, "coordinator", meldcode)
    strike_step(zicht=zicht, stap_ref=besluit.ref, by=cast.coordinator, at=LATER)
    zicht = as_worker(cast, "coordinator", meldcode)
    assert (Meldcodestap.BESLISSEN in zicht.gezet(), meldcode.regels.count()) == (False, 5)
    with geweigerd(Refusal, "Deze regel is al doorgestreept."):
        strike_step(zicht=zicht, stap_ref=besluit.ref, by=cast.coordinator, at=LATER)


def ask(cast, meldcode, wie):
    zicht = as_worker(cast, "coordinator", meldcode)
    ref = cast.account(wie).ref
    ask_colleague(zicht=zicht, account_ref=ref, url="/meldcode/x/", by=cast.coordinator, at=AT)


def test_a_colleague_works_along_and_finds_it_on_the_home_page(cast, dossier):
    meldcode = register(cast, dossier)
    ask(cast, meldcode, "mentor")
    assert meldcode_for(cast.mentor, meldcode.ref) is not None
    taak = Taak.objects.get(account=cast.account("mentor"))
    assert (taak.dossier_ref, "Ilyas" in taak.tekst) == ("", False)
    assert cast.client("mentor").get(reverse("dossier:meldcode", args=[meldcode.ref])).status_code == 200
    taak.refresh_from_db()
    assert taak.gedaan_at is not None


@pytest.mark.parametrize("wie", ["adviseur", "coordinator_elders", "moeder", "beleid"])
def test_only_a_colleague_of_the_same_organisation_is_asked(cast, dossier, wie):
    meldcode = register(cast, dossier)
    with geweigerd(Refusal, "Kies een collega van uw eigen organisatie"):
        ask(cast, meldcode, wie)


def test_who_stops_working_on_it_sees_it_no_more_and_the_last_one_stays(cast, dossier):
    meldcode = register(cast, dossier, tot_besluit=False)
    with geweigerd(Refusal, "U bent de laatste"):
        leave_meldcode(zicht=as_worker(cast, "coordinator", meldcode), by=cast.coordinator, at=AT)
    ask(cast, meldcode, "mentor")
    leave_meldcode(zicht=as_worker(cast, "coordinator", meldcode), by=cast.coordinator, at=AT)
    assert (meldcode_for(cast.coordinator, meldcode.ref), my_meldcodes(cast.coordinator)) == (None, [])


def test_who_leaves_the_organisation_sees_it_no_more(cast, dossier):
    meldcode = register(cast, dossier)
    Lidmaatschap.objects.filter(account=cast.account("coordinator")).update(eind=OP)
    assert (meldcode_for(cast.coordinator, meldcode.ref), my_meldcodes(cast.coordinator)) == (None, [])


def test_who_is_taken_out_of_the_circle_keeps_the_register(cast, dossier):
    meldcode = register(cast, dossier, "adviseur")
    dossier.betrokkenen.filter(account=cast.account("adviseur")).update(tot=OP)
    assert dossier_for(cast.adviseur, dossier.ref) is None
    assert meldcode_for(cast.adviseur, meldcode.ref) is not None


def test_an_empty_register_is_thrown_away_a_filled_one_is_not(cast, dossier):
    leeg, vol = begin(cast, dossier), register(cast, dossier)
    throw_away_meldcode(zicht=as_worker(cast, "coordinator", leeg), by=cast.coordinator, at=AT)
    with geweigerd(Refusal, "Er staat al iets in dit register."):
        throw_away_meldcode(zicht=as_worker(cast, "coordinator", vol), by=cast.coordinator, at=AT)
    assert [m.pk for m in Meldcode.objects.all()] == [vol.pk]


# The pages ----------------------------------------------------------------------------------------------------------


def test_the_pages_of_the_register_from_beginning_to_end(cast, dossier):
    client = cast.client("coordinator")
    response = client.post(reverse("dossier:meldcode_nieuw", args=[dossier.ref]))
    meldcode = Meldcode.objects.get()
    pagina = reverse("dossier:meldcode", args=[meldcode.ref])
    assert response.headers["Location"] == pagina
    for stap in Meldcodestap:
        stap_url = reverse("dossier:meldcode_stap", args=[meldcode.ref, stap.value])
        assert client.get(stap_url).status_code == 200
        gegevens = {"datum": "2026-11-16", "tekst": f"{MERK} {stap}", "besluit": "melden"}
        assert client.post(stap_url, gegevens).headers["Location"] == pagina
    inhoud = client.get(pagina).content.decode()
    assert (inhoud.count(MERK), "Melden bij Veilig Thuis" in inhoud) == (5, True)
    assert client.post(pagina, {"collega": cast.account("mentor").ref}).status_code == 302
    assert client.post(reverse("dossier:meldcode_stand", args=[meldcode.ref, "sluiten"])).status_code == 302
    assert MERK in cast.client("mentor").get(pagina).content.decode()


def test_an_empty_step_is_explained(cast, dossier):
    meldcode = begin(cast, dossier)
    url = reverse("dossier:meldcode_stap", args=[meldcode.ref, "wegen"])
    response = cast.client("coordinator").post(url, {"datum": "", "tekst": ""})
    assert (response.status_code, "Schrijf op wat u hebt gedaan" in response.content.decode()) == (422, True)


def test_an_unknown_step_and_an_unknown_act_do_not_exist(cast, dossier):
    meldcode, client = begin(cast, dossier), cast.client("coordinator")
    assert client.get(reverse("dossier:meldcode_stap", args=[meldcode.ref, "zes"])).status_code == 404
    assert client.post(reverse("dossier:meldcode_stand", args=[meldcode.ref, "zes"])).status_code == 404


# Nobody finds out ---------------------------------------------------------------------------------------------------

ANDEREN = [
    "moeder",
    "leerling",
    "adviseur",
    "jgz",
    "mentor",
    "schoolleider",
    "coordinator_elders",
    "beheerder",
]


@pytest.mark.parametrize("wie", ANDEREN)
def test_the_address_of_the_register_is_unknown_to_others(cast, dossier, wie):
    meldcode = register(cast, dossier)
    client = cast.client(wie)
    for adres in addresses():
        if adres.route.startswith("meldcode/<"):
            url = adres.url({"meldcode": meldcode.ref, "stap": "wegen", "wat": "sluiten"})
            for response in (client.get(url), client.post(url)):
                assert (response.status_code in (403, 404, 405), MERK in response.content.decode()) == (
                    True,
                    False,
                )


def test_no_event_of_it_belongs_to_the_dossier(cast, dossier):
    """So that the timeline, who looked, the news, exports and figures cannot find it."""
    meldcode = register(cast, dossier)
    cast.client("coordinator").get(reverse("dossier:meldcode", args=[meldcode.ref]))
    gebeurd = Gebeurtenis.objects.filter(soort__startswith="meldcode.")
    assert (gebeurd.count(), gebeurd.exclude(dossier_ref="").count()) == (7, 0)
    assert dossier.ref not in str(list(gebeurd.values_list("onderwerp_ref", "gegevens")))


def test_the_dossier_does_not_move_up_in_any_list(cast, dossier):
    voor = Dossier.objects.get(pk=dossier.pk).bijgewerkt_at
    register(cast, dossier)
    assert Dossier.objects.get(pk=dossier.pk).bijgewerkt_at == voor


def test_no_mail_tells_of_it(cast, dossier):
    meldcode = register(cast, dossier)
    ask(cast, meldcode, "mentor")
    assert mail.outbox == []


def test_the_pdf_of_the_plan_does_not_hold_it(cast):

    spel = Planspel(cast)
    spel.van_kracht()
    register(cast, spel.dossier)
    for wie in ("coordinator", "moeder"):
        bestand = (
            cast.client(wie).get(reverse("dossier:plan_pdf", args=[spel.dossier.ref, spel.plan.ref])).content
        )
        tekst = "".join(p.extract_text() for p in PdfReader(io.BytesIO(bestand)).pages)
        assert ("pauze" in tekst, MERK in tekst, "eldcode" in tekst) == (True, False, False)


def test_a_second_organisation_begins_one_without_learning_of_the_first(cast, dossier):
    register(cast, dossier)
    response = cast.client("adviseur").post(
        reverse("dossier:meldcode_nieuw", args=[dossier.ref]), follow=True
    )
    assert (response.status_code, MERK in response.content.decode()) == (200, False)
    assert Meldcode.objects.count() == 2


def test_the_dossier_has_no_way_back_to_its_registers():
    assert [f.name for f in Dossier._meta.related_objects if "eldcode" in f.related_model.__name__] == []
    assert Meldcodemedewerker._meta.get_field("meldcode").remote_field.model is Meldcode
