"""Conflicts: in what two contradicting claims conflict, as far as rules can tell, and the words that do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claimdiff.claim_content import TimeMention
from claimdiff.content.actors import actor_spans
from claimdiff.content.compare import CONTENT_FEATURES, compare_two
from claimdiff.content.compare_times import find_conflicting_times
from claimdiff.content.conflict_words import find_conflict_words
from claimdiff.content.conflicting_numbers import find_best_conflict
from claimdiff.content.folding import fold
from claimdiff.content.mentions import (
    counted_span,
    echo_spans,
    phrase_end,
    phrase_start,
    place_names,
    polarity_spans,
    speaker_spans,
)
from claimdiff.content.opposites import find_opposition
from claimdiff.content.told import Told
from claimdiff.content.word_spans import join_spans
from claimdiff.records import Kind, Span

_OF_VALUES: frozenset[Kind] = frozenset({"number", "date"})
"""Kinds that equal words may make: two articles' `yesterday` are two days."""
CAUSE_FIRST = frozenset({"tr", "hi", "ur"})
"""Languages in which a cause stands before the words that tell it is one (`gaz kaçağı nedeniyle`)."""
MAX_PLACE_WORDS = 20
"""Of a claim that may differ from another in nothing but its place."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The kind of a contradiction, and the words that conflict, as characters of each claim's text."""

    kind: Kind
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()


Spans = tuple[Span, ...]
Seen = dict[str, float]
"""The `CONTENT_FEATURES` of a pair, by name."""


def describe_conflict(left: Told, right: Told) -> Conflict:
    """Return in what two contradicting claims conflict; `other` where rules can't tell.

    What can be counted or dated comes first, then who says it (two speakers who say opposite things hold positions,
    neither outlet is in error), then what is said.
    """
    values = compare_two(left.content, right.content, left.claim, right.claim)
    seen = dict(zip(CONTENT_FEATURES, values, strict=True))
    for rule in RULES:
        conflict = rule(left, right, seen)
        if conflict is not None:
            return _tidy(conflict, left, right)
    return Conflict("other")


def _tidy(conflict: Conflict, left: Told, right: Told) -> Conflict:
    one, other = join_spans(conflict.left, left.text), join_spans(conflict.right, right.text)
    if conflict.kind not in _OF_VALUES:
        one, other = _unlike(one, other, left, right)
    return Conflict(conflict.kind, one, other)


def _number(left: Told, right: Told, _seen: Seen) -> Conflict | None:
    found = find_best_conflict(left.content, right.content, same_language=left.language == right.language)
    if found is None:
        return None
    one, other = found
    return Conflict("number", (counted_span(left, one),), (counted_span(right, other),))


def _date(left: Told, right: Told, seen: Seen) -> Conflict | None:
    times = find_conflicting_times(left.content.times, right.content.times)
    if not seen["time_conflicts"] or times is None:
        return None
    one, other = times
    return Conflict("date", ((one.start, one.end),), ((other.start, other.end),))


def _exact_date(left: Told, right: Told, _seen: Seen) -> Conflict | None:
    """See a date in days or times of day that differ by less than what outlets in two time zones may differ by."""
    for is_wanted in (_is_clock, _is_day):
        ones = [time for time in left.content.times if is_wanted(time)]
        others = [time for time in right.content.times if is_wanted(time)]
        if ones and others and not any(_may_be_one(one, other) for one in ones for other in others):
            return Conflict("date", ((ones[0].start, ones[0].end),), ((others[0].start, others[0].end),))
    return None


def _hours(left: Told, right: Told, seen: Seen) -> Conflict | None:
    """See a date in moments of a day that cannot be one: `at dawn` / `in the evening`."""
    if not seen["hours_differ"] or seen["days_differ"]:
        return None
    return Conflict("date", _hour_spans(left), _hour_spans(right))


def _hour_spans(told: Told) -> Spans:
    clocks = [(time.start, time.end) for time in told.content.times if _is_clock(time)]
    return tuple([(part.start, part.end) for part in told.content.day_parts] + clocks)


def _is_clock(time: TimeMention) -> bool:
    return time.minute_of_day is not None


def _is_day(time: TimeMention) -> bool:
    return time.minute_of_day is None and time.first == time.last


def _may_be_one(one: TimeMention, other: TimeMention) -> bool:
    """Whether two clocks, or two days, may be the same; of two zones, and of a weekday's week, nobody knows."""
    if _is_clock(one):
        return one.zone != other.zone or one.minute_of_day == other.minute_of_day
    if one.weekday is not None or other.weekday is not None:
        return one.first.isoweekday() == other.first.isoweekday()
    if one.is_year_guessed or other.is_year_guessed:
        return (one.first.month, one.first.day) == (other.first.month, other.first.day)
    return one.first == other.first


def _causes(left: Told, right: Told, _seen: Seen) -> Conflict | None:
    one, other = _unlike(_causes_of(left), _causes_of(right), left, right)
    return Conflict("cause", one, other) if one and other else None


def _cause(left: Told, right: Told, _seen: Seen) -> Conflict | None:
    one, other = _unlike(_causes_of(left), _causes_of(right), left, right)
    return Conflict("cause", one, other) if one or other else None


