"""What a package holds: the whitelist of its exchange says which fields, and each is read as the sender sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from knooppunt.basis.datums import datum
from knooppunt.basis.uitwisselingen import UITWISSELINGEN, Uitwisseling, exchange
from knooppunt.basis.verdict import Verdict
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Evaluatie, Notitie, Plan, Verstrekking
from knooppunt.dossier.queries.delen import givers, needed_from
from knooppunt.dossier.queries.evaluatie import handover_fields
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.queries.plan import plan_in_force
from knooppunt.dossier.rules.kring import Deel, Hoedanigheid
from knooppunt.dossier.rules.toestemming import Stem, is_complete
from knooppunt.dossier.rules.verstrekken import StandPakket, send_verdict


def packages() -> list[Uitwisseling]:
    """The exchanges that go as a package."""
    return [u for u in UITWISSELINGEN.values() if u.kanaal == "pakket"]


def content_of(zicht: DossierZicht, uitwisseling: str, reden: str) -> dict[str, str]:
    """Code of the field: its text, for exactly the fields of the exchange. Only of the part education."""
    plan = plan_in_force(zicht) if Deel.ONDERWIJS in zicht.delen else None
    velden = exchange(uitwisseling)
    return velden.kies(
        {veld: reden if veld == "reden" else BOUW[veld](zicht, plan) for veld in velden.velden}
    )


def _plan(zicht: DossierZicht, plan: Plan | None) -> str:
    if plan is None:
        return "Er is nog geen plan."
    stukken = (plan.perspectief, plan.bevorderend, plan.belemmerend)
    return "\n".join(stuk for stuk in stukken if stuk)


def _goals(zicht: DossierZicht, plan: Plan | None) -> str:
    doelen = plan.doelen.filter(deel=Deel.ONDERWIJS.value, verwijderd_at__isnull=True) if plan else []
    regels = []
    for doel in doelen:
        regels.append(doel.tekst)
        regels += [f"– {actie.tekst}" for actie in doel.acties.filter(verwijderd_at__isnull=True)]
    return "\n".join(regels) or "Er zijn nog geen doelen."


def _agreement(zicht: DossierZicht, plan: Plan | None) -> str:
    antwoorden = plan.instemmingen.select_related("gezinslid") if plan else []
    regels = [
        f"{a.gezinslid.naam}: {a.get_antwoord_display()}, {datum(a.at)}" for a in antwoorden if a.gezinslid
    ]
    return "\n".join(regels) or "Nog niemand."


def _heard(zicht: DossierZicht, plan: Plan | None) -> str:
    gehoord = getattr(plan, "gehoord", None)
    return gehoord.mening or gehoord.reden_niet if gehoord else "Nog niet gehoord."


def _advice(zicht: DossierZicht, plan: Plan | None) -> str:
    adviezen = Notitie.objects.filter(
        dossier=zicht.dossier, opgenomen_at__isnull=False, deel=Deel.ONDERWIJS.value
    ).select_related("auteur")
    gevonden = adviezen if Deel.ONDERWIJS in zicht.delen else []
    return "\n\n".join(f"{n.titel} ({n.auteur.naam})\n{n.tekst}" for n in gevonden) or "Geen."


def _course(zicht: DossierZicht, plan: Plan | None) -> str:
    """Days only: who is not named, and nothing that anyone wrote."""
    dossier = zicht.dossier
    regels = [f"Dossier geopend: {datum(timezone.localdate(dossier.geopend_at))}"]
    plannen = Plan.objects.filter(dossier=dossier, vastgesteld_at__isnull=False).order_by("versie")
    regels += [f"Plan vastgesteld: {datum(timezone.localdate(p.vastgesteld_at))}" for p in plannen]
    gekeken = Evaluatie.objects.filter(plan__dossier=dossier).order_by("datum")
    regels += [f"Teruggekeken op het plan: {datum(e.datum)}" for e in gekeken]
    return "\n".join(regels)


def _regisseur(zicht: DossierZicht, plan: Plan | None) -> str:
    regisseur = next(iter(zicht.dossier.kind.gezin.regisseurs.all()), None)
    return regisseur.account.naam if regisseur else "nog geen regisseur"


BOUW: dict[str, Callable[[DossierZicht, Plan | None], str]] = {
    "kind": lambda zicht, plan: str(zicht.dossier.kind),
    "geboren": lambda zicht, plan: datum(zicht.dossier.kind.geboortedatum),
    "school": lambda zicht, plan: zicht.dossier.school.naam if zicht.dossier.school else "niet bekend",
    "kenmerk": lambda zicht, plan: zicht.dossier.ref,
    "regisseur": _regisseur,
    "plan": _plan,
    "doelen": _goals,
    "instemming": _agreement,
    "gehoord": _heard,
    "adviezen": _advice,
    "verloop": _course,
}
"""How each field of a package is read."""


@dataclass(frozen=True)
class Pakket:
    """A package as its page shows it."""

    verstrekking: Verstrekking
    uitwisseling: Uitwisseling
    stukken: list[tuple[str, str]]
    """What each field is called, and its text."""
    mag_versturen: Verdict


def packages_of(zicht: DossierZicht, viewer: Viewer) -> list[Pakket]:
    """Everything that was put ready for someone outside, newest first."""
    rijen = Verstrekking.objects.filter(dossier=zicht.dossier).select_related("klaargezet_by", "verstuurd_by")
    return [_package(zicht, v, viewer) for v in rijen.prefetch_related("antwoorden__account")[:50]]


def package_for(zicht: DossierZicht, viewer: Viewer, ref: str) -> Pakket | None:
    return next((p for p in packages_of(zicht, viewer) if p.verstrekking.ref == ref), None)


def _package(zicht: DossierZicht, v: Verstrekking, viewer: Viewer) -> Pakket:
    uitwisseling = exchange(v.uitwisseling)
    stukken = [(uitwisseling.velden[veld], tekst) for veld, tekst in v.inhoud.items()]
    return Pakket(v, uitwisseling, stukken, send_verdict(standing_of_package(zicht, v, viewer), viewer.op))


def standing_of_package(zicht: DossierZicht, v: Verstrekking, viewer: Viewer) -> StandPakket:
    antwoorden = list(v.antwoorden.all())
    stemmen = tuple(Stem(Hoedanigheid(a.hoedanigheid), a.eens, a.lid_id) for a in antwoorden)
    return StandPakket(
        klaargezet_op=timezone.localdate(v.klaargezet_at),
        toestemming_nodig=exchange(v.uitwisseling).toestemming,
        is_akkoord=bool(stemmen) and is_complete(needed_from(zicht, viewer), stemmen),
        is_gelezen=bool(antwoorden),
        bezwaar_open=any(not a.eens for a in antwoorden) and not v.antwoord,
        is_weg=v.verstuurd_at is not None or v.ingetrokken_at is not None,
    )


def readers_of_package(zicht: DossierZicht, viewer: Viewer) -> list[int]:
    """Accounts of the family who read it first."""
    return [g.account_id for g in givers(zicht, viewer)]


def open_handovers(zicht: DossierZicht) -> list[list[tuple[str, object]]]:
    """What the next school reads before it takes the dossier over: names of the fields with their content."""
    velden = exchange("overdracht")
    lopend = Evaluatie.objects.filter(
        plan__dossier=zicht.dossier, overdracht_naar__isnull=False, aanvaard_at__isnull=True
    ).select_related("plan__dossier__kind", "plan__dossier__school", "overdracht_naar", "by")
    return [[(velden.velden[veld], w) for veld, w in velden.kies(handover_fields(e)).items()] for e in lopend]


def exchanges_of_a_dossier() -> list[Uitwisseling]:
    """By which exchanges something about one child can leave."""
    return [u for u in UITWISSELINGEN.values() if u.dossier]
