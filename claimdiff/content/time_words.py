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
    `hour:6` (an hour by its ordinal), `half_hour:9` (half an hour before nine)."""
    zones: Phrases
    """Time zones beside a time of day, by name: `utc`, `local`."""
    nights: Phrases
    """What before a day makes the night before it (`-1`) or the one that begins on it (`1`)."""
    events_before: Phrases
    """Words before or behind a day without its year that make an event's name of it (`the October 7 attack`)."""
    events_after: Phrases
    dayparts: Phrases
    """`am`, `pm` or `night`."""
    minutes: Phrases
    """Minutes after the hour."""
    before_hours: Phrases
    """Minutes that words before an hour add to it or take from it (`halb neun`, `ساڑھے آٹھ`)."""
    directions: Phrases
    """What stands beside a weekday or month: `next`, `last` or `this`."""
    unsure_directions: frozenset[str]
    """Words for `next` and `last` beside a weekday that say the nearest one or the one a week further."""
    ordinal_days: Phrases
    """Words for the day of a month, with its number."""
    ordinal_of: frozenset[str]
    """Words of which one must stand between such a day and its month."""
    ordinal_tails: frozenset[str]
    """Words that end such a day and name none by themselves (`والعشرين`)."""
    ordinal_not_after: frozenset[str]
    """Words after which the ordinal is of a week or a half (`الأسبوع الأول من سبتمبر`)."""
    ago: Phrases
    """Behind a length of time, these count it back from the day of publication (`ago`)."""
    ago_first: Phrases
    """The same before it (`il y a`)."""
    ago_whole: Phrases
    """Lengths of time without a number, by unit and count: `week:1`, `day:2`."""
    ago_stop: Phrases
    """Words behind it that make a time before some event of it, or none (`قبل ثلاثة أيام من الانتخابات`)."""
    ago_from: frozenset[str]
    """Words before it that do so."""
    ago_from_endings: tuple[str, ...]
    ago_only: frozenset[str]
    """Words that may stand between those and the length (`صرف`)."""
    ago_not_after: frozenset[str]
    """Words that make a limit of it some words later (`لا يصدر قبل أسبوعين`)."""
    ago_starts: frozenset[str]
    """The words that `ago` and `ago_first` begin with."""
    decade_before: Phrases
    decade_after: Phrases
    """`glued` for what must be written onto the digits, and makes a decade only of four (`1990s`, but `in his 90s`)."""
    not_day: frozenset[str]
    """Words after which `today` or `tomorrow` means something else (`per day`, `la mañana`)."""
    ambiguous_months: frozenset[str]
    glued_months: frozenset[str]
    """Those with a particle written onto them, which makes another word of them (`باب`, a door, for `في آب`)."""
    short_months: frozenset[str]
    """Names that are written with a full stop (`Sept.`)."""
    month_intro: frozenset[str]
    since: frozenset[str]
    """Words before a month that has begun; `since_between` may stand between."""
    since_between: frozenset[str]
    year_before: frozenset[str]
    year_after: frozenset[str]
    clock_strong: frozenset[str]
    clock_weak: frozenset[str]
    hour_strong: frozenset[str]
    hour_weak: frozenset[str]
    hour_stop: frozenset[str]
    """Words after which the hours last (`à deux heures de Paris`)."""
    minute_word: frozenset[str]


