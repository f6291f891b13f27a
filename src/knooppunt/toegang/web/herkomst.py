"""Where a request comes from: the network behind the proxies that we trust, the device, and the browser."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from knooppunt.toegang.rules.sessie import Herkomst, browser_name
from knooppunt.toegang.rules.tempo import client_network
from knooppunt.toegang.web import koekjes


def network_of_sender(request: HttpRequest) -> str:
    return client_network(
        request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", ""), settings.PROXIES
    )


def origin_of(request: HttpRequest) -> Herkomst:
    return Herkomst(
        plek=network_of_sender(request),
        apparaat=koekjes.read(request, koekjes.APPARAAT),
        browser=browser_name(request.headers.get("User-Agent", "")),
    )
