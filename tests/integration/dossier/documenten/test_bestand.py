"""The file of a document as it comes back: shown or downloaded, small, in pieces, or all at once."""

import pytest

from knooppunt.dossier.queries.documenten import documents_for_download
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.rules.kring import Deel
from tests.bestanden import docx, foto, pdf, wav
from tests.factories.documenten import put_document
from tests.integration.dossier.documenten.formulier import url

pytestmark = pytest.mark.django_db


def test_the_file_comes_back_as_it_was_and_can_do_nothing(cast, dossier):
    inhoud = pdf()
    document = put_document(dossier, cast.moeder, titel="Brief: \r\nX-Kwaad: ja; é “x”", inhoud=inhoud)
    response = cast.client("moeder").get(url(dossier, "document_bestand", document, "?tonen"))
    koppen = {k: response.headers[k] for k in (
        "Content-Type", "Content-Disposition", "Content-Security-Policy", "X-Content-Type-Options", "Cache-Control",
        "Cross-Origin-Resource-Policy", "Content-Length",
    )}  # fmt: skip
    assert (b"".join(response.streaming_content), koppen) == (inhoud, {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'attachment; filename="brief-x-kwaad-ja-e-x.pdf"',
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, private",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Content-Length": str(len(inhoud)),
    })  # fmt: skip


@pytest.mark.parametrize(
    ("inhoud", "hoe"), [(foto(), "inline"), (wav(), "inline"), (pdf(), "attachment"), (docx(), "attachment")]
)
def test_only_what_was_drawn_anew_or_walked_through_is_shown_on_a_page(cast, dossier, inhoud, hoe):
    document = put_document(dossier, cast.moeder, inhoud=inhoud)
    response = cast.client("moeder").get(url(dossier, "document_bestand", document, "?tonen"))
    assert response.headers["Content-Disposition"].partition(";")[0] == hoe


def test_only_a_photo_has_a_small_picture(cast, dossier):
    statussen = [
        cast.client("moeder").get(
            url(dossier, "document_bestand", put_document(dossier, cast.moeder, inhoud=i), "?klein")
        ).status_code
        for i in (foto(), pdf())
    ]  # fmt: skip
    assert statussen == [200, 404]


@pytest.mark.parametrize(
    ("bereik", "status", "lengte"),
    [("bytes=0-9", 206, 10), ("bytes=40-", 206, None), ("bytes=9-2", 200, None), ("x", 200, None)],
)
def test_sound_can_be_asked_in_pieces(cast, dossier, bereik, status, lengte):
    document = put_document(dossier, cast.moeder, inhoud=wav())
    response = cast.client("moeder").get(
        url(dossier, "document_bestand", document, "?tonen"), headers={"range": bereik}
    )
    inhoud = b"".join(response.streaming_content) if response.streaming else response.content
    assert (response.status_code, len(inhoud)) == (
        status,
        lengte or len(wav()) - (40 if status == 206 else 0),
    )


def test_download_everything_has_exactly_what_this_viewer_sees(cast, dossier):
    put_document(dossier, cast.moeder, deel=Deel.ONDERWIJS, titel="A")
    put_document(dossier, cast.moeder, deel=Deel.ZORG, titel="B", inhoud=foto())
    zicht = dossier_for(cast.adviseur, dossier.ref)
    alles = documents_for_download(dossier_for(cast.moeder, dossier.ref), cast.moeder)
    assert [(naam[:2], naam[-4:], b"".join(inhoud)[:4]) for naam, inhoud in alles] == [
        ("a-", ".pdf", b"%PDF"),
        ("b-", ".jpg", b"\xff\xd8\xff\xe0"),
    ]
    assert [naam[:2] for naam, _ in documents_for_download(zicht, cast.adviseur)] == ["a-"]
