"""Forms of who handles a question."""

from __future__ import annotations

from typing import Any

from django import forms

from knooppunt.loket.rules.vraag import Reactiesoort
from knooppunt.loket.web.forms.loket import EenmaligForm

TE_LANG = "Deze tekst is te lang. Maak hem korter dan %(limit_value)d tekens."


class ReactieForm(EenmaligForm):
    soort = forms.ChoiceField(
        label="Wat stuurt u?",
        choices=[
            (Reactiesoort.ANTWOORD.value, "Een antwoord. De vraag blijft open."),
            (Reactiesoort.WEDERVRAAG.value, "Een vraag terug. De vraag wacht op de verteller."),
            (Reactiesoort.ADVIES.value, "Een advies, zonder dossier. De vraag is dan afgerond."),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat u stuurt.", "invalid_choice": "Kies wat u stuurt."},
    )
    tekst = forms.CharField(
        label="Uw bericht",
        help_text="De verteller leest dit op de statuspagina. Schrijf kort en gewoon.",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Schrijf eerst uw bericht.", "max_length": TE_LANG},
    )


class DoorgeefForm(EenmaligForm):
    naar = forms.TypedChoiceField(
        label="Aan wie geeft u de vraag door?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een persoon.", "invalid_choice": "Kies een persoon uit de lijst."},
    )
    reden = forms.CharField(
        label="Waarom?",
        help_text="De verteller leest dit.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf waarom u de vraag doorgeeft.", "max_length": TE_LANG},
    )

    def __init__(self, *args: Any, mensen: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar"].choices = mensen


class ToewijsForm(DoorgeefForm):
    reden = None
