"""The PDF of a plan: accessible, hiding the same as the page, and safe with whatever people type."""

import io
import re

import pypdf
import pytest

from knooppunt.basis.pdf import make_pdf
from knooppunt.toegang.models import Gebeurtenis
from tests.integration.dossier.plan.bladzijden.adressen import ZORG, url


def pdf_tekst(inhoud: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(inhoud)).pages))


def test_the_pdf_is_tagged_dutch_and_hides_the_same(spel):
    spel.horen()
    voor_school = spel.cast.client("coordinator").get(url(spel, "plan_pdf")).content
    voor_zorg = pdf_tekst(spel.cast.client("jeugdhulpverlener").get(url(spel, "plan_pdf")).content)
    lezer = pypdf.PdfReader(io.BytesIO(voor_school))
    assert (lezer.trailer["/Root"]["/Lang"], lezer.metadata.title) == ("nl", "Het plan van Ilyas Bouzid")
    assert lezer.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert ZORG not in pdf_tekst(voor_school)
    assert "Het deel ‘zorg en hulp’ is niet met uw organisatie gedeeld." in pdf_tekst(voor_school)
    assert "Pagina 1 van" in pdf_tekst(voor_school)
    assert ZORG in voor_zorg
    assert "Ik wil een rustige plek" not in voor_zorg


def test_downloading_is_a_look(spel):
    spel.cast.client("moeder").get(url(spel, "plan_pdf"))
    blik = Gebeurtenis.objects.filter(soort="dossier.bekeken").last()
    assert (blik.gegevens["bladzijde"], blik.by) == ("plan_pdf", spel.cast.account("moeder"))


@pytest.mark.parametrize(
    "gemeen",
    [
        "#let x = 1",
        "$a^2$ [b] *c* _d_",
        "\\n \\u{41} `raw`",
        '"} #panic("x") @ref <lab>',
        "// nee /* ook niet */",
    ],
)
def test_what_people_type_is_never_typst_code(spel, gemeen):
    spel.teksten(perspectief=gemeen)
    spel.nieuw_doel(gemeen)
    inhoud = pdf_tekst(spel.cast.client("coordinator").get(url(spel, "plan_pdf")).content)
    assert inhoud.count(gemeen) == 2


@pytest.mark.parametrize("teken", ["😀", "中文", "\x07", "مرحبا", "\u202e"])
def test_any_character_makes_a_pdf(spel, teken):
    kaart = {
        "titel": "t",
        "voet": "",
        "doelen": [{"tekst": f"a{teken}b", "woorden": "", "ik": [], "anderen": []}],
    }
    assert make_pdf("dossier/typst/kaart.typ", kaart).startswith(b"%PDF")
