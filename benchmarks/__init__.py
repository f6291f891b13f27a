"""Measurements, each with a reference that runs beside it on the same machine.

A module here with ``run`` is a benchmark; its name with dashes is what one types, and the first line of its
docstring says what it measures. ``run`` takes ``bron`` (a folder with the publishers' files) when it reads them, and
returns a dict with the keys of VELDEN: ``ours`` and ``reference`` in ``unit``, and ``ratio`` = ours / reference.
"""

from __future__ import annotations

import ast
import inspect
from importlib import import_module
from pathlib import Path
from typing import Any

VELDEN = ("name", "ours", "reference", "ratio", "unit", "conditions")


def metingen() -> dict[str, str]:
    """Name and first line of every benchmark."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("*.py")):
        # Read, not imported: a list should not need the reference's library.
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree.body):
            found[path.stem.replace("_", "-")] = (ast.get_docstring(tree) or "").partition("\n")[0]
    return found


def meet(naam: str, bron: Path | None) -> dict[str, Any]:
    """Run one benchmark; ValueError when its answer lacks a field."""
    run = import_module(f"{__name__}.{naam.replace('-', '_')}").run
    leest = inspect.signature(run).parameters.get("bron")
    if leest and leest.default is leest.empty and bron is None:
        raise FileNotFoundError("this benchmark reads the publishers' files")
    uitkomst: dict[str, Any] = run(bron=bron) if leest else run()
    missing = [veld for veld in VELDEN if veld not in uitkomst]
    if missing:
        raise ValueError(f"{naam} does not say {', '.join(missing)}")
    return uitkomst
