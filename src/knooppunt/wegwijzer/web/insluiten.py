"""A piece of the wegwijzer in somebody else's site: a frame without script, and the page that makes it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.wegwijzer.queries.contacten import school_by_ref, schools_of_regions
from knooppunt.wegwijzer.queries.kennis import knowledge, place_named
from knooppunt.wegwijzer.queries.tonen import groups, kind_by_code, offers
from knooppunt.wegwijzer.queries.zoeken import search
from knooppunt.wegwijzer.rules.zoekvraag import OUDSTE, Zoekvraag
from knooppunt.wegwijzer.web import woorden
from knooppunt.wegwijzer.web.pages import line

HOEVEEL = 8
"""Offers in a frame; the rest is one link away."""


class InsluitForm(forms.Form):
    """What a frame is about. All of it stands in its address; what cannot be understood is left out."""

    soort = forms.ChoiceField(label=_("Welke hulp"), required=False)
    school = forms.ChoiceField(label=_("Rond welke school"), required=False)
    plaats = forms.CharField(
        label=_("Of rond welke plaats of postcode"), required=False, max_length=60,
        help_text=_("Kiest u een school? Dan hoeft dit niet."),
    )  # fmt: skip
    leeftijd = forms.IntegerField(
        label=_("Voor welke leeftijd"), required=False, min_value=0, max_value=OUDSTE,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip

    def __init__(self, *args: Any, soorten: list[Any], scholen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [("", _("alle hulp")), *soorten]
        self.fields["school"].choices = [("", _("geen school")), *scholen]

    @property
    def chosen(self) -> dict[str, str]:
        """What was filled in and can be understood, as the address of the frame carries it."""
        self.is_valid()
        gevuld = getattr(self, "cleaned_data", {})
        return {naam: str(w) for naam in self.fields if (w := gevuld.get(naam)) not in (None, "")}


@access(publiek=True)
@require_GET
def insluiten(request: HttpRequest) -> HttpResponse:
    """Choose what the frame shows, see it, and copy the piece of HTML."""
    form = InsluitForm(request.GET, soorten=_kinds(request), scholen=schools_of_regions(request.viewer))
    stuk = _piece(request, form.chosen)
    adres = reverse("wegwijzer:insluiten_lijst")
    adres = settings.SITE + (f"{adres}?{urlencode(form.chosen)}" if form.chosen else adres)
    html = format_html(
        '<iframe src="{}" title="{}" width="100%" height="600" loading="lazy"></iframe>', adres, stuk["titel"]
    )
    context = {"form": form, "html": html, "adres": adres, **stuk}
    return render(request, "wegwijzer/publiek/insluiten.html", context)


@access(publiek=True)
@require_GET
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def lijst(request: HttpRequest) -> HttpResponse:
    """What stands in the frame: the only page that another site may show in its own."""
    vragen = {naam: request.GET.get(naam, "") for naam in ("soort", "school", "plaats", "leeftijd")}
    antwoord = render(request, "wegwijzer/publiek/insluiten_lijst.html", _piece(request, vragen))
    antwoord.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return antwoord


def _kinds(request: HttpRequest) -> list[Any]:
    """Every group and kind, to choose from."""
    return [
        (
            woorden.in_words(groep.soort),
            [
                (
                    groep.soort.code,
                    gettext("alles over: %(groep)s") % {"groep": woorden.in_words(groep.soort)},
                ),
                *((s.code, woorden.in_words(s)) for s in groep.soorten),
            ],
        )
        for groep in groups(request.viewer)
    ]


def _piece(request: HttpRequest, vragen: dict[str, str]) -> dict[str, Any]:
    """The offers of a frame, its title, and where the whole answer is."""
    soort = kind_by_code(vragen.get("soort", ""))
    school = school_by_ref(request.viewer, vragen.get("school", ""))
    vestiging = getattr(school, "vestiging", None)
    plaats = place_named(knowledge(), vestiging.pc4 if vestiging else vragen.get("plaats", "")[:60])
    jaar = _age(vragen.get("leeftijd", ""))
    vraag = Zoekvraag(soort=soort.code if soort else "", plaats=plaats, leeftijd=jaar)
    uitkomst = search(request.viewer, vraag)
    km = {k.aanbod_id: k.km for k in uitkomst.kandidaten[:HOEVEEL]}
    gevonden = offers(request.viewer, list(km))
    pagina = reverse("wegwijzer:soort", args=[soort.code]) if soort else reverse("wegwijzer:zoeken")
    verder = {"plaats": plaats.naam if plaats else None, "leeftijd": jaar}
    return {
        "titel": _title(soort, school, plaats),
        "regels": [line(a, i, km[a.pk], request.viewer.op) for i, a in enumerate(gevonden, start=1)],
        "aantal": len(uitkomst.kandidaten),
        "is_vol": uitkomst.is_vol,
        "school": school,
        "alles": f"{pagina}?{urlencode({k: w for k, w in verder.items() if w is not None})}",
    }


def _age(tekst: str) -> int | None:
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 3 else None


def _title(soort: Any, school: Any, plaats: Any) -> str:
    wat = woorden.in_words(soort) if soort else gettext("Wie kan helpen?")
    waar = school.naam if school else plaats.naam if plaats else ""
    return gettext("%(wat)s – rond %(waar)s") % {"wat": wat, "waar": waar} if waar else wat
