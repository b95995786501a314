"""A comparison's pairs as columns: judged pairs, then any that are reported without a judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claimdiff.comparison import Comparison
from claimdiff.evaluation.metrics import BoolArray
from claimdiff.records import Claim, Finding, FloatArray, IntArray, Relation

RELATIONS: tuple[Relation, ...] = ("contradiction", "change", "agreement")


@dataclass(frozen=True, slots=True)
class RelationProbabilities:
    """What each judged pair's probability of either relation is, reported or not."""

    contradiction: FloatArray
    """(n,) in [0, 1], aligned with `comparison.judgements.pairs`."""
    agreement: FloatArray


@dataclass(frozen=True, slots=True)
class PairTable:
    """All pairs of a comparison that reached the judge or the report, n of them."""

    claims: tuple[Claim, ...]
    left: IntArray
    """(n,) claim numbers."""
    right: IntArray
    probability: dict[Relation, FloatArray]
    """(n,) for contradiction and agreement; that of contradiction is 0 where the two sentences are called a change."""
    finding: tuple[Finding | None, ...]
    """What each pair is reported as."""
    flagged: dict[Relation, BoolArray]
    """(n,) whether the pair is reported in that relation."""
    sentence_pair: IntArray
    """(n,) number of the pair's two sentences: claim pairs out of the same two sentences share it."""

    def __len__(self) -> int:
        """Return how many pairs there are."""
        return len(self.left)


def tabulate_pairs(comparison: Comparison, probabilities: RelationProbabilities) -> PairTable:
    """Return the comparison's pairs as columns; a reported pair that was not judged comes after the judged ones."""
    claims = list(comparison.claims)
    numbers = {claim.claim_id: number for number, claim in enumerate(claims)}
    judged = comparison.judgements.pairs if comparison.judgements is not None else None
    left = judged.left.tolist() if judged is not None else []
    right = judged.right.tolist() if judged is not None else []
    values = {"contradiction": probabilities.contradiction.tolist(), "agreement": probabilities.agreement.tolist()}
    place = {_unordered(one, other): row for row, (one, other) in enumerate(zip(left, right, strict=True))}
    findings: list[Finding | None] = [None] * len(left)
    for finding in comparison.findings:
        one, other = (_claim_number(claims, numbers, side.claim) for side in (finding.left, finding.right))
        row = place.setdefault(_unordered(one, other), len(left))
        if row == len(left):
            left.append(one)
            right.append(other)
            findings.append(None)
            for relation, column in values.items():
                column.append(finding.probability if relation == finding.relation else 0.0)
        findings[row] = finding
    sentence_pair = _number_sentence_pairs(claims, left, right)
    decided = (*comparison.findings, *comparison.undecided)
    changes = [
        place.get(_unordered(*(_claim_number(claims, numbers, side.claim) for side in (finding.left, finding.right))))
        for finding in decided
        if finding.relation == "change"
    ]
    is_change = np.isin(sentence_pair, sentence_pair[[row for row in changes if row is not None]])
    return PairTable(
        claims=tuple(claims),
        left=np.array(left, np.int32),
        right=np.array(right, np.int32),
        probability={
            "contradiction": np.where(is_change, 0.0, values["contradiction"]).astype(np.float32),
            "agreement": np.array(values["agreement"], np.float32),
        },
        finding=tuple(findings),
        flagged={
            relation: np.array([item is not None and item.relation == relation for item in findings], np.bool_)
            for relation in RELATIONS
        },
        sentence_pair=sentence_pair,
    )


def _claim_number(claims: list[Claim], numbers: dict[str, int], claim: Claim) -> int:
    number = numbers.setdefault(claim.claim_id, len(claims))
    if number == len(claims):
        claims.append(claim)
    return number


def _unordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one <= other else (other, one)


def _number_sentence_pairs(claims: Sequence[Claim], left: list[int], right: list[int]) -> IntArray:
    sentences: dict[tuple[str, int, int], int] = {}
    of_claim = [
        sentences.setdefault((claim.article_id, claim.sentence_start, claim.sentence_end), len(sentences))
        for claim in claims
    ]
    pairs: dict[tuple[int, int], int] = {}
    return np.array(
        [
            pairs.setdefault(_unordered(of_claim[one], of_claim[other]), len(pairs))
            for one, other in zip(left, right, strict=True)
        ],
        np.int32,
    )
