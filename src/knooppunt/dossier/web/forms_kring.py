"""Forms of the circle: shapes of what is filled in. What is allowed is decided by the actions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knooppunt.basis.datumveld import datumveld
from knooppunt.basis.verdict import nl
from knooppunt.dossier.rules.gronden import DOEL_BIJ_TOESTEMMING, DOELEN, GRONDEN
from knooppunt.dossier.rules.kring import DEELBAAR, Deel, Hoedanigheid


def tekstveld(label: str, verplicht: str, lang: int = 4000, rijen: int = 4, **anders: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=lang,
        widget=forms.Textarea(attrs={"rows": rijen}),
        error_messages={"required": verplicht, "max_length": nl("Dit is te lang. Maak het korter.")},
        **anders,
    )


class ZoekForm(forms.Form):
    naam = forms.CharField(label=nl("Naam van het kind"), max_length=80, required=False)
    welke = forms.ChoiceField(
        label=nl("Welke dossiers"),
        required=False,
        choices=[
            ("open", nl("Open")),
            ("mijn", nl("Waar ik regisseur ben")),
            ("zonder_regisseur", nl("Zonder regisseur")),
            ("afgesloten", nl("Afgesloten")),
        ],
    )


class VertelForm(forms.Form):
    """More to the story; the question is chosen so that it reads as a conversation."""

    vraag = forms.ChoiceField(
        label=nl("Waar gaat het over?"),
        choices=[
            (v, v)
            for v in (
                nl("Wat gaat er goed?"),
                nl("Wat is er veranderd?"),
                nl("Wat is er nodig?"),
                nl("Wat wilt u dat iedereen weet?"),
            )
        ],
    )
    antwoord = tekstveld(
        nl("Vertel het in uw eigen woorden"), nl("Schrijf op wat u wilt vertellen."), 20000, 7
    )


class VertelJeForm(VertelForm):
    """The same for a pupil."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vragen = (
            nl("Wat gaat er goed?"),
            nl("Wat is er veranderd?"),
            nl("Wat heb je nodig?"),
            nl("Wat wil je dat iedereen weet?"),
        )
        self.fields["vraag"].choices = [(v, v) for v in vragen]
        self.fields["antwoord"].label = nl("Vertel het in je eigen woorden")
        self.fields["antwoord"].error_messages["required"] = nl("Schrijf op wat je wilt vertellen.")


