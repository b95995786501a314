"""The outlet that a dateline names, where its form leaves no doubt."""

from __future__ import annotations

import re
from functools import lru_cache

from claimdiff.articles.byline_phrases import AUTHOR_LEADS, DESKS, NEWSPAPER_WORDS, OUTLET_WORDS
from claimdiff.articles.bylines import PLACE_AND_QUOTED, is_place_and_outlet, is_staff, words_beside
from claimdiff.articles.captions import is_agency
from claimdiff.articles.datelines import find_dates
from claimdiff.fold import fold_phrases, fold_text

_SEGMENTS = re.compile(r"\s*[–—|•·,،/]\s*|\s+-\s+")


@lru_cache(maxsize=1)
def _desks() -> tuple[str, ...]:
    return tuple(fold_phrases(DESKS))


@lru_cache(maxsize=1)
def _outlet_words() -> frozenset[str]:
    return frozenset(fold_phrases(OUTLET_WORDS))


@lru_cache(maxsize=1)
def _newspaper_words() -> frozenset[str]:
    return frozenset(fold_phrases(NEWSPAPER_WORDS))


def read_outlet(lines: list[str], text: str) -> str | None:
    """Return the outlet that a dateline names, where its form leaves no doubt; `text` is the article's title and body.

    Known forms: `place – outlet – date`, `place – outlet, date`, `place: «outlet»`, `PLACE, Jan 22 (Outlet)`,
    `outlet+place 1月22日电`, and a newspaper's name beside a date.
    The place must occur in `text`, and the outlet must not be an agency or a desk.
    """
    for line in lines:
        for read in (_quoted_outlet, _outlet_in_parentheses, _outlet_between, _cjk_outlet, _newspaper):
            name = read(line, text)
            if name and not is_agency(name) and not _is_desk(name):
                return name
    return None


def _is_desk(name: str) -> bool:
    words = [fold_text(word) for word in re.findall(r"\w+", name)]
    # a name begins with a capital where letters have case: "de notre correspondante" is none
    return name[0].islower() or is_staff(name) or any(word.startswith(_desks()) for word in words)


def _quoted_outlet(line: str, text: str) -> str | None:
    found = PLACE_AND_QUOTED.match(line)
    return found.group(1).strip() if found and len(found.group(0).split()) <= 9 else None


def _outlet_in_parentheses(line: str, text: str) -> str | None:
    """`GENEVA, Jan 22 (The Tradewind)`: a place in capitals or with a comma, a date, a name."""
    dates = find_dates(line)
    if not dates:
        return None
    found = re.fullmatch(r"\s*[(（]([^()（）]{2,40})[)）]\s*[-–—]?\s*", line[dates[0].end :])
    place = line[: dates[0].start].strip(" ,،")
    return found.group(1).strip() if found and place and len(place.split()) <= 4 else None


def _outlet_between(line: str, text: str) -> str | None:
    """`place – outlet – date`: the part after the place."""
    dates = find_dates(line)
    if not dates and not is_place_and_outlet(line):
        return None
    head = words_beside(line, dates[0])[0] if dates else line
    parts = [part.strip() for part in _SEGMENTS.split(head) if part.strip()]
    if len(parts) != 2 or any(len(part.split()) > 4 for part in parts):
        return None
    place, name = re.sub(r"\s*\(.{1,40}\)", "", parts[0]), parts[1].strip('«»“”"')
    if not _occurs(place, text) or _may_be_place(name, text):
        return None
    return name


def _newspaper(line: str, text: str) -> str | None:
    """`14 March 2026 – Harbour Post`, «صحيفة الساحل | 14 مارس 2026»: the one part whose words say "newspaper"."""
    dates = find_dates(line)
    if not dates or "(" in line:
        return None
    parts = [part.strip(" .:") for beside in words_beside(line, dates[0]) for part in _SEGMENTS.split(beside)]
    named = [part for part in parts if 2 <= len(part.split()) <= 4 and _is_newspaper(part)]
    return named[0] if len(named) == 1 else None


def _is_newspaper(name: str) -> bool:
    words = fold_text(name).split()
    if words[0] in fold_phrases(AUTHOR_LEADS):  # "By Emily Post"
        return False
    return name[0].upper() == name[0] and bool({words[0], words[-1]} & _newspaper_words())


def _occurs(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(fold_text(name))}", fold_text(text))) or (
        # Arabic writes "in", "and", "by" together with the noun
        bool(re.search(rf"(?<!\w)[وبلفك]{{1,2}}(?:ال)?{re.escape(fold_text(name))}", fold_text(text)))
    )


def _may_be_place(name: str, text: str) -> bool:
    """Whether the part after a place may be a second place («Genf – Brüssel», «إلدار – فالدنا») rather than an outlet.

    Where letters have no case, outlets are named in quotes or not at all; where they have, only a name of several
    words, or one that says "news", is surely an outlet.
    """
    if any(word in _outlet_words() for word in fold_text(name).split()):
        return False
    if name[:1].lower() != name[:1].upper():
        return len(name.split()) < 2 or _occurs(name, text)
    return _occurs(name, re.sub(r"[«“\"][^»”\"]{0,80}[»”\"]", " ", text))


def _cjk_outlet(line: str, text: str) -> str | None:
    """`海港商讯日内瓦1月22日电`: what is left of the head without the longest ending that the text also has."""
    found = re.match(r"([\u4e00-\u9fff]{4,14})\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?(?:电|電|讯|訊|专电)", line)
    if not found:
        return None
    head = found.group(1)
    for i in range(2, len(head) - 1):
        if head[i:] in text:
            return head[:i] if re.search(r"[社讯訊网網报報台臺闻聞]$", head[:i]) else None
    return None
