"""Measures: whether a number says how much something changed (`rose by 2 percent`) or what it became (`rose to 5`)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from operator import itemgetter

from claimdiff.claim_content import Measure, Quantity
from claimdiff.content.folding import fold
from claimdiff.content.quantity_parts import CURRENCIES
from claimdiff.content.word_spans import find_words, read_lists
from claimdiff.records import Span
from claimdiff.word_characters import WORD_CHARS

MAX_MARKER_GAP = 16
"""Characters between `by` or `to` and its number: `by at least about 2 percent`."""
MAX_MOVE_GAP = 50
"""Characters between `rose` and `by`."""
_COUNTS = frozenset({"", "person"})
_UNITS = CURRENCIES | _COUNTS | {"%", "‰"}
"""Of what rises and falls by so much to so much; a capsule that came down four kilometres off did not."""
_PAUSE = re.compile(r"[.,;:!?،؛؟。，；：()«»\"]|\d")


def tell_measures(text: str, language: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the quantities of a claim with what they measure, where its words tell."""
    words = read_lists("measures.toml").get(language)
    if words is None or not any(quantity.unit in _UNITS for quantity in quantities):
        return tuple(quantities)
    moves, bys, tos = (find_words(text, language, words[kind]) for kind in ("move", "by", "to"))
    behind = words.get("behind", "")
    return tuple(
        replace(
            quantity,
            measure="level"
            if _stands_behind(text, language, quantity, behind)
            else _before(text, quantity, moves, bys, tos),
        )
        if quantity.unit in _UNITS
        else quantity
        for quantity in quantities
    )


def _before(text: str, quantity: Quantity, moves: Sequence[Span], bys: Sequence[Span], tos: Sequence[Span]) -> Measure:
    """Return what the nearest of the words before a number says of it."""
    by, to, move = (_last_end(text, quantity.start, spans, MAX_MARKER_GAP) for spans in (bys, tos, moves))
    if quantity.unit in _COUNTS:  # `they raised five schools`
        move = -1
    if max(by, to, move) < 0:
        return ""
    if to >= max(by, move):
        return "level"
    if move > by:
        return "change"
    start = next(start for start, end in bys if end == by)
    return "change" if _last_end(text, start, moves, MAX_MOVE_GAP) >= 0 else ""


def _last_end(text: str, at: int, spans: Sequence[Span], max_gap: int) -> int:
    """Return the end of the last word that stands before `at` without a pause or a number between; -1 where none."""
    number = bisect_right(spans, at, key=itemgetter(1)) - 1
    if number < 0:
        return -1
    end = spans[number][1]
    return end if end >= at - max_gap and not _PAUSE.search(text, end, at) else -1


def _stands_behind(text: str, language: str, quantity: Quantity, behind: str) -> bool:
    return (
        bool(behind) and _behind(behind).match(fold(text[quantity.end : quantity.end + 8], language).text) is not None
    )


@cache
def _behind(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?![{WORD_CHARS}])")
