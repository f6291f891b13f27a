"""Where a request comes from: the network address behind the proxies that we trust, and the browser."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

from knooppunt.toegang.rules.sessie import Herkomst, browser_name

APPARAAT_COOKIE = "knooppunt_apparaat"
APPARAAT_DUUR = 180 * 24 * 3600


def client_address(request: HttpRequest) -> str:
    """The address of who asks: with proxies in front, what the outermost of ours saw. What stands before it is a claim."""
    keten = [*request.headers.get("X-Forwarded-For", "").split(","), request.META.get("REMOTE_ADDR", "")]
    adres = keten[max(0, len(keten) - 1 - settings.PROXIES)].strip()
    try:
        ip = ip_address(adres)
    except ValueError:
        return ""
    # One household or school has a whole IPv6 network: a guesser would have as many addresses as needed.
    return str(ip_network(f"{ip}/64", strict=False)) if isinstance(ip, IPv6Address) else str(ip)


def origin_of(request: HttpRequest) -> Herkomst:
    return Herkomst(
        plek=client_address(request),
        apparaat=request.COOKIES.get(APPARAAT_COOKIE, "")[:100],
        browser=browser_name(request.headers.get("User-Agent", "")),
    )
