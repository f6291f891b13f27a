"""What we depend on has no weakness that was known on the day of our copy of the advisories (tools/kwetsbaar.py)."""

import json

import pytest

from tools.kwetsbaar import COPY, affected, known, pins

ACCEPTED: dict[str, str] = {}
"""``name version: advisory`` and why it does not touch us, until which version."""


@pytest.fixture(scope="module")
def copy():
    return json.loads(COPY.read_text(encoding="utf-8"))


def test_nothing_in_the_locks_has_a_known_weakness(copy):
    assert set(known(pins(), copy)) - set(ACCEPTED) == set()


def test_what_is_accepted_is_still_so(copy):
    assert set(ACCEPTED) - set(known(pins(), copy)) == set()


def test_the_copy_is_about_what_we_use_and_says_of_when_it_is(copy):
    assert ("django" in copy["advisories"], set(copy["advisories"]) - set(pins()), len(copy["day"])) == (
        True,
        set(),
        10,
    )


def test_an_old_version_would_be_found(copy):
    assert "django 4.2.3: PYSEC-2023-222" in known({"django": "4.2.3"}, copy)


@pytest.mark.parametrize(
    ("version", "answer"),
    [("1.0", True), ("1.4.9", True), ("1.5", False), ("2.0", True), ("3.0", True), ("0.9", False)],
)
def test_an_advisory_holds_from_where_it_came_in_until_it_was_mended(version, answer):
    advisory = {"ranges": [["1.0", "1.5"], ["2.0", ""]], "versions": []}
    assert affected(version, advisory) is answer
