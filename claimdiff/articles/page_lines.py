"""A page's lines with what each looks like by itself, before anything is known of its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from claimdiff.articles.bylines import is_byline, is_dateline, is_place_and_outlet, names_more_than_time
from claimdiff.articles.captions import MAX_CAPTION, has_slashed_agency, is_agency, is_caption
from claimdiff.articles.noise import ends_sentence, find_noise, opens_teasers, split_teaser_tail
from claimdiff.fold import fold_text

Look = Literal["separator", "noise", "opener", "caption", "dateline", "byline", "placeline", "short", "paragraph"]

MAX_SHORT_CHARS = 150
MAX_SHORT_WORDS = 22
"""A headline or subheading; what is longer is a paragraph even without a full stop."""
MIN_DATED_CAPTION = 8
"""Words from which a line with a date and a slashed credit («…, 12 March. ADAM VOSS/AFP») is no dateline."""
MAX_JUDGED = 800
"""A longer line is a paragraph, unseen."""
MAX_WRAP = 110
"""Longest line of a text wrapped by hand or by an e-mail program."""

_SEPARATOR = re.compile(r"(?:[-–—=*_#~•·+]\s?){3,}|[⁂❖◆■]{1,3}")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.{1,600}?)(?<=\S)\1$")
_BULLET = re.compile(r"(?:[•●▪‣◦■►*]|[-–](?=\s))\s*(?=\w|[«“\"(])")
_INNER_END = re.compile(r"[.!؟?۔]\s")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_THAI = re.compile("[\u0e00-\u0eff]")


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of a page as it looks by itself."""

    text: str
    look: Look
    reason: str = ""
    """Why it is noise."""
    level: int = 0
    """Of a Markdown heading: 1 to 6; else 0."""
    is_item: bool = False
    """Whether a bullet stood before it."""
    markup: str = ""
    """Heading marks, bullets and emphasis taken off."""
    names_source: bool = False
    """Of a dateline or byline: whether it says more than a date and a time."""

    @property
    def key(self) -> str:
        """The text by which a repetition shows: folded letters and digits only."""
        return "".join(re.findall(r"\w", fold_text(self.text[:300]))) + str(len(self.text) // 300)


def look_at_lines(text: str) -> list[PageLine]:
    """Return the lines of a cleaned page that hold anything, each with its look."""
    lines: list[PageLine] = []
    for line in _unwrap(text.split("\n")):
        if not line.strip():
            continue
        if lines and _is_underline(line, lines[-1]):
            level = 1 if line.lstrip().startswith("=") else 2
            lines[-1] = _look_at(lines[-1].text, level, lines[-1].markup + line.strip())
            continue
        head, tail = split_teaser_tail(line)
        lines.extend(_look_at(part, 0, "") for part in (head, tail) if part)
    return lines


def _is_underline(line: str, above: PageLine) -> bool:
    """Whether `line` is a Markdown underline of the heading above it: as long as that, nearly."""
    bare = line.strip()
    return (
        above.look == "short"
        and len(bare) >= 5
        and set(bare) in ({"="}, {"-"})
        and abs(len(bare) - len(above.text)) <= 0.3 * len(above.text)
    )


def _look_at(line: str, level: int, markup: str) -> PageLine:
    line = line.strip()
    if _SEPARATOR.fullmatch(line[:200]) and len(line) <= 200:
        return PageLine(line, "separator")
    if found := _HEADING.match(line):
        level, markup, line = len(found.group(1)), markup + found.group(1), line[found.end() :]
    is_item = False
    if (found := _BULLET.match(line)) and not _EMPHASIS.match(line):
        is_item, markup, line = True, markup + found.group().strip(), line[found.end() :]
    if len(line) <= 700 and (found := _EMPHASIS.fullmatch(line)) and found.group(1) not in found.group(2):
        markup, line = markup + 2 * found.group(1), found.group(2)
    return _judge(PageLine(line, "paragraph", "", level, is_item, markup))


def _judge(bare: PageLine) -> PageLine:
    line = bare.text
    look, reason, names_source = _find_look(line, bool(bare.level)), "", False
    if look == "noise":
        reason = find_noise(line) or ""
    elif look in ("dateline", "byline"):
        names_source = look == "byline" or names_more_than_time(line)
    return PageLine(line, look, reason, bare.level, bare.is_item, bare.markup, names_source)


def _find_look(line: str, is_heading: bool) -> Look:
    if len(line) > MAX_JUDGED:
        return "paragraph"
    if opens_teasers(line):
        return "opener"
    if find_noise(line):
        return "noise"
    if is_heading:
        return "short"
    if len(line) <= MAX_CAPTION and len(line.split()) >= MIN_DATED_CAPTION and has_slashed_agency(line):
        return "caption"  # it may well hold a date, and so look like a dateline
    tests: tuple[tuple[Callable[[str], bool], Look], ...] = (
        (is_dateline, "dateline"),
        (is_caption, "caption"),
        (is_byline, "byline"),
        (is_place_and_outlet, "placeline"),
    )
    for test, look in tests:
        if test(line):
            return look
    return "short" if is_short(line) else "paragraph"


def is_short(line: str) -> bool:
    """Return whether `line` is as short as a headline and ends no sentence (a question mark may end one)."""
    if closes_with_agency(line):
        return False
    if len(line) > MAX_SHORT_CHARS or (ends_sentence(line) and not line.rstrip("\"'”’»)] ").endswith(("?", "؟", "？"))):
        return False
    if line.endswith((":", "：", "،", ",", ";", "؛")):
        return False
    if _holds_two_sentences(line):
        return False
    n_cjk = len(_CJK.findall(line))
    if n_cjk > len(line) / 3:
        return n_cjk <= 40
    if len(_THAI.findall(line)) > len(line) / 3:
        return len(line) <= 80
    return len(line.split()) <= MAX_SHORT_WORDS


def closes_with_agency(line: str) -> bool:
    """Return whether `line` is a sentence with the agency's name behind its full stop («… en abril. EFE»)."""
    sentence, _, last = line.rstrip(" .()").rpartition(" ")
    return len(sentence.split()) >= 4 and is_agency(last) and ends_sentence(sentence.rstrip("( "))


def _holds_two_sentences(line: str) -> bool:
    """Whether a full stop stands inside `line` with four words on both sides, so that it ends no abbreviation."""
    found = _INNER_END.search(line)
    return found is not None and min(len(line[: found.start()].split()), len(line[found.end() :].split())) >= 4


def _unwrap(lines: list[str]) -> list[str]:
    """Join the lines of paragraphs that were wrapped at a fixed width; others stay as they are."""
    if not _is_wrapped(lines):
        return lines
    joined: list[str] = []
    width = max(len(line) for line in lines if len(line) <= MAX_WRAP)
    paragraph: list[str] = []
    for line in lines:
        if line:
            paragraph.append(line)
        # the last line of a paragraph is blank-terminated or ends early
        if not line or len(line) < 0.7 * width:
            joined.extend([" ".join(paragraph)] if paragraph else [])
            paragraph = []
    return joined + ([" ".join(paragraph)] if paragraph else [])


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines followed by another without a blank between nearly all break at one width, mid-sentence."""
    inner = [line for line, after in pairwise(lines) if line and after]
    if len(inner) < 6 or max(map(len, inner)) > MAX_WRAP:
        return False
    width = sorted(map(len, inner))[int(0.9 * len(inner))]
    full = [line for line in inner if len(line) >= 0.75 * width]
    n_open = sum(not ends_sentence(line) for line in full)
    return width >= 50 and len(full) >= 0.75 * len(inner) and n_open >= 0.6 * len(full)
