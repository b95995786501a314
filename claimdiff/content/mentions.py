"""Mentions: the words of a claim that hold a number with its noun, a place, a speaker or a negation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from claimdiff.claim_content import Quantity
from claimdiff.content.base_units import DURATIONS
from claimdiff.content.conflict_words import conflict_words
from claimdiff.content.folding import fold
from claimdiff.content.name_keys import name_key
from claimdiff.content.names import MIN_KEY_CONSONANTS
from claimdiff.content.speakers import find_speaker_span
from claimdiff.content.stance import find_polarity_words
from claimdiff.content.times import find_time_spans
from claimdiff.content.tokens import HYPHENS, read_tokens
from claimdiff.content.told import Told
from claimdiff.content.word_spans import find_words, whole_words
from claimdiff.quotes import find_quotes
from claimdiff.records import Span
from claimdiff.word_characters import MARKS, WORD_CHARS

MAX_NOUN_TOKENS = 3
"""Words between a number and the noun that it counts (`47 more dead people`), at most."""
_MAX_BARE_NEGATION = 4
"""Characters: `not`, `لم`, `kein`, `не` are bare, `nicht` is one letter longer and mostly behind its verb."""
MIN_STEM_CHARS = 4
"""Letters that two forms of one verb begin with alike."""
MAX_PHRASE_WORDS = 4
"""Words behind `because of` that are quoted as the cause."""
MAX_WORDS_BEFORE = 2
"""Words before `nedeniyle` that are quoted as the cause: the fire itself mostly stands before them."""
MAX_PHRASE_CHARS = 40
PAUSE = re.compile(r"[,،、，.。;؛:：!?؟()«»“”\"]")
"""What ends a phrase."""
_PER = frozenset({"per", "pour", "por", "في", "بال", "در", "по", "pro"})
"""Words of `per cent` that need the next one too."""
_OF = frozenset({"من", "of", "out", "de", "des", "du", "von", "aus", "из", "з", "із", "از", "on", "a", "an", "the"})
"""Words behind a number that are no unit: the number holds it already, or something stands between them."""
_WORD = re.compile(rf"\w[{WORD_CHARS}{MARKS}'’-]*")
_WORD_BEFORE = re.compile(rf"(?<!\w)(\w[{WORD_CHARS}{MARKS}'’-]*) {{1,2}}\Z")
_LOCATIVE = re.compile(r"(?<![\w'’])([^\W\d_]+)['’][dt][ae](?!\w)")
"""A Turkish name with the ending that says `in`."""
_HAN_WORD = 2
"""Characters of a usual Chinese word."""


def counted_span(told: Told, number: Quantity) -> Span:
    """Return the characters of a number with its unit or the noun that it counts, where those stand right behind it."""
    if told.language == "zh":
        return number.start, number.end
    following = [token for token in read_tokens(told.text, told.language) if token.start >= number.end]
    if following and following[0].start == number.end and following[0].raw in HYPHENS:  # `45-day`
        following = following[1:]
    behind = list(takewhile(lambda token: token.kind == "word", following[:MAX_NOUN_TOKENS]))
    for token in behind if number.unit not in DURATIONS else ():
        if number.noun and (token.word.startswith(number.noun) or token.word.endswith(number.noun)):
            return number.start, token.end
    has_unit = bool(number.unit) and not told.text[number.start : number.end].endswith("%")
    if not behind or not has_unit or behind[0].word in _OF:
        return number.start, number.end
    n_words = 2 if behind[0].word in _PER else 1
    return number.start, behind[:n_words][-1].end


def speaker_spans(told: Told) -> tuple[Span, ...]:
    """Return where a claim names its speaker; nothing where its sentence does so outside the claim."""
    name = told.content.speaker
    if not name:
        return ()
    quotes = tuple((quote.start, quote.end) for quote in find_quotes(told.text))
    span = find_speaker_span(told.text, quotes, told.language, name)
    return (span,) if span else ()


def polarity_spans(told: Told) -> tuple[Span, ...]:
    """Return the words of negation and denial, a bare negation with the word that it negates."""
    is_denial = told.content.stance == "reports_denial"
    spans = find_polarity_words(told.text, told.language, is_denial=is_denial)
    return tuple((start, _negated_end(told, start, end)) for start, end in spans)


def echo_spans(told: Told, negated: Told, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the words of a claim that another claim of its language negates at `spans`: `visited` of `not visit`."""
    if told.language != negated.language or told.language == "zh":
        return ()
    words = [match.group() for start, end in spans for match in _WORD.finditer(negated.text[start:end])]
    stems = {fold(word, told.language).text[:MIN_STEM_CHARS] for word in words if len(word) >= MIN_STEM_CHARS}
    found = (match.span() for match in _WORD.finditer(told.text))
    return tuple(span for span in found if fold(told.text[slice(*span)], told.language).text[:MIN_STEM_CHARS] in stems)


