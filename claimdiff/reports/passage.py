"""A claim's passage: the claim in its sentence, in its paragraph, trimmed to what a reader needs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from claimdiff.records import Article, Claim, Side
from claimdiff.reports.shown_text import cut_end, cut_start, shown

NEAR_CHARACTERS = 220
"""Of the neighbouring sentence on each side: about three lines in a column, enough to see what the sentence answers."""
SENTENCE_CHARACTERS = 500
"""Of the sentence on each side of the claim: more than real sentences have, few enough where nobody sets full stops."""
CLAIM_CHARACTERS = 2000
WHOLE_CHARACTERS = 4000
"""Of the paragraph on each side, when unfolded."""

SentenceBounds = Mapping[str, tuple[int, ...]]
"""By article id: where its sentences start and end, ascending character offsets."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph in five pieces; joined in this order they read on, with `…` where text was cut."""

    before: str
    """Of the paragraph, before the claim's sentence."""
    lead: str
    """Of the sentence, before the claim."""
    claim: str
    tail: str
    after: str


def sentence_bounds(claims: Iterable[Claim]) -> SentenceBounds:
    """Return where the sentences of each article start and end, as far as its claims tell."""
    bounds: dict[str, set[int]] = {}
    for claim in claims:
        bounds.setdefault(claim.article_id, set()).update((claim.sentence_start, claim.sentence_end))
    return {article_id: tuple(sorted(offsets)) for article_id, offsets in bounds.items()}


def _block_span(article: Article, claim: Claim) -> tuple[int, int]:
    """Return the span of the block that the claim's sentence stands in, or the sentence where no block holds it."""
    number = bisect_right(article.blocks, claim.sentence_start, key=lambda block: block.start) - 1
    if number >= 0 and article.blocks[number].end >= claim.sentence_end:
        return article.blocks[number].start, article.blocks[number].end
    return claim.sentence_start, claim.sentence_end


def _pieces(text: str, cuts: tuple[int, int, int, int, int, int], n_context: int) -> Passage:
    """Return the passage between ascending offsets, at most `n_context` characters of the paragraph on each side."""
    before, lead, claim, tail, after = (text[start:end] for start, end in pairwise(cuts))
    return Passage(
        shown(cut_start(before.lstrip(), n_context)),
        shown(cut_start(lead, SENTENCE_CHARACTERS)),
        shown(cut_end(claim, CLAIM_CHARACTERS)),
        shown(cut_end(tail, SENTENCE_CHARACTERS)),
        shown(cut_end(after.rstrip(), n_context)),
    )


def _near(text: str, span: tuple[int, int], claim: Claim, bounds: tuple[int, ...]) -> tuple[int, int]:
    """Return where the sentence before the claim's starts and the one after it ends, inside the block `span`."""
    start, end = span
    number = bisect_right(bounds, claim.sentence_start - 1) - 1
    while number >= 0 and bounds[number] > start:
        if text[bounds[number] : claim.sentence_start].strip():
            start = bounds[number]
            break
        number -= 1
    number = bisect_right(bounds, claim.sentence_end)
    while number < len(bounds) and bounds[number] < end:
        if text[claim.sentence_end : bounds[number]].strip():
            end = bounds[number]
            break
        number += 1
    return start, end


def passages_of(side: Side, bounds: SentenceBounds) -> tuple[Passage, Passage | None]:
    """Return the claim's passage with the neighbouring sentences, and the whole paragraph where that is more."""
    article, claim = side.article, side.claim
    span = _block_span(article, claim)
    near = _near(article.text, span, claim, bounds.get(article.article_id, ()))
    inner = (claim.sentence_start, claim.start, claim.end, claim.sentence_end)
    short = _pieces(article.text, (near[0], *inner, near[1]), NEAR_CHARACTERS)
    whole = _pieces(article.text, (span[0], *inner, span[1]), WHOLE_CHARACTERS)
    if whole == short:
        return short, None
    if near[0] > span[0] and article.text[span[0] : near[0]].strip() and not short.before.startswith("…"):
        short = Passage("… " + short.before, short.lead, short.claim, short.tail, short.after)
    if near[1] < span[1] and article.text[near[1] : span[1]].strip() and not short.after.endswith("…"):
        short = Passage(short.before, short.lead, short.claim, short.tail, short.after + " …")
    return short, whole
