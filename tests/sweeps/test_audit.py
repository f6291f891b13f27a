"""Everything that is changed is written down, in words that the family can read, and nobody can take it back."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from knooppunt.toegang.gebeurtenissen import event_kinds
from knooppunt.toegang.grendels.beheer import differences
from knooppunt.toegang.grendels.plan import ALLEEN_TOEVOEGEN, is_watched, watched_tables
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.toegang.public import record_event
from tests.factories import AT
from tests.sweeps.adressen import addresses
from tests.sweeps.kamers import PRODUCT, modules, place, rooms

WRITES = {
    "create",
    "save",
    "delete",
    "update",
    "bulk_create",
    "get_or_create",
    "update_or_create",
    "add",
    "set",
    "remove",
}
SETS_AND_DICTS = {"add", "update", "set", "remove"}
ROOMS_WITHOUT_EVENTS = {"organisaties"}
"""Public figures and places, written by the import only, which keeps its own report (Regiobouw)."""
NOT_AN_EVENT = {
    # Tasks are a list of what waits: the thing itself is the event. Marks and locks are parts of an action.
    "open_task",
    "close_tasks",
    "close_dossier_tasks",
    "record_event",
    "record_looks",
    "mark_changed",
}


def action_modules() -> Iterator[tuple[Path, ast.Module]]:
    for room in set(rooms()) - ROOMS_WITHOUT_EVENTS:
        for path, tree in modules(room):
            if path.stem == "actions" or path.parent.name == "actions":
                yield path, tree


def calls(node: ast.AST) -> set[str]:
    """Names of everything that is called in a function: ``f()`` and ``x.f()`` both as ``f``."""
    found = set()
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            found.add(
                call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            )
    return found


def writes(node: ast.AST) -> bool:
    """Does it change a table? ``x.objects.update`` and ``qs.filter(...).update`` do, ``set.update`` does not."""
    return any(is_write(call) for call in ast.walk(node) if isinstance(call, ast.Call))


def is_write(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in WRITES:
        return False
    text = ast.unparse(call)
    return call.func.attr not in SETS_AND_DICTS or "objects" in text or "filter(" in text


def functions() -> dict[str, dict[str, ast.FunctionDef]]:
    """Functions of every room's action modules, by room and name (names are unique enough within a room)."""
    found: dict[str, dict[str, ast.FunctionDef]] = {}
    for path, tree in action_modules():
        room = path.relative_to(PRODUCT).parts[0]
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                found.setdefault(room, {})[f"{place(path)}:{node.name}"] = node
    return found


def reaches(name: str, by_name: dict[str, list[ast.FunctionDef]], test, seen: set[str]) -> bool:
    """Does the function, or one of the room that it calls, pass the test?"""
    if name in seen:
        return False
    seen.add(name)
    return any(
        test(node) or any(reaches(called, by_name, test, seen) for called in calls(node) & by_name.keys())
        for node in by_name[name]
    )


def test_every_action_that_writes_records_an_event():
    """An action is a function that no other action calls: what it calls for a part of the work is covered by it."""
    alle: dict[str, list[ast.FunctionDef]] = {}
    for per_room in functions().values():
        for plaats, node in per_room.items():
            alle.setdefault(plaats.rsplit(":", 1)[1], []).append(node)
    called = {name for nodes in alle.values() for node in nodes for name in calls(node) - {node.name}}
    missing = []
    for per_room in functions().values():
        for plaats, node in per_room.items():
            if node.name in called | NOT_AN_EVENT:
                continue
            if reaches(node.name, alle, writes, set()) and not reaches(node.name, alle, records, set()):
                missing.append(plaats)
    assert missing == [], "\n".join(missing)


def records(node: ast.AST) -> bool:
    return "record_event" in calls(node)


