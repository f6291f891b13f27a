"""Words that are stored, each with the words that are shown."""

from __future__ import annotations

from enum import Enum


class Benoemd(str, Enum):  # noqa: UP042 - StrEnum takes one value, this has two
    """A word that is stored, with the words that are shown."""

    label: str

    def __new__(cls, value: str, label: str) -> Benoemd:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    def __str__(self) -> str:
        return str(self.value)
