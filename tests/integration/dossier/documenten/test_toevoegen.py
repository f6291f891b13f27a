"""Adding a document: who may, in which part, and the files that are refused."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.verdict import NotAllowed
from knooppunt.bestanden.models import Bestand
from knooppunt.dossier.models import Document, Dossier
from knooppunt.dossier.rules.kring import Deel
from knooppunt.toegang.models import Gebeurtenis
from tests.bestanden import docx, foto, pdf
from tests.factories import AT
from tests.factories.documenten import put_document
from tests.integration.dossier.documenten.formulier import formulier, text, url

pytestmark = pytest.mark.django_db


def test_a_parent_adds_a_letter_and_the_school_reads_it(cast, dossier):
    response = cast.client("moeder").post(url(dossier, "document_nieuw"), formulier(pdf()))
    assert (response.status_code, response.url) == (302, url(dossier, "documenten"))
    assert "Brief" in text(cast.client("coordinator").get(url(dossier, "documenten")))


def test_a_photo_made_with_the_phone_comes_in_by_the_other_field(cast, dossier):
    velden = formulier(b"") | {"camera": BytesIO(foto()), "soort": "foto"}
    velden.pop("bestand")
    cast.client("moeder").post(url(dossier, "document_nieuw"), velden)
    assert [d.bestand.vorm for d in Document.objects.all()] == ["jpeg"]


def test_the_same_form_sent_twice_makes_one_document(cast, dossier):
    client, sleutel = cast.client("moeder"), nieuwe_referentie()
    for _ in range(2):
        client.post(url(dossier, "document_nieuw"), formulier(pdf(), sleutel=sleutel))
    assert (Document.objects.count(), Bestand.objects.count()) == (1, 1)


def test_htmx_is_told_where_to_go(cast, dossier):
    client = cast.client("moeder")
    response = client.post(url(dossier, "document_nieuw"), formulier(pdf()), headers={"hx-request": "true"})
    assert (response.status_code, response.headers["HX-Redirect"]) == (200, url(dossier, "documenten"))


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        (formulier(b"<svg/>", "foto.jpg"), "Dit is een webpagina of een tekening in code."),
        (formulier(docx(word__vbaProject_DOT_bin=b"x"), "brief.docx"), "Er zit een macro in"),
        (formulier(b""), "Dit bestand is leeg."),
        ({k: v for k, v in formulier(b"").items() if k != "bestand"}, "Kies een bestand of maak een foto."),
        (formulier(pdf(), camera=BytesIO(foto())), "Kies één bestand."),
        (formulier(pdf(), deel="meldcode"), "Selecteer een geldige keuze."),
        (formulier(pdf(), soort=""), "Kies wat het is."),
        (formulier(pdf(), titel="x" * 121), "120"),
    ],
    ids=["svg", "macro", "empty", "nothing", "two", "closed part", "no kind", "long title"],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_and_not_kept(cast, dossier, velden, zin):
    response = cast.client("moeder").post(url(dossier, "document_nieuw"), velden)
    assert (response.status_code, zin in text(response), Document.objects.count()) == (422, True, 0)


def test_a_refused_file_is_in_the_record_by_its_reason_only_and_not_on_the_timeline(cast, dossier):
    cast.client("moeder").post(url(dossier, "document_nieuw"), formulier(b"<svg/>", "geheime-naam.jpg"))
    geweigerd = Gebeurtenis.objects.get(soort="document.geweigerd")
    assert (geweigerd.gegevens, geweigerd.dossier_ref, "geheime-naam" in str(vars(geweigerd))) == (
        {"reden": "web"}, "", False,
    )  # fmt: skip


def test_a_file_that_is_too_large_is_refused_by_its_size(cast, dossier):
    groot = formulier(b"%PDF-" + bytes(20_000_001))
    response = cast.client("moeder").post(url(dossier, "document_nieuw"), groot)
    assert (response.status_code, "Dit bestand is te groot." in text(response)) == (422, True)


def test_a_dossier_that_is_full_takes_no_more(cast, dossier):
    document = put_document(dossier, cast.moeder)
    Bestand.objects.filter(pk=document.bestand_id).update(grootte=499_999_990)
    response = cast.client("moeder").post(url(dossier, "document_nieuw"), formulier(pdf()))
    assert (response.status_code, "Dit dossier is vol." in text(response)) == (422, True)


def test_a_part_that_someone_does_not_see_cannot_be_chosen(cast, dossier):
    response = cast.client("adviseur").post(url(dossier, "document_nieuw"), formulier(pdf(), deel="zorg"))
    assert (response.status_code, Document.objects.count()) == (422, 0)


def test_the_action_itself_refuses_a_part_that_someone_does_not_see(cast, dossier):
    put_document(dossier, cast.adviseur, deel=Deel.ONDERWIJS)
    with pytest.raises(NotAllowed, match="Het deel over zorg en hulp is niet met uw organisatie gedeeld"):
        put_document(dossier, cast.adviseur, deel=Deel.ZORG)


def test_a_guest_adds_nothing(cast, dossier):
    cast.join(dossier, "jgz", "gast", timezone.localdate() + timedelta(days=9))
    response = cast.client("jgz").get(url(dossier, "document_nieuw"))
    assert (
        response.status_code,
        "Alleen de ouders, de leerling en het team voegen iets toe." in text(response),
    ) == (
        403,
        True,
    )


def test_nothing_is_added_to_a_closed_dossier(cast, dossier):
    put_document(dossier, cast.moeder)
    Dossier.objects.filter(pk=dossier.pk).update(status="afgesloten", afgesloten_at=AT)
    statussen = [
        cast.client(w).get(url(dossier, "document_nieuw")).status_code for w in ("moeder", "coordinator")
    ]
    assert (statussen, "Brief" in text(cast.client("moeder").get(url(dossier, "documenten")))) == (
        [403, 403],
        True,
    )


def test_before_it_is_chosen_the_form_says_who_will_see_each_part(cast, dossier):
    pagina = text(cast.client("moeder").get(url(dossier, "document_nieuw")))
    assert [zin in pagina for zin in (
        "Onderwijs. Dit zien: Joke Visser, Peter Hoekstra.", "Zorg en hulp. Dit zien: alleen u.",
        "Verhaal en gezin. Dit zien: Joke Visser.",
    )] == [True, True, True]  # fmt: skip
