"""Where the articles of a page begin: one page can hold several, one after another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimdiff.articles.bylines import agency_head
from claimdiff.articles.comments import find_comments
from claimdiff.articles.noise import LINK
from claimdiff.articles.page_lines import PageLine

MIN_PARAGRAPHS = 2
MIN_BODY_CHARS = 300
"""What follows a headline must be an article: so many paragraphs or characters, before anything else begins."""
REPEAT_WINDOW = 7
"""Lines within which a headline is repeated: deck, photo, its caption twice and a widget stand between."""
HEAD_WINDOW = 3
"""Lines from a headline to its dateline: a deck and a caption may stand between."""
MAX_TEASERS = 30
MAX_NAME_WORDS = 3
"""Of a reader who comments."""
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[٠-٩۰-۹]{1,2})\s?[.):/–-]\s")


def find_starts(lines: Sequence[PageLine]) -> list[int]:
    """Return the indices at which articles begin, 0 among them where there are lines.

    A new article needs a headline-like line with one of: a dateline or byline right below, its own repetition within
    a few lines, a separator above, a first-level heading mark (where there are several); and after it a body. A
    subheading alone begins nothing.
    """
    if not lines:
        return []
    n_top = sum(line.level == 1 for line in lines)
    starts = [0]
    comments = find_comments(lines)
    for i in range(1, len(lines)):
        # below a heading of readers' comments stand names with a time and a text each
        is_name = i > comments and len(lines[i].text.split()) <= MAX_NAME_WORDS and not lines[i].level
        if lines[i].look == "short" and not lines[i].is_item and not is_name and _begins_article(lines, i, n_top >= 2):
            starts.append(i - 1 if _is_below_address(lines, i) else i)
    return _first_of_each(lines, starts)


def _begins_article(lines: Sequence[PageLine], i: int, has_top_headings: bool) -> bool:
    if lines[i].level > 1:
        return False
    head = _end_of_repeated_head(lines, i)
    if head is not None:
        return _has_body(lines, head, may_cross_subheading=False)
    if has_top_headings and lines[i].level == 1:
        return _has_body(lines, i, may_cross_subheading=True)
    if agency_head(lines[min(i + 1, len(lines) - 1)].text):
        return _has_body(lines, i, may_cross_subheading=True)
    if _is_below_address(lines, i):
        return _has_body(lines, i, may_cross_subheading=True)
    dateline = _dateline_below(lines, i)
    if lines[i - 1].look == "separator" and not _is_section(lines, i, dateline):
        return not has_top_headings and _has_body(lines, i if dateline is None else dateline, may_cross_subheading=True)
    return dateline is not None and _has_body(lines, dateline, may_cross_subheading=True)


def _is_below_address(lines: Sequence[PageLine], i: int) -> bool:
    """Whether the line above is a web address, in a file that begins with one: its articles are each given so."""
    return i > 1 and lines[0].reason == LINK and lines[i - 1].reason == LINK


def _is_section(lines: Sequence[PageLine], i: int, dateline: int | None) -> bool:
    """Whether the line below a separator heads a section of the same article: a question, a number, a few words below
    an ornament («* * *») where the article above has a dateline and this has none."""
    text = lines[i].text
    if text.endswith(("?", "؟", "？")) or _NUMBERED.match(text):
        return True
    is_ornament = len(lines[i - 1].text.replace(" ", "")) <= 3 and not lines[i - 1].text.startswith(("-", "="))
    has_dateline = any(line.look in ("dateline", "byline") for line in lines[: min(i, 6)])
    return is_ornament and has_dateline and dateline is None


def _end_of_repeated_head(lines: Sequence[PageLine], i: int) -> int | None:
    """Index of the last repetition of headline `i` nearby, with no paragraph between, or None."""
    last = None
    for j in range(i + 1, min(i + 1 + REPEAT_WINDOW, len(lines))):
        if lines[j].look in ("paragraph", "separator", "opener"):
            break
        if lines[j].look == "short" and len(lines[j].text) >= 8 and lines[j].key == lines[i].key:
            last = j
    return last


def _dateline_below(lines: Sequence[PageLine], i: int) -> int | None:
    """Index of the dateline that belongs to headline `i`, or None.

    A date or time by itself (entries of a live page carry one each) and a weak dateline only count after a break in
    the page.
    """
    has_break_above = lines[i - 1].look in ("noise", "separator", "opener")
    n_allowed = 0 if _is_in_teasers(lines, i) else 1
    n_between = 0
    for j in range(i + 1, min(i + 1 + HEAD_WINDOW, len(lines))):
        look = lines[j].look
        if look in ("dateline", "byline", "placeline"):
            return j if lines[j].names_source or has_break_above else None
        if look not in ("short", "caption", "noise"):
            return None
        n_between += look == "short"
        if n_between > n_allowed:
            return None
    return None


def _is_in_teasers(lines: Sequence[PageLine], i: int) -> bool:
    """Whether only headlines stand between the opener of a list of teasers and line `i`, itself perhaps the last."""
    above = next((line for line in reversed(lines[max(0, i - MAX_TEASERS) : i]) if line.look != "short"), None)
    return above is not None and above.look == "opener"


def _has_body(lines: Sequence[PageLine], i: int, may_cross_subheading: bool) -> bool:
    """Whether enough paragraphs follow line `i` before a dateline, teasers, a separator or the next headline."""
    n_paragraphs, n_chars = 0, 0
    for line in lines[i + 1 : i + 41]:
        if line.look == "paragraph":
            n_paragraphs += 1
            n_chars += len(line.text)
            if n_paragraphs >= MIN_PARAGRAPHS or n_chars >= MIN_BODY_CHARS:
                return True
        elif _ends_body(line, n_paragraphs, may_cross_subheading):
            return False
    return False


def _ends_body(line: PageLine, n_paragraphs: int, may_cross_subheading: bool) -> bool:
    if line.look in ("opener", "separator"):
        return True
    stops = ("dateline", "byline") if may_cross_subheading else ("dateline", "byline", "short")
    return n_paragraphs > 0 and line.look in stops


def _first_of_each(lines: Sequence[PageLine], starts: list[int]) -> list[int]:
    """Keep the first of several starts with no article between them: they are one article's head."""
    kept = starts[:1]
    for start in starts[1:]:
        if _is_article(lines[kept[-1] : start]):
            kept.append(start)
    return kept


def _is_article(lines: Sequence[PageLine]) -> bool:
    """Whether these lines hold more than a headline and its deck: a body, or a paragraph below a dateline."""
    paragraphs = [i for i, line in enumerate(lines) if line.look == "paragraph"]
    if len(paragraphs) >= MIN_PARAGRAPHS or sum(len(lines[i].text) for i in paragraphs) >= MIN_BODY_CHARS:
        return True
    has_dateline = any(line.look in ("dateline", "byline", "placeline") for line in lines[: max(paragraphs, default=0)])
    return bool(paragraphs) and (has_dateline or any(line.look == "separator" or line.level for line in lines))
