"""Forms of entries; each makes a sheet (see blad/)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.timezone import localdate

from knooppunt.wegwijzer.rules.aanbod import (
    TALEN,
    Aanbodstatus,
    Aanbodvorm,
    Kenmerk,
    Locatiesoort,
    Toegangsweg,
)
from knooppunt.wegwijzer.rules.zoekvraag import OUDSTE
from knooppunt.wegwijzer.web.beheer.rijen import RIJFORMS, row_forms, sheet_rows

LANG = forms.Textarea(attrs={"rows": 5})
KORT = forms.Textarea(attrs={"rows": 3})
GEEN_URL = {"invalid": "Vul een webadres in, bijvoorbeeld https://www.organisatie.nl."}
GEEN_LOCATIE = (
    "Deze organisatie heeft nog geen locatie. Voeg die toe op de bladzijde Bijhouden, en kies haar dan hier."
)
GEEN_MAIL = {"invalid": "Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl."}


def keuzes(enum: type) -> list[tuple[str, str]]:
    return [(e.value, e.label[0].upper() + e.label[1:]) for e in enum]


class VermeldingForm(forms.Form):
    """An entry: its own fields and the rows that belong to it."""

    rijen: tuple[str, ...] = ()
    delen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The form in parts with a heading: names of fields and of rows, in the order of the page."""
    nakijk_email = forms.EmailField(
        label="Naar welk e-mailadres gaat de vraag of dit nog klopt?", required=False, error_messages=GEEN_MAIL,
        help_text="Bijvoorbeeld een adres van een team. Bezoekers zien het niet. Leeg: alleen mensen met een account.",
    )  # fmt: skip

    def __init__(self, data: Any, *, blad: dict[str, Any], at: datetime, **initial: Any) -> None:
        self.at = at
        super().__init__(data, initial={**blad, **initial}, use_required_attribute=False)
        self.formsets = {
            naam: row_forms(naam, data, blad.get(naam) or [], jaar=at.year) for naam in self.rijen
        }

    @property
    def blokken(self) -> list[dict[str, Any]]:
        """The parts of the page, each with its fields and rows."""
        return [{"titel": titel, "stukken": [self._stuk(n) for n in namen if self._is_there(n)]}
                for titel, namen in (*self.delen, ("Nakijken", ("nakijk_email",)))]  # fmt: skip

    def _is_there(self, naam: str) -> bool:
        return naam in self.fields or naam in self.formsets

    def _stuk(self, naam: str) -> dict[str, Any]:
        if naam in self.formsets:
            return {"soort": "rijen", "rijen": self.formsets[naam], "kop": RIJFORMS[naam][1], "naam": naam}
        return {"soort": "soorten" if naam == "soorten" else "veld", "veld": self[naam]}

    def is_valid(self) -> bool:
        rijen_goed = [formset.is_valid() for formset in self.formsets.values()]
        return super().is_valid() and all(rijen_goed)

    @property
    def alle_forms(self) -> list[forms.Form]:
        """For the summary of what must be corrected."""
        return [self, *(form for formset in self.formsets.values() for form in formset)]

    def sheet(self) -> dict[str, Any]:
        velden = {naam: w for naam, w in self.cleaned_data.items() if naam != "nakijk_email"}
        rijen = {naam: sheet_rows(formset) for naam, formset in self.formsets.items()}
        return velden | rijen


