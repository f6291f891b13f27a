"""Reads: the support of one dossier, the worklist, and the people and organisations to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from knooppunt.basis.verdict import nl
from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.models import Inzet, Inzetreactie
from knooppunt.besluiten.rules import (
    BETAALPLICHTIG,
    TE_LAAT,
    InzetFeiten,
    Inzetstatus,
    Signaal,
    signals,
)
from knooppunt.dossier.public import (
    Bron,
    Deel,
    Doel,
    DossierZicht,
    not_counted,
    people_who_see,
    visible_dossiers,
    visible_parts_by_dossier,
)
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Account

BETALERS = ("swv", "gemeente", "schoolbestuur", "jeugdhulp", "extern")
LOPEND = (Inzetstatus.VOORGESTELD, Inzetstatus.TOEGEZEGD, Inzetstatus.GESTART)


def facts_of_support(inzet: Inzet) -> InzetFeiten:
    return InzetFeiten(
        Inzetstatus(inzet.status),
        inzet.startdatum,
        inzet.evaluatiedatum,
        inzet.betaler_id is not None,
        inzet.betaler_voor,
    )


def support_of(zicht: DossierZicht) -> QuerySet[Inzet]:
    """The support in this dossier that the viewer may see: only the parts that are open to them."""
    return (
        Inzet.objects.filter(dossier=zicht.dossier, deel__in=[deel.value for deel in zicht.delen])
        .select_related("doel", "aanbieder", "betaler", "betaler_eigenaar", "created_by", "dossier")
        .prefetch_related("reacties__account")
    )


def one_support(zicht: DossierZicht, ref: str) -> Inzet | None:
    return support_of(zicht).filter(ref=ref).first()


def goals_of(zicht: DossierZicht) -> QuerySet[Doel]:
    """The goals of the plan in force (or its concept) in the parts that the viewer sees."""
    return Doel.objects.filter(
        plan__dossier=zicht.dossier,
        plan__status__in=("vastgesteld", "concept"),
        verwijderd_at__isnull=True,
        deel__in=[deel.value for deel in zicht.delen],
    ).order_by("-plan__status", "volgorde")


def payers_of(zicht: DossierZicht) -> QuerySet[Organisatie]:
    """Who can pay in this region."""
    return Organisatie.objects.filter(soort__in=BETALERS, regio=zicht.dossier.regio_id).order_by(
        "soort", "naam"
    )


def providers_of(zicht: DossierZicht, limit: int = 200) -> list[str]:
    """Names of organisations to suggest for giving the support; any other name may be written."""
    special = Q(soort="school") & (
        Q(vestiging__soorten__contains="Sbo")
        | Q(vestiging__soorten__contains="So")
        | Q(vestiging__soorten="Vso")
    )
    namen = Organisatie.objects.filter(
        ~Q(soort__in=("school", "schoolbestuur", "gemeente")) | special, regio=zicht.dossier.regio_id
    )
    return list(namen.order_by("naam").values_list("naam", flat=True)[:limit])


def organisation_named(naam: str, regio_id: int) -> Organisatie | None:
    """The one organisation of the region with this name; None when there is none, or more than one."""
    found = Organisatie.objects.filter(naam__iexact=naam.strip(), regio=regio_id)[:2]
    return found[0] if len(found) == 1 else None


def circle_accounts(zicht: DossierZicht, op: date, *hoedanigheden: str) -> list[Account]:
    """The people of the circle in one of these places today."""
    return [
        lid.account
        for lid in zicht.dossier.betrokkenen.all()
        if lid.hoedanigheid in hoedanigheden and lid.vanaf <= op and (lid.tot is None or op < lid.tot)
    ]


def seekers_of(zicht: DossierZicht, deel: Deel, viewer: Viewer) -> list[Account]:
    """Who can be asked to find a payer: those of the team who see this part, and the viewer."""
    lezers = people_who_see(zicht, deel, viewer.op)
    team = circle_accounts(zicht, viewer.op, "team")
    zoekers = {account.pk: account for account in team if account.pk in lezers}
    if viewer.account_id not in zoekers:
        zoekers |= {account.pk: account for account in Account.objects.filter(pk=viewer.account_id)}
    return sorted(zoekers.values(), key=lambda account: account.naam)


@dataclass(frozen=True)
class Werkregel:
    """One line of the worklist: the support and what asks for attention."""

    inzet: Inzet
    signalen: tuple[Signaal, ...]

    @property
    def dringendheid(self) -> tuple[int, date, int]:
        """Late first, then what has a signal, then the rest; within that by date."""
        eerste = list(Signaal).index(self.signalen[0]) if self.signalen else len(Signaal)
        return (eerste, self.inzet.betaler_voor or self.inzet.startdatum, self.inzet.pk)

    @property
    def is_laat(self) -> bool:
        return bool(TE_LAAT & set(self.signalen))


def worklist(viewer: Viewer) -> list[Werkregel]:
    """All support that is not finished and paid, in the dossiers and parts that the viewer sees; urgent first."""
    dossiers = visible_dossiers(viewer)
    lopend = Q(status__in=[s.value for s in LOPEND])
    onbetaald = Q(status__in=[s.value for s in BETAALPLICHTIG], betaler__isnull=True)
    inzetten = (
        Inzet.objects.filter(lopend | onbetaald, dossier__in=dossiers)
        .select_related("dossier__kind", "dossier__school", "betaler_eigenaar")
        .order_by("pk")
    )
    delen = visible_parts_by_dossier(viewer, dossiers.filter(pk__in=inzetten.order_by().values("dossier_id")))
    regels = [
        Werkregel(inzet, signals(facts_of_support(inzet), viewer.op))
        for inzet in inzetten
        if Deel(inzet.deel) in delen.get(inzet.dossier_id, frozenset())
    ]
    return sorted(regels, key=lambda regel: regel.dringendheid)


INZET_TEKSTEN = Bron(
    "inzet", "inzet", lambda dossier: Inzet.objects.filter(dossier=dossier),
    {"omschrijving": nl("inzet"), "geprobeerd": nl("wat is geprobeerd"), "reden_verder_weg": nl("waarom verder weg"),
     "status_reden": nl("reden bij de inzet")},
    lambda inzet, veld: inzet.deel,
)  # fmt: skip
REACTIE_TEKSTEN = Bron(
    "inzetreactie", "inzet",
    lambda dossier: Inzetreactie.objects.filter(inzet__dossier=dossier).select_related("inzet"),
    {"toelichting": nl("wat iemand van de inzet vindt")}, lambda reactie, veld: reactie.inzet.deel,
    van=lambda reactie, veld: reactie.account_id,
)  # fmt: skip
"""Pieces of text of this room that can be corrected or erased at the request of who it is about."""


def export_support(zicht: DossierZicht) -> list[dict[str, object]]:
    """The support that this viewer sees, as plain data to take along; of reactions only the own ones of the family."""
    return [
        {
            "soort": i.get_soort_display(), "deel": i.get_deel_display(), "omschrijving": i.omschrijving,
            "aanbieder": i.aanbieder_naam, "status": i.get_status_display(), "begin": i.startdatum.isoformat(),
            "terugkijken_op": i.evaluatiedatum.isoformat(), "reden": i.status_reden,
            "reacties": [
                {"van": r.account.naam, "antwoord": r.get_antwoord_display(), "toelichting": r.toelichting}
                for r in i.reacties.all()
            ],
        }
        for i in support_of(zicht)
    ]  # fmt: skip


def count_not_begun() -> dict[tuple[str, str], int]:
    """Children for whom support was proposed or promised and has not begun, by name of municipality and kind.

    Without those whose family objected. The counts are true and may be small: who publishes them hides small ones
    first.
    """
    wacht = (Inzetstatus.VOORGESTELD, Inzetstatus.TOEGEZEGD)
    rijen = (
        Inzet.objects.filter(status__in=[s.value for s in wacht])
        .exclude(dossier__kind__in=not_counted())
        .order_by()
    )
    geteld = rijen.values_list("dossier__gemeente__naam", "soort").annotate(Count("dossier", distinct=True))
    return {(gemeente or "", soort): aantal for gemeente, soort, aantal in geteld}
