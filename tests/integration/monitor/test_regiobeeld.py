"""The regional picture: for who works in the region, honest about what is not known, and without small numbers."""

import csv
import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed
from knooppunt.dossier.models import Dossier, Gezin, Kind
from knooppunt.monitor.queries import built_areas, flows_of, year_counts
from knooppunt.organisaties.models import Gemeente, Postcodegebied, Vestiging
from tests.integration.monitor.conftest import flow

if TYPE_CHECKING:
    from tests.factories import Cast

pytestmark = pytest.mark.django_db
PAGINA, KAART = reverse("monitor:regiobeeld"), reverse("kaart:regiokaart")


def rows(cast: "Cast", welke: str, **keuze: str) -> list[list[str]]:
    response = cast.client("beleid").get(reverse("monitor:download", args=[welke]), keuze)
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def dossiers(cast: "Cast", gemeente: Gemeente | None, aantal: int) -> None:
    """So many dossiers of this school year, as far as counting goes."""
    nu = timezone.now()
    gezin = Gezin.objects.create(created_at=nu)
    for _ in range(aantal):
        kind = Kind.objects.create(
            gezin=gezin, voornaam="Kind", achternaam="Telling", geboortedatum="2017-05-04"
        )
        Dossier.objects.create(
            kind=kind, regio=cast.regio, gemeente=gemeente, geopend_at=nu, bijgewerkt_at=nu
        )


# Who may look -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", ["beleid", "beheerder", "adviseur", "coordinator", "leerplicht"])
def test_who_works_in_the_region_sees_it(wie: str, stromen: "Cast") -> None:
    assert stromen.client(wie).get(PAGINA).status_code == 200


@pytest.mark.parametrize("pad", [PAGINA, KAART + "?soort=Vso", "/regiobeeld/schooljaar.csv"])
@pytest.mark.parametrize("wie", ["moeder", "leerling", "mentor"])
def test_who_does_not_is_refused(wie: str, pad: str, stromen: "Cast") -> None:
    assert stromen.client(wie).get(pad).status_code == 403


@pytest.mark.parametrize("pad", [PAGINA, KAART, "/regiobeeld/schooljaar.csv"])
def test_a_visitor_is_asked_to_sign_in(pad: str, stromen: "Cast") -> None:
    assert stromen.client().get(pad).status_code == 302


def test_the_queries_ask_too(stromen: "Cast") -> None:
    for query in (
        lambda: built_areas(stromen.moeder),
        lambda: flows_of(stromen.moeder, ("PO9901",), "Vso"),
        lambda: year_counts(stromen.moeder, stromen.moeder.op),
    ):
        with pytest.raises(NotAllowed) as weigering:
            query()
        assert weigering.value.reasons == (
            "De cijfers van de regio zijn voor mensen die in de regio werken.",
        )


# Where pupils live and go -------------------------------------------------------------------------------------------


def test_the_page_shows_the_map_and_the_interval(stromen: "Cast") -> None:
    tekst = stromen.client("beleid").get(PAGINA).content.decode()
    assert ("12 tot 15" in tekst, "<svg" in tekst, "Lindeveen: 12 tot 15 leerlingen" in tekst) == (True,) * 3


def test_too_few_pupils_have_no_distance(stromen: "Cast") -> None:
    tekst = stromen.client("beleid").get(PAGINA, {"soort": "So"}).content.decode()
    assert ("1 tot 4" in tekst, "te weinig om iets over de afstand te zeggen" in tekst) == (True, True)


def test_every_table_of_the_page_is_a_file(stromen: "Cast") -> None:
    near = {rij[0]: rij[1:4] for rij in rows(stromen, "thuisnabij")}
    assert (near["Vso"], near["So"]) == (["12", "15", "14"], ["1", "4", "2"])
    assert rows(stromen, "gemeenten", soort="Vso")[1][:3] == ["Lindeveen", "12", "15"]
    assert rows(stromen, "scholen", soort="Vso")[1] == ["Het Baken, Lindeveen", "12", "15", "14", "nee"]


def test_a_school_that_is_called_like_a_formula_stays_a_name(stromen: "Cast") -> None:
    stromen.vo_school.naam = "=2+5"
    stromen.vo_school.save()
    assert rows(stromen, "scholen", soort="Vso")[1][0] == "'=2+5, Lindeveen"


def test_one_of_several_areas_can_be_chosen(stromen: "Cast") -> None:
    assert "PO9901" in stromen.client("beleid").get(PAGINA, {"swv": "PO9901"}).content.decode()


def test_a_region_without_pupils_says_how_to_build_one(cast: "Cast") -> None:
    response = cast.client("beleid").get(PAGINA)
    assert (response.status_code, "knooppunt regio bouw" in response.content.decode()) == (200, True)


