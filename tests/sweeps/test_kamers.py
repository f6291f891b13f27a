"""The walls between the rooms that import-linter cannot express."""

import ast
import re
from pathlib import Path

from django.apps import apps

from tests.sweeps.kamers import PRODUCT, ROOT, imports, modules, order, place, rooms

OPEN_TO_ALL = {"basis"}
KNOWS_ALL = {"project"}
TEMPLATE = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"'#]+)""")


def test_another_room_is_entered_only_through_its_public_module():
    wrong = []
    for room in set(rooms()) - KNOWS_ALL:
        for path, tree in modules(room):
            for line, name in imports(tree):
                product, _, rest = name.partition(".")
                other, _, inside = rest.partition(".")
                elsewhere = product == "knooppunt" and other in set(order()) - OPEN_TO_ALL - {room}
                if elsewhere and inside.partition(".")[0] != "public":
                    wrong.append(f"{place(path)}:{line} imports {name}")
    assert wrong == [], "\n".join(wrong)


def test_a_public_module_contains_no_code():
    wrong = []
    for room in rooms():
        path = PRODUCT / room / "public.py"
        if path.exists():
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
                is_all = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
                if not (is_docstring or is_all or isinstance(node, ast.ImportFrom)):
                    wrong.append(f"{place(path)}:{node.lineno}")
    assert wrong == [], "\n".join(wrong)


def test_a_foreign_key_points_to_its_own_room_or_a_lower_one():
    rank = order()
    wrong = []
    for model in apps.get_models():
        for field in model._meta.get_fields():
            target = field.related_model if field.is_relation and field.concrete else None
            if target is None or model._meta.app_label not in rank or target._meta.app_label not in rank:
                continue
            here, there = model._meta.app_label, target._meta.app_label
            if here != there and rank[there] >= rank[here]:
                wrong.append(f"{here}.{model.__name__}.{field.name} -> {there}.{target.__name__}")
    assert wrong == [], "\n".join(wrong)


def test_a_template_uses_only_those_of_its_own_room_and_basis():
    wrong = []
    for room in rooms():
        for path in sorted((PRODUCT / room).rglob("templates/**/*.html")):
            for name in TEMPLATE.findall(path.read_text(encoding="utf-8")):
                if name.partition("/")[0] not in {room, "basis"}:
                    wrong.append(f"{place(path)} uses {name}")
    assert wrong == [], "\n".join(wrong)


def test_every_room_in_the_house_is_in_the_plan():
    folders = {path.name for path in PRODUCT.iterdir() if (path / "apps.py").exists()}
    assert folders - set(order()) == set()


def function_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body without its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_functions_fit_on_a_screen():
    wrong = [
        f"{place(path)}:{node.lineno} {node.name} has {function_lines(node)} lines"
        for room in rooms()
        for path, tree in modules(room)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and function_lines(node) > 30
    ]
    assert wrong == [], "\n".join(wrong)


def too_long(paths: list[Path], limit: int) -> list[str]:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return [f"{place(path)} has {length} lines" for path, length in sorted(lengths.items()) if length > limit]


def test_no_module_is_longer_than_the_hard_stop():
    assert too_long([p for p in PRODUCT.rglob("*.py") if "migrations" not in p.parts], 400) == []


def test_no_template_is_longer_than_two_screens():
    assert too_long(list(PRODUCT.rglob("*.html")), 150) == []


def test_there_is_no_drawer_for_what_belongs_to_nobody():
    drawers = {"utils", "helpers", "common", "manager", "service", "services", "misc"}
    assert [place(path) for path in PRODUCT.rglob("*.py") if path.stem in drawers] == []


def test_the_lock_of_the_tests_holds_what_the_product_needs():
    pins = {
        name: set(re.findall(r"^([\w.-]+==[^\s;]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-test.lock")
    }
    assert pins["requirements.lock"] - pins["requirements-test.lock"] == set()


def test_an_exception_to_a_check_says_why():
    exception, with_reason = (
        re.compile(r"# (?:noqa|type: ignore)"),
        re.compile(r"# noqa: [A-Z0-9, ]+ - \w|# type: ignore\[[\w,-]+\]  # \w"),
    )
    wrong = [
        f"{place(path)}:{number}: {line.strip()}"
        for folder in ("src", "tests", "benchmarks", "tools")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "node_modules" not in path.parts and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if exception.search(line) and not with_reason.search(line)
    ]
    assert wrong == [], "\n".join(wrong)
