"""Forms of the register of the meldcode."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from knooppunt.basis.datumveld import datumveld
from knooppunt.dossier.rules.meldcode import Meldbesluit, Meldcodestap
from knooppunt.dossier.web.forms_kring import tekstveld


class StapForm(forms.Form):
    """What was done for one step; the decision is asked at step five only."""

    datum = datumveld("Op welke dag?")
    tekst = tekstveld("Wat hebt u gedaan of gezien?", "Schrijf op wat u hebt gedaan of gezien.", 8000, 7)
    besluit = forms.TypedChoiceField(
        label="Wat hebt u besloten?", coerce=Meldbesluit, widget=forms.RadioSelect, empty_value=None,
        choices=[(b.value, b.label.capitalize()) for b in Meldbesluit],
        error_messages={"required": "Kies wat u hebt besloten."},
    )  # fmt: skip

    def __init__(self, *args: Any, stap: Meldcodestap, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"datum": vandaag}, **kwargs)
        self.fields["tekst"].help_text = "Feiten, met wie u sprak, en wat er is gezegd."
        if stap is not Meldcodestap.BESLISSEN:
            del self.fields["besluit"]

    def clean(self) -> dict[str, Any]:
        return {"besluit": None} | (super().clean() or {})


class CollegaForm(forms.Form):
    collega = forms.ChoiceField(
        label="Collega",
        error_messages={"required": "Kies een collega.", "invalid_choice": "Kies een collega uit de lijst."},
    )

    def __init__(self, *args: Any, collegas: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["collega"].choices = [("", "Kies een collega"), *((c.ref, c.naam) for c in collegas)]
