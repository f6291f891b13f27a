"""Packages for who cannot sign in here: the family reads exactly what leaves, before it leaves."""

import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from knooppunt.basis.uitwisselingen import UITWISSELINGEN
from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.notities import include_note, write_note
from knooppunt.dossier.actions.verstrekken import (
    answer_objection,
    answer_package,
    prepare_package,
    send_package,
    take_back_package,
)
from knooppunt.dossier.models import Verstrekking
from knooppunt.dossier.public import KindGegevens
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.queries.verstrekken import package_for, packages
from knooppunt.dossier.rules.kring import Deel
from knooppunt.toegang.models import Gebeurtenis, Taak
from tests.factories import AT
from tests.factories.gesloten import MERK, note, register
from tests.factories.knooppunten import op
from tests.factories.plan import Planspel, geweigerd

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@pytest.fixture
def spel(cast):
    """A plan in force with a goal of education and one of care, an advice, and things that nobody may send."""
    spel = Planspel(cast, zorg=True)
    spel.zorgdoel()
    cast.join(spel.dossier, "deskundige")
    advies = note(cast, spel.dossier)
    include_note(zicht=spel.zicht("deskundige"), notitie=advies, by=cast.deskundige, at=AT)
    spel.van_kracht()
    return spel


def prepare(cast, spel, uitwisseling="pakket_gpo", wie="coordinator", **anders):
    velden = {
        "aan": "GPO, Utrecht",
        "reden": "De ouders vroegen een uitspraak.",
        "url": "/x/",
        "at": AT,
    } | anders
    return prepare_package(zicht=spel.zicht(wie), uitwisseling=uitwisseling, by=getattr(cast, wie), **velden)


def answer(cast, spel, pakket, wie="moeder", eens=True, tekst=""):
    answer_package(
        zicht=spel.zicht(wie), verstrekking=pakket, eens=eens, tekst=tekst, by=getattr(cast, wie), at=LATER
    )


def send(cast, spel, pakket, by=None):
    by = by or cast.coordinator
    send_package(zicht=spel.zicht(), verstrekking=pakket, by=by, at=LATER)


# What is in it ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [u.code for u in packages()])
def test_a_package_holds_the_fields_of_its_exchange_and_no_other(cast, spel, code):
    assert list(prepare(cast, spel, code).inhoud) == list(UITWISSELINGEN[code].velden)


@pytest.mark.parametrize("code", [u.code for u in packages()])
def test_care_family_closed_parts_and_notes_never_leave(cast, spel, code):
    register(cast, spel.dossier, "jeugdhulpverlener")
    eigen = {"titel": "Eigen", "tekst": "Nog niet delen", "deel": Deel.ONDERWIJS}
    write_note(zicht=spel.zicht("deskundige"), by=cast.deskundige, at=AT, **eigen)
    tekst = " ".join(prepare(cast, spel, code).inhoud.values())
    assert [
        w
        for w in ("slaapt de hele nacht", "Wat gaat er goed", "Nog niet delen", "Blauweplek7Merk Signalen")
        if w in tekst
    ] == []


def test_the_inspection_gets_no_name_and_no_birth_date(cast, spel):
    tekst = " ".join(prepare(cast, spel, "pakket_inspectie").inhoud.values())
    assert [w for w in ("Ilyas", "Bouzid", "2017", "Samira", "Joke") if w in tekst] == []
    assert spel.dossier.ref in tekst


def test_the_committee_gets_the_plan_the_goals_and_the_advice(cast, spel):
    inhoud = prepare(cast, spel).inhoud
    assert ("vraagt zelf om een pauze" in inhoud["doelen"], f"{MERK} tekst" in inhoud["adviezen"]) == (
        True,
        True,
    )
    assert inhoud["instemming"].startswith("Samira Bouzid: ")


# Reading first ------------------------------------------------------------------------------------------------------


