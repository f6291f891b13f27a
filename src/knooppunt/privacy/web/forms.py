"""Forms of privacy: shapes of what is filled in. What is allowed is decided by the actions."""

from __future__ import annotations

from django import forms

from knooppunt.basis.datumveld import datumveld
from knooppunt.privacy.rules.bewaren import Uitstelreden


class UitstelForm(forms.Form):
    reden = forms.ChoiceField(
        label="Waarom is het nog nodig?", widget=forms.RadioSelect, choices=[(r.value, r.label) for r in Uitstelreden],
        error_messages={"required": "Kies een reden."},
    )  # fmt: skip
    toelichting = forms.CharField(
        label="Leg het uit", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ouders en leerling lezen dit. Schrijf niets over andere mensen op.",
        error_messages={"required": "Schrijf op waarom dit nog nodig is. De ouders lezen dat."},
    )  # fmt: skip
    tot = datumveld("Tot en met welke dag?")

    def clean_reden(self) -> Uitstelreden:
        return Uitstelreden(self.cleaned_data["reden"])
