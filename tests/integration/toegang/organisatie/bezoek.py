"""A visit to the provider of one's organisation, and back."""

from urllib.parse import parse_qs, urlsplit

from django.urls import reverse

HEEN, TERUG = (
    reverse(f"toegang:{naam}", args=["lindeveen"]) for naam in ("organisatie", "organisatie_terug")
)
LINDA = {"sub": "007", "email": "jeugdprofessional@voorbeeld.invalid", "email_verified": True}


def send(client, **vragen) -> dict[str, str]:
    """Go to the provider; what it was asked."""
    antwoord = client.get(HEEN, vragen)
    assert antwoord.status_code == 302
    return {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(antwoord["Location"]).query).items()}


def come_back(client, leugenaar, gevraagd, **anders):
    if "nonce" not in leugenaar.claims:
        leugenaar.claims["nonce"] = gevraagd["nonce"]
    return client.get(TERUG, {"code": "abc", "state": gevraagd["state"]} | anders)


def sign_in(client, leugenaar, **vragen):
    return come_back(client, leugenaar, send(client, **vragen))


def is_in(client) -> bool:
    return client.get(reverse("dossier:start")).status_code == 200


def text(antwoord) -> str:
    return antwoord.content.decode()
