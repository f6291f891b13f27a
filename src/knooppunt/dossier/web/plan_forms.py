"""The shapes of what is filled in on the pages of the plan."""

from __future__ import annotations

from typing import Any

from django import forms

from knooppunt.basis.datumveld import datumveld
from knooppunt.basis.verdict import nl
from knooppunt.dossier.rules.kring import DEELBAAR, Deel

MAX_TEKST = 4000
"""Characters of a long text: two pages."""
MAX_REVISIE = 2_147_483_647
"""What the column holds."""


def lange_tekst(label: str, rijen: int = 4, **meer: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, max_length=MAX_TEKST, widget=forms.Textarea(attrs={"rows": rijen}), **meer
    )


class TekstenForm(forms.Form):
    """Perspective, factors (strengths first), level and date of evaluation."""

    perspectief = lange_tekst(
        "Waar werken we naartoe?",
        required=False,
        help_text="Het perspectief: wat wil en kan het kind, ook op langere termijn? Op school heet dit de "
        "verwachte uitstroombestemming.",
    )
    bevorderend = lange_tekst(
        "Wat helpt?",
        required=False,
        help_text="Begin hiermee. Wat lukt al, waar is het kind goed in, wie en wat helpt?",
    )
    belemmerend = lange_tekst(
        "Wat staat in de weg?",
        required=False,
        help_text="Beschrijf wat er gebeurt en wanneer, niet wat iemand is. Bijvoorbeeld: ‘in een drukke "
        "klas raakt hij de draad kwijt’.",
    )
    behoeften = forms.MultipleChoiceField(
        label="Welke hulp heeft het kind nodig?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kies wat nu het meest nodig is. Het samenwerkingsverband telt zonder namen hoeveel kinderen welke "
        "hulp nodig hebben, zodat die hulp dichtbij huis komt.",
        error_messages={"invalid_choice": "Kies uit de lijst."},
    )
    niveau_id = forms.TypedChoiceField(
        label="Niveau van ondersteuning", required=False, coerce=int, empty_value=None
    )
    niveau_reden = forms.CharField(
        label="Waarom dit niveau?",
        max_length=300,
        required=False,
        help_text="Nodig als het niveau verandert.",
    )
    niveau_sprong_reden = forms.CharField(
        label="Waarom meer dan één stap tegelijk?",
        max_length=300,
        required=False,
        help_text="Alleen nodig als het niveau meer dan één stap omhoog of omlaag gaat.",
    )
    evaluatie_voor = datumveld("Wanneer kijken we samen terug op het plan?")
    revisie = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MAX_REVISIE)

    def __init__(
        self, *args: Any, niveaus: list[tuple[int, str]], soorten: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["behoeften"].choices = soorten
        self.fields["niveau_id"].choices = [("", "Nog niet gekozen"), *niveaus]


class DoelForm(forms.Form):
    """A goal in plain words, the part that it belongs to, and the child's own words."""

    tekst = forms.CharField(
        label="Wat gaat het kind kunnen of doen?",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Begin bij wat al lukt en noem de volgende stap. Bijvoorbeeld: ‘Hij vraagt zelf om een "
        "pauze voordat het te druk wordt.’",
        error_messages={"required": "Schrijf het doel op."},
    )
    eigen_woorden = forms.CharField(
        label="Wat zegt het kind er zelf over?",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="In de woorden van het kind.",
    )
    deel = forms.TypedChoiceField(
        label="Waar hoort dit doel bij?",
        coerce=Deel,
        widget=forms.RadioSelect,
        help_text="Wie dit deel niet mag lezen, ziet het doel niet.",
        error_messages={"required": "Kies waar het doel bij hoort."},
    )
    revisie = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MAX_REVISIE, required=False)

    def __init__(self, *args: Any, delen: frozenset[Deel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deel"].choices = [(d.value, d.label.capitalize()) for d in DEELBAAR if d in delen]


class ActieForm(forms.Form):
    """Who does what, and when we look at it again."""

    tekst = forms.CharField(
        label="Wat gaat er gebeuren?",
        max_length=300,
        help_text="Zo klein dat u straks kunt zeggen: het is gedaan.",
        error_messages={"required": "Schrijf op wat er gaat gebeuren."},
    )
    eigenaar_id = forms.TypedChoiceField(
        label="Wie doet dit?",
        coerce=int,
        help_text="Ook ouders en de leerling kunnen iets doen. U ziet alleen mensen die dit deel mogen lezen.",
        error_messages={"required": "Kies wie dit doet.", "invalid_choice": "Kies iemand uit de lijst."},
    )
    herziening_op = datumveld("Wanneer kijken we of het werkt?")
    revisie = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MAX_REVISIE, required=False)

    def __init__(self, *args: Any, eigenaren: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["eigenaar_id"].choices = [("", "Kies iemand"), *eigenaren]


class StandForm(forms.Form):
    """How it goes with an action."""

    stand = forms.ChoiceField(
        label=nl("Hoe staat het ermee?"),
        choices=[
            ("bezig", nl("We zijn bezig")),
            ("gedaan", nl("Gedaan")),
            ("lukt_niet", nl("Het lukt nog niet")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": nl("Kies hoe het ermee staat.")},
    )
    toelichting = forms.CharField(
        label=nl("Nog iets erbij vertellen?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class InstemmingForm(forms.Form):
    """The answer of a parent or of the pupil."""

    antwoord = forms.ChoiceField(
        label=nl("Bent u het eens met het plan?"),
        choices=[
            ("eens", nl("Ja, ik ben het eens met het plan")),
            ("oneens", nl("Nee, ik ben het niet eens met het plan")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": nl("Kies of u het eens bent met het plan.")},
    )
    toelichting = lange_tekst(
        nl("Wilt u er iets bij zeggen?"),
        required=False,
        help_text=nl("Bent u het niet eens? Schrijf dan op waarmee niet, en wat u wel wilt."),
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MAX_REVISIE)

    def __init__(self, *args: Any, leerling: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if leerling:
            self.fields["antwoord"].label = nl("Ben jij het eens met het plan?")
            self.fields["toelichting"].label = nl("Wil je er iets bij zeggen?")
            self.fields["toelichting"].help_text = nl(
                "Niet eens? Schrijf op waarmee niet, en wat je wel wilt."
            )


class PapierForm(forms.Form):
    """A signature on paper."""

    wie = forms.ChoiceField(
        label="Wie heeft getekend?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie er heeft getekend."},
    )
    getekend_op = datumveld("Welke datum staat bij de handtekening?")

    def __init__(self, *args: Any, wie: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = wie


class GehoordForm(forms.Form):
    """The hearing of the pupil, or the reason why not."""

    gehoord_op = datumveld("Wanneer sprak u met de leerling?", required=False)
    mening = lange_tekst(
        "Wat zei de leerling, in eigen woorden?",
        required=False,
        help_text="Wat wil de leerling zelf? Wat helpt? Wat liever niet?",
    )
    reden_niet = forms.CharField(
        label="Lukte het gesprek niet? Waarom niet?",
        max_length=300,
        required=False,
        help_text="Praten is niet de enige manier: een tekening, een spel of samen kijken telt ook.",
    )


class ZegIetsForm(forms.Form):
    """The pupil's own words."""

    tekst = lange_tekst(
        nl("Wil je iets zeggen?"),
        rijen=3,
        help_text=nl("Wat vind jij belangrijk? Wat helpt jou? Wat wil je liever niet?"),
        error_messages={"required": nl("Schrijf eerst iets op.")},
    )


class GevoelForm(forms.Form):
    """How it goes with one goal."""

    gevoel = forms.ChoiceField(
        choices=[("goed", nl("Goed")), ("gaat_wel", nl("Gaat wel")), ("niet_goed", nl("Niet goed"))],
        widget=forms.RadioSelect,
        error_messages={"required": nl("Kies een gezicht."), "invalid_choice": nl("Kies een gezicht.")},
    )
