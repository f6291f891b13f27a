"""Shapes of the forms; what is allowed is decided by the rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from knooppunt.basis.datumveld import datumveld
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.verdict import nl
from knooppunt.besluiten.rules import Inzetantwoord, InzetGegevens, Inzetsoort
from knooppunt.dossier.public import Deel

Keuzes = list[tuple[str, str]]


def tekstveld(
    label: str, leeg: str = "", lengte: int = 2000, regels: int = 3, **meer: Any
) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=lengte,
        widget=forms.Textarea(attrs={"rows": regels}),
        error_messages={
            "required": leeg,
            "max_length": f"Dit is te lang. Gebruik hoogstens {lengte} tekens.",
        },
        **meer,
    )


class RegelForm(forms.Form):
    """A proposal. ``sleutel`` makes that the same form sent twice counts once."""

    sleutel = forms.SlugField(max_length=16, widget=forms.HiddenInput)
    soort = forms.ChoiceField(
        label="Wat voor hulp is het?",
        choices=[(s.value, s.label.capitalize()) for s in Inzetsoort],
        widget=forms.RadioSelect,
        help_text="Expertise komt eerst naar de school. Een plek elders is de laatste stap.",
        error_messages={"required": "Kies wat voor hulp het is."},
    )
    omschrijving = tekstveld(
        "Wat gaat er gebeuren?",
        "Schrijf op wat er gaat gebeuren.",
        400,
        help_text="Schrijf het zo dat ouders en leerling het begrijpen.",
    )
    aanbieder = forms.CharField(
        label="Wie geeft de hulp?",
        max_length=160,
        widget=forms.TextInput(attrs={"list": "aanbieders", "autocomplete": "off"}),
        help_text="De naam van een organisatie of een persoon. Staat de naam in de lijst? Kies die dan.",
        error_messages={"required": "Schrijf op wie de hulp geeft.", "max_length": "Deze naam is te lang."},
    )
    deel = forms.ChoiceField(
        label="Bij welk deel van het dossier hoort dit?",
        help_text="Alleen wie dit deel mag lezen, ziet deze hulp. Ouders en leerling zien altijd alles.",
    )
    doel = forms.ChoiceField(label="Voor welk doel uit het plan?", required=False)
    uren_per_week = forms.DecimalField(
        label="Hoeveel uur per week?", required=False, min_value=0, max_value=60, decimal_places=1, localize=True,
        help_text="Vul dit in, of het aantal keren.",
        error_messages={"invalid": "Vul een getal in, bijvoorbeeld 2 of 1,5."},
    )  # fmt: skip
    aantal_keren = forms.IntegerField(
        label="Of: hoeveel keer in totaal?", required=False, min_value=1, max_value=500,
        error_messages={"invalid": "Vul een heel getal in, bijvoorbeeld 6."},
    )  # fmt: skip
    leerlingen = forms.IntegerField(
        label="Hoeveel leerlingen hebben er iets aan?", min_value=1, max_value=2000, initial=1,
        help_text="Hulp in de klas is vaak goed voor meer kinderen. Tel die mee.",
        error_messages={"required": "Vul in voor hoeveel leerlingen dit is.", "invalid": "Vul een heel getal in."},
    )  # fmt: skip
    startdatum = datumveld("Wanneer begint het?", "Vul in wanneer de hulp begint.")
    evaluatiedatum = datumveld("Wanneer kijkt u samen terug?", "Vul in wanneer u samen terugkijkt.")
    betaler = forms.ChoiceField(
        label="Wie betaalt?", required=False,
        help_text="Nog niet bekend? Dat hoeft nu niet. Eerst hulp, dan het geld.",
    )  # fmt: skip
    geprobeerd = tekstveld(
        "Bij een plek elders: welke hulp is op de eigen school geprobeerd?", required=False,
        help_text="Welke expertise kwam naar de school, hoe lang, en wat bracht dat?",
    )  # fmt: skip
    reden_verder_weg = tekstveld("Bij een plek elders: waarom kan het niet dichter bij huis?", required=False)

    def __init__(self, *args: Any, delen: Keuzes, doelen: Keuzes, betalers: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deel"].choices = delen
        self.fields["doel"].choices = [("", "Geen doel uit het plan"), *doelen]
        self.fields["betaler"].choices = [("", "Nog niet bekend"), *betalers]
        self.initial.setdefault("sleutel", nieuwe_referentie())

    def gegevens(self) -> InzetGegevens:
        c = self.cleaned_data
        return InzetGegevens(
            soort=Inzetsoort(c["soort"]), deel=Deel(c["deel"]), omschrijving=c["omschrijving"],
            aanbieder=c["aanbieder"], startdatum=c["startdatum"], evaluatiedatum=c["evaluatiedatum"],
            uren_per_week=c["uren_per_week"], aantal_keren=c["aantal_keren"], leerlingen=c["leerlingen"],
            geprobeerd=c["geprobeerd"], reden_verder_weg=c["reden_verder_weg"],
        )  # fmt: skip


class BevestigForm(forms.Form):
    """Nothing to fill in: pressing the button is the answer."""


class StartForm(forms.Form):
    gestart_op = datumveld("Op welke dag is de hulp begonnen?", "Vul in wanneer de hulp is begonnen.")
    evaluatiedatum = datumveld("Wanneer kijkt u samen terug?", "Vul in wanneer u samen terugkijkt.")
    betaler_ref = forms.ChoiceField(label="Wie betaalt?", required=False)
    eigenaar_ref = forms.ChoiceField(
        label="Betaler nog niet bekend: wie zoekt dat uit?", required=False,
        help_text="De hulp hoeft niet op het geld te wachten. Deze persoon krijgt een taak.",
    )  # fmt: skip
    betaler_voor = datumveld("Betaler nog niet bekend: voor welke dag is dat uitgezocht?", "", required=False)

    def __init__(self, *args: Any, betalers: Keuzes, zoekers: Keuzes, afspraak: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["betaler_ref"].choices = [("", "Nog niet bekend"), *betalers]
        self.fields["eigenaar_ref"].choices = [("", "Kies iemand"), *zoekers]
        self.fields["betaler_voor"].help_text = afspraak


class BetalerForm(forms.Form):
    betaler_ref = forms.ChoiceField(
        label="Wie betaalt de hulp?", error_messages={"required": "Kies wie de hulp betaalt."}
    )

    def __init__(self, *args: Any, betalers: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["betaler_ref"].choices = [("", "Kies een organisatie"), *betalers]


class AfrondForm(forms.Form):
    reden = tekstveld("Wat heeft de hulp opgeleverd?", "Schrijf op wat de hulp heeft opgeleverd.", 400)


class StopForm(forms.Form):
    reden = tekstveld("Waarom gaat de hulp niet door?", "Schrijf op waarom de hulp niet doorgaat.", 400)


class VerlengForm(forms.Form):
    reden = tekstveld(
        "Wat doet de hulp tot nu toe, en waarom gaat ze door?",
        "Schrijf op wat de hulp doet en waarom ze doorgaat.",
        400,
    )
    evaluatiedatum = datumveld("Wanneer kijkt u weer terug?", "Vul in wanneer u weer terugkijkt.")


class AntwoordForm(forms.Form):
    antwoord = forms.TypedChoiceField(
        label=nl("Wat vindt u van deze hulp?"),
        choices=[(a.value, a.label.capitalize()) for a in Inzetantwoord],
        coerce=Inzetantwoord,
        widget=forms.RadioSelect,
        error_messages={"required": nl("Kies een van de drie antwoorden.")},
    )
    toelichting = tekstveld(nl("Wilt u er iets bij zeggen?"), required=False)

    def __init__(self, *args: Any, je: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if je:
            self.fields["antwoord"].label = nl("Wat vind je van deze hulp?")
            self.fields["antwoord"].choices = [
                ("goed", nl("Dit past bij mij")),
                ("twijfel", nl("Ik twijfel")),
                ("liever_niet", nl("Liever niet")),
            ]
            self.fields["toelichting"].label = nl("Wil je er iets bij zeggen?")


def as_choices(rijen: Any, naam: str) -> Keuzes:
    """(ref, words) of rows, for a select."""
    return [(rij.ref, str(getattr(rij, naam))) for rij in rijen]


def weken_later(dag: date, weken: int) -> date:
    return date.fromordinal(dag.toordinal() + 7 * weken)
