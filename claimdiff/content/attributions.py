"""Attributions: every place in a text where somebody is said to say something, and how far what they say goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, zip_longest

from claimdiff.content.clause_frames import from_chinese_verb, from_last_verb
from claimdiff.content.frames import ANEW, Attribution, goes_on_with_that
from claimdiff.content.source_frames import from_headline, from_quoting, from_source, from_source_close
from claimdiff.content.speech import Speech
from claimdiff.content.verb_frames import from_verb

MAX_FRAMES = 60
"""Frames of one kind that are read in one text; a body of 4,000 characters has some 30."""

_NEGATION = re.compile(
    r"(?<!\w)(?:not|never|لا|لم|لن|ما|не|ні|pas|jamais|no|nunca|nicht|non|mai|não|tidak|tak|לא|ne)\s+$|[不没未]$|没有$"
)
"""A negation before a verb of saying: then nobody says it."""
_LINK = re.compile(r"[,،;؛]\s*(?:and|et|и|і|та|y|und|و|e)?\s*$|(?:^|\s)(?:and|et|и|y|und)\s*$")
_ANY_COMMA = re.compile("[,،，]")
_READERS = {"no spaces": from_chinese_verb, "verb last": from_last_verb}


def find_attributions(text: str, speech: Speech, written: str) -> list[Attribution]:
    """Return the attributions in a folded text whose long quotes are hidden, in order of their frames.

    `written` is the same text as the article has it, used only where nothing was left out in folding.
    """
    found = [item for item in _read_all(text, speech, written) if item.start < item.end or item.kind == "act"]
    found.sort(key=lambda item: (item.frame_start, -item.frame_end))
    clipped = [_clip(text, item, following) for item, following in zip_longest(found, found[1:])]
    return [replace(item, sure_end=_sure_end(text, item, speech)) for item in clipped]


def _read_all(text: str, speech: Speech, written: str) -> Iterator[Attribution]:
    quotings = list(speech.quoting.finditer(text))
    taken = quotings[-1].end() if quotings else -1  # what stands before quotes somebody else (`the agency quoted X`)
    verbs = [verb for verb in _first(speech.verb, text) if verb.start() >= taken and _says(text, verb)]
    read = _READERS.get(speech.order, from_verb)
    items = [
        from_headline(text, speech),
        *(from_quoting(text, match, speech) for match in quotings),
        *(read(text, verb, speech) for verb in verbs),
        *(from_source(text, match, speech, written) for match in _first(speech.source, text)),
        *(from_source_close(text, match, speech) for match in _first(speech.source_close, text)),
    ]
    yield from (item for item in items if item is not None)


def _first(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return islice(pattern.finditer(text), MAX_FRAMES)


def _says(text: str, verb: re.Match[str]) -> bool:
    return _NEGATION.search(text[max(0, verb.start() - 12) : verb.start()]) is None


def _clip(text: str, item: Attribution, following: Attribution | None) -> Attribution:
    """End what one speaker says where the next frame begins, if a comma or an `and` stands between."""
    if following is None or following.kind == "source" or item.frame_end > item.start:
        return item
    begins = following.frame_start
    if not item.start < begins < item.end:
        return item
    linked = _LINK.search(text[item.start : begins]) or text[begins] == "و"
    return replace(item, end=begins) if linked else item


def _sure_end(text: str, item: Attribution, speech: Speech) -> int:
    if item.kind in ("deny", "accuse"):
        mark = _ANY_COMMA.search(text, item.start, item.end)
        return mark.start() if mark else item.end
    anew = (mark for mark in ANEW.finditer(text, item.start, item.end) if not goes_on_with_that(text, mark, speech))
    return next((mark.start() for mark in anew), item.end)
