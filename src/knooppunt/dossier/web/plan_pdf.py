"""The plan as a PDF/UA document and the pupil's card. Downloads are looks, and show only what the reader may see."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_GET

from knooppunt.basis.access import access
from knooppunt.basis.datums import datum
from knooppunt.basis.pdf import pdf_answer
from knooppunt.dossier.queries.behoeften import needs_in_words
from knooppunt.dossier.queries.evaluatie import evaluation_of
from knooppunt.dossier.queries.plan import Planzicht, current_plan, plan_for, plan_in_force
from knooppunt.dossier.web.kader import dossier_or_404, record_look
from knooppunt.dossier.web.plan_leerling import goal_cards
from knooppunt.dossier.web.plan_pagina import found_or_404, plan_or_404

LANG_DOEL = 1500
"""Letters of a goal above which its frame may break over two pages."""


@access(doel="begeleiding", uitwisseling="plan_pdf")
@require_GET
def plan_pdf(request: HttpRequest, ref: str, plan_ref: str) -> HttpResponse:
    """One version as a document."""
    zicht, plan = plan_or_404(request, ref, plan_ref)
    record_look(request, zicht, "plan_pdf")
    beeld = plan_for(request.viewer, zicht, plan)
    with override(
        settings.LANGUAGE_CODE
    ):  # one document for everybody: school, care and family talk about this one
        inhoud = _document(beeld, request.viewer.op) | {"slot": _slot(beeld, evaluation_of(zicht, plan))}
    return pdf_answer("dossier/typst/plan.typ", inhoud, f"plan-versie-{plan.versie}.pdf", "plan_pdf")


@access(doel="inzage", uitwisseling="plan_kaart")
@require_GET
def plan_kaart(request: HttpRequest, ref: str) -> HttpResponse:
    """The pupil's card on one sheet, for the wall or the bag."""
    zicht = dossier_or_404(request, ref)
    plan = found_or_404(plan_in_force(zicht) or current_plan(zicht))
    record_look(request, zicht, "plan_kaart")
    kind = zicht.dossier.kind
    beeld = plan_for(request.viewer, zicht, plan)
    with override(settings.LANGUAGE_CODE):  # the card is in Dutch: so is its date
        dag = datum(request.viewer.op)
    inhoud = {
        "titel": f"Het plan van {kind.voornaam}",
        "voet": f"Versie {plan.versie} · {dag}",
        "doelen": [
            {
                "tekst": kaart["doel"].tekst,
                "woorden": kaart["doel"].eigen_woorden,
                "ik": [a.tekst for a in kaart["ik"]],
                "anderen": [f"{a.eigenaar.naam}: {a.tekst}" for a in kaart["anderen"]],
            }
            for kaart in goal_cards(beeld, kind.account_id)
        ],
    }
    return pdf_answer("dossier/typst/kaart.typ", inhoud, "mijn-plan.pdf", "plan_kaart")


def _document(beeld: Planzicht, vandaag: Any) -> dict[str, Any]:
    plan, dossier = beeld.plan, beeld.zicht.dossier
    kind = dossier.kind
    regisseur = next(iter(kind.gezin.regisseurs.all()), None)
    van_kracht = plan.status == "vastgesteld"
    gegevens = [
        ("Geboren", datum(kind.geboortedatum)),
        ("School", dossier.school.naam if dossier.school else "nog niet bekend"),
        ("Regisseur", regisseur.account.naam if regisseur else "nog geen regisseur"),
        ("Ingegaan op", datum(plan.ingangsdatum) or "nog niet vastgesteld"),
        ("Evaluatie uiterlijk op", datum(plan.evaluatie_voor)),
    ]
    if beeld.ziet_onderwijs:
        gegevens += _level_and_needs(plan)
    return {
        "titel": f"Het plan van {kind.voornaam} {kind.achternaam}",
        "ondertitel": f"Versie {plan.versie} · één plan voor onderwijs en zorg",
        "status": ""
        if van_kracht
        else f"Dit is een {plan.get_status_display()}e versie. Dit plan geldt nu niet."
        if plan.status == "vervangen"
        else "Dit is een concept. Dit plan geldt nog niet.",
        "voet": f"{kind} · versie {plan.versie} · gemaakt op {datum(vandaag)} · vertrouwelijk",
        "gegevens": gegevens,
        "stukken": _texts(beeld),
        "doelen": [_goal(doel, kind.voornaam) for doel in beeld.doelen],
        "handtekeningen": _answers(beeld),
        "gemist": beeld.gemist,
    }


