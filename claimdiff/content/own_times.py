"""Own times: those of a claim's times of which it gives a figure, and not the times of something else that it tells."""

from __future__ import annotations

import re
from typing import Any

from claimdiff.claim_content import DayPart, TimeMention
from claimdiff.content.conflict_words import find_conflict_words
from claimdiff.content.told import Told
from claimdiff.content.word_spans import find_words, read_lists
from claimdiff.records import Span
from claimdiff.word_characters import WORD_CHARS

MAX_LEAD_WORDS = 2
"""Words between an opening and its time: `By early` in `By early Monday, 47 people`."""
_MAX_ENDING_CHARS = {"tr": 5, "ur": 5, "hi": 5, "zh": 1}
"""By language that says `after` behind what it was after: letters between a time and that word, a case ending or
`günü`; more of them are another event."""
_PAUSE = re.compile(r"(?<!\d)[,،、，;؛()«»“”\"—–]|[,،、，;؛](?!\d)|(?<=[^\W\d]{3})\.(?= )")
_OWNS = re.compile("['’]s ")
"""Behind the time of another event: `Monday's explosion`."""
_WORD = re.compile(rf"[{WORD_CHARS}]+")


def own_times(told: Told, figure: Span) -> tuple[TimeMention, ...]:
    """Return the times that stand in a figure's own clause: no comma and no `after …` between them.

    A time that opens the sentence is the figure's too (`On Monday, 47 people`), and one at which somebody tells it
    (`47 people, doctors said on Monday`); that of another event is not (`After the attack of 1 March, 12 people`).
    """
    asides = find_conflict_words(told, "aside") if told.content.times else ()
    return tuple(time for time in told.content.times if _is_own(told.text, told.language, time, figure, asides))


def own_day_parts(told: Told, figure: Span) -> tuple[DayPart, ...]:
    """Return the parts of the day that stand in a figure's own clause, as `own_times` does."""
    asides = find_conflict_words(told, "aside") if told.content.day_parts else ()
    return tuple(part for part in told.content.day_parts if _is_own(told.text, told.language, part, figure, asides))


def _is_own(text: str, language: str, time: TimeMention | DayPart, figure: Span, asides: tuple[Span, ...]) -> bool:
    if _OWNS.match(text, time.end):
        return False
    if time.start >= figure[1]:
        pauses = [pause.end() for pause in _PAUSE.finditer(text, figure[1], time.start)]
        is_apart = bool(pauses) and not any(
            pauses[-1] <= start and end <= time.start for start, end in _said(text, language)
        )
        return not is_apart and not _is_aside(text, figure[1], time.start, asides)
    if time.end > figure[0]:
        return True
    first = max((pause.end() for pause in _PAUSE.finditer(text, 0, time.start)), default=0)
    if _is_aside(text, first, time.start, asides) or _ends_aside(text, language, time, figure, asides):
        return False
    is_apart = _PAUSE.search(text, time.end, figure[0]) is not None
    return not is_apart or len(_WORD.findall(text, first, time.start)) <= MAX_LEAD_WORDS


def _said(text: str, language: str) -> tuple[Span, ...]:
    """Return where verbs of saying stand."""
    verbs: Any = read_lists("speech.toml").get(language, {}).get("say", ())
    return find_words(text, language, "|".join(verbs))


def _is_aside(text: str, first: int, last: int, asides: tuple[Span, ...]) -> bool:
    """Whether a word that opens another clause stands within, and not right before the time itself (`until Monday`)."""
    return any(
        first <= start and end <= last and len(_WORD.findall(text, end, last)) >= MAX_LEAD_WORDS
        for start, end in asides
    )


def _ends_aside(text: str, language: str, time: TimeMention | DayPart, figure: Span, asides: tuple[Span, ...]) -> bool:
    """Whether a word that ends another clause stands behind a time, and not right behind it (`1 Mart'tan sonra`)."""
    n_chars = _MAX_ENDING_CHARS.get(language)
    return n_chars is not None and any(
        time.end <= start and end <= figure[0] and len(text[time.end : start].strip()) > n_chars
        for start, end in asides
    )
