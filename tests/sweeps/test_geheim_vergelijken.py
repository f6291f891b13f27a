"""A secret is looked up by its hash or compared in constant time; ``==`` would tell how much of it was right."""

import ast
import re

from tests.sweeps.kamers import modules, place, rooms

GEHEIM = re.compile(
    r"token|geheim|secret|wachtwoord|password|hmac|digest|handtekening|signature|waarmerk|totp|herstelcode"
)
MAG = {
    # place: why it may
    "src/knooppunt/toegang/rules/controle.py": "reads the record back on the command line: nobody is waiting outside",
}


def names(node: ast.AST) -> set[str]:
    return {
        getattr(n, "id", "") or getattr(n, "attr", "")
        for n in ast.walk(node)
        if isinstance(n, ast.Name | ast.Attribute)
    }


def compared(tree: ast.AST) -> list[tuple[int, str]]:
    """Every ``==`` or ``!=`` of which a side is named like a secret; a comparison with a fixed text is none."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops):
            kanten = [node.left, *node.comparators]
            if any(isinstance(kant, ast.Constant) for kant in kanten):
                continue
            if any(GEHEIM.search(naam.lower()) for kant in kanten for naam in names(kant)):
                found.append((node.lineno, ast.unparse(node)))
    return found


def test_no_secret_is_compared_letter_by_letter():
    wrong = [
        f"{place(path)}:{line} {text}"
        for room in rooms()
        for path, tree in modules(room)
        for line, text in compared(tree)
        if place(path) not in MAG
    ]
    assert wrong == [], "use constant_time_compare, or look it up by its hash:\n" + "\n".join(wrong)


def test_the_search_finds_what_it_looks_for():
    assert [
        line
        for line, _ in compared(ast.parse("a == 1\nif token == gegeven:\n    pass\nb = x.handtekening != y"))
    ] == [2, 4]
