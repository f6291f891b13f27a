from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from knooppunt.basis.access import DOELEN
from knooppunt.toegang.gebeurtenissen import event_kinds
from knooppunt.toegang.queries.logboek import DOEN, KIJKEN, organisations_with_people

PERIODE = timedelta(days=30)
DATUM = {"invalid": "Vul een datum in, bijvoorbeeld 22-11-2026."}


def _dag(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=DATUM,
    )


class LogForm(forms.Form):
    """What is searched. It stands in the address, so there is no name in it: a person is a reference."""

    van = _dag("Van")
    tot = _dag("Tot en met")
    soort = forms.ChoiceField(label="Waarover", required=False)
    doel = forms.ChoiceField(
        label="Waarvoor",
        required=False,
        choices=[("", "Alles"), *((c, d.capitalize()) for c, d in DOELEN.items())],
    )
    organisatie = forms.ChoiceField(label="Organisatie", required=False)
    ref = forms.SlugField(
        label="Kenmerk van een dossier",
        required=False,
        max_length=16,
        help_text="Staat in het adres van het dossier.",
        error_messages={"invalid": "Een kenmerk heeft alleen letters en cijfers."},
    )
    persoon = forms.SlugField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        self.fields["organisatie"].choices = [("", "Alle organisaties"), *(
            (o.ref, o.naam) for o in organisations_with_people()
        )]  # fmt: skip
        self.fields["soort"].choices = _kinds()

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        tot = gegevens.get("tot") or self.vandaag
        van = gegevens.get("van") or tot - PERIODE
        if van > tot:
            self.add_error("van", "Deze dag ligt na de laatste dag.")
        return gegevens | {"van": van, "tot": tot}


class PersoonForm(forms.Form):
    """A name to look for; sent as a form, so that it stands in no address."""

    zoek = forms.CharField(
        label="Naam of e-mailadres",
        max_length=120,
        error_messages={"required": "Vul een naam of een e-mailadres in."},
    )


def _kinds() -> list[tuple[str, str]]:
    """All looks, all deeds, and what an event can be about: choosing among every kind of event is for no human."""
    onderwerpen = sorted({soort.partition(".")[0] for soort in event_kinds()})
    return [
        ("", "Alles"),
        (KIJKEN, "Alle keren dat iemand keek"),
        (DOEN, "Alles wat iemand deed"),
        *((f"{onderwerp}.", onderwerp.replace("_", " ").capitalize()) for onderwerp in onderwerpen),
    ]
