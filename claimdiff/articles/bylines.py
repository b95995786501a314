"""Bylines and datelines: which short lines say who wrote, where and when."""

from __future__ import annotations

import re
from functools import lru_cache

from claimdiff.articles.byline_phrases import AUTHOR_LEADS, PARTICLES, STAFF, STAMP_WORDS
from claimdiff.articles.captions import is_agency
from claimdiff.articles.datelines import DateMention, find_dates
from claimdiff.articles.noise import ends_sentence
from claimdiff.calendars import weekdays
from claimdiff.fold import fold_phrases, fold_text

MAX_BYLINE = 170
MAX_SOURCE = 40
"""Characters of «Source: Coast Daily» beside a date."""
MAX_OTHER_WORDS = 11
"""Words a dateline may hold beside its date."""

_PARTICLES = frozenset(fold_phrases(PARTICLES))
_SOURCE = re.compile(
    r"(?:source|sources|المصدر|مصدر|fuente|quelle|источник|джерело|kaynak|منبع|ماخذ|מקור|sumber|来源|來源|출처)\s?[:：]"
)
_DELIMITERS = ",،;؛–—-|:：•·./()（）[]⁄\u2022"
_CLOCK = re.compile(r"(?:\d{1,2}[:.h٫]\d{2}(?:[:.]\d{2})?|\d{1,2}\s?(?:am|pm|uhr|h))\b", re.IGNORECASE)
_ZONE = re.compile(r"\b(?:gmt|utc)\s?[+-]\s?\d{1,2}|\([^()]{0,12}\btime\)|\(توقيت [^()]{2,30}\)", re.IGNORECASE)
_CJK_DATELINE = re.compile(
    r"(?:[^，。,.]{1,12}[，,]\s?)?[^，。,.]{0,24}?\d{1,2}\s?月\s?\d{1,2}\s?日\s?(?:电|電|讯|訊|消息|专电)?\s?(?:[（(][^）)]{1,40}[）)])?"
)
PLACE_AND_QUOTED = re.compile(r"[^:：«»]{2,60}[:：]\s?[«“\"]([^»”\"]{2,40})[»”\"]")
_AGENCY_HEAD = re.compile(r"(?:[^()（）.!?؟]|\.(?=\s\d)){2,60}[(（]([^()（）]{2,30})[)）]\s?(?:-{1,2}|–|—)\s?\S")
_PLACE_DASH = re.compile(r"([^–—|:«»]{2,40}?)\s[–—|-]\s([^–—|:«»]{2,40})")


@lru_cache(maxsize=1)
def _stamp_words() -> frozenset[str]:
    return frozenset(fold_phrases(STAMP_WORDS)) | weekdays() | {""}


@lru_cache(maxsize=1)
def _staff() -> frozenset[str]:
    return frozenset(fold_phrases(STAFF))


@lru_cache(maxsize=1)
def _named() -> tuple[str, ...]:
    return tuple(fold_phrases(AUTHOR_LEADS))


def is_staff(name: str) -> bool:
    """Return whether `name` stands for writers without a name: "editorial team", «وكالات»."""
    return fold_text(name) in _staff()


def is_dateline(line: str) -> bool:
    """Return whether `line` is short and holds a date set off by punctuation, with few words beside it."""
    if len(line) > MAX_BYLINE:
        return False
    if _CJK_DATELINE.fullmatch(line):
        return True
    return (
        bool(_CLOCK.fullmatch(line))
        or _is_stamp(line)
        or any(_is_set_off(line, mention) for mention in find_dates(line))
    )


def _is_stamp(line: str) -> bool:
    """Whether `line` holds a date or a clock time and nothing else but words such as "published on", "2 hours ago"."""
    dates = find_dates(line)
    rest = line
    for mention in reversed(dates):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    rest, n_clocks = _CLOCK.subn(" ", rest)
    rest = rest.strip(" |,،")
    if dates and _SOURCE.match(fold_text(rest)) and len(rest) <= MAX_SOURCE:
        return True
    words = [fold_text(word) for word in re.findall(r"[^\W\d_]+", _ZONE.sub(" ", rest))]
    return (bool(dates) or n_clocks > 0) and all(w in _stamp_words() for w in words)


