"""Forms of support profiles: what a school says per part, what a validator saw, and what the region agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField

from knooppunt.organisaties.public import Organisatie
from knooppunt.wegwijzer.actions.normen import Onderdeelgegevens
from knooppunt.wegwijzer.actions.profielen import Deelgegevens
from knooppunt.wegwijzer.queries.profielen import Profielregel
from knooppunt.wegwijzer.rules.profielen import NIVEAUS, Onderdeelsoort, Sector
from knooppunt.wegwijzer.rules.validatie import Validatiewijze
from knooppunt.wegwijzer.web.beheer.forms import KORT
from knooppunt.wegwijzer.web.beheer.forms_contacten import DATUM, GEEN_DATUM

KEUZES = [(str(n.getal), f"{n.getal} {n.naam}") for n in NIVEAUS.values()]
STAPPEN = [("0", "alle scholen gelijk"), ("1", "1 stap"), ("2", "2 stappen"), ("3", "3 stappen")]
LANG = forms.Textarea(attrs={"rows": 5})
Velden = tuple[Profielregel, list[BoundField]]


def _level(**anders: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(required=False, coerce=int, empty_value=None, **anders)


class DelenForm(forms.Form):
    """Level, evidence and words for parents of each part; nothing is required, a concept may be half."""

    def __init__(self, *args: Any, regels: Sequence[Profielregel], **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.regels = regels
        for r in regels:
            ref, deel = r.onderdeel.ref, r.deel
            niets = [("", "hier doen wij niets extra's")] if r.onderdeel.soort == Onderdeelsoort.EXTRA else []
            self.fields[f"niveau_{ref}"] = _level(
                label="Waar staat uw school?",
                choices=[*niets, *KEUZES],
                widget=forms.RadioSelect,
                initial=r.niveau,
            )
            self.fields[f"bewijs_{ref}"] = forms.CharField(
                label="Waaraan ziet men dat?", required=False, widget=KORT, max_length=2000,
                initial=deel.bewijs if deel else "",
                help_text="Collega's in de regio lezen dit. Geen namen van kinderen.",
            )  # fmt: skip
            self.fields[f"ouders_{ref}"] = forms.CharField(
                label="Wat merkt een ouder ervan?", required=False, widget=KORT, max_length=800,
                initial=deel.voor_ouders if deel else "", help_text="In gewone woorden. Iedereen leest dit.",
            )  # fmt: skip

    def per_part(self) -> Iterator[Velden]:
        for regel in self.regels:
            ref = regel.onderdeel.ref
            yield regel, [self[f"{veld}_{ref}"] for veld in ("niveau", "bewijs", "ouders")]

    def filled(self) -> list[Deelgegevens]:
        van = self.cleaned_data
        return [
            Deelgegevens(r.onderdeel, van[f"niveau_{ref}"], van[f"bewijs_{ref}"], van[f"ouders_{ref}"])
            for r in self.regels
            for ref in [r.onderdeel.ref]
        ]


class VerhaalForm(forms.Form):
    voor_ouders = forms.CharField(
        label="Wat vindt een kind bij u op school?", required=False, max_length=2000, widget=LANG,
        help_text="Drie tot vijf korte zinnen voor ouders. Dit staat bovenaan.",
    )  # fmt: skip
    grens = forms.CharField(
        label="Wat kan uw school niet bieden?", required=False, max_length=1500, widget=LANG,
        help_text="Eerlijk en zonder afwijzing. Schrijf erbij met wie u dan samen zoekt.",
    )  # fmt: skip
    mr_op = forms.DateField(
        label="Wanneer stemde de medezeggenschapsraad in?", required=False, error_messages=GEEN_DATUM,
        widget=forms.DateInput(attrs=DATUM, format="%Y-%m-%d"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)


class VraagForm(forms.Form):
    organisatie = forms.ChoiceField(label="Wie kijkt mee?", error_messages={"required": "Kies wie meekijkt."})

    def __init__(self, *args: Any, organisaties: Sequence[Organisatie], **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.per_ref = {o.ref: o for o in organisaties}
        self.fields["organisatie"].choices = [("", "Kies"), *((o.ref, o.naam) for o in organisaties)]

    def clean_organisatie(self) -> Organisatie:
        return self.per_ref[self.cleaned_data["organisatie"]]


class ValidatieForm(forms.Form):
    """Per part what was seen; what was not looked at is left open."""

    def __init__(self, *args: Any, regels: Sequence[Profielregel], **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.regels = [r for r in regels if r.niveau]
        for r in self.regels:
            self.fields[f"niveau_{r.onderdeel.ref}"] = _level(
                label="Wat zag u?", choices=_seen(r.niveau or 0)
            )
            self.fields[f"tekst_{r.onderdeel.ref}"] = forms.CharField(
                label="Toelichting", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
            )
        self.fields["wijze"] = forms.ChoiceField(
            label="Hoe keek u mee?", choices=[(w.value, w.label) for w in Validatiewijze], widget=forms.RadioSelect,
            error_messages={"required": "Kies hoe u meekeek."},
        )  # fmt: skip
        self.fields["toelichting"] = forms.CharField(
            label="Wat wilt u de school meegeven?", required=False, max_length=2000, widget=KORT
        )

    def per_part(self) -> Iterator[Velden]:
        for regel in self.regels:
            yield regel, [self[f"{veld}_{regel.onderdeel.ref}"] for veld in ("niveau", "tekst")]

    def general(self) -> list[BoundField]:
        return [self["wijze"], self["toelichting"]]

    def seen(self) -> dict[Any, tuple[int, str]]:
        van = self.cleaned_data
        return {
            r.deel: (van[f"niveau_{r.onderdeel.ref}"], van[f"tekst_{r.onderdeel.ref}"])
            for r in self.regels
            if r.deel and van[f"niveau_{r.onderdeel.ref}"]
        }


def _seen(zelf: int) -> list[tuple[str, str]]:
    anders = [(getal, f"iets anders: {naam}") for getal, naam in KEUZES if int(getal) != zelf]
    return [("", "niet bekeken"), (str(zelf), f"wat de school zegt: {zelf} {NIVEAUS[zelf].naam}"), *anders]


class KanNietForm(forms.Form):
    reden = forms.CharField(
        label="Waarom kan het niet?",
        required=False,
        max_length=400,
        widget=KORT,
        help_text="De school leest dit.",
    )


class OnderdeelForm(forms.Form):
    soort = forms.ChoiceField(
        label="Wat is het?", choices=[(s.value, s.label) for s in Onderdeelsoort], widget=forms.RadioSelect
    )
    naam = forms.CharField(
        label="Naam", max_length=80, error_messages={"required": "Geef het onderdeel een naam."}
    )
    uitleg = forms.CharField(label="Waar kijkt een school naar?", required=False, max_length=300, widget=KORT)
    ouders = forms.CharField(
        label="Naam voor ouders", max_length=120, help_text="In gewone woorden.",
        error_messages={"required": "Geef het onderdeel een naam voor ouders."},
    )  # fmt: skip
    ouders_en = forms.CharField(label="Naam voor ouders in het Engels", required=False, max_length=120)
    sector = forms.ChoiceField(
        label="Voor welke scholen?", required=False,
        choices=[("", "alle scholen"), *((s.value, s.label) for s in Sector)],
    )  # fmt: skip
    hulpsoort = forms.ChoiceField(
        label="Soort hulp in de wegwijzer", required=False, help_text="Ouders kunnen daar verder lezen."
    )

    def __init__(self, *args: Any, soorten: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.fields["hulpsoort"].choices = [("", "geen"), *((s.code, s.naam) for s in soorten)]

    def filled(self) -> Onderdeelgegevens:
        return Onderdeelgegevens(**{veld: self.cleaned_data[veld] for veld in self.fields})


class NormForm(forms.Form):
    niveau = _level(
        label="Welk niveau heeft elke school ten minste?", choices=[("", "geen afspraak"), *KEUZES]
    )
    bandbreedte = _level(
        label="Hoe ver mogen scholen uit elkaar liggen?",
        choices=[("", "geen afspraak"), *STAPPEN],
    )  # fmt: skip
    vanaf = forms.DateField(
        label="Vanaf", widget=forms.DateInput(attrs=DATUM, format="%Y-%m-%d"),
        error_messages=GEEN_DATUM | {"required": "Vul in vanaf wanneer dit geldt."},
        help_text="Wat eerder gold, blijft gelden voor de profielen van toen.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
