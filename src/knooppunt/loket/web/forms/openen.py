"""Opening a dossier together with the parent: who the child is, who the parents are, and what is shared with whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from knooppunt.dossier.public import DEELBAAR, Deel, DelingGegevens, Grondslag, OuderGegevens
from knooppunt.loket.queries.openen import NIEUW, BekendeGelijkenis, Deelvoorstel
from knooppunt.loket.rules.grenzen import REGELS

NIET, TOESTEMMING = "niet", Grondslag.TOESTEMMING.value
RELATIES = [
    ("moeder", "moeder"),
    ("vader", "vader"),
    ("verzorger", "verzorger of voogd"),
    ("familie", "familie"),
]


class KindkeuzeForm(forms.Form):
    """Shown when a child like this one is known: a person says whether it is the same."""

    keuze = forms.ChoiceField(
        label="Is het hetzelfde kind?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies of dit kind al bekend is.",
            "invalid_choice": "Kies of dit kind al bekend is.",
        },
    )

    def __init__(self, *args: Any, bekend: list[BekendeGelijkenis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keuze"].choices = [
            *((b.ref, self._zin(b)) for b in bekend),
            (NIEUW, "Nee, dit is een ander kind"),
        ]

    @staticmethod
    def _zin(bekend: BekendeGelijkenis) -> str:
        open_dossier = " Er is een open dossier." if bekend.heeft_open_dossier else ""
        return f"Ja: {bekend.voorletters}, geboren in {bekend.geboortejaar}, {bekend.school}.{open_dossier}"


class OuderBlokForm(forms.Form):
    """One parent or carer. An empty second block is no parent."""

    naam = forms.CharField(
        label="Naam", max_length=120, error_messages={"required": "Vul de naam van de ouder in."}
    )
    relatie = forms.ChoiceField(label="Wie is dit van het kind?", choices=RELATIES)
    email = forms.EmailField(
        max_length=254,
        label="E-mailadres",
        required=False,
        help_text="Met een e-mailadres kan deze ouder inloggen en meelezen.",
        error_messages={"invalid": "Dit e-mailadres klopt niet. Kijk het na."},
    )
    gezag = forms.BooleanField(label="Heeft het ouderlijk gezag", required=False)

    def parent(self) -> OuderGegevens | None:
        schoon = self.cleaned_data
        if not schoon.get("naam"):
            return None
        return OuderGegevens(schoon["naam"], schoon["relatie"], schoon["gezag"], schoon["email"] or None)


class DeelForm(forms.Form):
    """The ground per organisation and part, and who gave consent."""

    gegeven_door = forms.CharField(
        label="Wie gaf toestemming?",
        max_length=120,
        required=False,
    )
    besproken = forms.BooleanField(
        label="Ik heb dit samen met de ouder of de leerling ingevuld.",
        error_messages={
            "required": "Een dossier opent u samen. Zet een vinkje als u dit samen heeft ingevuld."
        },
    )

    def __init__(self, *args: Any, voorstellen: list[Deelvoorstel], vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voorstellen = voorstellen
        grens = REGELS.leeftijd("zelf_toestemming", vandaag)
        controleer = " (controleer)" if grens.controleer else ""
        uitleg = f"De naam van de ouder, of van de leerling vanaf {grens.jaren} jaar{controleer}."
        self.fields["gegeven_door"].help_text = uitleg
        for voorstel in voorstellen:
            for deel in DEELBAAR:
                self.fields[self.naam(voorstel, deel)] = forms.ChoiceField(
                    label=f"{deel.label[:1].upper()}{deel.label[1:]}, {voorstel.organisatie.naam}",
                    choices=[
                        (NIET, "niet delen"),
                        (TOESTEMMING, Grondslag.TOESTEMMING.label),
                        *voorstel.wetten(deel),
                    ],
                    initial=voorstel.gronden[deel] or NIET,
                    error_messages={"required": f"Kies voor {voorstel.organisatie.naam}: wel of niet delen."},
                )

    @staticmethod
    def naam(voorstel: Deelvoorstel, deel: Deel) -> str:
        return f"deel_{voorstel.organisatie.ref}_{deel.value}"

    def rows(self) -> list[tuple[Deelvoorstel, list[tuple[Deel, forms.BoundField]]]]:
        """Per organisation its fields, for the page."""
        return [(v, [(d, self[self.naam(v, d)]) for d in DEELBAAR]) for v in self.voorstellen]

    def shares(self) -> list[DelingGegevens]:
        door = self.cleaned_data["gegeven_door"]
        return [
            DelingGegevens(v.organisatie.pk, deel, Grondslag.TOESTEMMING, door)
            if grond == TOESTEMMING
            else DelingGegevens(v.organisatie.pk, deel, Grondslag.WETTELIJKE_TAAK, grond=grond)
            for v in self.voorstellen
            for deel in DEELBAAR
            if (grond := self.cleaned_data[self.naam(v, deel)]) != NIET
        ]
