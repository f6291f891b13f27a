"""Functions that numba compiles. With ``NUMBA_DISABLE_JIT=1`` the same functions run as plain Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt

P = ParamSpec("P")
T = TypeVar("T")
Ints = npt.NDArray[np.int64]
Row = Ints | npt.NDArray[np.float64]


def compiled(function: Callable[P, T]) -> Callable[P, T]:
    """Compile for use by other compiled functions alone.

    Without counting of references and without wrappers for Python, because both cost minutes of compiling with
    the many arrays of the search. So nothing in them may allocate. And laid into their callers, because a call hands
    over the fifty arrays of a search one by one, which takes longer than what most of them do.
    """
    return _compile(function, no_cpython_wrapper=True, forceinline=True)


def entry(function: Callable[P, T]) -> Callable[P, T]:
    """Compile, at the first call, for use by Python."""
    return _compile(function)


def _compile(function: Callable[P, T], **options: bool) -> Callable[P, T]:
    """Keep the result on disk where there is a place to write."""
    njit: Any = numba.njit  # takes these options, and its types do not name them
    options |= {"_nrt": False, "no_cfunc_wrapper": True, "nogil": True}
    try:
        return cast(Callable[P, T], njit(cache=True, **options)(function))
    except RuntimeError:  # neither the package nor the user's cache folder can be written to
        return cast(Callable[P, T], njit(**options)(function))


@compiled
def copy(source: Row, target: Row, size: int) -> None:
    """The first numbers of a row. An assignment of slices would allocate."""
    for k in range(size):
        target[k] = source[k]


def chance(seed: int) -> int:
    """Where a row of chance numbers begins: far apart for seeds that are near, and never 0."""
    return int(np.random.SeedSequence(seed).generate_state(1)[0] or 1)


@compiled
def draw(number: Ints) -> float:
    """A chance number from 0 up to 1 (xorshift, 32 bits); ``number[1]`` is where the row of numbers stands."""
    x = number[1]
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    number[1] = x
    return float(x / 4294967296.0)


@compiled
def below(number: Ints, limit: int) -> int:
    """A chance whole number from 0 up to limit."""
    return int(draw(number) * limit)
