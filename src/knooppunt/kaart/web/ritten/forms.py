"""The forms of ride lists. A row of a file goes through the same form as what is typed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms

from knooppunt.basis.datumveld import datumveld
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.kaart.queries.ritten import Plekkenboek
from knooppunt.kaart.rules.ritten.lijst import Rijder, Schooldag, Voertuig, find_school
from knooppunt.kaart.rules.ritten.woorden import clock
from knooppunt.kaart.rules.thuisnabij import Punt

POSTCODE = re.compile(r"(\d{4})\s?([A-Z]{2})?")
TIJD = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
PUNT = re.compile(r"(-?\d{1,2}\.\d+)\s*[,; ]\s*(-?\d{1,3}\.\d+)")
KOMMA = re.compile(r"(\d),(\d)")
LANG = "Dit is te lang. Maak het korter."
GEEN_PUNT = "Schrijf een punt als twee getallen, bijvoorbeeld 52.6012, 5.3044."
GEEN_TIJD = "Schrijf een tijd, bijvoorbeeld 8.30."
GEEN_POSTCODE = "Schrijf een postcode, bijvoorbeeld 1234 AB. Vier cijfers mag ook."
NIET_GEVONDEN = "Deze postcode is niet bekend. Vul bij ‘Precies punt’ in waar het is."
DUUR = [(10, "kort: tien seconden"), (60, "een minuut"), (300, "lang: vijf minuten")]


def _woord(label: str, lang: int, **meer: Any) -> forms.CharField:
    fouten = {"required": meer.pop("leeg", "Vul dit in."), "max_length": LANG}
    return forms.CharField(label=label, max_length=lang, error_messages=fouten, **meer)


def _getal(label: str, van: int, tot: int, **meer: Any) -> forms.IntegerField:
    fout = f"Vul een heel getal in van {van} tot {tot}."
    return forms.IntegerField(
        label=label, min_value=van, max_value=tot,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), fout), **meer,
    )  # fmt: skip


class Tijdveld(forms.CharField):
    """A time of the day in minutes after midnight; None when nothing was filled in."""

    def to_python(self, value: Any) -> Any:
        tekst = super().to_python(value)
        if not tekst:
            return None
        gevonden = TIJD.fullmatch(tekst)
        uur, minuut = (int(gevonden[1]), int(gevonden[2] or 0)) if gevonden else (99, 0)
        if uur > 23 or minuut > 59:
            raise forms.ValidationError(GEEN_TIJD)
        return 60 * uur + minuut

    def prepare_value(self, value: Any) -> Any:
        return clock(value) if isinstance(value, int) else value


def refuse_hours(form: forms.Form, gegevens: dict[str, Any]) -> None:
    """Bells at which no vehicle rides."""
    for naam, vanaf, tot in (("begint", 360, 630), ("eindigt", 705, 1080), ("eindigt_wo", 705, 1080)):
        if gegevens.get(naam) is not None and not vanaf <= gegevens[naam] <= tot:
            form.add_error(naam, f"Kies een tijd van {clock(vanaf)} tot {clock(tot)} uur.")


def _with_dots(tekst: str) -> str:
    """Numbers as a Dutch spreadsheet writes them, too."""
    return tekst if "." in tekst else KOMMA.sub(r"\1.\2", tekst)


class PuntForm(forms.Form):
    """Something with a postcode, or a point that is more precise."""

    postcode = _woord("Postcode", 7, leeg=GEEN_POSTCODE)
    punt = _woord(
        "Precies punt", 40, required=False,
        help_text="Breedte en lengte, bijvoorbeeld 52.6012, 5.3044. Leeg: het midden van het postcodegebied.",
    )  # fmt: skip

    def __init__(self, *args: Any, boek: Plekkenboek, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.boek = boek

    def clean_postcode(self) -> str:
        gevonden = POSTCODE.fullmatch(self.cleaned_data["postcode"].strip().upper())
        if not gevonden:
            raise forms.ValidationError(GEEN_POSTCODE)
        return " ".join(filter(None, gevonden.groups()))

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        if "postcode" in gegevens and "punt" in gegevens:
            gegevens["plek"] = self._place(gegevens["postcode"], _with_dots(gegevens["punt"]))
        return gegevens

    def _place(self, postcode: str, tekst: str) -> Punt | None:
        bekend = self.boek.postcodes.get(postcode[:4])
        gevonden = PUNT.fullmatch(tekst.strip())
        if tekst and not (gevonden and 50 < float(gevonden[1]) < 54 and 3 < float(gevonden[2]) < 8):
            self.add_error("punt", GEEN_PUNT)
            return None
        if gevonden:
            return float(gevonden[1]), float(gevonden[2])
        if bekend is None:
            self.add_error("postcode", NIET_GEVONDEN)
        return bekend


class LeerlingForm(PuntForm):
    """One pupil who rides."""

    naam = _woord(
        "Naam of kenmerk",
        80,
        leeg="Vul een naam of een kenmerk in.",
        help_text="Zoals de chauffeur de leerling noemt.",
    )
    adres = _woord("Straat en huisnummer", 120, required=False, help_text="Voor de chauffeur.")
    school = _woord(
        "School", 160, leeg="Kies een school.", widget=forms.TextInput(attrs={"list": "scholen"}),
        help_text="Kies uit de lijst, of vul de code van zes tekens in.",
    )  # fmt: skip
    dagen = forms.MultipleChoiceField(
        label="Welke dagen?", choices=[(dag.value, dag.label) for dag in Schooldag],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één dag.", "invalid_choice": "Schrijf dagen als: ma di wo do vr."},
    )  # fmt: skip
    begint = Tijdveld(
        label="De school begint om", required=False, help_text="Leeg: rijdt ’s ochtends niet mee."
    )
    eindigt = Tijdveld(
        label="De school eindigt om", required=False, help_text="Leeg: rijdt ’s middags niet mee."
    )
    eindigt_wo = Tijdveld(
        label="Op woensdag eindigt de school om", required=False, help_text="Alleen als dat anders is."
    )
    langste_rit = _getal("Langste rit in minuten", 10, 180)
    rolstoel = forms.BooleanField(label="Reist in een rolstoel", required=False)
    begeleiding = forms.BooleanField(label="Er moet een begeleider mee", required=False)
    vast = forms.BooleanField(
        label="Kan niet wisselen van auto of tijd", required=False,
        help_text="Bij een nieuw plan blijft deze leerling in de eigen auto, ongeveer op de eigen tijd.",
    )  # fmt: skip
    rijdt = forms.BooleanField(
        label="Rijdt nu mee",
        required=False,
        initial=True,
        help_text="Zet uit als de leerling langere tijd niet komt. Voor een paar dagen: zie ‘Dagen die anders zijn’.",
    )
    groep = _woord("Hoort bij een groep", 40, required=False, help_text="Eigen woord, zoals: jong.")
    niet_met = _woord("Mag niet samen met groep", 40, required=False, help_text="Nooit tegelijk in één auto.")
    samen = _woord(
        "Rijdt samen met",
        40,
        required=False,
        help_text="Wie hier hetzelfde woord heeft, zit in dezelfde auto.",
    )

    HOOFD = (
        "naam", "adres", "postcode", "punt", "school", "dagen", "begint", "eindigt", "eindigt_wo", "langste_rit",
        "rolstoel", "begeleiding", "rijdt",
    )  # fmt: skip
    MEER = ("vast", "samen", "groep", "niet_met")

    @property
    def meer(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.MEER]

    @property
    def hoofd(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.HOOFD]

    @property
    def is_meer_gevuld(self) -> bool:
        return any(self[naam].value() for naam in self.MEER)

    def clean_school(self) -> str:
        try:
            return find_school(self.cleaned_data["school"], self.boek.scholen).code
        except ValueError as fout:
            raise forms.ValidationError(str(fout)) from fout

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        begint, eindigt = gegevens.get("begint"), gegevens.get("eindigt")
        if {"begint", "eindigt"} & self.errors.keys():
            return gegevens
        if begint is None and eindigt is None:
            self.add_error("begint", "Vul minstens één tijd in, anders rijdt de leerling niet mee.")
        refuse_hours(self, gegevens)
        return gegevens

    def rider(self, ref: str) -> Rijder:
        """What was filled in, when it is valid."""
        g = self.cleaned_data
        zelfde = (
            "naam", "adres", "postcode", "school", "begint", "eindigt", "eindigt_wo", "langste_rit", "rolstoel",
            "begeleiding", "vast", "rijdt", "groep", "niet_met", "samen",
        )  # fmt: skip
        return Rijder(ref=ref, punt=g["plek"], dagen=tuple(g["dagen"]), **{naam: g[naam] for naam in zelfde})


class VoertuigForm(PuntForm):
    """One vehicle with its driver."""

    naam = _woord("Naam van de auto", 60, leeg="Vul een naam in.", help_text="Bijvoorbeeld: Bus 1.")
    zitplaatsen = _getal("Zitplaatsen, zonder de chauffeur", 0, 60)
    rolstoelplaatsen = _getal("Plekken voor een rolstoel", 0, 20, initial=0)

    field_order = ("naam", "zitplaatsen", "rolstoelplaatsen", "postcode", "punt")

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean()
        if gegevens.get("zitplaatsen") == 0 and gegevens.get("rolstoelplaatsen") == 0:
            self.add_error("zitplaatsen", "In deze auto kan niemand mee. Vul plekken in.")
        return gegevens

    def vehicle(self, ref: str) -> Voertuig:
        """What was filled in, when it is valid."""
        g = self.cleaned_data
        return Voertuig(ref, g["naam"], g["zitplaatsen"], g["rolstoelplaatsen"], g["postcode"], g["plek"])


class LijstForm(forms.Form):
    """A list: what it is called, until when it is for, and how many can ride along."""

    naam = _woord(
        "Hoe noemt u deze lijst?", 120, leeg="Geef de lijst een naam.",
        help_text="Bijvoorbeeld: schooljaar 2026-2027. Geen naam van een leerling.",
    )  # fmt: skip
    tot = datumveld(
        "Tot en met welke dag geldt de lijst?", help_text="Enkele weken daarna wordt alles gewist."
    )
    begeleiders = _getal(
        "Hoeveel begeleiders zijn er tegelijk?", 0, 60, initial=0,
        help_text="Een begeleider rijdt een hele rit mee en neemt een zitplaats.",
    )  # fmt: skip
    sleutel = forms.SlugField(max_length=16, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, op: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        jaar = op.year + (op.month >= 7)
        self.initial = {"sleutel": nieuwe_referentie(), "tot": date(jaar, 7, 31)} | self.initial


class RekenForm(forms.Form):
    """How long may be counted."""

    seconden = forms.TypedChoiceField(
        label="Hoe lang mag het rekenen duren?", coerce=int, choices=DUUR, initial=60,
        error_messages={"required": "Kies een antwoord.", "invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip
    sleutel = forms.SlugField(max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.initial = {"sleutel": nieuwe_referentie()} | self.initial


class BestandForm(forms.Form):
    bestand = forms.FileField(
        label="Bestand (csv)", help_text="Bewaar uw rekenblad als csv. Hoogstens 5 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )  # fmt: skip