def _level_and_needs(plan: Any) -> list[tuple[str, str]]:
    niveau = plan.niveau.label if plan.niveau else "nog niet gekozen"
    hulp = needs_in_words(plan)
    return [
        ("Niveau van ondersteuning", niveau),
        *([("Welke hulp nodig is", ", ".join(hulp))] if hulp else []),
    ]


def _texts(beeld: Planzicht) -> list[dict[str, str]]:
    if not beeld.ziet_onderwijs:
        return []
    plan = beeld.plan
    stukken = (
        ("Waar werken we naartoe?", plan.perspectief),
        ("Wat helpt?", plan.bevorderend),
        ("Wat staat in de weg?", plan.belemmerend),
    )
    return [{"kop": kop, "tekst": tekst} for kop, tekst in stukken if tekst]


def _goal(doel: Any, voornaam: str) -> dict[str, Any]:
    stem = doel.laatste_stem
    uitkomst = next(iter(doel.uitkomsten.all()), None)
    letters = sum(len(a.tekst) for a in doel.zichtbare_acties) + len(doel.tekst) + len(doel.eigen_woorden)
    return {
        "lang": letters > LANG_DOEL or len(doel.zichtbare_acties) > 8,
        "deel": doel.get_deel_display(),
        "tekst": doel.tekst,
        "woorden": doel.eigen_woorden,
        "van_wie": voornaam,
        "stem": f"{voornaam} zegt: {stem.get_gevoel_display()} ({datum(stem.at)})" if stem else "",
        "uitkomst": f"Uitkomst: {uitkomst.get_uitkomst_display()}. {uitkomst.waarom}" if uitkomst else "",
        "acties": [
            {"tekst": a.tekst, "wie": a.eigenaar.naam, "wanneer": datum(a.herziening_op)}
            for a in doel.zichtbare_acties
        ],
    }


def _answers(beeld: Planzicht) -> list[dict[str, str]]:
    geldig = {i.gezinslid_id: i for i in beeld.geldig}
    rijen = []
    for wie in beeld.ondertekenaars:
        i = geldig.get(wie.gezinslid_id)
        antwoord = "nog geen antwoord"
        if i is not None:
            hoe = f"op papier, {datum(i.op_papier_van)}" if i.op_papier_van else datum(i.at)
            antwoord = f"{i.get_antwoord_display()} ({hoe})"
        rijen.append({"naam": wie.naam, "antwoord": antwoord})
    return rijen


def _slot(beeld: Planzicht, evaluatie: Any) -> list[dict[str, str]]:
    stukken = []
    if beeld.ziet_onderwijs and beeld.gehoord:
        g = beeld.gehoord
        tekst = (
            f"“{g.mening}”\nGehoord op {datum(g.gehoord_op)}."
            if g.gehoord_op
            else f"Niet gehoord: {g.reden_niet}"
        )
        stukken.append({"kop": "De stem van de leerling", "tekst": tekst})
    if evaluatie and beeld.ziet_onderwijs:
        e = evaluatie.evaluatie
        tekst = f"Op {datum(e.datum)}, met {e.gesproken_met}.\nLeerling: {e.stem_leerling}\nOuders: {e.stem_ouders}"
        stukken.append({"kop": "Terugblik", "tekst": tekst})
    return stukken
