"""Forms of the steunpunt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from knooppunt.basis.benoemd import Benoemd
from knooppunt.basis.datumveld import datumveld
from knooppunt.steunpunt.rules import Kanaal, Met, Onderwerp, Sector


def _keuzes(woorden: Iterable[Benoemd]) -> list[tuple[str, str]]:
    return [(w.value, w.label[:1].upper() + w.label[1:]) for w in woorden]


def _keuze(label: str, woorden: Iterable[Benoemd], verplicht: str, **anders: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=_keuzes(woorden), error_messages={"required": verplicht}, **anders
    )


class ContactForm(forms.Form):
    """One conversation."""

    gesproken_op = datumveld("Op welke dag sprak u?")
    kanaal = _keuze("Hoe?", Kanaal, "Kies hoe u sprak.")
    met = _keuze("Met wie?", Met, "Kies met wie u sprak.")
    sector = _keuze("Welk onderwijs?", Sector, "Kies het onderwijs.", widget=forms.RadioSelect)
    onderwerp = _keuze("Waar ging het over?", Onderwerp, "Kies waar het over ging.")
    naam = forms.CharField(
        label="Naam", max_length=120, required=False,
        help_text="Alleen als iemand die wil geven. De naam van een kind of school is niet nodig.",
    )  # fmt: skip
    bereikbaar = forms.CharField(label="Bereikbaar op", max_length=200, required=False)
    verslag = forms.CharField(
        label="Wat is er besproken?", max_length=8000, widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={
            "required": "Schrijf op wat er is besproken.", "max_length": "Dit is te lang. Maak het korter.",
        },
    )  # fmt: skip
    terugbellen_op = datumveld("Wanneer neemt u weer contact op?", required=False)


class FilterForm(forms.Form):
    onderwerp = forms.ChoiceField(
        label="Onderwerp", required=False, choices=[("", "Alles"), *_keuzes(Onderwerp)]
    )


class BundelForm(forms.Form):
    toelichting = forms.CharField(
        label="Wat wilt u erbij zeggen?", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Zonder namen, scholen of verhalen waarin iemand een gezin herkent.",
        error_messages={"max_length": "Dit is te lang. Maak het korter."},
    )  # fmt: skip
