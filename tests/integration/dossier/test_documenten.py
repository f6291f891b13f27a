"""Documents of a dossier: who sees the part sees them, who added one can take it back, and every look is recorded."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.datums import datum
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.bestanden.models import Bestand
from knooppunt.dossier.actions.documenten import put_back, take_away
from knooppunt.dossier.actions.documenten_opruimen import empty_bin, forget_documents
from knooppunt.dossier.models import Document, Dossier
from knooppunt.dossier.public import KindGegevens
from knooppunt.dossier.queries.documenten import documents_for_download
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.rules.kring import Deel
from knooppunt.toegang.models import Gebeurtenis
from tests.bestanden import docx, foto, pdf, tekening, wav
from tests.factories import AT, OP, Cast
from tests.factories.documenten import put_document

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


@pytest.fixture(autouse=True)
def bestanden(settings, tmp_path: Path) -> Path:
    settings.BESTANDENMAP = tmp_path / "bestanden"
    return settings.BESTANDENMAP


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    """The mother sees every part; the school education and family; the adviser education only."""
    dossier = cast.dossier()
    cast.join(dossier, "adviseur")
    return dossier


def url(dossier: Dossier, naam: str, document: Document | None = None, vraag: str = "") -> str:
    args = [dossier.ref, document.ref] if document else [dossier.ref]
    return reverse(f"dossier:{naam}", args=args) + vraag


def formulier(inhoud: bytes, naam: str = "bestand.bin", **anders: object) -> dict[str, object]:
    bestand = BytesIO(inhoud)
    bestand.name = naam
    velden = {"sleutel": nieuwe_referentie(), "titel": "Brief", "soort": "brief", "deel": "onderwijs"}
    return velden | {"bestand": bestand} | anders


def text(response) -> str:
    return response.content.decode()


# Adding


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


# Seeing


def test_who_sees_only_one_part_finds_nothing_of_the_others(cast, dossier):
    onderwijs = put_document(dossier, cast.moeder, deel=Deel.ONDERWIJS, titel="Rapport van school")
    zorg = put_document(dossier, cast.moeder, deel=Deel.ZORG, titel="Brief van de arts", inhoud=foto())
    client = cast.client("adviseur")
    lijst = text(client.get(url(dossier, "documenten")))
    assert ("Rapport van school" in lijst, "Brief van de arts" in lijst) == (True, False)
    adressen = ("document", "document_bestand", "document_versie", "document_weg")
    assert [client.get(url(dossier, a, onderwijs)).status_code for a in adressen] == [200, 200, 403, 403]
    assert [client.get(url(dossier, a, zorg)).status_code for a in adressen] == [404, 404, 404, 404]
    assert [
        client.post(url(dossier, a, zorg)).status_code for a in ("document_terug", "document_nakijken")
    ] == [404, 404]


def test_a_filter_leaks_nothing_either(cast, dossier):
    put_document(dossier, cast.moeder, deel=Deel.ZORG, titel="Brief van de arts")
    pagina = text(cast.client("adviseur").get(url(dossier, "documenten", vraag="?deel=zorg&soort=brief")))
    assert ("Brief van de arts" in pagina, "Niets gevonden" in pagina) == (False, True)


@pytest.mark.parametrize("wie", ["coordinator_elders", "vreemde_ouder", "beleid", "beheerder", "leerplicht"])
def test_a_stranger_finds_no_document_and_no_file(cast, dossier, wie):
    document = put_document(dossier, cast.moeder, inhoud=foto())
    client = cast.client(wie)
    adressen = [url(dossier, "document", document), url(dossier, "document_bestand", document)]
    assert [client.get(a).status_code for a in (*adressen, adressen[1] + "?klein")] == [404, 404, 404]


def test_who_leaves_the_circle_loses_the_file_that_minute(cast, dossier):
    document = put_document(dossier, cast.moeder)
    adres = url(dossier, "document_bestand", document)
    voor = cast.client("adviseur").get(adres).status_code
    dossier.betrokkenen.filter(account=cast.account("adviseur")).update(tot=timezone.localdate())
    assert (voor, cast.client("adviseur").get(adres).status_code) == (200, 404)


def test_a_document_of_another_dossier_is_not_found_by_this_one(cast, dossier):
    ander = cast.dossier(kind=KindGegevens("Noor", "Kok", OP - timedelta(days=3000), "9901"), ouders=[])
    document = put_document(ander, cast.coordinator)
    assert cast.client("coordinator").get(url(dossier, "document_bestand", document)).status_code == 404


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


def looks(soort: str = "document.bekeken") -> list[tuple[str, str, str]]:
    rijen = Gebeurtenis.objects.filter(soort=soort).order_by("pk")
    return [(g.by.naam, g.doel, g.gegevens["deel"]) for g in rijen]


def test_a_download_is_a_look_with_its_purpose(cast, dossier):
    document = put_document(dossier, cast.moeder, deel=Deel.GEZIN)
    for wie in ("moeder", "coordinator"):
        cast.client(wie).get(url(dossier, "document_bestand", document))
    assert looks() == [("Samira Bouzid", "inzage", "gezin"), ("Joke Visser", "begeleiding", "gezin")]


def test_the_page_of_a_document_is_the_look_at_the_picture_on_it(cast, dossier):
    document = put_document(dossier, cast.moeder, inhoud=foto())
    client = cast.client("coordinator")
    pagina = text(client.get(url(dossier, "document", document)))
    beeld = pagina.partition('<p class="kp-beeld"><img src="')[2].partition('"')[0].replace("&amp;", "&")
    assert (client.get(beeld).status_code, len(looks())) == (200, 1)


@pytest.mark.parametrize("blijk", ["", "verzonnen", "van een ander"])
def test_a_picture_without_a_proof_of_its_page_is_a_look_of_its_own(cast, dossier, blijk):
    document = put_document(dossier, cast.moeder, inhoud=foto())
    if blijk == "van een ander":
        lijst = text(cast.client("moeder").get(url(dossier, "documenten")))
        blijk = lijst.partition("klein&amp;blijk=")[2].partition('"')[0]
    cast.client("coordinator").get(url(dossier, "document_bestand", document, f"?klein&blijk={blijk}"))
    assert looks() == [("Joke Visser", "begeleiding", "onderwijs")]


def test_who_looked_shows_the_document(cast, dossier):
    document = put_document(dossier, cast.moeder)
    cast.client("coordinator").get(url(dossier, "document_bestand", document))
    assert "een document" in text(cast.client("moeder").get(url(dossier, "wie_keek")))


def test_a_document_is_on_the_timeline_of_who_sees_its_part(cast, dossier):
    put_document(dossier, cast.moeder, deel=Deel.ZORG)
    zin = "Samira Bouzid voegde een document toe."
    gezien = [zin in text(cast.client(w).get(url(dossier, "tijdlijn"))) for w in ("coordinator", "adviseur")]
    eigen = "U voegde een document toe." in text(cast.client("moeder").get(url(dossier, "tijdlijn")))
    assert (gezien, eigen) == ([False, False], True)


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_thirty(cast, dossier):
    client = cast.client("coordinator")
    aantallen = []
    for _ in range(2):
        for n in range(1 if not aantallen else 29):
            put_document(dossier, cast.moeder, titel=f"Foto {n}", inhoud=tekening())
        client.get(url(dossier, "documenten"))
        with CaptureQueriesContext(
            connection,
        ) as vragen:
            client.get(url(dossier, "documenten"))
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


def test_a_long_list_goes_on_on_the_next_page_with_the_same_filter(cast, dossier, monkeypatch):
    monkeypatch.setattr("knooppunt.dossier.queries.documenten.PER_BLADZIJDE", 2)
    for n in range(3):
        put_document(dossier, cast.moeder, titel=f"Brief nummer {n}")
    client = cast.client("moeder")
    eerste = text(client.get(url(dossier, "documenten", vraag="?soort=brief")))
    volgende = eerste.partition('href="?soort=brief')[2].partition('"')[0].replace("&amp;", "&")
    tweede = text(client.get(url(dossier, "documenten", vraag="?soort=brief" + volgende)))
    assert [f"Brief nummer {n}" in blad for blad in (eerste, tweede) for n in range(3)] == [
        False, True, True, True, False, False,
    ]  # fmt: skip


# Versions, away and back


def test_a_new_version_takes_the_place_of_the_old_one_which_can_still_be_read(cast, dossier):
    oud = put_document(dossier, cast.moeder, titel="Rapport")
    client = cast.client("moeder")
    client.post(url(dossier, "document_versie", oud), formulier(pdf(pagina="Nieuw"), titel="Rapport 2"))
    lijst = text(client.get(url(dossier, "documenten")))
    nieuw = Document.objects.get(vervangt=oud)
    assert (url(dossier, "document", oud) in lijst, url(dossier, "document", nieuw) in lijst) == (False, True)
    assert url(dossier, "document", oud) in text(client.get(url(dossier, "document", nieuw)))
    assert "Dit is een eerdere versie" in text(client.get(url(dossier, "document", oud)))


def test_only_the_newest_version_has_a_next_one(cast, dossier):
    oud = put_document(dossier, cast.moeder)
    put_document(dossier, cast.moeder, vervangt=oud)
    with pytest.raises(Refusal, match="Er is al een nieuwere versie"):
        put_document(dossier, cast.moeder, vervangt=oud)


def test_what_was_taken_away_is_seen_by_nobody_and_can_be_put_back(cast, dossier):
    document = put_document(dossier, cast.moeder, titel="Verkeerde brief")
    client, school = cast.client("moeder"), cast.client("coordinator")
    client.post(url(dossier, "document_weg", document))
    weg = [w.get(url(dossier, "document_bestand", document)).status_code for w in (client, school)]
    lijst = text(client.get(url(dossier, "documenten")))
    assert (weg, "Weggehaald (1)" in lijst) == ([404, 404], True)
    client.post(url(dossier, "document_terug", document))
    assert school.get(url(dossier, "document_bestand", document)).status_code == 200


def test_who_may_not_put_it_back_does_not_see_that_something_was_taken_away(cast, dossier):
    document = put_document(dossier, cast.moeder, titel="Verkeerde brief")
    cast.client("moeder").post(url(dossier, "document_weg", document))
    pagina = text(cast.client("adviseur").get(url(dossier, "documenten")))
    assert ("Weggehaald" in pagina, "Verkeerde brief" in pagina) == (False, False)


def test_the_confirmation_says_until_when(cast, dossier):
    document = put_document(dossier, cast.moeder)
    pagina = text(cast.client("moeder").get(url(dossier, "document_weg", document)))
    assert datum(timezone.localdate() + timedelta(days=30)) in pagina


def test_who_leads_takes_away_what_someone_else_added(cast, dossier):
    document = put_document(dossier, cast.adviseur)
    take_away(
        zicht=dossier_for(cast.coordinator, dossier.ref), document=document, by=cast.coordinator, at=LATER
    )
    assert Document.objects.get().weg_by == cast.account("coordinator")


@pytest.mark.parametrize("wie", ["adviseur", "moeder"])
def test_another_member_of_the_circle_does_not(cast, dossier, wie):
    document = put_document(dossier, cast.coordinator)
    by = getattr(cast, wie)
    with pytest.raises(NotAllowed, match="Alleen wie dit toevoegde, en wie het dossier leidt"):
        take_away(zicht=dossier_for(by, dossier.ref), document=document, by=by, at=LATER)


@pytest.mark.parametrize(("dagen", "terug"), [(30, True), (31, False)])
def test_it_can_be_put_back_for_thirty_days(cast, dossier, dagen, terug):
    document = put_document(dossier, cast.moeder)
    zicht = dossier_for(cast.moeder, dossier.ref)
    take_away(zicht=zicht, document=document, by=cast.moeder, at=AT)
    later = replace(cast.moeder, op=OP + timedelta(days=dagen))
    if terug:
        put_back(zicht=zicht, document=document, by=later, at=AT + timedelta(days=dagen))
    else:
        with pytest.raises(Refusal, match="Dit document is te lang geleden weggehaald"):
            put_back(zicht=zicht, document=document, by=later, at=AT + timedelta(days=dagen))
    assert (Document.objects.get().weg_at is None) is terug


@pytest.mark.parametrize(("dagen", "over"), [(30, 1), (32, 0)])
def test_after_that_the_night_removes_it_with_its_file(
    cast, dossier, bestanden, dagen, over, django_capture_on_commit_callbacks
):
    document = put_document(dossier, cast.moeder, inhoud=foto())
    take_away(zicht=dossier_for(cast.moeder, dossier.ref), document=document, by=cast.moeder, at=AT)
    at = AT + timedelta(days=dagen)
    with django_capture_on_commit_callbacks(execute=True):
        empty_bin(at=at, by=cast.moeder, voortgang=lambda klaar, totaal: None)
    assert (Document.objects.count(), Bestand.objects.count(), len(list(bestanden.glob("??/*")))) == (
        over,
        over,
        2 * over,
    )


def test_when_a_dossier_goes_all_its_documents_and_files_go(
    cast, dossier, bestanden, django_capture_on_commit_callbacks
):
    eerste = put_document(dossier, cast.moeder, inhoud=foto())
    put_document(dossier, cast.moeder, vervangt=eerste)
    with django_capture_on_commit_callbacks(execute=True):
        aantal = forget_documents(dossier)
    assert (dict(aantal), Bestand.objects.count(), list(bestanden.glob("??/*"))) == (
        {"dossier.Document": 2, "bestanden.Bestand": 2}, 0, [],
    )  # fmt: skip


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


# The pupil's own page


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
