"""Verb frames: attributions by a verb of saying whose subject stands before it, or after it."""

from __future__ import annotations

import re
from dataclasses import replace

from claimdiff.content.frames import (
    BOUNDARY,
    COMMA,
    FOLLOWS_SAID,
    QUOTE_MARKS,
    Attribution,
    clause_start,
    enclosed,
    hand_over,
    said,
    trailing,
)
from claimdiff.content.noun_phrases import OMITTED, Phrase, read_before_aside, read_phrase, read_subject
from claimdiff.content.speech import Speech

MAX_QUOTE_CHARS = 640
"""How far before a frame the quote may begin that it attributes."""
MAX_LEAD_WORDS = 8
"""Words of time and place before a subject that still belong to its frame."""
MAX_WORDS_TO_THAT = 4
"""Words between a verb and a `that` which it may need; a later one belongs to what was said."""

CLOSING_MARKS = '»”“"」'

_ARABIC_LEAD = re.compile(r"\s*(?:و?لكن|و?اما|غير ان|الا ان|فيما|بينما)\s+")
_WHO = re.compile(r"\s+who\b")
"""A relative pronoun that tells a person."""
_ONE_QUOTE = re.compile(rf"\s*[,،]?\s*[{QUOTE_MARKS}]")
_CLOSING = re.compile(f"[{CLOSING_MARKS}]")
_WHOLE_QUOTE = re.compile(
    rf"(?:^\s*|[.!?…]\s+)[{QUOTE_MARKS}][^«»“”„\"「」]{{1,600}}[{CLOSING_MARKS}]\s*[,،]?\s*[—–]?\s*$"
)

Hand = tuple[int, int] | None
"""The characters that hand over to what was said, or None where nothing does."""


def from_verb(text: str, verb: re.Match[str], speech: Speech) -> Attribution | None:
    """Read the attribution that a verb of saying makes; None where it makes none."""
    before = text[max(0, verb.start() - 90) : verb.start()]
    hand = _own_hand_over(text, verb, speech)
    if verb.lastgroup == "inverted_pronoun" and hand is None:
        return trailing(text, verb, OMITTED, verb.start(), speech)
    if verb.lastgroup in ("participle", "inverted_pronoun"):
        return said(text, verb, OMITTED, verb.start(), hand, speech)
    relative = speech.relative_before.search(before)
    if relative:
        at = verb.start() - len(before) + relative.start()
        item = said(text, verb, None, at, hand, speech)
        return replace(item, antecedent=at) if item else None
    if speech.as_before.search(before):
        return _as_said(text, verb, read_phrase(text, verb.end(), len(text), speech), speech)
    if verb.lastgroup == "act":
        return _from_act(text, verb, speech)
    return (_from_first_verb if speech.order == "verb first" else _from_inner_verb)(text, verb, hand, speech)


def _own_hand_over(text: str, verb: re.Match[str], speech: Speech) -> Hand:
    """Return what hands over; nothing at all may, and a `that` far behind then belongs to what was said."""
    hand = hand_over(text, verb.end(), speech)
    if hand is None or not speech.bare or not speech.that.fullmatch(text, *hand):
        return hand
    if text.count(" ", verb.end(), hand[0]) <= MAX_WORDS_TO_THAT or speech.stop.match(text, verb.end() + 1):
        return hand
    return verb.end(), verb.end()


def _as_said(text: str, verb: re.Match[str], phrase: Phrase | None, speech: Speech) -> Attribution | None:
    """Read `as the minister said`: before a quote it speaks of that quote, else of the clause around it."""
    item = trailing(text, verb, phrase, verb.start(), speech)
    quote = _ONE_QUOTE.match(text, item.frame_end)
    if quote:
        close = _CLOSING.search(text, quote.end())
        return replace(item, kind="say", start=quote.end() - 1, end=close.end() if close else len(text))
    if item.frame_end <= item.start or phrase is None:
        return item
    return replace(enclosed(text, phrase, verb.start(), item.frame_end, speech), verb=verb.group())