def _negated_end(told: Told, start: int, end: int) -> int:
    """Return the end of the word behind a short negation; a long one (`yalanladı`, `refused`) says it all itself."""
    if told.language == "zh":
        return min(len(told.text), end + _HAN_WORD) if end - start < _HAN_WORD else end
    if told.text[start:end].count(" ") == 0 and end - start > _MAX_BARE_NEGATION:
        return end
    following = _WORD.search(told.text, end)
    return following.end() if following and following.start() - end <= 2 else end


def phrase_end(text: str, start: int) -> int:
    """Return where the few words behind a marker end: at a comma or full stop, or after `MAX_PHRASE_WORDS`."""
    end = start
    for match in islice(_WORD.finditer(text, start), MAX_PHRASE_WORDS):
        if PAUSE.search(text, end, match.start()):
            break
        end = min(match.end(), start + MAX_PHRASE_CHARS)
    return end


def phrase_start(text: str, end: int) -> int:
    """Return where the few words before a marker begin: behind a comma or full stop, or `MAX_WORDS_BEFORE` earlier."""
    start, nearest = end, max(0, end - MAX_PHRASE_CHARS)
    behind_a_space = text.rfind(" ", 0, nearest) + 1  # so that no word is cut, and an endless claim isn't read for each
    words = [match.span() for match in _WORD.finditer(text, behind_a_space, end) if match.start() >= nearest]
    for first, last in reversed(words[-MAX_WORDS_BEFORE:]):
        if PAUSE.search(text, last, start):
            break
        start = first
    return start


def place_names(told: Told) -> list[tuple[str, Span]]:
    """Return the words beside a marker of place that may be a name, each with its key."""
    words = conflict_words(told.language, "place")
    times = find_time_spans(told.text, told.language)
    found: list[tuple[str, Span]] = []
    for start, end in _words_beside(told, words):
        word = told.text[start:end]
        folded = fold(word, told.language).text
        if whole_words(words, told.language).fullmatch(folded):  # `city`, and not yet its name
            continue
        key = name_key(folded.removeprefix("ال"), told.language)
        is_time = any(first < end and start < last for first, last in times)
        if len(key) >= MIN_KEY_CONSONANTS and not is_time and _may_be_name(word, told.language):
            found.append((key, (start, end)))
    return found


def _words_beside(told: Told, markers: str) -> Iterator[Span]:
    """Yield the word behind each marker of place; in Turkish the one before it, and what has the ending `in` itself."""
    for start, end in find_words(told.text, told.language, markers):
        if told.language == "tr":
            match = _WORD_BEFORE.search(told.text, max(0, start - MAX_PHRASE_CHARS), start)
        else:
            match = _WORD.search(told.text, end)
        if match is not None and (match.end() == start or match.start() - end <= 2):
            yield match.span(1) if told.language == "tr" else match.span()
    if told.language == "tr":
        yield from (match.span(1) for match in _LOCATIVE.finditer(told.text))


def _may_be_name(word: str, language: str) -> bool:
    if word[0].isdigit():
        return False
    return word[0].isupper() or (language in ("ar", "fa") and not word.startswith("ال"))
