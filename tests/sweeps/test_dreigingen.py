"""Every test that the threat model names exists, so that the page promises nothing that nobody checks."""

import ast
import re

from tests.sweeps.kamers import ROOT

PAGE = ROOT / "docs" / "explanation" / "dreigingen.md"
ATTACKERS = 7


def named() -> set[str]:
    return set(re.findall(r"`(test_\w+)`", PAGE.read_text(encoding="utf-8")))


def test_every_test_that_the_threat_model_names_exists():
    there = {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert named() - there == set()


def test_every_threat_names_a_test():
    rows = [
        r for r in PAGE.read_text(encoding="utf-8").splitlines() if r.startswith("| ") and "| test |" not in r
    ]
    assert [row for row in rows if not re.search(r"`test_\w+`", row)] == []
    assert len(rows) > 20


def test_every_attacker_has_a_chapter():
    chapters = re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(chapters) == ATTACKERS + 1
