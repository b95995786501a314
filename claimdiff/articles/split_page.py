"""Where the articles of a page begin: one page can hold several, one after another."""

from __future__ import annotations

from collections.abc import Sequence

from claimdiff.articles.page_lines import PageLine

MIN_PARAGRAPHS = 2
MIN_BODY_CHARS = 300
"""What follows a headline must be an article: so many paragraphs or characters, before anything else begins."""
REPEAT_WINDOW = 7
"""Lines within which a headline is repeated: deck, photo, its caption twice and a widget stand between."""
HEAD_WINDOW = 3
"""Lines from a headline to its dateline: a deck and a caption may stand between."""


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
    for i in range(1, len(lines)):
        if lines[i].look == "short" and not lines[i].is_item and _begins_article(lines, i, n_top >= 2):
            starts.append(i)
    return _first_of_each(lines, starts)


def _begins_article(lines: Sequence[PageLine], i: int, has_top_headings: bool) -> bool:
    if lines[i].level > 1:
        return False
    head = _end_of_repeated_head(lines, i)
    if head is not None:
        return _has_body(lines, head, may_cross_subheading=False)
    if has_top_headings and lines[i].level == 1:
        return _has_body(lines, i, may_cross_subheading=True)
    if lines[i - 1].look == "separator" and not lines[i].text.endswith(("?", "؟", "？")):
        return not has_top_headings and _has_body(lines, i, may_cross_subheading=True)
    dateline = _dateline_below(lines, i)
    return dateline is not None and _has_body(lines, dateline, may_cross_subheading=True)


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
    n_between = 0
    for j in range(i + 1, min(i + 1 + HEAD_WINDOW, len(lines))):
        look = lines[j].look
        if look in ("dateline", "byline", "placeline"):
            return j if lines[j].names_source or has_break_above else None
        if look not in ("short", "caption", "noise"):
            return None
        n_between += look == "short"
        if n_between > 1:
            return None
    return None


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
    """Keep the first of several starts with no paragraph between them: they are one article's head."""
    kept = starts[:1]
    for start in starts[1:]:
        between = lines[kept[-1] : start]
        if any(line.look == "paragraph" for line in between):
            kept.append(start)
    return kept
