"""Everything that one person may see of a dossier, as plain data to take along. The shape: reference/mijn-gegevens.

Every list comes from the same query as its page, so what a page hides is not here either.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Deling, Document, Gezinslid, Plan
from knooppunt.dossier.queries.behoeften import needs_in_words
from knooppunt.dossier.queries.documenten import documents_to_take, file_name
from knooppunt.dossier.queries.evaluatie import evaluation_of
from knooppunt.dossier.queries.gezin import family_members
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.notities import notes_in_dossier
from knooppunt.dossier.queries.overleg import meetings_about
from knooppunt.dossier.queries.overleg_afspraken import agreements_of
from knooppunt.dossier.queries.plan import plan_for, plans_of
from knooppunt.dossier.queries.rechten import corrections_of
from knooppunt.dossier.queries.tijdlijn import look_questions, looks_of, timeline_of

Gegevens = dict[str, Any]
BLADZIJDEN = 100
"""Pages of looks and of the timeline that are read at most: of the newest twenty thousand looks."""


def export_dossier(zicht: DossierZicht, viewer: Viewer) -> Gegevens:
    """The dossier as this viewer sees it: only dates, texts, names and numbers, ready for JSON."""
    return {
        "over": _about(zicht),
        "verhaal": _stories(zicht),
        "gezin": [_member(lid) for lid in family_members(zicht)],
        "kring": _circle(zicht),
        "gedeeld": _sharing(zicht),
        "plannen": [_plan(viewer, zicht, plan) for plan in plans_of(zicht)],
        "overleggen": _meetings(zicht),
        "afspraken": [
            {"tekst": a.tekst, "wie": a.eigenaar.naam, "voor": day(a.voor), "gedaan_op": day(a.gedaan_at)}
            for a in agreements_of(zicht.dossier)
        ],
        "adviezen": [
            {"titel": n.titel, "tekst": n.tekst, "van": n.auteur.naam, "op": day(n.opgenomen_at)}
            for n in notes_in_dossier(zicht, viewer)
        ],
        "documenten": [_document(d) for d in documents_to_take(zicht, viewer)],
        "verbeteringen": [
            {"waar": c.waar, "eerst": c.oud, "nu": c.nieuw, "gewist": c.gewist, "op": day(c.at)}
            for c in corrections_of(zicht)
        ],
        "wie_keek": list(_looks(zicht, viewer)),
        "vragen_over_kijken": [
            {"vraag": v.tekst, "op": day(v.gesteld_at), "antwoord": v.antwoord}
            for v in look_questions(zicht)
            if v.gesteld_by_id == viewer.account_id
        ],
        "wat_er_gebeurde": list(_timeline(zicht, viewer)),
    }


def _member(lid: Gezinslid) -> Gegevens:
    relatie = lid.get_relatie_display()
    return {"naam": lid.naam, "relatie": relatie, "gezag": lid.gezag, "bijdrage": lid.bijdrage}


def _document(document: Document) -> Gegevens:
    return {
        "titel": document.titel, "soort": document.get_soort_display(), "deel": document.get_deel_display(),
        "van": document.toegevoegd_by.naam, "op": day(document.toegevoegd_at), "bestand": file_name(document),
    }  # fmt: skip


def day(moment: date | datetime | None) -> str:
    """ISO 8601, to the second; empty when there is none."""
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else str(moment or "")


def _about(zicht: DossierZicht) -> Gegevens:
    dossier, kind = zicht.dossier, zicht.dossier.kind
    return {
        "nummer": dossier.ref, "voornaam": kind.voornaam, "achternaam": kind.achternaam,
        "geboren": day(kind.geboortedatum), "postcode": kind.woon_pc4,
        "school": dossier.school.naam if dossier.school else "",
        "gemeente": dossier.gemeente.naam if dossier.gemeente else "",
        "niveau": dossier.niveau.label if dossier.niveau else "", "status": dossier.get_status_display(),
        "geopend_op": day(dossier.geopend_at), "afgesloten_op": day(dossier.afgesloten_at),
        "afsluitreden": dossier.afsluitreden, "wordt_gewist_op": day(dossier.wissen_op),
    }  # fmt: skip


def _stories(zicht: DossierZicht) -> list[Gegevens]:
    if not zicht.ziet("gezin"):
        return []
    return [
        {
            "verteller": v.verteller,
            "als": v.hoedanigheid,
            "op": day(v.verteld_at),
            "antwoorden": [{"vraag": vraag, "antwoord": antwoord} for vraag, antwoord in v.antwoorden],
        }
        for v in zicht.dossier.verhalen.all()
    ]


def _circle(zicht: DossierZicht) -> list[Gegevens]:
    """Names and what people are here; never their address."""
    return [
        {
            "naam": b.account.naam, "als": b.get_hoedanigheid_display(), "functie": b.functie,
            "organisatie": b.organisatie.naam if b.organisatie else "", "vanaf": day(b.vanaf), "tot": day(b.tot),
        }
        for b in zicht.dossier.betrokkenen.all()
    ]  # fmt: skip


def _sharing(zicht: DossierZicht) -> list[Gegevens]:
    delingen = Deling.objects.filter(dossier=zicht.dossier).select_related("organisatie")
    return [
        {
            "organisatie": d.organisatie.naam, "deel": d.get_deel_display(), "grondslag": d.get_grondslag_display(),
            "gegeven_door": d.gegeven_door, "sinds": day(d.gegeven_at), "tot": day(d.ingetrokken_at),
        }
        for d in delingen
    ]  # fmt: skip


def _plan(viewer: Viewer, zicht: DossierZicht, plan: Plan) -> Gegevens:
    beeld = plan_for(viewer, zicht, plan)
    gehoord, evaluatie = beeld.gehoord, evaluation_of(zicht, plan)
    inhoud: Gegevens = {
        "versie": plan.versie,
        "status": plan.get_status_display(),
        "ingegaan_op": day(plan.ingangsdatum),
        "terugkijken_voor": day(plan.evaluatie_voor),
        "doelen": [_goal(doel) for doel in beeld.doelen],
        "instemming": [
            {"antwoord": i.get_antwoord_display(), "toelichting": i.toelichting, "op": day(i.at)}
            for i in beeld.instemmingen
            if i.by_id == viewer.account_id
        ],
    }
    if beeld.ziet_onderwijs:
        inhoud |= {
            "perspectief": plan.perspectief, "bevorderend": plan.bevorderend, "belemmerend": plan.belemmerend,
            "welke_hulp": ", ".join(needs_in_words(plan)),
            "leerling_gehoord": gehoord.mening or gehoord.reden_niet if gehoord else "",
        }  # fmt: skip
    if evaluatie and beeld.ziet_onderwijs:
        e = evaluatie.evaluatie
        inhoud["terugblik"] = {
            "op": day(e.datum), "met": e.gesproken_met, "leerling": e.stem_leerling, "ouders": e.stem_ouders,
            "vervolg": e.get_vervolg_display(), "reden": e.vervolg_reden,
        }  # fmt: skip
    return inhoud


def _goal(doel: Any) -> Gegevens:
    return {
        "deel": doel.get_deel_display(), "tekst": doel.tekst, "eigen_woorden": doel.eigen_woorden,
        "acties": [
            {"tekst": a.tekst, "wie": a.eigenaar.naam, "terugkijken_op": day(a.herziening_op),
             "stand": a.get_stand_display() if a.stand else "", "toelichting": a.stand_toelichting}
            for a in doel.zichtbare_acties
        ],
        "stemmen": [
            {"gevoel": s.get_gevoel_display() if s.gevoel else "", "tekst": s.tekst, "op": day(s.at)}
            for s in doel.alle_stemmen
        ],
        "uitkomsten": [{"uitkomst": u.get_uitkomst_display(), "waarom": u.waarom} for u in doel.uitkomsten.all()],
    }  # fmt: skip


def _meetings(zicht: DossierZicht) -> list[Gegevens]:
    return [
        {
            "op": day(b.overleg.begint_at), "plaats": b.overleg.plaats, "knooppunt": b.overleg.knooppunt.naam,
            "vraag": b.vraag,
            "samen_begrepen": [{"vraag": a.vraag, "antwoord": a.tekst} for a in antwoorden if a.tekst],
            "eigen_woorden": [
                {"van": w.account.naam, "tekst": w.tekst, "op": day(w.at)} for w in b.eigen_woorden.all()
            ],
        }
        for b, antwoorden in meetings_about(zicht)
    ]  # fmt: skip


def _looks(zicht: DossierZicht, viewer: Viewer) -> Iterator[Gegevens]:
    voor = 0
    for _ in range(BLADZIJDEN):
        inzages, voor = looks_of(zicht, viewer, voor)
        for i in inzages:
            yield {
                "dag": day(i.dag), "van": day(i.van), "tot": day(i.tot), "wie": i.wie, "rol": i.als,
                "organisatie": i.organisatie, "waarom": i.doelen,
                "bladzijden": [{"naam": naam, "keer": keer} for naam, keer in i.bladzijden.items()],
            }  # fmt: skip
        if not voor:
            return


def _timeline(zicht: DossierZicht, viewer: Viewer) -> Iterator[Gegevens]:
    voor = 0
    for _ in range(BLADZIJDEN):
        bladzijde = timeline_of(zicht, viewer, voor)
        for regel in bladzijde.regels:
            yield {"op": day(regel.moment), "wat": regel.titel}
        voor = bladzijde.volgende
        if not voor:
            return
