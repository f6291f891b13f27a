"""Transport to school: everyone reads what can; the administrator writes what a municipality agreed."""

from datetime import timedelta
from html import unescape

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.kaart.actions.vervoer import take_back_agreement, write_agreement
from knooppunt.kaart.models import Vervoerafspraak
from knooppunt.kaart.queries.vervoer import agreement_of
from knooppunt.organisaties.public import Gemeente
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT, OP

pytestmark = pytest.mark.django_db
WIJZER = "/kaart/vervoer/"
AFSPRAKEN = "/kaart/vervoer/afspraken/"


@pytest.fixture
def gemeente(cast):
    gemeente = Gemeente.objects.get(code="GM9901")
    cast.school.gemeente = gemeente
    cast.school.save()
    return gemeente


def write(cast, gemeente, wie="beheerder", dag=OP, km=4, **anders):
    velden = {"url": "https://waterdam.invalid/vervoer", "training": True} | anders
    return write_agreement(gemeente=gemeente, geldig_van=dag, km=km, by=getattr(cast, wie), at=AT, **velden)


def asked(client, **anders):
    vraag = {
        "gemeente": "GM9901", "onderwijs": "so", "leeftijd": "8", "km": "7,5", "reist": "samen", "dichtstbij": "ja",
    }  # fmt: skip
    antwoord = client.post(WIJZER, vraag | anders)
    return antwoord.status_code, unescape(antwoord.content.decode())


def test_a_visitor_reads_what_can_with_the_rules_of_the_municipality(cast, gemeente):
    write(cast, gemeente)
    status, tekst = asked(cast.client())
    assert status == 200
    assert ["Waarschijnlijk wel" in tekst, "https://waterdam.invalid/vervoer" in tekst] == [True, True]


def test_where_a_municipality_agreed_nothing_the_page_says_so(cast, gemeente):
    status, tekst = asked(cast.client())
    assert (status, "heeft haar regels hier nog niet ingevuld" in tekst) == (200, True)


@pytest.mark.parametrize(
    ("veld", "waarde", "fout"),
    [
        ("gemeente", "GM0000", "Selecteer een geldige keuze"),
        ("leeftijd", "drie", "Vul een leeftijd in, bijvoorbeeld 9."),
        ("leeftijd", "3", "Leerlingenvervoer is er vanaf 4 jaar."),
        ("km", "ver", "Vul een aantal kilometers in, bijvoorbeeld 7,5."),
        ("km", "1e9", "Dat is te ver."),
        ("reist", "", "Kies een antwoord."),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_stays(cast, gemeente, veld, waarde, fout):
    status, tekst = asked(cast.client(), **{veld: waarde})
    assert (status, fout in tekst) == (422, True)


def test_nothing_that_was_filled_in_is_kept(cast, gemeente):
    voor = Gebeurtenis.objects.count()
    asked(cast.client("moeder"))
    assert Gebeurtenis.objects.count() == voor


def test_the_newest_that_has_begun_holds(cast, gemeente):
    write(cast, gemeente, dag=OP - timedelta(days=400), km=6)
    write(cast, gemeente, dag=OP, km=4)
    write(cast, gemeente, dag=OP + timedelta(days=30), km=2)
    assert [agreement_of(gemeente, OP + timedelta(days=d)).km for d in (-1, 0, 29, 30)] == [6, 4, 4, 2]


def test_taken_back_what_stood_there_before_holds_again(cast, gemeente):
    write(cast, gemeente, dag=OP - timedelta(days=400), km=6)
    nieuw = write(cast, gemeente)
    take_back_agreement(ref=nieuw.ref, by=cast.beheerder, at=AT)
    with pytest.raises(Refusal, match="Deze afspraak is er niet meer"):
        take_back_agreement(ref=nieuw.ref, by=cast.beheerder, at=AT)
    assert agreement_of(gemeente, OP).km == 6
    soorten = list(Gebeurtenis.objects.filter(soort__startswith="vervoer").values_list("soort", flat=True))
    assert soorten == ["vervoer.vastgelegd", "vervoer.vastgelegd", "vervoer.ingetrokken"]


def test_a_limit_above_that_of_the_law_is_refused_with_the_reason(cast, gemeente):
    with pytest.raises(Refusal, match="nooit hoger dan 6 kilometer"):
        write(cast, gemeente, km=7)
    assert not Vervoerafspraak.objects.exists()


@pytest.mark.parametrize("wie", ["coordinator", "moeder", "adviseur"])
def test_only_the_administrator_writes_it(cast, gemeente, wie):
    with pytest.raises(NotAllowed, match="Alleen de beheerder van de regio"):
        write(cast, gemeente, wie)
    assert cast.client(wie).get(AFSPRAKEN).status_code == 403


def test_the_administrator_sees_who_filled_in_nothing_and_fills_it_in(cast, gemeente):
    client = cast.client("beheerder")
    assert "1 gemeente heeft" in unescape(client.get(AFSPRAKEN).content.decode())
    form = {"geldig_van": OP.isoformat(), "km": "5,5", "url": "https://waterdam.invalid/", "zelf_vanaf": "10"}
    antwoord = client.post(f"{AFSPRAKEN}GM9901/", form)
    assert (antwoord.status_code, antwoord["Location"]) == (302, AFSPRAKEN)
    assert [str(a.km) for a in Vervoerafspraak.objects.all()] == ["5.5"]
    assert "nog niets ingevuld" not in unescape(client.get(AFSPRAKEN).content.decode())


def test_an_unknown_municipality_is_not_found(cast, gemeente):
    assert cast.client("beheerder").get(f"{AFSPRAKEN}GM0001/").status_code == 404
