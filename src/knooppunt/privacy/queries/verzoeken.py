"""Reads: requests of parents and pupils about their own data, for who asked, who decides and who keeps watch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from knooppunt.basis.verdict import Verdict
from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.public import INZET_TEKSTEN, REACTIE_TEKSTEN
from knooppunt.dossier.public import (
    DossierZicht,
    Hoedanigheid,
    Pauze,
    Stuk,
    circle_today,
    dossier_for,
    leaders_of,
    led_by,
    my_giver,
    pieces_of,
)
from knooppunt.privacy.models import Verzoek
from knooppunt.privacy.policies import (
    VerzoekFeiten,
    may_decide_request,
    may_read_request,
    may_withdraw_request,
)
from knooppunt.privacy.rules.verzoek import LOPEND, Vrager, is_running
from knooppunt.toegang.public import Account, Permissie, people_with_role, workplaces_with_role

PRIVACYFUNCTIONARIS = "privacyfunctionaris"
LOPENDE = [s.value for s in LOPEND]


@dataclass(frozen=True)
class VerzoekZicht:
    """One request as one viewer sees it; ``zicht`` is None for who keeps watch and does not see the dossier."""

    verzoek: Verzoek
    feiten: VerzoekFeiten
    zicht: DossierZicht | None
    loopt: bool
    van_mij: bool
    mag_beslissen: Verdict
    mag_intrekken: Verdict


def request_for(viewer: Viewer, ref: str) -> VerzoekZicht | None:
    """The request with this reference; None when it does not exist or is not this viewer's to read."""
    verzoek = _with_people().filter(ref=ref).first()
    if verzoek is None:
        return None
    feiten = facts_of_request(verzoek, viewer.op)
    if not may_read_request(viewer, feiten):
        return None
    return VerzoekZicht(
        verzoek, feiten, dossier_for(viewer, verzoek.dossier.ref), is_running(verzoek.status),
        viewer.account_id == verzoek.gedaan_by_id, may_decide_request(viewer, feiten),
        may_withdraw_request(viewer, feiten),
    )  # fmt: skip


def facts_of_request(verzoek: Verzoek, op: date) -> VerzoekFeiten:
    buiten = {verzoek.over_id, verzoek.gedaan_by_id}
    return VerzoekFeiten(
        verzoek.gedaan_by_id, verzoek.over_id, frozenset(leaders_of(verzoek.dossier, op) - buiten)
    )


def _with_people() -> QuerySet[Verzoek]:
    return Verzoek.objects.select_related(
        "dossier__kind__gezin", "dossier__school", "gedaan_by", "over", "beslist_by"
    )


def my_requests(viewer: Viewer) -> list[Verzoek]:
    """What this person asked, newest first."""
    return list(_with_people().filter(gedaan_by_id=viewer.account_id)[:50])


def requests_to_handle(viewer: Viewer) -> list[Verzoek]:
    """Running requests first, by their last day: of the dossiers that this viewer leads, or all for who keeps watch."""
    verzoeken = _with_people().exclude(over_id=viewer.account_id)
    if not viewer.mag(Permissie.VERZOEKEN_ZIEN):
        verzoeken = verzoeken.filter(dossier__ref__in=led_by(viewer))
    lopend = verzoeken.filter(status__in=LOPENDE).order_by("antwoord_voor", "pk")
    klaar = verzoeken.filter(~Q(status__in=LOPENDE)).order_by("-beslist_at", "-pk")
    return [*lopend[:100], *klaar[:20]]


def late_requests(op: date) -> list[Verzoek]:
    """Running requests whose last day is over, for who keeps watch."""
    return list(
        _with_people().filter(status__in=LOPENDE, antwoord_voor__lt=op).order_by("antwoord_voor", "pk")
    )


def asker_of(zicht: DossierZicht, viewer: Viewer) -> Vrager | None:
    """Who this viewer is when asking something about this child; None when not of the family."""
    gever = my_giver(zicht, viewer)
    return Vrager(gever.account_id, gever.hoedanigheid, gever.gezag) if gever else None


def all_pieces(zicht: DossierZicht) -> list[Stuk]:
    """Every piece of text that this viewer sees, of all rooms."""
    return pieces_of(zicht, INZET_TEKSTEN, REACTIE_TEKSTEN)


def piece_with(zicht: DossierZicht, sleutel: str) -> Stuk | None:
    return next((stuk for stuk in all_pieces(zicht) if stuk.sleutel == sleutel), None)


def people_to_object_to(zicht: DossierZicht, viewer: Viewer) -> dict[Account, str]:
    """Professionals whose access someone can object to, by name, with what they do: in the circle, and the coordinators
    of the school."""
    school = zicht.dossier.school.naam if zicht.dossier.school else ""
    wat = dict.fromkeys(Account.objects.filter(pk__in=leaders_of(zicht.dossier, viewer.op)), school)
    for b in circle_today(zicht, viewer):
        if b.hoedanigheid not in (Hoedanigheid.OUDER.value, Hoedanigheid.LEERLING.value):
            wat[b.account] = b.functie or (b.organisatie.naam if b.organisatie else "")
    return dict(sorted(wat.items(), key=lambda paar: paar[0].naam))


def officers(op: date) -> list[Account]:
    """Who keeps watch over privacy in this region."""
    plekken = [organisatie.pk for organisatie in workplaces_with_role(PRIVACYFUNCTIONARIS, op)]
    return list(people_with_role(PRIVACYFUNCTIONARIS, plekken, op).order_by("naam"))


def open_matters_of(dossier_refs: list[str] | None = None) -> set[str]:
    """Which dossiers (None: of all; else of these) have a request that runs."""
    lopend = Verzoek.objects.filter(status__in=LOPENDE)
    if dossier_refs is not None:
        lopend = lopend.filter(dossier__ref__in=dossier_refs)
    return set(lopend.values_list("dossier__ref", flat=True))


def pauses_of(verzoek: Verzoek) -> list[Pauze]:
    """Whose access is paused because of this request."""
    pauzes = Pauze.objects.filter(verzoek_ref=verzoek.ref, opgeheven_at__isnull=True)
    return list(pauzes.select_related("account"))


def export_requests(viewer: Viewer) -> list[dict[str, str]]:
    """What this person asked and what was answered, as plain data to take along."""
    return [
        {
            "soort": v.get_soort_display(), "status": v.get_status_display(), "tekst": v.tekst,
            "op": v.gedaan_at.isoformat(timespec="seconds"), "over": v.over.naam if v.over else v.waar,
            "eerst": v.oud, "nieuw": v.nieuw, "antwoord_voor": v.antwoord_voor.isoformat(), "antwoord": v.reden,
        }
        for v in my_requests(viewer)
    ]  # fmt: skip
