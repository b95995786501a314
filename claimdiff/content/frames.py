"""Frames: the words around what somebody says, and how far what is said goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from claimdiff.content.folding import PLACEHOLDER
from claimdiff.content.noun_phrases import Phrase
from claimdiff.content.speech import Speech

Kind = Literal["say", "again", "participle", "deny", "accuse", "act", "source", "headline"]

MAX_FRAME_CHARS = 220
"""How far after a verb of saying what was said may begin."""
MAX_CLAUSE_CHARS = 400
"""How far before a verb the beginning of its clause is looked for."""
MAX_SAID_CHARS = 600
"""How far before its frame what is said may begin."""

SENTENCE_END = re.compile(r"(?:(?<!\b\w)(?<!\b\w\w)\.|[!?؟])\s|[。！？]")
BOUNDARY = re.compile(r"\s*(?:[,،，.;؛。»\"”]|[–—-]\s|$)")
COMMA = re.compile(r"\s*[,،]")
ANEW = re.compile(r"[,،;؛]\s*(?P<and>(?:and|et|и|і|та|й|y|e|und|ve|dan|اور|और|و)\s+|و)")
"""A comma and an `and`: a main clause may begin."""
FOLLOWS_SAID = re.compile(rf"(?:[,،，—–]|[\"»”“」]|{PLACEHOLDER})\s*$")
"""The end of what stands before a frame that comes after what is said."""
QUOTE_MARKS = '«“„"「'

_HARD = re.compile(
    rf"(?:(?<!\b\w)(?<!\b\w\w)\.|[!?;؛؟。！？；])(?=\s|$)|[。；！？]|{PLACEHOLDER}[\"»”“」]|:\s|：|\s[—–]\s"
)
_OPENS = re.compile(rf"[{QUOTE_MARKS}]{PLACEHOLDER}")
_OPENS_SHORT = re.compile(rf"[{QUOTE_MARKS}]\w")
_COLON = re.compile(r"\s*[:：]")
_LIST_COMMA = re.compile(r"(?<!\d)[,،]|[,،](?!\d)")
_QUOTE_BEFORE = re.compile(rf"[{QUOTE_MARKS}]{PLACEHOLDER}+[»”“\"」]?\s*[,،]?\s*[—–]?\s*$")
_QUOTE_AFTER = re.compile(rf"\s*[.,،]\s*[{QUOTE_MARKS}]{PLACEHOLDER}+[»”“\"」]")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to say something; all offsets count characters of the folded text."""

    kind: Kind
    speaker: Phrase | None
    """None where the words name somebody whom the rules can't make out."""
    frame_start: int
    frame_end: int
    """The words that attribute: `the minister said that`."""
    start: int
    end: int
    """What is attributed; where the frame stands behind it or in its middle, the frame lies within."""
    verb: str = ""
    sure_end: int = 0
    """As far as no new main clause (`, and …`) may have begun in the outlet's own voice."""
    is_quote: bool = False
    """Whether what is attributed is the one quote before the frame."""
    antecedent: int = -1
    """Where the relative pronoun before the verb begins (`the governor, who said`), or -1."""


def kind_of(verb: re.Match[str]) -> Kind:
    """Return the kind of attribution that a verb makes."""
    kind = verb.lastgroup or "say"
    return "again" if kind == "inverted_pronoun" else cast(Kind, kind)


def clause_start(text: str, at: int) -> int:
    """Return where the clause that holds the character `at` begins: after the last full stop, colon or quote."""
    return max((mark.end() for mark in _HARD.finditer(text, max(0, at - MAX_CLAUSE_CHARS), at)), default=0)


def scope_end(text: str, start: int, speech: Speech) -> int:
    """Return how far what begins at `start` goes: to a contrast, a relative clause or the end of the sentence."""
    contrast = speech.contrast.search(text, start)
    stop = SENTENCE_END.search(text, start)
    return min(contrast.start() if contrast else len(text), stop.start() + 1 if stop else len(text))


