"""Small forms of the teller: begin, come back, invite, add, sign."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.loket.queries.sleutel import LENGTE, clean_key
from knooppunt.loket.rules.vraag import Verteller
from knooppunt.loket.web.forms.vertellen import GEEN_DATUM, LANG, TE_LANG
from knooppunt.loket.web.teksten import RELATIES


class EenmaligForm(forms.Form):
    """A form with a random key of its own: sent twice, it does its work once."""

    sleutel = forms.CharField(max_length=LENGTE, widget=forms.HiddenInput)
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    """Stays empty: only a machine that fills everything fills it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sleutel"].initial = nieuwe_referentie(LENGTE)

    def clean_sleutel(self) -> str:
        sleutel = self.cleaned_data["sleutel"]
        if clean_key(sleutel) != sleutel:
            raise forms.ValidationError(_("Er ging iets mis met dit formulier. Laad de pagina opnieuw."))
        return sleutel

    @property
    def is_machine(self) -> bool:
        return bool(self.data.get(self.add_prefix("website")))


class StartForm(EenmaligForm):
    wie = forms.ChoiceField(
        choices=[(v.value, v.value) for v in Verteller],
        widget=forms.HiddenInput,
        error_messages={"required": _("Kies wie u bent."), "invalid_choice": _("Kies wie u bent.")},
    )


class LeeftijdForm(StartForm):
    geboortedatum = forms.DateField(
        label=_("Wanneer ben je geboren?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": GEEN_DATUM, "invalid": GEEN_DATUM},
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Persoonlijke code"),
        help_text=_("16 letters en cijfers, bijvoorbeeld 7FK3-9QDM-2RTX-5C8W."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "size": 22}),
        error_messages={"required": _("Vul de code in.")},
    )


class MailForm(forms.Form):
    email = forms.EmailField(
        max_length=254,
        label=_("E-mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit e-mailadres klopt niet. Een voorbeeld is naam@voorbeeld.nl."),
        },
    )


class OuderForm(EenmaligForm):
    naam = forms.CharField(
        label=_("Naam van de andere ouder"), max_length=120, error_messages={"required": _("Vul de naam in.")}
    )
    relatie = forms.ChoiceField(
        label=_("Wie is dat van het kind?"),
        choices=[(c, n) for c, n in RELATIES.items() if c not in ("leerling", "familie")],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie dat van het kind is.")},
    )
    email = forms.EmailField(
        max_length=254,
        label=_("E-mailadres"),
        required=False,
        help_text=_("Zonder e-mail komt er een code op het scherm, om zelf te geven."),
        error_messages={"invalid": _("Dit e-mailadres klopt niet. Een voorbeeld is naam@voorbeeld.nl.")},
    )


class WoordenForm(EenmaligForm):
    tekst = forms.CharField(
        label=_("Wat wilt u erbij vertellen?"),
        max_length=LANG,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"max_length": TE_LANG, "required": _("Schrijf eerst iets op.")},
    )
