"""The form of a distribution plan. Plain words first; the assumptions stand below, with their source."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.kaart.rules.verdeelplan.vraag import (
    SPECIAAL,
    Belang,
    Expertise,
    Sector,
    Verdeelvraag,
    Voor,
    first_choices,
)

DUUR = [(10, "kort: tien seconden"), (60, "een minuut"), (300, "lang: vijf minuten")]


def getal(label: str, tot: int, uitleg: str = "", vanaf: float = 0) -> forms.FloatField:
    fout = f"Vul een getal in van {vanaf:g} tot {tot}."
    return forms.FloatField(
        label=label, min_value=vanaf, max_value=tot, localize=True, help_text=uitleg,
        error_messages={"required": fout, "invalid": fout, "min_value": fout, "max_value": fout},
    )  # fmt: skip


def _keuze(label: str, woorden: Any, **meer: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[(w.value, w.label) for w in woorden], error_messages={"required": "Kies een antwoord."},
        **meer,
    )  # fmt: skip


class VerdeelplanForm(forms.Form):
    """What is asked. ``uren_*`` of kinds that the area does not have are not used."""

    swv = forms.ChoiceField(
        label="Voor welk gebied?",
        error_messages={"invalid_choice": "Kies uit de lijst.", "required": "Kies een gebied."},
    )  # fmt: skip
    naam = forms.CharField(
        label="Hoe noemt u deze studie?", max_length=120, required=False,
        help_text="Zodat u haar terugvindt. Leeg: wij bedenken een naam.",
    )  # fmt: skip
    voor = _keuze("Voor wie?", Voor, widget=forms.RadioSelect, initial=Voor.ALLEN)
    expertise = _keuze(
        "Welke expertise mag komen?", Expertise, widget=forms.RadioSelect, initial=Expertise.EIGEN
    )
    belang_dichtbij = _keuze("Hoe belangrijk is: dichtbij huis naar school?", Belang, initial=Belang.GEWOON)
    belang_gewoon = _keuze("Hoe belangrijk is: naar een gewone school?", Belang, initial=Belang.GEWOON)
    belang_reizen = _keuze(
        "Hoe belangrijk is: weinig reistijd voor wie met expertise reist?", Belang, initial=Belang.GEWOON
    )
    seconden = forms.TypedChoiceField(
        label="Hoe lang mag het rekenen duren?", coerce=int, choices=DUUR, initial=60,
        help_text="Langer geeft een beter plan. U kunt intussen iets anders doen.",
        error_messages={"required": "Kies een antwoord.", "invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip
    uren_Sbo = getal("Uren extra hulp per week voor een leerling die nu naar het sbo gaat", 30)
    uren_So = getal("Uren extra hulp per week voor een leerling die nu naar het so gaat", 30)
    uren_Vso = getal("Uren extra hulp per week voor een leerling die nu naar het vso gaat", 30)
    eigen_uren = getal("Uren per week die een gewone school zelf geeft, van elke soort hulp", 200)
    plekken_per_100 = getal("Plekken met extra hulp, op elke 100 leerlingen van een gewone school", 50)
    reizend_per_100 = getal(
        "Uren per week die op reis gaan, op elke 100 leerlingen van een speciale school", 1000
    )
    reistijd = forms.IntegerField(
        label="Langste reis van wie met expertise reist, in minuten", min_value=5, max_value=180,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Vul een aantal minuten in van 5 tot 180."
        ),
    )  # fmt: skip
    sleutel = forms.SlugField(max_length=16, widget=forms.HiddenInput)

    KEUZES = ("voor", "expertise", "belang_dichtbij", "belang_gewoon", "belang_reizen")
    AANNAMES = (
        "uren_Sbo", "uren_So", "uren_Vso", "eigen_uren", "plekken_per_100", "reizend_per_100",
        "reistijd",
    )  # fmt: skip

    def __init__(
        self, *args: Any, gebieden: list[tuple[str, str]], op: date, eerder: Verdeelvraag | None, **kw: Any
    ) -> None:
        """``eerder`` is a study to begin from."""
        super().__init__(*args, **kw)
        self.fields["swv"].choices = gebieden
        self.initial |= {"sleutel": nieuwe_referentie(), **_first(op)}
        if eerder:
            self.initial |= {**eerder.as_json(), **{f"uren_{s}": u for s, u in eerder.uren.items()}}

    @property
    def aannames(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.AANNAMES]

    @property
    def is_aanname_fout(self) -> bool:
        return any(naam in self.errors for naam in self.AANNAMES)

    def question(self, sector: Sector, peildatum: date, jaren: int) -> Verdeelvraag:
        """What was filled in, when it is valid."""
        gekozen = self.cleaned_data
        getallen = ("eigen_uren", "plekken_per_100", "reizend_per_100", "reistijd", "seconden")
        return Verdeelvraag(
            swv=gekozen["swv"], peildatum=peildatum, sector=sector, jaren=jaren,
            voor=Voor(gekozen["voor"]), expertise=Expertise(gekozen["expertise"]),
            uren={soort: gekozen[f"uren_{soort}"] for soort in SPECIAAL[sector]},
            **{naam: Belang(gekozen[naam]) for naam in self.KEUZES if naam.startswith("belang")},
            **{naam: gekozen[naam] for naam in getallen},
        )  # fmt: skip


def _first(op: date) -> dict[str, Any]:
    """The assumptions that hold, for both sectors together."""
    eerst: dict[str, Any] = {}
    for sector in Sector:
        keuzes = first_choices(sector, op)
        eerst |= keuzes | {f"uren_{soort}": uren for soort, uren in keuzes["uren"].items()}
    return eerst
