"""What other rooms may use of toegang."""

from knooppunt.toegang.actions.accounts import choose_password, create_account
from knooppunt.toegang.actions.gebeurtenissen import record_event, record_looks
from knooppunt.toegang.actions.lidmaatschappen import add_membership, end_membership
from knooppunt.toegang.actions.taken import close_dossier_tasks, close_tasks, open_task
from knooppunt.toegang.gebeurtenissen import Gebeurtenissoort, event_kinds, kind_of, look_kinds, sentence
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.queries.accounts import bezoeker, people_at, people_with_role, roles_at, viewer_of
from knooppunt.toegang.queries.gebeurtenissen import events_about, events_of_dossier
from knooppunt.toegang.queries.taken import open_tasks
from knooppunt.toegang.rollen import (
    FAMILIE_NOOIT,
    MET_DOSSIERS,
    ROLLEN,
    Nooit,
    Permissie,
    Rol,
    role_verdict,
    rolnaam,
)
from knooppunt.toegang.web.aanmelden import sign_in, visit_before

__all__ = [
    "FAMILIE_NOOIT",
    "MET_DOSSIERS",
    "ROLLEN",
    "Account",
    "Gebeurtenis",
    "Gebeurtenissoort",
    "Lidmaatschap",
    "Nooit",
    "Permissie",
    "Rol",
    "Taak",
    "add_membership",
    "bezoeker",
    "choose_password",
    "close_dossier_tasks",
    "close_tasks",
    "create_account",
    "end_membership",
    "event_kinds",
    "events_about",
    "events_of_dossier",
    "kind_of",
    "look_kinds",
    "open_task",
    "open_tasks",
    "people_at",
    "people_with_role",
    "record_event",
    "record_looks",
    "role_verdict",
    "roles_at",
    "rolnaam",
    "sentence",
    "sign_in",
    "viewer_of",
    "visit_before",
]
