"""Registers of the meldcode, for who works on them. Nobody else's query reaches these tables."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Meldcode, Meldcodemedewerker, Meldcoderegel
from knooppunt.dossier.policies.kring import workplaces
from knooppunt.dossier.policies.meldcode import MeldcodeFeiten, may_read_meldcode
from knooppunt.dossier.rules.kring import Periode
from knooppunt.dossier.rules.meldcode import Meldcodestap
from knooppunt.toegang.public import MET_DOSSIERS, Account, Gebeurtenis, events_about, people_at


@dataclass(frozen=True)
class MeldcodeZicht:
    """One register as someone who works on it sees it."""

    meldcode: Meldcode
    feiten: MeldcodeFeiten

    @property
    def is_open(self) -> bool:
        return self.meldcode.afgesloten_at is None

    def gezet(self) -> frozenset[Meldcodestap]:
        """The steps that were taken, without what was struck out."""
        return frozenset(Meldcodestap(s.stap) for s in self.meldcode.regels.all() if s.vervallen_at is None)


def visible_meldcodes(viewer: Viewer) -> QuerySet[Meldcode]:
    """The same truth as ``may_read_meldcode``, as a filter."""
    if not viewer.is_bekend:
        return Meldcode.objects.none()
    mijn = Meldcodemedewerker.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=viewer.op), account_id=viewer.account_id, vanaf__lte=viewer.op
    )
    return Meldcode.objects.filter(
        pk__in=mijn.order_by().values("meldcode_id"), organisatie_id__in=workplaces(viewer)
    )


def my_meldcodes(viewer: Viewer) -> list[Meldcode]:
    return list(visible_meldcodes(viewer).select_related("dossier__kind", "organisatie")[:100])


def meldcode_for(viewer: Viewer, ref: str) -> MeldcodeZicht | None:
    """The register with this reference; None when it does not exist or the viewer does not work on it."""
    registers = Meldcode.objects.select_related("dossier__kind", "organisatie")
    meldcode = registers.prefetch_related("medewerkers__account", "regels__gezet_by").filter(ref=ref).first()
    if meldcode is None:
        return None
    feiten = facts_of_meldcode(meldcode)
    return MeldcodeZicht(meldcode, feiten) if may_read_meldcode(viewer, feiten) else None


def facts_of_meldcode(meldcode: Meldcode) -> MeldcodeFeiten:
    return MeldcodeFeiten(
        meldcode.organisatie_id,
        tuple((m.account_id, Periode(m.vanaf, m.tot)) for m in meldcode.medewerkers.all()),
    )


def steps_of(zicht: MeldcodeZicht) -> list[tuple[Meldcodestap, list[Meldcoderegel]]]:
    """The five steps, each with what was written down for it."""
    return [(stap, [s for s in zicht.meldcode.regels.all() if s.stap == stap]) for stap in Meldcodestap]


def workers_today(zicht: MeldcodeZicht, viewer: Viewer) -> list[Account]:
    return [m.account for m in zicht.meldcode.medewerkers.all() if Periode(m.vanaf, m.tot).bevat(viewer.op)]


def colleagues_to_ask(zicht: MeldcodeZicht, viewer: Viewer) -> list[Account]:
    """Those of the same organisation who do not work on it yet."""
    al = {account.pk for account in workers_today(zicht, viewer)}
    mensen = people_at(zicht.meldcode.organisatie_id, MET_DOSSIERS, viewer.op)
    return [account for account in mensen.order_by("naam")[:200] if account.pk not in al]


def log_of(zicht: MeldcodeZicht) -> list[Gebeurtenis]:
    """What happened in the register and who looked, newest first."""
    return list(events_about(zicht.meldcode.ref)[:100])
