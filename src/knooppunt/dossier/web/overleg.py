"""Pages of a meeting to read and to answer: the agenda, the calendar file, the minutes, yes or no."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.verdict import Verdict, nl, unless
from knooppunt.dossier.actions.overleg import answer_invitation
from knooppunt.dossier.actions.overleg_post import calendar_of
from knooppunt.dossier.queries.overleg import OverlegZicht, invitation_by_ref, minutes_of, overleg_for
from knooppunt.dossier.rules.knooppunt import may_be_held, may_begin
from knooppunt.toegang.public import Blik, record_looks


def overleg_or_404(request: HttpRequest, ref: str) -> OverlegZicht:
    """The meeting as this viewer sees it. Unknown and invisible are the same answer."""
    zicht = overleg_for(request.viewer, ref)
    if zicht is None:
        raise Http404
    return zicht


def _may_begin(request: HttpRequest, zicht: OverlegZicht, gereed: Verdict) -> Verdict:
    """In short, for the button: the page says who is missing."""
    dag = timezone.localdate(zicht.overleg.begint_at)
    return may_begin(zicht.status, dag, request.viewer.op) & unless(
        gereed, ("Eerst zijn ouders en leerling uitgenodigd, of staat er waarom niet.")
    )


@access(doel="overleg")
@require_GET
def overleg(request: HttpRequest, ref: str) -> HttpResponse:
    zicht = overleg_or_404(request, ref)
    _record_looks(request, [regel.bespreking for regel in zicht.zichtbaar], "overleg")
    gereed = may_be_held(regel.stand for regel in zicht.agenda)
    context = {
        "o": zicht,
        "overleg": zicht.overleg,
        "knooppunt": zicht.overleg.knooppunt,
        "vandaag": request.viewer.op,
        "gereed": gereed,
        "beginnen": zicht.leiden & _may_begin(request, zicht, gereed),
        "afgelasten": zicht.wijzigen,
        "is_familie": request.viewer.soort in ("ouder", "leerling"),
    }
    return render(request, "dossier/knooppunt/overleg.html", context)


@access(uitwisseling="overleg_agenda")
@require_GET
def overleg_agenda(request: HttpRequest, ref: str) -> HttpResponse:
    """The calendar file, for who did not get or lost the mail."""
    zicht = overleg_or_404(request, ref)
    tekst = calendar_of(
        zicht.overleg, zicht.mijn_uitnodiging, site=request.build_absolute_uri("/"), at=request.at
    )
    antwoord = HttpResponse(tekst, content_type="text/calendar; charset=utf-8")
    antwoord["Content-Disposition"] = 'attachment; filename="overleg.ics"'
    return antwoord


@access(doel="overleg")
@require_GET
def overleg_verslag(request: HttpRequest, ref: str) -> HttpResponse:
    """Duiding and agreements of the cases that the viewer sees, to print. Each case counts as looked at."""
    zicht = overleg_or_404(request, ref)
    punten = minutes_of(request.viewer, zicht)
    _record_looks(request, [punt.bespreking for punt in punten], "overleg_verslag")
    context = {"o": zicht, "overleg": zicht.overleg, "knooppunt": zicht.overleg.knooppunt, "punten": punten}
    return render(request, "dossier/knooppunt/verslag.html", context)


def _record_looks(request: HttpRequest, besprekingen: list[Any], bladzijde: str) -> None:
    """Each child that is named with its question counts as looked at."""
    refs = [bespreking.dossier.ref for bespreking in besprekingen]
    blikken = [Blik("dossier.bekeken", ref, ref) for ref in refs]
    record_looks(blikken=blikken, bladzijde=bladzijde, doel="overleg", by=request.viewer, at=request.at)


@access(publiek=True)
@require_http_methods(["GET", "POST"])
def overleg_antwoord(request: HttpRequest, ref: str) -> HttpResponse:
    """Yes or no from the mail, without signing in: the random link is the key, and the page names no child."""
    genodigde = invitation_by_ref(ref)
    if genodigde is None:
        raise Http404
    if request.method == "POST" and request.POST.get("komt") in ("ja", "nee"):
        komt = request.POST["komt"] == "ja"
        answer_invitation(genodigde=genodigde, komt=komt, by=request.viewer, at=request.at)
        messages.success(
            request,
            nl("Fijn! Het knooppunt weet het nu.") if komt else nl("Jammer. Het knooppunt weet het nu."),
        )
        return redirect("dossier:overleg_antwoord", ref)
    context = {"genodigde": genodigde, "overleg": genodigde.overleg, "knooppunt": genodigde.overleg.knooppunt}
    return render(request, "dossier/knooppunt/antwoord.html", context)
