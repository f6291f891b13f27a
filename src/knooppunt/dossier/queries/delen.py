"""What is shared with whom, who may decide about it, and what is being asked."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.basis.verdict import Verdict, nee, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Deling, Kind, Toestemmingsvraag
from knooppunt.dossier.queries.gezin import circle_today
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.kring import Deel, Grondslag, Hoedanigheid
from knooppunt.dossier.rules.toestemming import PAKKET, Gever, may_answer, may_withdraw, who_consents
from knooppunt.organisaties.public import Organisatie


@dataclass(frozen=True)
class Gedeeld:
    """One sharing, in words, with whether this viewer may end it."""

    ref: str
    deel: str
    grondslag: str
    uit_toestemming: bool
    gegeven_door: str
    toelichting: str
    gegeven_at: object
    mag_intrekken: Verdict | None


def givers(zicht: DossierZicht, viewer: Viewer) -> list[Gever]:
    """The family in the circle today, with who has authority."""
    gezag = {lid.account_id for lid in zicht.dossier.kind.gezin.leden.all() if lid.account_id and lid.gezag}
    return [
        Gever(b.account_id, Hoedanigheid(b.hoedanigheid), b.account_id in gezag)
        for b in circle_today(zicht, viewer)
        if b.hoedanigheid in (Hoedanigheid.OUDER.value, Hoedanigheid.LEERLING.value)
    ]


def needed_from(zicht: DossierZicht, viewer: Viewer) -> frozenset[Hoedanigheid]:
    """From whom a yes is needed for this child today."""
    doet_mee = any(g.hoedanigheid is Hoedanigheid.LEERLING for g in givers(zicht, viewer))
    return who_consents(zicht.dossier.kind.geboortedatum, viewer.op, doet_mee)


def my_giver(zicht: DossierZicht, viewer: Viewer) -> Gever | None:
    return next((g for g in givers(zicht, viewer) if g.account_id == viewer.account_id), None)


def shared_per_organisation(zicht: DossierZicht, viewer: Viewer) -> list[tuple[Organisatie, list[Gedeeld]]]:
    """What each organisation sees now, in the order in which it was given."""
    nodig, gever = needed_from(zicht, viewer), my_giver(zicht, viewer)
    per_organisatie: dict[Organisatie, list[Gedeeld]] = {}
    for d in zicht.dossier.delingen.select_related("organisatie").filter(ingetrokken_at__isnull=True):
        mag = may_withdraw(gever, nodig, Grondslag(d.grondslag)) if gever else None
        per_organisatie.setdefault(d.organisatie, []).append(_shared(d, mag))
    return list(per_organisatie.items())


def _shared(d: Deling, mag: Verdict | None) -> Gedeeld:
    return Gedeeld(
        d.ref, Deel(d.deel).label, Grondslag(d.grondslag).label, d.grondslag == Grondslag.TOESTEMMING.value,
        d.gegeven_door, d.toelichting, d.gegeven_at, mag,
    )  # fmt: skip


def ended_sharing(zicht: DossierZicht) -> list[Deling]:
    """What was shared before, the last one first."""
    return list(
        zicht.dossier.delingen.select_related("organisatie")
        .filter(ingetrokken_at__isnull=False)
        .order_by("-ingetrokken_at")[:50]
    )


def open_requests(zicht: DossierZicht, viewer: Viewer) -> list[tuple[Toestemmingsvraag, bool]]:
    """Requests that wait for the family, each with whether this viewer can answer it now."""
    nodig, gever = needed_from(zicht, viewer), my_giver(zicht, viewer)
    vragen = zicht.dossier.toestemmingsvragen.filter(gesloten_at__isnull=True)
    return [
        (
            v,
            bool(
                gever
                and may_answer(gever, nodig)
                and not any(a.account_id == gever.account_id for a in v.antwoorden.all())
            ),
        )
        for v in vragen.select_related("organisatie", "gevraagd_by").prefetch_related("antwoorden__account")
    ]


def organisations_around(zicht: DossierZicht) -> list[Organisatie]:
    """Organisations that can be chosen to share with or to invite from: those of the region that are no school, and
    the schools of the family's children."""
    kind = zicht.dossier.kind
    scholen = Kind.objects.filter(gezin=kind.gezin_id, dossiers__school__isnull=False).values(
        "dossiers__school"
    )
    regio = Organisatie.objects.filter(regio=zicht.dossier.regio_id)
    return list(
        (
            regio.exclude(soort__in=[Organisatie.Soort.SCHOOL, Organisatie.Soort.SCHOOLBESTUUR])
            | Organisatie.objects.filter(pk__in=scholen)
        ).order_by("soort", "naam")[:400]
    )


def may_give(zicht: DossierZicht, viewer: Viewer) -> Verdict:
    """May this viewer share a part without being asked? With the reason when not."""
    gever = my_giver(zicht, viewer)
    if gever is None:
        return nee(nl("Alleen de ouders en de leerling zelf kunnen dit doen."))
    return may_answer(gever, needed_from(zicht, viewer))


def consent_words(zicht: DossierZicht, viewer: Viewer) -> tuple[str, bool]:
    """Who decides about sharing for this child, in a sentence; and whether the rule's source must be checked."""
    samen, zelf = (PAKKET.leeftijd(code, viewer.op) for code in ("TOESTEMMING_SAMEN", "TOESTEMMING_ZELF"))
    geboren = zicht.dossier.kind.geboortedatum
    if zelf.bereikt(geboren, viewer.op):
        return zelf.tekst, zelf.controleer
    if samen.bereikt(geboren, viewer.op):
        return samen.tekst, samen.controleer
    zin = nl("Tot %(jaren)s jaar geeft een ouder met gezag toestemming.", jaren=samen.jaren)
    return zin, samen.controleer
