"""The parts of what a claim says that can be compared without a model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Mode = Literal["narrated", "quoted", "reported"]
"""In the outlet's own voice, within quotation marks, or as somebody's words in reported speech."""

Stance = Literal["affirms", "denies", "reports_denial", "reports_accusation"]
"""Whether the claim says that something is so, is not so, that somebody denies it, or accuses somebody of it."""

Bound = Literal["exactly", "about", "at_least", "at_most", "more_than", "less_than"]

DayPartName = Literal["dawn", "morning", "noon", "afternoon", "evening", "night", "midnight"]
DAY_PART_NAMES: tuple[DayPartName, ...] = get_args(DayPartName)

Measure = Literal["", "change", "level"]
"""How much something became more or less (`rose by 2 percent`), what it became (`rose to 5 percent`), or neither."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a claim, with what it counts."""

    low: float
    high: float
    """Equal to `low` unless the claim gives a range."""
    bound: Bound
    unit: str
    """A canonical unit (`%`, `USD`, `km`, `hour`, …) where the language's rules know it, else an empty text."""
    noun: str
    """The folded word that is counted, as written next to the number; empty where none is."""
    start: int
    end: int
    """Characters of the claim's text that hold the number (and its unit sign, where one is attached)."""
    counted: str = ""
    """As what people are counted (`dead`, `hurt`, `held`, … in `content/counted.toml`); empty where no word tells."""
    sort: str = ""
    """What the noun means in every language (`soldier`, `missile`, … in `content/counted_nouns.toml`); empty where no
    list knows it."""
    measure: Measure = ""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A day, month, year or time of day that a claim speaks of."""

    first: date
    last: date
    """The days it may mean: equal for a day, the month's ends for a month."""
    minute_of_day: int | None
    """Minutes since midnight for a time of day, else None."""
    start: int
    end: int
    weekday: int | None = None
    """1 (Monday) to 7 where a weekday stands by itself: `first` is then the last one, though the claim may mean the
    next, or `date.min` where the article's day is unknown; else None."""
    is_year_guessed: bool = False
    """Whether a day and month stand without their year, so that `first` is of the nearest one."""
    zone: str = ""
    """The zone that a time of day is told in (`utc`, `msk`, `local`, …, keys of `content/times.toml`); empty where no
    word tells."""


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day that a claim names without an hour, and the characters of its text that do."""

    name: DayPartName
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClaimContent:
    """What one claim says, as far as rules can tell; without rules for its language only `is_covered`, False."""

    is_covered: bool
    speaker: str | None = None
    """Who is quoted or reported to say it, as the article names them."""
    mode: Mode = "narrated"
    stance: Stance = "affirms"
    negated: bool = False
    """Whether the main verb is negated (`did not`, `never refused` counts as two and cancels)."""
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    day_parts: tuple[DayPart, ...] = ()
    names: tuple[str, ...] = ()
    """Folded, script-independent forms of the proper names, so that transliterations of one name meet."""
