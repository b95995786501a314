"""Finds the parts of a page that holds several whole articles, one after another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimdiff.articles.page_blocks import PageBlock, list_page_blocks, text_weight

MIN_PARAGRAPHS = 2
MIN_WEIGHT = 350
"""Letters of prose: a teaser has a headline and a sentence or two (under 250), the shortest news brief about 400."""
MIN_BRIEF = 200
"""Letters of prose below a first-level heading of its own, in three paragraphs or more."""
MAX_PARTS = 200
"""Marked articles from which a page is an overview; saved pages that scroll on hold up to some ten."""
_ARTICLE_XPATH = (
    ".//article | .//*[@role='article'] | .//*[contains(@itemtype, 'schema.org/') and contains(@itemtype, 'Article')]"
)


def find_article_elements(
    root: Any,  # noqa: ANN401  (lxml has no types)
    blocks: Sequence[PageBlock],
    headline: str | None = None,
) -> list[Any]:
    """Return the elements that hold one whole article each, in reading order; empty where the page holds one or none.

    Elements marked as articles come first; a page without such marks is split at its `h1` elements, since pages
    joined by endless scrolling repeat them. Teasers (too short), comments and what stands in an aside don't count.
    Where the page's own `headline` heads no whole article, the other `h1` elements head its sections.
    """
    marked = _whole(_outermost(root.xpath(_ARTICLE_XPATH)))
    if len(marked) == 1:
        marked = _entries(marked[0])
    if len(marked) >= 2:
        return _apart_from_furniture(marked, blocks)
    around = _around_each_h1(root)
    headed = _whole(around)
    above = [e for e in around if e not in headed and headline and _shows(e, headline)]
    return headed if len(headed) >= 2 and not above else []


def _shows(element: Any, headline: str) -> bool:  # noqa: ANN401
    """Whether the `h1` of `element` is `headline`."""
    headings = [element] if element.tag == "h1" else element.iter("h1")
    return any("".join(heading.itertext()).split() == headline.split() for heading in headings)


def _whole(elements: list[Any]) -> list[Any]:
    """Return those that hold a whole article; none of a crowd, which is an overview (and would take long)."""
    return [e for e in elements if _is_whole(list_page_blocks(e))] if len(elements) <= MAX_PARTS else []


def is_substantial(paragraphs: Sequence[str]) -> bool:
    """Whether these paragraphs are a whole article rather than a teaser."""
    return len(paragraphs) >= MIN_PARAGRAPHS and sum(map(text_weight, paragraphs)) >= MIN_WEIGHT


def _is_whole(blocks: Sequence[PageBlock]) -> bool:
    headings = {block.tag for block in blocks if block.is_heading and not block.hard}
    prose = [b.text for b in blocks if b.is_prose and not b.hard and not b.soft]
    is_brief = "h1" in headings and len(prose) > MIN_PARAGRAPHS and sum(map(text_weight, prose)) >= MIN_BRIEF
    return bool(headings) and (is_brief or is_substantial(prose))


def _apart_from_furniture(elements: list[Any], blocks: Sequence[PageBlock]) -> list[Any]:
    """Leave out elements that stand in an aside, a comment list or the like."""
    article_texts = {block.element for block in blocks if not block.hard and not block.soft}
    kept = [e for e in elements if any(node in article_texts for node in e.iter())]
    return kept if len(kept) >= 2 else []


def _outermost(elements: list[Any]) -> list[Any]:
    """Return the elements that stand inside no other of them."""
    chosen = set(elements)
    return [e for e in elements if not any(above in chosen for above in e.iterancestors())]


def _entries(outer: Any) -> list[Any]:  # noqa: ANN401
    """Return the whole articles inside `outer` if it is a mere list of them, marked as an article itself.

    Under a headline of its own it is one article: entries of a live blog, or quoted pieces.
    """
    inner = _whole(_outermost([e for e in outer.xpath(_ARTICLE_XPATH) if e is not outer]))
    within = {node for part in inner for node in part.iter()}
    weight = sum(len("".join(part.itertext())) for part in inner)
    own_headline = any(heading not in within for heading in outer.iter("h1"))
    return inner if 2 * weight > len("".join(outer.itertext())) and not own_headline else []


def _around_each_h1(root: Any) -> list[Any]:  # noqa: ANN401
    """Return, for each `h1`, the widest element around it that holds no other `h1`."""
    n_headings: dict[Any, int] = {}
    headings = list(root.iter("h1"))
    for heading in headings:
        for above in heading.iterancestors():
            n_headings[above] = n_headings.get(above, 0) + 1
    found = []
    for heading in headings if len(headings) <= MAX_PARTS else []:
        widest = heading
        while (above := widest.getparent()) is not None and n_headings[above] == 1:
            widest = above
        found.append(widest)
    return _outermost(list(dict.fromkeys(found))) if len(headings) >= 2 else []
