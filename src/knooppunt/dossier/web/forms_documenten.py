"""Forms with a file. What is in it is decided by its content (bestanden); here only its size is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.taal import vertaald
from knooppunt.basis.verdict import nl
from knooppunt.bestanden.public import KIESBAAR, LIMIETEN, Weigering
from knooppunt.dossier.rules.documenten import Documentsoort
from knooppunt.dossier.rules.kring import DEELBAAR, Deel

FOTO, GELUID = "image/jpeg,image/png,image/webp", "audio/*,.mp3,.m4a,.ogg,.wav"


def bestandsveld(label: str, kiesbaar: str, **attrs: str) -> forms.FileField:
    """A file to choose; ``capture`` in ``attrs`` opens the camera or the recorder of a phone."""
    return forms.FileField(
        label=label, required=False, allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": kiesbaar, **attrs}),
    )  # fmt: skip


class BestandForm(forms.Form):
    """One file out of several fields: chosen, photographed or spoken."""

    velden: tuple[str, ...] = ()
    GEEN = nl("Kies een bestand of maak een foto.")

    sleutel = forms.SlugField(widget=forms.HiddenInput, min_length=16, max_length=16)

    def __init__(self, *args: Any, op: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.op = op
        self.fields["sleutel"].initial = nieuwe_referentie
        self.fields[
            self.velden[0]
        ].required = not self.is_bound  # one of them is; clean() says which way it fails

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        self.fields[self.velden[0]].required = True
        gekozen: list[UploadedFile] = [f for veld in self.velden if (f := gegevens.pop(veld, None))]
        if len(gekozen) != 1:
            reden = self.GEEN if not gekozen else nl("Kies één bestand. Voeg het andere daarna toe.")
            self.add_error(self.velden[0], reden)
        elif (gekozen[0].size or 0) > LIMIETEN.drempel("BESTAND_MB", self.op).aantal * 1_000_000:
            self.add_error(self.velden[0], Weigering.TE_GROOT.label)
        else:
            gegevens["inhoud"] = gekozen[0].read()
        return gegevens


def _choices(woorden: Iterable[Documentsoort | Deel]) -> list[tuple[str, str]]:
    """Asked anew for every form: the words are those of the reader's language."""
    return [(woord.value, vertaald(woord.label).capitalize()) for woord in woorden]


class DocumentForm(BestandForm):
    velden = ("bestand", "camera")

    bestand = bestandsveld(nl("Bestand"), KIESBAAR)
    camera = bestandsveld(nl("Of maak een foto"), FOTO, capture="environment")
    titel = forms.CharField(
        label=nl("Hoe heet het?"),
        max_length=120,
        required=False,
        help_text=nl("Bijvoorbeeld: brief van de logopedist."),
    )
    soort = forms.TypedChoiceField(
        label=nl("Wat is het?"), coerce=Documentsoort, widget=forms.RadioSelect,
        choices=lambda: _choices(Documentsoort),
        error_messages={"required": nl("Kies wat het is.")},
    )  # fmt: skip
    deel = forms.TypedChoiceField(
        label=nl("Bij welk deel hoort het?"), coerce=Deel, widget=forms.RadioSelect,
        error_messages={"required": nl("Kies bij welk deel het hoort. Dat bepaalt wie het ziet.")},
    )  # fmt: skip

    def __init__(self, *args: Any, delen: Iterable[tuple[Deel, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deel"].choices = [(deel.value, woorden) for deel, woorden in delen]
        grens = LIMIETEN.drempel("BESTAND_MB", self.op)
        self.fields["bestand"].help_text = nl(
            "Een foto, een PDF, een document van Word, Excel of LibreOffice, of geluid. %(grens)s",
            grens=grens.tekst,
        )


WIE = {
    Deel.ONDERWIJS: nl("De mensen van school"),
    Deel.ZORG: nl("De mensen die je helpen"),
    Deel.GEZIN: nl("De mensen die jouw verhaal kennen"),
}
"""Who sees a part, as a pupil says it; the names stand behind it."""


class EigenWerkForm(BestandForm):
    """What the pupil adds: few words, and only a choice of who may see it where that makes a difference."""

    velden = ("tekening", "camera", "geluid")
    GEEN = nl("Kies eerst een plaatje, een foto of geluid.")

    tekening = bestandsveld(nl("Kies een plaatje"), FOTO)
    camera = bestandsveld(nl("Maak een foto"), FOTO, capture="environment")
    geluid = bestandsveld(nl("Zeg of zing iets"), GELUID, capture="user")
    titel = forms.CharField(label=nl("Hoe heet het?"), max_length=120, required=False)
    deel = forms.TypedChoiceField(
        label=nl("Wie mag dit zien?"), coerce=Deel, widget=forms.RadioSelect,
        error_messages={"required": nl("Kies wie dit mag zien.")},
    )  # fmt: skip

    def __init__(self, *args: Any, delen: list[tuple[Deel, list[str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        alleen = vertaald(nl("alleen jij"))
        self.fields["deel"].choices = [
            (d.value, f"{vertaald(WIE[d])}: {', '.join(namen) or alleen}") for d, namen in delen
        ]
        if len(delen) == 1:
            self.fields["deel"].widget = forms.HiddenInput()
            self.fields["deel"].initial = delen[0][0].value

    def clean(self) -> dict[str, Any]:
        is_geluid, is_foto = self.cleaned_data.get("geluid"), self.cleaned_data.get("camera")
        gegevens = super().clean()
        gegevens["soort"] = (
            Documentsoort.GELUID if is_geluid else Documentsoort.FOTO if is_foto else Documentsoort.TEKENING
        )
        return gegevens


class FilterForm(forms.Form):
    deel = forms.ChoiceField(
        label=nl("Deel"),
        required=False,
        choices=lambda: [("", nl("Alle delen")), *_choices(DEELBAAR)],
    )
    soort = forms.ChoiceField(
        label=nl("Soort"),
        required=False,
        choices=lambda: [("", nl("Alles")), *_choices(Documentsoort)],
    )
