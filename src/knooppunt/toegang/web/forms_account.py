"""Forms of the own account: shapes of what is filled in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


def password_field(label: Any, verplicht: Any, **anders: Any) -> forms.CharField:
    """The password that one has (``current-password``) or a new one."""
    soort = "new-password" if anders.pop("nieuw", False) else "current-password"
    return forms.CharField(
        label=label, max_length=200, strip=False, error_messages={"required": verplicht},
        widget=forms.PasswordInput(attrs={"autocomplete": soort}), **anders,
    )  # fmt: skip


class NaamForm(forms.Form):
    naam = forms.CharField(
        label=_("Naam"), max_length=120, error_messages={"required": _("Vul een naam in.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip


class TaalForm(forms.Form):
    taal = forms.ChoiceField(
        label=_("Taal"), choices=settings.LANGUAGES, widget=forms.RadioSelect,
        help_text=_("De taal van de mails, en van de bladzijden die er in meer talen zijn."),
        error_messages={"required": _("Kies een taal.")},
    )  # fmt: skip


class AnderWachtwoordForm(forms.Form):
    huidig = password_field(_("Het huidige wachtwoord"), _("Vul het huidige wachtwoord in."))
    wachtwoord = password_field(
        _("Nieuw wachtwoord"), _("Kies een nieuw wachtwoord."), nieuw=True,
        help_text=_("Minstens 12 tekens. Een paar woorden achter elkaar is goed."),
    )  # fmt: skip


class AnderAdresForm(forms.Form):
    email = forms.EmailField(
        label=_("Nieuw e-mailadres"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul een e-mailadres in."),
            "invalid": _("Dit e-mailadres klopt niet. Kijk het na."),
        },
    )  # fmt: skip
    wachtwoord = password_field(_("Het huidige wachtwoord"), _("Vul het huidige wachtwoord in."))
