"""Times of day: `10:20`, `at 6.40 a.m.`, `18h30`, `الساعة السادسة والنصف مساء`, `ساعت ده صبح`."""

from __future__ import annotations

import re

from claimdiff.content.number_words import number_words_of
from claimdiff.content.quantity_words import quantity_words_of
from claimdiff.content.read_number import read_number
from claimdiff.content.time_words import TimeWords
from claimdiff.content.tokens import Token

_HOURS_A_DAY = 24
_MINUTES_AN_HOUR = 60
_NOON = 12
_FIRST_NIGHT_HOUR = 6
"""`Ten at night` is 22:00, `two at night` 2:00."""
_MINUTES_IN_WORDS = (15, 30)
"""What may be written with an hour as a share of it (`هشت و نیم`)."""
_POINTED = re.compile(r"(\d{1,2})\.(\d{2})")
_POINTED_OR_COMMA = re.compile(r"(\d{1,2})[.,٫](\d{2})")
"""What only a word for hour before it, or a zone beside it, makes a time of day of: `الساعة 18,00`."""
_ZONED = re.compile(r"(\d{1,2})(?:[.,٫]?(\d{2}))?")
_HOURS = frozenset(("hours", "hrs", "h"))
_DAYS_LIKE_DAYPARTS = frozenset(("ru", "uk"))
"""Where four in the afternoon reads like four days (`четыре дня`)."""
_HOURS_LIKE_ORDINALS = frozenset(("uk",))
"""Where `at the second` may go on with any noun (`о другій хвилі`)."""
_HOURS_BY_ORDINAL = frozenset({"ar"})
"""Where an hour is told by its ordinal: `أربعة مساء` are four of something in the evening, not four o'clock."""
_DAYPART_FIRST = frozenset(("ur", "hi"))
_FILLERS = frozenset(("من", "of", "the", "،", ",", "الساعه", "del", "o", "clock", "'", "’"))


def find_clock(tokens: tuple[Token, ...], at: int, words: TimeWords) -> tuple[int, int, int] | None:
    """Return minutes since midnight, first token and index after the last of the time of day at a token, or None."""
    token = tokens[at]
    if token.kind == "sign":
        return None
    if token.kind == "digits" and (by_zone := _by_zone(tokens, at, words)):
        return by_zone
    if token.kind == "word" and (by_name := _by_name(tokens, at, words)):
        return by_name
    before = tokens[at - 1].word if at else ""
    strong, weak = before in words.clock_strong, before in words.clock_weak
    hour_minute = _hour_and_minute(tokens, at, words, is_introduced=strong or weak, is_hour=strong)
    if hour_minute is None:
        return None
    hour, minute, last, is_exact = hour_minute
    last, marked, hinted = _hour_marker(tokens, last, words)
    if minute == 0 and _are_minutes(tokens, last, words, is_marked=marked, is_hinted=hinted and weak):
        minute, last = int(tokens[last].raw), last + 1  # 18h30, à 9 heures 30
    minute, last = _minutes_after(tokens, last, words, minute) if strong or hinted else (minute, last)
    part, last = _daypart(tokens, last, words)
    if not part and words.language in _DAYPART_FIRST and (earlier := words.dayparts.match_before(tokens, at)):
        part = earlier[0]
    is_exact = is_exact or (
        _POINTED.fullmatch(token.raw) is not None and last < len(tokens) and tokens[last].raw == ":"
    )
    part_tells = (
        bool(part)
        and words.language not in _DAYPART_FIRST
        and (words.language not in _DAYS_LIKE_DAYPARTS or weak or hinted or is_exact)
    )
    is_clock = (
        is_exact
        or strong
        or marked
        or part_tells
        or (hinted and weak and not (last < len(tokens) and tokens[last].word in words.hour_stop))
        or (weak and minute > 0 and not hinted and not _is_amount(tokens, last, words))
    )
    if not is_clock or hour >= _HOURS_A_DAY or minute >= _MINUTES_AN_HOUR:
        return None
    return minute_of_day(hour, minute, part), at, last


