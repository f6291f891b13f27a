"""Documents of a dossier: who sees the part sees the document; who added it, or leads the dossier, takes it away."""

from __future__ import annotations

from dataclasses import dataclass

from knooppunt.basis.verdict import Verdict, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.policies.kring import (
    AFGESLOTEN,
    DossierFeiten,
    may_lead_dossier,
    may_tell_the_story,
    may_work_in_dossier,
    visible_parts,
)
from knooppunt.dossier.rules.kring import DEELBAAR, Deel


@dataclass(frozen=True)
class DocumentFeiten:
    """What a policy has to know about one document."""

    deel: Deel
    toegevoegd_by_id: int
    wacht: bool = False
    """It waits for the scanner for viruses."""
    is_weg: bool = False


def may_see_document(viewer: Viewer, feiten: DossierFeiten, document: DocumentFeiten) -> Verdict:
    """Who sees the part. While it waits only who added it; when it was taken away who may put it back."""
    ziet = document.deel in visible_parts(viewer, feiten)
    if document.wacht:
        ziet = ziet and document.toegevoegd_by_id == viewer.account_id
    if document.is_weg:
        ziet = ziet and bool(may_take_away(viewer, feiten, document))
    return unless(ziet, nl("Dit document is niet met u gedeeld."))


def may_add_document(viewer: Viewer, feiten: DossierFeiten, deel: Deel) -> Verdict:
    """Parents, pupil and the team, in a part that they see themselves."""
    schrijft = may_tell_the_story(viewer, feiten) or may_work_in_dossier(viewer, feiten)
    return (
        unless(feiten.is_open, AFGESLOTEN)
        & unless(
            schrijft or not feiten.is_open, nl("Alleen de ouders, de leerling en het team voegen iets toe.")
        )
        & unless(
            deel in visible_parts(viewer, feiten),
            nl("Het deel over %(deel)s is niet met uw organisatie gedeeld.", deel=deel.label),
        )
    )


def may_add_somewhere(viewer: Viewer, feiten: DossierFeiten) -> Verdict:
    """In at least one part; with the reason of the first when in none."""
    verdicts = [may_add_document(viewer, feiten, deel) for deel in DEELBAAR]
    return next((verdict for verdict in verdicts if verdict), verdicts[0])


def may_take_away(viewer: Viewer, feiten: DossierFeiten, document: DocumentFeiten) -> Verdict:
    """Who added it; and who leads the dossier, because a letter about another child must be gone at once."""
    eigen = unless(
        document.toegevoegd_by_id == viewer.account_id,
        nl("Alleen wie dit toevoegde, en wie het dossier leidt, kan het weghalen."),
    )
    return (eigen | may_lead_dossier(viewer, feiten)) & may_add_document(viewer, feiten, document.deel)
