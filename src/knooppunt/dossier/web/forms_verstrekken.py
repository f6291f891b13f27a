"""Forms of packages for who cannot sign in here."""

from __future__ import annotations

from typing import Any

from django import forms

from knooppunt.basis.uitwisselingen import UITWISSELINGEN
from knooppunt.dossier.web.forms_kring import tekstveld


class PakketForm(forms.Form):
    uitwisseling = forms.ChoiceField(
        label="Voor wie is het?", widget=forms.RadioSelect,
        choices=[
            (u.code, u.ontvanger[:1].upper() + u.ontvanger[1:])
            for u in UITWISSELINGEN.values()
            if u.kanaal == "pakket"
        ],
        error_messages={"required": "Kies voor wie het pakket is."},
    )  # fmt: skip
    aan = forms.CharField(
        label="Naam en adres van de ontvanger",
        max_length=200,
        error_messages={"required": "Schrijf op aan wie dit gaat."},
    )
    reden = tekstveld("Waarom stuurt u dit?", "Schrijf op waarom u dit stuurt. Het gezin leest dat.", 1000, 3)


class PakketAntwoordForm(forms.Form):
    """Agree, or say what is wrong."""

    eens = forms.TypedChoiceField(
        label="Mag dit zo weg?", widget=forms.RadioSelect, coerce=lambda waarde: waarde == "ja",
        choices=[("ja", "Ja, dit klopt"), ("nee", "Nee, hier klopt iets niet")],
        error_messages={"required": "Kies ja of nee."},
    )  # fmt: skip
    tekst = tekstveld("Wat klopt er niet?", "", 2000, 3, required=False)


class BezwaarAntwoordForm(forms.Form):
    antwoord = tekstveld("Uw antwoord aan het gezin", "Schrijf een antwoord.", 2000, 3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix="antwoord", **kwargs)
