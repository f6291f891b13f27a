"""What is shared with whom, who may decide about it, and what is being asked."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from knooppunt.basis.verdict import Verdict, nee, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Deling, Dossier, Gezinslid, Kind, Toestemmingsvraag
from knooppunt.dossier.queries.gezin import circle_today
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.gronden import DOELEN, Grond, Ontvanger, all_parents_decide, ground_by_code
from knooppunt.dossier.rules.kring import Deel, Grondslag, Hoedanigheid
from knooppunt.dossier.rules.toestemming import (
    PAKKET,
    Gever,
    Stem,
    may_answer,
    may_withdraw,
    who_consents,
)
from knooppunt.organisaties.public import Organisatie


@dataclass(frozen=True)
class Gedeeld:
    """One sharing, in words, with whether this viewer may end it."""

    ref: str
    deel: str
    doel: str
    grondslag: str
    grond: Grond | None
    """The ground in the law; None for consent."""
    uit_toestemming: bool
    gegeven_door: str
    toelichting: str
    gegeven_at: object
    mag_intrekken: Verdict | None


def givers(zicht: DossierZicht, viewer: Viewer) -> list[Gever]:
    """The family in the circle today, with who has authority."""
    leden = {lid.account_id: lid for lid in zicht.dossier.kind.gezin.leden.all() if lid.account_id}
    ouder = Hoedanigheid.OUDER.value
    return [
        Gever(
            b.account_id,
            Hoedanigheid(b.hoedanigheid),
            b.account_id in leden and leden[b.account_id].gezag,
            leden[b.account_id].pk if b.hoedanigheid == ouder and b.account_id in leden else None,
        )
        for b in circle_today(zicht, viewer)
        if b.hoedanigheid in (ouder, Hoedanigheid.LEERLING.value)
    ]


def together(zicht: DossierZicht, deel: Deel, viewer: Viewer) -> frozenset[int]:
    """The parents (by id of Gezinslid) who must all say yes for this part today; empty where one is enough."""
    ouders_beslissen = Hoedanigheid.OUDER in needed_from(zicht, viewer)
    if not ouders_beslissen or all_parents_decide(deel, viewer.op) is None:
        return frozenset()
    return frozenset(lid.pk for lid in zicht.dossier.kind.gezin.leden.all() if lid.gezag)


def votes_of(vraag: Toestemmingsvraag) -> tuple[Stem, ...]:
    return tuple(Stem(Hoedanigheid(a.hoedanigheid), a.ja, a.lid_id) for a in vraag.antwoorden.all())


def still_asked(zicht: DossierZicht, vraag: Toestemmingsvraag, viewer: Viewer) -> list[Gever]:
    """Those in the circle whose answer counts and who have not given it."""
    nodig, samen = needed_from(zicht, viewer), together(zicht, Deel(vraag.deel), viewer)
    stemmen = votes_of(vraag)
    klaar, gestemd = {s.hoedanigheid for s in stemmen}, {s.lid_id for s in stemmen}
    return [
        g
        for g in givers(zicht, viewer)
        if may_answer(g, nodig)
        and (g.hoedanigheid not in klaar or (g.lid_id in samen and g.lid_id not in gestemd))
    ]


def still_to_answer(zicht: DossierZicht, vraag: Toestemmingsvraag, viewer: Viewer) -> list[Gezinslid]:
    """Parents with authority whose yes is still needed, and who may give it on paper."""
    if Hoedanigheid.OUDER not in needed_from(zicht, viewer):
        return []
    stemmen, samen = votes_of(vraag), together(zicht, Deel(vraag.deel), viewer)
    gestemd = {s.lid_id for s in stemmen}
    een_is_genoeg = not samen and any(s.hoedanigheid is Hoedanigheid.OUDER for s in stemmen)
    ouders = [lid for lid in zicht.dossier.kind.gezin.leden.all() if lid.gezag and lid.pk not in gestemd]
    return [] if een_is_genoeg else ouders


def receiver_of(dossier: Dossier, organisatie: Organisatie) -> Ontvanger:
    """The organisation as the rules about grounds ask after it."""
    eigen = {dossier.school_id, dossier.school.bestuur_id if dossier.school else None} - {None}
    return Ontvanger(organisatie.soort, organisatie.get_soort_display(), organisatie.pk in eigen)


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
        d.ref, Deel(d.deel).label, DOELEN.get(d.doel, d.doel), Grondslag(d.grondslag).label,
        ground_by_code(d.grond, timezone.localdate(d.gegeven_at)), d.grondslag == Grondslag.TOESTEMMING.value,
        d.gegeven_door, d.toelichting, d.gegeven_at, mag,
    )  # fmt: skip


def ended_sharing(zicht: DossierZicht) -> list[Deling]:
    """What was shared before, the last one first."""
    return list(
        zicht.dossier.delingen.select_related("organisatie")
        .filter(ingetrokken_at__isnull=False)
        .order_by("-ingetrokken_at")[:50]
    )


def open_requests(
    zicht: DossierZicht, viewer: Viewer
) -> list[tuple[Toestemmingsvraag, bool, list[Gezinslid]]]:
    """Requests that wait for the family, each with whether this viewer can answer it now, and which parents must."""
    gever = my_giver(zicht, viewer)
    vragen = zicht.dossier.toestemmingsvragen.filter(gesloten_at__isnull=True)
    return [
        (
            v,
            bool(gever and gever in still_asked(zicht, v, viewer)),
            still_to_answer(zicht, v, viewer),
        )
        for v in vragen.select_related("organisatie", "gevraagd_by").prefetch_related(
            "antwoorden__account", "antwoorden__lid"
        )
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
