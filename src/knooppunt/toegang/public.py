"""What other rooms may use of toegang."""

from knooppunt.toegang.actions.accounts import choose_password, create_account
from knooppunt.toegang.actions.afsluiten import Afgesloten, close_off
from knooppunt.toegang.actions.brieven import make_letter, use_letter, withdraw_letters
from knooppunt.toegang.actions.gebeurtenissen import Blik, record_event, record_looks
from knooppunt.toegang.actions.lidmaatschappen import add_membership, end_membership
from knooppunt.toegang.actions.taken import (
    close_dossier_tasks,
    close_tasks,
    open_task,
    open_tasks_for_role,
    who_gives_roles,
)
from knooppunt.toegang.actions.telstanden import keep_counts
from knooppunt.toegang.actions.vergeten import (
    anonymise_account,
    remove_dossier_tasks,
    remove_tasks_about,
    removed,
)
from knooppunt.toegang.gebeurtenissen import Gebeurtenissoort, event_kinds, kind_of, look_kinds, sentence
from knooppunt.toegang.grendels.beheer import may_unlock
from knooppunt.toegang.grendels.plan import watched_tables
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.nacht import Nachtwerk, Voortgang, knooppunt_self, register_nightly
from knooppunt.toegang.queries.aanbieders import provider_of
from knooppunt.toegang.queries.accounts import (
    account_by_ref,
    bezoeker,
    memberships_on,
    people_at,
    people_with_role,
    roles_at,
    viewer_of,
    workplaces_with_role,
)
from knooppunt.toegang.queries.bewaren import ended_accounts, ended_mails, ended_tasks
from knooppunt.toegang.queries.export import export_account
from knooppunt.toegang.queries.gebeurtenissen import (
    count_looks,
    events_about,
    events_of_dossier,
    events_saying,
)
from knooppunt.toegang.queries.logboek import last_check, standing_out
from knooppunt.toegang.queries.taken import open_tasks
from knooppunt.toegang.queries.telstanden import with_kept_counts
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
from knooppunt.toegang.rules.patronen import PAKKET as PATRONEN
from knooppunt.toegang.rules.sessie import PAKKET as INLOGREGELS
from knooppunt.toegang.rules.sessie import Hoe
from knooppunt.toegang.web.aanmelden import let_in, visit_before
from knooppunt.toegang.web.brief import opened_letter
from knooppunt.toegang.web.brief_pdf import letter_answer

__all__ = [
    "FAMILIE_NOOIT",
    "INLOGREGELS",
    "MET_DOSSIERS",
    "PATRONEN",
    "ROLLEN",
    "Account",
    "Afgesloten",
    "Blik",
    "Gebeurtenis",
    "Gebeurtenissoort",
    "Hoe",
    "Lidmaatschap",
    "Nachtwerk",
    "Nooit",
    "Permissie",
    "Rol",
    "Taak",
    "Voortgang",
    "account_by_ref",
    "add_membership",
    "anonymise_account",
    "bezoeker",
    "choose_password",
    "close_dossier_tasks",
    "close_off",
    "close_tasks",
    "count_looks",
    "create_account",
    "end_membership",
    "ended_accounts",
    "ended_mails",
    "ended_tasks",
    "event_kinds",
    "events_about",
    "events_of_dossier",
    "events_saying",
    "export_account",
    "keep_counts",
    "kind_of",
    "knooppunt_self",
    "last_check",
    "let_in",
    "letter_answer",
    "look_kinds",
    "make_letter",
    "may_unlock",
    "memberships_on",
    "open_task",
    "open_tasks",
    "open_tasks_for_role",
    "opened_letter",
    "people_at",
    "people_with_role",
    "provider_of",
    "record_event",
    "record_looks",
    "register_nightly",
    "remove_dossier_tasks",
    "remove_tasks_about",
    "removed",
    "role_verdict",
    "roles_at",
    "rolnaam",
    "sentence",
    "standing_out",
    "use_letter",
    "viewer_of",
    "visit_before",
    "watched_tables",
    "who_gives_roles",
    "with_kept_counts",
    "withdraw_letters",
    "workplaces_with_role",
]