def _from_act(text: str, verb: re.Match[str], speech: Speech) -> Attribution | None:
    """Read `the minister answered the critics`: it names who `adding that …` later in the sentence goes back to."""
    phrase = read_phrase(text, verb.end(), len(text), speech)
    if phrase is None or not (BOUNDARY.match(text, phrase.end) or speech.stop.match(text, phrase.end + 1)):
        return None
    return Attribution("act", phrase, verb.start(), verb.end(), verb.end(), verb.end(), verb.group())


def _from_first_verb(text: str, verb: re.Match[str], hand: Hand, speech: Speech) -> Attribution | None:
    """Read a verb whose subject follows it (Arabic); a title may set the subject first (`بوتين يقول إن`)."""
    if hand is None:
        return _from_last_frame(text, verb, speech)
    phrase = read_phrase(text, verb.end(), hand[0], speech)
    if verb.lastgroup == "accuse" and not (phrase and COMMA.match(text, phrase.end)):
        return None  # where the subject ends and the object begins, only a reader can tell
    start = clause_start(text, verb.start())
    if phrase is not None and phrase.is_omitted and text[start : verb.start()].strip():
        phrase = _subject_before(text, start, verb.start(), speech)
    frame = phrase.start if phrase and not phrase.is_omitted else verb.start()
    return said(text, verb, phrase, min(frame, verb.start()), hand, speech)


def _from_last_frame(text: str, verb: re.Match[str], speech: Speech) -> Attribution | None:
    """Read `…، قال الوزير` behind what was said."""
    if verb.lastgroup in ("deny", "accuse") or not FOLLOWS_SAID.search(text[max(0, verb.start() - 3) : verb.start()]):
        return None
    phrase = read_phrase(text, verb.end(), len(text), speech)
    if phrase is None or phrase.is_omitted or not BOUNDARY.match(text, phrase.end):
        return None
    return trailing(text, verb, phrase, verb.start(), speech)


def _subject_before(text: str, start: int, end: int, speech: Speech) -> Phrase | None:
    """Read the subject of an Arabic verb that follows it: in a title, after `but`, between `as for` and `fa-`."""
    lead = _ARABIC_LEAD.match(text, start, end)
    if text[end] in "وف" and not (lead and "اما" in lead.group()):
        return OMITTED
    phrase = read_phrase(text, lead.end() if lead else start, end, speech)
    if phrase is None or phrase.is_omitted or not (lead or start == 0):
        return None
    between = text[phrase.end : end]
    return phrase if len(between.split()) <= 3 and "،" not in between else None


def _from_inner_verb(text: str, verb: re.Match[str], hand: Hand, speech: Speech) -> Attribution | None:
    """Read a verb whose subject stands before it, or after it where what was said comes first."""
    after = _subject_after(text, verb, hand, speech)
    if after is not None:
        return trailing(text, verb, after, verb.start(), speech)
    subject = _subject_of(text, verb, hand, speech)
    is_named = subject is not None and not subject.is_omitted
    frame = min(subject.start, verb.start()) if subject and is_named else verb.start()
    if subject is not None and _follows_whole_quote(text, frame, verb, hand, speech):
        return trailing(text, verb, subject, frame, speech)
    if hand is None and subject is not None:
        rest = BOUNDARY.match(text, verb.end())
        if rest and (FOLLOWS_SAID.search(text[max(0, frame - 4) : frame]) or speech.bare):
            return trailing(text, verb, subject, frame, speech)
        hand = _bare_hand_over(text, verb, speech)
    lead = _lead_chars(text, frame, speech) if frame < verb.start() else 0
    return said(text, verb, subject, frame - lead, hand, speech)


