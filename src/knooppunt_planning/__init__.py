"""Planning of support for pupils: who learns where, which expert travels where, and what that costs in distance.

The library knows nothing of the product around it. It is installed, imported and tested on its own, and every
question that it answers is a *verb*:

==============  =======================================================  ==========================
verb            question                                                 package
==============  =======================================================  ==========================
``coverage``    who gets what they need near home                        ``knooppunt_planning.nearby``
``match``       which pupil learns where, which expert travels where     ``knooppunt_planning.matching``
``route``       who rides when, in which vehicle, in which order         ``knooppunt_planning.routing``
``tour``        which expert visits whom on which day, in which order    ``knooppunt_planning.touring``
``fleet``       with how few buses all pupils are brought to school      ``knooppunt_planning.busing``
``spread``      which facilities open, close, merge or move              ``knooppunt_planning.spreading``
==============  =======================================================  ==========================

How a verb is made
------------------
A verb has a package of its own and is a function ``verb(problem, *, stop, seed, on_progress) -> Result``.

- ``problem`` is a frozen dataclass, built of the nouns in :mod:`knooppunt_planning.nouns`. It checks itself when it is
  made: a bad one is a ``ValueError`` that names the row (``knooppunt_planning.nouns.refuse_unless``), so no verb
  has to check again.
- ``stop`` is a :class:`Stop`: seconds, iterations, gap or a question that cancels, whichever comes first. The verb
  starts a :class:`Watch` with it, and asks it after every iteration whether to go on. With a seed and a limit on
  iterations, and no limit on seconds, two runs give the same plan.
- ``on_progress`` is called with a :class:`Progress` after every iteration. It may raise; the verb does not catch it.
- The answer is a :class:`Result`: the best plan, what it costs, a proven lower bound, the gap between them, and
  ``explain()``: reasons with a code and facts, so that a product can say them in its own language. A problem without a
  plan is an answer too: ``is_feasible`` is false and the reasons say why.
- ``verify(problem, plan) -> Verification`` stands beside it in a module of its own that shares no line with the solver.
  It counts everything again from the problem and the plan alone.
- No solver object is in any signature. Optional engines are imported inside the function that needs them.

A benchmark per verb lies in ``benchmarks/``, beside a reference that runs in the same run.
"""

from knooppunt_planning.nouns import (
    ALL_DAY,
    Budget,
    Cell,
    Demand,
    Expert,
    Group,
    Need,
    Point,
    School,
    SpecialPlace,
    Supply,
    Window,
    Wish,
)
from knooppunt_planning.result import Reason, Result, Verification, relative_gap
from knooppunt_planning.stop import Ending, OnProgress, Progress, Stop, Watch

__all__ = [
    "ALL_DAY",
    "Budget",
    "Cell",
    "Demand",
    "Ending",
    "Expert",
    "Group",
    "Need",
    "OnProgress",
    "Point",
    "Progress",
    "Reason",
    "Result",
    "School",
    "SpecialPlace",
    "Stop",
    "Supply",
    "Verification",
    "Watch",
    "Window",
    "Wish",
    "relative_gap",
]