def _causes_of(told: Told) -> tuple[Span, ...]:
    """Return the words that give a cause with the cause beside them, unless what stands there is who gives it."""
    speakers = speaker_spans(told)
    spans = []
    for start, end in find_conflict_words(told, "cause"):
        if told.language in CAUSE_FIRST:
            phrase = phrase_start(told.text, start), end
        else:
            phrase = start, phrase_end(told.text, end)
        is_said = any(first < phrase[1] and phrase[0] < last for first, last in speakers)
        spans.append((start, end) if is_said else phrase)
    return tuple(spans)


def _quote(left: Told, right: Told, seen: Seen) -> Conflict | None:
    said = left.content.mode != "narrated" and right.content.mode != "narrated"
    if not (said and seen["same_speaker"]):
        return None
    return Conflict("quote", *_opposed(left, right))


def _position(left: Told, right: Told, seen: Seen) -> Conflict | None:
    """See two speakers, unless they are one; an office and a person, or offices in two languages, may well be two."""
    speakers = [fold(told.content.speaker or "", told.language).text for told in (left, right)]
    if not all(speakers) or speakers[0] == speakers[1] or seen["same_speaker"]:
        return None
    one, other = _opposed(left, right)
    return Conflict("position", (*speaker_spans(left), *one), (*speaker_spans(right), *other))


def _negation(left: Told, right: Told, seen: Seen) -> Conflict | None:
    if not (seen["polarity_differs"] or seen["denial_or_accusation"]):
        return None
    is_said = "quoted" in (left.content.mode, right.content.mode)
    kind: Kind = "position" if is_said and seen["polarity_differs"] else "negation"
    return Conflict(kind, *_opposed(left, right))


def _opposite(left: Told, right: Told, _seen: Seen) -> Conflict | None:
    found = find_opposition(left, right)
    if found is None:
        return None
    is_said = "narrated" not in (left.content.mode, right.content.mode)
    kind: Kind = "position" if is_said and found.kind == "antonym" else found.kind
    return Conflict(kind, found.left, found.right)


def _place(left: Told, right: Told, _seen: Seen) -> Conflict | None:
    """See a place where two short claims name one each: in longer ones too much else may differ."""
    one, other = place_names(left), place_names(right)
    is_short = max(len(told.text.split()) for told in (left, right)) <= MAX_PLACE_WORDS
    if not is_short or (len(one), len(other)) != (1, 1) or one[0][0] == other[0][0]:
        return None
    return Conflict("place", (one[0][1],), (other[0][1],))


def _elsewhere(left: Told, right: Told, _seen: Seen) -> Conflict | None:
    """See a place where one claim names it and the other says that it is not there but at another (`not X but Y`)."""
    for told, other in ((left, right), (right, left)):
        denied = {key: span for key, span in place_names(other) if _is_denied(other, span)}
        affirmed = [span for key, span in place_names(other) if span not in denied.values()]
        named = [span for key, span in place_names(told) if key in denied and not _is_denied(told, span)]
        if named and affirmed:
            one, two = (named[0],), (affirmed[0],)
            return Conflict("place", one, two) if told is left else Conflict("place", two, one)
    return None


def _is_denied(told: Told, place: Span) -> bool:
    """Whether a word that says it is elsewhere stands right before a place, with at most its preposition between."""
    start, end = place
    for first, last in find_conflict_words(told, "elsewhere"):
        between = told.text[end:first] if told.language == "tr" else told.text[last:start]
        if (
            (first >= end if told.language == "tr" else last <= start)
            and len(between.split()) <= 1
            and "," not in between
        ):
            return True
    return False


def _actor(left: Told, right: Told, _seen: Seen) -> Conflict | None:
    one, other = _unlike(actor_spans(left), actor_spans(right), left, right)
    return Conflict("actor", one, other) if one and other else None


def _unlike(one: Spans, other: Spans, left: Told, right: Told) -> tuple[Spans, Spans]:
    """Return the spans of either claim whose words the other's spans don't hold: equal words oppose nothing."""
    ones, others = ([_words_at(told, span) for span in spans] for told, spans in ((left, one), (right, other)))
    return (
        tuple(span for span, words in zip(one, ones, strict=True) if words not in others),
        tuple(span for span, words in zip(other, others, strict=True) if words not in ones),
    )


def _words_at(told: Told, span: Span) -> str:
    return " ".join(fold(told.text[slice(*span)], told.language).text.split())


def _opposed(left: Told, right: Told) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the words by which two claims say opposite things: of opposite states, else of denial and negation."""
    found = find_opposition(left, right)
    if found is not None:
        return found.left, found.right
    if (left.content.negated, left.content.stance) == (right.content.negated, right.content.stance):
        return (), ()  # words of negation on both sides oppose nothing
    one, other = polarity_spans(left), polarity_spans(right)
    if one and other:
        return one, other
    return one or echo_spans(left, right, other), other or echo_spans(right, left, one)


RULES: tuple[Callable[[Told, Told, Seen], Conflict | None], ...] = (
    _number, _date, _elsewhere, _causes, _quote, _position, _opposite, _actor, _cause, _negation, _exact_date, _hours,
    _place,
)  # fmt: skip
"""In the order in which they are asked; the first that sees something names the kind."""