@pytest.mark.parametrize("vraag", [{"swv": "PO0000"}, {"soort": "<script>"}, {"swv": "PO9901' OR 1=1"}])
def test_a_choice_that_does_not_exist_is_refused_with_what_to_do(
    vraag: dict[str, str], stromen: "Cast"
) -> None:
    response = stromen.client("beleid").get(PAGINA, vraag)
    assert (response.status_code, "kies uit de lijst" in response.content.decode()) == (422, True)


@pytest.mark.parametrize("pad", ["/regiobeeld/geheim.csv", KAART, KAART + "?soort=Vso&swv=PO0000"])
def test_an_unknown_file_or_map_is_not_found(pad: str, stromen: "Cast") -> None:
    assert stromen.client("beleid").get(pad).status_code == 404


def test_more_pupils_cost_no_more_queries(stromen: "Cast") -> None:
    client = stromen.client("beleid")

    def queries() -> int:
        with CaptureQueriesContext(connection) as gedaan:
            client.get(PAGINA, {"soort": "Vso"})
        return len(gedaan)

    queries()
    few = (flow(stromen.school.vestiging, "Sbo", "9901", 5, 5), queries())[1]
    for nummer in range(30):
        Postcodegebied.objects.create(pc4=f"88{nummer:02}", swv_po=stromen.swv_po, lat=52.6, lon=5.3)
        flow(stromen.school.vestiging, "Vso", f"88{nummer:02}", 5, 5)
    assert queries() == few


# The map at its own address -----------------------------------------------------------------------------------------


def test_the_browser_keeps_the_map_until_the_region_changes(stromen: "Cast") -> None:
    client = stromen.client("beleid")
    first = client.get(KAART, {"soort": "Vso"})
    again = client.get(KAART, {"soort": "Vso"}, headers={"If-None-Match": first["ETag"]})
    flow(stromen.school.vestiging, "Sbo", "9901", 5, 5)
    changed = client.get(KAART, {"soort": "Vso"}, headers={"If-None-Match": first["ETag"]})
    assert (first["Content-Type"], first.status_code, again.status_code, changed.status_code) == (
        "image/svg+xml", 200, 304, 200,
    )  # fmt: skip


def test_what_was_kept_is_not_shown_after_a_change(stromen: "Cast") -> None:
    client = stromen.client("beleid")
    client.get(PAGINA)
    Vestiging.objects.filter(organisatie=stromen.school).update(soorten="Vso")
    flow(stromen.school.vestiging, "Vso", "9901", 30, 30)
    assert "42 tot 45" in client.get(PAGINA).content.decode()


def test_without_borders_there_are_figures_and_a_sentence(stromen: "Cast") -> None:
    Gemeente.objects.update(grens=None)
    tekst = stromen.client("beleid").get(PAGINA).content.decode()
    assert ("Er is geen kaart" in tekst, "12 tot 15" in tekst) == (True, True)


# This school year ---------------------------------------------------------------------------------------------------


def test_counts_of_five_and_more_are_shown(stromen: "Cast") -> None:
    dossiers(stromen, stromen.gemeentegebied, 6)
    assert [rij[:3] for rij in rows(stromen, "schooljaar")[1:]] == [
        ["Lindeveen", "0", "6"],
        ["totaal", "0", "6"],
    ]


def test_a_small_count_is_hidden_and_its_total_too_when_it_is_alone(stromen: "Cast") -> None:
    dossiers(stromen, stromen.gemeentegebied, 3)
    tekst = stromen.client("beleid").get(PAGINA).content.decode()
    assert [rij[2] for rij in rows(stromen, "schooljaar")[1:]] == ["niet getoond", "niet getoond"]
    assert "niet getoond" in tekst


def test_a_second_count_is_hidden_so_that_the_total_gives_nothing_away(stromen: "Cast") -> None:
    for naam, aantal in (("Andijk", 2), ("Beek", 6), ("Cuijk", 9)):
        dossiers(stromen, Gemeente.objects.create(code=naam[:6], naam=naam), aantal)
    getoond = {rij[0]: rij[2] for rij in rows(stromen, "schooljaar")[1:]}
    assert getoond == {"Andijk": "niet getoond", "Beek": "niet getoond", "Cuijk": "9", "totaal": "17"}


def test_what_happened_last_school_year_does_not_count(stromen: "Cast") -> None:
    dossiers(stromen, stromen.gemeentegebied, 6)
    Dossier.objects.update(geopend_at=timezone.now() - timedelta(days=400))
    assert rows(stromen, "schooljaar")[1][:5] == ["totaal", "0", "0", "0", "0"]
