"""Forms of calls for a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from knooppunt.basis.datumveld import datumveld
from knooppunt.basis.tekstveld import tekstveld
from knooppunt.kennis.web.forms import KennisForm, regelveld
from knooppunt.organisaties.public import Organisatie


class OproepForm(KennisForm):
    titel = regelveld(
        "Titel", 120, required=True, error_messages={"required": "Geef het een titel."},
        help_text="Bijvoorbeeld: leraar die wil ruilen met het speciaal onderwijs.",
    )  # fmt: skip
    tekst = tekstveld(
        "Wat zoekt of biedt u?", "Schrijf op wat u zoekt of biedt.", rijen=6,
        help_text="Schrijf geen naam van een kind. De naam van de collega hoeft er ook nog niet in.",
    )  # fmt: skip
    uren = forms.DecimalField(
        label="Hoeveel uur per week?", min_value=0.5, max_value=40, max_digits=4, decimal_places=1,
        error_messages={
            "required": "Vul in hoeveel uur per week.", "invalid": "Vul een getal in, bijvoorbeeld 8.",
            "min_value": "Vul ten minste een half uur per week in.", "max_value": "Vul ten hoogste 40 uur per week in.",
        },
    )  # fmt: skip
    van = datumveld("Vanaf")
    tot = datumveld("Tot en met")


class AntwoordForm(forms.Form):
    tekst = tekstveld(
        "Wat stelt u voor?", "Schrijf op wat u voorstelt.", rijen=4,
        help_text="Alleen de organisatie van de oproep leest dit.",
    )  # fmt: skip

    def __init__(self, *args: Any, organisaties: Sequence[Organisatie], **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.per_ref = {o.ref: o for o in organisaties}
        if len(organisaties) > 1:
            self.fields["namens"] = forms.ChoiceField(
                label="Namens welke organisatie?", choices=[(o.ref, o.naam) for o in organisaties]
            )

    def organisatie(self) -> Organisatie:
        gekozen = self.cleaned_data.get("namens")
        return self.per_ref[gekozen] if gekozen else next(iter(self.per_ref.values()))


class SluitForm(forms.Form):
    """What one does with an own call: ``welk`` is the answer that a button stands beside."""

    opbrengst = tekstveld(
        "Wat leverde het op?", lang=2000, rijen=3, required=False, help_text="De twee organisaties lezen dit."
    )
    welk = forms.SlugField(max_length=16, required=False, widget=forms.HiddenInput)
