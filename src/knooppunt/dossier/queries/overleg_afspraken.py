"""What people take on in a meeting: who can, what is open, and one of them."""

from __future__ import annotations

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Afspraak, Dossier
from knooppunt.dossier.policies import may_speak_as_family
from knooppunt.dossier.queries.kring import DossierZicht, visible_dossiers
from knooppunt.dossier.queries.overleg_genodigden import in_kring_op


def agreement_owners(viewer: Viewer, zicht: DossierZicht) -> list[tuple[int, str]]:
    """Who can take on an agreement: the people around the child today; for parents and the pupil only themselves."""
    kring = zicht.dossier.betrokkenen.filter(in_kring_op(viewer.op)).select_related("account")
    mensen = {b.account_id: b.account.naam for b in kring}
    if may_speak_as_family(viewer, zicht.feiten):
        mensen = {k: v for k, v in mensen.items() if k == viewer.account_id}
    return sorted(mensen.items(), key=lambda paar: paar[1])


def agreements_of(dossier: Dossier) -> list[Afspraak]:
    """Open ones first, by date; then what was done, latest first."""
    alle = list(dossier.afspraken.select_related("eigenaar"))
    open_ = sorted((a for a in alle if a.gedaan_at is None), key=lambda a: (a.voor, a.pk))
    return open_ + sorted((a for a in alle if a.gedaan_at), key=lambda a: a.gedaan_at, reverse=True)


def agreement_for(viewer: Viewer, ref: str) -> Afspraak | None:
    return (
        Afspraak.objects.filter(ref=ref, dossier__in=visible_dossiers(viewer)).first()
        if viewer.is_bekend
        else None
    )
