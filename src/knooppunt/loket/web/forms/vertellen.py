"""The pages on which the story is told. Every answer is text; nothing but what is needed is compulsory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from knooppunt.loket.queries.scholen import Schoolkeus
from knooppunt.loket.rules.vraag import Partij, Verteller, age_verdict, readers_verdict, vraag_tekst
from knooppunt.loket.web.teksten import PARTIJEN, RELATIES

LANG = 20_000
TE_LANG = _(
    "Deze tekst is te lang: %(show_value)d tekens. Er passen er %(limit_value)d. Maak de tekst wat korter."
)
GEEN_DATUM = _("Vul een datum in, bijvoorbeeld 31-12-2015.")


class StapForm(forms.Form):
    """One page: knows who tells, and on which day."""

    def __init__(
        self,
        *args: Any,
        verteller: Verteller,
        vandaag: date,
        scholen: Sequence[Schoolkeus] = (),
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.verteller, self.vandaag, self.scholen = verteller, vandaag, scholen
        self.shape()

    def shape(self) -> None:
        """Fit the fields to the teller."""

    def answers(self) -> dict[str, str]:
        """What was filled in and understood, as text."""
        schoon = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam in self.fields}
        return {n: w.isoformat() if isinstance(w, date) else str(w or "") for n, w in schoon.items()}


def verhaalveld(rijen: int, *, verplicht: bool = False, uitleg: str = "") -> forms.CharField:
    return forms.CharField(
        required=verplicht,
        max_length=LANG,
        help_text=uitleg,
        widget=forms.Textarea(attrs={"rows": rijen, "dir": "auto"}),
        error_messages={
            "max_length": TE_LANG,
            "required": _("Vertel wat er nodig is. Een paar woorden is genoeg."),
        },
    )


class VerhaalForm(StapForm):
    """A page of story questions, in the words for this teller."""

    def shape(self) -> None:
        for naam, veld in self.fields.items():
            veld.label = gettext(vraag_tekst(naam, self.verteller.value))


class GoedForm(VerhaalForm):
    gaat_goed = verhaalveld(5, uitleg=_("Thuis, op school of ergens anders. Ook kleine dingen tellen."))
    vindt_leuk = verhaalveld(4, uitleg=_("Bijvoorbeeld tekenen, dieren, voetbal of helpen."))


class NodigForm(VerhaalForm):
    nodig = verhaalveld(
        6, verplicht=True, uitleg=_("Wat zou er anders mogen gaan? U hoeft de oplossing niet te weten.")
    )
    geprobeerd = verhaalveld(4, uitleg=_("Wat hielp een beetje, en wat niet?"))
    helpt_al = verhaalveld(3, uitleg=_("Bijvoorbeeld een juf, een oom, een huisarts of een coach."))

    def shape(self) -> None:
        super().shape()
        if self.verteller is Verteller.LEERLING:
            self.fields["nodig"].help_text = gettext(
                "Wat zou er anders mogen gaan? Je hoeft de oplossing niet te weten."
            )


class WetenForm(StapForm):
    def shape(self) -> None:
        for partij in Partij:
            vraag, uitleg = PARTIJEN[partij]
            self.fields[f"mag_{partij.value}"] = forms.ChoiceField(
                label=vraag,
                help_text=uitleg,
                choices=[("ja", _("Ja, dat mag")), ("nee", _("Nee, liever niet"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies ja of nee."), "invalid_choice": _("Kies ja of nee.")},
            )

    def clean(self) -> None:
        """Said here, where it is answered, and not four pages on when the story is sent."""
        antwoord = {partij: self.cleaned_data.get(f"mag_{partij.value}") for partij in Partij}
        if all(antwoord.values()):
            verdict = readers_verdict(frozenset(partij for partij, mag in antwoord.items() if mag == "ja"))
            for reden in verdict.reasons:
                self.add_error(None, gettext(reden))


class KindForm(StapForm):
    geen_school = _("Het kind gaat niet naar school")
    kind_voornaam = forms.CharField(
        label=_("Voornaam van het kind"), max_length=60, error_messages={"required": _("Vul de voornaam in.")}
    )
    kind_achternaam = forms.CharField(
        label=_("Achternaam van het kind"),
        max_length=80,
        error_messages={"required": _("Vul de achternaam in.")},
    )
    geboortedatum = forms.DateField(
        label=_("Geboortedatum"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": GEEN_DATUM, "invalid": GEEN_DATUM},
    )
    woon_pc4 = forms.CharField(
        label=_("Postcode van het huis waar het kind woont"),
        help_text=_("De vier cijfers zijn genoeg."),
        max_length=7,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "size": 7}),
        validators=[
            RegexValidator(r"^[1-9][0-9]{3}\s?([A-Za-z]{2})?$", _("Vul vier cijfers in, bijvoorbeeld 1234."))
        ],
        error_messages={"required": _("Vul de postcode in, bijvoorbeeld 1234.")},
    )
    school_zoek = forms.CharField(
        label=_("Zoek de school"),
        help_text=_("Typ een deel van de naam of de plaats en kies Zoek."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    school = forms.ChoiceField(
        label=_("Op welke school zit het kind?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies de school, of kies ‘geen school’ of ‘weet ik niet’."),
            "invalid_choice": _("Kies de school, of kies ‘geen school’ of ‘weet ik niet’."),
        },
    )

    def shape(self) -> None:
        gevonden = [(s.ref, f"{s.naam}, {s.plaats}" if s.plaats else s.naam) for s in self.scholen]
        self.fields["school"].choices = [
            *gevonden,
            ("geen", self.geen_school),
            ("weet_niet", _("Weet ik niet")),
        ]

    def clean_woon_pc4(self) -> str:
        return self.cleaned_data["woon_pc4"][:4]

    def clean_geboortedatum(self) -> date:
        geboren = self.cleaned_data["geboortedatum"]
        for reden in age_verdict(self.verteller, geboren, self.vandaag).reasons:
            self.add_error("geboortedatum", gettext(reden))
        return geboren


def emailveld(uitleg: str) -> forms.EmailField:
    return forms.EmailField(
        label=_("E-mailadres"), required=False, max_length=254, help_text=uitleg,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Dit e-mailadres klopt niet. Een voorbeeld is naam@voorbeeld.nl.")},
    )  # fmt: skip


def telefoonveld() -> forms.CharField:
    return forms.CharField(
        label=_("Telefoonnummer"), required=False, max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        validators=[RegexValidator(r"^[0-9+()\-\s]{6,30}$", _("Vul een telefoonnummer in met alleen cijfers."))],
    )  # fmt: skip


class JijForm(KindForm):
    geen_school = _("Ik ga niet naar school")
    email = emailveld(_("Dan mailen we je als er een antwoord is."))
    telefoon = telefoonveld()

    def shape(self) -> None:
        super().shape()
        labels = {
            "kind_voornaam": gettext("Je voornaam"),
            "kind_achternaam": gettext("Je achternaam"),
            "geboortedatum": gettext("Je geboortedatum"),
            "woon_pc4": gettext("Postcode van het huis waar je woont"),
            "school": gettext("Op welke school zit je?"),
            "school_zoek": gettext("Zoek je school"),
        }
        for naam, label in labels.items():
            self.fields[naam].label = label


class VertellerForm(StapForm):
    verteller_naam = forms.CharField(
        label=_("Uw naam"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul uw naam in.")},
    )
    relatie = forms.CharField(label=_("Uw functie en organisatie"), max_length=60, required=False)
    email = emailveld(_("Dan mailen we u als er een antwoord is."))
    telefoon = telefoonveld()

    def shape(self) -> None:
        if self.verteller is Verteller.OUDER:
            self.fields["relatie"] = forms.ChoiceField(
                label=_("Wie bent u van het kind?"),
                choices=[(c, n) for c, n in RELATIES.items() if c != "leerling"],
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies wie u van het kind bent.")},
            )


STAPFORMS: dict[str, type[StapForm]] = {
    "goed": GoedForm,
    "nodig": NodigForm,
    "weten": WetenForm,
    "kind": KindForm,
    "verteller": VertellerForm,
    "jij": JijForm,
}


def steps_of(verteller: str) -> tuple[str, ...]:
    """The pages in their order: first what goes well."""
    if verteller == Verteller.LEERLING:
        return ("goed", "nodig", "weten", "jij", "overzicht")
    return ("goed", "nodig", "weten", "kind", "verteller", "overzicht")
