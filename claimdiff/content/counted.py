"""Counted: as what a number counts people, by the word that stands nearest to it: as dead, as hurt, as missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimdiff.claim_content import Quantity
from claimdiff.content.word_spans import find_words, read_lists
from claimdiff.records import Span

MAX_GAP = 45
"""Characters between a number and the word that says what it counts: `nine people are now known to have died`."""
MAX_HAN_GAP = 12
_PAUSE = re.compile(r"[.,;:!?،؛؟。，、；：()（）«»“”\"—]")
_AND = "و"
"""Written onto the next word."""
_OF_PEOPLE = ("", "person")
_VERB_LAST = frozenset(("fa", "hi", "tr", "ur"))
"""Languages in which a number's verb stands behind it, however near the verb of the number before is."""


def tell_counted(text: str, language: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the quantities of a claim, those of people with what they are counted as."""
    if not any(quantity.unit in _OF_PEOPLE for quantity in quantities):
        return tuple(quantities)
    words = list(_words(text, language))
    return tuple(
        replace(quantity, counted=_nearest(text, language, quantity, words))
        if quantity.unit in _OF_PEOPLE
        else quantity
        for quantity in quantities
    )


def _words(text: str, language: str) -> Iterator[tuple[str, Span]]:
    for counted, alternatives in read_lists("counted.toml").get(language, {}).items():
        for span in find_words(text, language, alternatives):
            yield counted, span


def _is_joined(text: str, start: int) -> bool:
    """Whether an `and` is written onto the word that has its stem at `start`: another number's (`34 والجرحى 57`)."""
    first = start
    while first and text[first - 1].isalnum():
        first -= 1
    return first < start and text[first] == _AND


def _nearest(text: str, language: str, quantity: Quantity, words: Sequence[tuple[str, Span]]) -> str:
    """Return what the nearest word without a pause between says; of two as near the one behind."""
    max_gap = MAX_HAN_GAP if language == "zh" else MAX_GAP
    reached = []
    for counted, (start, end) in words:
        is_before = start < quantity.start
        first, last = (end, quantity.start) if is_before else (quantity.end, start)
        gap = max(last - first, 0)  # the word may be part of the number's own noun
        if not is_before and _is_joined(text, start):
            continue
        if gap <= max_gap and not _PAUSE.search(text, first, max(first, last)):
            reached.append((is_before and language in _VERB_LAST, gap, is_before, counted))
    return min(reached)[-1] if reached else ""
