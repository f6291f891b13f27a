"""Forms of requests: shapes of what is filled in. What is allowed is decided by the actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from knooppunt.basis.taal import vertaald
from knooppunt.basis.tekstveld import tekstveld
from knooppunt.dossier.public import DEELBAAR, Stuk
from knooppunt.privacy.rules.verzoek import BESLUITEN, Verzoeksoort, Verzoekstatus
from knooppunt.toegang.public import Account

ANTWOORDEN = {
    Verzoekstatus.TOEGEWEZEN: "Ja",
    Verzoekstatus.DEELS: "Voor een deel",
    Verzoekstatus.AFGEWEZEN: "Nee",
}


class VerzoekForm(forms.Form):
    """What someone asks; which fields there are depends on the right."""

    over = forms.ChoiceField(
        label=_("Over wie gaat het?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies iemand.")},
    )
    stuk = forms.ChoiceField(label=_("Over welke tekst gaat het?"), required=False)
    nieuw = tekstveld(_("Wat moet er staan?"), _("Schrijf op wat er moet komen te staan."), required=False)
    tekst = tekstveld(_("Leg uit wat u vraagt en waarom"), _("Schrijf op wat u vraagt en waarom."))

    def __init__(
        self,
        *args: Any,
        soort: Verzoeksoort,
        stukken: Iterable[Stuk],
        mensen: Mapping[Account, str],
        je: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.stukken = {stuk.sleutel: stuk for stuk in stukken}
        if soort is not Verzoeksoort.TOEGANG:
            del self.fields["over"]
        else:
            self.fields["over"].choices = [
                (account.ref, f"{account.naam}, {wat}" if wat else account.naam)
                for account, wat in mensen.items()
            ]
        if soort not in (Verzoeksoort.CORRECTIE, Verzoeksoort.WISSEN):
            del self.fields["stuk"]
        else:
            self.fields["stuk"].choices = [("", self._anders(soort)), *self._pieces()]
        if soort is not Verzoeksoort.CORRECTIE:
            del self.fields["nieuw"]
        if je:
            self.fields["tekst"].label = _("Leg uit wat je vraagt en waarom")
            self.fields["tekst"].error_messages["required"] = _("Schrijf op wat je vraagt en waarom.")

    def _anders(self, soort: Verzoeksoort) -> str:
        heel = soort is Verzoeksoort.WISSEN
        return gettext("Het hele dossier") if heel else gettext("Iets anders; ik leg het uit")

    def _pieces(self) -> list[tuple[str, str]]:
        return [
            (stuk.sleutel, f"{vertaald(stuk.waar)}: {Truncator(' '.join(stuk.tekst.split())).chars(70)}")
            for stuk in self.stukken.values()
        ]

    def clean_stuk(self) -> Stuk | None:
        return self.stukken.get(self.cleaned_data["stuk"])


class BesluitForm(forms.Form):
    besluit = forms.ChoiceField(
        label="Wat is het antwoord?", widget=forms.RadioSelect, choices=[(s.value, ANTWOORDEN[s]) for s in BESLUITEN],
        error_messages={"required": "Kies een antwoord."},
    )  # fmt: skip
    nieuw = tekstveld("Wat komt er te staan?", "", 4000, required=False)
    reden = tekstveld(
        "Waarom?", "Schrijf op waarom. Ouders en leerling lezen dat.",
        help_text="Schrijf het zo dat de ouder of leerling het begrijpt. Zeg bij nee welke wet of welk belang dat is.",
    )  # fmt: skip

    def __init__(self, *args: Any, met_woorden: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not met_woorden:
            del self.fields["nieuw"]

    def clean_besluit(self) -> Verzoekstatus:
        return Verzoekstatus(self.cleaned_data["besluit"])


class VerlengForm(forms.Form):
    reden = tekstveld("Waarom duurt het langer?", "Schrijf op waarom het langer duurt.", 500, 3)


class MeeleesForm(forms.Form):
    """What one parent still sees of an adult pupil."""

    delen = forms.MultipleChoiceField(
        label="Wat ziet deze ouder?", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(deel.value, deel.label) for deel in DEELBAAR],
    )  # fmt: skip
