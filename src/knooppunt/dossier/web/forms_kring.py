"""Forms of the circle: shapes of what is filled in. What is allowed is decided by the actions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knooppunt.dossier.rules.gronden import DOEL_BIJ_TOESTEMMING, DOELEN, GRONDEN
from knooppunt.dossier.rules.kring import DEELBAAR, Deel, Hoedanigheid


def datumveld(label: str, **anders: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": "Vul een datum in, bijvoorbeeld 22-11-2026.",
            "required": "Vul een datum in.",
        },
        **anders,
    )


def tekstveld(label: str, verplicht: str, lang: int = 4000, rijen: int = 4, **anders: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=lang,
        widget=forms.Textarea(attrs={"rows": rijen}),
        error_messages={"required": verplicht, "max_length": "Dit is te lang. Maak het korter."},
        **anders,
    )


class ZoekForm(forms.Form):
    naam = forms.CharField(label="Naam van het kind", max_length=80, required=False)
    welke = forms.ChoiceField(
        label="Welke dossiers",
        required=False,
        choices=[
            ("open", "Open"),
            ("mijn", "Waar ik regisseur ben"),
            ("zonder_regisseur", "Zonder regisseur"),
            ("afgesloten", "Afgesloten"),
        ],
    )


class VertelForm(forms.Form):
    """More to the story; the question is chosen so that it reads as a conversation."""

    vraag = forms.ChoiceField(
        label="Waar gaat het over?",
        choices=[
            (v, v)
            for v in (
                "Wat gaat er goed?",
                "Wat is er veranderd?",
                "Wat is er nodig?",
                "Wat wilt u dat iedereen weet?",
            )
        ],
    )
    antwoord = tekstveld("Vertel het in uw eigen woorden", "Schrijf op wat u wilt vertellen.", 20000, 7)


class VertelJeForm(VertelForm):
    """The same for a pupil."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vragen = (
            "Wat gaat er goed?",
            "Wat is er veranderd?",
            "Wat heb je nodig?",
            "Wat wil je dat iedereen weet?",
        )
        self.fields["vraag"].choices = [(v, v) for v in vragen]
        self.fields["antwoord"].label = "Vertel het in je eigen woorden"
        self.fields["antwoord"].error_messages["required"] = "Schrijf op wat je wilt vertellen."


