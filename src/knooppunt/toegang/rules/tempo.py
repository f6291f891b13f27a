"""How often something may be sent, from one network address or by one person."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network
from pathlib import Path


class Per(StrEnum):
    """Whose turns are counted together."""

    ADRES = "adres"
    ACCOUNT = "account"


@dataclass(frozen=True)
class Tempo:
    """At most ``aantal`` turns in ``minuten`` minutes; ``waarom`` says what it stops."""

    code: str
    per: Per
    aantal: int
    minuten: int
    waarom: str

    def until(self, at: datetime) -> datetime:
        """When the turns that begin now are forgotten."""
        return at + timedelta(minutes=self.minuten)


def _read(pad: Path) -> dict[str, Tempo]:
    entries = tomllib.loads(pad.read_text(encoding="utf-8"))["tempo"]
    return {e["code"]: Tempo(**e | {"per": Per(e["per"])}) for e in entries}


TEMPO = _read(Path(__file__).with_name("tempo.toml"))


def network_of(address: str) -> str:
    """Whose turns are counted together: an IPv4 address, or the /64 that one IPv6 subscriber has; else ``onbekend``."""
    try:
        ip = ip_address(address.strip())
    except ValueError:
        return "onbekend"
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return str(ip.ipv4_mapped)
        return str(ip_network((ip.packed[:8] + bytes(8), 64)))
    return str(ip)


def client_network(remote: str, forwarded: str, proxies: int) -> str:
    """The network of who sends: ``remote`` is the other end of the connection, ``forwarded`` its X-Forwarded-For.

    Each of our own ``proxies`` appends the address that it saw; what stands before those was written by the sender.
    """
    seen = forwarded.split(",") if forwarded else []
    return network_of(seen[-proxies] if 0 < proxies <= len(seen) else remote)
