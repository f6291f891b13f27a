"""One concept, one word: every class in the code is a word of the glossary."""

import ast
import re
import tomllib

from tests.sweeps.kamers import ROOT, modules, place, rooms

GLOSSARY = ROOT / "docs" / "reference" / "begrippen.toml"
LAYERS = ("models", "rules", "policies")
NOT_A_WORD = {"Meta"}


def entries() -> list[dict[str, object]]:
    return tomllib.loads(GLOSSARY.read_text(encoding="utf-8"))["begrip"]


def bare(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalnum())


def known_words() -> set[str]:
    """Terms, and the class names that an entry lists as ``code``; a term may hold alternatives (``a / b``)."""
    words = set()
    for entry in entries():
        words |= {bare(part) for part in re.sub(r"\(.*?\)", "", str(entry["term"])).split("/")}
        words |= {bare(name) for name in entry.get("code", [])}
    return words


def is_word(node: ast.ClassDef) -> bool:
    managers = any(
        ast.unparse(base).partition("[")[0].endswith(("Manager", "QuerySet")) for base in node.bases
    )
    return not (node.name.startswith("_") or node.name in NOT_A_WORD or managers)


def test_every_class_of_models_rules_and_policies_is_in_the_glossary():
    known = known_words()
    missing = {
        f"{node.name} ({place(path)})"
        for room in rooms()
        for path, tree in modules(room)
        if path.stem in LAYERS or path.parent.name in LAYERS
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and is_word(node) and bare(node.name) not in known
    }
    assert not missing, "not in begrippen.toml:\n" + "\n".join(sorted(missing))


def test_every_entry_says_what_it_means_and_where_it_comes_from():
    fields = {"term", "meaning", "source", "english"}
    assert [entry.get("term") for entry in entries() if not all(entry.get(field) for field in fields)] == []


def test_no_term_is_explained_twice():
    terms = [bare(str(entry["term"])) for entry in entries()]
    assert sorted({term for term in terms if terms.count(term) > 1}) == []
