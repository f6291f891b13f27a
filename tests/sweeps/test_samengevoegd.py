"""Two branches that were put together leave no half of either behind: a style sheet would go wrong without a word."""

from pathlib import Path

from tests.sweeps.kamers import ROOT, place

TEXT = {".py", ".html", ".css", ".js", ".md", ".toml", ".po", ".typ", ".svg"}
MARKS = ("<<<<<<< ", ">>>>>>> ")


def of_text() -> list[Path]:
    return [
        path for top in ("src", "tests", "docs") for path in (ROOT / top).rglob("*") if path.suffix in TEXT
    ]


def test_no_file_keeps_the_marks_of_a_merge():
    wrong = [
        f"{place(path)}: {line}"
        for path in of_text()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith(MARKS)
    ]
    assert wrong == []
