"""What stands below an article in sentences: readers' comments, and the note on its author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from claimdiff.articles.page_lines import PageLine
from claimdiff.fold import fold_text

AUTHOR_NOTE = "author note"
MAX_NOTE = 300
"""Characters of a note on the author; what is longer is taken for the article."""
MIN_PARAGRAPHS = 2
"""Paragraphs that stand above a list of comments; a counter at the top of a page opens none."""
FIRST_COMMENT = 7
"""Lines below the heading in which the first comment says who wrote and when."""
_AGO = re.compile(
    r"(?:\d{1,3} ?(?:min|h|d|hours?|minutes?|days?|weeks?|months?|years?)\b.{0,6}\bago|il y a \d|hace \d|vor \d|"
    r"منذ |قبل \d|לפני \d|\d{1,3} \w{3,8} (?:назад|тому|once|پيش|ago)|"
    r"reply$|repondre$|antworten$|responder$|ответить$|відповісти$|رد$|پاسخ$)"
)


def find_comments(lines: Sequence[PageLine]) -> int:
    """Return the index of the heading from which on there are only readers' comments; `len(lines)` where none is.

    The heading ("3 comments") alone is no evidence, sites print it anywhere: below it, before any paragraph, a
    comment must say when it was written.
    """
    n_paragraphs = 0
    for i, line in enumerate(lines):
        n_paragraphs += line.look == "paragraph"
        if n_paragraphs >= MIN_PARAGRAPHS and line.reason == "comment prompt" and _is_comment_below(lines, i):
            return i
    return len(lines)


def _is_comment_below(lines: Sequence[PageLine], i: int) -> bool:
    """Whether a time or a button for an answer stands below the heading before any paragraph."""
    for line in lines[i + 1 : i + 1 + FIRST_COMMENT]:
        if line.look in ("paragraph", "opener", "separator"):
            return False
        if line.look == "dateline" or _AGO.match(fold_text(line.text[:60])):
            return True
    return False


def find_note_end(lines: Sequence[PageLine], i: int) -> int:
    """Return the index after the note on the author under its heading `i`: `i + 1` where the article seems to go on.

    The note is the page's last paragraph, short, and right below the heading or the author's name.
    """
    note = next((j for j in range(i + 1, min(i + 3, len(lines))) if lines[j].look == "paragraph"), None)
    if note is None or len(lines[note].text) > MAX_NOTE:
        return i + 1
    above = islice((line for line in lines[:i] if line.look == "paragraph"), MIN_PARAGRAPHS)
    is_last = not any(line.look == "paragraph" for line in lines[note + 1 :])
    return note + 1 if is_last and len(list(above)) == MIN_PARAGRAPHS else i + 1