def test_the_family_finds_it_on_the_home_page_and_reads_exactly_what_leaves(cast, spel):
    pakket = prepare(cast, spel, url="/dossiers/x/wat-gaat-mee/")
    assert Taak.objects.get(sleutel=f"verstrekking:{pakket.ref}").account == cast.account("moeder")
    pagina = (
        cast.client("moeder")
        .get(reverse("dossier:pakket", args=[spel.dossier.ref, pakket.ref]))
        .content.decode()
    )
    assert [v for v in pakket.inhoud.values() if v.splitlines()[0] not in pagina] == []


def test_it_does_not_go_before_the_family_read_it(cast, spel):
    pakket = prepare(cast, spel)
    with geweigerd(Refusal, "Het gezin heeft dit nog niet gelezen. Na 23 november 2026 mag het ook zonder."):
        send(cast, spel, pakket)
    answer(cast, spel, pakket)
    send(cast, spel, pakket)
    pakket.refresh_from_db()
    assert (
        pakket.verstuurd_at,
        Taak.objects.filter(sleutel=f"verstrekking:{pakket.ref}", gedaan_at=None).count(),
    ) == (LATER, 0)


def test_after_a_week_it_goes_without(cast, spel):
    pakket = prepare(cast, spel)
    send(cast, spel, pakket, op(cast, "coordinator", (AT + timedelta(days=8)).date()))
    pakket.refresh_from_db()
    assert pakket.verstuurd_at == LATER


def test_what_goes_with_consent_never_goes_without(cast, spel):
    pakket = prepare(cast, spel, "pakket_consulent")
    laat = op(cast, "coordinator", (AT + timedelta(days=90)).date())
    with geweigerd(Refusal, "Dit gaat pas weg als het gezin ja zegt."):
        send(cast, spel, pakket, laat)
    answer(cast, spel, pakket)
    send(cast, spel, pakket)
    assert Verstrekking.objects.get().verstuurd_at == LATER


def test_who_does_not_agree_stops_it_until_there_is_an_answer(cast, spel):
    pakket = prepare(cast, spel)
    with geweigerd(Refusal, "Schrijf op wat er niet klopt."):
        answer(cast, spel, pakket, eens=False)
    answer(cast, spel, pakket, eens=False, tekst="De datum klopt niet.")
    with geweigerd(Refusal, "Iemand uit het gezin is het er niet mee eens."):
        send(cast, spel, pakket)
    answer_objection(
        zicht=spel.zicht(),
        verstrekking=pakket,
        antwoord="Wij hebben het nagekeken.",
        by=cast.coordinator,
        at=LATER,
    )
    send(cast, spel, pakket)
    assert Verstrekking.objects.get().verstuurd_at == LATER


def test_a_no_to_what_needs_consent_is_not_answered_away(cast, spel):
    pakket = prepare(cast, spel, "pakket_consulent")
    answer(cast, spel, pakket, eens=False, tekst="Nee.")
    answer_objection(
        zicht=spel.zicht(), verstrekking=pakket, antwoord="Jammer.", by=cast.coordinator, at=LATER
    )
    with geweigerd(Refusal, "Dit gaat pas weg als het gezin ja zegt."):
        send(cast, spel, pakket)


def test_what_was_taken_back_or_sent_does_not_move_any_more(cast, spel):
    pakket = prepare(cast, spel)
    take_back_package(zicht=spel.zicht(), verstrekking=pakket, by=cast.coordinator, at=LATER)
    for actie in (lambda: send(cast, spel, pakket), lambda: answer(cast, spel, pakket)):
        with geweigerd(Refusal, "Dit pakket is al verstuurd of teruggetrokken."):
            actie()


def test_the_same_package_twice_is_one(cast, spel):
    assert prepare(cast, spel).pk == prepare(cast, spel).pk


