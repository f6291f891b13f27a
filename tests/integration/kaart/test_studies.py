"""Studies: asked, decided on, compared and removed; their pages."""

from html import unescape

import pytest
from click.testing import CliRunner

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.kaart.actions.studies import ask_study, decide_proposal, remove_study, stop_study
from knooppunt.kaart.models import Studie
from knooppunt.kaart.opdracht_verdeelplan import verdeelplan
from knooppunt.kaart.rules.studies import Besluit, Studiesoort, Toestand
from knooppunt.kaart.werk import claim_study
from knooppunt.organisaties.models import Leerlingstroom, Organisatie, Vestiging
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT
from tests.factories.studies import asked_study, counted_study, later, state

pytestmark = pytest.mark.django_db
STUDIES = "/kaart/studies/"
NIEUW = "/kaart/studies/verdeelplan/"


def test_a_study_is_counted_and_proposes_visits(cast):
    studie = counted_study(cast)
    voorstel = studie.voorstellen.get()
    assert (state(studie), voorstel.gegevens["naar"], voorstel.besluit) == (
        Toestand.KLAAR, "99AA00", Besluit.OPEN,
    )  # fmt: skip


def test_asked_twice_with_one_form_it_is_one(cast):
    assert asked_study(cast) == asked_study(cast)
    assert Gebeurtenis.objects.filter(soort="studie.gevraagd").count() == 1


@pytest.mark.parametrize("wie", ["coordinator", "mentor", "toezichthouder", "moeder", "leerplicht"])
def test_only_who_makes_plans_asks_a_study(cast, wie):
    with pytest.raises(NotAllowed, match="Alleen wie voor de regio plannen maakt"):
        asked_study(cast, wie=wie)


def test_a_finished_study_cannot_be_stopped(cast):
    studie = counted_study(cast)
    with pytest.raises(Refusal, match="Er is niets te stoppen"):
        stop_study(ref=studie.ref, by=cast.beleid, at=AT)


def test_people_decide_and_come_back_on_it(cast):
    voorstel = counted_study(cast).voorstellen.get()
    besluiten = []
    for besluit in (Besluit.OVER, Besluit.NIET, Besluit.OPEN):
        decide_proposal(ref=voorstel.ref, besluit=besluit, waarom="", by=cast.beleid, at=AT)
        voorstel.refresh_from_db()
        besluiten.append((voorstel.besluit, voorstel.besloten_at))
    assert besluiten == [("over", AT), ("niet", AT), ("open", None)]


def test_somebody_of_a_municipality_does_not_decide_for_the_samenwerkingsverband(cast):
    voorstel = counted_study(cast).voorstellen.get()
    cast.accounts["beleid"].lidmaatschappen.update(organisatie=cast.gemeente)
    with pytest.raises(NotAllowed, match="iemand van het samenwerkingsverband"):
        decide_proposal(ref=voorstel.ref, besluit=Besluit.OVER, waarom="", by=cast.beleid, at=AT)


def test_a_study_of_which_something_was_taken_over_stays(cast):
    studie = counted_study(cast)
    voorstel = studie.voorstellen.get()
    decide_proposal(ref=voorstel.ref, besluit=Besluit.OVER, waarom="", by=cast.beleid, at=AT)
    with pytest.raises(Refusal, match="blijft bewaard"):
        remove_study(ref=studie.ref, by=cast.beleid, at=AT)
    decide_proposal(ref=voorstel.ref, besluit=Besluit.OPEN, waarom="", by=cast.beleid, at=AT)
    remove_study(ref=studie.ref, by=cast.beleid, at=AT)
    assert not Studie.objects.exists()


def test_what_is_gone_is_said(cast):
    with pytest.raises(Refusal, match="Deze studie is er niet meer"):
        remove_study(ref="0" * 16, by=cast.beleid, at=AT)
    with pytest.raises(Refusal, match="Dit voorstel is er niet meer"):
        decide_proposal(ref="0" * 16, besluit=Besluit.OVER, waarom="", by=cast.beleid, at=AT)


# The pages.


