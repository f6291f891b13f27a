"""Forms about transport: shapes of what is filled in. What follows from it is decided by the rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knooppunt.basis.datumveld import datumveld
from knooppunt.kaart.rules.vervoer import Onderwijs, Reist, Rit
from knooppunt.organisaties.public import Gemeente

WEET_NIET, JA, NEE = "weet_niet", "ja", "nee"
DICHTSTBIJ = {WEET_NIET: None, JA: True, NEE: False}


class RitForm(forms.Form):
    """What is needed to explain: no name, and nothing of it is kept."""

    gemeente = forms.ChoiceField(
        label=_("In welke gemeente woont het kind?"), error_messages={"required": _("Kies een gemeente.")}
    )
    onderwijs = forms.ChoiceField(
        label=_("Naar welke school gaat het kind?"),
        choices=[("", _("Kies een soort school")), *((o.value, _(o.label)) for o in Onderwijs)],
        error_messages={"required": _("Kies een soort school.")},
    )
    leeftijd = forms.IntegerField(
        label=_("Hoe oud is het kind?"),
        min_value=4,
        max_value=20,
        error_messages={
            "required": _("Vul de leeftijd van het kind in."),
            "invalid": _("Vul een leeftijd in, bijvoorbeeld 9."),
            "min_value": _("Leerlingenvervoer is er vanaf 4 jaar."),
            "max_value": _("Leerlingenvervoer is er tot en met 20 jaar."),
        },
    )
    km = forms.DecimalField(
        label=_("Hoe ver is de school?"),
        min_value=0,
        max_value=150,
        decimal_places=1,
        localize=True,
        help_text=_("In kilometers, langs de kortste veilige weg. Kijk in een routeplanner."),
        error_messages={
            "required": _("Vul in hoeveel kilometer het is."),
            "invalid": _("Vul een aantal kilometers in, bijvoorbeeld 7,5."),
            "min_value": _("Vul een aantal kilometers in, bijvoorbeeld 7,5."),
            "max_value": _("Dat is te ver. Vul een afstand in tot 150 kilometer."),
            "max_decimal_places": _("Eén cijfer achter de komma is genoeg."),
        },
    )
    reist = forms.ChoiceField(
        label=_("Kan het kind reizen met de fiets, bus of trein?"),
        widget=forms.RadioSelect,
        choices=[(r.value, _(r.label)) for r in Reist],
        error_messages={"required": _("Kies een antwoord.")},
    )
    dichtstbij = forms.ChoiceField(
        label=_("Is dit de dichtstbijzijnde school die past?"),
        widget=forms.RadioSelect,
        initial=WEET_NIET,
        required=False,
        choices=[(JA, _("ja")), (NEE, _("nee, er is een school dichterbij")), (WEET_NIET, _("weet ik niet"))],
    )

    def __init__(self, *args: Any, gemeenten: list[Gemeente], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gemeenten = {gemeente.code: gemeente for gemeente in gemeenten}
        self.fields["gemeente"].choices = [
            ("", _("Kies een gemeente")),
            *((g.code, g.naam) for g in gemeenten),
        ]

    def journey(self) -> tuple[Gemeente, Rit]:
        """What was filled in, when it is valid."""
        ingevuld = self.cleaned_data
        rit = Rit(
            Onderwijs(ingevuld["onderwijs"]),
            ingevuld["leeftijd"],
            float(ingevuld["km"]),
            Reist(ingevuld["reist"]),
            DICHTSTBIJ[ingevuld["dichtstbij"] or WEET_NIET],
        )
        return self.gemeenten[ingevuld["gemeente"]], rit


class AfspraakForm(forms.Form):
    """What a municipality agreed, from a day on."""

    geldig_van = datumveld("Vanaf welke dag geldt dit?")
    km = forms.DecimalField(
        label="Onder hoeveel kilometer vergoedt de gemeente niets?",
        required=False,
        min_value=0,
        max_digits=3,
        decimal_places=1,
        localize=True,
        help_text="In de wet is dat hoogstens 6 kilometer. Leeg: niet bekend.",
    )
    zelf_vanaf = forms.IntegerField(
        label="Vanaf welke leeftijd reist een kind zelf?",
        required=False,
        min_value=4,
        max_value=20,
        help_text="Jongere kinderen reizen met iemand erbij. Leeg: niet bekend.",
    )
    reistijd = forms.IntegerField(
        label="Hoeveel minuten mag de reis met het openbaar vervoer duren?",
        required=False,
        min_value=10,
        max_value=240,
        help_text="Eén kant op. Duurt het langer, dan kijkt de gemeente naar een bus of taxi. Leeg: niet bekend.",
    )
    training = forms.BooleanField(label="De gemeente helpt kinderen om zelf te leren reizen", required=False)
    opstapplaatsen = forms.BooleanField(
        label="De bus of taxi stopt op vaste plaatsen, niet bij elk huis", required=False
    )
    url = forms.URLField(
        label="Waar vinden ouders de regels en het formulier?",
        assume_scheme="https",
        max_length=200,
        error_messages={
            "required": "Vul het adres van de pagina van de gemeente in.",
            "invalid": "Vul een adres in dat begint met https://",
        },
    )
    toelichting = forms.CharField(
        label="Wat moeten ouders nog weten?",
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Korte zinnen. Iedereen leest dit.",
    )
