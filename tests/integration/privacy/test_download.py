"""Everything that someone may see goes along, readable and for a computer; nothing that they may not see does."""

import io
import json
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed
from knooppunt.bestanden.public import Uitslag
from knooppunt.dossier.models import Meldcode, Meldcoderegel, Notitie
from knooppunt.privacy.actions.bewaren import keep_and_remove
from knooppunt.privacy.actions.downloaden import ask_download, put_together
from knooppunt.privacy.models import Download
from knooppunt.privacy.queries.downloads import content_of
from knooppunt.toegang.actions.gebeurtenissen import append_lines
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.public import knooppunt_self
from tests.bestanden import pdf
from tests.factories import AT, OP
from tests.factories.documenten import put_document
from tests.factories.plan import Planspel
from tests.schema import misfits

pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).resolve().parents[3] / "docs/reference/mijn-gegevens.schema.json"


@pytest.fixture
def spel(cast):
    spel = Planspel(cast)
    spel.horen().voorleggen()
    cast.join(spel.dossier, "adviseur")
    return spel


def made(cast, wie="moeder"):
    """The whole download of someone."""
    by = getattr(cast, wie)
    download = ask_download(by=by, at=AT)
    while download.klaar_at is None:
        download = put_together(download_ref=download.ref, by=by, at=AT)
    return download, content_of(download)


def test_it_fits_the_documented_schema(cast, spel):
    cast.client("adviseur").get(reverse("dossier:dossier", args=[spel.dossier.ref]))
    _, inhoud = made(cast)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert list(misfits(json.loads(json.dumps(inhoud)), schema)) == []
    leeg = {naam for naam, waarde in inhoud["dossiers"][0].items() if waarde == []}
    assert leeg <= {
        "overleggen",
        "afspraken",
        "adviezen",
        "documenten",
        "verbeteringen",
        "inzet",
        "vragen_over_kijken",
    }


def test_it_has_the_story_the_plan_and_who_looked(cast, spel):
    cast.client("adviseur").get(reverse("dossier:dossier", args=[spel.dossier.ref]))
    _, inhoud = made(cast)
    dossier = inhoud["dossiers"][0]
    assert dossier["verhaal"][0]["antwoorden"][0]["antwoord"] == "Hij tekent prachtig en lacht veel."
    assert dossier["plannen"][0]["doelen"][0]["tekst"] == spel.doel.tekst
    assert ("Peter Hoekstra", ["begeleiding van het kind"]) in [
        (k["wie"], k["waarom"]) for k in dossier["wie_keek"]
    ]


def test_the_meldcode_and_notes_that_are_not_in_the_dossier_never_go_along(cast, spel):
    register = Meldcode.objects.create(
        dossier=spel.dossier, organisatie=cast.school, begonnen_by=cast.account("coordinator"), begonnen_at=AT
    )
    Meldcoderegel.objects.create(
        meldcode=register, stap="signalen", datum=OP, tekst="Blauwe plekken gezien",
        gezet_by=cast.account("coordinator"), created_at=AT,
    )  # fmt: skip
    Notitie.objects.create(
        dossier=spel.dossier, auteur=cast.account("adviseur"), deel="onderwijs", titel="Vermoeden",
        tekst="Nog niet zeker", created_at=AT, bijgewerkt_at=AT,
    )  # fmt: skip
    tekst = json.dumps(made(cast)[1], ensure_ascii=False)
    assert [
        w for w in ("Blauwe plekken", "meldcode", "Meldcode", "Nog niet zeker", "Vermoeden") if w in tekst
    ] == []


def test_nobody_elses_address_or_private_question_goes_along(cast, spel):
    cast.join(spel.dossier, "vader", "ouder")
    cast.client("vader").post(
        reverse("dossier:wie_keek", args=[spel.dossier.ref]), {"tekst": "Waarom kijkt mijn ex steeds?"}
    )
    tekst = json.dumps(made(cast)[1], ensure_ascii=False)
    assert ("moeder@voorbeeld.invalid" in tekst, "vader@voorbeeld.invalid" in tekst) == (True, False)
    assert "mijn ex" not in tekst


def test_only_the_own_children_go_along(cast, spel):
    assert made(cast, "vreemde_ouder")[1]["dossiers"] == []


def test_who_lost_access_meanwhile_gets_nothing_of_that_dossier(cast, spel):
    download = ask_download(by=cast.moeder, at=AT)
    spel.dossier.betrokkenen.filter(account=cast.account("moeder")).update(tot=OP)
    while download.klaar_at is None:
        download = put_together(download_ref=download.ref, by=cast.moeder, at=AT)
    assert content_of(download)["dossiers"] == []


def test_it_is_put_together_part_by_part(cast, spel):
    moeder = cast.client("moeder")
    url = moeder.post(reverse("privacy:download_vragen")).url
    assert "0 van 2 onderdelen klaar" in moeder.get(url).content.decode()
    deel = moeder.post(url, headers={"HX-Request": "true"}).content.decode()
    assert ("1 van 2 onderdelen klaar" in deel, "<html" in deel) == (True, False)
    assert moeder.post(url).status_code == 302
    assert "mijn-gegevens.json" in moeder.get(url).content.decode()