class GezinslidForm(forms.Form):
    naam = forms.CharField(label="Naam", max_length=120, error_messages={"required": "Vul een naam in."})
    relatie = forms.ChoiceField(
        label="Wie is dit van het kind?",
        choices=[
            ("moeder", "moeder"), ("vader", "vader"), ("verzorger", "verzorger of voogd"),
            ("broer_zus", "broer of zus"), ("familie", "familie"), ("netwerk", "vriend, buur of ander netwerk"),
        ],
    )  # fmt: skip
    gezag = forms.BooleanField(
        label="Deze persoon heeft ouderlijk gezag", required=False,
        help_text="Een ouder met gezag mag toestemming geven en beslist mee over het plan.",
    )  # fmt: skip
    bijdrage = forms.CharField(
        label="Wat betekent deze persoon voor het kind?", max_length=200, required=False,
        help_text="Bijvoorbeeld: opa haalt hem op woensdag uit school.",
    )  # fmt: skip

    def __init__(self, *args: Any, mag_gezag: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mag_gezag:
            self.fields["gezag"].disabled = True
            self.fields["gezag"].help_text = "Dit legt het team vast. Klopt het niet? Zeg het de regisseur."


class RegisseurForm(forms.Form):
    plaats_ref = forms.ChoiceField(
        label="Wie wordt de regisseur?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies iemand van het team."},
    )
    vanaf = datumveld("Vanaf welke dag?")
    reden = tekstveld("Waarom deze persoon?", "", 200, 2, required=False)

    def __init__(self, *args: Any, team: Iterable[Any], op: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plaats_ref"].choices = [(b.ref, _met_functie(b)) for b in team]
        self.fields["vanaf"].initial = op


def _met_functie(betrokkene: Any) -> str:
    bij = betrokkene.functie or (betrokkene.organisatie.naam if betrokkene.organisatie else "")
    return f"{betrokkene.account.naam}{f' ({bij})' if bij else ''}"


class RedenForm(forms.Form):
    """A reason; whether it is obligatory is the action's business."""

    reden = tekstveld("Waarom?", "Schrijf op waarom.", 200, 2)


class VertrekForm(forms.Form):
    reden = tekstveld("Wilt u zeggen waarom?", "", 200, 2, required=False)


class UitnodigForm(forms.Form):
    naam = forms.CharField(label="Naam", max_length=120, error_messages={"required": "Vul een naam in."})
    email = forms.EmailField(
        label="E-mailadres", max_length=254, required=False,
        help_text="Geen e-mailadres? Laat dit leeg. U print dan een brief met een code voor de ouder of leerling.",
        error_messages={"invalid": "Dit e-mailadres klopt niet. Kijk het na."},
    )  # fmt: skip
    hoedanigheid = forms.ChoiceField(
        label="Als wie doet deze persoon mee?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies als wie."},
    )
    functie = forms.CharField(
        label="Functie", max_length=80, required=False, help_text="Bijvoorbeeld: leerkracht van groep 6."
    )
    organisatie = forms.ChoiceField(
        label="Organisatie", required=False,
        help_text="Wat iemand van het team of een gast ziet, hangt af van wat er met de organisatie wordt gedeeld.",
    )  # fmt: skip
    toegang_tot = datumveld(
        "Toegang tot", required=False, help_text="Alleen voor een gast: de eerste dag zonder toegang."
    )

    def __init__(
        self, *args: Any, hoedanigheden: Iterable[Hoedanigheid], organisaties: Iterable[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisaties = {o.ref: o for o in organisaties}
        self.fields["hoedanigheid"].choices = [(h.value, h.label) for h in hoedanigheden]
        self.fields["organisatie"].choices = [
            ("", "Geen organisatie"),
            *((o.ref, o.naam) for o in organisaties),
        ]

    def clean_organisatie(self) -> Any:
        return self.organisaties.get(self.cleaned_data["organisatie"])

    def clean_hoedanigheid(self) -> Hoedanigheid:
        return Hoedanigheid(self.cleaned_data["hoedanigheid"])


class DeelForm(forms.Form):
    """One part with one organisation."""

    organisatie = forms.ChoiceField(label="Met wie?", error_messages={"required": "Kies een organisatie."})
    deel = forms.ChoiceField(
        label="Welk deel?", choices=[(d.value, d.label) for d in DEELBAAR], widget=forms.RadioSelect,
        error_messages={"required": "Kies een deel."},
    )  # fmt: skip

    doel = forms.ChoiceField(
        label="Waarvoor mag dit?", choices=list(DOELEN.items()), initial=DOEL_BIJ_TOESTEMMING,
        error_messages={"required": "Kies waarvoor dit nodig is."},
    )  # fmt: skip

    def __init__(self, *args: Any, organisaties: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisaties = {o.ref: o for o in organisaties}
        self.fields["organisatie"].choices = [
            ("", "Kies een organisatie"),
            *((o.ref, o.naam) for o in organisaties),
        ]

    def clean_organisatie(self) -> Any:
        return self.organisaties[self.cleaned_data["organisatie"]]

    def clean_deel(self) -> Deel:
        return Deel(self.cleaned_data["deel"])


class VraagDeelForm(DeelForm):
    reden = tekstveld(
        "Waarom is dit nodig?", "Schrijf op waarom dit nodig is. De ouders lezen dat.", 300, 3,
        help_text="Schrijf het zo dat ouders en leerling begrijpen wat het hun oplevert.",
    )  # fmt: skip


class DeelWetForm(DeelForm):
    """Sharing without consent: on which ground in the law, and why it is needed."""

    doel = None  # the ground says for what it holds
    grond = forms.ChoiceField(
        label="Op grond van welke wet?", widget=forms.RadioSelect,
        error_messages={"required": "Kies op grond van welke wet dit mag."},
    )  # fmt: skip
    toelichting = tekstveld(
        "Waarom is dit nodig?", "Schrijf op waarom dit nodig is. De ouders lezen dat.", 300, 3,
        help_text="De ouders en de leerling lezen dit meteen.",
    )  # fmt: skip

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gronden = {g.code: g for g in GRONDEN if g.geldt_op(vandaag)}
        self.fields["grond"].choices = [
            (g.code, f"{g.tekst} Bron: {g.bron}{' (controleer)' if g.controleer else ''}.")
            for g in self.gronden.values()
        ]

    def clean(self) -> dict[str, Any]:
        schoon = super().clean() or {}
        grond = self.gronden.get(schoon.get("grond", ""))
        return schoon | {"doel": grond.doelen[0] if grond else ""}


class InzageVraagForm(forms.Form):
    tekst = tekstveld("Wat is de vraag?", "Schrijf de vraag op.", 2000, 3)


class InzageAntwoordForm(forms.Form):
    antwoord = tekstveld("Uw antwoord", "Schrijf een antwoord.", 2000, 3)


class NieuwAccountForm(forms.Form):
    naam = forms.CharField(
        label=_("Uw naam"), max_length=120, error_messages={"required": _("Vul uw naam in.")}
    )
    wachtwoord = forms.CharField(
        label=_("Kies een wachtwoord"), max_length=200, strip=False,
        help_text=_("Minstens 12 tekens. Een paar woorden achter elkaar is goed."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Kies een wachtwoord.")},
    )  # fmt: skip
