"""What other rooms may use of wegwijzer."""

from knooppunt.wegwijzer.actions.contacten import add_contact, agree_across_border
from knooppunt.wegwijzer.actions.nakijken import report_error
from knooppunt.wegwijzer.actions.scholen import take_over_schools
from knooppunt.wegwijzer.actions.vermeldingen import add_entry, change_entry, check_entry
from knooppunt.wegwijzer.models import Aanbod, Hulpsoort, Locatie, Organisatieprofiel, Taxonomie
from knooppunt.wegwijzer.queries.bewaren import ended_changes, ended_reports
from knooppunt.wegwijzer.sjabloon.laden import load_template

__all__ = [
    "Aanbod",
    "Hulpsoort",
    "Locatie",
    "Organisatieprofiel",
    "Taxonomie",
    "add_contact",
    "add_entry",
    "agree_across_border",
    "change_entry",
    "check_entry",
    "ended_changes",
    "ended_reports",
    "load_template",
    "report_error",
    "take_over_schools",
]
