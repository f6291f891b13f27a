"""Whether a visit gives access at all. Who may see which child is a policy of the dossier."""

from __future__ import annotations

from knooppunt.basis.verdict import Verdict, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.rules.sessie import Hoe


def session_counts(*, hoe: str, demonstratie: bool) -> bool:
    """Who came in as an invented person is out once the demonstration is over."""
    return demonstratie or hoe != Hoe.DEMONSTRATIE


def may_change_name(viewer: Viewer) -> Verdict:
    """The name of who works here stands in what others read about their looks: they do not change it themselves."""
    return unless(
        viewer.soort != "professional",
        nl(
            "Uw naam staat bij alles wat u in dossiers doet. Klopt hij niet? Vraag het de beheerder van uw regio."
        ),
    )


def may_change_email(viewer: Viewer) -> Verdict:
    """The address of who works here is that of their work: when it ends, the mail ends too."""
    return unless(
        viewer.soort != "professional",
        nl(
            "U logt in met het e-mailadres van uw werk. Is het veranderd? Vraag het de beheerder van uw regio."
        ),
    )
