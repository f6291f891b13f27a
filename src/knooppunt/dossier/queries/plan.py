"""The plan as one viewer sees it: only the goals of visible parts, in pages, counts, versions and PDF alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from knooppunt.basis.termijnen import age_on
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Actie, Doel, Gehoord, Instemming, Leerlingstem, Plan
from knooppunt.dossier.queries.kring import DossierZicht, people_who_see
from knooppunt.dossier.rules.kring import Deel, Hoedanigheid
from knooppunt.dossier.rules.plan import Ondertekenaar, PlanFeiten, who_must_agree
from knooppunt.dossier.rules.plan_delen import missing_parts_sentence


@dataclass(frozen=True)
class Planzicht:
    """One version of the plan with what this viewer may see of it."""

    zicht: DossierZicht
    plan: Plan
    doelen: tuple[Doel, ...]
    """Visible goals in their order; each has ``zichtbare_acties`` and ``laatste_stem``."""
    gehoord: Gehoord | None
    ondertekenaars: tuple[Ondertekenaar, ...]
    instemmingen: tuple[Instemming, ...]

    @property
    def ziet_onderwijs(self) -> bool:
        """Perspective, factors, the hearing and explanations are the OPP: the education part."""
        return Deel.ONDERWIJS in self.zicht.delen

    @property
    def gemist(self) -> str:
        return missing_parts_sentence(self.zicht.delen)

    def handtekening_van(self, viewer: Viewer) -> Ondertekenaar | None:
        """The viewer as one of those who must agree, or None."""
        return next(
            (w for w in self.ondertekenaars if w.account_id and w.account_id == viewer.account_id), None
        )

    @property
    def opnieuw_gevraagd(self) -> tuple[Ondertekenaar, ...]:
        """Whose earlier answer is void because the plan changed, and who has not answered again."""
        eerder = {i.gezinslid_id for i in self.instemmingen if i.vervallen_at}
        return tuple(w for w in self.ondertekenaars if not w.antwoord and w.gezinslid_id in eerder)

    @property
    def al_geantwoord(self) -> tuple[Ondertekenaar, ...]:
        """Whose answer becomes void when the concept changes."""
        return tuple(w for w in self.ondertekenaars if w.antwoord)

    @property
    def geldig(self) -> tuple[Instemming, ...]:
        return tuple(i for i in self.instemmingen if not i.vervallen_at)


def visible_goals(zicht: DossierZicht, *, verwijderd: bool = False) -> QuerySet[Doel]:
    """Goals of the parts that this viewer sees, of every version of this dossier."""
    return Doel.objects.filter(
        plan__dossier=zicht.dossier,
        deel__in=[d.value for d in zicht.delen],
        verwijderd_at__isnull=not verwijderd,
    )


def plans_of(zicht: DossierZicht) -> QuerySet[Plan]:
    """Every version, newest first."""
    return zicht.dossier.plannen.select_related("niveau", "vastgesteld_by").order_by("-versie")


def find_plan(zicht: DossierZicht, ref: str) -> Plan | None:
    return plans_of(zicht).filter(ref=ref).first()


def current_plan(zicht: DossierZicht) -> Plan | None:
    """The concept when there is one, else the plan in force."""
    return plans_of(zicht).exclude(status=Plan.Status.VERVANGEN).first()


def plan_in_force(zicht: DossierZicht) -> Plan | None:
    return plans_of(zicht).filter(status=Plan.Status.VASTGESTELD).first()


def plan_for(viewer: Viewer, zicht: DossierZicht, plan: Plan) -> Planzicht:
    """A version as the viewer sees it. Seven statements, whatever the number of goals."""
    acties = Actie.objects.filter(verwijderd_at__isnull=True).select_related("eigenaar")
    doelen = tuple(
        visible_goals(zicht)
        .filter(plan=plan)
        .prefetch_related(
            Prefetch("acties", acties, to_attr="zichtbare_acties"),
            Prefetch("stemmen", Leerlingstem.objects.order_by("-at", "-pk"), to_attr="alle_stemmen"),
            "uitkomsten",
        )
    )
    for doel in doelen:
        doel.laatste_stem = doel.alle_stemmen[0] if doel.alle_stemmen else None
    return Planzicht(
        zicht=zicht,
        plan=plan,
        doelen=doelen,
        gehoord=Gehoord.objects.filter(plan=plan).select_related("by").first(),
        ondertekenaars=signers_of(zicht, plan, viewer.op),
        instemmingen=tuple(plan.instemmingen.select_related("gezinslid", "by")),
    )


def removed_from(zicht: DossierZicht, plan: Plan) -> tuple[list[Doel], list[Actie]]:
    """What was taken out of a concept and can be put back."""
    doelen = visible_goals(zicht, verwijderd=True).filter(plan=plan)
    acties = Actie.objects.filter(
        doel__in=visible_goals(zicht).filter(plan=plan), verwijderd_at__isnull=False
    )
    return list(doelen), list(acties.select_related("doel"))


def find_goal(zicht: DossierZicht, plan: Plan, ref: str, *, verwijderd: bool = False) -> Doel | None:
    return visible_goals(zicht, verwijderd=verwijderd).filter(plan=plan, ref=ref).first()


def find_action(zicht: DossierZicht, plan: Plan, ref: str, *, verwijderd: bool = False) -> Actie | None:
    """An action of a visible goal, or one that the viewer owns."""
    return (
        Actie.objects.filter(
            doel__in=visible_goals(zicht).filter(plan=plan), ref=ref, verwijderd_at__isnull=not verwijderd
        )
        .select_related("doel__plan", "eigenaar")
        .first()
    )


def signers_of(zicht: DossierZicht, plan: Plan, op: date) -> tuple[Ondertekenaar, ...]:
    """Who must agree with this version, with their answers. Two statements."""
    antwoorden = {
        i.gezinslid_id: i.antwoord for i in Instemming.objects.filter(plan=plan, vervallen_at__isnull=True)
    }
    kind = zicht.dossier.kind
    gezag = tuple(
        Ondertekenaar(
            lid.naam, lid.pk, antwoorden.get(lid.pk, ""), _account_in_circle(zicht, lid.account_id, op)
        )
        for lid in kind.gezin.leden.filter(gezag=True)
    )
    leerling = Ondertekenaar(
        kind.voornaam, None, antwoorden.get(None, ""), _account_in_circle(zicht, kind.account_id, op)
    )
    dag = plan.ingangsdatum or op
    return who_must_agree(age_on(kind.geboortedatum, dag), parts_in(plan), gezag, leerling, dag)


def parts_in(plan: Plan) -> frozenset[Deel]:
    """All parts that have a goal, also those that the viewer does not see: for rules only, never for a page."""
    return frozenset(
        Deel(d)
        for d in Doel.objects.filter(plan=plan, verwijderd_at__isnull=True)
        .order_by()
        .values_list("deel", flat=True)
    )


def _account_in_circle(zicht: DossierZicht, account_id: int | None, op: date) -> int | None:
    leden = {lid.account_id for lid in zicht.feiten.kring if lid.periode.bevat(op)}
    return account_id if account_id in leden else None


def facts_of_plan(zicht: DossierZicht, plan: Plan, op: date) -> PlanFeiten:
    """What the rules have to know; counts every goal, whoever asks."""
    met_actie = Doel.objects.filter(
        plan=plan, verwijderd_at__isnull=True, acties__isnull=False, acties__verwijderd_at__isnull=True
    )
    return PlanFeiten(
        delen_met_doel=parts_in(plan),
        doelen_met_actie=met_actie.distinct().count(),
        heeft_perspectief=bool(plan.perspectief.strip()),
        heeft_factoren=bool(plan.bevorderend.strip() and plan.belemmerend.strip()),
        is_gehoord=Gehoord.objects.filter(plan=plan).exists(),
        ondertekenaars=signers_of(zicht, plan, op),
        is_voorgelegd=plan.aangeboden_at is not None,
        evaluatie_voor=plan.evaluatie_voor,
    )


def possible_owners(zicht: DossierZicht, deel: Deel, op: date) -> list[tuple[int, str]]:
    """Who in the circle can own an action in this part: (account id, name). Guests leave, so they own nothing."""
    betrokkenen = {b.account_id: b for b in zicht.dossier.betrokkenen.all()}
    lezers = people_who_see(zicht, deel, op)
    return [
        (lid.account_id, f"{b.account.naam} ({b.functie or lid.hoedanigheid.label})")
        for lid in zicht.feiten.kring
        if (b := betrokkenen.get(lid.account_id))
        and lid.periode.bevat(op)
        and lid.hoedanigheid is not Hoedanigheid.GAST
        and lid.account_id in lezers
    ]


def last_review(plan: Plan) -> date | None:
    """The latest review date of the actions of a plan."""
    return (
        Actie.objects.filter(doel__plan=plan, doel__verwijderd_at__isnull=True, verwijderd_at__isnull=True)
        .order_by("-herziening_op")
        .values_list("herziening_op", flat=True)
        .first()
    )


def owners_outside(zicht: DossierZicht, plan: Plan, op: date) -> list[str]:
    """Names of owners of an action who are not (or no longer) in the circle."""
    binnen = {lid.account_id for lid in zicht.feiten.kring if lid.periode.bevat(op)}
    acties = Actie.objects.filter(
        doel__plan=plan, doel__verwijderd_at__isnull=True, verwijderd_at__isnull=True
    ).exclude(eigenaar_id__in=binnen)
    return sorted(set(acties.values_list("eigenaar__naam", flat=True)))


def last_words(plan: Plan) -> Leerlingstem | None:
    """What the pupil last said about this version, in its own words."""
    return plan.stemmen.filter(doel__isnull=True).select_related("by").order_by("-at", "-pk").first()
