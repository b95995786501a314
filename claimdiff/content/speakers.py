"""Speakers: who says a claim, and whether in quotation marks, in reported speech, or nobody but the outlet.

The rules would rather name nobody than somebody else: a name is returned only where the words around the claim put
it next to a verb of saying or an `according to`, and a pronoun only where one speaker was named before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimdiff.claim_content import Mode
from claimdiff.content.attributions import find_attributions
from claimdiff.content.folding import PLACEHOLDER, Folded, QuotedText, fold, hide_quotes
from claimdiff.content.frames import QUOTE_MARKS, SENTENCE_END, Attribution
from claimdiff.content.speaker_names import is_same_speaker
from claimdiff.content.speech import Speech, speech_of
from claimdiff.records import Span
from claimdiff.word_characters import WORD_CHARS

MIN_SHARE_OF_CLAIM = 0.55
"""Share of a claim that must be attributed to make its speaker the one of the whole claim."""
MAX_TEXT_CHARS = 6000
"""A longer text is no sentence: nothing is looked for in it."""
MAX_BODY_CHARS = 4000
"""How much of an article's body is read to tell whether a headline's name speaks there."""
MAX_BEFORE_CHARS = 700
"""How far back a pronoun's speaker is looked for."""

_QUOTED_CHARS = f"{PLACEHOLDER}{QUOTE_MARKS}»”」 .,،\n"
_SEVERAL = re.compile(r"\s(?:و(?!زير|زار|كال|كيل)\w|and\s|et\s|и\s|y\s|und\s|e\s|ve\s|و\s|і\s|та\s)")
"""An `and`: of several offices none speaks alone."""
_FINAL_STOP = re.compile(r"[.!?…。！？؟»”\"」)]\s*$")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a claim (None: nobody is named, or the rules can't tell) and how the article gives it."""

    name: str | None
    mode: Mode


@dataclass(frozen=True, slots=True)
class _Read:
    """One text with its attributions."""

    written: str
    folded: Folded
    attributions: tuple[Attribution, ...]

    def name(self, item: Attribution) -> str | None:
        if item.speaker is None or item.speaker.is_omitted:
            return None
        return self.written[self.folded.original(item.speaker.start) : self.folded.original(item.speaker.end - 1) + 1]


def find_speaker(
    sentence: QuotedText, start: int, end: int, language: str, before: QuotedText | None = None
) -> Speaker:
    """Return who says the claim at characters `start` to `end` of a sentence.

    `before` is the text that stands before the sentence in its paragraph: a pronoun (`he added`) is looked up there.
    For a headline (a sentence without full stop) it is the article's body instead: `Putin: …` names a speaker only
    where somebody named so speaks there, where a quote follows, or where an office is named.
    """
    in_quote = any(first < end and start >= first and end <= last for first, last in sentence.quotes)
    speech = speech_of(language)
    if speech is None:
        return Speaker(None, "quoted" if in_quote else "narrated")
    read = _read(sentence, language)
    item = _attribution_of(read, read.folded.folded(start), read.folded.folded(end))
    if item is not None and item.kind == "headline" and not _is_spoken(read, item, before, language, speech):
        item = None
    if item is None:
        return Speaker(None, "quoted" if in_quote else "narrated")
    return Speaker(_name_of(read, item, before, language, speech), "quoted" if in_quote else "reported")


@lru_cache(maxsize=64)
def _read(marked: QuotedText, language: str) -> _Read:
    speech = speech_of(language)
    folded = fold(hide_quotes(marked), language)
    is_short = len(marked.text) <= MAX_TEXT_CHARS
    found = find_attributions(folded.text, speech, marked.text) if speech and is_short else []
    return _Read(marked.text, folded, tuple(found))


def _attribution_of(read: _Read, start: int, end: int) -> Attribution | None:
    """Return the attribution that covers a claim: the innermost around it, else the one that fills most of it."""
    around = [item for item in read.attributions if not (start <= item.frame_start and item.frame_end <= end)]
    leading = [item for item in around if item.frame_end <= item.start and item.start - 1 <= start < item.sure_end]
    if leading:
        return max(leading, key=lambda item: item.start)
    trailing = [item for item in around if item.frame_end > item.start and _stands_beside(item, start, end)]
    if trailing:
        return min(trailing, key=lambda item: item.end - item.start)
    within = [item for item in read.attributions if start - 1 <= item.frame_start and item.frame_end <= end]
    filling = [item for item in within if _share(item, start, end) >= MIN_SHARE_OF_CLAIM]
    if not filling:
        return None
    return min(filling, key=lambda item: (item.frame_start, -item.end))


def _stands_beside(item: Attribution, start: int, end: int) -> bool:
    """Whether a claim ends where a frame behind it begins, or lies in the quote before the frame."""
    if item.start - 1 <= start and item.frame_start - 6 <= end <= item.frame_start + 2:
        return True
    return item.is_quote and item.start <= start and end <= item.frame_start


def _share(item: Attribution, start: int, end: int) -> float:
    frame = item.frame_end - item.frame_start
    covered = min(end, item.end) - max(start, item.start)
    if item.frame_end > item.start:
        covered -= frame
    return covered / max(1, end - start - frame)


def _name_of(read: _Read, item: Attribution, before: QuotedText | None, language: str, speech: Speech) -> str | None:
    name = read.name(item)
    if name is not None:
        return name
    earlier = [other for other in read.attributions if other.frame_start < item.frame_start]
    if item.antecedent >= 0:
        near = [other for other in earlier if other.speaker and 0 <= item.antecedent - other.speaker.end <= 3]
        return read.name(near[-1]) if near else None
    if item.speaker is None:
        return None
    spoken = [other for other in earlier if other.kind != "source"]
    if not spoken and item.kind == "participle":
        return None  # its subject is the one of the sentence's main verb, and that is no verb of saying
    if not spoken:
        return _last_speaker(item, before, language, speech)
    return _name_of(read, spoken[-1], before, language, speech) if _same_gender(item, spoken[-1], speech) else None


def _last_speaker(item: Attribution, before: QuotedText | None, language: str, speech: Speech) -> str | None:
    """Return who spoke last before the sentence, None where two may be meant."""
    if before is None or not before.text.strip():
        return None
    read = _read(_tail(before), language)
    spoken = [other for other in read.attributions if other.kind not in ("source", "headline")]
    named = [other for other in spoken if read.name(other)]
    if not named or not _same_gender(item, named[-1], speech):
        return None
    if any(other.speaker is None for other in spoken[spoken.index(named[-1]) :]):
        return None  # somebody spoke since whom the rules could not make out
    stop = SENTENCE_END.search(read.folded.text, spoken[-1].frame_end)
    if stop and read.folded.text[stop.end() :].strip(_QUOTED_CHARS):
        return None  # the outlet spoke since
    is_one = len({read.name(other) for other in named}) == 1
    return read.name(named[-1]) if item.kind == "again" or is_one else None


def _tail(before: QuotedText) -> QuotedText:
    cut = max(0, len(before.text) - MAX_BEFORE_CHARS)
    if cut == 0:
        return before
    quotes = tuple((start - cut, end - cut) for start, end in before.quotes if start >= cut)
    return QuotedText(before.text[cut:], quotes)


def _head(body: QuotedText) -> QuotedText:
    quotes = tuple(quote for quote in body.quotes if quote[1] <= MAX_BODY_CHARS)
    return QuotedText(body.text[:MAX_BODY_CHARS], quotes)


def _same_gender(item: Attribution, other: Attribution, speech: Speech) -> bool:
    """Whether both verbs can have one subject, in languages whose verbs tell."""

    def gender(verb: str) -> str:
        return "f" if speech.fem.fullmatch(verb) else "m" if speech.masc.fullmatch(verb) else ""

    genders = {gender(item.verb), gender(other.verb)} - {""}
    return len(genders) < 2


def _is_spoken(read: _Read, item: Attribution, body: QuotedText | None, language: str, speech: Speech) -> bool:
    """Whether `X: …` says that X speaks, and not that X is the place or the topic."""
    text = read.folded.text
    name = text[item.frame_start : item.speaker.end] if item.speaker else ""
    if speech.topic.match(text, item.start):
        return False
    is_quote = text[item.start : item.start + 1] in QUOTE_MARKS and text[item.start + 1 : item.start + 2] == PLACEHOLDER
    is_office = speech.roles.match(name.strip()) is not None and not _SEVERAL.search(name)
    if is_quote or is_office:
        return True
    if _FINAL_STOP.search(read.written):
        return False
    if body is None or not name:
        return False
    spoken = _read(_head(body), language)
    head = read.name(item) or ""
    names = [other_name for other in spoken.attributions if (other_name := spoken.name(other))]
    fuller = [other_name for other_name in names if head.count(" ") <= other_name.count(" ")]  # not `X against Y: …`
    return any(
        name == fold(other_name, language).text or is_same_speaker(head, language, other_name, language)
        for other_name in fuller
    )


def find_speaker_span(text: str, quotes: tuple[tuple[int, int], ...], language: str, name: str) -> Span | None:
    """Return where a text names its speaker: beside a verb of saying, else as its one whole word of that form."""
    speech = speech_of(language)
    if speech is not None:
        read = _read(QuotedText(text, quotes), language)
        for item in read.attributions:
            if item.speaker is not None and read.name(item) == name:
                return read.folded.original(item.speaker.start), read.folded.original(item.speaker.end - 1) + 1
    begins, ends = ("", "") if language == "zh" else (rf"(?<![{WORD_CHARS}])", rf"(?![{WORD_CHARS}])")
    found = [match.span() for match in re.finditer(f"{begins}{re.escape(name)}{ends}", text)]
    return found[0] if len(found) == 1 else None
