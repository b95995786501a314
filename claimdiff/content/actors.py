"""Actors: the words by which a claim says that it was this one, and nobody else, who did it."""

from __future__ import annotations

import re
from itertools import islice

from claimdiff.content.conflict_words import conflict_words, find_conflict_words
from claimdiff.content.mentions import PAUSE
from claimdiff.content.times import find_time_spans
from claimdiff.content.told import Told
from claimdiff.content.word_spans import whole_words
from claimdiff.records import Span

MAX_WORDS_TO_NAME = 3
"""Of `by the general Karim`: an article and a title may stand before the name."""
MAX_ARTICLE_CHARS = 4
_WORD = re.compile(r"\w[\w'’-]*")
_NAME = re.compile(r"\w[\w'’-]*(?: (?!\d)(?=[^\W_a-zà-öø-ÿ])\w[\w'’-]*){0,3}")
"""A word and the capitalised ones right behind it."""


def actor_spans(told: Told) -> tuple[Span, ...]:
    """Return the words that single out who did it: `was the first to`, `by` with the name behind it."""
    places = whole_words(conflict_words(told.language, "place"), told.language)
    agents = find_conflict_words(told, "agent")
    times = find_time_spans(told.text, told.language) if agents else []
    named = [(start, _name_end(told.text, end, places, times)) for start, end in agents]
    return (*find_conflict_words(told, "actor"), *((start, end) for start, end in named if end is not None))


def _name_end(text: str, start: int, places: re.Pattern[str], times: list[Span]) -> int | None:
    """Return where a name ends that stands behind `start`; None where something else does (`by mistake in Orda`)."""
    before = start
    for number, match in enumerate(islice(_WORD.finditer(text, start), MAX_WORDS_TO_NAME)):
        word = match.group()
        is_apart = PAUSE.search(text, before, match.start()) is not None
        if (
            is_apart
            or places.fullmatch(word)
            or any(first < match.end() and match.start() < last for first, last in times)
        ):
            return None
        if word[0].isupper():
            return _NAME.match(text, match.start()).end()  # type: ignore[union-attr]  # it begins with this word
        if word[0].isdigit() or (number == 1 and before - start > MAX_ARTICLE_CHARS + 1):
            return None
        before = match.end()
    return None