@cache
def time_words_of(language: str) -> TimeWords | None:
    """Return the words of days and times of a language, or None where there are none."""
    table = read_data("times.toml").get(language)
    if table is None:
        return None
    prefixes = tuple(table.get("prefixes", ()))
    ago, ago_first = _form_list(table, "ago"), _form_list(table, "ago_first")
    return TimeWords(
        language,
        _phrases(language, table),
        zones=_keyed(table, "zone_"),
        nights=_keyed(table, "nights_"),
        events_before=_phrase_list(_form_list(table, "events_before"), prefixes),
        events_after=_phrase_list(_form_list(table, "events_after")),
        dayparts=_simple_phrases(table, ("am", "pm", "night")),
        minutes=_keyed(table, "minutes_"),
        before_hours=_keyed(table, "before_hour_"),
        directions=_simple_phrases(table, ("next", "last", "this")),
        unsure_directions=_words(table, "unsure_directions"),
        ordinal_days=_ordinal_days(table, prefixes),
        ordinal_of=_words(table, "ordinal_of"),
        ordinal_tails=_words(table, "ordinal_tails"),
        ordinal_not_after=_words(table, "ordinal_not_after"),
        ago=_phrase_list(ago),
        ago_first=_phrase_list(ago_first, prefixes),
        ago_whole=_ago_whole(table),
        ago_stop=_phrase_list(_form_list(table, "ago_stop")),
        ago_from=_words(table, "ago_from"),
        ago_from_endings=tuple(table.get("ago_from_endings", ())),
        ago_only=_words(table, "ago_only"),
        ago_not_after=_words(table, "ago_not_after"),
        ago_starts=frozenset(
            prefix + fold_phrase(form)[0] for form in (*ago, *ago_first) for prefix in ("", *prefixes)
        ),
        decade_before=_phrase_list(_form_list(table, "decade_before"), prefixes),
        decade_after=_simple_phrases(table, ("glued", "decade_after")),
        not_day=_words(table, "not_day"),
        ambiguous_months=_words(table, "ambiguous_months") | _abbreviations(language),
        glued_months=frozenset(prefix + month for month in _words(table, "ambiguous_months") for prefix in prefixes),
        short_months=_abbreviations(language),
        month_intro=_words(table, "month_intro"),
        since=_words(table, "since"),
        since_between=_words(table, "since_between"),
        year_before=_words(table, "year_before"),
        year_after=_words(table, "year_after"),
        clock_strong=_words(table, "clock_strong"),
        clock_weak=_words(table, "clock_weak"),
        hour_strong=_words(table, "hour_strong"),
        hour_weak=_words(table, "hour_weak"),
        hour_stop=_words(table, "hour_stop"),
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
    _add_numbered(phrases, "half_hour", cast(str, table.get("half_hours", "")))
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
    if language == "ar":  # there one country's name only begins like another's (يوليو, يوليوز)
        return frozenset()
    months = [(fold_phrase(name)[0], number) for name, number in gregorian_months_of(language)]
    return frozenset(
        name for name, n in months if any(n == m and full != name and full.startswith(name) for full, m in months)
    )


def _keyed(table: dict[str, Any], key_prefix: str) -> Phrases:
    phrases = Phrases()
    for key, forms in table.items():
        if key.startswith(key_prefix):
            phrases.add(key.removeprefix(key_prefix), cast(str, forms).split())
    return phrases


def _ordinal_days(table: dict[str, Any], prefixes: tuple[str, ...]) -> Phrases:
    phrases = Phrases(prefixes)
    listed = cast(str, table.get("ordinal_days", "")).replace("\n", " ")
    for day, forms in enumerate(listed.split(";") if listed else [], start=1):
        phrases.add(str(day), forms.split())
    return phrases


def _ago_whole(table: dict[str, Any]) -> Phrases:
    phrases = Phrases()
    for key, forms in table.items():
        name, _, unit_count = key.partition("_")
        unit, _, count = unit_count.partition("_")
        if name == "ago" and count.isdecimal():
            phrases.add(f"{unit}:{count}", cast(str, forms).split())
    return phrases


def _form_list(table: dict[str, Any], name: str) -> list[str]:
    return cast(str, table.get(name, "")).split()


def _phrase_list(forms: list[str], prefixes: tuple[str, ...] = ()) -> Phrases:
    phrases = Phrases(prefixes)
    phrases.add("", forms)
    return phrases


def _words(table: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(fold_phrase(form)[0] for form in cast(str, table.get(name, "")).split())
