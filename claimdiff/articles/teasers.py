"""How far a list of teasers reaches after its heading ("Related articles")."""

from __future__ import annotations

from collections.abc import Sequence

from claimdiff.articles.noise import ends_sentence
from claimdiff.articles.page_lines import PageLine

LONG_PARAGRAPH = 350
"""Characters from which a paragraph is the article's own: summaries of teasers are one sentence."""
ARTICLE_PARAGRAPH = 200
LOOK_AHEAD = 12
"""Lines past captions and noise in which the next text is looked for."""


def find_teasers_end(lines: Sequence[PageLine], opener: int, limit: int) -> int:
    """Return the index of the first line after the list that opens at `opener`, at most `limit`.

    The list ends where the article goes on: at two paragraphs in a row, or at one that is too long for a summary or
    stands where the list's pattern (headlines without summaries) is broken.
    """
    n_headlines = 0
    had_summary = False
    for i in range(opener + 1, limit):
        line = lines[i]
        if line.look == "short":
            n_headlines += 1
        if line.look != "paragraph" or not ends_sentence(line.text):
            had_summary = had_summary or line.look == "paragraph"
            continue
        if _is_articles_own(lines, i, limit) or (i == opener + 1 and not line.is_item):
            return i
        if n_headlines >= 2 and not had_summary and not _is_headline_next(lines, i, limit):
            return i
        had_summary = True
    return limit


def _is_articles_own(lines: Sequence[PageLine], i: int, limit: int) -> bool:
    text = lines[i].text
    if len(text) >= LONG_PARAGRAPH:
        return True
    ahead = lines[i + 1 : min(i + 1 + LOOK_AHEAD, limit)]
    following = next((line for line in ahead if line.look not in ("caption", "noise")), None)
    if following is None:
        return len(text) >= ARTICLE_PARAGRAPH
    return following.look == "paragraph" and ends_sentence(following.text) and not lines[i].is_item


def _is_headline_next(lines: Sequence[PageLine], i: int, limit: int) -> bool:
    return i + 1 < limit and lines[i + 1].look in ("short", "caption")