def _are_minutes(tokens: tuple[Token, ...], at: int, words: TimeWords, *, is_marked: bool, is_hinted: bool) -> bool:
    """Whether two digits behind an hour are its minutes, and don't count what follows (`à 9 heures 30 personnes`)."""
    if not (is_marked or is_hinted) or at >= len(tokens):
        return False
    if tokens[at].kind != "digits" or len(tokens[at].raw) != 2:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    context = quantity_words_of(words.language)
    if is_marked or following is None or context is None:
        return True
    if following.kind == "sign":
        return following.raw not in "%$€£"
    unit = context.units.match_at(tokens, at + 1)
    is_minute = unit is not None and unit[0].startswith("minute")
    return is_minute or words.zones.match_at(tokens, at + 1) is not None or following.word in context.stop


def _by_zone(tokens: tuple[Token, ...], at: int, words: TimeWords) -> tuple[int, int, int] | None:
    """Read digits that only the zone beside them makes a time of day: `1230 GMT`, `18.00 мск`, `(15,00 ت غ)`."""
    digits = _ZONED.fullmatch(tokens[at].raw)
    if digits is None or _has_colon(tokens, at):
        return None
    last = at + 1
    if last < len(tokens) and tokens[last].word in words.hour_strong | words.hour_weak | _HOURS:
        last += 1
    behind, before = words.zones.match_at(tokens, last), words.zones.match_before(tokens, at)
    is_pointed = _POINTED.fullmatch(tokens[at].raw) is not None
    if behind is None and (before is None or not is_pointed):
        return None
    if behind is not None and behind[0] == "local" and not digits[2]:
        return None
    hour, minute = int(digits[1]), int(digits[2] or 0)
    return (hour * _MINUTES_AN_HOUR + minute, at, last) if hour < _HOURS_A_DAY and minute < _MINUTES_AN_HOUR else None


def find_zone(tokens: tuple[Token, ...], first: int, last: int, words: TimeWords) -> tuple[str, int]:
    """Return the zone that a time of day is told in, empty where none is, and the index after it."""
    for at in (last, last - 1):  # a las 18.00 hora local
        if at > first and (behind := words.zones.match_at(tokens, at)):
            return _with_offset(tokens, *behind)
    if last < len(tokens) and tokens[last].raw == "(" and (inside := words.zones.match_at(tokens, last + 1)):
        zone, end = _with_offset(tokens, *inside)
        if end < len(tokens) and tokens[end].raw == ")":
            return zone, end
    before = words.zones.match_before(tokens, first)
    return (before[0] if before else ""), last


def _with_offset(tokens: tuple[Token, ...], zone: str, last: int) -> tuple[str, int]:
    """Return a zone with the hours written onto it (`GMT+3`), and the index after it."""
    if last + 1 >= len(tokens) or tokens[last].raw not in ("+", "-") or tokens[last].start != tokens[last - 1].end:
        return zone, last
    offset = tokens[last + 1]
    return (f"{zone}{tokens[last].raw}{offset.raw}", last + 2) if offset.kind == "digits" else (zone, last)


def _is_amount(tokens: tuple[Token, ...], last: int, words: TimeWords) -> bool:
    """Whether a unit or a word such as `million` follows, so that `at 6.40` gives no time (`at 6.40 percent`)."""
    numbers, context = number_words_of(words.language), quantity_words_of(words.language)
    if last >= len(tokens) or numbers is None or context is None:
        return False
    return context.units.match_at(tokens, last) is not None or numbers.atom(tokens[last]) is not None


