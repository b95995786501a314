"""Source frames: attributions without a verb of saying: `according to`, `the agency quoted X as saying`, `Putin: …`."""

from __future__ import annotations

import re

from claimdiff.content.frames import QUOTE_MARKS, Attribution, clause_start, enclosed, hand_over, scope_end
from claimdiff.content.noun_phrases import Phrase, read_phrase
from claimdiff.content.speech import Speech

MAX_HEADLINE_WORDS = 6
"""Words before the colon of a headline that may name a speaker."""
MAX_CHINESE_SOURCE_CHARS = 40

_HEADLINE = re.compile(rf"\s*([^:：{QUOTE_MARKS}]{{2,60}}?)\s*[:：]\s*(?=\S)")
_FUSED = re.compile(r"\s+(?:لل|ل)")
_GERMAN_NAME = re.compile(
    r"(?:[a-zäöüß]+ ){0,3}[A-ZÄÖÜ][\w-]*(?:(?: (?:der|des|für|von|vom|im|am|aus|in))?(?: (?:dem|der|den))?"
    r"(?: [a-zäöüß]+e[nrms])? [A-ZÄÖÜ][\w-]*)*"
)


def from_source(text: str, match: re.Match[str], speech: Speech, written: str) -> Attribution | None:
    """Read `according to X`; `written` is the text as the article has it, which tells where a German name ends."""
    if speech.order == "no spaces":
        phrase, frame_end = _chinese_source(text, match.end(), speech)
    else:
        phrase = read_phrase(text, _after_fused(text, match, speech), len(text), speech)
        phrase = _cut_german(phrase, written) if phrase and speech.comma_hands_over else phrase
        frame_end = phrase.end if phrase else match.end()
    if phrase is None or phrase.is_omitted or speech.verb.match(text, phrase.start):
        return None
    return _place(text, phrase, match.start(), frame_end, speech)


def from_source_close(text: str, match: re.Match[str], speech: Speech) -> Attribution | None:
    """Read `X'e göre`, `X zufolge`, `X کے مطابق`: the source stands before the word."""
    clause = clause_start(text, match.start())
    segment = max(clause, text.rfind(",", clause, match.start()) + 1, text.rfind("،", clause, match.start()) + 1)
    phrase = read_phrase(text, segment, match.start(), speech)
    if phrase is None or phrase.is_omitted or text[phrase.end : match.start()].strip():
        return None
    return _place(text, phrase, phrase.start, match.end(), speech)


def from_quoting(text: str, match: re.Match[str], speech: Speech) -> Attribution:
    """Read `(the agency quoted) from X his saying that …`: X speaks, not the agency."""
    phrase = read_phrase(text, *match.span(match.lastindex or 0), speech)
    hand = hand_over(text, match.end(), speech) or (match.end(), match.end())
    return Attribution(
        "say", phrase, match.start(), hand[1], hand[1], scope_end(text, hand[1], speech), match.group().split()[-1]
    )


def from_headline(text: str, speech: Speech) -> Attribution | None:
    """Read `Putin: …` at the beginning of a text; whether it is a person or a topic its form alone can't tell."""
    match = _HEADLINE.match(text)
    if match is None or speech.verb.search(match.group(1)) or speech.finite.search(match.group(1)):
        return None
    phrase = read_phrase(text, match.start(1), match.end(1), speech)
    if phrase is None or phrase.is_omitted or phrase.end != match.end(1):
        return None
    if len(match.group(1).split()) > MAX_HEADLINE_WORDS:
        return None
    return Attribution("headline", phrase, 0, match.end(), match.end(), len(text))


def _place(text: str, phrase: Phrase, frame: int, frame_end: int, speech: Speech) -> Attribution:
    """Build the attribution of a source: before what it says, or within it."""
    if text[clause_start(text, frame) : frame].strip(" ,،و"):
        return enclosed(text, phrase, frame, frame_end, speech)
    return Attribution("source", phrase, frame, frame_end, frame_end, scope_end(text, frame_end, speech))


def _after_fused(text: str, source: re.Match[str], speech: Speech) -> int:
    """Return where the name begins behind a preposition that is written together with it (`وفقا للجيش`)."""
    if not speech.source_fused.search(source.group()):
        return source.end()
    fused = _FUSED.match(text, source.end())
    return fused.end() if fused else source.end()


def _chinese_source(text: str, at: int, speech: Speech) -> tuple[Phrase | None, int]:
    comma = re.compile("[，,]").search(text, at, at + MAX_CHINESE_SOURCE_CHARS)
    ends = speech.source_end.search(text[at : comma.start()]) if comma else None
    if comma is None or ends is None:
        return None, at
    return read_phrase(text, at, at + ends.start(), speech), comma.end()


def _cut_german(phrase: Phrase, written: str) -> Phrase | None:
    """End a German name at its last capital: no comma stands behind it (`Nach Angaben der Polizei starben …`)."""
    name = _GERMAN_NAME.match(written, phrase.start, phrase.end)
    return Phrase(phrase.start, name.end()) if name else None
