"""Error pages that help, and small pieces that every page uses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.taal import vertaald
from knooppunt.basis.templatetags.basis_tags import ICONEN
from knooppunt.basis.verdict import NotAllowed, Refusal, nee
from knooppunt.basis.verwerkingen import VERWERKINGEN

SECURITY_TXT_GELDT = timedelta(days=180)
"""The RFC asks for less than a year."""


class VoorbeeldForm(forms.Form):
    """One field of every kind, for the style guide."""

    naam = forms.CharField(
        label="Hoe heet uw kind?",
        help_text="De voornaam is genoeg.",
        error_messages={"required": "Vul de naam van uw kind in."},
    )
    verhaal = forms.CharField(
        label="Wat gaat er goed?", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    begin = forms.DateField(
        label="Sinds wanneer speelt dit?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Vul een datum in, bijvoorbeeld 22-11-2026."},
    )
    school = forms.ChoiceField(
        label="School",
        choices=[("", "Kies een school"), ("lin", "De Linde"), ("brug", "De Brug")],
        required=False,
    )
    wie = forms.ChoiceField(
        label="Wie bent u?",
        choices=[
            ("ouder", "Ouder of verzorger"),
            ("school", "Iemand van de school"),
            ("anders", "Iemand anders"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie u bent."},
    )
    delen = forms.MultipleChoiceField(
        label="Wie mag dit lezen?",
        choices=[("school", "De school"), ("gemeente", "De gemeente")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="U kunt dit later veranderen.",
    )
    akkoord = forms.BooleanField(
        label="Ik heb dit samen met mijn kind ingevuld.",
        error_messages={"required": "Zet een vinkje als dit klopt."},
    )


def _voorbeelden(request: HttpRequest) -> dict[str, Any]:
    """Invented content for the style guide, around the day of looking."""
    vandaag = request.viewer.op  # type: ignore[attr-defined]  # set by the middleware of toegang
    return {
        "vandaag": vandaag,
        "laat": vandaag - timedelta(days=4),
        "bijna": vandaag + timedelta(days=3),
        "ruim": vandaag + timedelta(days=40),
        "gebeurtenissen": [
            {"moment": vandaag, "titel": "Plan vastgesteld", "wie": "Team van De Linde", "icoon": "goal"},
            {
                "moment": vandaag - timedelta(days=9),
                "titel": "Knooppunt gehouden",
                "tekst": "Ouders en leerling waren erbij.",
                "icoon": "people",
            },
            {
                "moment": vandaag - timedelta(days=30),
                "titel": "Vraag gesteld bij het loket",
                "icoon": "message",
            },
        ],
        "gegevens": [("School", "De Linde"), ("Groep", "Groep 6"), ("Regisseur", "")],
        "iconen": sorted(ICONEN),
        "tabs": [
            {"url": "#plan", "label": "Plan", "actief": True},
            {"url": "#verhaal", "label": "Verhaal van de ouders", "actief": False},
            {"url": "#team", "label": "Team", "actief": False},
        ],
        "stappen": ["Wat gaat goed", "Wat is nodig", "Wie mag het weten", "Nakijken"],
    }


@access(publiek=True)
@require_GET
def stijlgids(request: HttpRequest) -> HttpResponse:
    """Every component once, with its states."""
    leeg = VoorbeeldForm(prefix="nieuw")
    fout = VoorbeeldForm(
        {"fout-naam": "", "fout-begin": "volgende week", "fout-verhaal": "Hij leest graag."}, prefix="fout"
    )
    context = {
        "form": leeg,
        "fout": fout,
        "geweigerd": nee("De ouder heeft het plan nog niet gezien."),
        **_voorbeelden(request),
    }
    return render(request, "basis/voorbeeld.html", context)


@access(publiek=True)
@require_GET
def verwerkingen(request: HttpRequest) -> HttpResponse:
    """The register of processing activities: the same data that the pages, the record and its exports use."""
    return render(request, "basis/verwerkingen.html", {"verwerkingen": VERWERKINGEN.values()})


@access(publiek=True)
@require_GET
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return render(request, "basis/toegankelijkheid.html")


@access(publiek=True)
@require_GET
def colofon(request: HttpRequest) -> HttpResponse:
    return render(request, "basis/colofon.html")


@access(publiek=True)
@require_GET
def beveiliging(request: HttpRequest) -> HttpResponse:
    """What to do with a weakness that one found."""
    return render(request, "basis/beveiliging.html", {"meldpunt": settings.BEVEILIGING})


@access(publiek=True)
@require_GET
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where a weakness is reported. It is made at every request, so it never expires."""
    pagina = request.build_absolute_uri(reverse("basis:beveiliging"))
    tot = (request.at + SECURITY_TXT_GELDT).replace(hour=0, minute=0, second=0, microsecond=0)  # type: ignore[attr-defined]  # set by the middleware of toegang
    regels = {
        "Contact": settings.BEVEILIGING or pagina,
        "Expires": tot.isoformat().replace("+00:00", "Z"),
        "Preferred-Languages": "nl, en",
        "Canonical": request.build_absolute_uri(request.path),
        "Policy": pagina,
    }
    tekst = "".join(f"{naam}: {waarde}\n" for naam, waarde in regels.items())
    return HttpResponse(
        tekst, content_type="text/plain; charset=utf-8", headers={"Cache-Control": "max-age=86400"}
    )


def fout_400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def fout_403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"reasons": getattr(exception, "reasons", ())}, status=403)


class LinkVerlopen(Http404):
    """A personal link that does not work (any more): unknown, used and expired are one answer, with a way to a new one.

    ``naar`` is the address where one asks for a new link, ``tekst`` what the button there is called.
    """

    def __init__(self, naar: str, tekst: str) -> None:
        super().__init__()
        self.naar, self.tekst = naar, tekst


def fout_404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    request.hier = "/"  # type: ignore[attr-defined]  # choosing a language leads back to a page that exists
    if isinstance(exception, LinkVerlopen):
        return render(request, "404_link.html", {"nieuw": exception}, status=404)
    return render(request, "404.html", status=404)


def fout_500(request: HttpRequest) -> HttpResponse:
    """Without context processors: whatever broke may break them too."""
    return HttpResponse(get_template("500.html").render({}), status=500)


def csrf_fout(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def perform(form: forms.Form, action: Callable[..., Any], **kwargs: Any) -> Any:
    """Call an action for a valid form; what it refuses is shown in the form. Returns its result, or None.

    A NotAllowed is not caught: the form should not have been offered, the page says why.
    """
    try:
        return action(**kwargs) or True
    except NotAllowed:
        raise
    except Refusal as refusal:
        for reason in refusal.reasons:
            form.add_error(None, vertaald(reason))
        return None