@pytest.fixture
def gebied(cast):
    """Pupils of 9901 at a special school in 9902."""
    speciaal = Organisatie.objects.create(soort="school", naam="De Trapgans", regio=cast.regio)
    trapgans = Vestiging.objects.create(
        vestigingscode="99ZZ00", organisatie=speciaal, soorten="So", pc4="9902", lat=52.62, lon=5.3
    )
    Vestiging.objects.filter(vestigingscode="99AA00").update(lat=52.6, lon=5.3, leerlingen=200)
    Leerlingstroom.objects.create(
        peildatum="2026-10-01", woon_pc4="9901", vestiging=trapgans, soort="So", leeftijd=8, laag=12, hoog=12,
        schatting=12,
    )  # fmt: skip
    return cast.swv_po


def filled(cast, **anders):
    form = cast.client("beleid").get(NIEUW).context["form"]
    velden = {naam: form.initial.get(naam, veld.initial) for naam, veld in form.fields.items()}
    return (
        {n: str(w).replace(".", ",") for n, w in velden.items() if w is not None} | {"swv": "PO9901"} | anders
    )


def text(antwoord):
    return unescape(antwoord.content.decode())


def test_who_makes_policy_asks_with_a_form_and_follows_it(cast, gebied):
    client = cast.client("beleid")
    antwoord = client.post(NIEUW, filled(cast, naam="Ons plan", uren_So="4,5"), follow=True)
    studie = Studie.objects.get()
    assert (studie.naam, studie.vraag["uren"], studie.feiten["stromen"][0]["aantal"]) == (
        "Ons plan", {"Sbo": 2.0, "So": 4.5}, 12.0,
    )  # fmt: skip
    assert "Het rekenen begint zo." in text(antwoord)
    assert "hx-get" in text(client.get(f"{STUDIES}{studie.ref}/stand/"))


def test_when_it_is_finished_the_page_is_asked_again(cast):
    studie = counted_study(cast)
    antwoord = cast.client("beleid").get(f"{STUDIES}{studie.ref}/stand/")
    assert antwoord["HX-Redirect"] == f"{STUDIES}{studie.ref}/"


@pytest.mark.parametrize(
    ("veld", "waarde", "fout"),
    [
        ("swv", "XX", "Kies uit de lijst."),
        ("uren_So", "veel", "Vul een getal in van 0 tot 30."),
        ("reistijd", "3", "Vul een aantal minuten in van 5 tot 180."),
        ("voor", "", "Kies een antwoord."),
    ],
)
def test_what_cannot_be_read_is_said(cast, gebied, veld, waarde, fout):
    antwoord = cast.client("beleid").post(NIEUW, filled(cast, **{veld: waarde}))
    assert (antwoord.status_code, fout in text(antwoord)) == (422, True)


def test_an_area_without_pupils_is_said(cast):
    antwoord = cast.client("beleid").post(NIEUW, filled(cast))
    assert (antwoord.status_code, "zijn geen leerlingen bekend" in text(antwoord)) == (422, True)


def test_an_earlier_study_is_where_the_form_begins(cast):
    studie = counted_study(cast, reistijd=20)
    form = cast.client("beleid").get(NIEUW, {"van": studie.ref}).context["form"]
    assert (form.initial["reistijd"], form.initial["uren_So"]) == (20, 4.0)


def test_the_page_of_a_study_tells_what_came_out_and_hides_small_numbers(cast):
    studie = counted_study(cast)
    tekst = text(cast.client("beleid").get(f"{STUDIES}{studie.ref}/"))
    cijfers = {
        wat: plan for wat, _, plan in cast.client("beleid").get(f"{STUDIES}{studie.ref}/").context["rijen"]
    }
    assert (cijfers["Op een gewone school"], cijfers["Leerlingen in dit plan"]) == ("minder dan 5", "26")
    assert ["Voor minder dan 5 leerlingen" in tekst, "Neem over" in tekst, "DUO" in tekst] == [True] * 3


def test_who_may_see_the_region_reads_but_does_not_decide(cast):
    studie = counted_study(cast)
    tekst = text(cast.client("schoolleider").get(f"{STUDIES}{studie.ref}/"))
    assert ["Neem over" in tekst, "Alleen wie voor de regio plannen maakt" in tekst] == [False, True]


