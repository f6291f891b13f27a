"""Engines side by side, one per core; the cheapest plan of all counts.

PyVRP runs here, from nothing. Beside it, in processes that give way to it, VROOM gives its plan to PyVRP, and so on
with other seeds. Processes and not threads, because PyVRP holds the interpreter; started by name and not forked,
because the caller may have threads.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from knooppunt_planning.engines.plain import Found, Plain, price_of
from knooppunt_planning.engines.pyvrp import pyvrp_routes
from knooppunt_planning.engines.vroom import vroom_routes

MOST_CORES = 4
GIVES_WAY = 5
"""How much nicer the helpers are."""
VROOM_SHARE = 0.3
"""Of the time, at most, for the plan that VROOM begins with."""
EARLY = 0.15
"""Seconds that the helpers stop before the end, for their answers to be read."""
LATEST = 30.0
"""Seconds that an engine may be late when none has answered: VROOM's first plan has no limit."""
MANY = 300
"""With more riders VROOM's first plan may take longer than there is: then every engine begins from nothing."""
LOOK = 0.02
"""Seconds between looks at the answers."""


def are_installed() -> bool:
    """Whether both libraries are there."""
    return all(find_spec(name) for name in ("pyvrp", "vroom"))


def side_by_side(d: Plain, seconds: float, seed: int, goes_on: Callable[[], bool]) -> Found:
    """The cheapest routes that any engine finds; ``goes_on`` is asked ten times a second, no ends all of them."""
    ends = time.time() + seconds
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="routes-")))
        np.savez(folder / "question.npz", **d._asdict(), ends=ends, seed=seed)
        cores = min(MOST_CORES, os.cpu_count() or 1)
        helpers = [_start(stack, folder, number) for number in range(1, max(2, cores))]
        own = pyvrp_routes(d, max(0.0, ends - time.time()), seed, goes_on=goes_on)
        until = ends if own else ends + LATEST
        while len(_answers(folder)) < len(helpers) and time.time() < until and goes_on():
            time.sleep(LOOK)
        answers = [json.loads(path.read_text(encoding="ascii")) for path in _answers(folder)]
    found = [own, *([(slot, nodes) for slot, nodes in answer] for answer in answers)]
    return min(found, key=lambda routes: price_of(d, routes))


def _answers(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def _start(stack: ExitStack, folder: Path, number: int) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", __name__, str(folder), str(number)]
    process = subprocess.Popen(command, env=environment)  # noqa: S603 - our own module
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


def work(folder: Path, number: int) -> None:
    """What one process does: question in as arrays, answer out as JSON, whole or not at all."""
    given = dict(np.load(folder / "question.npz"))
    ends, seed = float(given.pop("ends")) - EARLY, int(given.pop("seed")) + number
    d, start = Plain(**given), None
    if hasattr(os, "nice"):
        os.nice(GIVES_WAY)
    if number % 2 == 1 and len(d.uses) <= MANY:
        start = vroom_routes(d, VROOM_SHARE * max(0.0, ends - time.time()))
    found = pyvrp_routes(d, max(0.0, ends - time.time()), seed, start)
    answer = folder / f"answer-{number}"
    answer.write_text(json.dumps(found), encoding="ascii")
    answer.rename(answer.with_suffix(".json"))


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
