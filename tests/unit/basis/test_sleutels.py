"""A key seals a text for one place; nothing else opens it, and nothing else is said about it."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knooppunt.basis.versleuteling.sleutels import (
    Onleesbaar,
    Sleutelbos,
    SleutelOntbreekt,
    SleutelsOnbruikbaar,
    add_to_file,
    key_number,
    make_file,
    mark,
    new_key,
    read_file,
    read_keys,
    written,
)

OUD, NIEUW = b"o" * 32, b"n" * 32
PLAATS = "dossier_verhaal.antwoorden:7fk39qdm"
ZIN = "Hij slaapt slecht sinds de zomer. 😴"


def bos(**sleutels: bytes) -> Sleutelbos:
    return Sleutelbos({int(nummer[1:]): sleutel for nummer, sleutel in sleutels.items()})


def test_what_is_sealed_opens_in_its_own_place():
    assert bos(k1=OUD).open(bos(k1=OUD).seal(ZIN, PLAATS), PLAATS) == ZIN


def test_the_number_of_the_key_stands_in_front():
    assert key_number(bos(k1=OUD, k7=NIEUW).seal(ZIN, PLAATS)) == 7


def test_the_same_text_is_never_sealed_the_same_way_twice():
    assert bos(k1=OUD).seal(ZIN, PLAATS) != bos(k1=OUD).seal(ZIN, PLAATS)


def test_both_keys_open_while_one_is_turned_to_the_other():
    beide = bos(k1=OUD, k2=NIEUW)
    assert [beide.open(een.seal(ZIN, PLAATS), PLAATS) for een in (bos(k1=OUD), beide)] == [ZIN, ZIN]


@pytest.mark.parametrize(
    "elders",
    [
        "dossier_verhaal.antwoorden:9abc",  # another row
        "dossier_verhaal.medeondertekend:7fk39qdm",  # another column
        "loket_vertelling.antwoorden:7fk39qdm",  # another table
    ],
)
def test_text_that_was_moved_does_not_open(elders: str):
    verzegeld = bos(k1=OUD).seal(ZIN, PLAATS)
    with pytest.raises(Onleesbaar, match="stond ergens anders"):
        bos(k1=OUD).open(verzegeld, elders)


def test_one_changed_letter_and_it_does_not_open():
    verzegeld = bos(k1=OUD).seal(ZIN, PLAATS)
    anders = verzegeld[:-6] + ("A" if verzegeld[-6] != "A" else "B") + verzegeld[-5:]
    with pytest.raises(Onleesbaar, match="de tekst is veranderd"):
        bos(k1=OUD).open(anders, PLAATS)


def test_a_lost_key_is_named_by_its_number():
    verzegeld = bos(k1=OUD).seal(ZIN, PLAATS)
    with pytest.raises(SleutelOntbreekt) as fout:
        bos(k2=NIEUW).open(verzegeld, PLAATS)
    assert str(fout.value) == "dossier_verhaal.antwoorden: sleutel 1 ontbreekt"


def test_plain_text_in_an_encrypted_column_is_refused():
    with pytest.raises(Onleesbaar, match="geen versleutelde tekst"):
        bos(k1=OUD).open(ZIN, PLAATS)


def test_a_new_key_has_a_higher_number_that_says_when_it_was_made():
    at = datetime(2026, 11, 22, 14, 20, tzinfo=UTC)
    assert [new_key(at)[0], new_key(at, after=202611221420)[0]] == [202611221420, 202611221421]


def test_keys_are_read_as_they_are_written():
    assert read_keys(f"{written(1, OUD)}, {written(2, NIEUW)}\n").sleutels == {1: OUD, 2: NIEUW}


@pytest.mark.parametrize(
    "tekst", ["geheim", "1:kort", f"{written(1, OUD)} {written(1, NIEUW)}", "x:" + "A" * 44]
)
def test_keys_that_are_badly_written_are_refused_without_showing_them(tekst: str):
    with pytest.raises(SleutelsOnbruikbaar) as fout:
        read_keys(tekst)
    assert tekst not in str(fout.value)


def test_no_keys_is_said():
    with pytest.raises(SleutelOntbreekt, match=r"Er is geen sleutel\."):
        read_keys("\n")


def test_the_mark_of_a_key_tells_keys_apart():
    assert (mark(OUD) != mark(NIEUW), len(mark(OUD))) == (True, 8)


def test_the_file_is_for_its_owner_only(tmp_path: Path):
    make_file(tmp_path / "sleutels", 1, OUD)
    assert stat.S_IMODE((tmp_path / "sleutels").stat().st_mode) == 0o600


def test_who_makes_the_file_second_gets_the_key_of_the_first(tmp_path: Path):
    for sleutel in (OUD, NIEUW):
        make_file(tmp_path / "sleutels", 1, sleutel)
    assert read_file(tmp_path / "sleutels").sleutels == {1: OUD}


def test_a_key_that_is_added_is_seen_at_once_and_leaves_nothing_beside_it(tmp_path: Path):
    pad = tmp_path / "sleutels"
    make_file(pad, 1, OUD)
    read_file(pad)
    add_to_file(pad, 2, NIEUW)
    assert (read_file(pad).nieuwste, [p.name for p in tmp_path.iterdir()]) == (2, ["sleutels"])


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are those of POSIX")
def test_a_file_that_others_can_read_is_refused_with_what_to_do(tmp_path: Path):
    pad = tmp_path / "sleutels"
    make_file(pad, 1, OUD)
    pad.chmod(0o644)
    with pytest.raises(SleutelsOnbruikbaar, match="chmod 600"):
        read_file(pad)
