"""Stored files: unreadable in the folder, whole or nothing, and gone when they are dropped."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.versleuteling.sleutels import Onleesbaar
from knooppunt.bestanden.actions.bewaren import Ontvangen, drop_file, keep_file
from knooppunt.bestanden.actions.opruimen import remove_orphans, unreadable_files
from knooppunt.bestanden.keuring.keur import look
from knooppunt.bestanden.models import Bestand
from knooppunt.bestanden.opslag import STUK, BestandWeg, Opslag
from knooppunt.bestanden.queries.lezen import content_of
from knooppunt.bestanden.rules.uitslag import Uitslag
from tests.bestanden import foto, pdf
from tests.factories import AT, Cast

SLEUTEL, NAAM = AESGCM.generate_key(256), "7fk39qdm0000abcd"
ZIN = b"Beste ouders, dit is een brief over Ilyas. " * 9000


@pytest.fixture
def opslag(tmp_path: Path) -> Opslag:
    return Opslag(tmp_path)


@pytest.fixture
def bestanden(settings, tmp_path: Path, db: None) -> Path:
    settings.BESTANDENMAP = tmp_path / "bestanden"
    return settings.BESTANDENMAP


def kept(inhoud: bytes) -> Bestand:
    with transaction.atomic():
        return keep_file(ontvangen=Ontvangen(look(inhoud), Uitslag.GEEN_SCANNER), at=AT)


def stored(opslag: Opslag) -> Path:
    return opslag.map / NAAM[:2] / NAAM


@pytest.mark.parametrize("grootte", [0, 1, STUK - 1, STUK, STUK + 1, 3 * STUK])
def test_what_is_written_is_read_back_to_the_byte(opslag: Opslag, grootte: int):
    opslag.write(NAAM, SLEUTEL, ZIN[:grootte])
    assert b"".join(opslag.read(NAAM, SLEUTEL)) == ZIN[:grootte]


def test_the_folder_tells_nothing(opslag: Opslag):
    opslag.write(NAAM, SLEUTEL, ZIN)
    assert (b"Ilyas" in stored(opslag).read_bytes(), oct(stored(opslag).stat().st_mode)[-3:]) == (
        False,
        "600",
    )


def cut(inhoud: bytes) -> bytes:
    return inhoud[: 6 + STUK + 16]


def changed(inhoud: bytes) -> bytes:
    return inhoud[:-1] + bytes([inhoud[-1] ^ 1])


def swapped(inhoud: bytes) -> bytes:
    stuk = STUK + 16
    return inhoud[:6] + inhoud[6 + stuk : 6 + 2 * stuk] + inhoud[6 : 6 + stuk] + inhoud[6 + 2 * stuk :]


@pytest.mark.parametrize("schade", [cut, changed, swapped])
def test_a_file_that_was_cut_changed_or_reordered_is_never_read_to_the_end(opslag: Opslag, schade):
    opslag.write(NAAM, SLEUTEL, ZIN)
    stored(opslag).write_bytes(schade(stored(opslag).read_bytes()))
    with pytest.raises(Onleesbaar, match="veranderd of niet heel"):
        list(opslag.read(NAAM, SLEUTEL))


def test_a_file_in_the_place_of_another_one_does_not_open(opslag: Opslag):
    opslag.write(NAAM, SLEUTEL, ZIN)
    opslag.write("7f00000000000000", SLEUTEL, b"iets anders")
    stored(opslag).write_bytes((opslag.map / "7f" / "7f00000000000000").read_bytes())
    with pytest.raises(Onleesbaar):
        opslag.read(NAAM, SLEUTEL)


def test_a_file_that_is_gone_is_said_before_anything_is_sent(opslag: Opslag):
    with pytest.raises(BestandWeg):
        opslag.read(NAAM, SLEUTEL)


def test_half_a_file_never_stands_in_its_place(opslag: Opslag, monkeypatch):
    opslag.write(NAAM, SLEUTEL, b"de eerste")

    def stop(*_):
        yield b"half"
        raise KeyboardInterrupt

    monkeypatch.setattr("knooppunt.bestanden.opslag._sealed", stop)
    with pytest.raises(KeyboardInterrupt):
        opslag.write(NAAM, SLEUTEL, ZIN)
    assert b"".join(opslag.read(NAAM, SLEUTEL)) == b"de eerste"


def test_a_photo_is_kept_with_a_small_one_and_both_go_together(
    bestanden: Path, django_capture_on_commit_callbacks
):
    bestand = kept(foto())
    namen = sorted(pad.name for pad in bestanden.glob("??/*"))
    klein = b"".join(content_of(bestand, klein=True))
    with django_capture_on_commit_callbacks(execute=True):
        drop_file(bestand=bestand)
    assert (namen, klein[:3], list(bestanden.glob("??/*"))) == (
        [bestand.ref or namen[0], namen[0] + "k"], b"\xff\xd8\xff", [],
    )  # fmt: skip


def test_a_file_is_not_gone_when_dropping_it_was_undone(bestanden: Path):
    bestand = kept(pdf())
    with transaction.atomic():
        drop_file(bestand=Bestand.objects.get(pk=bestand.pk))
        transaction.set_rollback(True)
    assert b"".join(content_of(Bestand.objects.get(pk=bestand.pk)))[:5] == b"%PDF-"


def test_without_its_row_nobody_can_open_a_file(bestanden: Path):
    """The key of a file is in its row alone, itself encrypted: a removed file stays closed in every back-up."""
    bestand = kept(pdf())
    rauw = next(bestanden.glob("??/*")).read_bytes()
    assert (b"%PDF" in rauw, Bestand.objects.filter(pk=bestand.pk, sleutel="").exists()) == (False, False)


def test_orphans_are_removed_after_a_day_and_what_is_used_stays(bestanden: Path):
    oud = kept(pdf())
    with transaction.atomic():
        keep_file(ontvangen=Ontvangen(look(pdf()), Uitslag.GEEN_SCANNER), at=timezone.now())
        transaction.set_rollback(True)
    aantallen = [remove_orphans(at=timezone.now() + timedelta(hours=uur)) for uur in (1, 25)]
    # ``oud`` has a row and nobody points to it; the other one has no row any more.
    assert (aantallen[1] >= 2, Bestand.objects.filter(pk=oud.pk).exists(), list(bestanden.glob("??/*"))) == (
        True, False, [],
    )  # fmt: skip


def test_checking_counts_what_cannot_be_opened(bestanden: Path):
    kept(pdf())
    kept(pdf())
    next(bestanden.glob("??/*")).write_bytes(b"stuk")
    assert unreadable_files(lambda klaar: None) == 1


@pytest.mark.parametrize(
    ("adres", "zin"),
    [("", "Er is geen virusscanner ingesteld"), ("tcp://127.0.0.1:1", "De virusscanner antwoordt niet")],
)
def test_the_administrator_sees_whether_files_are_scanned(settings, cast: Cast, adres: str, zin: str):
    settings.SCANNER = adres
    pagina = cast.client("beheerder").get(reverse("bestanden:beheer")).content.decode()
    assert zin in pagina


def test_nobody_else_sees_that_page(cast: Cast):
    assert [
        cast.client(w).get(reverse("bestanden:beheer")).status_code for w in ("coordinator", "moeder")
    ] == [403, 403]