def _is_set_off(line: str, mention: DateMention) -> bool:
    before, after = words_beside(line, mention)
    is_set_off = (not before or before[-1] in _DELIMITERS) and (not after or after[0] in _DELIMITERS)
    if not is_set_off or "?" in line or "؟" in line:
        return False
    # "12 March 2026: Ceasefire declared in …" is an entry of a chronology
    if not before and after[:1] in (":", "：") and len(after.split()) > 3:
        return False
    # without spaces between words, what counts is characters
    n_words = max(len((before + " " + after).split()), len(re.findall("[\u3040-\u9fff]", before + after)) // 2)
    return n_words <= (4 if ends_sentence(line) and not line.endswith(")") else MAX_OTHER_WORDS)


def names_more_than_time(line: str) -> bool:
    """Return whether a dateline holds words beside date and time: a place, an outlet, an author."""
    dates = find_dates(line)
    if not dates:
        return not _CLOCK.fullmatch(line)
    before, after = words_beside(line, dates[0])
    rest = [w for w in re.findall(r"[^\W\d_]{2,}", before + " " + after) if fold_text(w) not in _stamp_words()]
    return bool(rest)


def words_beside(line: str, mention: DateMention) -> tuple[str, str]:
    """What stands before and after a date, without weekday, clock time and words such as "published on".

    A delimiter glued to a word that is taken off ("2026 року, …") stays: it sets the date off.
    """
    words = _CLOCK.sub("", line[: mention.start]).split()
    while words and fold_text(words[-1].strip(":,،.()")) in _stamp_words():
        words.pop()
    tail, glued = _CLOCK.sub("", line[mention.end :]).split(), ""
    while tail and tail[0][0] not in "([（" and fold_text(tail[0].strip(":,،.()")) in _stamp_words():
        word = tail.pop(0)
        glued = word[-1] if word[-1] in _DELIMITERS else glued
    return " ".join(words), (glued + " ".join(tail)).strip()


def agency_head(line: str) -> re.Match[str] | None:
    """Return where a paragraph begins as an agency's report does: `TELORA, March 15 (Reuters) - …`, else None."""
    found = _AGENCY_HEAD.match(line[:120])
    return found if found and is_agency(found.group(1)) else None


def is_byline(line: str) -> bool:
    """Return whether `line` names who wrote: the editors, an author after "By"/«بقلم», a source, an account."""
    if len(line) > MAX_BYLINE or len(line) < 2:
        return False
    folded = fold_text(line).strip(" .:-–—|*")
    if folded in _staff() or _SOURCE.match(folded):
        return True
    return _is_named(line, folded) or _ends_with_staff(line)


def _ends_with_staff(line: str) -> bool:
    """`لندن – باريس: وكالات`: places, then "agencies" or an agency's name."""
    parts = [part.strip('«»“”" ') for part in re.split(r"\s[–—-]\s|[:：|،,]", line)]
    if len(parts) < 2 or len(line.split()) > 8 or ends_sentence(line):
        return False
    return fold_text(parts[-1]) in _staff() or is_agency(parts[-1])


def _is_named(line: str, folded: str) -> bool:
    if ends_sentence(line) or len(line.split()) > 9:
        return False
    for lead in _named():
        if folded.startswith(lead) and not folded[len(lead) : len(lead) + 1].isalpha():
            rest = line[len(lead) :].strip()
            if rest.startswith((":", "：", "/", "|", ".")):
                return len(rest) > 1
            return bool(rest) and _are_names(rest)
    return False


def _are_names(text: str) -> bool:
    """Whether every word is capitalised or a particle; in scripts without case, whether there are two to four words."""
    words = re.findall(r"[^\W\d_][\w’'.-]*", text)
    if not words:
        return False
    if words[0].lower() == words[0].upper():
        return 2 <= len(words) <= 4
    is_capital = [w[0].isupper() for w in words]
    return is_capital[-1] and all(c or fold_text(w) in _PARTICLES for c, w in zip(is_capital, words, strict=True))


def is_place_and_outlet(line: str) -> bool:
    """Return whether `line` has the form `place – outlet` or `place: «outlet»`, no verb's worth of words.

    Weak evidence («he said: "no"» looks alike): only a line between a headline and a paragraph is taken for a
    dateline by it.
    """
    if len(line) > 80 or ends_sentence(line):
        return False
    if PLACE_AND_QUOTED.fullmatch(line):
        return len(line.split()) <= 9 and len(re.findall("[\u3040-\u9fff]", line)) <= 16
    found = _PLACE_DASH.fullmatch(line)
    return bool(found) and all(len(part.split()) <= 3 for part in found.groups()) if found else False