def event_codes() -> Iterator[tuple[str, str]]:
    """Every literal code ``onderwerp.gebeurd`` of an event in the product, with where it stands."""
    for path in sorted(PRODUCT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and "record" in ast.unparse(node.func):
                for value in [*node.args, *(k.value for k in node.keywords if k.arg in (None, "soort"))]:
                    for constant in ast.walk(value):
                        if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                            onderwerp, punt, gebeurd = constant.value.partition(".")
                            if punt and onderwerp.isidentifier() and gebeurd.isidentifier():
                                yield constant.value, place(path)


def test_every_event_can_be_read_as_a_sentence():
    without = sorted({f"{code} ({where})" for code, where in event_codes() if code not in event_kinds()})
    assert without == [], "no sentence in the room's gebeurtenissen.toml:\n" + "\n".join(without)


def test_sentences_end_and_have_no_name_in_them():
    wrong = [
        k.soort for k in event_kinds().values() if k.zin[-1] not in ".!" or "{" in k.zin.replace("{wie}", "")
    ]
    assert wrong == []


def test_actions_are_called_by_keyword_with_who_and_when():
    wrong = []
    for path, tree in action_modules():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and any(
                ast.unparse(d) == "transaction.atomic" for d in node.decorator_list
            ):
                namen = {a.arg for a in node.args.kwonlyargs}
                if not node.name.startswith("_") and (node.args.args or not {"by", "at"} <= namen):
                    wrong.append(f"{place(path)}:{node.lineno} {node.name}")
    assert wrong == [], "\n".join(wrong)


def test_every_table_with_personal_data_has_its_triggers(db):
    assert ([grendel.naam for grendel in differences()], len(watched_tables()) > 60) == ([], True)


def test_a_table_that_is_not_watched_is_about_nobody():
    """It says why, and points to no one."""
    mensen = {"toegang.account", "dossier.kind", "dossier.gezinslid", "dossier.dossier", "loket.vraag"}
    wrong = [
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models(include_auto_created=True)
        if not is_watched(model) and model._meta.label_lower not in ALLEEN_TOEVOEGEN
        for veld in model._meta.concrete_fields
        if veld.is_relation and veld.related_model._meta.label_lower in mensen
    ]
    assert wrong == []


TABEL = Gebeurtenis._meta.db_table
KOLOMMEN = ", ".join(f.column for f in Gebeurtenis._meta.concrete_fields if not f.primary_key)
MET_DE_HAND = {
    "sqlite": [
        f"DELETE FROM {TABEL}",
        f"UPDATE {TABEL} SET soort = 'verzonnen'",
        f"INSERT OR REPLACE INTO {TABEL} SELECT * FROM {TABEL}",
        f"INSERT OR REPLACE INTO {TABEL} (id, {KOLOMMEN}) SELECT id + 1, {KOLOMMEN} FROM {TABEL}",
    ],
    "postgresql": [
        f"DELETE FROM {TABEL}",
        f"UPDATE {TABEL} SET soort = 'verzonnen'",
        f"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {TABEL} CASCADE",
        f"SET LOCAL session_replication_role = replica; DELETE FROM {TABEL}",
    ],
}
"""What someone types in a shell of the database."""


@pytest.fixture
def gebeurtenis(cast):
    return record_event(soort="dossier.geopend", onderwerp_ref="x", by=cast.coordinator, at=AT)


@pytest.mark.parametrize("wijziging", ["update", "save", "delete"])
def test_the_database_itself_refuses_what_the_product_does_not_do(gebeurtenis, wijziging):
    change = {
        "update": lambda: Gebeurtenis.objects.filter(pk=gebeurtenis.pk).update(soort="verzonnen"),
        "save": gebeurtenis.save,
        "delete": gebeurtenis.delete,
    }[wijziging]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()
    assert Gebeurtenis.objects.get().soort == "dossier.geopend"


@pytest.mark.parametrize("nummer", range(4))
def test_the_database_itself_refuses_what_someone_types(gebeurtenis, nummer):
    sql = MET_DE_HAND[connection.vendor][nummer]
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Gebeurtenis.objects.get().soort == "dossier.geopend"


LOOKS = {"record_event", "record_looks", "record_search", "see_meldcode", "see_contact"}
"""What writes a look down; a page reaches it through the functions of its room, or of the dossier's frame."""


SHOWS_NOBODY = {
    "steunpunt/gesprekken/nieuw/": "een leeg formulier",
    "mijn-privacy/download/<slug:ref>/": "hoe ver het klaarzetten is; wat erin gaat, is bij het klaarzetten een blik",
}
"""Pages with a purpose that show no data of anyone, and why."""


def web_functions() -> dict[str, list[ast.FunctionDef]]:
    """Functions of the pages of every room, by name."""
    found: dict[str, list[ast.FunctionDef]] = {}
    for room in rooms():
        for path, tree in modules(room):
            if "web" in path.relative_to(PRODUCT).parts:
                for node in ast.walk(tree):
                    if isinstance(node, ast.FunctionDef):
                        found.setdefault(node.name, []).append(node)
    return found


def shows_a_page(view) -> bool:
    """A view that only takes forms redirects; what it shows after a mistake it shares with the page itself."""
    source = inspect.getsource(inspect.unwrap(view))
    return ("require_POST" not in source and "render" in source) or "HttpResponse(" in source


def test_every_page_that_states_a_purpose_writes_the_look_down():
    by_name = web_functions()
    without = [
        adres.route
        for adres in addresses()
        if adres.access.doel
        and adres.route not in SHOWS_NOBODY
        and shows_a_page(adres.view)
        and not reaches(adres.view.__name__, by_name, lambda node: calls(node) & LOOKS, set())
    ]
    assert without == []


def test_an_event_holds_codes_and_no_names():
    assert list(inspect.signature(record_event).parameters) == [
        "soort", "onderwerp_ref", "by", "at", "dossier_ref", "namens", "doel", "gegevens",
    ]  # fmt: skip
