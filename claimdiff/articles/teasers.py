"""How far a list of teasers reaches after its heading ("Related articles"), and boxes that name their own end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from claimdiff.articles.noise import ends_sentence
from claimdiff.articles.page_lines import PageLine, closes_with_agency
from claimdiff.fold import fold_text

LONG_PARAGRAPH = 350
"""Characters from which a paragraph is the article's own: summaries of teasers are one sentence."""
ARTICLE_PARAGRAPH = 200
LOOK_AHEAD = 12
"""Lines past captions and noise in which the next text is looked for."""
MAX_BOX_LINES = 30
"""Lines within which a box that a screen reader may skip names its end."""

MAX_PAIR_LINES = 60
"""Lines in which headlines and summaries are seen to take turns."""
MIN_SHARED = 2
"""Words that a teaser's headline shares with its summary."""
_STEM = 4
"""Letters at a word's beginning by which its forms are one."""

_BOX_START = re.compile(
    r"(?:skip .{2,60} and continue|تخطي .{2,60} وواصل|ignorer .{2,60} et continuer|saltar .{2,60} y continuar|"
    r"pule .{2,60} e continue|пропустить .{2,60} и продолжить|пропустити .{2,60} і продовжити|"
    r"رد شدن از .{2,60} و ادامه|list of \d+ items?$)"
)
_BOX_END = re.compile(
    r"(?:end of (?!the year)\S.{0,60}|نهايه .{2,60}|.{2,60} نهايه|fin de .{2,60}|final de .{2,60}|fim d[oae] .{2,60}|"
    r"конец .{2,60}|кінець .{2,60}|پايان .{2,60}|end of list)"
)


def find_box_end(lines: Sequence[PageLine], start: int, limit: int) -> int | None:
    """Return the index after the box that begins at `start` («Skip … and continue reading» … «End of …»), or None.

    Such lines are written for screen readers, and copied with the rest; a box without its end is no box.
    """
    if len(lines[start].text) > 100 or not _BOX_START.match(fold_text(lines[start].text)):
        return None
    for i in range(start + 1, min(start + 1 + MAX_BOX_LINES, limit)):
        if _is_box_end(lines[i].text):
            return i + 1
    return None


@lru_cache(maxsize=1024)  # every line is asked about for each of the box starts above it
def _is_box_end(text: str) -> bool:
    return len(text) <= 100 and not ends_sentence(text) and _BOX_END.fullmatch(fold_text(text)) is not None


def find_teasers_end(lines: Sequence[PageLine], opener: int, limit: int) -> int:
    """Return the index of the first line after the list that opens at `opener`, at most `limit`.

    The list ends where the article goes on. A paragraph is the article's own if another follows, if it is too long
    for a summary, or if nothing shows that this list has summaries at all: neither photos, nor headlines given
    twice, nor several headlines with one paragraph each. A teaser too many is a lesser evil than a lost paragraph.
    """
    if opener + 1 < limit and (end := find_box_end(lines, opener + 1, limit)):
        return end
    since = opener
    for i in range(opener + 1, limit):
        line = lines[i]
        if not _is_sentence(line):
            continue
        above = lines[since + 1 : i]
        if _is_articles_own(lines, i, limit) or not (above or line.is_item):
            return i
        if not _has_pictures(above) and not _is_first_of_pairs(lines, since, limit):
            return i
        since = i
    return limit


def _is_articles_own(lines: Sequence[PageLine], i: int, limit: int) -> bool:
    text = lines[i].text
    if len(text) >= LONG_PARAGRAPH:
        return True
    ahead = lines[i + 1 : min(i + 1 + LOOK_AHEAD, limit)]
    following = next((line for line in ahead if line.look not in ("caption", "noise")), None)
    if following is None:
        return len(text) >= ARTICLE_PARAGRAPH
    return _is_sentence(following) and not lines[i].is_item


def _is_sentence(line: PageLine) -> bool:
    return line.look == "paragraph" and (ends_sentence(line.text) or closes_with_agency(line.text))


def _has_pictures(above: Sequence[PageLine]) -> bool:
    """Whether a teaser stands there with its photo or its headline twice: what follows is then its summary."""
    keys = [line.key for line in above if line.look == "short"]
    return any(line.look == "caption" for line in above) or len(set(keys)) < len(keys)


def _is_first_of_pairs(lines: Sequence[PageLine], since: int, limit: int) -> bool:
    """Whether from `since` to the end of the page headlines and single paragraphs take turns, at least twice.

    Sections of one paragraph each look alike; but the first paragraph below a teaser speaks of what its headline
    says, while the article goes on with its own matter.
    """
    first = next((i for i in range(since + 1, limit) if lines[i].look == "paragraph"), limit - 1)
    headline = next((lines[i].text for i in range(first - 1, since, -1) if lines[i].look == "short"), "")
    if len(_stems(headline) & _stems(lines[first].text)) < MIN_SHARED:
        return False
    limit = min(limit, since + MAX_PAIR_LINES)
    looks = [
        line.look for line in lines[since + 1 : limit] if line.look not in ("noise", "caption", "dateline", "byline")
    ]
    kinds = "".join("p" if look == "paragraph" else "h" if look == "short" else "x" for look in looks)
    return re.fullmatch(r"(?:h{1,2}p){2,}h*", kinds) is not None


def _stems(text: str) -> set[str]:
    """Return the beginnings of the longer words, and the pairs of neighbouring Chinese characters."""
    folded = fold_text(text[:LONG_PARAGRAPH])
    pairs = {a + b for a, b in pairwise(folded) if a >= "\u3400" and b >= "\u3400"}
    return pairs | {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", folded) if word[0] < "\u3400"}