def _by_name(tokens: tuple[Token, ...], at: int, words: TimeWords) -> tuple[int, int, int] | None:
    """Read a time of day that a word begins: an hour by its ordinal, or minutes before an hour."""
    matched = words.phrases.match_at(tokens, at)
    kind, _, hour = matched[0].partition(":") if matched else ("", "", "")
    if matched and kind == "hour":
        return _by_hour_name(tokens, (at, matched[1]), int(hour), words)
    if matched and kind == "half_hour":
        return _half_hour(tokens, (at, matched[1]), int(hour), words)
    minutes = words.before_hours.match_at(tokens, at)
    return _before_hour(tokens, (at, minutes[1]), int(minutes[0]), words) if minutes else None


def _half_hour(
    tokens: tuple[Token, ...], span: tuple[int, int], hour: int, words: TimeWords
) -> tuple[int, int, int] | None:
    """Read `в половине девятого`, where no noun follows: `в половине третьего тайма` is no time of day."""
    at, last = span
    part, after = _daypart(tokens, last, words)
    goes_on = last < len(tokens) and tokens[last].kind == "word"
    if not part and (goes_on or not at or tokens[at - 1].word not in words.clock_weak):
        return None
    return minute_of_day((hour - 1) % _NOON, _MINUTES_AN_HOUR // 2, part), at, after


def _before_hour(
    tokens: tuple[Token, ...], span: tuple[int, int], minutes: int, words: TimeWords
) -> tuple[int, int, int] | None:
    """Read `halb neun`, `half past eight` and `ساڑھے آٹھ بجے`, where minutes stand before their hour."""
    at, hour_at = span
    if hour_at >= len(tokens) or tokens[hour_at].kind == "sign":
        return None
    hour = _hour_and_minute(tokens, hour_at, words, is_introduced=True)
    if hour is None or hour[1] or not 1 <= hour[0] <= _NOON:
        return None
    last, marked, _hinted = _hour_marker(tokens, hour[2], words)
    part, last = _daypart(tokens, last, words)
    before = tokens[at - 1].word if at else ""
    if not (marked or part or before in words.clock_strong | words.clock_weak):
        return None
    if words.language in _DAYPART_FIRST and (earlier := words.dayparts.match_before(tokens, at)):
        part = earlier[0]
    return minute_of_day(hour[0], 0, part, plus=minutes), at, last


def _by_hour_name(
    tokens: tuple[Token, ...], span: tuple[int, int], hour: int, words: TimeWords
) -> tuple[int, int, int] | None:
    """Read an hour by its ordinal, after the word for hour or before a part of the day."""
    at, after = span
    before = tokens[at - 1].word if at else ""
    minute, last = _minutes_after(tokens, after, words, 0)
    part, last = _daypart(tokens, last, words)
    is_introduced = before in words.clock_strong or _has_clitic(before, words)
    is_introduced = is_introduced or (before in words.clock_weak and words.language not in _HOURS_LIKE_ORDINALS)
    if not part and not is_introduced and last == after:
        return None
    return minute_of_day(hour, minute, part), at, last


def _has_clitic(word: str, words: TimeWords) -> bool:
    return any(word.endswith(strong) and len(word) - len(strong) <= 1 for strong in words.clock_strong)


def _hour_and_minute(
    tokens: tuple[Token, ...], at: int, words: TimeWords, *, is_introduced: bool, is_hour: bool = False
) -> tuple[int, int, int, bool] | None:
    """Return hour, minute, the index after them, and whether the form alone makes a clock time of them (`10:20`)."""
    token = tokens[at]
    if token.kind == "digits":
        has_comma = is_hour and not _is_amount(tokens, at + 1, words)
        if pointed := (_POINTED_OR_COMMA if has_comma else _POINTED).fullmatch(token.raw):
            return (int(pointed[1]), int(pointed[2]), at + 1, False)
        if len(token.raw) > 2 or not token.raw.isdecimal():
            return None
        if _has_colon(tokens, at):
            return (int(token.raw), int(tokens[at + 2].raw), at + 3, int(token.raw) < _HOURS_A_DAY)
        return int(token.raw), 0, at + 1, False
    if not is_introduced and (not words.dayparts or words.language in _HOURS_BY_ORDINAL):
        return None
    numbers = number_words_of(words.language)
    if numbers is None or numbers.atom(token) is None:
        return None
    number = read_number(tokens, at, numbers)
    if number is None or not 1 <= number.value < _HOURS_A_DAY:
        return None
    hour, minute = divmod(number.value * _MINUTES_AN_HOUR, _MINUTES_AN_HOUR)
    is_written = minute == 0 or (is_introduced and minute in _MINUTES_IN_WORDS)
    return (int(hour), int(minute), number.last, False) if is_written else None


def _has_colon(tokens: tuple[Token, ...], at: int) -> bool:
    if at + 2 >= len(tokens) or tokens[at + 1].raw not in (":", "："):
        return False
    minute = tokens[at + 2]
    glued = tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == minute.start
    return glued and len(minute.raw) == 2 and minute.raw.isdecimal() and int(minute.raw) < _MINUTES_AN_HOUR


def _hour_marker(tokens: tuple[Token, ...], last: int, words: TimeWords) -> tuple[int, bool, bool]:
    """Return the index after a word for hour, whether it always marks a time of day, and whether it may."""
    if last >= len(tokens):
        return last, False, False
    word = tokens[last].word
    if words.language == "en":
        following = tokens[last + 2].word if last + 2 < len(tokens) else ""
        return (last + 3, True, True) if word == "o" and following == "clock" else (last, False, False)
    if word in words.hour_strong:
        return last + 1, True, True
    return (last + 1, False, True) if word in words.hour_weak else (last, False, False)


def _minutes_after(tokens: tuple[Token, ...], last: int, words: TimeWords, minute: int) -> tuple[int, int]:
    """Return the minutes that words add to an hour (`والنصف`, `وأربعين دقيقة`), and the index after them."""
    if matched := words.minutes.match_at(tokens, last):
        return int(matched[0]), matched[1]
    numbers = number_words_of(words.language)
    if numbers is None or last >= len(tokens) or not words.minute_word:
        return minute, last
    at = last + 1 if tokens[last].word == "و" else last
    number = read_number(tokens, at, numbers) if at < len(tokens) else None
    is_minutes = number is not None and number.last < len(tokens) and tokens[number.last].word in words.minute_word
    if number is None or not is_minutes or not 0 <= number.value < _MINUTES_AN_HOUR:
        return minute, last
    return int(number.value), number.last + 1


def _daypart(tokens: tuple[Token, ...], last: int, words: TimeWords) -> tuple[str, int]:
    """Return `am`, `pm`, `night` or nothing, and the index after it; `a.m.` is read across its full stops."""
    for at in (last, last + 1):
        if words.language == "en" and at < len(tokens) and tokens[at].word in ("a", "p"):
            at_m = at + 2 if at + 1 < len(tokens) and tokens[at + 1].raw == "." else at + 1
            if at_m < len(tokens) and tokens[at_m].word == "m":
                has_stop = at_m > at + 1 and at_m + 1 < len(tokens) and tokens[at_m + 1].raw == "."
                return f"{tokens[at].word}m", at_m + 1 + has_stop
        if matched := words.dayparts.match_at(tokens, at):
            return matched
        if at >= len(tokens) or tokens[at].raw not in _FILLERS:
            break
    return "", last


def minute_of_day(hour: int, minute: int, part: str, plus: int = 0) -> int:
    """Return minutes since midnight of an hour and minute in the part of the day `am`, `pm`, `night` or none.

    `plus` is added, or taken off where it is below zero, after the hour is told (`a quarter to one`).
    """
    if part == "pm" and hour < _NOON:
        hour += _NOON
    elif part == "am" and hour == _NOON:
        hour = 0
    elif part == "night" and hour <= _NOON:
        hour = 0 if hour == _NOON else hour + _NOON if hour >= _FIRST_NIGHT_HOUR else hour
    return (hour * _MINUTES_AN_HOUR + minute + plus) % (_HOURS_A_DAY * _MINUTES_AN_HOUR)
