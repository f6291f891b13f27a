"""What the pages about the map have in common: the choice of an area, and the way from one page to the other."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.urls import reverse

from knooppunt.organisaties.public import Samenwerkingsverband

BLADZIJDEN = (
    ("kaart:kaart", "Kaart"),
    ("kaart:thuisnabij", "Thuisnabij"),
    ("kaart:ontbreekt", "Wat ontbreekt?"),
    ("kaart:cirkel", "Zet een cirkel"),
    ("kaart:studies", "Studies"),
)


class GebiedForm(forms.Form):
    """Of which samenwerkingsverband; the first one when nothing was chosen."""

    swv = forms.ChoiceField(
        label="Samenwerkingsverband", error_messages={"invalid_choice": "Kies uit de lijst."}
    )

    def __init__(self, data: dict[str, str]) -> None:
        gebieden = areas()
        super().__init__({"swv": gebieden[0][0] if gebieden else ""} | data)
        self.fields["swv"].choices = gebieden
        self.fields["swv"].required = bool(gebieden)


def areas() -> list[tuple[str, str]]:
    """Codes and names of what was built."""
    rijen = Samenwerkingsverband.objects.filter(regio__isnull=False).order_by("naam", "code")
    return [(code, f"{naam or code} ({code})") for code, naam in rijen.values_list("code", "naam")]


def tabs(hier: str, swv: str = "") -> list[dict[str, object]]:
    """The pages beside this one, about the same area."""
    vraag = QueryDict(mutable=True)
    if swv:
        vraag["swv"] = swv
    staart = f"?{vraag.urlencode()}" if swv else ""
    return [
        {"url": f"{reverse(naam)}{staart}", "label": label, "actief": naam == hier}
        for naam, label in BLADZIJDEN
    ]
