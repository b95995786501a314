"""Opposites: words of opposite states (open and closed, accepts and rejects) that two claims in any languages hold."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claimdiff.content.told import Told
from claimdiff.content.word_spans import find_words
from claimdiff.records import Kind, Span


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two claims that hold opposite words of one concept."""

    kind: Kind
    left: tuple[Span, ...]
    """The words in the left claim's text."""
    right: tuple[Span, ...]


def find_opposition(left: Told, right: Told) -> Opposition | None:
    """Return the first concept of which one claim holds only words of one end, the other only words of the other."""
    for kind, one, other in _concepts():
        held = [
            [find_words(told.text, told.language, end.get(told.language, "")) for end in (one, other)]
            for told in (left, right)
        ]
        (left_one, left_other), (right_one, right_other) = held
        if left_one and right_other and not left_other and not right_one:
            return Opposition(kind, left_one, right_other)
        if left_other and right_one and not left_one and not right_other:
            return Opposition(kind, left_other, right_one)
    return None


@cache
def _concepts() -> tuple[tuple[Kind, dict[str, str], dict[str, str]], ...]:
    read: dict[str, Any] = tomllib.loads(
        files("claimdiff.content").joinpath("opposites.toml").read_text(encoding="utf-8")
    )
    return tuple((concept["kind"], concept["one"], concept["other"]) for concept in read.values())
