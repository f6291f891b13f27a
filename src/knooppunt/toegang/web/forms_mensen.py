"""Forms of the administrator of the region."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from knooppunt.basis.datumveld import datumveld
from knooppunt.toegang.rollen import GROEPEN
from knooppunt.toegang.rules.mensen import Staat

ROLKEUZES = [("", "Kies een rol")] + [
    (groep, [(rol.code, rol.naam) for rol in rollen]) for groep, rollen in GROEPEN.items()
]


class ZoekForm(forms.Form):
    zoek = forms.CharField(label="Naam, e-mailadres of organisatie", max_length=80, required=False)
    welke = forms.ChoiceField(
        label="Wie",
        required=False,
        choices=[
            ("", "Iedereen"),
            *((s.value, s.label.capitalize()) for s in Staat if s is not Staat.GEWOON),
        ],
    )


class RolForm(forms.Form):
    """A role somewhere, from a day."""

    organisatie = forms.ChoiceField(
        label="Organisatie",
        error_messages={
            "required": "Kies een organisatie.",
            "invalid_choice": "Kies een organisatie uit de lijst.",
        },
    )
    rol = forms.ChoiceField(
        label="Rol",
        choices=ROLKEUZES,
        help_text="Wat een rol mag, staat op de bladzijde ‘Wie mag wat zien’.",
        error_messages={"required": "Kies een rol.", "invalid_choice": "Kies een rol uit de lijst."},
    )
    begin = datumveld("Vanaf")

    def __init__(self, *args: Any, organisaties: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisaties = {o.ref: o for o in organisaties}
        per_soort: dict[str, list[tuple[str, str]]] = {}
        for o in self.organisaties.values():
            per_soort.setdefault(o.get_soort_display(), []).append((o.ref, o.naam))
        self.fields["organisatie"].choices = [("", "Kies een organisatie"), *per_soort.items()]

    def clean_organisatie(self) -> Any:
        return self.organisaties[self.cleaned_data["organisatie"]]


class UitnodigForm(RolForm):
    naam = forms.CharField(label="Naam", max_length=120, error_messages={"required": "Vul de naam in."})
    email = forms.EmailField(
        label="E-mailadres van het werk",
        max_length=254,
        error_messages={
            "required": "Vul het e-mailadres in.",
            "invalid": "Dit e-mailadres klopt niet. Kijk het na.",
        },
    )
    field_order = ("naam", "email", "organisatie", "rol", "begin")


class VerplaatsForm(RolForm):
    """The other role begins when the old one ends: now."""

    begin = None
