"""Forms about one case on the agenda: who comes, and what the team writes together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from knooppunt.basis.tekstveld import tekstveld
from knooppunt.dossier.queries.overleg import Antwoord
from knooppunt.dossier.queries.overleg_genodigden import Genodigbaar
from knooppunt.dossier.rules.kring import Grondslag
from knooppunt.dossier.web.forms_knooppunt import Aanvinkveld

GEEN_OUDER = (
    "In dit dossier staat nog geen ouder. Nodig een ouder uit bij Gezin en team, of schrijf op waarom niet."
)


def _labels(kandidaten: Sequence[Genodigbaar], *soorten: str) -> list[tuple[str, str]]:
    return [
        (k.sleutel, f"{k.naam} ({k.toelichting})" if k.toelichting else k.naam)
        for k in kandidaten
        if k.soort in soorten
    ]


class GenodigdenForm(forms.Form):
    """Who of the circle is invited. Everyone of the family is ticked until someone decides otherwise."""

    ouders = Aanvinkveld(label="Ouders en verzorgers")
    reden_zonder_ouders = forms.CharField(
        label="Nodigt u een ouder niet uit? Waarom niet?", max_length=300, required=False
    )
    leerling = Aanvinkveld(label="De leerling")
    reden_zonder_leerling = forms.CharField(
        label="Nodigt u de leerling niet uit? Waarom niet?", max_length=300, required=False,
        help_text="Schrijf ook op hoe de leerling wel wordt gehoord.",
    )  # fmt: skip
    team = Aanvinkveld(label="Anderen rond het kind")

    def __init__(self, *args: Any, kandidaten: Sequence[Genodigbaar], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld, soort in (("ouders", "ouder"), ("leerling", "leerling"), ("team", "team")):
            keuzes = _labels(kandidaten, soort)
            self.fields[veld].choices = keuzes
            self.fields[veld].initial = [] if veld == "team" else [sleutel for sleutel, _ in keuzes]
            if not keuzes:
                del self.fields[veld]
        if "ouders" not in self.fields:
            self.fields["reden_zonder_ouders"].help_text = GEEN_OUDER

    def choices(self) -> dict[str, Any]:
        """What the action needs."""
        gegevens = self.cleaned_data
        return {
            "sleutels": [s for veld in ("ouders", "leerling", "team") for s in gegevens.get(veld, [])],
            "reden_zonder_ouders": gegevens["reden_zonder_ouders"],
            "reden_zonder_leerling": gegevens["reden_zonder_leerling"],
        }


class AgenderenForm(GenodigdenForm):
    vraag = forms.CharField(
        label="Welke vraag wilt u samen beantwoorden?", max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Schrijf op welke vraag u samen wilt beantwoorden."},
    )  # fmt: skip
    grondslag = forms.ChoiceField(
        label="Waarom mag het knooppunt over dit kind praten?", choices=[(g.value, g.label) for g in Grondslag],
        widget=forms.RadioSelect, error_messages={"required": "Kies waarom het mag."},
    )  # fmt: skip
    gegeven_door = forms.CharField(
        label="Wie gaf toestemming?",
        max_length=120,
        required=False,
        help_text="Alleen nodig bij toestemming.",
    )
    field_order = ("vraag", "grondslag", "gegeven_door", "ouders", "reden_zonder_ouders", "leerling")


class DuidingForm(forms.Form):
    """One text per question that the writer may see, each with the text that the writer started from."""

    def __init__(self, *args: Any, antwoorden: Sequence[Antwoord], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.velden = [a.veld for a in antwoorden if a.zichtbaar]
        for a in antwoorden:
            if a.zichtbaar:
                self.fields[a.veld] = tekstveld(a.vraag, lang=4000, rijen=3, required=False, initial=a.tekst)
                self.fields[f"begin_{a.veld}"] = forms.CharField(
                    required=False, initial=a.tekst, widget=forms.HiddenInput, strip=True
                )

    def texts(self, voor: str = "") -> dict[str, str]:
        """By field, with one kind of line end; ``begin_`` gives what the writer started from."""
        return {v: self.cleaned_data[f"{voor}{v}"].replace("\r\n", "\n") for v in self.velden}

    def show_both(self, bewaard: dict[str, str]) -> None:
        """After a clash: my text stays in the field, the kept text stands beside it and is what I start from now."""
        self.data = self.data.copy()
        for veld, tekst in bewaard.items():
            self.data[self.add_prefix(f"begin_{veld}")] = tekst
            self.fields[veld].help_text = f"Iemand anders schreef intussen: {tekst}"
            self.add_error(
                veld, "Twee mensen schreven hier tegelijk. Voeg beide teksten samen en sla opnieuw op."
            )