class AanbodForm(VermeldingForm):
    rijen = ("openingstijden", "kosten", "capaciteit", "contacten", "telefoons", "papieren")
    delen = (
        ("Wat het is", ("naam", "omschrijving", "vorm", "soorten", "status", "let_op")),
        ("Voor wie", ("leeftijd_van", "leeftijd_tot", "voor_wie", "werkgebieden", "talen", "tolk")),
        ("Beginnen", ("toegangsweg", "aanmelden", "wachttijd_weken", "capaciteit", "papieren")),
        ("Waar en wanneer", ("locaties", "openingstijden")),
        ("Kosten", ("kosten", "kosten_uitleg")),
        ("Contact", ("contacten", "telefoons", "email", "url")),
        ("Over het aanbod", ("bereik", "keurmerk")),
    )
    naam = forms.CharField(
        label="Hoe heet het aanbod?", max_length=160, error_messages={"required": "Geef het aanbod een naam."}
    )
    omschrijving = forms.CharField(
        label="Wat kan iemand hier krijgen?", widget=LANG, max_length=4000,
        help_text="Een paar korte zinnen, in gewone woorden. Spreek de ouder aan met ‘u’.",
        error_messages={"required": "Beschrijf in een paar zinnen wat iemand hier kan krijgen."},
    )  # fmt: skip
    vorm = forms.ChoiceField(label="Wat is het?", choices=keuzes(Aanbodvorm), widget=forms.RadioSelect)
    status = forms.ChoiceField(label="Is het open?", choices=keuzes(Aanbodstatus))
    let_op = forms.CharField(
        label="Nieuws voor nu", required=False, max_length=400, help_text="Bijvoorbeeld: de cursus is vol."
    )
    leeftijd_van = forms.IntegerField(label="Vanaf welke leeftijd", required=False, min_value=0, max_value=99)
    leeftijd_tot = forms.IntegerField(
        label="Tot en met welke leeftijd", required=False, min_value=0, max_value=99,
        help_text=f"Leeg of {OUDSTE} en hoger: geen bovengrens.",
    )  # fmt: skip
    voor_wie = forms.CharField(label="Voor wie is het?", required=False, widget=KORT, max_length=2000)
    toegangsweg = forms.ChoiceField(
        label="Hoe komt iemand er?",
        choices=[k for k in keuzes(Toegangsweg) if k[0] != Toegangsweg.ONBEKEND],
        widget=forms.RadioSelect,
    )
    aanmelden = forms.CharField(
        label="Wat moet iemand doen om te beginnen?", required=False, widget=KORT, max_length=2000
    )
    wachttijd_weken = forms.IntegerField(
        label="Wachttijd nu, in weken",
        required=False,
        min_value=0,
        max_value=200,
        help_text="0 als er geen is.",
    )
    locaties = forms.MultipleChoiceField(
        label="Waar is het?", required=False, widget=forms.CheckboxSelectMultiple
    )
    werkgebieden = forms.MultipleChoiceField(
        label="Voor inwoners van", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Niets gekozen: voor iedereen.",
    )  # fmt: skip
    talen = forms.MultipleChoiceField(
        label="In welke talen helpt u?", choices=list(TALEN.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    tolk = forms.CharField(label="Regelt u een tolk?", required=False, max_length=400)
    kosten_uitleg = forms.CharField(label="Uitleg over kosten", required=False, max_length=1000)
    bereik = forms.IntegerField(
        label="Hoeveel kinderen helpt u in een jaar, ongeveer?",
        required=False,
        min_value=0,
        max_value=1_000_000,
    )
    keurmerk = forms.CharField(label="Keurmerk of registratie", required=False, max_length=400)
    url = forms.URLField(label="Webadres", required=False, assume_scheme="https", error_messages=GEEN_URL)
    email = forms.EmailField(label="E-mailadres voor bezoekers", required=False, error_messages=GEEN_MAIL)
    soorten = forms.MultipleChoiceField(label="Welke soorten hulp?", required=False)

    def __init__(
        self, data: Any, *, blad: dict[str, Any], at: datetime, groepen: list[Any], locaties: list[Any],
        gebieden: list[tuple[str, str]], **initial: Any,
    ) -> None:  # fmt: skip
        self.talen = {rij["code"]: rij for rij in blad.get("voertalen") or []}
        super().__init__(data, blad=blad, at=at, talen=list(self.talen), **initial)
        self.fields["locaties"].choices = [(plek.ref, f"{plek.naam}, {plek.plaats}") for plek in locaties]
        if not locaties:
            self.fields["locaties"].help_text = GEEN_LOCATIE
        self.fields["werkgebieden"].choices = gebieden
        self.fields["soorten"].choices = [(s.code, s.naam) for g in groepen for s in g.soorten]
        self.groepen = groepen

    @property
    def soortgroepen(self) -> list[dict[str, Any]]:
        """Kinds under their group, with what was chosen: a hundred boxes in one row cannot be read."""
        gekozen = set(self["soorten"].value() or [])
        return [
            {
                "naam": g.soort.naam,
                "keuzes": [(s.code, s.naam, s.code in gekozen) for s in g.soorten],
                "open": any(s.code in gekozen for s in g.soorten),
            }
            for g in self.groepen
        ]

    def sheet(self) -> dict[str, Any]:
        blad = super().sheet()
        blad["voertalen"] = [self.talen.get(code, {"code": code}) for code in blad.pop("talen")]
        blad["capaciteit"] = [rij | {"bijgewerkt_at": self.at} for rij in blad["capaciteit"]]
        blad["wachttijd_op"] = None if blad["wachttijd_weken"] is None else localdate(self.at)
        return blad


class LocatieForm(VermeldingForm):
    rijen = ("openingstijden", "telefoons")
    delen = (
        ("De plek", ("soort", "eigen_naam", "straat", "eigen_postcode", "eigen_plaats", "omschrijving")),
        ("Er komen", ("bereikbaarheid", "kenmerken", "openingstijden")),
        ("Contact", ("telefoons", "url")),
    )
    soort = forms.ChoiceField(label="Wat is het?", choices=keuzes(Locatiesoort), widget=forms.RadioSelect)
    eigen_naam = forms.CharField(
        label="Hoe heet de plek?",
        required=False,
        max_length=160,
        help_text="Leeg: de naam van de organisatie.",
    )
    straat = forms.CharField(label="Straat en nummer", required=False, max_length=160)
    eigen_postcode = forms.RegexField(
        r"^\s*[1-9]\d{3}\s?[A-Za-z]{2}\s*$", label="Postcode", required=False,
        error_messages={"invalid": "Vul een postcode in, bijvoorbeeld 1234 AB."},
    )  # fmt: skip
    eigen_plaats = forms.CharField(label="Plaats", required=False, max_length=80)
    omschrijving = forms.CharField(label="Bijzonderheden", required=False, widget=KORT, max_length=2000)
    bereikbaarheid = forms.CharField(label="Hoe komt men er?", required=False, widget=KORT, max_length=2000)
    url = forms.URLField(label="Webadres", required=False, assume_scheme="https", error_messages=GEEN_URL)
    kenmerken = forms.MultipleChoiceField(
        label="Voor wie is de plek geschikt?", choices=keuzes(Kenmerk), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(
        self, data: Any, *, blad: dict[str, Any], at: datetime, is_school: bool = False, **initial: Any
    ) -> None:
        initial["kenmerken"] = [rij["kenmerk"] for rij in blad.get("toegankelijkheid") or []]
        super().__init__(data, blad=blad, at=at, **initial)
        self.toelichtingen = {r["kenmerk"]: r["toelichting"] for r in blad.get("toegankelijkheid") or []}
        if is_school:  # name, postcode and place come from the public files
            for naam in ("soort", "eigen_naam", "eigen_postcode", "eigen_plaats"):
                del self.fields[naam]

    def clean_eigen_postcode(self) -> str:
        return "".join(self.cleaned_data["eigen_postcode"].split()).upper()

    def sheet(self) -> dict[str, Any]:
        blad = super().sheet()
        blad["toegankelijkheid"] = [
            {"kenmerk": k, "toelichting": self.toelichtingen.get(k, "")} for k in blad.pop("kenmerken")
        ]
        return blad


class ProfielForm(VermeldingForm):
    rijen = ("contacten", "telefoons")
    delen = (
        ("De organisatie", ("omschrijving", "andere_naam")),
        ("Contact", ("contacten", "telefoons", "email", "website")),
    )
    omschrijving = forms.CharField(
        label="Wie bent u en wat doet u?", widget=LANG, max_length=4000,
        error_messages={"required": "Beschrijf in een paar zinnen wie u bent."},
    )  # fmt: skip
    andere_naam = forms.CharField(label="Andere naam", required=False, max_length=160)
    email = forms.EmailField(label="E-mailadres voor bezoekers", required=False, error_messages=GEEN_MAIL)
    website = forms.URLField(label="Webadres", required=False, assume_scheme="https", error_messages=GEEN_URL)


class BesluitForm(forms.Form):
    reden = forms.CharField(
        label="Waarom niet?", widget=KORT, max_length=300, required=False, help_text="De eigenaar leest dit."
    )


class UitkomstForm(forms.Form):
    uitkomst = forms.CharField(label="Wat hebt u gedaan?", max_length=300, required=False)


class StreekwoordForm(forms.Form):
    naam = forms.CharField(label="Hoe heet dit in de regio?", max_length=80, required=False)
    woorden = forms.CharField(
        label="Andere woorden waarop men zoekt", required=False, max_length=1000, widget=KORT,
        help_text="Eén per regel.",
    )  # fmt: skip

    def clean_woorden(self) -> list[str]:
        return [w.strip()[:80] for w in self.cleaned_data["woorden"].splitlines() if w.strip()][:30]
