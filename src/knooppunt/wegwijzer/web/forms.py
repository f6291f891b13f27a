"""The search form. It is asked by address (GET), so what cannot be understood is left out, never an error page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knooppunt.wegwijzer.rules.aanbod import TALEN, Kenmerk
from knooppunt.wegwijzer.rules.zoekvraag import AFSTANDEN, OUDSTE

ZOEKKENMERKEN = (Kenmerk.ROLSTOEL, Kenmerk.TOILET, Kenmerk.PRIKKELARM, Kenmerk.RINGLEIDING, Kenmerk.OV)
"""What one can ask of a place."""


class ZoekForm(forms.Form):
    q = forms.CharField(label=_("Wat zoekt u?"), required=False, max_length=200, strip=True)
    plaats = forms.CharField(
        label=_("Postcode of plaats"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    km = forms.TypedChoiceField(label=_("Hoe ver weg"), required=False, coerce=int, empty_value=None)
    leeftijd = forms.IntegerField(
        label=_("Leeftijd van het kind"),
        required=False,
        min_value=0,
        max_value=OUDSTE,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    taal = forms.ChoiceField(label=_("In welke taal"), required=False)
    kenmerken = forms.MultipleChoiceField(
        label=_("De plek heeft"), required=False, widget=forms.CheckboxSelectMultiple
    )
    gratis = forms.BooleanField(label=_("Kost niets"), required=False)
    zelf = forms.BooleanField(label=_("U kunt er zelf naartoe"), required=False)
    vrij = forms.BooleanField(label=_("Er is nu plek"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["km"].choices = [
            ("", _("maakt niet uit")),
            *((km, _("tot %(km)s km") % {"km": km}) for km in AFSTANDEN),
        ]
        self.fields["taal"].choices = [
            ("", _("maakt niet uit")),
            *((c, _(naam)) for c, naam in TALEN.items() if c != "nl"),
        ]
        self.fields["kenmerken"].choices = [(k.value, _(k.label)) for k in ZOEKKENMERKEN]

    @property
    def understood(self) -> dict[str, Any]:
        """What could be read of every field; a field that could not be is as if it was not filled in."""
        self.is_valid()
        gevuld: dict[str, Any] = getattr(self, "cleaned_data", {})  # an empty form has none
        gelezen = {naam: gevuld.get(naam) for naam in self.fields}
        return {naam: None if w in ("", []) or w is False else w for naam, w in gelezen.items()}

    @property
    def has_filters(self) -> bool:
        return any(w is not None for naam, w in self.understood.items() if naam not in ("q", "plaats"))
