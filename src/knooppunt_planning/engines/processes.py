"""Engines side by side: one process per core; the cheapest plan of all counts.

Every second process begins with VROOM and gives its plan to PyVRP, the others are PyVRP from nothing; each pair has a
seed of its own. Processes and not
threads, because PyVRP holds the interpreter; started by name and not forked, because the caller may have threads.
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

MOST_PROCESSES = 4
VROOM_SHARE = 0.3
"""Of the time, at most, for the plan that VROOM begins with."""
LATE, LATEST = 0.5, 30.0
"""Seconds that an engine may be late when another has answered, and when none has: VROOM's first plan has no limit."""
LOOK = 0.1
"""Seconds between looks at the engines."""


def are_installed() -> bool:
    """Whether both libraries are there."""
    return all(find_spec(name) for name in ("pyvrp", "vroom"))


def side_by_side(d: Plain, seconds: float, seed: int, goes_on: Callable[[], bool]) -> Found:
    """The cheapest routes that any engine finds; ``goes_on`` is asked ten times a second, no ends all of them."""
    ends = time.time() + seconds
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="routes-")))
        np.savez(folder / "question.npz", **d._asdict(), ends=ends, seed=seed)
        running = [
            _start(stack, folder, number) for number in range(min(MOST_PROCESSES, os.cpu_count() or 1))
        ]
        while any(process.poll() is None for process in running) and goes_on():
            if time.time() > ends + (LATE if any(folder.glob("*.json")) else LATEST):
                break
            time.sleep(LOOK)
        answers = [json.loads(path.read_text(encoding="ascii")) for path in sorted(folder.glob("*.json"))]
    found = [[(slot, nodes) for slot, nodes in answer] for answer in answers]
    return min(found, key=lambda routes: price_of(d, routes), default=[])


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
    ends, seed = float(given.pop("ends")), int(given.pop("seed")) + number // 2
    d, start = Plain(**given), None
    if number % 2 == 0:
        start = vroom_routes(d, VROOM_SHARE * max(0.0, ends - time.time()))
    found = pyvrp_routes(d, max(0.0, ends - time.time()), seed, start)
    answer = folder / f"answer-{number}"
    answer.write_text(json.dumps(found), encoding="ascii")
    answer.rename(answer.with_suffix(".json"))


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
