"""A distribution plan of what children need by their plan: asked, counted, shown in steps, and kept for a time."""

import json
from datetime import date
from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.kaart.actions.studies import ask_from_dossiers, decide_proposal
from knooppunt.kaart.models import Dossiervraag, Studie
from knooppunt.kaart.public import ended_counts
from knooppunt.kaart.queries.hulp import needs_facts
from knooppunt.kaart.rules.studies import Besluit, Studiesoort, Toestand
from knooppunt.kaart.rules.verdeelplan.vraag import Vraagbron
from knooppunt.kaart.web.studies.vragen import ANDER_JAAR
from knooppunt.kaart.werk import claim_study, count_study
from knooppunt.organisaties.models import Leerlingstroom, Postcodegebied, Samenwerkingsverband, Vestiging
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers
from tests.factories import AT, OP
from tests.factories.behoeften import child_with_plan
from tests.factories.studies import counted_study, question
from tests.factories.wegwijzer import aanbod, expertise, locatie

pytestmark = pytest.mark.django_db
STUDIES, NIEUW = "/kaart/studies/", "/kaart/studies/verdeelplan/"


@pytest.fixture(autouse=True)
def geen_oud_antwoord():
    """What another test kept of the public files is not of this one."""
    cache.clear()


@pytest.fixture
def kinderen(cast):
    """Eleven children, ten at De Vuurtoren and one without a school; six hours of expertise that can travel."""
    Vestiging.objects.filter(vestigingscode="99AA00").update(leerlingen=200)
    for nr in range(11):
        child_with_plan(cast, "gedrag" if nr % 2 else "leren", school=cast.school if nr else None)
    index_offers([expertise(cast).pk], OP)


def asked(cast, wie="beleid", sleutel="1" * 16, **anders):
    vraag = question(**{"bron": Vraagbron.DOSSIERS, "peildatum": OP, "seconden": 2} | anders)
    return ask_from_dossiers(
        sleutel=sleutel, soort=Studiesoort.VERDEELPLAN, naam="Uit dossiers", vraag=vraag, by=getattr(cast, wie), at=AT
    )  # fmt: skip


def counted(cast, **anders):
    studie = asked(cast, **anders)
    assert count_study(claim_study(AT), lambda: AT)
    studie.refresh_from_db()
    return studie


def text(antwoord):
    return unescape(antwoord.content.decode())


def test_a_plan_is_counted_for_children_and_comes_to_their_school(cast, kinderen):
    studie = counted(cast)
    assert (studie.toestand, studie.uitkomst["cijfers"]["leerlingen"]) == (Toestand.KLAAR, 10)
    assert [(v.gegevens["naar"], v.gegevens["soort"]) for v in studie.voorstellen.all()] == [
        ("99AA00", "gedrag")
    ]


