"""The form of a distribution plan. Plain words first; the assumptions stand below, with their source."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from knooppunt.basis.datums import datum
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
from knooppunt.kaart.web.studies.bron import Bronform, Mogelijk, getal, keuze, vinkjes


class VerdeelplanForm(Bronform):
    """What is asked. ``uren_*`` of kinds that the area does not have are not used."""

    naam = forms.CharField(
        label="Hoe noemt u deze studie?", max_length=120, required=False,
        help_text="Zodat u haar terugvindt. Leeg: wij bedenken een naam.",
    )  # fmt: skip
    wisselen = keuze(
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
    soorten_school = vinkjes("Leerlingen van welke speciale scholen?")
    voor = keuze("Voor wie?", Voor, widget=forms.RadioSelect, initial=Voor.ALLEN)
    expertise = keuze(
        "Welke expertise mag komen?", Expertise, widget=forms.RadioSelect, initial=Expertise.EIGEN
    )
    belang_dichtbij = keuze("Hoe belangrijk is: dichtbij huis naar school?", Belang, initial=Belang.GEWOON)
    belang_gewoon = keuze("Hoe belangrijk is: naar een gewone school?", Belang, initial=Belang.GEWOON)
    belang_reizen = keuze(
        "Hoe belangrijk is: weinig reistijd voor wie met expertise reist?", Belang, initial=Belang.GEWOON
    )
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
    BELANGEN = ("belang_dichtbij", "belang_gewoon", "belang_reizen")
    AANNAMES = (
        "uren_hulp", "uren_Sbo", "uren_So", "uren_Vso", "eigen_uren", "plekken_per_100", "reizend_per_100",
        "reistijd",
    )  # fmt: skip

    def __init__(self, *args: Any, kan: Mogelijk, op: date, eerder: Verdeelvraag | None, **kw: Any) -> None:
        """``eerder`` is a study to begin from."""
        super().__init__(*args, kan=kan, **kw)
        self.op = op
        self.fields["soorten_school"].choices = [(s, SOORTNAMEN[s]) for per in SPECIAAL.values() for s in per]
        self.fields["peildatum"].choices = [(d.isoformat(), datum(d)) for d in kan.peildata]
        self.initial |= _first(op)
        if eerder:
            self.initial |= {**eerder.as_json(), **{f"uren_{s}": u for s, u in eerder.uren.items()}}
            self.initial |= {"soorten_hulp": eerder.gekozen, "soorten_school": eerder.gekozen}

    @property
    def aannames(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.AANNAMES]

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
