"""Chooses, among the blocks of a page, those that are the article; what is left out is kept as `Dropped`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from claimdiff.articles.datelines import find_dates
from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.noise import ends_sentence, find_noise, split_teaser_tail
from claimdiff.articles.page_blocks import MAX_BYLINE, PageBlock, text_weight
from claimdiff.articles.page_split import is_substantial
from claimdiff.records import BlockRole, Dropped

FURNITURE = "page furniture"
_LIST_TAGS = frozenset({"p", "li", "dd", "dt", "blockquote", "pre", "td", "th", "caption"})
_MIN_TEASERS = 3
"""Linked headings with little under each, from which they are a list of other articles."""
_MIN_LINKED = 50
"""Letters of a linked sentence; a teaser's headline seldom ends with a full stop, a short one sometimes does."""
_MIN_EVIDENCE = 15
"""Letters: shorter strings are found in any long text by chance."""
_MAX_SEARCHED = 500_000
"""Characters of main text searched for parts of lines; an article of 20,000 words has 120,000."""
_MAIN_SHARE = 0.8
"""The article's element holds at least this share of the main text; a stray paragraph elsewhere must not widen it."""


def draft_article(blocks: Sequence[PageBlock], main_text: str, headline: str | None) -> ArticleDraft:
    """Return the article in `blocks`, given the main text that trafilatura finds and the headline in the metadata.

    trafilatura says where the article is; the tree says what else belongs to it. So a paragraph that trafilatura
    loses (short, full of links) is kept, the order is the page's own, and everything left out is counted.
    """
    evidence = _find_evidence(blocks, main_text)
    title_at = find_title(blocks, headline, evidence)
    keep = _choose(blocks, evidence, title_at)
    return _build(blocks, keep, title_at, headline)


def draft_whole(blocks: Sequence[PageBlock], headline: str | None) -> ArticleDraft:
    """Return the article that fills all of `blocks`, but for furniture: for one of several articles in a page."""
    prose = {i for i, block in enumerate(blocks) if block.is_prose and not block.hard and not block.soft}
    title_at = find_title(blocks, headline, prose)
    inside = {i for i, block in enumerate(blocks) if _may_belong(block)}
    return _build(blocks, _trim(blocks, inside | prose), title_at, headline)


def squeeze(text: str) -> str:
    """Return `text` without white space and in one case, for telling whether two strings say the same."""
    return "".join(text.split()).casefold()


def _find_evidence(blocks: Sequence[PageBlock], main_text: str) -> set[int]:
    """Return the numbers of the blocks whose text is in trafilatura's main text."""
    lines = {squeeze(line) for line in main_text.splitlines()}
    # beyond that length a search per block would take minutes; whole lines still match
    whole = squeeze(main_text) if len(main_text) <= _MAX_SEARCHED else ""
    found = set()
    for i, block in enumerate(blocks):
        text = squeeze(block.text)
        if (
            not block.hard
            and block.link_share <= 0.8
            and (text in lines or (len(text) >= _MIN_EVIDENCE and text in whole))
        ):
            found.add(i)
    soft = sum(len(blocks[i].text) for i in found if blocks[i].soft)
    if 2 * soft > sum(len(blocks[i].text) for i in found):
        return found  # the whole article stands inside an element with an unlucky name
    return {i for i in found if not blocks[i].soft or blocks[i].is_prose}


def find_title(blocks: Sequence[PageBlock], headline: str | None, evidence: set[int]) -> int | None:
    """Return the number of the block that shows the headline: the one the metadata names, else the nearest h1."""
    first = min(evidence, default=len(blocks))
    headings = [i for i, block in enumerate(blocks) if not block.hard and (block.is_heading or i in evidence)]
    if headline:
        named = [i for i in headings if _same_headline(blocks[i].text, headline)]
        if named:
            h1 = [i for i in named if blocks[i].tag == "h1"]
            return (h1 or named)[0]
    h1 = [i for i in headings if blocks[i].tag == "h1" and blocks[i].link_share < 0.5]
    before = [i for i in h1 if i <= first]
    if before or h1:
        return before[-1] if before else h1[0]
    h2 = [i for i in headings if blocks[i].tag == "h2" and i <= first and blocks[i].link_share < 0.5]
    return h2[-1] if h2 and not headline else None


def _same_headline(shown: str, headline: str) -> bool:
    a, b = squeeze(shown), squeeze(headline)
    return a == b or (len(a) >= _MIN_EVIDENCE and (b.startswith(a) or (a.startswith(b) and len(b) >= _MIN_EVIDENCE)))


