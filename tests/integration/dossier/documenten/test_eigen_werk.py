"""The pupil's own page: what a pupil hangs on it, who sees it, and taking it down."""

from io import BytesIO

import pytest

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.dossier.models import Document, Dossier
from tests.bestanden import foto, tekening, wav
from tests.integration.dossier.documenten.formulier import text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def leerling(cast, dossier) -> Dossier:
    cast.join(dossier, "leerling", "leerling")
    dossier.kind.account = cast.account("leerling")
    dossier.kind.save(update_fields=["account"])
    return dossier


def werk(inhoud: bytes, veld: str, **anders: object) -> dict[str, object]:
    return {
        "sleutel": nieuwe_referentie(),
        "titel": "Mijn huis",
        "deel": "gezin",
        veld: BytesIO(inhoud),
    } | anders


@pytest.mark.parametrize(
    ("veld", "inhoud", "soort"),
    [("tekening", tekening(), "tekening"), ("camera", foto(), "foto"), ("geluid", wav(), "geluid")],
)
def test_a_pupil_hangs_something_on_the_own_page(cast, leerling, veld, inhoud, soort):
    client = cast.client("leerling")
    response = client.post(url(leerling, "eigen_werk"), werk(inhoud, veld))
    assert (response.url, [d.soort for d in Document.objects.all()]) == (
        url(leerling, "plan_leerling") + "#mijn-werk", [soort],
    )  # fmt: skip
    pagina = text(client.get(url(leerling, "plan_leerling")))
    assert ("Mijn huis" in pagina, "Gelukt! Het staat op je bladzijde." in pagina) == (True, True)


def test_the_pupil_chooses_who_sees_it_by_name_and_each_choice_makes_a_difference(cast, leerling):
    pagina = text(cast.client("leerling").get(url(leerling, "eigen_werk")))
    assert [zin in pagina for zin in (
        "De mensen van school: Samira Bouzid, Joke Visser, Peter Hoekstra", "De mensen die je helpen: Samira Bouzid<",
    )] == [True, True]  # fmt: skip


def test_who_does_not_see_the_part_does_not_see_the_drawing_on_the_pupils_page(cast, leerling):
    cast.client("leerling").post(
        url(leerling, "eigen_werk"), werk(tekening(), "tekening", titel="Geheime tekening")
    )
    gezien = [
        "Geheime tekening" in text(cast.client(w).get(url(leerling, "plan_leerling")))
        for w in ("moeder", "adviseur")
    ]
    assert gezien == [True, False]


def test_a_pupil_takes_it_down_and_puts_it_back(cast, leerling):
    client = cast.client("leerling")
    client.post(url(leerling, "eigen_werk"), werk(tekening(), "tekening"))
    document = Document.objects.get()
    weg = client.post(url(leerling, "document_weg", document))
    pagina = text(client.get(url(leerling, "plan_leerling")))
    terug = client.post(url(leerling, "document_terug", document))
    assert (weg.url, "Weggehaald (1)" in pagina, terug.url) == (
        url(leerling, "plan_leerling"), True, url(leerling, "plan_leerling"),
    )  # fmt: skip


@pytest.mark.parametrize("wie", ["moeder", "coordinator"])
def test_that_page_is_of_the_pupil(cast, leerling, wie):
    response = cast.client(wie).get(url(leerling, "eigen_werk"))
    assert (response.status_code, "Deze bladzijde is van de leerling zelf." in text(response)) == (403, True)


def test_only_that_page_may_ask_for_the_microphone(cast, leerling):
    client = cast.client("leerling")
    gevraagd = [
        "microphone=(self)" in client.get(url(leerling, a)).headers.get("Permissions-Policy", "")
        for a in ("eigen_werk", "plan_leerling", "documenten")
    ]
    assert gevraagd == [True, False, False]
