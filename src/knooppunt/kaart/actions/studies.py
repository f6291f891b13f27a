"""Studies are asked, stopped and removed; people decide on what they propose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.public import Hulpgroep, count_needs, may_count_needs
from knooppunt.kaart.models import Dossiervraag, Studie, Voorstel
from knooppunt.kaart.policies import may_decide_proposals, may_make_studies
from knooppunt.kaart.queries.hulp import Geteld, children_in, plan_from_dossiers, spread_from_dossiers
from knooppunt.kaart.queries.studies import sector_of
from knooppunt.kaart.rules.spreiding.vraag import Spreidingsvraag
from knooppunt.kaart.rules.studies import (
    Besluit,
    Studiesoort,
    Toestand,
    again_verdict,
    decide_verdict,
    remove_verdict,
    stop_verdict,
)
from knooppunt.kaart.rules.verdeelplan.vraag import Sector, Verdeelvraag, Vraagbron, enough_verdict
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import record_event

WEG = "Deze studie is er niet meer."
GEWIST = "Wat voor deze studie in de dossiers was geteld, is na een jaar gewist. Vraag een nieuwe studie aan."


@transaction.atomic
def ask_study(
    *,
    sleutel: str,
    soort: Studiesoort,
    naam: str,
    vraag: dict[str, Any],
    feiten: dict[str, Any],
    by: Viewer,
    at: datetime,
    zaad: int = 0,
) -> Studie:
    """A study waits for a worker. Asked twice with the same key it is one."""
    may_make_studies(by).require_permission()
    studie, is_nieuw = Studie.objects.get_or_create(
        sleutel=sleutel,
        defaults={
            "soort": soort, "naam": naam, "vraag": vraag, "feiten": feiten, "zaad": zaad, "gemaakt_at": at,
            "organisatie": Organisatie.objects.get(pk=by.functies[0].organisatie_id),
        },
    )  # fmt: skip
    if is_nieuw:
        record_event(soort="studie.gevraagd", onderwerp_ref=studie.ref, by=by, at=at, studiesoort=soort)
    return studie


UIT_DOSSIERS: Mapping[Studiesoort, Callable[[Viewer, Any, tuple[Hulpgroep, ...]], Geteld]] = {
    Studiesoort.VERDEELPLAN: plan_from_dossiers,
    Studiesoort.SPREIDING: spread_from_dossiers,
}
"""The studies that can be counted in dossiers, each with where its facts come from."""


@transaction.atomic
def ask_from_dossiers(
    *,
    sleutel: str,
    soort: Studiesoort,
    naam: str,
    vraag: Verdeelvraag | Spreidingsvraag,
    by: Viewer,
    at: datetime,
    samen: bool = False,
) -> Studie:
    """A study of what children need by their plan. What was counted is kept sealed, for a time.

    ``samen``: also where a brother or sister goes to school.
    """
    may_make_studies(by).require_permission()
    may_count_needs(by).require_permission()
    eerder = Studie.objects.filter(sleutel=sleutel).first()
    if eerder is not None:
        return eerder
    wie = children_in(vraag.swv, Sector(sector_of(vraag.swv)), by.op)
    geteld = count_needs(wie=wie, onderwerp_ref=sleutel, samen=samen, by=by, at=at)
    groepen, feiten = UIT_DOSSIERS[soort](by, vraag, geteld)
    enough_verdict(sum(groep.aantal for groep in groepen), by.op, vraag.over_wie).require()
    studie = ask_study(
        sleutel=sleutel, soort=soort, naam=naam, vraag=vraag.as_json(), feiten=feiten, by=by, at=at
    )
    Dossiervraag.objects.create(studie=studie, groepen=[g.as_json() for g in groepen], geteld_at=at)
    return studie


@transaction.atomic
def stop_study(*, ref: str, by: Viewer, at: datetime) -> None:
    """A waiting one stops at once; one in work stops at its next sign of life, and keeps what it has."""
    may_make_studies(by).require_permission()
    studie = _study(ref)
    stop_verdict(studie.toestand).require()
    Studie.objects.filter(pk=studie.pk, toestand=Toestand.WACHT).update(
        toestand=Toestand.GESTOPT, klaar_at=at
    )
    Studie.objects.filter(pk=studie.pk).update(stop_gevraagd=True)
    record_event(soort="studie.gestopt", onderwerp_ref=ref, by=by, at=at)


@transaction.atomic
def restart_study(*, ref: str, by: Viewer, at: datetime) -> None:
    """Somebody has a study that did not succeed counted once more, with the same facts."""
    may_make_studies(by).require_permission()
    studie = _study(ref)
    again_verdict(studie.toestand).require()
    if (
        studie.vraag.get("bron") == Vraagbron.DOSSIERS
        and not Dossiervraag.objects.filter(studie=studie).exists()
    ):
        raise Refusal(GEWIST)
    studie.toestand, studie.fout, studie.klaar_at = Toestand.WACHT.value, "", None
    studie.pogingen = studie.herstarten = 0
    studie.stop_gevraagd, studie.begonnen_at = False, None
    studie.save()
    record_event(soort="studie.opnieuw", onderwerp_ref=ref, by=by, at=at)


@transaction.atomic
def remove_study(*, ref: str, by: Viewer, at: datetime) -> None:
    may_make_studies(by).require_permission()
    studie = _study(ref)
    remove_verdict(studie.toestand, studie.voorstellen.filter(besluit=Besluit.OVER).count()).require()
    record_event(soort="studie.verwijderd", onderwerp_ref=ref, by=by, at=at)
    studie.delete()


@transaction.atomic
def decide_proposal(*, ref: str, besluit: Besluit, waarom: str, by: Viewer, at: datetime) -> Voorstel:
    """Take it over, or not, or come back on it (``OPEN``)."""
    may_decide_proposals(by).require_permission()
    voorstel = Voorstel.objects.select_for_update().filter(ref=ref).first()
    if voorstel is None:
        raise Refusal("Dit voorstel is er niet meer.")
    decide_verdict(voorstel.studie.toestand).require()
    voorstel.besluit, voorstel.waarom = besluit, waarom
    voorstel.besloten_at = None if besluit is Besluit.OPEN else at
    voorstel.save(update_fields=["besluit", "waarom", "besloten_at"])
    record_event(soort=f"voorstel.{besluit}", onderwerp_ref=ref, by=by, at=at, studie=voorstel.studie.ref)
    return voorstel


def _study(ref: str) -> Studie:
    studie = Studie.objects.select_for_update().filter(ref=ref).first()
    if studie is None:
        raise Refusal(WEG)
    return studie
