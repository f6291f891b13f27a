"""Ways that were reckoned before: a network that needs neither a map nor an engine any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from knooppunt_planning.network.interface import Covered, Metres, Mode, Network, Seconds, coordinates
from knooppunt_planning.nouns import Point, refuse_unless

Side = tuple[Sequence[Point], Sequence[Point]]
Rows = dict[Point, int]
NONE_GIVEN: frozenset[Point] = frozenset()


@dataclass(frozen=True, eq=False)
class Block:
    """The ways by one mode from every origin (row) to every destination (column).

    Attributes
    ----------
    seconds
        Shape (n, m), uint16, UNREACHABLE where there is no way.
    metres
        Shape (n, m), uint32, NO_WAY where there is none; None for public transport, which has no distance.
    """

    origins: tuple[Point, ...]
    destinations: tuple[Point, ...]
    seconds: Seconds
    metres: Metres | None

    @cached_property
    def row(self) -> Rows:
        return {point: number for number, point in enumerate(self.origins)}

    @cached_property
    def column(self) -> Rows:
        return {point: number for number, point in enumerate(self.destinations)}


@dataclass(frozen=True, eq=False)
class Table:
    """A network over blocks of ways; make one with :meth:`reckon` or :meth:`load`.

    Attributes
    ----------
    blocks
        One for each mode that can be asked.
    off_map
        Points that the map does not cover. That is not the same as a place on the map without a way.
    beyond
        Who answers about a point that is off the map or not in the table. Without one it is a ValueError.
    """

    blocks: Mapping[Mode, Block]
    off_map: frozenset[Point] = NONE_GIVEN
    beyond: Network | None = field(default=None, repr=False)

    @classmethod
    def reckon(cls, network: Network, asked: Mapping[Mode, Side], beyond: Network | None = None) -> Table:
        """Ask a network once for everything: for each mode its origins and destinations."""
        blocks = {}
        for mode, (origins, destinations) in asked.items():
            start, end = (tuple(dict.fromkeys(Point(*at) for at in side)) for side in (origins, destinations))
            metres = None if mode is Mode.TRANSIT else network.metres(start, end, mode)
            blocks[mode] = Block(start, end, network.seconds(start, end, mode), metres)
        points = sorted(
            {p for block in blocks.values() for side in (block.origins, block.destinations) for p in side}
        )
        off_map = (point for point, on in zip(points, network.covers(points), strict=True) if not on)
        return cls(blocks, frozenset(off_map), beyond)

    def seconds(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Seconds:
        """See :meth:`Network.seconds`."""
        return self._answer("seconds", origins, destinations, mode)

    def metres(self, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode) -> Metres:
        """See :meth:`Network.metres`."""
        return self._answer("metres", origins, destinations, mode)

    def covers(self, points: Sequence[Point]) -> Covered:
        """See :meth:`Network.covers`: what is in the table, and off it who is beyond."""
        known = {p for block in self.blocks.values() for side in (block.row, block.column) for p in side}
        known -= self.off_map
        here = np.array([Point(*p) in known for p in points], dtype=np.bool_)
        return here if self.beyond is None else here | self.beyond.covers(points)

    def _answer(
        self, what: str, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode
    ) -> npt.NDArray[Any]:
        refuse_unless(mode in self.blocks, f"mode {mode}", "is not in this table")
        block = self.blocks[mode]
        kept = getattr(block, what)
        refuse_unless(kept is not None, str(mode), "has no distance over the road")
        rows, columns = self._places(block.row, origins), self._places(block.column, destinations)
        unknown = np.logical_or.outer(rows < 0, columns < 0)
        found = np.asarray(kept[np.ix_(rows, columns)])
        if unknown.any():
            found = np.where(unknown, self._asked_beyond(what, origins, destinations, mode), found)
        return found

    def _places(self, index: Rows, points: Sequence[Point]) -> npt.NDArray[np.intp]:
        numbers = (-1 if at in self.off_map else index.get(at, -1) for at in (Point(*p) for p in points))
        return np.fromiter(numbers, dtype=np.intp, count=len(points))

    def _asked_beyond(
        self, what: str, origins: Sequence[Point], destinations: Sequence[Point], mode: Mode
    ) -> npt.NDArray[Any]:
        if self.beyond is None:
            raise ValueError(f"mode {mode}: a point is not in this table")
        return np.asarray(getattr(self.beyond, what)(origins, destinations, mode))

    def save(self, path: Path, **about: str) -> None:
        """Write to a ``.npz`` file, with words about it that :meth:`about` reads back."""
        arrays: dict[str, Any] = {"off": coordinates(tuple(self.off_map)), **about}
        for mode, block in self.blocks.items():
            arrays[f"{mode}.origins"] = coordinates(block.origins)
            arrays[f"{mode}.destinations"] = coordinates(block.destinations)
            arrays[f"{mode}.seconds"] = block.seconds
            if block.metres is not None:
                arrays[f"{mode}.metres"] = block.metres
        half = path.with_suffix(".half.npz")  # beside it and moved, so that a reader never sees half a file
        np.savez_compressed(half, **arrays)
        half.replace(path)

    @classmethod
    def load(cls, path: Path, beyond: Network | None = None) -> Table:
        """Read what :meth:`save` wrote."""
        with np.load(path) as kept:
            blocks = {
                mode: Block(
                    _points(kept[f"{mode}.origins"]), _points(kept[f"{mode}.destinations"]),
                    kept[f"{mode}.seconds"], kept.get(f"{mode}.metres"),
                )
                for mode in Mode
                if f"{mode}.seconds" in kept
            }  # fmt: skip
            return cls(blocks, frozenset(_points(kept["off"])), beyond)

    @staticmethod
    def about(path: Path, word: str) -> str:
        """A word that was saved with a table; empty when it is not there."""
        with np.load(path) as kept:
            return str(kept[word]) if word in kept else ""

    def as_json(self) -> dict[str, Any]:
        """The blocks as lists, to be kept with a question that must give the same answer later."""
        return {
            str(mode): {
                "origins": block.origins, "destinations": block.destinations, "seconds": block.seconds.tolist(),
                "metres": None if block.metres is None else block.metres.tolist(),
            }
            for mode, block in self.blocks.items()
        }  # fmt: skip

    @classmethod
    def from_json(cls, kept: Mapping[str, Any], beyond: Network | None = None) -> Table:
        """What :meth:`as_json` gave."""
        blocks = {}
        for mode, rows in kept.items():
            origins, destinations = (
                tuple(Point(*at) for at in rows[side]) for side in ("origins", "destinations")
            )
            shape = len(origins), len(destinations)
            metres = None if rows["metres"] is None else np.array(rows["metres"], np.uint32).reshape(shape)
            seconds = np.array(rows["seconds"], np.uint16).reshape(shape)
            blocks[Mode(mode)] = Block(origins, destinations, seconds, metres)
        return cls(blocks, beyond=beyond)


def _points(at: npt.NDArray[np.float64]) -> tuple[Point, ...]:
    return tuple(Point(*row) for row in at.tolist())