class GezinslidForm(forms.Form):
    naam = forms.CharField(
        label=nl("Naam"), max_length=120, error_messages={"required": nl("Vul een naam in.")}
    )
    relatie = forms.ChoiceField(
        label=nl("Wie is dit van het kind?"),
        choices=[
            ("moeder", nl("moeder")), ("vader", nl("vader")), ("verzorger", nl("verzorger of voogd")),
            ("broer_zus", nl("broer of zus")), ("familie", nl("familie")),
            ("netwerk", nl("vriend, buur of ander netwerk")),
        ],
    )  # fmt: skip
    gezag = forms.BooleanField(
        label=nl("Deze persoon heeft ouderlijk gezag"), required=False,
        help_text=nl("Een ouder met gezag mag toestemming geven en beslist mee over het plan."),
    )  # fmt: skip
    bijdrage = forms.CharField(
        label=nl("Wat betekent deze persoon voor het kind?"), max_length=200, required=False,
        help_text=nl("Bijvoorbeeld: opa haalt hem op woensdag uit school."),
    )  # fmt: skip

    def __init__(self, *args: Any, mag_gezag: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mag_gezag:
            self.fields["gezag"].disabled = True
            self.fields["gezag"].help_text = nl(
                "Dit legt het team vast. Klopt het niet? Zeg het de regisseur."
            )


class RegisseurForm(forms.Form):
    plaats_ref = forms.ChoiceField(
        label=nl("Wie wordt de regisseur?"),
        widget=forms.RadioSelect,
        error_messages={"required": nl("Kies iemand van het team.")},
    )
    vanaf = datumveld(nl("Vanaf welke dag?"))
    reden = tekstveld(nl("Waarom deze persoon?"), "", 200, 2, required=False)

    def __init__(self, *args: Any, team: Iterable[Any], op: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plaats_ref"].choices = [(b.ref, _met_functie(b)) for b in team]
        self.fields["vanaf"].initial = op


def _met_functie(betrokkene: Any) -> str:
    bij = betrokkene.functie or (betrokkene.organisatie.naam if betrokkene.organisatie else "")
    return f"{betrokkene.account.naam}{f' ({bij})' if bij else ''}"


class RedenForm(forms.Form):
    """A reason; whether it is obligatory is the action's business."""

    reden = tekstveld(nl("Waarom?"), nl("Schrijf op waarom."), 200, 2)


class VertrekForm(forms.Form):
    reden = tekstveld(nl("Wilt u zeggen waarom?"), "", 200, 2, required=False)


class UitnodigForm(forms.Form):
    naam = forms.CharField(
        label=nl("Naam"), max_length=120, error_messages={"required": nl("Vul een naam in.")}
    )
    email = forms.EmailField(
        label=nl("E-mailadres"), max_length=254, required=False,
        help_text=nl("Geen e-mailadres? Laat dit leeg. U print dan een brief met een code voor de ouder of leerling."),
        error_messages={"invalid": nl("Dit e-mailadres klopt niet. Kijk het na.")},
    )  # fmt: skip
    hoedanigheid = forms.ChoiceField(
        label=nl("Als wie doet deze persoon mee?"),
        widget=forms.RadioSelect,
        error_messages={"required": nl("Kies als wie.")},
    )
    functie = forms.CharField(
        label=nl("Functie"),
        max_length=80,
        required=False,
        help_text=nl("Bijvoorbeeld: leerkracht van groep 6."),
    )
    organisatie = forms.ChoiceField(
        label=nl("Organisatie"), required=False,
        help_text=nl("Wat iemand van het team of een gast ziet, hangt af van wat er met de organisatie wordt gedeeld."),
    )  # fmt: skip
    toegang_tot = datumveld(
        nl("Toegang tot"), required=False, help_text=nl("Alleen voor een gast: de eerste dag zonder toegang.")
    )

    def __init__(
        self, *args: Any, hoedanigheden: Iterable[Hoedanigheid], organisaties: Iterable[Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisaties = {o.ref: o for o in organisaties}
        self.fields["hoedanigheid"].choices = [(h.value, h.label) for h in hoedanigheden]
        self.fields["organisatie"].choices = [
            ("", nl("Geen organisatie")),
            *((o.ref, o.naam) for o in organisaties),
        ]

    def clean_organisatie(self) -> Any:
        return self.organisaties.get(self.cleaned_data["organisatie"])

    def clean_hoedanigheid(self) -> Hoedanigheid:
        return Hoedanigheid(self.cleaned_data["hoedanigheid"])


class DeelForm(forms.Form):
    """One part with one organisation."""

    organisatie = forms.ChoiceField(
        label=nl("Met wie?"), error_messages={"required": nl("Kies een organisatie.")}
    )
    deel = forms.ChoiceField(
        label=nl("Welk deel?"), choices=[(d.value, d.label) for d in DEELBAAR], widget=forms.RadioSelect,
        error_messages={"required": nl("Kies een deel.")},
    )  # fmt: skip

    doel = forms.ChoiceField(
        label=nl("Waarvoor mag dit?"), choices=list(DOELEN.items()), initial=DOEL_BIJ_TOESTEMMING,
        error_messages={"required": nl("Kies waarvoor dit nodig is.")},
    )  # fmt: skip

    def __init__(self, *args: Any, organisaties: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisaties = {o.ref: o for o in organisaties}
        self.fields["organisatie"].choices = [
            ("", nl("Kies een organisatie")),
            *((o.ref, o.naam) for o in organisaties),
        ]

    def clean_organisatie(self) -> Any:
        return self.organisaties[self.cleaned_data["organisatie"]]

    def clean_deel(self) -> Deel:
        return Deel(self.cleaned_data["deel"])


class VraagDeelForm(DeelForm):
    reden = tekstveld(
        nl("Waarom is dit nodig?"), nl("Schrijf op waarom dit nodig is. De ouders lezen dat."), 300, 3,
        help_text=nl("Schrijf het zo dat ouders en leerling begrijpen wat het hun oplevert."),
    )  # fmt: skip


class DeelWetForm(DeelForm):
    """Sharing without consent: on which ground in the law, and why it is needed."""

    doel = None  # the ground says for what it holds
    grond = forms.ChoiceField(
        label=nl("Op grond van welke wet?"), widget=forms.RadioSelect,
        error_messages={"required": nl("Kies op grond van welke wet dit mag.")},
    )  # fmt: skip
    toelichting = tekstveld(
        nl("Waarom is dit nodig?"), nl("Schrijf op waarom dit nodig is. De ouders lezen dat."), 300, 3,
        help_text=nl("De ouders en de leerling lezen dit meteen."),
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
    tekst = tekstveld(nl("Wat is de vraag?"), nl("Schrijf de vraag op."), 2000, 3)


class InzageAntwoordForm(forms.Form):
    antwoord = tekstveld(nl("Uw antwoord"), nl("Schrijf een antwoord."), 2000, 3)


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
