"""Changes: contradictions that are none, because the later claim speaks of a later time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import log
from typing import Literal, NamedTuple

from claimdiff.claim_content import DayPart, Quantity, TimeMention
from claimdiff.content.base_units import in_base_unit
from claimdiff.content.compare_times import name_other_days
from claimdiff.content.conflict_words import find_conflict_words
from claimdiff.content.conflicting_numbers import find_best_conflict
from claimdiff.content.conflicts import Conflict
from claimdiff.content.counted_nouns import PERSON, may_count_alike
from claimdiff.content.hours import Hours, hours_of
from claimdiff.content.magnitudes import ratio_of
from claimdiff.content.opposites import find_opposition
from claimdiff.content.own_times import own_day_parts, own_times
from claimdiff.content.speaker_names import is_same_speaker
from claimdiff.content.told import Told
from claimdiff.explanation import UpdateSigns
from claimdiff.records import Span

Change = Literal["update", "changed_position"]

MIN_UPDATE_GAP = timedelta(days=1)
MIN_SPEECH_GAP = timedelta(days=2)
"""Between two articles whose claims name no day: one speech is reported on its day and on the next."""

GROWING = "dead"
"""As what people are counted who only become more, whatever word tells it."""
_STANDS = frozenset({"quote", "position", "negation", "antonym", "status", "number", "other"})
"""Kinds in which a speaker can have changed their mind; where or why something happened is told wrongly once."""


class _Times(NamedTuple):
    """The times of which a claim tells what conflicts."""

    times: tuple[TimeMention, ...]
    day_parts: tuple[DayPart, ...]


class _Moment(NamedTuple):
    """When a claim speaks."""

    day: date
    minute: int | None
    """Minutes since midnight, where the claim names one time of day."""
    hours: tuple[Hours, ...]
    """What the times and parts of the day that it names may mean."""
    is_named: bool
    """Whether the claim itself names the day; else it is the one on which its article was published."""
    is_weekday: bool = False
    """Whether it names a weekday alone, which may be another week's."""


def find_change(left: Told, right: Told, conflict: Conflict) -> Change | None:
    """Return what kind of change a conflict is, None where it stays a contradiction.

    It is an `update` where both claims count something that only grows (victims, damage) and the later one counts more,
    or where both name the day of which they give a figure or a state, and the days differ, or where the later one says
    that the state is no longer what it was; a `changed_position` where one speaker says opposite things on different
    days. What is of one moment, or of unknown days, is no change; nor is a state that somebody told on a later day:
    who denies on Thursday that they signed on Monday has not undone it since.
    """
    if conflict.kind == "date":
        return None
    left_times, right_times = _times_of(left, conflict, conflict.left), _times_of(right, conflict, conflict.right)
    if conflict.kind == "number" and name_other_days(left_times.times, right_times.times, weekdays_are_past=True):
        return "update"
    one, other = _moment_of(left, left_times), _moment_of(right, right_times)
    if one is None or other is None:
        return None
    if _is_update(left, right, conflict, one, other):
        return "update"
    is_stand = conflict.kind in _STANDS and _is_changed_position(left, right, one, other)
    return "changed_position" if is_stand else None


def find_update_signs(left: Told, right: Told, conflict: Conflict) -> UpdateSigns | None:
    """Return how surely two figures of different moments are one figure brought up to date; None without figures."""
    numbers = find_best_conflict(left.content, right.content, same_language=left.language == right.language)
    if numbers is None:
        return None
    one, other = (
        _moment_of(told, _times_of(told, conflict, spans))
        for told, spans in ((left, conflict.left), (right, conflict.right))
    )
    growth = 0
    if one is not None and other is not None and _grows(left, right, numbers):
        growth = 1 if _counts_more(one, other, numbers) else -1
    return UpdateSigns(
        growth=growth,
        both_named=one is not None and other is not None and one.is_named and other.is_named,
        is_one_sort=_is_one_sort(*numbers),
        log_ratio=log(max(ratio_of(*numbers), 1.0)),
    )


def _is_one_sort(one: Quantity, other: Quantity) -> bool:
    """Whether lists know that two numbers count the same; two words of one language need no list."""
    if one.counted and one.counted == other.counted:
        return True
    units = {in_base_unit(number)[2] for number in (one, other)}
    is_measured = len(units) == 1 and not units & {"", PERSON}
    return is_measured or may_count_alike(one, other) is True or bool(one.noun and one.noun == other.noun)


def _times_of(told: Told, conflict: Conflict, spans: Sequence[Span]) -> _Times:
    """Return the times of which a claim tells what conflicts: of a figure only those that stand in its own clause."""
    if conflict.kind == "number" and spans:
        return _Times(own_times(told, spans[0]), own_day_parts(told, spans[0]))
    return _Times(told.content.times, told.content.day_parts)


