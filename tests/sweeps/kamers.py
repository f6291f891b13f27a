"""The plan of the house as data: which rooms there are, in what order, and the modules in them."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "src" / "knooppunt"


@cache
def order() -> dict[str, int]:
    """Rank of every room, lowest 0, from the layers contract; rooms on one line share a rank."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {room.strip(" ()"): rank for rank, line in enumerate(reversed(layers)) for room in line.split("|")}


@cache
def rooms() -> list[str]:
    return sorted(path.name for path in PRODUCT.iterdir() if path.is_dir() and path.name in order())


def modules(room: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every module of a room that a person wrote (migrations are generated), parsed."""
    for path in sorted((PRODUCT / room).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of every import, also inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