def _choose(blocks: Sequence[PageBlock], evidence: set[int], title_at: int | None) -> set[int]:
    """Return the numbers of the kept blocks: evidence, and what stands with it in one element or below the headline."""
    body = [i for i in evidence if not blocks[i].is_heading]
    if not body:
        return set()
    main = set(_main_element([blocks[i] for i in body]).iter())
    first = min(body) if title_at is None or title_at > min(body) else title_at
    last = max(body)
    keep = set(evidence)
    for i, block in enumerate(blocks):
        if ((block.element in main and i >= first) or first < i < last) and _may_belong(block):
            keep.add(i)
    keep |= _linked_sentences(blocks, keep, range(first + 1, last))
    keep -= _teasers(blocks, keep, title_at)
    return _trim(blocks, keep | _bylines(blocks, keep, title_at))


def _linked_sentences(blocks: Sequence[PageBlock], keep: set[int], inside: range) -> set[int]:
    """Return the paragraphs that are a whole sentence and a link to its source, between two of the article's own."""
    return {
        i
        for i in inside
        if blocks[i].tag == "p"
        and blocks[i].link_share > 0.5
        and not (blocks[i].hard or blocks[i].soft)
        and text_weight(blocks[i].text) >= _MIN_LINKED
        and ends_sentence(blocks[i].text)
        and all(j in keep and blocks[j].tag == "p" and blocks[j].link_share < 0.5 for j in (i - 1, i + 1))
    }


def _teasers(blocks: Sequence[PageBlock], keep: set[int], title_at: int | None) -> set[int]:
    """Return the kept blocks under headings that are links: lists of other articles, if there are several such.

    A single linked heading may stand in the midst of an article, whose last paragraph follows it.
    """
    linked = [i for i, b in enumerate(blocks) if b.is_heading and b.link_share > 0.8 and i != title_at and not b.hard]
    found: list[set[int]] = []
    for start, end in pairwise([*linked, len(blocks)]):
        under = {i for i in keep if start <= i < end}
        if not is_substantial([blocks[i].text for i in under if blocks[i].is_prose]):
            found.append(under)
    return set().union(*found) if len(found) >= _MIN_TEASERS else set()


def _bylines(blocks: Sequence[PageBlock], keep: set[int], title_at: int | None) -> set[int]:
    """Return the short dated lines between headline and first paragraph, marked as bylines."""
    body = min((i for i in keep if blocks[i].is_prose), default=0)
    found = set()
    for i in range(title_at + 1 if title_at is not None else body, body):
        block = blocks[i]
        plain = not block.hard and not block.soft and not block.is_heading and not block.caption
        if plain and len(block.text) <= MAX_BYLINE and (block.byline or find_dates(block.text)):
            block.byline = True
            found.add(i)
    return found


def _may_belong(block: PageBlock) -> bool:
    """Whether a block that stands inside the article is a part of it."""
    if block.hard or block.soft or block.link_share > 0.5:
        return False
    return block.caption or block.byline or block.is_heading or block.is_prose or block.tag in _LIST_TAGS


def _trim(blocks: Sequence[PageBlock], keep: set[int]) -> set[int]:
    """Leave out the headings and captions after the last paragraph: they open lists of other articles."""
    last = max((i for i in keep if not blocks[i].is_heading and not blocks[i].caption), default=-1)
    return {i for i in keep if i <= last}


def _main_element(body: Sequence[PageBlock]) -> Any:  # noqa: ANN401  (lxml publishes no types)
    """Return the deepest element that holds most of the main text, widened to the `<article>` around it."""
    weights: dict[Any, int] = {}
    for block in body:
        node = block.element
        while node is not None:
            weights[node] = weights.get(node, 0) + len(block.text)
            node = node.getparent()
    total = sum(len(block.text) for block in body)
    main = max((node for node, weight in weights.items() if weight >= _MAIN_SHARE * total), key=_depth)
    around = main
    while around is not None and around.tag != "article":
        around = around.getparent()
    return around if around is not None else main


def _depth(node: Any) -> int:  # noqa: ANN401
    return sum(1 for _ in node.iterancestors())


def _build(blocks: Sequence[PageBlock], keep: set[int], title_at: int | None, headline: str | None) -> ArticleDraft:
    title = blocks[title_at].text if title_at is not None else headline
    draft = ArticleDraft(blocks=[("title", title)] if title else [], title=title)
    for i, block in enumerate(blocks):
        if i == title_at:
            continue
        if i in keep:
            place(draft, _role(block), block.text)
        else:
            draft.dropped.append(Dropped(FURNITURE, block.text))
    return draft


def place(draft: ArticleDraft, role: BlockRole, text: str) -> None:
    """Add a block to `draft`, or to what it drops where the line is noise (share links, teasers, newsletter plugs)."""
    if role in ("body", "subheading"):
        if reason := find_noise(text):
            draft.dropped.append(Dropped(reason, text))
            return
        text, teaser = split_teaser_tail(text)
        if teaser:
            draft.dropped.append(Dropped("teaser", teaser))
    draft.blocks.append((role, text))


def _role(block: PageBlock) -> BlockRole:
    if block.is_heading:
        is_lead = text_weight(block.text) >= 60 and ends_sentence(block.text)
        return "body" if is_lead else "subheading"
    if block.caption:
        return "caption"
    return "byline" if block.byline else "body"
