"""Noun phrases: the characters that name a speaker, without the words around the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from claimdiff.content.folding import PLACEHOLDER
from claimdiff.content.speech import Speech

MAX_WORDS = 12
MAX_CHARS = 110
MAX_HAN_CHARS = 26
MAX_SEGMENTS = 6
"""Commas between the beginning of a clause and its verb of saying; with more the subject can't be told."""

_WORD = re.compile(r"\w[\w'‑\-\u200c]*")
_TRIM = " \t,،、，.:：;؛()（）[]–—-…!?؟。"
_BREAK = re.compile(r"[,،，()（）;؛:：!?؟。！？]|(?<!\b\w)(?<!\b\w\w)\.\s|\s[–—-]\s|\s[–—-]$")
_COMMA = re.compile(r"[,،]")
_LEADS = (
    "and but while whereas though although et mais tandis_que alors_que и а но хотя тогда_как і й та але хоча тоді_як"
    " y e pero mientras aunque und aber doch obwohl während و ed ma mentre mas enquanto dan ve اما ولی אך אבל ואילו"
    " جبکہ لیکن जबकि लेकिन тим_часом тем_временем между_тем натомість зі_свого_боку при_этом в_свою_очередь meanwhile"
    " у_свою_чергу de_son_côté unterdessen derweil por_su_parte dal_canto_suo por_sua_vez ادھر دوسری_جانب"
)
"""Words before a subject that are no part of it."""
_LEAD = re.compile(rf"(?:(?:{'|'.join(lead.replace('_', ' ') for lead in _LEADS.split())})\s+)+")
_DIGITS = re.compile(r"(?<!\w)\d+(?!\w)")
_ONLY_AND = re.compile(r"(?:.*\s)?(?:and|but|et|mais|и|но|і|й|та|але|y|e|pero|und|aber|doch|و|ed|ma|mas|dan|ve)\s*$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands where a speaker is named: characters `start` to `end`, or nobody new."""

    start: int
    end: int
    is_omitted: bool = False
    """Whether it is a pronoun or nothing at all, so that the speaker was named before."""


OMITTED = Phrase(0, 0, is_omitted=True)


def read_phrase(text: str, start: int, end: int, speech: Speech) -> Phrase | None:
    """Return the name at the beginning of text[start:end], None where what stands there names nobody."""
    start, end = _trim(text, start, end)
    cut = _BREAK.search(text, start, end)
    if cut is not None and cut.start() > start:
        end = cut.start()
    if start >= end:
        return OMITTED
    end = _before_stop(text, start, end, speech)
    start, end = _trim(text, start, end)
    if start >= end:
        return OMITTED
    piece = text[start:end]
    if speech.pronoun.fullmatch(piece):
        return OMITTED
    return Phrase(start, end) if _names_somebody(piece, speech) else None


def read_subject(text: str, start: int, end: int, speech: Speech) -> Phrase | None:
    """Return the subject of the verb at `end`, in a language that sets it first; None where it can't be told."""
    commas = [start, *(mark.end() for mark in _COMMA.finditer(text, start, end)), end]
    segments = list(pairwise(commas))
    if len(segments) > MAX_SEGMENTS:
        return None
    if not text[segments[-1][0] : end].strip(_TRIM) and len(segments) > 1:  # `Putin, who led the invasion, said`
        joined = [number for number, (first, _) in enumerate(segments[:-2]) if _LEAD.match(text[first:].lstrip()[:24])]
        for first, last in segments[joined[-1] if joined else 0 : -2]:
            phrase = _read_segment(text, first, last, speech)
            if phrase is not None and not phrase.is_omitted:
                return phrase
        return None
    return _read_segment(text, *segments[-1], speech)


def read_before_aside(text: str, start: int, end: int, speech: Speech) -> Phrase | None:
    """Return the subject of the verb at `end` where nothing but asides, times and places stands between them.

    None where the stretches between hold a clause of their own (`The port, shut since May, will reopen, said …`).
    """
    commas = [start, *(mark.end() for mark in _COMMA.finditer(text, start, end)), end]
    segments = list(pairwise(commas))
    if not 3 <= len(segments) <= MAX_SEGMENTS or any(_is_clause(text[slice(*one)], speech) for one in segments[1:]):
        return None
    last = text[slice(*segments[-1])].strip(_TRIM)
    is_adverbial = speech.stop.match(last) and not speech.pronoun.match(last) and not _is_relative(last, speech)
    if last and not is_adverbial:
        return None
    phrase = _read_segment(text, *segments[0], speech)
    if phrase is None or phrase.is_omitted:
        return None
    if not speech.bare and not all(_is_aside(text[slice(*one)].strip(_TRIM), speech) for one in segments[2:-1]):
        return None
    return phrase if speech.bare or not text[phrase.end : segments[0][1]].strip(_TRIM) else None


def _is_clause(segment: str, speech: Speech) -> bool:
    """Whether a stretch between commas has a verb of its own, and not in a relative clause or as a participle."""
    segment = segment.strip(_TRIM)
    if _LEAD.match(segment):
        return not _is_relative(segment, speech)
    return any(
        not _holds_relative(segment[: verb.start()], speech)
        for verb in speech.finite.finditer(segment)
        if verb.start() > 0 or not speech.bare or speech.modal.match(segment)
    )


def _holds_relative(text: str, speech: Speech) -> bool:
    return any(speech.relative_before.search(word.group()) for word in _WORD.finditer(text))


def _is_aside(segment: str, speech: Speech) -> bool:
    """Whether a stretch behind another one that stands beside the subject begins like a time, a place or an aside."""
    opens = speech.stop.match(segment) or speech.bad_start.match(segment)
    return opens is not None or _is_relative(segment, speech)


def _is_relative(segment: str, speech: Speech) -> bool:
    first = _WORD.match(segment)
    return first is not None and speech.relative_before.search(first.group()) is not None


def _read_segment(text: str, start: int, end: int, speech: Speech) -> Phrase | None:
    """Read one stretch between commas as a subject: all of it must be the name, but for a time or place after it."""
    start, end = _trim(text, start, end)
    conjunction = _LEAD.match(text, start, end)
    if conjunction:
        start = conjunction.end()
    elif _ONLY_AND.fullmatch(text, start, end):
        return OMITTED if start == end else None
    for _ in range(2):  # `the day before, on Friday`
        word = _WORD.match(text, start, end)
        if word and speech.stop.fullmatch(word.group()) and not speech.bad_start.match(text, start, end):
            start = word.end()
            start, end = _trim(text, start, end)
    if start >= end:
        return None
    ergative = speech.ergative.search(text, start, end)
    phrase = read_phrase(text, start, ergative.start() if ergative else end, speech)
    if phrase is None or phrase.is_omitted:
        return phrase
    name = text[phrase.start : end]
    is_clause = speech.finite.search(name) or speech.verb.search(name) or speech.breaks.search(name)
    return None if is_clause else phrase


def _before_stop(text: str, start: int, end: int, speech: Speech) -> int:
    for stop in speech.stop.finditer(text, start, end):
        may_join = speech.order != "verb first" or speech.roles.match(text, start, end)
        if may_join and stop.start() > start and speech.joins.match(text, stop.start(), end):
            continue
        return stop.start()
    return end


def _names_somebody(piece: str, speech: Speech) -> bool:
    if PLACEHOLDER in piece or len(piece) > MAX_CHARS or not _WORD.search(piece) or _DIGITS.search(piece):
        return False
    if speech.order == "no spaces":
        if not 2 <= len(piece) <= MAX_HAN_CHARS:
            return False
    elif not 1 <= len(_WORD.findall(piece)) <= MAX_WORDS or len(piece) < 2:
        return False
    if piece.count('"') % 2 or any(piece.count(o) != piece.count(c) for o, c in ("«»", "“”")):
        return False
    return not (speech.bad_start.match(piece) or speech.not_speaker.match(piece))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end
