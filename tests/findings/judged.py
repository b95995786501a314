"""Judged pairs made by hand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claimdiff.records import Article, Block, CandidatePairs, Claim, Judgements, make_id

NEUTRAL_ROW, CONTRADICTS, AGREES = (0.02, 0.95, 0.03), (0.01, 0.02, 0.97), (0.97, 0.02, 0.01)
NOT_JUDGED = (float("nan"),) * 3


@dataclass(frozen=True)
class Judged:
    """Claims, their articles and the judgements of some pairs of them."""

    claims: list[Claim]
    articles: dict[str, Article]
    judgements: Judgements


def claim_of(article: str, text: str, sentence: int = 0, language: str = "en") -> Claim:
    start = 100 * sentence
    claim_id = make_id(article, text)
    return Claim(claim_id, article, text, start, start + len(text), start, start + 90, "sentence", language)


def judged(
    claims: list[Claim], rows: list[tuple[int, int, tuple[float, ...], tuple[float, ...]]], similarity: float = 0.9
) -> Judged:
    """Return the judgements of (left, right, left to right, right to left) rows."""
    pairs = CandidatePairs(
        np.array([row[0] for row in rows], np.int32),
        np.array([row[1] for row in rows], np.int32),
        np.full(len(rows), similarity, np.float32),
    )
    first = np.array([row[2] for row in rows], np.float32).reshape(-1, 3)
    second = np.array([row[3] for row in rows], np.float32).reshape(-1, 3)
    ids = {claim.article_id for claim in claims}
    articles = {key: Article(key, f"{key}.txt", "x" * 1000, (Block(0, 1000, "body"),), "en") for key in ids}
    return Judged(claims, articles, Judgements(pairs, first, second))
