"""What other rooms may use of besluiten."""

from knooppunt.besluiten.actions.betaler import record_payer
from knooppunt.besluiten.actions.verloop import (
    drop_support,
    finish_support,
    prolong_support,
    promise_support,
    reopen_support,
    start_support,
)
from knooppunt.besluiten.actions.voorstel import answer_support, propose_support
from knooppunt.besluiten.models import Inzet
from knooppunt.besluiten.queries import (
    INZET_TEKSTEN,
    REACTIE_TEKSTEN,
    count_not_begun,
    export_support,
    one_support,
)
from knooppunt.besluiten.rules import Inzetantwoord, InzetGegevens, Inzetsoort, payer_due

__all__ = [
    "INZET_TEKSTEN",
    "REACTIE_TEKSTEN",
    "Inzet",
    "InzetGegevens",
    "Inzetantwoord",
    "Inzetsoort",
    "answer_support",
    "count_not_begun",
    "drop_support",
    "export_support",
    "finish_support",
    "one_support",
    "payer_due",
    "prolong_support",
    "promise_support",
    "propose_support",
    "record_payer",
    "reopen_support",
    "start_support",
]