def _lead_chars(text: str, frame: int, speech: Speech) -> int:
    """Return how many characters of time and place stand before a frame (`Speaking in Kyiv, the minister said …`)."""
    start = clause_start(text, frame)
    lead = text[start:frame]
    is_lead = lead.rstrip().endswith(",") and speech.bad_start.match(lead.lstrip()) is not None
    is_clause = speech.finite.search(lead) is not None or speech.verb.search(lead) is not None
    is_source = speech.source.search(lead) is not None
    is_short = lead.count(",") == 1 and lead.count(" ") <= MAX_LEAD_WORDS
    return len(lead.lstrip()) if is_lead and is_short and not (is_clause or is_source) else 0


def _follows_whole_quote(text: str, frame: int, verb: re.Match[str], hand: Hand, speech: Speech) -> bool:
    """Whether a frame stands behind a quote that is all of its sentence so far (`“…,” Peskov told reporters`)."""
    is_that = hand is not None and text[verb.end() : hand[0]].isspace() and speech.that.fullmatch(text, *hand)
    return not is_that and _WHOLE_QUOTE.search(text, max(0, frame - MAX_QUOTE_CHARS), frame) is not None


def _subject_after(text: str, verb: re.Match[str], hand: Hand, speech: Speech) -> Phrase | None:
    """Return the subject behind a verb that follows what was said (`“…”, said the minister`), else None."""
    is_that = hand is not None and not speech.comma_hands_over and speech.that.fullmatch(text, *hand) is not None
    if is_that or not FOLLOWS_SAID.search(text[max(0, verb.start() - 4) : verb.start()]):
        return None
    pronoun = speech.pronoun.match(text, verb.end() + 1)
    if pronoun:
        return OMITTED if _ends_inversion(text, pronoun.end(), speech) else None
    after = read_phrase(text, verb.end(), hand[0] if hand else len(text), speech)
    if after is None or after.is_omitted or text[after.start] in QUOTE_MARKS:
        return None
    if not text[verb.end() : after.start].isspace() or not _ends_inversion(text, after.end, speech):
        return None
    clause = clause_start(text, verb.start())
    may_be_aside = speech.bare and text.count(",", clause, verb.start()) > 1
    if may_be_aside and not (BOUNDARY.match(text, after.end) or _WHO.match(text, after.end)):
        return None
    return None if read_before_aside(text, clause, verb.start(), speech) else after


def _ends_inversion(text: str, at: int, speech: Speech) -> bool:
    """Whether the name behind a verb ends here, and is not the subject of what was said (`said talks would …`)."""
    return not speech.bare or not speech.modal.match(text, at + 1)


def _subject_of(text: str, verb: re.Match[str], hand: Hand, speech: Speech) -> Phrase | None:
    clause = clause_start(text, verb.start())
    close = max(text.rfind(mark, clause, verb.start()) for mark in CLOSING_MARKS) + 1
    if close and _WHOLE_QUOTE.search(text, max(0, close - MAX_QUOTE_CHARS), close):
        clause = close  # a short quote, which isn't hidden
    is_first = not text[clause : verb.start()].strip()
    subject = read_subject(text, clause, verb.start(), speech)
    if hand is not None and subject is not None and subject.is_omitted:
        subject = read_before_aside(text, clause, verb.start(), speech) or subject
    if not is_first and (subject is not None or not speech.comma_hands_over):
        return subject
    after = read_phrase(text, verb.end(), hand[0], speech) if hand else None
    return None if after and after.is_omitted and not is_first else after


def _bare_hand_over(text: str, verb: re.Match[str], speech: Speech) -> Hand:
    """Return the verb's end where what was said may follow it with nothing between (`Police said nobody was hurt`)."""
    is_object = verb.lastgroup in ("deny", "accuse")
    may_follow = speech.bare and not speech.stop.match(text, verb.end() + 1) and not BOUNDARY.match(text, verb.end())
    return (verb.end(), verb.end()) if is_object or may_follow else None
