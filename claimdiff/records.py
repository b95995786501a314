"""The records that every stage hands to the next: article, claim, candidate pair, judgement, finding.

A sentence's path is `Article` -> `Claim` -> vector -> `CandidatePairs` -> `Judgements` -> `Finding`.
Large collections (vectors, pairs, judgements) are NumPy arrays indexed by claim number, so memory grows by
a few bytes a pair; only what a person reads becomes an object.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int32]

BlockRole = Literal["title", "subheading", "byline", "caption", "body"]
ClaimLevel = Literal["sentence", "clause", "quote"]
Relation = Literal["contradiction", "change", "agreement"]
Kind = Literal[
    "number", "date", "place", "actor", "negation", "antonym", "position", "cause", "quote", "status", "other",
    "duplicate", "paraphrase", "translation",
    "update", "changed_position",
]  # fmt: skip

FindingState = Literal["new", "open", "resolved", "reopened"]
"""Of a finding in an index: first seen in this run, seen before, a side is gone or it became unlikely, seen again after
it was resolved."""
ReviewDecision = Literal["confirmed", "false_alarm", "not_comparable"]
Span = tuple[int, int]
"""Start and end of a stretch of characters in an article's text."""

ENTAILMENT, NEUTRAL, CONTRADICTION = 0, 1, 2
"""Columns of every judge's answer, in this order."""

LABELS = ("entailment", "neutral", "contradiction")


def make_id(*parts: str) -> str:
    """Return 16 hex digits that depend on `parts` alone: the same parts give the same id on every machine."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph of an article: characters `start` to `end` of `Article.text`."""

    start: int
    end: int
    role: BlockRole


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text of the input that is no part of the article, and why it was left out."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One published text, cleaned; all offsets of its claims point into `text`."""

    article_id: str
    path: str
    """As given on the command line (for a file found in a folder or by a glob: that file), or the URL."""
    text: str
    """Cleaned text (Unicode NFC, no bidi controls, no noise lines): blocks joined by a blank line."""
    blocks: tuple[Block, ...]
    language: str
    """ISO 639-1 code of most of the text, or `und` where it can't be told."""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO 8601 date (`2025-09-02`), or None where the page doesn't say."""
    part: int | None = None
    """1, 2, … where one input held several articles; else None."""
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Something an article asserts: `article.text[start:end] == text`, within `sentence_start:sentence_end`."""

    claim_id: str
    article_id: str
    text: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    level: ClaimLevel
    language: str
    role: BlockRole = "body"
    speaker: str | None = None
    """Who is quoted or reported to say it, as the article names them."""
    quoted: bool = False
    """Whether the claim's words stand inside quotation marks."""


@dataclass(frozen=True, slots=True)
class CandidatePairs:
    """Pairs of claims that blocking lets through to the judge, each once, never within one article."""

    left: IntArray
    """(n,) claim numbers; the left claim's article comes before the right one's."""
    right: IntArray
    similarity: FloatArray
    """(n,) cosine of the two vectors, [-1, 1]."""

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return len(self.left)


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """Plain numbers about n pairs, by name: evidence, like the judgements, from which probabilities are derived."""

    names: tuple[str, ...]
    values: npt.NDArray[np.float64]
    """(n, len(names))"""

    def __len__(self) -> int:
        """Return how many pairs they are about."""
        return len(self.values)


@dataclass(frozen=True, slots=True)
class Judgements:
    """Candidate pairs with the judge's probabilities in both directions: evidence, stored, never re-decided."""

    pairs: CandidatePairs
    left_to_right: FloatArray
    """(n, 3) entailment, neutral, contradiction with the left claim as premise; rows sum to 1."""
    right_to_left: FloatArray
    """(n, 3) the same with the right claim as premise; a row of NaN where the first direction settled that the pair is
    neutral."""
    contents: PairFeatures | None = None
    """What comparing the claims' contents gave; None where nobody did."""

    def __len__(self) -> int:
        """Return how many pairs were judged."""
        return len(self.pairs)


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a finding, with the article that carries it."""

    article: Article
    claim: Claim


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words in which two claims conflict or meet: character spans into the two articles' texts, in order."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided on a finding."""

    decision: ReviewDecision
    note: str = ""
    reviewed: str = ""
    """ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A judged pair decided as contradiction, change or agreement: what the report lists."""

    finding_id: str
    relation: Relation
    kind: Kind
    probability: float
    """Calibrated, [0, 1]: of the findings at 0.9, nine in ten are right."""
    similarity: float
    entailment_lr: float
    entailment_rl: float
    contradiction_lr: float
    contradiction_rl: float
    left: Side
    right: Side
    reason: str | None = None
    """One line that a person can check, or None."""
    evidence: Evidence | None = None
    """The words that conflict; None where rules see none to mark."""
    group: str | None = None
    """Id of the disputed or shared point: findings about one fact have the same."""
    independent_sources: tuple[int, int] | None = None
    """How many independent outlets say what the left and what the right side says; copies of one text count once."""
    state: FindingState | None = None
    """In an index; None in a comparison that keeps nothing."""
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class InputFate:
    """What became of one input: `read`, `unchanged` (in an index), `unreadable: why`, `skipped: why`,
    `language not covered`, `duplicate of …`.
    """

    path: str
    sha256: str | None
    fate: str
    n_articles: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    """Pieces of text left out, counted by reason."""
    notes: tuple[str, ...] = ()
    """What a reader should know though the input was read: broken lines, damaged bytes, repeated articles."""

    @property
    def is_unread(self) -> bool:
        """Whether nothing of this input took part in the comparison because it could not be read."""
        return self.fate.startswith("unreadable")