def test_a_package_says_to_whom_and_why_and_is_a_known_one(cast, spel):
    for anders in ({"aan": " "}, {"reden": " "}):
        with geweigerd(Refusal, "Schrijf op aan wie dit gaat en waarom."):
            prepare(cast, spel, **anders)
    with geweigerd(Refusal, "Kies voor wie het pakket is."):
        prepare(cast, spel, "plan_pdf")


# Who may ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ["moeder", "mentor", "jeugdhulpverlener"])
def test_only_who_leads_prepares_and_sends(cast, spel, wie):
    with geweigerd(NotAllowed, "Alleen de regisseur of de ondersteuningscoördinator"):
        prepare(cast, spel, wie=wie)


@pytest.mark.parametrize("wie", ["mentor", "jeugdhulpverlener", "deskundige"])
def test_others_of_the_circle_do_not_read_a_package(cast, spel, wie):
    pakket = prepare(cast, spel)
    client = cast.client(wie)
    assert client.get(reverse("dossier:pakket", args=[spel.dossier.ref, pakket.ref])).status_code == 404
    lijst = client.get(reverse("dossier:wat_gaat_mee", args=[spel.dossier.ref]))
    assert (lijst.status_code, pakket.ref in lijst.content.decode()) == (200, False)


def test_a_package_of_another_child_is_not_found(cast, spel):
    pakket = prepare(cast, spel)
    noa = cast.dossier(kind=KindGegevens("Noa", "Smit", date(2017, 1, 1), "9901"))
    zicht = dossier_for(cast.moeder, noa.ref)
    assert (package_for(zicht, cast.moeder, pakket.ref), noa.pk == spel.dossier.pk) == (None, False)


# The pages ----------------------------------------------------------------------------------------------------------


def test_from_putting_ready_to_the_document(cast, spel):
    client, moeder = cast.client("coordinator"), cast.client("moeder")
    ref = spel.dossier.ref
    nieuw = reverse("dossier:pakket_nieuw", args=[ref])
    assert client.get(nieuw).status_code == 200
    assert client.post(nieuw, {"uitwisseling": ""}).status_code == 422
    gegevens = {"uitwisseling": "pakket_consulent", "aan": "J. de Wit", "reden": "Op verzoek van de ouders."}
    pagina = client.post(nieuw, gegevens).headers["Location"]
    pakket = Verstrekking.objects.get()
    document = reverse("dossier:pakket_pdf", args=[ref, pakket.ref])
    assert client.get(document).status_code == 404
    assert moeder.post(pagina, {"eens": "nee", "tekst": "Niet goed"}).headers["Location"] == pagina
    assert "Niet goed" in client.get(pagina).content.decode()
    antwoord = reverse("dossier:pakket_antwoord", args=[ref, pakket.ref])
    assert client.post(antwoord, {"antwoord-antwoord": "Aangepast."}).status_code == 302
    pakket.antwoorden.update(eens=True)
    assert (
        client.post(reverse("dossier:pakket_versturen", args=[ref, pakket.ref])).headers["Location"] == pagina
    )
    tekst = "".join(p.extract_text() for p in PdfReader(io.BytesIO(client.get(document).content)).pages)
    assert ("Ilyas Bouzid" in tekst, "J. de Wit" in tekst, "hele nacht" in tekst) == (True, True, False)
    assert moeder.get(document).status_code == 200
    assert Gebeurtenis.objects.filter(soort="verstrekking.verstuurd").count() == 1


def test_the_page_names_what_can_leave_and_the_register_is_public(cast, spel):
    pagina = (
        cast.client("moeder").get(reverse("dossier:wat_gaat_mee", args=[spel.dossier.ref])).content.decode()
    )
    assert [
        u.naam for u in UITWISSELINGEN.values() if u.dossier and u.naam.lower() not in pagina.lower()
    ] == []
    register_pagina = cast.client().get(reverse("toegang:uitwisselingen")).content.decode()
    assert [
        u.code for u in UITWISSELINGEN.values() if u.grond.split(";")[0].split("(")[0] not in register_pagina
    ] == []
