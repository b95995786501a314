"""Outcomes of gold rows and sentence pairs, and the figures that are derived from them.

What is stored is one small record a gold row and a sentence pair; precision, recall and the rest are counted from
these whenever they are asked for, so figures of events add up and can be split any way without measuring again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from claimdiff.evaluation import metrics
from claimdiff.evaluation.gold import GoldLabel, Strength
from claimdiff.evaluation.metrics import CalibrationBins
from claimdiff.records import Relation

MeasuredRelation = Literal["contradiction", "agreement"]
MEASURED: tuple[MeasuredRelation, ...] = ("contradiction", "agreement")

Grade = Literal["right", "left_out", "wrong", "unlisted"]
GRADES: tuple[Grade, ...] = ("right", "left_out", "wrong", "unlisted")
"""Best first: of several claim pairs in one sentence pair, the best grade is the sentence pair's."""

Facet = Literal["crossing", "languages", "kind"]
FACETS: tuple[Facet, ...] = ("crossing", "languages", "kind")


@dataclass(frozen=True, slots=True)
class Facets:
    """What figures are split by."""

    crossing: Literal["same-language", "cross-lingual"]
    languages: str
    """The two articles' languages, sorted: `ar-en`."""
    kind: str
    """The gold row's type; for what matches no row, the finding's kind; empty for what is neither."""


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of one gold row."""

    label: GoldLabel
    strength: Strength
    facets: Facets
    reached: bool
    """Whether some pair that matches it got to the judge."""
    flagged: frozenset[Relation]
    """Relations in which a matching pair is reported; for neutral rows without the excused ones."""


@dataclass(frozen=True, slots=True)
class FlaggedOutcome:
    """What a reported sentence pair is worth: the claim pairs of one relation that two sentences gave."""

    relation: MeasuredRelation
    facets: Facets
    grade: Grade
    probability: float
    """The highest among its claim pairs of that grade."""
    n_right: int
    """Reported claim pairs that match a gold row of the relation."""
    n_wrong: int


@dataclass(frozen=True, slots=True)
class RankedOutcome:
    """A judged sentence pair, reported or not, in the ranking by probability."""

    relation: MeasuredRelation
    facets: Facets
    positive: bool
    probability: float


@dataclass(frozen=True, slots=True)
class RelationFigures:
    """How well one relation is found, over all or one slice. Shares are in [0, 1], or None where undefined."""

    relation: MeasuredRelation
    n_gold: int
    """Clear gold rows."""
    n_reached: int
    """Of these, rows of which some pair got to the judge."""
    n_found: int
    """Of these, rows of which some pair is reported."""
    n_right: int
    """Reported sentence pairs that match a gold row."""
    n_wrong: int
    n_left_out: int
    """Reported sentence pairs that count for nothing: arguable, or excused (see `grading`)."""
    n_unlisted: int
    """Reported agreements that the gold says nothing of."""
    n_right_claim_pairs: int
    n_wrong_claim_pairs: int
    average_precision: float | None
    """Of the judged sentence pairs ranked by probability; None for slices by kind, where negatives have no kind."""
    finding_ece: float | None
    """Calibration error of the reported right and wrong sentence pairs' probabilities."""
    judged_ece: float | None
    """The same over all judged right and wrong sentence pairs, reported or not; None for slices by kind."""

    @property
    def precision(self) -> float | None:
        """Right sentence pairs among the right and wrong ones."""
        return metrics.ratio(self.n_right, self.n_right + self.n_wrong)

    @property
    def recall(self) -> float | None:
        """Found gold rows among all."""
        return metrics.ratio(self.n_found, self.n_gold)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is no gold to find."""
        return metrics.f1(self.precision, self.recall) if self.n_gold else None

    @property
    def candidate_recall(self) -> float | None:
        """Gold rows that reached the judge among all."""
        return metrics.ratio(self.n_reached, self.n_gold)

    @property
    def claim_pair_precision(self) -> float | None:
        """Right claim pairs among the right and wrong ones: nested claims count each, and clauses strictly."""
        return metrics.ratio(self.n_right_claim_pairs, self.n_right_claim_pairs + self.n_wrong_claim_pairs)


@dataclass(frozen=True, slots=True)
class NeutralFigures:
    """How often the traps (clear neutral rows) are fallen into."""

    n_gold: int
    n_reached: int
    n_as_contradiction: int
    """Rows reported as contradictions: false alarms."""
    n_as_agreement: int


@dataclass(frozen=True, slots=True)
class ChangeFigures:
    """What is reported as a change over time: neither a contradiction nor an agreement."""

    n_reported: int
    """Sentence pairs."""
    n_on_contradiction: int
    """Clear contradiction rows that are called a change and nothing else: missed."""
    n_on_neutral: int
    """Clear neutral rows that are called a change: rightly, or at least no false alarm."""
    n_on_agreement: int


@dataclass(frozen=True, slots=True)
class EventFigures:
    """What a comparison made of one event's gold, or of several events' added up."""

    name: str
    n_articles: int
    n_claims: int
    n_judged_pairs: int
    seconds: float
    """Spent in the comparison."""
    rows: tuple[RowOutcome, ...]
    flagged: tuple[FlaggedOutcome, ...]
    ranked: tuple[RankedOutcome, ...]
    warnings: tuple[str, ...] = ()
    n_changes: int = 0
    """Sentence pairs reported as a change."""
    timings: dict[str, float] = field(default_factory=dict)
    """Seconds by stage of the comparison."""

    def __add__(self, other: EventFigures) -> EventFigures:
        """Return both events' figures as one."""
        return sum_figures(f"{self.name} + {other.name}", (self, other))

    @property
    def candidates_per_claim(self) -> float | None:
        """Claims that a claim is judged against, on average: every pair counts for both of its claims."""
        return metrics.ratio(2 * self.n_judged_pairs, self.n_claims)

    def values(self, relation: MeasuredRelation, facet: Facet) -> tuple[str, ...]:
        """Return the values of `facet` that one relation's clear gold rows or reported pairs have, sorted."""
        rows = [row.facets for row in self.rows if row.label == relation and row.strength == "clear"]
        flagged = [item.facets for item in self.flagged if item.relation == relation]
        return tuple(sorted({getattr(facets, facet) for facets in (*rows, *flagged)}))

    def relation(self, relation: MeasuredRelation, facet: Facet | None = None, value: str = "") -> RelationFigures:
        """Return one relation's figures, of everything or of the slice where `facet` has `value`."""

        def in_slice(facets: Facets) -> bool:
            return facet is None or getattr(facets, facet) == value

        rows = [row for row in self.rows if row.label == relation and row.strength == "clear" and in_slice(row.facets)]
        flagged = [item for item in self.flagged if item.relation == relation and in_slice(item.facets)]
        ranked = [item for item in self.ranked if item.relation == relation and in_slice(item.facets)]
        n_reached = sum(row.reached for row in rows)
        return RelationFigures(
            relation=relation,
            n_gold=len(rows),
            n_reached=n_reached,
            n_found=sum(relation in row.flagged for row in rows),
            n_right=_count(flagged, "right"),
            n_wrong=_count(flagged, "wrong"),
            n_left_out=_count(flagged, "left_out"),
            n_unlisted=_count(flagged, "unlisted"),
            n_right_claim_pairs=sum(item.n_right for item in flagged),
            n_wrong_claim_pairs=sum(item.n_wrong for item in flagged),
            average_precision=None if facet == "kind" else _average_precision(ranked, len(rows) - n_reached),
            finding_ece=_finding_ece(flagged),
            judged_ece=None if facet == "kind" else _judged_ece(ranked),
        )

    def neutral(self) -> NeutralFigures:
        """Return how the clear neutral rows fared."""
        rows = [row for row in self.rows if row.label == "neutral" and row.strength == "clear"]
        return NeutralFigures(
            n_gold=len(rows),
            n_reached=sum(row.reached for row in rows),
            n_as_contradiction=sum("contradiction" in row.flagged for row in rows),
            n_as_agreement=sum("agreement" in row.flagged for row in rows),
        )

    def changes(self) -> ChangeFigures:
        """Return on which clear gold rows a change is reported."""

        def count(label: GoldLabel) -> int:
            rows = (row for row in self.rows if row.label == label and row.strength == "clear")
            return sum("change" in row.flagged and label not in row.flagged for row in rows)

        return ChangeFigures(self.n_changes, count("contradiction"), count("neutral"), count("agreement"))