def test_what_was_counted_is_kept_sealed_and_apart_and_the_study_holds_no_child(cast, kinderen):
    studie = counted(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT groepen FROM kaart_dossiervraag")
        [(verzegeld,)] = cursor.fetchall()
    assert ("9901" in verzegeld, sum(g[4] for g in studie.dossiervraag.groepen)) == (False, 11)
    open_ = json.dumps([studie.uitkomst, *(v.gegevens for v in studie.voorstellen.all())])
    assert ["9901" in open_, "Geheim" in json.dumps([studie.vraag, studie.feiten])] == [False, False]


def test_a_year_later_what_was_counted_goes_and_the_outcome_stays(cast, kinderen):
    studie = counted(cast)
    assert [ended_counts(dag).count() for dag in (date(2026, 11, 15), OP)] == [0, 1]
    ended_counts(OP).delete()
    assert "minstens 10" in text(cast.client("beleid").get(f"{STUDIES}{studie.ref}/"))


def test_asked_twice_with_one_form_it_is_counted_once(cast, kinderen):
    assert asked(cast) == asked(cast)
    assert [Dossiervraag.objects.count(), Gebeurtenis.objects.filter(soort="behoeften.geteld").count()] == [
        1,
        1,
    ]


def test_with_too_few_children_nothing_is_kept_and_the_reason_is_said(cast):
    child_with_plan(cast, "gedrag")
    with pytest.raises(Refusal, match="Er zijn te weinig dossiers"):
        asked(cast)
    assert not Studie.objects.exists()


def test_of_a_kind_that_few_children_need_no_plan_is_made(cast, kinderen):
    with pytest.raises(Refusal, match="Er zijn te weinig dossiers"):
        asked(cast, gekozen=("gedrag",))
    assert not Dossiervraag.objects.exists()


@pytest.mark.parametrize("wie", ["coordinator", "schoolleider", "jeugdprofessional"])
def test_only_who_makes_plans_asks(cast, kinderen, wie):
    with pytest.raises(NotAllowed, match="Alleen wie voor de regio plannen maakt"):
        asked(cast, wie)


def test_a_place_to_learn_with_room_is_a_fact_and_a_course_is_not(cast, kinderen):
    plek = aanbod(cast, "kdc", "druk", naam="Boerderij", vorm="plek", waar=locatie(cast), leeftijd_tot=16)
    cursus = aanbod(cast, "druk", naam="Cursus", waar=locatie(cast), leeftijd_tot=16)
    for nieuw in (plek, cursus):
        nieuw.capaciteit.create(vrij=2, totaal=8, eenheid="plekken", bijgewerkt_at=AT)
    index_offers([plek.pk, cursus.pk], OP)
    feiten = needs_facts(cast.beleid, question(), ())
    assert [(p.code, p.soorten, p.vrij) for p in feiten.plekken] == [(plek.ref, ("gedrag",), 2)]


# The pages.


def filled(cast, wie="beleid", **anders):
    form = cast.client(wie).get(NIEUW).context["form"]
    velden = {naam: form.initial.get(naam, veld.initial) for naam, veld in form.fields.items()}
    tekst = {n: str(w).replace(".", ",") for n, w in velden.items() if w not in (None, False)}
    return tekst | {"swv": "PO9901"} | anders


def test_with_enough_children_the_form_begins_with_dossiers_and_asks_so(cast, kinderen):
    client = cast.client("beleid")
    keuzes = {"soorten_hulp": ["leren", "gedrag"], "wisselen": "niet", "samen": "on"}
    client.post(NIEUW, filled(cast, **keuzes))
    vraag = Studie.objects.get().vraag
    assert [vraag[n] for n in ("bron", "gekozen", "wisselen", "samen")] == [
        "dossiers", ["leren", "gedrag"], "niet", True,
    ]  # fmt: skip


def test_the_form_says_how_many_each_source_has_and_why_one_cannot_be(cast):
    child_with_plan(cast, "gedrag")
    antwoord = cast.client("beleid").get(NIEUW)
    assert (antwoord.context["form"].initial["bron"], "minder dan 5" in text(antwoord)) == ("openbaar", True)
    assert "Het kan vanaf 10 kinderen met een plan" in text(antwoord)


def test_too_few_children_is_said_on_the_form(cast):
    antwoord = cast.client("beleid").post(NIEUW, filled(cast, bron="dossiers"))
    assert (antwoord.status_code, "Er zijn te weinig dossiers." in text(antwoord)) == (422, True)


def test_of_another_organisation_one_plans_with_public_files_and_reads_why(cast, kinderen):
    cast.accounts["beleid"].lidmaatschappen.update(organisatie=cast.gemeente)
    antwoord = cast.client("beleid").get(NIEUW)
    assert [bron for bron, _ in antwoord.context["form"].fields["bron"].choices] == ["openbaar"]
    assert "telt alleen wie bij het samenwerkingsverband plannen maakt" in text(antwoord)
    geweigerd = cast.client("beleid").post(NIEUW, filled(cast, bron="dossiers", wisselen="liever"))
    assert (geweigerd.status_code, Studie.objects.count()) == (422, 0)


def flow(cast, pc4, dag):
    Leerlingstroom.objects.create(
        peildatum=dag, woon_pc4=pc4, vestiging=cast.school.vestiging, soort="So", leeftijd=8, laag=9, hoog=9,
        schatting=9,
    )  # fmt: skip


def test_an_older_year_and_some_kinds_of_schools_can_be_chosen(cast):
    flow(cast, "9901", "2026-10-01")
    flow(cast, "9901", "2025-10-01")
    keuzes = {"bron": "openbaar", "peildatum": "2025-10-01", "soorten_school": ["So"]}
    cast.client("beleid").post(NIEUW, filled(cast, **keuzes))
    vraag = Studie.objects.get().vraag
    assert (vraag["peildatum"], vraag["gekozen"]) == ("2025-10-01", ["So"])


def test_a_year_that_the_area_does_not_have_is_said(cast):
    elders = Samenwerkingsverband.objects.create(code="PO9902", sector="po", naam="Ander", regio=cast.regio)
    Postcodegebied.objects.create(pc4="9999", lat=52.6, lon=5.3, swv_po=elders)
    flow(cast, "9901", "2026-10-01")
    flow(cast, "9999", "2025-10-01")
    antwoord = cast.client("beleid").post(NIEUW, filled(cast, bron="openbaar", peildatum="2025-10-01"))
    assert (antwoord.status_code, ANDER_JAAR in text(antwoord)) == (422, True)


def test_the_page_names_source_and_needs_and_hides_what_is_small(cast, kinderen):
    studie = counted(cast)
    antwoord = cast.client("schoolleider").get(f"{STUDIES}{studie.ref}/")
    assert "Uit de dossiers van deze regio" in text(antwoord)
    assert [rij[:2] for rij in antwoord.context["behoeften"]] == [
        ("Gedrag en gevoel", "minstens 5"), ("Leren en taal", "minstens 5"),
    ]  # fmt: skip
    zonder_school = next(nu for wat, nu, _ in antwoord.context["rijen"] if wat == "Zonder plek")
    assert zonder_school == "minder dan 5"


def test_what_is_lacking_leads_to_the_same_kind_in_the_wegwijzer_and_to_where_it_is_missing(cast, kinderen):
    studie = counted(cast, eigen_uren=0.0)
    tekst = text(cast.client("beleid").get(f"{STUDIES}{studie.ref}/"))
    assert ['href="/wegwijzer/soort/leren/"' in tekst, 'href="/kaart/ontbreekt/?swv=PO9901"' in tekst] == [
        True,
        True,
    ]


def test_two_studies_of_different_sources_say_so(cast, kinderen):
    een, ander = counted(cast), counted_study(cast, sleutel="2" * 16)
    client = cast.client("beleid")
    tekst = text(client.get(f"{STUDIES}vergelijk/", {"studie": [een.ref, ander.ref]}))
    assert "Deze studies tellen andere kinderen" in tekst
    assert ["uit dossiers" in text(client.get(STUDIES)), "uit openbare bestanden" in text(client.get(STUDIES))] == [
        True, True,
    ]  # fmt: skip


def test_of_what_was_taken_over_rounds_are_made(cast, kinderen):
    studie = counted(cast)
    voorstel = studie.voorstellen.get()
    decide_proposal(ref=voorstel.ref, besluit=Besluit.OVER, waarom="", by=cast.beleid, at=AT)
    client = cast.client("beleid")
    form = client.get("/kaart/studies/rondes/").context["form"]
    velden = {naam: form.initial.get(naam, veld.initial) for naam, veld in form.fields.items()}
    client.post("/kaart/studies/rondes/", velden | {"plan": studie.ref, "seconden": "10"})
    rondes = Studie.objects.get(soort="rondes")
    assert count_study(claim_study(AT), lambda: AT)
    tekst = text(client.get(f"{STUDIES}{rondes.ref}/"))
    assert "Autismespecialist in de klas, Gedrag en gevoel, persoon 1" in tekst
