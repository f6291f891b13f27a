"""Forms of fixed contacts and of agreements between municipalities."""

from __future__ import annotations

from typing import Any

from django import forms

from knooppunt.organisaties.public import Gemeente, Organisatie
from knooppunt.wegwijzer.rules.contacten import Contactfunctie, Langs
from knooppunt.wegwijzer.web.beheer.forms import GEEN_MAIL, GEEN_URL, KORT

DATUM = {"type": "date"}
GEEN_DATUM = {"invalid": "Vul een datum in, bijvoorbeeld 22-11-2026."}


class ContactForm(forms.Form):
    organisatie = forms.ChoiceField(
        label="Voor welke organisatie werkt het contact?",
        error_messages={"required": "Kies een organisatie."},
    )
    telefoon = forms.CharField(label="Telefoon op het werk", required=False, max_length=20)
    email = forms.EmailField(label="E-mail op het werk", required=False, error_messages=GEEN_MAIL)
    naam = forms.CharField(
        label="Naam", required=False, max_length=120, help_text="Alleen als deze persoon gevonden wil worden."
    )
    bereikbaar = forms.CharField(
        label="Wanneer bereikbaar?",
        required=False,
        max_length=160,
        help_text="Bijvoorbeeld: maandag en donderdag.",
    )

    def __init__(self, *args: Any, organisaties: list[Organisatie], **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.per_ref = {o.ref: o for o in organisaties}
        self.fields["organisatie"].choices = [(o.ref, o.naam) for o in organisaties]

    def clean_organisatie(self) -> Organisatie:
        return self.per_ref[self.cleaned_data["organisatie"]]


class AfspraakForm(forms.Form):
    woongemeente = forms.ChoiceField(label="Het kind woont in")
    schoolgemeente = forms.ChoiceField(label="De school staat in")
    functie = forms.ChoiceField(
        label="Waarvoor geldt de afspraak?", required=False,
        choices=[("", "Voor alle contacten"), *((f.value, f.label) for f in Contactfunctie)],
    )  # fmt: skip
    langs = forms.ChoiceField(
        label="Welk contact is er dan?", required=False,
        choices=[("", "Zoals de gewone regel zegt")] + [(e.value, f"Dat {e.label}") for e in Langs],
    )  # fmt: skip
    tekst = forms.CharField(
        label="Wat is er afgesproken?", widget=KORT, max_length=1000,
        error_messages={"required": "Schrijf op wat de gemeenten afspraken."},
    )  # fmt: skip
    url = forms.URLField(
        label="Waar staat de afspraak?", required=False, assume_scheme="https", error_messages=GEEN_URL
    )
    geldig_van = forms.DateField(
        label="Vanaf", widget=forms.DateInput(attrs=DATUM, format="%Y-%m-%d"),
        error_messages=GEEN_DATUM | {"required": "Vul in vanaf wanneer de afspraak geldt."},
    )  # fmt: skip
    geldig_tot = forms.DateField(
        label="Tot", required=False, widget=forms.DateInput(attrs=DATUM, format="%Y-%m-%d"), error_messages=GEEN_DATUM,
        help_text="Leeg: er is geen einde afgesproken.",
    )  # fmt: skip

    def __init__(self, *args: Any, gemeenten: list[Gemeente], **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.per_code = {g.code: g for g in gemeenten}
        for veld in ("woongemeente", "schoolgemeente"):
            self.fields[veld].choices = [("", "Kies een gemeente"), *((g.code, g.naam) for g in gemeenten)]
            self.fields[veld].error_messages["required"] = "Kies een gemeente."

    @staticmethod
    def values_of(afspraak: Any) -> dict[str, Any]:
        """What the form begins with to change an agreement."""
        velden = ("functie", "langs", "tekst", "url", "geldig_van", "geldig_tot")
        gemeenten = {veld: getattr(afspraak, veld).code for veld in ("woongemeente", "schoolgemeente")}
        return gemeenten | {veld: getattr(afspraak, veld) for veld in velden}

    def clean_woongemeente(self) -> Gemeente:
        return self.per_code[self.cleaned_data["woongemeente"]]

    def clean_schoolgemeente(self) -> Gemeente:
        return self.per_code[self.cleaned_data["schoolgemeente"]]
