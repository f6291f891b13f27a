"""What other rooms may use of dossier."""

from knooppunt.dossier.actions.openen import add_story, open_dossier
from knooppunt.dossier.actions.vergeten import announce_removal, forget_dossier
from knooppunt.dossier.models import Doel, Dossier, Kind
from knooppunt.dossier.policies import (
    COORDINATOR,
    DossierFeiten,
    may_speak_as_family,
    may_work_in_dossier,
)
from knooppunt.dossier.queries.bewaren import (
    Rondom,
    around_dossier,
    ended_dossiers,
    ended_invitations,
    ended_meetings,
    ended_members,
    led_by,
    living_dossiers,
    names_of_dossiers,
)
from knooppunt.dossier.queries.herkenning import BekendKind, known_children
from knooppunt.dossier.queries.kring import (
    DossierZicht,
    dossier_for,
    people_who_see,
    visible_dossiers,
    visible_parts_by_dossier,
)
from knooppunt.dossier.queries.tellen import count_dossiers, count_evaluations, count_plans
from knooppunt.dossier.rules.gronden import GRONDEN, SAMEN, Grond, Ontvanger, legal_grounds
from knooppunt.dossier.rules.kring import (
    DEELBAAR,
    GESLOTEN,
    Deel,
    DelingGegevens,
    Grondslag,
    Hoedanigheid,
    KindGegevens,
    OuderGegevens,
    VerhaalGegevens,
)
from knooppunt.dossier.rules.toestemming import PAKKET as TOESTEMMING
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404, record_names

__all__ = [
    "COORDINATOR",
    "DEELBAAR",
    "GESLOTEN",
    "GRONDEN",
    "SAMEN",
    "TOESTEMMING",
    "BekendKind",
    "Deel",
    "DelingGegevens",
    "Doel",
    "Dossier",
    "DossierFeiten",
    "DossierZicht",
    "Grond",
    "Grondslag",
    "Hoedanigheid",
    "Kind",
    "KindGegevens",
    "Ontvanger",
    "OuderGegevens",
    "Rondom",
    "VerhaalGegevens",
    "add_story",
    "announce_removal",
    "around_dossier",
    "count_dossiers",
    "count_evaluations",
    "count_plans",
    "dossier_context",
    "dossier_for",
    "dossier_or_404",
    "ended_dossiers",
    "ended_invitations",
    "ended_meetings",
    "ended_members",
    "forget_dossier",
    "known_children",
    "led_by",
    "legal_grounds",
    "living_dossiers",
    "may_speak_as_family",
    "may_work_in_dossier",
    "names_of_dossiers",
    "open_dossier",
    "people_who_see",
    "record_names",
    "visible_dossiers",
    "visible_parts_by_dossier",
]
