"""One running Knooppunt per data folder."""

from pathlib import Path

import pytest

from knooppunt.project.slot import InGebruik, Slot


def test_a_second_lock_on_the_same_folder_says_where_the_first_one_is(tmp_path: Path):
    with Slot(tmp_path) as slot:
        slot.noteer("http://127.0.0.1:8000/")
        with pytest.raises(InGebruik) as refusal, Slot(tmp_path):
            pass
    assert refusal.value.adres == "http://127.0.0.1:8000/"


def test_a_released_folder_can_be_used_again(tmp_path: Path):
    with Slot(tmp_path) as first:
        first.noteer("http://127.0.0.1:8000/")
    with Slot(tmp_path):
        assert (tmp_path / "in-gebruik").read_text() == ""


def test_two_folders_do_not_wait_for_each_other(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with Slot(tmp_path / "a"), Slot(tmp_path / "b") as second:
        second.noteer("b")
        assert (tmp_path / "b" / "in-gebruik").read_text() == "b"
