"""What is other on a day, as somebody fills it in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from knooppunt.basis.datumveld import datumveld
from knooppunt.kaart.rules.ritten.dag import Uitzondering, Uitzonderingsoort
from knooppunt.kaart.rules.ritten.lijst import Deelrit
from knooppunt.kaart.web.ritten.forms import Tijdveld, refuse_hours

VELDEN = {
    Uitzonderingsoort.AFWEZIG: ("wie", "van", "tot", "deel"),
    Uitzonderingsoort.DICHT: ("wie", "van", "tot"),
    Uitzonderingsoort.TIJD: ("wie", "van", "begint", "eindigt"),
    Uitzonderingsoort.AUTO: ("wie", "van"),
}
VRAAG = {
    Uitzonderingsoort.AFWEZIG: ("Welke leerling?", "Kies een leerling."),
    Uitzonderingsoort.DICHT: ("Welke school?", "Kies een school."),
    Uitzonderingsoort.TIJD: ("Voor wie?", "Kies een leerling of een school."),
    Uitzonderingsoort.AUTO: ("Welke auto?", "Kies een auto."),
}
Keuzes = list[tuple[str, Any]]


class AndersForm(forms.Form):
    """One pupil, one school or one vehicle, from a day on."""

    wie = forms.ChoiceField()
    van = datumveld("Welke dag?")
    tot = datumveld("Tot en met welke dag?", required=False, help_text="Leeg: alleen die ene dag.")
    deel = forms.ChoiceField(
        label="Welke rit?", required=False, widget=forms.RadioSelect, initial="",
        choices=[("", "heen en terug"), (Deelrit.HEEN.value, "alleen heen"), (Deelrit.TERUG.value, "alleen terug")],
        error_messages={"invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip
    begint = Tijdveld(label="De school begint om", required=False, help_text="Leeg: zoals altijd.")
    eindigt = Tijdveld(label="De school eindigt om", required=False, help_text="Leeg: zoals altijd.")

    def __init__(self, *args: Any, soort: Uitzonderingsoort, keuzes: Keuzes, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.soort = soort
        for naam in set(self.fields) - set(VELDEN[soort]):
            del self.fields[naam]
        label, fout = VRAAG[soort]
        self.fields["wie"] = forms.ChoiceField(
            label=label, choices=[("", "Kies"), *keuzes],
            error_messages=dict.fromkeys(("required", "invalid_choice"), fout),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        if self.soort is Uitzonderingsoort.TIJD and not {"begint", "eindigt"} & self.errors.keys():
            if gegevens.get("begint") is None and gegevens.get("eindigt") is None:
                self.add_error("begint", "Vul minstens één tijd in.")
            refuse_hours(self, gegevens)
        return gegevens

    def exception(self) -> Uitzondering:
        """What was filled in, when it is valid."""
        g = self.cleaned_data
        van: date = g["van"]
        return Uitzondering(
            "", self.soort.value, g["wie"], van, g.get("tot") or van, g.get("deel", ""), g.get("begint"),
            g.get("eindigt"),
        )  # fmt: skip
