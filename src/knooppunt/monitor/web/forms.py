"""What someone chose to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms

from knooppunt.basis.verdict import Refusal
from knooppunt.monitor.queries import Verband
from knooppunt.monitor.rules.bevinding import SOORTNAMEN

EERST = {"swv": "alle", "soort": "Vso"}
"""What is shown to who did not choose yet."""


@dataclass(frozen=True)
class Keuze:
    """``swv`` is "alle" for the whole region; ``codes`` are then all of them."""

    swv: str
    soort: str
    codes: tuple[str, ...]
    gebied: str

    def query(self, **anders: str) -> str:
        """The address part of this choice, with something changed."""
        return urlencode({"swv": self.swv, "soort": self.soort} | anders)


class KeuzeForm(forms.Form):
    swv = forms.ChoiceField(label="Samenwerkingsverband")
    soort = forms.ChoiceField(choices=list(SOORTNAMEN.items()), widget=forms.HiddenInput)

    def __init__(self, data: dict[str, str], verbanden: Sequence[Verband]) -> None:
        super().__init__(EERST | data)
        lijst = [(v.code, v.naam if v.naam == v.code else f"{v.naam} ({v.code})") for v in verbanden]
        self.fields["swv"].choices = [(EERST["swv"], "De hele regio"), *lijst]


def chosen(form: KeuzeForm, verbanden: Sequence[Verband], regio_naam: str) -> Keuze:
    """What to show; a value that is not in the list is refused."""
    if not form.is_valid():
        raise Refusal("Deze keuze bestaat niet. Ga terug naar het Regiobeeld en kies uit de lijst.")
    swv, soort = form.cleaned_data["swv"], form.cleaned_data["soort"]
    namen = {verband.code: verband.naam for verband in verbanden}
    if swv in namen:
        return Keuze(swv, soort, (swv,), namen[swv])
    return Keuze(swv, soort, tuple(sorted(namen)), regio_naam)
