"""What other rooms may use of wegwijzer."""

from knooppunt.wegwijzer.actions.contacten import add_contact, agree_across_border
from knooppunt.wegwijzer.actions.expertise import (
    ask_expertise,
    evaluate_expertise,
    promise_expertise,
    refuse_expertise,
)
from knooppunt.wegwijzer.actions.nakijken import report_error
from knooppunt.wegwijzer.actions.scholen import take_over_schools
from knooppunt.wegwijzer.actions.vermeldingen import add_entry, change_entry, check_entry
from knooppunt.wegwijzer.actions.volgen import follow, take_in_file
from knooppunt.wegwijzer.actions.volledig import mark_not_needed
from knooppunt.wegwijzer.models import (
    Aanbod,
    Expertiseaanvraag,
    Hulpsoort,
    Locatie,
    Organisatieprofiel,
    Taxonomie,
)
from knooppunt.wegwijzer.queries.bewaren import ended_changes, ended_reports, ended_requests
from knooppunt.wegwijzer.rules.expertise import Opbrengst
from knooppunt.wegwijzer.sjabloon.laden import load_template

__all__ = [
    "Aanbod",
    "Expertiseaanvraag",
    "Hulpsoort",
    "Locatie",
    "Opbrengst",
    "Organisatieprofiel",
    "Taxonomie",
    "add_contact",
    "add_entry",
    "agree_across_border",
    "ask_expertise",
    "change_entry",
    "check_entry",
    "ended_changes",
    "ended_reports",
    "ended_requests",
    "evaluate_expertise",
    "follow",
    "load_template",
    "mark_not_needed",
    "promise_expertise",
    "refuse_expertise",
    "report_error",
    "take_in_file",
    "take_over_schools",
]
