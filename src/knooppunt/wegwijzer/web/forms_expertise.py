"""Forms to ask for expertise, to answer and to look back."""

from __future__ import annotations

from typing import Any

from django import forms

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.organisaties.public import Organisatie
from knooppunt.wegwijzer.rules.expertise import Opbrengst

DATUM = {"type": "date"}
GEEN_DATUM = "Vul een datum in, bijvoorbeeld 22-11-2026."
KORT = forms.Textarea(attrs={"rows": 3})
OPBRENGSTEN = [(o.value, o.label.capitalize()) for o in Opbrengst]


class AanvraagForm(forms.Form):
    """``sleutel`` makes that the same form sent twice counts once."""

    school = forms.ChoiceField(label="Voor welke school?")
    vraag = forms.CharField(
        label="Wat wil de school leren of oplossen?", widget=forms.Textarea(attrs={"rows": 5}), max_length=2000,
        help_text="Schrijf geen naam van een kind. Beschrijf de groep of de situatie.",
        error_messages={"required": "Schrijf op wat de school wil leren of oplossen."},
    )  # fmt: skip
    uren = forms.DecimalField(
        label="Hoeveel uur per week?", min_value=0.5, max_value=40, max_digits=4, decimal_places=1,
        error_messages={
            "required": "Vul in hoeveel uur per week.", "invalid": "Vul een getal in, bijvoorbeeld 2,5.",
            "min_value": "Vraag ten minste een half uur per week.", "max_value": "Vraag ten hoogste 40 uur per week.",
        },
    )  # fmt: skip
    van = forms.DateField(
        label="Vanaf", widget=forms.DateInput(attrs=DATUM, format="%Y-%m-%d"),
        error_messages={"required": GEEN_DATUM, "invalid": GEEN_DATUM},
    )  # fmt: skip
    tot = forms.DateField(
        label="Tot en met", widget=forms.DateInput(attrs=DATUM, format="%Y-%m-%d"),
        error_messages={"required": GEEN_DATUM, "invalid": GEEN_DATUM},
    )  # fmt: skip
    sleutel = forms.SlugField(max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, scholen: list[Organisatie], **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.initial.setdefault("sleutel", nieuwe_referentie())
        self.per_ref = {s.ref: s for s in scholen}
        self.fields["school"].choices = [(s.ref, s.naam) for s in scholen]

    def clean_school(self) -> Organisatie:
        return self.per_ref[self.cleaned_data["school"]]


class WeigerForm(forms.Form):
    reden = forms.CharField(
        label="Waarom kan het niet?", widget=KORT, max_length=400, required=False,
        help_text="De school leest dit. Weet u wie het wel kan? Schrijf dat erbij.",
    )  # fmt: skip


class EvaluatieForm(forms.Form):
    hielp = forms.ChoiceField(
        label="Hielp het?", choices=OPBRENGSTEN, widget=forms.RadioSelect,
        error_messages={"required": "Kies of het hielp."},
    )  # fmt: skip
    kan_zelf = forms.ChoiceField(
        label="Kan de school het nu zelf?", choices=OPBRENGSTEN, widget=forms.RadioSelect,
        error_messages={"required": "Kies of de school het nu zelf kan."},
    )  # fmt: skip
    leraren = forms.IntegerField(
        label="Hoeveel leraren leerden mee?", min_value=0, max_value=500,
        error_messages={"required": "Vul een getal in. 0 mag ook.", "invalid": "Vul een heel getal in."},
    )  # fmt: skip
    toelichting = forms.CharField(
        label="Wat wilt u erover zeggen?", widget=KORT, max_length=2000, required=False,
        help_text="Alleen de school, wie de expertise gaf en het samenwerkingsverband lezen dit.",
    )  # fmt: skip

    def clean_hielp(self) -> Opbrengst:
        return Opbrengst(self.cleaned_data["hielp"])

    def clean_kan_zelf(self) -> Opbrengst:
        return Opbrengst(self.cleaned_data["kan_zelf"])
