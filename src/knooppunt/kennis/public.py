"""What other rooms may use of kennis."""

from knooppunt.kennis.actions.items import release_item, submit_item, write_item
from knooppunt.kennis.actions.oproepen import accept_answer, answer_call, place_call
from knooppunt.kennis.actions.scholing import Scholingsblad, note_attendance, offer_training, sign_up
from knooppunt.kennis.models import Kennisitem, Oproep, Oproepantwoord, Scholing
from knooppunt.kennis.queries.bewaren import ended_calls, ended_trainings, ended_versions
from knooppunt.kennis.queries.export import export_participations
from knooppunt.kennis.rules.items import Itemblad, Itemsoort
from knooppunt.kennis.rules.oproepen import Oproepsoort

__all__ = [
    "Itemblad",
    "Itemsoort",
    "Kennisitem",
    "Oproep",
    "Oproepantwoord",
    "Oproepsoort",
    "Scholing",
    "Scholingsblad",
    "accept_answer",
    "answer_call",
    "ended_calls",
    "ended_trainings",
    "ended_versions",
    "export_participations",
    "note_attendance",
    "offer_training",
    "place_call",
    "release_item",
    "sign_up",
    "submit_item",
    "write_item",
]
