"""Someone who can write the whole database, and switched its triggers off, is seen every time (a small round)."""

from tests.geknoei import INGREPEN, tamper, write_record


def test_every_way_of_tampering_is_seen_and_the_right_line_named(settings, tmp_path, transactional_db):
    settings.ANKER = tmp_path / "anker"
    write_record()
    keer = 3
    uitkomst = tamper(keer * len(INGREPEN), zaad=7)
    elk = dict.fromkeys(INGREPEN, keer)
    assert (dict(uitkomst.gezien), dict(uitkomst.aangewezen)) == (elk, elk)
