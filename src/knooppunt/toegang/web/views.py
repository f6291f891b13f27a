"""Front door, signing in and out, the reader's language, and the mailbox of the demonstration."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import check_for_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knooppunt.basis.access import access
from knooppunt.basis.uitwisselingen import UITWISSELINGEN, Uitwisseling
from knooppunt.basis.web import perform
from knooppunt.toegang.actions.gebeurtenissen import Blik, record_looks
from knooppunt.toegang.actions.inloggen import record_sign_out, try_password
from knooppunt.toegang.passkeys import is_possible
from knooppunt.toegang.queries.accounts import demonstration_people, demonstration_person
from knooppunt.toegang.queries.post import outbox, shows_mailbox
from knooppunt.toegang.rollen import FAMILIE_NOOIT, GROEPEN, Permissie
from knooppunt.toegang.rules.sessie import Hoe
from knooppunt.toegang.web.aanmelden import AANBIEDER, let_in, next_page
from knooppunt.toegang.web.forms import InlogForm
from knooppunt.toegang.web.herkomst import origin_of
from knooppunt.toegang.web.keuze_taal import remember_language

STAPPEN = (
    (_("1. Vertellen"), _("U vertelt één keer wat goed gaat en wat nodig is.")),
    (_("2. Samen kijken"), _("De juiste mensen zitten met u aan tafel. U hebt één vast aanspreekpunt.")),
    (_("3. Eén plan"), _("Samen maken we één plan voor school en hulp, met de woorden van het kind erbij.")),
    (_("4. Doen"), _("Hulp begint zo snel mogelijk en zo dicht mogelijk bij huis.")),
    (_("5. Terugkijken"), _("We kijken samen wat is gelukt, en wat er nog nodig is.")),
)
"""The journey in five steps, as the front door tells it."""


@access(publiek=True)
@require_GET
def voordeur(request: HttpRequest) -> HttpResponse:
    context = {
        "verzonnen": settings.DEMONSTRATIE and demonstration_people().exists(),
        "stappen": STAPPEN,
        "regiobeeld_url": _regiobeeld(request),
    }
    return render(request, "toegang/voordeur.html", context)


def _regiobeeld(request: HttpRequest) -> str:
    """The figures of the region, for who may see them."""
    return reverse("monitor:regiobeeld") if request.viewer.mag(Permissie.REGIOBEELD_ZIEN) else ""


@access(publiek=True, tempo="inloggen")
@require_http_methods(["GET", "POST"])
def binnenkomen(request: HttpRequest) -> HttpResponse:
    form = InlogForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        wie = {"herkomst": origin_of(request), "by": request.viewer, "at": request.at}
        account = perform(form, try_password, **wie, **form.cleaned_data)
        if account:
            return let_in(request, account, Hoe.WACHTWOORD, next_page(request))
    context = {
        "form": form,
        "volgende": next_page(request),
        "aanbieders": settings.AANBIEDERS,
        "passkey_kan": is_possible(request.get_host()),
        "mensen": demonstration_people() if settings.DEMONSTRATIE else [],
    }
    return render(request, "toegang/binnenkomen.html", context, status=422 if form.errors else 200)


@access(publiek=True)
@require_POST
def demonstratie(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the invented people; does not exist outside demonstration mode."""
    account = demonstration_person(request.POST.get("wie", "")) if settings.DEMONSTRATIE else None
    if account is None:
        raise Http404
    return let_in(request, account, Hoe.DEMONSTRATIE, next_page(request))


@access(publiek=True)
@require_POST
def afmelden(request: HttpRequest) -> HttpResponse:
    if request.viewer.is_bekend:
        record_sign_out(by=request.viewer, at=request.at)
    aanbieder = request.session.get(AANBIEDER)
    logout(request)
    messages.success(request, _("U bent afgemeld."))
    if aanbieder:
        elders = _("Bij %(naam)s bent u nog ingelogd. Deelt u deze computer met anderen? Meld u daar ook af.")
        messages.warning(request, elders % {"naam": aanbieder})
    return redirect("toegang:voordeur")


@access(publiek=True)
@require_POST
def taal(request: HttpRequest) -> HttpResponse:
    """Choose the language of the parents' pages."""
    response = redirect(next_page(request, "toegang:voordeur"))
    code = request.POST.get("taal", "")
    if check_for_language(code) and code in dict(settings.LANGUAGES):
        remember_language(request, response, code)
    return response


@access(publiek=True, doel="demonstratie")
@require_GET
def post(request: HttpRequest) -> HttpResponse:
    """The mail that the demonstration would have sent; does not exist where real people could have real mail."""
    if not shows_mailbox():
        raise Http404
    berichten = list(outbox())
    record_looks(
        blikken=[Blik("post.bekeken", bericht.ref) for bericht in berichten],
        bladzijde="post",
        doel="demonstratie",
        by=request.viewer,
        at=request.at,
    )
    return render(request, "toegang/post.html", {"berichten": berichten})


@access(publiek=True)
@require_GET
def rollen(request: HttpRequest) -> HttpResponse:
    return render(
        request, "toegang/rollen.html", {"groepen": GROEPEN.items(), "familie_nooit": FAMILIE_NOOIT}
    )


@access(publiek=True)
@require_GET
def uitwisselingen(request: HttpRequest) -> HttpResponse:
    """Everything that leaves, per channel."""
    kanalen: dict[str, list[Uitwisseling]] = {}
    for u in UITWISSELINGEN.values():
        kanalen.setdefault(u.kanaal, []).append(u)
    return render(request, "toegang/uitwisselingen.html", {"kanalen": kanalen.items()})
