"""Forms of the second step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knooppunt.toegang.web.forms_account import password_field


def code_field(label: Any, verplicht: Any, cijfers: bool, **anders: Any) -> forms.CharField:
    toetsen = {"inputmode": "numeric"} if cijfers else {"autocapitalize": "characters", "spellcheck": "false"}
    return forms.CharField(
        label=label, max_length=40, error_messages={"required": verplicht},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", **toetsen}), **anders,
    )  # fmt: skip


class CodeForm(forms.Form):
    code = code_field(_("Code uit de app"), _("Vul de code uit de app in."), cijfers=True)


class HerstelForm(forms.Form):
    code = code_field(_("Herstelcode"), _("Vul een herstelcode in."), cijfers=False)


class StapForm(forms.Form):
    """A new second step. Who is signed in already types the password again."""

    naam = forms.CharField(
        label=_("Hoe noemen we dit?"), max_length=40, required=False,
        help_text=_("Bijvoorbeeld: mijn telefoon, of de laptop van het werk."),
    )  # fmt: skip
    wachtwoord = password_field(_("Het huidige wachtwoord"), _("Vul het huidige wachtwoord in."))

    def __init__(self, *args: Any, met_wachtwoord: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not met_wachtwoord:
            del self.fields["wachtwoord"]


class AppForm(StapForm):
    code = code_field(_("Code uit de app"), _("Vul de code in die de app nu laat zien."), cijfers=True)
    geheim = forms.CharField(widget=forms.HiddenInput, max_length=300)
    """The signed secret of the picture: it is kept nowhere until the app proved that it has it."""
    field_order = ("code", "naam", "wachtwoord")


class BevestigForm(forms.Form):
    wachtwoord = password_field(_("Het huidige wachtwoord"), _("Vul het huidige wachtwoord in."))