def scope_start(text: str, frame: int, speech: Speech) -> int:
    """Return where what a trailing frame attributes begins: the quote before it, else the sentence or clause."""
    first = max(0, frame - MAX_SAID_CHARS)
    quote = _QUOTE_BEFORE.search(text[first:frame])
    if quote:
        return first + quote.start()
    start = max((mark.end() for mark in SENTENCE_END.finditer(text, first, frame)), default=0)
    contrasts = speech.contrast.finditer(text, start, max(start, frame - 1))
    return max((mark.start() + 1 for mark in contrasts), default=start)


def hand_over(text: str, at: int, speech: Speech) -> tuple[int, int] | None:
    """Return the characters between the verb's clause and what was said: `that`, a colon, an opening quote."""
    limit = _hand_over_limit(text, at, speech)
    spans = [mark.span() for mark in (_COLON.search(text, at, limit), _OPENS.search(text, at, limit)) if mark]
    for that in speech.that.finditer(text, at, limit):
        if not speech.not_that.search(text[max(at, that.start() - 20) : that.start()]):
            spans.append(that.span())
            break
    comma = text.find(",", at, limit) if speech.comma_hands_over else -1
    if not spans and comma >= 0:
        return comma, comma + 1
    short = None if spans else _OPENS_SHORT.search(text, at, limit)
    return (short.start(), short.start()) if short else min(spans, default=None)


def _hand_over_limit(text: str, at: int, speech: Speech) -> int:
    """Return where the verb's own clause ends: at the sentence's end, the next verb of saying, or a new main clause."""
    limit = min(len(text), at + MAX_FRAME_CHARS)
    for pattern in (SENTENCE_END, speech.verb):
        mark = pattern.search(text, at, limit)
        limit = mark.start() if mark else limit
    anew = ANEW.search(text, at, limit)
    return anew.start() if anew and not goes_on_with_that(text, anew, speech) else limit


def goes_on_with_that(text: str, anew: re.Match[str], speech: Speech) -> bool:
    """Whether an `and` goes on with what was said (`, and that …`)."""
    return bool(speech.that.match(text, anew.end("and")) or speech.that.match(text, anew.start("and")))


def said(
    text: str, verb: re.Match[str], phrase: Phrase | None, frame: int, hand: tuple[int, int] | None, speech: Speech
) -> Attribution | None:
    """Build an attribution whose words stand before what was said; None where nothing hands over to it."""
    if hand is None:
        return None
    end = scope_end(text, hand[1], speech)
    return Attribution(kind_of(verb), phrase, frame, hand[1], hand[1], end, verb.group())


def trailing(text: str, verb: re.Match[str], phrase: Phrase | None, frame: int, speech: Speech) -> Attribution:
    """Build an attribution whose words stand after what was said, or in its middle (`“…,” he said, “…”`)."""
    frame_end = max(verb.end(), phrase.end if phrase and not phrase.is_omitted else 0)
    start = scope_start(text, frame, speech)
    lead = text[start:frame].strip(f" ,،—–{QUOTE_MARKS}»”")
    if not lead or speech.as_before.fullmatch(lead):
        end = scope_end(text, frame_end, speech)
        return Attribution("say", phrase, start, frame_end, frame_end, end, verb.group())
    again = _QUOTE_AFTER.match(text, frame_end)
    goes_on = COMMA.match(text, frame_end)
    end = again.end() if again else scope_end(text, goes_on.start(), speech) if goes_on else frame_end
    is_quote = text[start] in QUOTE_MARKS
    return Attribution(kind_of(verb), phrase, frame, frame_end, start, end, verb.group(), is_quote=is_quote)


def enclosed(text: str, phrase: Phrase, frame: int, frame_end: int, speech: Speech) -> Attribution:
    """Build an attribution that stands in the clause which it attributes, between commas or at its end."""
    start = scope_start(text, frame, speech)
    if not text[:frame].rstrip().endswith((",", "،")):
        start = max(start, text.rfind(",", start, frame) + 1, text.rfind("،", start, frame) + 1)
    goes_on = COMMA.match(text, frame_end)
    if not goes_on:
        return Attribution("source", phrase, frame, frame_end, start, frame_end)
    start = max((mark.start() + 1 for mark in ANEW.finditer(text, start, frame)), default=start)
    comma = _LIST_COMMA.search(text, goes_on.end())
    end = min(scope_end(text, goes_on.end() - 1, speech), comma.start() if comma else len(text))
    return Attribution("source", phrase, frame, frame_end, start, end)
