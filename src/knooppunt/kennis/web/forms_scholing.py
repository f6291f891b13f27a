"""Forms of trainings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from knooppunt.basis.datumveld import datumveld
from knooppunt.basis.tekstveld import tekstveld
from knooppunt.kennis.actions.scholing import Scholingsblad
from knooppunt.kennis.rules.scholing import Scholingssoort
from knooppunt.kennis.web.forms import KennisForm, regelveld

GEEN_TIJD = "Vul een tijd in, bijvoorbeeld 13:30."
GEEN_GETAL = "Vul een heel getal in, bijvoorbeeld 20."


def tijdveld(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": GEEN_TIJD, "invalid": GEEN_TIJD},
    )  # fmt: skip


class ScholingForm(KennisForm):
    titel = regelveld("Titel", 120, required=True, error_messages={"required": "Geef het een titel."})
    soort = forms.ChoiceField(
        label="Wat is het?", choices=[(s.value, s.label.capitalize()) for s in Scholingssoort],
        error_messages={"required": "Kies wat het is."},
    )  # fmt: skip
    kort = tekstveld(
        "In het kort", "Schrijf in het kort wat men leert.", lang=300, rijen=2,
        help_text="Eén of twee zinnen. Dit staat in de lijst.",
    )  # fmt: skip
    dag = datumveld("Op welke dag?")
    begin = tijdveld("Hoe laat begint het?")
    eind = tijdveld("Hoe laat is het afgelopen?")
    meer_dagen = regelveld(
        "Zijn er meer dagen?", 200, help_text="Bijvoorbeeld: ook op 12 januari en 9 februari, zelfde tijd."
    )
    plaats = regelveld(
        "Waar?", 160, required=True, error_messages={"required": "Vul in waar het is. Online mag ook."}
    )
    plekken = forms.IntegerField(
        label="Hoeveel mensen kunnen komen?", min_value=1, max_value=1000,
        error_messages={"required": GEEN_GETAL, "invalid": GEEN_GETAL, "min_value": "Er is ten minste één plek.",
                        "max_value": "Vul een kleiner getal in."},
    )  # fmt: skip
    aanmelden_tot = datumveld("Tot en met welke dag kan men zich aanmelden?")
    uren = forms.DecimalField(
        label="Hoeveel uur staat er op het bewijs?", min_value=0, max_value=200, max_digits=4, decimal_places=1,
        error_messages={"required": "Vul in hoeveel uur.", "invalid": "Vul een getal in, bijvoorbeeld 2,5."},
    )  # fmt: skip
    voor_wie = regelveld("Voor wie?")
    tekst = tekstveld("Wat doet u die dag?", lang=4000, rijen=6, required=False)
    kosten = regelveld("Wat kost het?", 160, help_text="Leeg: gratis.")
    open_voor_ouders = forms.BooleanField(label="Ouders kunnen zich ook aanmelden", required=False)

    def blad(self) -> Scholingsblad:
        gevuld = self.cleaned_data
        gevuld["begint_at"] = _at(gevuld["dag"], gevuld["begin"])
        gevuld["eindigt_at"] = _at(gevuld["dag"], gevuld["eind"])
        blad: Scholingsblad = self.sheet(Scholingsblad)
        return blad


def _at(dag: Any, tijd: Any) -> datetime:
    return timezone.make_aware(datetime.combine(dag, tijd))


def begin_of(scholing: Any) -> dict[str, Any]:
    """What stands in the form of a training that is there."""
    begint, eindigt = (timezone.localtime(m) for m in (scholing.begint_at, scholing.eindigt_at))
    velden = ("titel", "soort", "kort", "meer_dagen", "plaats", "plekken", "aanmelden_tot", "uren", "voor_wie",
              "tekst", "kosten", "open_voor_ouders", "sleutel")  # fmt: skip
    return {naam: getattr(scholing, naam) for naam in velden} | {
        "dag": begint.date(), "begin": begint.time(), "eind": eindigt.time(),
        "soorten": [s.code for s in scholing.soorten.all()],
    }  # fmt: skip


class AfgelastForm(forms.Form):
    reden = tekstveld(
        "Waarom gaat het niet door?",
        lang=400,
        rijen=3,
        required=False,
        help_text="Wie zich aanmeldde, leest dit.",
    )
