"""Forms for the rows of an entry: a few empty ones at the end, an emptied one goes. Works without scripts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from knooppunt.wegwijzer.rules.aanbod import DAGEN, Eenheid

TIJD = {"type": "time"}
GEEN_TIJD = "Vul een tijd in, bijvoorbeeld 09:30."


class Rij(forms.Form):
    """A row; when nothing of ``verplicht`` was filled in it does not count."""

    verplicht: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)

    @property
    def is_filled(self) -> bool:
        return any(self.cleaned_data.get(veld) not in (None, "", []) for veld in self.verplicht)

    def sheet(self) -> dict[str, Any]:
        return {naam: self.cleaned_data.get(naam) for naam in self.fields}


class TijdRij(Rij):
    verplicht = ("dagen",)
    dagen = forms.MultipleChoiceField(
        label="Dagen", choices=list(DAGEN.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    van = forms.TimeField(
        label="Van", required=False, widget=forms.TimeInput(attrs=TIJD, format="%H:%M"),
        error_messages={"invalid": GEEN_TIJD},
    )  # fmt: skip
    tot = forms.TimeField(
        label="Tot", required=False, widget=forms.TimeInput(attrs=TIJD, format="%H:%M"),
        error_messages={"invalid": GEEN_TIJD},
    )  # fmt: skip
    toelichting = forms.CharField(label="Bijzonderheid", required=False, max_length=160)

    def clean(self) -> dict[str, Any]:
        gegevens = self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and van >= tot:
            self.add_error("tot", "De eindtijd is niet later dan de begintijd.")
        if (van or tot or gegevens.get("toelichting")) and not gegevens.get("dagen"):
            self.add_error("dagen", "Kies op welke dagen dit is.")
        return gegevens

    def sheet(self) -> dict[str, Any]:
        gekozen = [dag for dag in DAGEN if dag in self.cleaned_data["dagen"]]
        return super().sheet() | {"dagen": ",".join(gekozen)}


class KostenRij(Rij):
    verplicht = ("waarvoor", "bedrag", "toelichting")
    waarvoor = forms.CharField(label="Waarvoor", required=False, max_length=120)
    bedrag = forms.DecimalField(
        label="Bedrag in euro", required=False, min_value=0, max_digits=8, decimal_places=2,
        help_text="0 als het niets kost.",
        error_messages={"invalid": "Vul een bedrag in, bijvoorbeeld 12,50.", "min_value": "Een bedrag is 0 of meer."},
    )  # fmt: skip
    toelichting = forms.CharField(label="Toelichting", required=False, max_length=200)


class RuimteRij(Rij):
    verplicht = ("vrij",)
    groep = forms.CharField(
        label="Groep", required=False, max_length=80, help_text="Als er meer groepen zijn."
    )
    vrij = forms.DecimalField(label="Vrij", required=False, min_value=0, max_digits=6, decimal_places=1)
    totaal = forms.DecimalField(label="Van de", required=False, min_value=0, max_digits=6, decimal_places=1)
    eenheid = forms.ChoiceField(
        label="Wat telt u", choices=[(e.value, e.label) for e in Eenheid], required=False
    )
    schooljaar = forms.TypedChoiceField(label="Wanneer", required=False, coerce=int, empty_value=None)
    toelichting = forms.CharField(
        label="Voorwaarden",
        required=False,
        max_length=200,
        help_text="Wie kan in deze groep beginnen, en wanneer.",
    )

    def __init__(self, *args: Any, jaar: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["schooljaar"].choices = [
            ("", "nu"), *((j, f"schooljaar {j}-{j + 1}") for j in range(jaar - 1, jaar + 3)),
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        gegevens = self.cleaned_data
        if (gegevens.get("groep") or gegevens.get("totaal") is not None) and gegevens.get("vrij") is None:
            self.add_error("vrij", "Vul in hoeveel er vrij is. Vul 0 in als er geen plek is.")
        return gegevens

    def sheet(self) -> dict[str, Any]:
        return super().sheet() | {"eenheid": self.cleaned_data["eenheid"] or Eenheid.PLEKKEN.value}


class ContactRij(Rij):
    verplicht = ("functie", "telefoon", "email")
    functie = forms.CharField(label="Functie", required=False, max_length=80)
    naam = forms.CharField(
        label="Naam", required=False, max_length=120, help_text="Alleen als deze persoon gevonden wil worden."
    )
    telefoon = forms.CharField(label="Telefoon op het werk", required=False, max_length=20)
    email = forms.EmailField(
        label="E-mail op het werk", required=False,
        error_messages={"invalid": "Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl."},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        if (
            self.cleaned_data.get("telefoon") or self.cleaned_data.get("email")
        ) and not self.cleaned_data.get("functie"):
            self.add_error("functie", "Schrijf op welke functie dit is, bijvoorbeeld ‘medewerker wijkteam’.")
        return self.cleaned_data


class TelefoonRij(Rij):
    verplicht = ("nummer",)
    nummer = forms.CharField(label="Telefoonnummer", required=False, max_length=20)
    toelichting = forms.CharField(label="Toelichting", required=False, max_length=120)


class PapierRij(Rij):
    verplicht = ("naam",)
    naam = forms.CharField(label="Wat moet men meenemen", required=False, max_length=160)


EXTRA = 2
"""Empty rows at the end; whoever needs more saves and gets two new ones."""
MEESTE_RIJEN = 25
RIJFORMS: dict[str, tuple[type[Rij], str]] = {
    "openingstijden": (TijdRij, "Wanneer is het open?"),
    "kosten": (KostenRij, "Wat kost het?"),
    "capaciteit": (RuimteRij, "Is er plek?"),
    "contacten": (ContactRij, "Wie kan men bellen of mailen?"),
    "telefoons": (TelefoonRij, "Andere telefoonnummers"),
    "papieren": (PapierRij, "Wat moet men meenemen?"),
}


def row_forms(naam: str, data: Any, rijen: list[dict[str, Any]], **extra: Any) -> BaseFormSet:
    """The forms of one kind of row, filled with what the sheet has."""
    form, _ = RIJFORMS[naam]
    formset = formset_factory(form, extra=EXTRA, max_num=MEESTE_RIJEN, absolute_max=MEESTE_RIJEN)
    kwargs = {"jaar": extra["jaar"]} if form is RuimteRij else {}
    return formset(data, prefix=naam, initial=[_initial(rij) for rij in rijen], form_kwargs=kwargs)


def _initial(rij: dict[str, Any]) -> dict[str, Any]:
    return rij | ({"dagen": rij["dagen"].split(",")} if rij.get("dagen") else {})


def sheet_rows(formset: BaseFormSet) -> list[dict[str, Any]]:
    """The rows that were filled in, in their order. What a row has and the form does not show stays as it was."""
    return [{**form.initial, **form.sheet()} for form in formset if form.is_filled]
