"""What the forms of studies have in common: for where, from which source, how long; and what there is to choose."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.verdict import Verdict
from knooppunt.dossier.public import may_count_needs, need_names
from knooppunt.kaart.queries.bewaard import kept_peildata
from knooppunt.kaart.queries.hulp import Bronstand, sources_of
from knooppunt.kaart.queries.wegen import area_ways
from knooppunt.kaart.rules.verdeelplan.vraag import Vraagbron
from knooppunt.kaart.rules.wegen.maat import Reismaat
from knooppunt.kaart.web.kader import areas

DUUR = [(10, "kort: tien seconden"), (60, "een minuut"), (300, "lang: vijf minuten")]
HOOGSTENS = 6
"""Areas of which is told how many children each source has."""


@dataclass(frozen=True)
class Mogelijk:
    """What there is to choose from: areas, sources (``eerst`` is what one begins with), days of the public files."""

    gebieden: list[tuple[str, str]]
    bronnen: tuple[Vraagbron, ...]
    eerst: Vraagbron
    peildata: list[date]
    soorten_hulp: dict[str, str]
    standen: tuple[Bronstand, ...]
    mag_tellen: Verdict
    maten: list[tuple[str, Reismaat]]
    """How distances are reckoned, for the areas with these names together."""


def possible(request: HttpRequest) -> Mogelijk:
    """From dossiers for who may count them, and first when the first area has enough of them."""
    gebieden, mag = areas(), may_count_needs(request.viewer)
    standen = sources_of(request.viewer, gebieden[:HOOGSTENS])
    genoeg = bool(standen) and bool(standen[0].kan)
    peildata = sorted({d for code, _ in gebieden[:HOOGSTENS] for d in kept_peildata([code])}, reverse=True)
    return Mogelijk(
        gebieden, tuple(Vraagbron) if mag else (Vraagbron.OPENBAAR,),
        Vraagbron.DOSSIERS if mag and genoeg else Vraagbron.OPENBAAR, peildata, need_names(), standen, mag,
        _measures(gebieden[:HOOGSTENS]),
    )  # fmt: skip


def _measures(gebieden: list[tuple[str, str]]) -> list[tuple[str, Reismaat]]:
    """Areas that are reckoned in the same way are told once."""
    per_maat: dict[Reismaat, list[str]] = defaultdict(list)
    for code, naam in gebieden:
        per_maat[area_ways([code]).maat].append(naam)
    return [(", ".join(namen), maat) for maat, namen in per_maat.items()]


def getal(label: str, tot: int, uitleg: str = "", vanaf: float = 0) -> forms.FloatField:
    fout = f"Vul een getal in van {vanaf:g} tot {tot}."
    return forms.FloatField(
        label=label, min_value=vanaf, max_value=tot, localize=True, help_text=uitleg,
        error_messages={"required": fout, "invalid": fout, "min_value": fout, "max_value": fout},
    )  # fmt: skip


def keuze(label: str, woorden: Any, **meer: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[(w.value, w.label) for w in woorden], error_messages={"required": "Kies een antwoord."},
        **meer,
    )  # fmt: skip


def vinkjes(label: str) -> forms.MultipleChoiceField:
    """Some of a list, or all of it when none is ticked."""
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple, help_text="Kruist u niets aan, dan tellen "
        "alle soorten mee.", error_messages={"invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip


class Bronform(forms.Form):
    """Where, from which source, of which kinds of support, and how long it may take."""

    swv = forms.ChoiceField(
        label="Voor welk gebied?",
        error_messages={"invalid_choice": "Kies uit de lijst.", "required": "Kies een gebied."},
    )
    bron = keuze("Waar komt de vraag vandaan?", Vraagbron, widget=forms.RadioSelect)
    soorten_hulp = vinkjes("Welke soorten hulp?")
    seconden = forms.TypedChoiceField(
        label="Hoe lang mag het rekenen duren?", coerce=int, choices=DUUR, initial=60,
        help_text="Langer geeft een beter plan. U kunt intussen iets anders doen.",
        error_messages={"required": "Kies een antwoord.", "invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip
    sleutel = forms.SlugField(max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kan: Mogelijk, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.kan = kan
        self.fields["swv"].choices = kan.gebieden
        self.fields["bron"].choices = [(b.value, b.label) for b in Vraagbron if b in kan.bronnen]
        self.fields["soorten_hulp"].choices = list(kan.soorten_hulp.items())
        self.initial |= {"sleutel": nieuwe_referentie(), "bron": kan.eerst}

    @property
    def is_uit_dossiers(self) -> bool:
        """Is that the source that stands chosen?"""
        return bool(self["bron"].value() == Vraagbron.DOSSIERS)
