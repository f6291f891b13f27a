"""The form of a note of an expert."""

from __future__ import annotations

from django import forms

from knooppunt.basis.tekstveld import tekstveld
from knooppunt.dossier.rules.kring import Deel


class NotitieForm(forms.Form):
    titel = forms.CharField(
        label="Waar gaat het over?",
        max_length=120,
        error_messages={"required": "Schrijf in een paar woorden waar het over gaat."},
    )
    tekst = tekstveld("Uw aantekening", "Schrijf uw aantekening op.", 20000, 10)
    deel = forms.TypedChoiceField(
        label="Bij welk deel van het dossier hoort het straks?", coerce=Deel, widget=forms.RadioSelect,
        choices=[(d.value, d.label.capitalize()) for d in (Deel.ONDERWIJS, Deel.ZORG)],
        help_text="Dit geldt als u het deel van het dossier maakt. Gaat het over gezondheid, kies dan zorg en hulp.",
        error_messages={"required": "Kies bij welk deel het hoort."},
    )  # fmt: skip
