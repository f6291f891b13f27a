"""What other rooms may use of dossier."""

from knooppunt.dossier.actions.openen import add_story, open_dossier
from knooppunt.dossier.actions.rechten import (
    GEWIST,
    appoint_by_court,
    choose_reading_along,
    correct_piece,
    end_appointment,
    end_pauses,
    erase_piece,
    pause_access,
)
from knooppunt.dossier.actions.tellen import count_needs, object_to_counting, take_back_objection
from knooppunt.dossier.actions.vergeten import announce_removal, forget_dossier
from knooppunt.dossier.models import Doel, Dossier, Kind, Pauze, Telbezwaar, Toestemmingsvraag
from knooppunt.dossier.policies import (
    COORDINATOR,
    FAMILIE,
    DossierFeiten,
    may_count_needs,
    may_lead_dossier,
    may_speak_as_family,
    may_work_in_dossier,
)
from knooppunt.dossier.queries.behoeften import (
    Telbaar,
    Wie,
    countable,
    need_names,
    not_counted,
    objection_to_counting,
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
from knooppunt.dossier.queries.delen import (
    Gedeeld,
    consent_words,
    ended_sharing,
    givers,
    may_give,
    my_giver,
    open_requests,
    shared_per_organisation,
)
from knooppunt.dossier.queries.documenten import documents_for_download
from knooppunt.dossier.queries.export import export_dossier
from knooppunt.dossier.queries.gezin import circle_today
from knooppunt.dossier.queries.herkenning import BekendKind, known_children
from knooppunt.dossier.queries.kring import (
    DossierZicht,
    dossier_for,
    leaders_of,
    people_who_see,
    visible_dossiers,
    visible_parts_by_dossier,
)
from knooppunt.dossier.queries.nood import emergencies_to_review
from knooppunt.dossier.queries.rechten import (
    corrections_of,
    parents_in,
    parents_of_adult,
    paused_in,
    running_dossiers_born,
)
from knooppunt.dossier.queries.regie import regisseur_of
from knooppunt.dossier.queries.start import my_family_dossiers
from knooppunt.dossier.queries.stukken import Bron, Stuk, pieces_of
from knooppunt.dossier.queries.tellen import count_dossiers, count_evaluations, count_plans
from knooppunt.dossier.rules.behoeften import Hulpbehoefte, Hulpgroep
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
from knooppunt.dossier.rules.toestemming import PAKKET as KRING_REGELS
from knooppunt.dossier.rules.toestemming import is_adult
from knooppunt.dossier.web.kader import dossier_context, dossier_or_404, record_look, record_names

__all__ = [
    "COORDINATOR",
    "DEELBAAR",
    "FAMILIE",
    "GESLOTEN",
    "GEWIST",
    "GRONDEN",
    "KRING_REGELS",
    "SAMEN",
    "BekendKind",
    "Bron",
    "Deel",
    "DelingGegevens",
    "Doel",
    "Dossier",
    "DossierFeiten",
    "DossierZicht",
    "Gedeeld",
    "Grond",
    "Grondslag",
    "Hoedanigheid",
    "Hulpbehoefte",
    "Hulpgroep",
    "Kind",
    "KindGegevens",
    "Ontvanger",
    "OuderGegevens",
    "Pauze",
    "Rondom",
    "Stuk",
    "Telbaar",
    "Telbezwaar",
    "Toestemmingsvraag",
    "VerhaalGegevens",
    "Wie",
    "add_story",
    "announce_removal",
    "appoint_by_court",
    "around_dossier",
    "choose_reading_along",
    "circle_today",
    "consent_words",
    "correct_piece",
    "corrections_of",
    "count_dossiers",
    "count_evaluations",
    "count_needs",
    "count_plans",
    "countable",
    "documents_for_download",
    "dossier_context",
    "dossier_for",
    "dossier_or_404",
    "emergencies_to_review",
    "end_appointment",
    "end_pauses",
    "ended_dossiers",
    "ended_invitations",
    "ended_meetings",
    "ended_members",
    "ended_sharing",
    "erase_piece",
    "export_dossier",
    "forget_dossier",
    "givers",
    "is_adult",
    "known_children",
    "leaders_of",
    "led_by",
    "legal_grounds",
    "living_dossiers",
    "may_count_needs",
    "may_give",
    "may_lead_dossier",
    "may_speak_as_family",
    "may_work_in_dossier",
    "my_family_dossiers",
    "my_giver",
    "names_of_dossiers",
    "need_names",
    "not_counted",
    "object_to_counting",
    "objection_to_counting",
    "open_dossier",
    "open_requests",
    "parents_in",
    "parents_of_adult",
    "pause_access",
    "paused_in",
    "people_who_see",
    "pieces_of",
    "record_look",
    "record_names",
    "regisseur_of",
    "running_dossiers_born",
    "shared_per_organisation",
    "take_back_objection",
    "visible_dossiers",
    "visible_parts_by_dossier",
]