def sum_figures(name: str, figures: Iterable[EventFigures]) -> EventFigures:
    """Return the figures of several events as one; rankings are pooled, not averaged."""
    events = tuple(figures)
    return EventFigures(
        name=name,
        n_articles=sum(event.n_articles for event in events),
        n_claims=sum(event.n_claims for event in events),
        n_judged_pairs=sum(event.n_judged_pairs for event in events),
        seconds=sum(event.seconds for event in events),
        rows=tuple(row for event in events for row in event.rows),
        flagged=tuple(item for event in events for item in event.flagged),
        ranked=tuple(item for event in events for item in event.ranked),
        warnings=tuple(warning for event in events for warning in event.warnings),
        n_changes=sum(event.n_changes for event in events),
        timings=dict(sum((Counter(event.timings) for event in events), Counter[str]())),
    )


def _count(flagged: list[FlaggedOutcome], grade: Grade) -> int:
    return sum(item.grade == grade for item in flagged)


def _average_precision(ranked: list[RankedOutcome], n_unreached: int) -> float | None:
    positive = np.array([item.positive for item in ranked], np.bool_)
    probability = np.array([item.probability for item in ranked], np.float64)
    return metrics.average_precision(positive, probability, n_unreached)


def _finding_ece(flagged: list[FlaggedOutcome]) -> float | None:
    measured = [item for item in flagged if item.grade in ("right", "wrong")]
    return CalibrationBins.of(
        [item.probability for item in measured], [item.grade == "right" for item in measured]
    ).error


def _judged_ece(ranked: list[RankedOutcome]) -> float | None:
    return CalibrationBins.of([item.probability for item in ranked], [item.positive for item in ranked]).error
