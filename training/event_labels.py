"""Which label an event's gold gives a pair of claims, each direction its own.

A claim *stands for* a gold text when it covers enough of it, and *touches* it when the two overlap at all. Pairs that
stand for a contradiction contradict both ways. A pair that stands for an agreement is entailed where the premise holds
all of its gold text and the hypothesis no more than its own. Pairs about which the gold leaves doubt get no label:
those that only touch a contradiction or an agreement, arguable rows, and what follows from the listed rows by
transitivity without being listed (the gold is exhaustive for contradictions, not for agreements). Every other pair is
neutral, as nearly all candidate pairs of an event are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePath

import numpy as np
import numpy.typing as npt

from claimdiff.evaluation.gold import GoldRow, GoldSide
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL, Article, CandidatePairs, Claim, IntArray

BoolArray = npt.NDArray[np.bool_]

WHOLE = 0.95
"""Share of a text from which it counts as held whole: end punctuation and quotation marks don't matter."""
LITTLE_MORE = 1.6
"""A hypothesis up to this many times its gold text may be entailed though it says more (an attribution, a date)."""
UNLABELLED = -1


@dataclass(frozen=True, slots=True)
class SideCover:
    """How the claims (n,) of an event relate to one gold text."""

    stands: BoolArray
    touches: BoolArray
    holds: BoolArray
    """The claim holds the whole gold text."""
    within: BoolArray
    """The claim lies within the gold text."""
    little_more: BoolArray
    """The claim is not much longer than the gold text."""


def cover_side(side: GoldSide, articles: Sequence[Article], claims: Sequence[Claim], min_coverage: float) -> SideCover:
    """Return how each claim relates to the text of one gold side, by the characters that they share."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in side.text.split()))
    spans = {
        article.article_id: [match.span() for match in pattern.finditer(article.text)]
        for article in articles
        if PurePath(article.path).name == side.file and side.part in (None, article.part)
    }
    of_gold, of_claim, longer = np.zeros((3, len(claims)))
    for number, claim in enumerate(claims):
        for start, end in spans.get(claim.article_id, ()):
            shared = min(end, claim.end) - max(start, claim.start)
            if shared > 0:
                of_gold[number] = shared / (end - start)
                of_claim[number] = shared / (claim.end - claim.start)
                longer[number] = (claim.end - claim.start) / (end - start)
    return SideCover(
        stands=of_gold >= min_coverage,
        touches=of_gold > 0,
        holds=of_gold >= WHOLE,
        within=of_claim >= WHOLE,
        little_more=(of_gold > 0) & (longer < LITTLE_MORE),
    )


class EventLabels:
    """The labels of one event's candidate pairs."""

    def __init__(
        self, rows: Sequence[GoldRow], articles: Sequence[Article], claims: Sequence[Claim], min_coverage: float
    ) -> None:
        self._rows = rows
        self._covers = {
            side: cover_side(side, articles, claims, min_coverage)
            for side in {side for row in rows for side in row.sides}
        }

    @property
    def missing(self) -> list[str]:
        """Gold texts that no claim touches."""
        return [side.text for side, cover in self._covers.items() if not cover.touches.any()]

    def label(self, pairs: CandidatePairs) -> tuple[npt.NDArray[np.int8], BoolArray]:
        """Return labels (n, 2) for left as premise and right as premise, and which pairs (n,) the gold names."""
        left, right = pairs.left, pairs.right
        labels = np.full((len(pairs), 2), NEUTRAL, np.int8)
        named = np.zeros(len(pairs), np.bool_)
        for one, other in self._doubtful():
            labels[self._both(one.touches, other.touches, left, right)] = UNLABELLED
        contradictions, agreements = (self._clear(label) for label in ("contradiction", "agreement"))
        for one, other in [*agreements, *contradictions]:
            labels[self._both(one.touches, other.touches, left, right)] = UNLABELLED
        for one, other in agreements:
            self._label_agreement(labels[:, 0], one, other, (left, right))
            self._label_agreement(labels[:, 1], one, other, (right, left))
            named |= self._both(one.stands, other.stands, left, right)
        for one, other in contradictions:
            standing = self._both(one.stands, other.stands, left, right)
            labels[standing] = CONTRADICTION
            named |= standing
        for one, other in self._clear("neutral"):
            named |= self._both(one.stands, other.stands, left, right)
        return labels, named

    def compare_matters(self, left: IntArray, right: IntArray) -> tuple[BoolArray, BoolArray]:
        """Return which pairs of claims (n,) are about one matter, and of which (n,) the gold leaves that in doubt."""
        same, doubtful = np.zeros((2, len(left)), np.bool_)
        for one, other in self._doubtful():
            doubtful |= self._both(one.touches, other.touches, left, right)
        for one, other in (pair for label in ("contradiction", "agreement") for pair in self._clear(label)):
            doubtful |= self._both(one.touches, other.touches, left, right)
            same |= self._both(one.stands, other.stands, left, right)
        return same, doubtful & ~same

    @staticmethod
    def _label_agreement(
        labels: npt.NDArray[np.int8], one: SideCover, other: SideCover, sides: tuple[npt.NDArray[np.int32], ...]
    ) -> None:
        """Label one direction in place: `sides` are the claim numbers of premises and hypotheses."""
        premise, hypothesis = sides
        for mine, its in ((one, other), (other, one)):
            standing = mine.stands[premise] & its.stands[hypothesis]
            labels[standing & ~its.little_more[hypothesis]] = NEUTRAL
            labels[standing & mine.holds[premise] & its.within[hypothesis]] = ENTAILMENT

    @staticmethod
    def _both(one: BoolArray, other: BoolArray, left: IntArray, right: IntArray) -> BoolArray:
        joined: BoolArray = (one[left] & other[right]) | (other[left] & one[right])
        return joined

    def _clear(self, label: str) -> list[tuple[SideCover, SideCover]]:
        return [self._of(row.sides) for row in self._rows if row.label == label and row.strength == "clear"]

    def _of(self, sides: tuple[GoldSide, GoldSide]) -> tuple[SideCover, SideCover]:
        return self._covers[sides[0]], self._covers[sides[1]]

    def _doubtful(self) -> Iterator[tuple[SideCover, SideCover]]:
        """Yield the arguable rows, and the unlisted pairs of texts whose relation follows from listed ones."""
        for row in self._rows:
            if row.strength == "arguable":
                yield self._of(row.sides)
        group_of = self._agreeing_groups()
        against = {
            frozenset(group_of[side] for side in row.sides) for row in self._rows if row.label == "contradiction"
        }
        listed = {frozenset(row.sides) for row in self._rows}
        for one, other in combinations(group_of, 2):
            groups = frozenset((group_of[one], group_of[other]))
            follows = len(groups) == 1 or groups in against
            if follows and (one.file, one.part) != (other.file, other.part) and frozenset((one, other)) not in listed:
                yield self._of((one, other))

    def _agreeing_groups(self) -> dict[GoldSide, int]:
        """Number the gold texts so that those which agree, directly or through others, share a number."""
        group_of = {side: number for number, side in enumerate(self._covers)}
        for row in self._rows:
            if row.label == "agreement":
                kept, joined = (group_of[side] for side in row.sides)
                group_of = {side: kept if number == joined else number for side, number in group_of.items()}
        return group_of
