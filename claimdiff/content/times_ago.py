"""Times counted back from the day of publication: `three days ago`, `قبل أسبوعين`, `три дня назад`."""

from __future__ import annotations

from typing import NamedTuple

from claimdiff.content.number_words import NumberWords, number_words_of
from claimdiff.content.quantity_words import QuantityWords, quantity_words_of
from claimdiff.content.raw_time import RawKind, RawTime
from claimdiff.content.read_number import read_number
from claimdiff.content.time_words import TimeWords
from claimdiff.content.tokens import Token

_KINDS: dict[str, RawKind] = {"day": "day", "week": "ago_week"}
_NO_DAYS = frozenset(("hour", "minute", "second", "month", "year"))
"""Units that are counted back without saying a day: what was years ago is seldom what a news item is about, and would
seem to conflict with the days that others name."""
_MAX_AGO = 200
"""More days or weeks are written as a date."""
_MAX_LENGTH_WORDS = 7
_NEGATION_REACH = 4
"""Words from a negation to the limit that it makes."""


class _Reader(NamedTuple):
    tokens: tuple[Token, ...]
    words: TimeWords
    numbers: NumberWords
    context: QuantityWords


class _Length(NamedTuple):
    """How long ago, as tokens `first` to `last` (exclusive) write it; `n_units` is None where it is not exact."""

    n_units: int | None
    unit: str
    first: int
    last: int


def find_times_ago(tokens: tuple[Token, ...], words: TimeWords) -> list[RawTime]:
    """Return the times of a text that are counted back from its day; of kind `vague` where no day can be told."""
    numbers, context = number_words_of(words.language), quantity_words_of(words.language)
    places = [at for at, token in enumerate(tokens) if token.word in words.ago_starts]
    if numbers is None or context is None or not places:
        return []
    reader = _Reader(tokens, words, numbers, context)
    found = []
    free_from = 0
    for at in places:
        read = _read_behind(reader, at) or _read_before(reader, at)
        if read is None or read[0] < free_from:
            continue
        first, free_from, length = read
        kind = _KINDS.get(length.unit, "vague") if length.n_units is not None else "vague"
        count = length.n_units or 0
        place = tokens[first].start, tokens[free_from - 1].end
        found.append(RawTime(*place, kind, (-count if kind == "day" else count,)))
    return found


def _read_behind(reader: _Reader, at: int) -> tuple[int, int, _Length] | None:
    """Read a length before the word for `ago` at a token."""
    ago = reader.words.ago.match_at(reader.tokens, at)
    if ago is None or reader.words.ago_stop.match_at(reader.tokens, ago[1]) is not None:
        return None
    length = _length_ending_at(reader, at)
    if length is None or _counts_from_event(reader, length.first):
        return None
    return length.first, ago[1], length


def _read_before(reader: _Reader, at: int) -> tuple[int, int, _Length] | None:
    """Read a length behind the words for `ago` at a token (`il y a`, `vor`, `قبل`)."""
    ago = reader.words.ago_first.match_at(reader.tokens, at)
    if ago is None:
        return None
    length: _Length | None = _length_at(reader, ago[1])
    if length is None and (bound := reader.context.before.match_at(reader.tokens, ago[1])):
        about = _length_at(reader, bound[1])
        length = None if about is None else about._replace(n_units=None)
    if length is None or _goes_on(reader, length) or _is_limit(reader, at):
        return None
    return at, length.last, length


def _goes_on(reader: _Reader, length: _Length) -> bool:
    """Whether what follows makes a time before something else of it, or no time (`il y a 3 jours de`)."""
    at = length.last
    if at >= len(reader.tokens):
        return False
    if reader.words.ago_stop.match_at(reader.tokens, at) is not None:
        return True
    is_whole = length.last - length.first == 1 and length.n_units == 1
    following = reader.tokens[at]  # قبل عام 2020, منذ شهر مارس, قبل أسبوع الآلام
    return is_whole and (
        following.kind == "digits"
        or (following.word.startswith(("ال", "ה")) and len(following.word) > 3)
        or reader.words.phrases.match_at(reader.tokens, at) is not None
    )


def _is_limit(reader: _Reader, at: int) -> bool:
    """Whether a negation close before makes a limit of it: `it isn't published before two weeks`."""
    return any(token.word in reader.words.ago_not_after for token in reader.tokens[max(at - _NEGATION_REACH, 0) : at])


def _counts_from_event(reader: _Reader, first: int) -> bool:
    """Whether the word before makes it a time before an event (`seçimden üç gün önce`, `चुनाव से तीन दिन पहले`)."""
    before = first - 1
    if before > 0 and reader.tokens[before].word in reader.words.ago_only:
        before -= 1
    if before < 0:
        return False
    word = reader.tokens[before].word
    return word in reader.words.ago_from or word.endswith(reader.words.ago_from_endings)


def _length_ending_at(reader: _Reader, end: int) -> _Length | None:
    """Read the length that ends before a token: the number may be several words, so each start is tried."""
    if whole := reader.words.ago_whole.match_before(reader.tokens, end):
        return _with_bound(reader, _whole(*whole, end))
    for first in range(max(end - _MAX_LENGTH_WORDS, 0), end - 1):
        length = _length_at(reader, first)
        if length is not None and length.last == end:
            return _with_bound(reader, length)
    return None


def _length_at(reader: _Reader, first: int) -> _Length | None:
    """Read the length that begins at a token: a number and its unit, or a word for both (`يومين`, `неделю`)."""
    tokens = reader.tokens
    if first >= len(tokens):
        return None
    if whole := reader.words.ago_whole.match_at(tokens, first):
        return _whole(whole[0], first, whole[1])
    if tokens[first].kind == "sign":
        return None
    number = read_number(tokens, first, reader.numbers)
    if number is None:
        return None
    unit = reader.context.units.match_at(tokens, number.last)
    if unit is None or unit[0] not in _KINDS.keys() | _NO_DAYS:
        return None
    is_exact = number.value == int(number.value) and 0 < number.value <= _MAX_AGO and not number.is_rounded
    return _Length(int(number.value) if is_exact else None, unit[0], first, unit[1])


def _whole(meaning: str, first: int, last: int) -> _Length:
    unit, _, count = meaning.partition(":")
    return _Length(int(count), unit, first, last)


def _with_bound(reader: _Reader, length: _Length) -> _Length:
    """Return a length without its count where `more than` or the beginning of a range stands before it."""
    tokens, first = reader.tokens, length.first
    if first >= 2:
        between = tokens[first - 1]
        is_range = between.raw in "-–" or between.word in reader.context.range_to | reader.context.alternative
        before = (
            read_number(tokens, first - 2, reader.numbers) if is_range and tokens[first - 2].kind != "sign" else None
        )
        if before is not None and before.last == first - 1:
            return length._replace(n_units=None, first=first - 2)
    is_bound = reader.context.before.match_before(tokens, first) is not None
    return length._replace(n_units=None) if is_bound else length
