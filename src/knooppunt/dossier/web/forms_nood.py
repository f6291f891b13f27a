"""Forms of access in an emergency."""

from __future__ import annotations

from django import forms

from knooppunt.basis.datumveld import datumveld
from knooppunt.basis.tekstveld import tekstveld
from knooppunt.dossier.rules.nood import Noodaanleiding, Noodoordeel


class NoodForm(forms.Form):
    """Who the child is, exactly; why it cannot wait; and that one knows what follows."""

    voornaam = forms.CharField(
        label="Voornaam van het kind", max_length=60, error_messages={"required": "Vul de voornaam in."}
    )
    achternaam = forms.CharField(
        label="Achternaam", max_length=80, error_messages={"required": "Vul de achternaam in."}
    )
    geboortedatum = datumveld("Geboortedatum")
    aanleiding = forms.TypedChoiceField(
        label="Wat is er aan de hand?", coerce=Noodaanleiding, widget=forms.RadioSelect,
        choices=[(a.value, a.label.capitalize()) for a in Noodaanleiding],
        error_messages={"required": "Kies wat er aan de hand is."},
    )  # fmt: skip
    reden = tekstveld(
        "Waarom kan dit niet wachten?", "Schrijf op waarom dit niet kan wachten.", 2000, 4,
        help_text="De ouders lezen dit, en de functionaris gegevensbescherming ook. Noem het kind niet bij naam.",
    )  # fmt: skip
    ik_weet = forms.BooleanField(
        label="Ik weet dat de ouders en de functionaris dit meteen horen, en dat het wordt beoordeeld.",
        error_messages={"required": "Zet een vinkje als u dit weet."},
    )

    def clean(self) -> dict[str, object]:
        schoon = super().clean() or {}
        schoon.pop("ik_weet", None)
        return schoon


class OordeelForm(forms.Form):
    oordeel = forms.TypedChoiceField(
        label="Was dit terecht?", coerce=Noodoordeel, widget=forms.RadioSelect, empty_value=None,
        choices=[(o.value, o.label.capitalize()) for o in Noodoordeel],
        error_messages={"required": "Kies of het terecht was."},
    )  # fmt: skip
    gevolgen = tekstveld(
        "Wat gebeurt er nu?", "", 2000, 4, required=False,
        help_text="Verplicht als het niet terecht was. De ouders lezen dit.",
    )  # fmt: skip
