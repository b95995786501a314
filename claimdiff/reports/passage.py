"""A claim's passage: the claim and its conflicting words in their sentence, between the neighbouring sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimdiff.records import Side, Span
from claimdiff.reports.article_text import ArticleText, Sentence
from claimdiff.reports.shown_text import ELLIPSIS, cut_end, cut_start

NEAR_CHARACTERS = 220
"""Of the neighbouring sentence on each side: about three lines in a column, enough to see what the sentence answers."""
SENTENCE_CHARACTERS = 500
"""Of the sentence on each side of the claim: more than real sentences have, few enough where nobody sets full stops."""
CLAIM_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the sentence: of the claim or not, among the words that conflict or not."""

    text: str
    is_claim: bool
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands around a claim, and the sentence in pieces; `…` where text was cut."""

    before: str
    pieces: tuple[Piece, ...]
    after: str


def passage_of(side: Side, evidence: Sequence[Span], text: ArticleText) -> tuple[Sentence, Passage]:
    """Return the sentence that holds the claim, and the claim's passage with `evidence` (spans of the text) marked."""
    claim = side.claim
    sentence = text.sentence_at(claim.start)
    span = text.shown_span(sentence, (claim.start, claim.end))
    marked = [text.shown_span(sentence, found) for found in evidence]
    before, after = text.neighbours(sentence)
    return sentence, Passage(
        cut_start(before.text, NEAR_CHARACTERS) + _space(before) if before else "",
        sentence_pieces(sentence.text, span, marked),
        _space(sentence) + cut_end(after.text, NEAR_CHARACTERS) if after else "",
    )


def _space(sentence: Sentence) -> str:
    return " " if sentence.is_followed_by_space else ""


def sentence_pieces(text: str, claim: Span, marked: Sequence[Span]) -> tuple[Piece, ...]:
    """Cut a sentence where its claim and its marked words begin and end; page_cards.js does the same."""
    first = max(0, claim[0] - SENTENCE_CHARACTERS)
    last = min(len(text), min(claim[1], claim[0] + CLAIM_CHARACTERS) + SENTENCE_CHARACTERS)
    offsets = {first, last, *claim, *(offset for span in marked for offset in span)}
    cuts = sorted(offset for offset in offsets if first <= offset <= last)
    pieces = [
        Piece(
            text[start:end],
            claim[0] <= start and end <= claim[1],
            any(mark[0] <= start and end <= mark[1] for mark in marked),
        )
        for start, end in pairwise(cuts)
    ]
    if first > 0:
        pieces.insert(0, Piece(ELLIPSIS, False, False))
    if last < len(text):
        pieces.append(Piece(ELLIPSIS, False, False))
    return tuple(pieces)
