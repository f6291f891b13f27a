"""Fixed contacts: the right one for an address and a school together, and what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Gemeente, Organisatie, Postcodegebied
from knooppunt.toegang.public import events_saying, sentence
from knooppunt.wegwijzer.models import Grensafspraak, VastContact
from knooppunt.wegwijzer.policies import keeps_for, may_manage
from knooppunt.wegwijzer.queries.beheer import region_of
from knooppunt.wegwijzer.rules.actueel import Actualiteit, freshness
from knooppunt.wegwijzer.rules.contacten import (
    Contactfunctie,
    Contactregel,
    Grens,
    Langs,
    Ligging,
    borders_between,
    goes_by,
    missing,
    rules_on,
)
from knooppunt.wegwijzer.zoekindex.inhoud import municipalities_of_region

HOOGSTENS = 20
PER_WERKLIJST = 60
VO = frozenset(["Vo", "Vso"])


@dataclass(frozen=True)
class Contactregels:
    """One function: its rule, by what it goes here, and the contacts that were found."""

    regel: Contactregel
    langs: Langs
    contacten: list[VastContact]

    @property
    def functie(self) -> Contactfunctie:
        return Contactfunctie(self.regel.code)


@dataclass(frozen=True)
class Contactwijzer:
    """Everything for a school, and for a child of that school who lives somewhere."""

    school: Organisatie
    schoolgemeente: Gemeente | None
    woongemeente: Gemeente | None
    grenzen: tuple[Grens, ...]
    afspraken: list[Grensafspraak]
    regels: list[Contactregels]


@dataclass(frozen=True)
class Leemte:
    """What is missing at one school or in one municipality. ``waar`` is its reference or code in an address."""

    waar: str
    naam: str
    functies: list[Contactfunctie]


@dataclass(frozen=True)
class Werklijst:
    """What is to be done about fixed contacts in the region of the viewer."""

    leemten: list[Leemte]
    aantal: int
    contacten: list[tuple[VastContact, Actualiteit]] = field(default_factory=list)

    @property
    def verouderd(self) -> int:
        return sum(staat is Actualiteit.VEROUDERD for _, staat in self.contacten)


def schools_named(viewer: Viewer, tekst: str) -> list[Organisatie]:
    """Schools with all these words in their name, for who seeks the contacts of one."""
    scholen = Organisatie.objects.filter(soort=Organisatie.Soort.SCHOOL, vestiging__isnull=False)
    for woord in tekst.split()[:6]:
        scholen = scholen.filter(Q(naam__icontains=woord) | Q(vestiging__plaats__icontains=woord))
    return list(scholen.select_related("vestiging").order_by("naam", "pk")[:HOOGSTENS])


def schools_of_regions(viewer: Viewer) -> list[tuple[str, str]]:
    """Reference and name (with the place) of every school of the regions here, to choose from."""
    rijen = Organisatie.objects.filter(
        soort=Organisatie.Soort.SCHOOL, regio__isnull=False, vestiging__isnull=False
    )
    rijen = rijen.order_by("naam", "pk").values_list("ref", "naam", "vestiging__plaats")
    return [(ref, f"{naam}, {plaats.title()}" if plaats else naam) for ref, naam, plaats in rijen]


REGELS_VERLOOP = 30
VELD_IN_WOORDEN = {
    "organisatie": "de organisatie", "naam": "de naam", "telefoon": "het nummer", "email": "het e-mailadres",
    "bereikbaar": "wanneer bereikbaar",
}  # fmt: skip


@dataclass(frozen=True)
class Verloopregel:
    """One thing that happened with a contact; ``velden`` says in words what was changed."""

    at: datetime
    zin: str
    organisatie: str
    velden: str


def school_by_ref(viewer: Viewer, ref: str) -> Organisatie | None:
    scholen = Organisatie.objects.filter(soort=Organisatie.Soort.SCHOOL, ref=ref)
    return scholen.select_related("vestiging", "gemeente", "regio").first()


def contacts_for(viewer: Viewer, school: Organisatie, pc4: str = "") -> Contactwijzer:
    """The contacts of a school; with a home (PC4) each is the right one for a child that lives there."""
    daar = _area(school.vestiging.pc4 if hasattr(school, "vestiging") else "")
    thuis = _area(pc4)
    schoolgemeente = (daar.gemeente if daar else None) or school.gemeente
    woongemeente = thuis.gemeente if thuis else None
    afspraken = _agreements(viewer, woongemeente, schoolgemeente)
    keuze = {a.functie: Langs(a.langs) for a in afspraken if a.langs}
    gevonden = _contacts(school, [g for g in (schoolgemeente, woongemeente) if g])
    regels = []
    for regel in rules_on(viewer.op):
        langs = goes_by(regel, keuze)
        gemeente = schoolgemeente if langs is Langs.SCHOOL else woongemeente or schoolgemeente
        regels.append(Contactregels(regel, langs, _pick(gevonden[regel.code], langs, gemeente)))
    grenzen = borders_between(_lies(thuis, school), _lies(daar, school)) if thuis else ()
    return Contactwijzer(school, schoolgemeente, woongemeente, grenzen, afspraken, regels)


def _area(pc4: str) -> Postcodegebied | None:
    gebieden = Postcodegebied.objects.select_related("gemeente", "swv_po__regio", "swv_vo__regio")
    return gebieden.defer("gemeente__grens").filter(pc4=pc4).first() if pc4 else None


def _lies(gebied: Postcodegebied | None, school: Organisatie) -> Ligging:
    """Of the samenwerkingsverbanden of an area, the one of the sector of this school."""
    if gebied is None:
        return Ligging()
    soorten = set(school.vestiging.soorten.split(",")) if hasattr(school, "vestiging") else set()
    swv = gebied.swv_vo if soorten & VO else gebied.swv_po
    regio = swv.regio.code if swv and swv.regio else "buiten" if swv else ""
    return Ligging(gebied.gemeente.code if gebied.gemeente else "", swv.code if swv else "", regio)


def _agreements(viewer: Viewer, woon: Gemeente | None, school: Gemeente | None) -> list[Grensafspraak]:
    if woon is None or school is None or woon == school:
        return []
    geldt = Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=viewer.op)
    return list(
        Grensafspraak.objects.filter(
            geldt, woongemeente=woon, schoolgemeente=school, geldig_van__lte=viewer.op
        ).order_by("pk")
    )


def _contacts(school: Organisatie, gemeenten: list[Gemeente]) -> Mapping[str, list[VastContact]]:
    per_functie: dict[str, list[VastContact]] = defaultdict(list)
    rijen = VastContact.objects.filter(Q(school=school) | Q(gemeente__in=gemeenten))
    for contact in rijen.select_related("organisatie").order_by("pk"):
        per_functie[contact.functie].append(contact)
    return per_functie


def _pick(rijen: list[VastContact], langs: Langs, gemeente: Gemeente | None) -> list[VastContact]:
    """Those of the school itself come before those of the municipality.

    What goes by the home takes at a school only people who work for the municipality of the home.
    """
    bij_school = [
        c for c in rijen
        if c.school_id and (langs is Langs.SCHOOL or gemeente is None or c.organisatie.gemeente_id == gemeente.pk)
    ]  # fmt: skip
    return bij_school or [c for c in rijen if gemeente and c.gemeente_id == gemeente.pk]


def contact_by_ref(viewer: Viewer, ref: str) -> VastContact | None:
    return VastContact.objects.filter(ref=ref).select_related("school", "gemeente", "organisatie").first()


def place_of_contact(viewer: Viewer, waar: str) -> Organisatie | Gemeente | None:
    """A school by its reference or a municipality by its code, as an address of the worklist names it."""
    gemeente: Gemeente | None = Gemeente.objects.defer("grens").filter(code=waar).first()
    return gemeente or school_by_ref(viewer, waar)


def worklist(viewer: Viewer) -> Werklijst:
    """What is missing, and every contact with how fresh it is: of the region, or of the own organisations."""
    beheert, van_mij = bool(may_manage(viewer)), keeps_for(viewer)
    regio = region_of(viewer)
    codes = municipalities_of_region(regio.pk) if regio else set()
    scholen = Organisatie.objects.filter(soort=Organisatie.Soort.SCHOOL, regio=regio, vestiging__isnull=False)
    gemeenten = Gemeente.objects.filter(code__in=codes).defer("grens")
    if not beheert:
        scholen = scholen.filter(pk__in=van_mij)
        gemeenten = gemeenten.filter(organisaties__pk__in=van_mij, organisaties__soort="gemeente")
    contacten = VastContact.objects.filter(Q(school__in=scholen) | Q(gemeente__code__in=codes))
    contacten = contacten.select_related("school", "gemeente", "organisatie")
    leemten = _gaps(viewer, scholen.select_related("vestiging").order_by("naam"), gemeenten, contacten)
    getoond = [
        (c, freshness(c.nagekeken_op, viewer.op))
        for c in contacten.order_by("nagekeken_op", "pk")
        if beheert or {c.organisatie_id, c.school_id} & van_mij
    ]
    return Werklijst(leemten[:PER_WERKLIJST], sum(len(x.functies) for x in leemten), getoond)


def _gaps(
    viewer: Viewer, scholen: Iterable[Organisatie], gemeenten: Iterable[Gemeente], contacten: Iterable[VastContact]
) -> list[Leemte]:  # fmt: skip
    """A school lacks what neither it nor its municipality has; a municipality lacks what goes by the home."""
    per_school: dict[int, set[str]] = defaultdict(set)
    per_gemeente: dict[int, set[str]] = defaultdict(set)
    for c in contacten:
        if c.school_id:
            per_school[c.school_id].add(c.functie)
        elif c.gemeente_id:
            per_gemeente[c.gemeente_id].add(c.functie)
    regels = rules_on(viewer.op)
    gemeente_van = dict(Postcodegebied.objects.values_list("pc4", "gemeente_id"))
    leemten = [
        Leemte(g.code, g.naam, missing(regels, Langs.WOONPLAATS, per_gemeente[g.pk])) for g in gemeenten
    ]
    for s in scholen:
        gemeente_id = gemeente_van.get(s.vestiging.pc4) or s.gemeente_id or 0
        er_zijn = per_school[s.pk] | per_gemeente[gemeente_id]
        leemten.append(
            Leemte(s.ref, f"{s.naam}, {s.vestiging.plaats.title()}", missing(regels, Langs.SCHOOL, er_zijn))
        )
    return [leemte for leemte in leemten if leemte.functies]


def agreements(viewer: Viewer) -> list[Grensafspraak]:
    afspraken = Grensafspraak.objects.select_related("woongemeente", "schoolgemeente")
    return list(afspraken.defer("woongemeente__grens", "schoolgemeente__grens"))


def agreement_by_ref(viewer: Viewer, ref: str) -> Grensafspraak | None:
    return Grensafspraak.objects.filter(ref=ref).select_related("woongemeente", "schoolgemeente").first()


def history_of_contact(viewer: Viewer, functie: str, waar: Organisatie | Gemeente) -> list[Verloopregel]:
    """What happened with the contacts for this function here, also with who is gone; names and numbers are not kept."""
    plek = waar.ref if isinstance(waar, Organisatie) else waar.code
    soorten = [f"vast_contact.{wat}" for wat in ("gemaakt", "gewijzigd", "nagekeken", "weggehaald")]
    return [
        Verloopregel(
            g.at, sentence(g, viewer), str(g.organisatie or ""),
            ", ".join(VELD_IN_WOORDEN.get(v, v) for v in g.gegevens.get("velden", ())),
        )
        for g in events_saying(soorten, functie=functie, plek=plek)[:REGELS_VERLOOP]
    ]  # fmt: skip


def organisations_for_contact(viewer: Viewer, waar: Organisatie | Gemeente) -> list[Organisatie]:
    """For which a contact can work: the own organisations; at the own school, or for who manages, all of the region."""
    organisaties = Organisatie.objects.order_by("naam")
    school = waar.pk if isinstance(waar, Organisatie) else 0
    if not may_manage(viewer) and school not in keeps_for(viewer):
        return list(organisaties.filter(pk__in=keeps_for(viewer)))
    regio = region_of(viewer)
    return list(
        organisaties.filter(
            Q(pk=school) | Q(regio=regio) & ~Q(soort__in=["school", "schoolbestuur", "steunpunt"])
        )
    )


def municipalities(viewer: Viewer) -> list[Gemeente]:
    """Between which an agreement can be: those that have postcodes, so also of neighbours of the region."""
    return list(Gemeente.objects.filter(postcodes__isnull=False).defer("grens").distinct().order_by("naam"))
