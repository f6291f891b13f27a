"""The page of the spread of special schools: asked, counted, read, decided on."""

import pytest

from knooppunt.kaart.models import Dossiervraag, Studie
from knooppunt.kaart.werk import claim_study, count_study
from knooppunt.organisaties.models import Leerlingstroom, Organisatie, Vestiging
from tests.factories import AT
from tests.factories.behoeften import child_with_plan
from tests.integration.kaart.test_studies import STUDIES, text

pytestmark = pytest.mark.django_db
SPREIDING = f"{STUDIES}spreiding/"


@pytest.fixture
def gebied(cast):
    """Two small special schools side by side, one for each postcode."""
    for nummer, (pc4, lat) in enumerate((("9901", 52.600), ("9902", 52.605))):
        school = Organisatie.objects.create(soort="school", naam=f"Sbo {pc4}", regio=cast.regio)
        plek = Vestiging.objects.create(
            vestigingscode=f"99S{nummer}00", organisatie=school, soorten="Sbo", pc4=pc4, lat=lat, lon=5.3
        )
        Leerlingstroom.objects.create(
            peildatum="2026-10-01", woon_pc4=pc4, vestiging=plek, soort="Sbo", leeftijd=8, laag=5, hoog=5, schatting=5
        )  # fmt: skip
    return cast.swv_po


def filled(cast, **anders):
    form = cast.client("beleid").get(SPREIDING).context["form"]
    velden = {naam: form.initial.get(naam, veld.initial) for naam, veld in form.fields.items()}
    gevuld = {n: str(w).replace(".", ",") for n, w in velden.items() if w not in (None, False)}
    return gevuld | {"swv": "PO9901", "soort": "Sbo", "seconden": "10", "ruimte": "100"} | anders


def test_it_is_asked_counted_read_and_decided_on(cast, gebied):
    client = cast.client("beleid")
    client.post(SPREIDING, filled(cast))
    studie = Studie.objects.get()
    assert count_study(claim_study(AT), lambda: AT)
    tekst = text(client.get(f"{STUDIES}{studie.ref}/"))
    assert ["samen met" in tekst, "Als het anders loopt" in tekst, "Neem over" in tekst] == [True] * 3
    voorstel = studie.voorstellen.get()
    client.post(f"{STUDIES}voorstel/{voorstel.ref}/", {"besluit": "niet", "waarom": "Nog te vroeg."})
    assert "Nog te vroeg." in text(client.get(f"{STUDIES}{studie.ref}/"))
    opnieuw = client.get(SPREIDING, {"van": studie.ref}).context["form"]
    assert opnieuw.initial["ruimte"] == 100


@pytest.mark.parametrize(
    ("veld", "waarde", "fout"),
    [
        ("soort", "Vso", "Deze soort hoort niet bij dit samenwerkingsverband."),
        ("soort", "So", "Er wonen hier geen leerlingen van deze soort"),
        ("krimp", "30", "Vul een getal in van 0 tot 20."),
        ("groep", "0", "Vul een heel getal in van 0 tot 40."),
        ("swv", "XX", "Kies uit de lijst."),
    ],
)
def test_what_cannot_be_counted_is_said(cast, gebied, veld, waarde, fout):
    antwoord = cast.client("beleid").post(SPREIDING, filled(cast, **{veld: waarde}))
    assert (antwoord.status_code, fout in text(antwoord)) == (422, True)


@pytest.fixture
def kinderen(cast, gebied):
    """Six children at each of the two schools, one without a school, and one whom it is not about."""
    scholen = Organisatie.objects.filter(naam__startswith="Sbo").order_by("naam")
    for school in scholen:
        for _ in range(6):
            child_with_plan(cast, "gedrag", school=school, pc4=school.naam[-4:])
    child_with_plan(cast, "gedrag")
    child_with_plan(cast, "gedrag", school=cast.school)


def test_from_dossiers_it_is_counted_for_the_same_places_and_told_in_steps(cast, kinderen):
    client = cast.client("beleid")
    for bron, sleutel in (("dossiers", "1" * 16), ("openbaar", "2" * 16)):
        client.post(SPREIDING, filled(cast, bron=bron, sleutel=sleutel, soorten_hulp=["gedrag"]))
        assert count_study(claim_study(AT), lambda: AT)
    geteld, openbaar = Studie.objects.order_by("sleutel")
    assert [sum(g[4] for g in geteld.dossiervraag.groepen), geteld.uitkomst["kinderen"]] == [13, 10]
    assert [s.vraag["gekozen"] for s in (geteld, openbaar)] == [["gedrag"], []]
    antwoord = client.get(f"{STUDIES}{geteld.ref}/")
    assert ["Uit de dossiers van deze regio" in text(antwoord), antwoord.context["kinderen"]] == [
        True,
        "minstens 10",
    ]
    assert dict(rij[:2] for rij in antwoord.context["rijen"])["Zonder plek"] == "minder dan 5"
    naast = text(client.get(f"{STUDIES}vergelijk/", {"studie": [geteld.ref, openbaar.ref]}))
    assert ["Deze studies tellen andere kinderen" in naast, "Soort school" in naast] == [True, True]


def test_of_few_children_at_such_a_school_no_spread_is_made(cast, kinderen):
    Vestiging.objects.filter(soorten="Sbo").update(soorten="So")
    antwoord = cast.client("beleid").post(SPREIDING, filled(cast, bron="dossiers"))
    waarom = "die naar deze soort school gaan of geen school hebben. Met minder zou te zien zijn"
    assert (antwoord.status_code, waarom in text(antwoord)) == (422, True)
    assert not Dossiervraag.objects.exists()


@pytest.mark.parametrize("wie", ["moeder", "mentor", "schoolleider"])
def test_it_is_asked_by_who_makes_plans(cast, wie):
    assert cast.client(wie).get(SPREIDING).status_code == 403