def test_before_it_is_ready_there_is_nothing_to_fetch(cast, spel):
    download = ask_download(by=cast.moeder, at=AT)
    assert cast.client("moeder").get(reverse("privacy:download_json", args=[download.ref])).status_code == 404


def test_it_is_fetched_as_json_and_as_pdf_and_that_is_written_down(cast, spel):
    download, inhoud = made(cast)
    moeder = cast.client("moeder")
    als_json = moeder.get(reverse("privacy:download_json", args=[download.ref]))
    assert als_json.json() == json.loads(json.dumps(inhoud))
    als_pdf = moeder.get(reverse("privacy:download_pdf", args=[download.ref])).content
    tekst = " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(als_pdf)).pages)
    assert "Hij tekent prachtig" in " ".join(tekst.split())
    assert list(Gebeurtenis.objects.filter(soort__startswith="download.").values_list("soort", flat=True)) == [
        "download.gevraagd", "download.klaar", "download.opgehaald", "download.opgehaald",
    ]  # fmt: skip


def test_documents_go_along_as_they_are_and_that_is_a_look(cast, spel):
    """In one file, only those of parts that the asker sees and that were looked into."""
    put_document(spel.dossier, cast.coordinator, titel="Rapport van de school", inhoud=pdf())
    put_document(spel.dossier, cast.coordinator, titel="Nog niet nagekeken", uitslag=Uitslag.WACHT)
    download, inhoud = made(cast)
    moeder = cast.client("moeder")
    assert (
        "mijn-documenten.zip" in moeder.get(reverse("privacy:download", args=[download.ref])).content.decode()
    )
    antwoord = moeder.get(reverse("privacy:download_documenten", args=[download.ref]))
    archief = ZipFile(io.BytesIO(b"".join(antwoord.streaming_content)))
    [genoemd] = inhoud["dossiers"][0]["documenten"]
    assert archief.namelist() == [f"ilyas-{spel.dossier.ref[:4]}/{genoemd['bestand']}"]
    assert archief.read(archief.namelist()[0]).startswith(b"%PDF")
    blik = Gebeurtenis.objects.filter(soort="dossier.bekeken", doel="inzage").latest("pk")
    assert (blik.by, blik.gegevens["bladzijde"]) == (cast.account("moeder"), "download")


def test_documents_of_a_dossier_that_is_no_longer_seen_stay(cast, spel):
    put_document(spel.dossier, cast.coordinator)
    download, _ = made(cast)
    spel.dossier.betrokkenen.filter(account=cast.account("moeder")).update(tot=OP)
    antwoord = cast.client("moeder").get(reverse("privacy:download_documenten", args=[download.ref]))
    assert ZipFile(io.BytesIO(b"".join(antwoord.streaming_content))).namelist() == []


@pytest.mark.parametrize("naam", ["download", "download_json", "download_pdf", "download_documenten"])
def test_the_download_of_another_does_not_exist(cast, spel, naam):
    download, _ = made(cast)
    assert (
        cast.client("vreemde_ouder").get(reverse(f"privacy:{naam}", args=[download.ref])).status_code == 404
    )
    with pytest.raises(NotAllowed, match=r"Deze download is niet van u\."):
        put_together(download_ref=download.ref, by=cast.vreemde_ouder, at=AT)


def test_asked_twice_while_it_is_made_is_one_download(cast, spel):
    assert ask_download(by=cast.moeder, at=AT) == ask_download(by=cast.moeder, at=AT)


def test_it_is_gone_after_a_week(cast, spel):
    made(cast)
    for dagen, over in ((6, 1), (8, 0)):
        at = AT + timedelta(days=dagen)
        keep_and_remove(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)
        assert Download.objects.count() == over


def test_a_professional_has_no_download_of_this_kind(cast):
    assert cast.client("adviseur").post(reverse("privacy:download_vragen")).status_code == 404


def test_a_large_dossier_is_made_in_one_part_in_reasonable_time(cast, spel):
    """Two thousand looks: no more statements than the pages of the list, and no minute of waiting."""
    regel = {
        "soort": "dossier.bekeken", "onderwerp_ref": spel.dossier.ref, "dossier_ref": spel.dossier.ref, "namens": "",
        "by_id": cast.adviseur.account_id, "rol": "adviseur", "organisatie_id": None, "doel": "begeleiding",
        "gegevens": {"bladzijde": "plan"},
    }  # fmt: skip
    append_lines([regel | {"at": AT + timedelta(seconds=seconde)} for seconde in range(2000)])
    _, inhoud = made(cast)
    assert sum(b["keer"] for k in inhoud["dossiers"][0]["wie_keek"] for b in k["bladzijden"]) >= 2000
