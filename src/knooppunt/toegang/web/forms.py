from django import forms
from django.utils.translation import gettext_lazy as _


class InlogForm(forms.Form):
    naam = forms.CharField(
        label=_("E-mailadres of inlognaam"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Vul uw e-mailadres of inlognaam in.")},
    )
    wachtwoord = forms.CharField(
        label=_("Wachtwoord"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Vul uw wachtwoord in.")},
    )


class MailForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit e-mailadres klopt niet. Kijk het na."),
        },
    )


class WachtwoordForm(forms.Form):
    wachtwoord = forms.CharField(
        label=_("Nieuw wachtwoord"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Kies een wachtwoord.")},
    )


class BriefForm(forms.Form):
    code = forms.CharField(
        label=_("Code uit de brief"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Vul de code uit de brief in.")},
    )
    geboortedatum = forms.DateField(
        label=_("Geboortedatum van het kind"),
        help_text=_(
            "Van het kind waar de brief over gaat. Gaat de brief over jou? Dan je eigen geboortedatum."
        ),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Vul de geboortedatum in."),
            "invalid": _("Vul een datum in, bijvoorbeeld 22-11-2016."),
        },
    )
