"""What the pages about the map have in common: the choice of an area, and the way from one page to the other."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.urls import reverse

from knooppunt.kaart.queries.wegen import ways_to_travel
from knooppunt.kaart.rules.wegen.maat import Hoe
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


class HoeVeld(forms.ChoiceField):
    """How one travels: what can be reckoned here."""

    def __init__(self) -> None:
        super().__init__(
            label="Hoe reist iemand?",
            choices=_manners,
            error_messages={"invalid_choice": "Kies uit de lijst."},
        )

    def clean(self, value: str) -> Hoe:
        return Hoe(super().clean(value))


def _manners() -> list[tuple[str, str]]:
    return [(hoe.value, hoe.label) for hoe in ways_to_travel()]


EERST_HOE = Hoe.FIETS.value
ANDERS_REIZEN = {
    Hoe.ROLSTOEL: "Met een rolstoel: alleen als uw regio wegen van OpenStreetMap heeft ingesteld.",
    Hoe.OV: "Met het openbaar vervoer: alleen als uw regio een dienstregeling heeft ingesteld.",
}


def not_to_choose() -> list[str]:
    """Why some ways to travel are not in the list."""
    return [zin for hoe, zin in ANDERS_REIZEN.items() if hoe not in ways_to_travel()]


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