def _moment_of(told: Told, told_times: _Times) -> _Moment | None:
    """Return the one day among the times up to the article's, else the article's; None where neither is known."""
    times = told_times.times
    days = [time for time in times if time.first == time.last and (told.day is None or time.first <= told.day)]
    named = {time.first for time in days}
    minutes = {time.minute_of_day for time in times if time.minute_of_day is not None}
    minute = next(iter(minutes)) if len(minutes) == 1 else None
    hours = hours_of(*told_times)
    if len(named) == 1:
        return _Moment(named.pop(), minute, hours, True, all(time.weekday is not None for time in days))
    return None if told.day is None else _Moment(told.day, minute, hours, is_named=False)


def _is_update(left: Told, right: Told, conflict: Conflict, one: _Moment, other: _Moment) -> bool:
    if conflict.kind == "number":
        numbers = find_best_conflict(left.content, right.content, same_language=left.language == right.language)
        if numbers is None:
            return False
        return (
            _is_later_figure(one, other)
            or _is_later_that_day(one, other)
            or (_grows(left, right, numbers) and _counts_more(one, other, numbers))
        )
    if conflict.kind not in ("status", "antonym", "negation"):
        return False
    if find_opposition(left, right) is None:
        return False
    narrated = all(told.content.mode == "narrated" for told in (left, right))
    return (narrated and _is_later_figure(one, other)) or _has_turned(left, right, one, other)


def _has_turned(left: Told, right: Told, one: _Moment, other: _Moment) -> bool:
    """Whether the claim of a later day says that the state is no longer what it was (`reopened`, `no longer`)."""
    later = left if one.day > other.day else right
    return abs(one.day - other.day) >= MIN_UPDATE_GAP and bool(find_conflict_words(later, "turn"))


def _is_later_figure(one: _Moment, other: _Moment) -> bool:
    """Whether both claims name their days, and these differ."""
    may_be_one = (one.is_weekday or other.is_weekday) and one.day.isoweekday() == other.day.isoweekday()
    return one.is_named and other.is_named and not may_be_one and abs(one.day - other.day) >= MIN_UPDATE_GAP


def _is_later_that_day(one: _Moment, other: _Moment) -> bool:
    """Whether both claims name one day, and moments of it that cannot be one."""
    return one.is_named and other.is_named and one.day == other.day and _order_of_hours(one, other) != 0


def _order_of_hours(one: _Moment, other: _Moment) -> int:
    """Return 1 where the second moment is later in its day than the first, -1 where earlier, 0 where nobody knows."""
    if one.minute is not None and other.minute is not None:
        return (other.minute > one.minute) - (other.minute < one.minute)
    if not one.hours or not other.hours:
        return 0
    if max(hours.last for hours in one.hours) < min(hours.first for hours in other.hours):
        return 1
    return -1 if max(hours.last for hours in other.hours) < min(hours.first for hours in one.hours) else 0


def _grows(left: Told, right: Told, numbers: tuple[Quantity, Quantity]) -> bool:
    """Whether both claims count what can only become more."""
    return all(
        number.counted == GROWING or find_conflict_words(told, "sequel")
        for told, number in zip((left, right), numbers, strict=True)
    )


def _counts_more(one: _Moment, other: _Moment, numbers: tuple[Quantity, Quantity]) -> bool:
    """Whether the later claim has the higher number; of one day, the one that names the later time of day."""
    earlier, later = (number.low for number in map(_in_base, numbers))
    if one.day == other.day:
        order = _order_of_hours(one, other)
        return order != 0 and (order > 0) == (earlier < later)
    return (one.day < other.day) == (earlier < later)


class _Range(NamedTuple):
    low: float
    high: float
    unit: str


def _in_base(number: Quantity) -> _Range:
    return _Range(*in_base_unit(number))


def _is_changed_position(left: Told, right: Told, one: _Moment, other: _Moment) -> bool:
    gap = MIN_UPDATE_GAP if one.is_named and other.is_named else MIN_SPEECH_GAP
    said = left.content.mode != "narrated" and right.content.mode != "narrated"
    return said and abs(one.day - other.day) >= gap and is_same_person(left, right)


def is_same_person(left: Told, right: Told) -> bool:
    """Whether both claims surely name one speaker: a person or body, in any scripts, or an office with its country."""
    one, other = left.content.speaker, right.content.speaker
    if one is None or other is None:
        return False
    return is_same_speaker(one, left.language, other, right.language) is True
