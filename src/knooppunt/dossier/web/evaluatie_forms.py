"""The shapes of an evaluation, of closing and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from knooppunt.basis.datumveld import datumveld
from knooppunt.dossier.queries.evaluatie import find_schools
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.evaluatie import EvaluatieGegevens
from knooppunt.dossier.web.plan_forms import lange_tekst

UITKOMSTEN = [("bereikt", "Bereikt"), ("deels", "Deels bereikt"), ("niet", "Niet bereikt")]


class UitkomstenForm(forms.Form):
    """Per goal an outcome and a why; the fields carry the goal's reference."""

    def __init__(self, *args: Any, doelen: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doelen = doelen
        for doel in doelen:
            self.fields[f"uitkomst_{doel.ref}"] = forms.ChoiceField(
                label="Is dit doel bereikt?",
                choices=UITKOMSTEN,
                widget=forms.RadioSelect,
                error_messages={"required": f"Kies of dit doel is bereikt: {doel.tekst}"},
            )
            self.fields[f"waarom_{doel.ref}"] = lange_tekst(
                "Waarom lukte het wel of niet?",
                rijen=2,
                help_text="Wat hielp? Wat zou u anders doen?",
                error_messages={"required": f"Schrijf op waarom: {doel.tekst}"},
            )

    def per_doel(self) -> list[tuple[Any, Any, Any]]:
        """(goal, outcome field, why field) for the page."""
        return [(d, self[f"uitkomst_{d.ref}"], self[f"waarom_{d.ref}"]) for d in self.doelen]

    def uitkomsten(self) -> dict[int, tuple[str, str]]:
        """goal id -> (outcome, why)."""
        data = self.cleaned_data
        return {d.pk: (data[f"uitkomst_{d.ref}"], data[f"waarom_{d.ref}"]) for d in self.doelen}


class EvaluatieForm(UitkomstenForm):
    """The whole conversation."""

    datum = datumveld("Wanneer was het gesprek?")
    gesproken_met = forms.CharField(
        label="Wie waren erbij?",
        max_length=200,
        error_messages={"required": "Schrijf op wie er bij het gesprek waren."},
    )
    stem_leerling = lange_tekst(
        "Wat vindt de leerling zelf?",
        rijen=3,
        error_messages={"required": "Schrijf op wat de leerling er zelf van vindt."},
    )
    stem_ouders = lange_tekst(
        "Wat vinden de ouders?",
        rijen=3,
        error_messages={"required": "Schrijf op wat de ouders ervan vinden."},
    )
    niveau_id = forms.TypedChoiceField(
        label="Verandert het niveau van ondersteuning?", required=False, coerce=int, empty_value=None
    )
    niveau_reden = forms.CharField(label="Waarom verandert het niveau?", max_length=300, required=False)
    niveau_sprong_reden = forms.CharField(
        label="Waarom meer dan één stap tegelijk?",
        max_length=300,
        required=False,
        help_text="Alleen nodig als het niveau meer dan één stap verandert.",
    )
    vervolg = forms.ChoiceField(
        label="Hoe gaat het verder?",
        choices=[
            ("doorgaan", "We gaan door. Er komt een nieuwe versie van het plan"),
            ("afsluiten", "We ronden af. De hulp is niet meer nodig of gaat gewoon door op school"),
            ("overdragen", "We dragen over aan een andere school"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe het verder gaat."},
    )
    vervolg_reden = forms.CharField(label="Waarom kiezen jullie dit samen?", max_length=300, required=False)
    naar_school = forms.CharField(
        label="Naar welke school?",
        max_length=160,
        required=False,
        help_text="Alleen bij overdragen. Typ de naam, of een deel ervan.",
    )
    overdracht_op = datumveld("Eerste dag op de nieuwe school", required=False)
    overdracht_gesprek = forms.CharField(
        label="Wie praat met wie?",
        max_length=200,
        required=False,
        help_text="Een warme overdracht is een gesprek. Bijvoorbeeld: de mentor en moeder met de nieuwe mentor.",
    )

    def __init__(
        self, *args: Any, zicht: DossierZicht, niveaus: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zicht = zicht
        self.fields["niveau_id"].choices = [("", "Nee, het blijft zoals het is"), *niveaus]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["overdracht_naar_id"] = None
        naam = data.get("naar_school", "")
        if data.get("vervolg") != "overdragen" or not naam:
            return data
        scholen = find_schools(self.zicht, naam)
        if len(scholen) == 1:
            data["overdracht_naar_id"] = scholen[0].pk
        elif scholen:
            namen = ", ".join(s.naam for s in scholen[:8])
            self.add_error("naar_school", f"Er zijn meer scholen met deze naam. Bedoelt u: {namen}?")
        else:
            self.add_error("naar_school", "In deze regio kennen we geen andere school met deze naam.")
        return data

    def gegevens(self) -> EvaluatieGegevens:
        data = self.cleaned_data
        namen = set(EvaluatieGegevens.__dataclass_fields__) - {"uitkomsten"}
        return EvaluatieGegevens(uitkomsten=self.uitkomsten(), **{naam: data[naam] for naam in namen})


class AfsluitenForm(forms.Form):
    """Why, and that what is open was seen."""

    reden = forms.CharField(
        label="Waarom kan het dossier dicht?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom het dossier dicht kan."},
    )
    gezien = forms.BooleanField(
        label="Ik heb gezien wat er nog open staat. Dat hoeft niet meer.", required=False
    )
