"""The form of a distribution plan. Plain words first; the assumptions stand below, with their source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from knooppunt.basis.datums import datum
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.kaart.rules.verdeelplan.vraag import (
    SPECIAAL,
    Belang,
    Expertise,
    Sector,
    Verdeelvraag,
    Voor,
    Vraagbron,
    Wisselen,
    first_choices,
)
from knooppunt.kaart.web.blad import SOORTNAMEN


@dataclass(frozen=True)
class Mogelijk:
    """What there is to choose from: areas, sources (the first is what one begins with), days of the public files."""

    gebieden: list[tuple[str, str]]
    bronnen: tuple[Vraagbron, ...]
    eerst: Vraagbron
    peildata: list[date]
    soorten_hulp: dict[str, str]


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


def _vinkjes(label: str) -> forms.MultipleChoiceField:
    """Some of a list, or all of it when none is ticked."""
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple, help_text="Kruist u niets aan, dan tellen "
        "alle soorten mee.", error_messages={"invalid_choice": "Kies uit de lijst."},
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
    bron = _keuze("Waar komt de vraag vandaan?", Vraagbron, widget=forms.RadioSelect)
    soorten_hulp = _vinkjes("Welke soorten hulp?")
    wisselen = _keuze(
        "Mogen kinderen van school wisselen?", Wisselen, widget=forms.RadioSelect, initial=Wisselen.LIEVER
    )
    samen = forms.BooleanField(
        label="Broers en zussen liever op dezelfde school", required=False,
        help_text="Wij weten het alleen als de broer of zus ook een dossier heeft.",
    )  # fmt: skip
    peildatum = forms.TypedChoiceField(
        label="Van welk jaar?", required=False, coerce=date.fromisoformat, empty_value=None,
        error_messages={"invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip
    soorten_school = _vinkjes("Leerlingen van welke speciale scholen?")
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
    uren_hulp = getal("Uren per week van elke soort hulp, voor een kind uit de dossiers", 30)
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

    BELANGEN = ("belang_dichtbij", "belang_gewoon", "belang_reizen")
    AANNAMES = (
        "uren_hulp", "uren_Sbo", "uren_So", "uren_Vso", "eigen_uren", "plekken_per_100", "reizend_per_100",
        "reistijd",
    )  # fmt: skip

    def __init__(self, *args: Any, kan: Mogelijk, op: date, eerder: Verdeelvraag | None, **kw: Any) -> None:
        """``eerder`` is a study to begin from."""
        super().__init__(*args, **kw)
        self.op = op
        self.fields["swv"].choices = kan.gebieden
        self.fields["bron"].choices = [(b.value, b.label) for b in Vraagbron if b in kan.bronnen]
        self.fields["soorten_hulp"].choices = list(kan.soorten_hulp.items())
        self.fields["soorten_school"].choices = [(s, SOORTNAMEN[s]) for per in SPECIAAL.values() for s in per]
        self.fields["peildatum"].choices = [(d.isoformat(), datum(d)) for d in kan.peildata]
        self.initial |= {"sleutel": nieuwe_referentie(), "bron": kan.eerst, **_first(op)}
        if eerder:
            self.initial |= {**eerder.as_json(), **{f"uren_{s}": u for s, u in eerder.uren.items()}}
            self.initial |= {"soorten_hulp": eerder.gekozen, "soorten_school": eerder.gekozen}

    @property
    def aannames(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.AANNAMES]

    @property
    def is_uit_dossiers(self) -> bool:
        """Is that the source that stands chosen?"""
        return bool(self["bron"].value() == Vraagbron.DOSSIERS)

    @property
    def is_aanname_fout(self) -> bool:
        return any(naam in self.errors for naam in self.AANNAMES)

    def question(self, sector: Sector, peildatum: date) -> Verdeelvraag:
        """What was filled in, when it is valid; of the other source nothing."""
        gekozen, bron = self.cleaned_data, Vraagbron(self.cleaned_data["bron"])
        namen = (
            "swv",
            "eigen_uren",
            "plekken_per_100",
            "reizend_per_100",
            "reistijd",
            "seconden",
            "uren_hulp",
        )
        soorten = gekozen["soorten_hulp" if bron is Vraagbron.DOSSIERS else "soorten_school"]
        keuzes = {
            "uren": {soort: gekozen[f"uren_{soort}"] for soort in SPECIAAL[sector]},
            "wisselen": Wisselen(gekozen["wisselen"]), "samen": gekozen["samen"], "gekozen": tuple(soorten),
            **{naam: Belang(gekozen[naam]) for naam in self.BELANGEN},
            **{naam: gekozen[naam] for naam in namen},
        }  # fmt: skip
        return Verdeelvraag(
            peildatum=peildatum, sector=sector, bron=bron, voor=Voor(gekozen["voor"]),
            expertise=Expertise(gekozen["expertise"]), **first_choices(sector, self.op) | keuzes,
        )  # fmt: skip


def _first(op: date) -> dict[str, Any]:
    """The assumptions that hold, for both sectors together."""
    eerst: dict[str, Any] = {}
    for sector in Sector:
        keuzes = first_choices(sector, op)
        eerst |= keuzes | {f"uren_{soort}": uren for soort, uren in keuzes["uren"].items()}
    return eerst
