"""What other rooms may use of wegwijzer."""

from knooppunt.wegwijzer.actions.contacten import add_contact, agree_across_border
from knooppunt.wegwijzer.actions.expertise import (
    ask_expertise,
    evaluate_expertise,
    promise_expertise,
    refuse_expertise,
)
from knooppunt.wegwijzer.actions.nakijken import report_error
from knooppunt.wegwijzer.actions.normen import agree_norm, take_over_parts
from knooppunt.wegwijzer.actions.profielen import (
    Deelgegevens,
    publish_profile,
    start_profile,
    write_parts,
    write_story,
)
from knooppunt.wegwijzer.actions.scholen import take_over_schools
from knooppunt.wegwijzer.actions.valideren import ask_validation, decline_validation, validate_profile
from knooppunt.wegwijzer.actions.vermeldingen import add_entry, change_entry, check_entry
from knooppunt.wegwijzer.actions.volgen import follow, take_in_file
from knooppunt.wegwijzer.actions.volledig import mark_not_needed
from knooppunt.wegwijzer.models import (
    Aanbod,
    Expertiseaanvraag,
    Hulpsoort,
    Locatie,
    Ondersteuningsprofiel,
    Organisatieprofiel,
    Profielonderdeel,
    Taxonomie,
)
from knooppunt.wegwijzer.queries.bewaren import ended_changes, ended_reports, ended_requests
from knooppunt.wegwijzer.queries.dichtbij import (
    Reizendeskundige,
    Steunplek,
    places_on_the_map,
    travelling_expertise,
)
from knooppunt.wegwijzer.queries.kennis import place_by_name
from knooppunt.wegwijzer.queries.tonen import Groep, groups, kind_by_code, kinds_by_code
from knooppunt.wegwijzer.queries.zoeken import Begrepen, stems_of, understand
from knooppunt.wegwijzer.rules.behoeften import BEHOEFTEN, PLEKKEN
from knooppunt.wegwijzer.rules.expertise import Opbrengst
from knooppunt.wegwijzer.rules.profielen import school_year
from knooppunt.wegwijzer.rules.validatie import Validatiewijze
from knooppunt.wegwijzer.rules.zoekvraag import Plaats
from knooppunt.wegwijzer.sjabloon.laden import load_template
from knooppunt.wegwijzer.web.woorden import in_words

__all__ = [
    "BEHOEFTEN",
    "PLEKKEN",
    "Aanbod",
    "Begrepen",
    "Deelgegevens",
    "Expertiseaanvraag",
    "Groep",
    "Hulpsoort",
    "Locatie",
    "Ondersteuningsprofiel",
    "Opbrengst",
    "Organisatieprofiel",
    "Plaats",
    "Profielonderdeel",
    "Reizendeskundige",
    "Steunplek",
    "Taxonomie",
    "Validatiewijze",
    "add_contact",
    "add_entry",
    "agree_across_border",
    "agree_norm",
    "ask_expertise",
    "ask_validation",
    "change_entry",
    "check_entry",
    "decline_validation",
    "ended_changes",
    "ended_reports",
    "ended_requests",
    "evaluate_expertise",
    "follow",
    "groups",
    "in_words",
    "kind_by_code",
    "kinds_by_code",
    "load_template",
    "mark_not_needed",
    "place_by_name",
    "places_on_the_map",
    "promise_expertise",
    "publish_profile",
    "refuse_expertise",
    "report_error",
    "school_year",
    "start_profile",
    "stems_of",
    "take_in_file",
    "take_over_parts",
    "take_over_schools",
    "travelling_expertise",
    "understand",
    "validate_profile",
    "write_parts",
    "write_story",
]
