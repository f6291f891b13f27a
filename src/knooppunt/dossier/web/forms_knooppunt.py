"""Forms of the team and its meetings: shape of the fields; whether something may happen is decided by the actions."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from knooppunt.basis.datumveld import datumveld
from knooppunt.basis.verdict import nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.policies import COORDINATOR
from knooppunt.dossier.queries.knooppunt import neighbourhoods, professional_with_email, schools_to_lead


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when nothing was ticked; None for a page that is only opened."""
    return request.POST if request.method == "POST" else None


class Aanvinkveld(forms.MultipleChoiceField):
    """Boxes of which ticking none is an answer too; so it is not marked as optional."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value: list[str]) -> None:
        for gekozen in value:
            if not self.valid_value(gekozen):
                raise forms.ValidationError("Kies mensen uit de lijst.")


def tekstveld(label: str, rijen: int = 3, lang: int = 4000, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=lang, widget=forms.Textarea(attrs={"rows": rijen}), **kwargs
    )


class WijzigForm(forms.Form):
    naam = forms.CharField(
        label="Hoe heet het knooppunt?", max_length=120, error_messages={"required": "Geef het knooppunt een naam."},
        help_text="Bijvoorbeeld: Knooppunt De Linde.",
    )  # fmt: skip
    mandaat = tekstveld(
        "Wat mag het team zelf beslissen?",
        required=False,
        help_text="Schrijf dit zo op dat ouders het begrijpen.",
    )
    ritme = tekstveld(
        "Hoe ziet het jaar eruit?",
        required=False,
        help_text="Hoe vaak komt u bij elkaar? Wanneer kijkt u samen terug?",
    )


class MaakForm(WijzigForm):
    school = forms.ModelChoiceField(
        label="Bij welke school hoort het?", queryset=None, required=False, empty_label="Geen school"
    )
    wijk = forms.ModelChoiceField(
        label="Bij welke wijk hoort het?", queryset=None, required=False, empty_label="Geen wijk",
        help_text="Kies een school of een wijk. Beide mag ook.",
    )  # fmt: skip
    field_order = ("naam", "school", "wijk", "mandaat", "ritme")

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools_to_lead(viewer, COORDINATOR)
        self.fields["wijk"].queryset = neighbourhoods()


class LidForm(forms.Form):
    account = forms.EmailField(
        max_length=254,
        label="E-mailadres van het nieuwe lid",
        error_messages={
            "required": "Vul het e-mailadres in.",
            "invalid": "Vul een e-mailadres in, zoals naam@school.nl.",
        },
    )
    rol = forms.CharField(
        label="Rol in dit team", max_length=80, help_text="Bijvoorbeeld: schoolmaatschappelijk werk.",
        error_messages={"required": "Schrijf op wat de rol in dit team is."},
    )  # fmt: skip
    vanaf = datumveld("Vanaf wanneer?")
    is_voorzitter = forms.BooleanField(label="Is voorzitter van dit knooppunt", required=False)

    def clean_account(self) -> Any:
        account = professional_with_email(self.cleaned_data["account"])
        if account is None:
            raise forms.ValidationError(
                "Wij kennen geen professional met dit e-mailadres. Kijk het na, of vraag de beheerder om een account."
            )
        return account


class LidEindForm(forms.Form):
    tot = datumveld(
        "Vanaf welke dag is deze persoon geen lid meer?", help_text="De uitnodigingen na deze dag vervallen."
    )


class OverlegForm(forms.Form):
    datum = datumveld("Op welke dag?")
    tijd = forms.TimeField(
        label="Hoe laat begint het?", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Kies een tijd.", "invalid": "Vul een tijd in, bijvoorbeeld 14:30."},
    )  # fmt: skip
    duur_minuten = forms.IntegerField(
        label="Hoeveel minuten duurt het?", initial=60, min_value=10, max_value=480,
        error_messages={
            "required": "Vul een aantal minuten in.", "invalid": "Vul een aantal minuten in, bijvoorbeeld 60.",
            "min_value": "Een overleg duurt minstens 10 minuten.",
            "max_value": "Een overleg duurt hoogstens 480 minuten.",
        },
    )  # fmt: skip
    plaats = forms.CharField(
        label="Waar is het?", max_length=160, help_text="Geen namen van kinderen: dit staat ook in de mail.",
        error_messages={"required": "Schrijf op waar het overleg is."},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if "datum" in gegevens and "tijd" in gegevens:
            dag = gegevens["datum"]
            if not 2000 <= dag.year <= 9000:
                self.add_error("datum", "Kies een datum binnen twee jaar.")
            else:
                gegevens["begint_at"] = timezone.make_aware(datetime.combine(dag, gegevens["tijd"]))
        return gegevens


class AfgelastForm(forms.Form):
    reden = forms.CharField(
        label="Waarom gaat het niet door?", max_length=200, help_text="Geen namen van kinderen: iedereen leest dit.",
        error_messages={"required": "Schrijf op waarom het overleg niet doorgaat."},
    )  # fmt: skip


class GastForm(forms.Form):
    email = forms.EmailField(
        max_length=254,
        label="E-mailadres van de gast",
        error_messages={
            "required": "Vul het e-mailadres in.",
            "invalid": "Vul een e-mailadres in, zoals naam@praktijk.nl.",
        },
    )
    toegang_tot = datumveld(
        "Eerste dag zonder toegang",
        help_text="Een gast ziet alleen dit kind. Vanaf deze dag ziet de gast niets meer.",
    )

    def __init__(self, *args: Any, overlegdag: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["toegang_tot"].initial = overlegdag + timedelta(days=1)


class WoordenForm(forms.Form):
    tekst = tekstveld(
        nl("In uw eigen woorden"),
        rijen=4,
        error_messages={"required": nl("Schrijf op wat u wilt toevoegen.")},
    )


class AfspraakForm(forms.Form):
    tekst = forms.CharField(
        label=nl("Wat spreken we af?"),
        max_length=300,
        error_messages={"required": nl("Schrijf op wat u afspreekt.")},
    )
    eigenaar_id = forms.TypedChoiceField(
        label=nl("Wie doet het?"),
        coerce=int,
        error_messages={
            "required": nl("Kies wie het doet."),
            "invalid_choice": nl("Kies iemand uit de lijst."),
        },
    )
    voor = datumveld(nl("Wanneer is het klaar?"))

    def __init__(self, *args: Any, mensen: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["eigenaar_id"].choices = mensen if len(mensen) == 1 else [("", "Kies een naam"), *mensen]


class SluitenForm(forms.Form):
    aanwezig = Aanvinkveld(label="Wie waren er?")

    def __init__(self, *args: Any, mensen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aanwezig"].choices = mensen
