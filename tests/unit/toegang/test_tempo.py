"""Whose turns are counted together, and who decides that."""

from datetime import UTC, datetime

import pytest

from knooppunt.toegang.rules.tempo import TEMPO, client_network, network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        (" 192.0.2.7 ", "192.0.2.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", "onbekend"),
        ("<script>", "onbekend"),
    ],
)
def test_turns_are_counted_per_subscriber(address, network):
    assert network_of(address) == network


@pytest.mark.parametrize(
    ("forwarded", "proxies", "network"),
    [
        ("", 0, "192.0.2.1"),
        ("203.0.113.9", 0, "192.0.2.1"),
        ("203.0.113.9", 1, "203.0.113.9"),
        ("198.51.100.66, 203.0.113.9", 1, "203.0.113.9"),
        ("198.51.100.66, 203.0.113.9, 192.0.2.2", 2, "203.0.113.9"),
        ("", 1, "192.0.2.1"),
        ("203.0.113.9", 2, "192.0.2.1"),
    ],
)
def test_only_our_own_proxies_say_where_someone_is(forwarded, proxies, network):
    assert client_network("192.0.2.1", forwarded, proxies) == network


def test_a_window_begins_with_the_first_turn():
    assert TEMPO["bezoeker"].until(datetime(2026, 11, 16, 9, 0, tzinfo=UTC)) == datetime(
        2026, 11, 16, 9, 10, tzinfo=UTC
    )


def test_every_pace_says_what_it_stops():
    assert [t.code for t in TEMPO.values() if not t.waarom.endswith(".")] == []