@pytest.mark.parametrize("wie", ["moeder", "mentor", "deskundige"])
def test_others_do_not_see_studies(cast, wie):
    studie = counted_study(cast)
    paden = [
        STUDIES,
        NIEUW,
        f"{STUDIES}{studie.ref}/",
        f"{STUDIES}{studie.ref}/stand/",
        f"{STUDIES}vergelijk/",
    ]
    assert [cast.client(wie).get(pad).status_code for pad in paden] == [403] * 5


def test_who_is_refused_reads_which_roles_make_plans(cast):
    assert "regionaal adviseur, beleidsmedewerker, beheerder" in text(cast.client("moeder").get(NIEUW))


def test_a_proposal_is_taken_over_on_the_page(cast):
    studie = counted_study(cast)
    voorstel = studie.voorstellen.get()
    client = cast.client("beleid")
    antwoord = client.post(f"{STUDIES}voorstel/{voorstel.ref}/", {"besluit": "over"}, follow=True)
    assert ["Kom erop terug" in text(antwoord), "1 voorstel is overgenomen" in text(antwoord)] == [True, True]
    assert client.post(f"{STUDIES}voorstel/{voorstel.ref}/", {"besluit": "weg"}).status_code == 404


def test_two_studies_stand_beside_each_other_with_what_differs(cast):
    een, ander = counted_study(cast), counted_study(cast, sleutel="2" * 16, reizend_per_100=0.0)
    client = cast.client("beleid")
    tekst = text(client.get(f"{STUDIES}vergelijk/", {"studie": [een.ref, ander.ref]}))
    assert "<strong>60 uur per week</strong>" in tekst
    antwoord = client.get(f"{STUDIES}vergelijk/", {"studie": [een.ref]}, follow=True)
    assert "Kies twee studies van dezelfde soort die klaar zijn" in text(antwoord)


def test_a_study_is_removed_after_a_question(cast):
    studie = counted_study(cast)
    client, pad = cast.client("beleid"), f"{STUDIES}{studie.ref}/verwijder/"
    assert "komen niet terug" in text(client.get(pad))
    client.post(pad)
    assert not Studie.objects.exists()


def test_a_study_that_runs_is_not_removed_and_the_page_says_why(cast):
    studie = asked_study(cast)
    antwoord = cast.client("beleid").post(f"{STUDIES}{studie.ref}/verwijder/", follow=True)
    assert ["Stop haar eerst" in text(antwoord), Studie.objects.count()] == [True, 1]


def test_an_unknown_study_is_not_found(cast):
    assert cast.client("beleid").get(f"{STUDIES}{'0' * 16}/").status_code == 404


def test_before_there_is_a_study_the_list_says_what_one_is(cast):
    tekst = text(cast.client("beleid").get(STUDIES))
    assert ["Er zijn nog geen studies" in tekst, "Nieuw verdeelplan" in tekst] == [True, True]


def test_the_same_key_of_another_person_is_not_a_second_study(cast):
    eerste = asked_study(cast)
    again = ask_study(
        sleutel="1" * 16, soort=Studiesoort.VERDEELPLAN, naam="Anders", vraag={}, feiten={}, by=cast.adviseur, at=AT
    )  # fmt: skip
    assert (again, again.naam) == (eerste, "Plan van Waterrijk")


def test_the_command_prints_what_a_plan_would_change(cast, gebied):
    klaar = CliRunner().invoke(verdeelplan, ["--swv", "PO9901", "--seconden", "2"])
    assert klaar.exit_code == 0, klaar.output
    assert ["PO9901" in klaar.output, "12" in klaar.output] == [True, True]


def test_the_command_says_what_was_not_built(cast):
    klaar = CliRunner().invoke(verdeelplan, ["--swv", "PO9999"])
    assert (klaar.exit_code, "PO9999 is nog niet gebouwd" in klaar.output) == (2, True)


def test_when_the_time_is_over_the_page_says_what_still_happens(cast):
    studie = asked_study(cast)
    claim_study(AT)
    Studie.objects.update(begonnen_at=later(days=-1))
    tekst = text(cast.client("schoolleider").get(f"{STUDIES}{studie.ref}/stand/"))
    assert ["De tijd is om." in tekst, "Stopt u" in tekst] == [True, False]
