"""Rounds of travelling expertise: ask them of a plan, read the sheets, take the calendar along."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from knooppunt.basis.access import access
from knooppunt.basis.datumveld import datumveld
from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.uitwisselingen import exchange
from knooppunt.basis.web import perform
from knooppunt.dossier.public import need_names
from knooppunt.kaart.actions.studies import ask_study
from knooppunt.kaart.queries.studies import plans_with_adopted, round_facts, study_for
from knooppunt.kaart.rules.rondes.vraag import Rondefeiten, Rondevraag, rounds_verdict
from knooppunt.kaart.rules.studies import Studiesoort
from knooppunt.kaart.web.blad import kind_in_words
from knooppunt.kaart.web.studies.bron import DUUR
from knooppunt.toegang.public import Permissie

PAUZES = [
    (0, "geen pauze"),
    (15, "een kwartier"),
    (30, "een half uur"),
    (45, "drie kwartier"),
    (60, "een uur"),
]
DAGDEEL = [(60 * h + m, f"{h}.{m:02} uur") for h in range(7, 19) for m in (0, 30)]


def _tijd(label: str, eerst: int) -> forms.TypedChoiceField:
    """A time of the day, in minutes after midnight."""
    fouten = {"required": "Kies een tijd.", "invalid_choice": "Kies uit de lijst."}
    return forms.TypedChoiceField(
        label=label, coerce=int, choices=DAGDEEL, initial=eerst, error_messages=fouten
    )


class RondesForm(forms.Form):
    """From which plan, from when, and how people work."""

    plan = forms.ChoiceField(
        label="Van welk verdeelplan?", help_text="Alleen overgenomen voorstellen doen mee.",
        error_messages={"required": "Kies een plan.", "invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip
    begint = datumveld("Vanaf welke maandag?", help_text="Het plan gaat over vier weken.")
    van = _tijd("Hoe laat gaat iemand op zijn vroegst weg?", 8 * 60)
    tot = _tijd("Hoe laat is iemand op zijn laatst terug?", 17 * 60)
    uren_per_persoon = forms.FloatField(
        label="Hoeveel uur per week werkt één persoon hieraan?", min_value=4, max_value=40, initial=24, localize=True,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), "Vul een aantal uren in van 4 tot 40."
        ),
    )  # fmt: skip
    pauze = forms.TypedChoiceField(
        label="Hoe lang is de pauze?", coerce=int, choices=PAUZES, initial=30,
        help_text="Op een dag met een bezoek ervoor en erna. De pauze telt niet als werk.",
        error_messages={"required": "Kies een antwoord.", "invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip
    pauze_van = _tijd("Vanaf hoe laat kan de pauze beginnen?", 11 * 60 + 30)
    pauze_tot = _tijd("Tot hoe laat kan de pauze beginnen?", 13 * 60)
    seconden = forms.TypedChoiceField(
        label="Hoe lang mag het rekenen duren?", coerce=int, choices=DUUR, initial=10,
        error_messages={"required": "Kies een antwoord.", "invalid_choice": "Kies uit de lijst."},
    )  # fmt: skip
    sleutel = forms.SlugField(max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, plannen: list[tuple[str, str]], op: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["plan"].choices = plannen
        maandag = op + timedelta(days=7 - op.weekday())
        self.initial = {"sleutel": nieuwe_referentie(), "begint": maandag} | self.initial

    def clean_begint(self) -> date:
        begint: date = self.cleaned_data["begint"]
        if begint.weekday():
            raise forms.ValidationError("Kies een maandag.")
        return begint

    def clean(self) -> dict[str, Any]:
        gekozen: dict[str, Any] = super().clean() or {}
        if "van" in gekozen and "tot" in gekozen and gekozen["van"] >= gekozen["tot"]:
            self.add_error("tot", "Kies een tijd na het vertrek.")
        if gekozen.get("pauze") and not {"van", "tot", "pauze_van", "pauze_tot"} - gekozen.keys():
            self._refuse_pause(gekozen)
        return gekozen

    def _refuse_pause(self, gekozen: dict[str, Any]) -> None:
        if gekozen["pauze_van"] > gekozen["pauze_tot"]:
            self.add_error("pauze_tot", "Kies een tijd na het begin van de pauze.")
        elif (
            gekozen["pauze_van"] < gekozen["van"] or gekozen["pauze_tot"] + gekozen["pauze"] > gekozen["tot"]
        ):
            self.add_error("pauze_van", "De pauze past niet in de werkdag. Kies andere tijden.")

    def question(self) -> Rondevraag:
        """What was filled in, when it is valid."""
        namen = (
            "plan",
            "begint",
            "van",
            "tot",
            "uren_per_persoon",
            "seconden",
            "pauze",
            "pauze_van",
            "pauze_tot",
        )
        return Rondevraag(**{naam: self.cleaned_data[naam] for naam in namen})


@access(Permissie.PLANNEN_MAKEN)
@require_http_methods(["GET", "POST"])
def nieuwe_rondes(request: HttpRequest) -> HttpResponse:
    """The form; ``?plan=REF`` has chosen already."""
    plannen = plans_with_adopted()
    form = RondesForm(
        request.POST or None, plannen=plannen, op=request.viewer.op, initial={"plan": request.GET.get("plan", "")}
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        studie = _ask(request, form)
        if studie:
            messages.success(request, "Uw rondes zijn aangevraagd. Het rekenen begint zo.")
            return redirect("kaart:studie", studie.ref)
    context = {"form": form, "plannen": plannen}
    return render(request, "kaart/studies/nieuwe_rondes.html", context, status=422 if form.errors else 200)


def _ask(request: HttpRequest, form: RondesForm) -> Any:
    vraag = form.question()
    plan = study_for(request.viewer, vraag.plan)
    if plan is None:
        raise Http404
    feiten = round_facts(plan)
    mag = rounds_verdict(len(feiten.afgesproken), sum(a.keren for a in feiten.afgesproken))
    if not mag:
        form.add_error("plan", mag.reason)
        return None
    return perform(
        form, ask_study, sleutel=form.cleaned_data["sleutel"], soort=Studiesoort.RONDES,
        naam=f"Rondes: {plan.naam}"[:120], vraag=vraag.as_json(), feiten=feiten.as_json(),
        by=request.viewer, at=request.at,
    )  # fmt: skip


def rounds_context(studie: Any) -> dict[str, Any]:
    """The sheets of all people."""
    # numpy: only who reads rounds needs it
    from knooppunt.kaart.rules.rondes.rekenen import Rondes

    vraag, feiten = Rondevraag.from_json(studie.vraag), Rondefeiten.from_json(studie.feiten)
    rondes = Rondes.from_json(studie.uitkomst)
    namen = feiten.namen | need_names()
    return {
        "vraag": vraag,
        "maat": feiten.maat,
        "mensen": [
            _sheet(nr, list(dagen), namen, vraag.pauze)
            for nr, (_, dagen) in enumerate(groupby(rondes.dagen, key=lambda r: r.wie), 1)
        ],
        "gemist": [(namen.get(naar, naar), keren) for naar, keren in rondes.gemist],
        "bezoeken": sum(len(dag.komsten) for dag in rondes.dagen),
        "km": round(rondes.km),
        "steeds_dezelfde": rondes.steeds_dezelfde,
    }


def _sheet(nummer: int, dagen: list[Any], namen: dict[str, str], pauze: int) -> dict[str, Any]:
    code, soort = dagen[0].team.split("/")
    return {
        "nummer": nummer,
        "wie": f"{namen.get(code, code)}, {kind_in_words(soort, namen)}, persoon {dagen[0].wie.split(' ')[1]}",
        "weken": [
            (week, [day_rows(dag, namen, pauze) for dag in rij])
            for week, rij in groupby(dagen, key=lambda dag: dag.dag - timedelta(days=dag.dag.weekday()))
        ],
    }


def day_rows(dag: Any, namen: dict[str, str], pauze: int) -> dict[str, Any]:
    """Visits, and the break among them, in the order of the day."""
    wat = [(k.begin, k.eind, namen.get(k.naar, k.naar)) for k in dag.komsten]
    if dag.pauze is not None:
        wat.append((dag.pauze, dag.pauze + pauze, ""))
    return {
        "dag": dag.dag, "vertrek": _clock(dag.vertrek), "terug": _clock(dag.terug),
        "wat": [(naam, _clock(begin), _clock(eind)) for begin, eind, naam in sorted(wat)],
    }  # fmt: skip


def _clock(minuten: int) -> str:
    return f"{minuten // 60}.{minuten % 60:02}"


@access(Permissie.REGIOBEELD_ZIEN, uitwisseling="rondes_agenda")
@require_GET
def agenda(request: HttpRequest, ref: str, nummer: int) -> HttpResponse:
    """The calendar file of one sheet; 404 when there is no such sheet."""
    from knooppunt.kaart.rules.rondes.agenda import calendar_of
    from knooppunt.kaart.rules.rondes.rekenen import Rondes

    studie = study_for(request.viewer, ref)
    if studie is None or studie.soort != Studiesoort.RONDES or not studie.uitkomst:
        raise Http404
    rondes = Rondes.from_json(studie.uitkomst)
    if not 1 <= nummer <= len(rondes.mensen):
        raise Http404
    wie = rondes.mensen[nummer - 1]
    dagen = [dag for dag in rondes.dagen if dag.wie == wie]
    namen = Rondefeiten.from_json(studie.feiten).namen
    tekst = calendar_of(ref, dagen, namen, studie.klaar_at)
    antwoord = HttpResponse(
        exchange("rondes_agenda").kies({"bezoeken": tekst})["bezoeken"], content_type="text/calendar"
    )
    antwoord["Content-Disposition"] = f'attachment; filename="ronde-{nummer}.ics"'
    return antwoord
