"""The words of days and times, by language, in one table: a look-up a word tells whether a time may begin there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from claimdiff.calendars import gregorian_months_of, lunar_hijri_months, solar_hijri_months
from claimdiff.content.phrases import Phrases
from claimdiff.content.quantity_words import read_data
from claimdiff.content.tokens import fold_phrase


@dataclass(frozen=True, slots=True)
class TimeWords:
    """One language's words of days and times."""

    language: str
    phrases: Phrases
    """What begins a time: `month:3`, `solar:5`, `lunar:9`, `weekday:1` (Monday), `day:-1`, `span_year:-1`, `clock:720`,
    `hour:6` (an hour by its ordinal)."""
    dayparts: Phrases
    """`am`, `pm` or `night`."""
    minutes: Phrases
    """Minutes after the hour."""
    next_words: frozenset[str]
    last_words: frozenset[str]
    not_day: frozenset[str]
    """Words after which `today` or `tomorrow` means something else (`per day`, `la mañana`)."""
    ambiguous_months: frozenset[str]
    month_intro: frozenset[str]
    year_before: frozenset[str]
    year_after: frozenset[str]
    clock_strong: frozenset[str]
    clock_weak: frozenset[str]
    hour_strong: frozenset[str]
    hour_weak: frozenset[str]
    minute_word: frozenset[str]


@cache
def time_words_of(language: str) -> TimeWords | None:
    """Return the words of days and times of a language, or None where there are none."""
    table = read_data("times.toml").get(language)
    if table is None:
        return None
    return TimeWords(
        language,
        _phrases(language, table),
        dayparts=_simple_phrases(table, ("am", "pm", "night")),
        minutes=_minutes(table),
        next_words=_words(table, "next"),
        last_words=_words(table, "last"),
        not_day=_words(table, "not_day"),
        ambiguous_months=_words(table, "ambiguous_months") | _abbreviations(language),
        month_intro=_words(table, "month_intro"),
        year_before=_words(table, "year_before"),
        year_after=_words(table, "year_after"),
        clock_strong=_words(table, "clock_strong"),
        clock_weak=_words(table, "clock_weak"),
        hour_strong=_words(table, "hour_strong"),
        hour_weak=_words(table, "hour_weak"),
        minute_word=_words(table, "minute_word"),
    )


def _phrases(language: str, table: dict[str, Any]) -> Phrases:
    phrases = Phrases(tuple(table.get("prefixes", ())))
    for key, forms in table.items():
        name, _, number = key.rpartition("_")
        if name in ("day", "span_year", "span_month", "span_week", "clock") and number.lstrip("-").isdecimal():
            phrases.add(f"{name}:{number}", cast(str, forms).split())
    _add_numbered(phrases, "weekday", cast(str, table.get("weekdays", "")))
    _add_numbered(phrases, "hour", cast(str, table.get("hours", "")))
    for name, month in gregorian_months_of(language):
        phrases.add(f"month:{month}", [name])
    _add_numbered(phrases, "month", cast(str, table.get("months", "")))
    if language in ("fa", "ar"):
        kind, months = ("solar", solar_hijri_months()) if language == "fa" else ("lunar", lunar_hijri_months())
        for name, month in months.items():
            phrases.add(f"{kind}:{month}", [name, *([f"{name}ماه"] if kind == "solar" else [])])
    return phrases


def _add_numbered(phrases: Phrases, kind: str, text: str) -> None:
    for number, forms in enumerate(text.replace("\n", " ").split(";") if text else [], start=1):
        phrases.add(f"{kind}:{number}", forms.split())


def _simple_phrases(table: dict[str, Any], names: tuple[str, ...]) -> Phrases:
    phrases = Phrases()
    for name in names:
        phrases.add(name, cast(str, table.get(name, "")).split())
    return phrases


def _abbreviations(language: str) -> frozenset[str]:
    """Return the folded month names that shorten another (`sept`): beside a day they are months, else other words."""
    months = [(fold_phrase(name)[0], number) for name, number in gregorian_months_of(language)]
    return frozenset(
        name for name, n in months if any(n == m and full != name and full.startswith(name) for full, m in months)
    )


def _minutes(table: dict[str, Any]) -> Phrases:
    phrases = Phrases()
    for key, forms in table.items():
        if key.startswith("minutes_"):
            phrases.add(key.removeprefix("minutes_"), cast(str, forms).split())
    return phrases


def _words(table: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(fold_phrase(form)[0] for form in cast(str, table.get(name, "")).split())
