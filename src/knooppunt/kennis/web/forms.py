"""Forms of items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.tekstveld import TE_LANG, tekstveld
from knooppunt.kennis.rules.bewijs import Bewijstrede
from knooppunt.kennis.rules.items import Itemblad, Itemsoort
from knooppunt.organisaties.public import Organisatie
from knooppunt.wegwijzer.public import Groep

GEEN_KIND = (
    "Schrijf niet over één kind. Geen namen, ook geen verzonnen namen, geen geboortedatum, en niets waaraan iemand "
    "een kind of een gezin herkent. Schrijf over de groep of over de aanpak."
)
GEEN_URL = {"invalid": "Vul een webadres in, bijvoorbeeld https://www.organisatie.nl.", "max_length": TE_LANG}
GEEN_MAIL = {"invalid": "Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl.", "max_length": TE_LANG}


class ZoekForm(forms.Form):
    """Asked by address: what cannot be understood is left out."""

    q = forms.CharField(label=_("Wat zoekt u?"), required=False, max_length=200, strip=True)
    soort = forms.ChoiceField(
        label=_("Wat wilt u zien?"), required=False,
        choices=[("", _("alles")), *((s.value, _(s.label)) for s in Itemsoort)],
    )  # fmt: skip


class KennisForm(forms.Form):
    """A form of an organisation, with kinds of support group by group. ``sleutel``: sent twice it counts once."""

    soorten = forms.MultipleChoiceField(
        label="Bij welke soort hulp hoort het?", required=False,
        error_messages={"invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip
    sleutel = forms.SlugField(max_length=16, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        groepen: Sequence[Groep] = (),
        organisaties: Sequence[Organisatie] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.initial.setdefault("sleutel", nieuwe_referentie())
        self.groepen = groepen
        self.fields["soorten"].choices = [(s.code, s.naam) for g in groepen for s in g.soorten]
        self.per_ref = {o.ref: o for o in organisaties}
        if len(organisaties) > 1:
            self.fields["eigenaar"] = forms.ChoiceField(
                label="Van welke organisatie is dit?", choices=[(o.ref, o.naam) for o in organisaties]
            )

    def organisatie(self) -> Organisatie:
        """The organisation that was chosen; the only one where there is no choice."""
        gekozen = self.cleaned_data.get("eigenaar")
        return self.per_ref[gekozen] if gekozen else next(iter(self.per_ref.values()))

    @property
    def soortgroepen(self) -> list[dict[str, Any]]:
        gekozen = set(self["soorten"].value() or [])
        return [
            {
                "naam": g.soort.naam,
                "keuzes": [(s.code, s.naam, s.code in gekozen) for s in g.soorten],
                "open": any(s.code in gekozen for s in g.soorten),
            }
            for g in self.groepen
        ]

    @property
    def velden(self) -> list[forms.BoundField]:
        """In the order of the page; the kinds are drawn by themselves."""
        return [veld for veld in self if veld.name != "soorten" and not veld.is_hidden]

    def sheet(self, blad: type) -> Any:
        """What was filled in, as a sheet of this kind."""
        velden = {naam: w for naam, w in self.cleaned_data.items() if naam in blad.__dataclass_fields__}
        return blad(**velden | {"soorten": tuple(velden["soorten"])})


def regelveld(label: str, lang: int = 300, **meer: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=lang, required=meer.pop("required", False), error_messages={"max_length": TE_LANG}
        | meer.pop("error_messages", {}), **meer,
    )  # fmt: skip


class ItemForm(KennisForm):
    """What both kinds of item have. A concept may be half: what is missing is said when it is put before others."""

    soort: Itemsoort
    titel = regelveld("Titel", 120, required=True, error_messages={"required": "Geef het een titel."})
    kort = tekstveld(
        "In het kort",
        lang=300,
        rijen=2,
        required=False,
        help_text="Eén of twee zinnen. Dit staat in de lijst.",
    )

    def __init__(self, *args: Any, op_ladder: Sequence[Bewijstrede] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["is_nagekeken"] = forms.BooleanField(
            label="Niemand herkent hierin een kind", required=False
        )
        if "bewijs" in self.fields:
            self.fields["bewijs"].choices = [
                (t.code, f"{t.naam.capitalize()}. {t.uitleg}") for t in op_ladder
            ]

    def blad(self) -> Itemblad:
        gevuld: Itemblad = self.sheet(Itemblad)
        return gevuld


class WerktForm(ItemForm):
    soort = Itemsoort.WERKT
    voor_wie = regelveld(
        "Voor wie?", help_text="Bijvoorbeeld: kinderen van 8 tot 12 jaar die vaak ziek thuis zijn."
    )
    tekst = tekstveld("Hoe gaat het?", lang=8000, rijen=8, required=False)
    bewijs = forms.ChoiceField(
        label="Hoe zeker is het dat het werkt?", required=False, widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip
    bron = regelveld("Hoe weten we dat?", help_text="De naam van het onderzoek of de databank, en het jaar.")
    bron_url = forms.URLField(
        label="Waar kan men het nalezen?",
        required=False,
        assume_scheme="https",
        max_length=200,
        error_messages=GEEN_URL,
    )


class VerhaalForm(ItemForm):
    soort = Itemsoort.VERHAAL
    tekst = tekstveld("Wat deed u?", lang=8000, rijen=8, required=False, help_text=GEEN_KIND)
    kosten = regelveld("Wat kostte het?", help_text="In geld of in uren.")
    opbrengst = tekstveld("Wat leverde het op?", rijen=4, required=False, help_text="Ook wat tegenviel.")
    vraag_aan = regelveld(
        "Wie kan men er iets over vragen?", 160, help_text="De functie, bijvoorbeeld: intern begeleider."
    )
    email = forms.EmailField(
        label="Op welk e-mailadres?", required=False, max_length=254, error_messages=GEEN_MAIL,
        help_text="Een adres van het werk. Iedereen kan het lezen.",
    )  # fmt: skip


FORMULIEREN: dict[Itemsoort, type[ItemForm]] = {Itemsoort.WERKT: WerktForm, Itemsoort.VERHAAL: VerhaalForm}


class TerugForm(forms.Form):
    reden = tekstveld(
        "Wat moet er anders?", lang=400, rijen=3, required=False, help_text="Wie het schreef, leest dit."
    )
