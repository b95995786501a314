"""Disputed points as the page and its script read them: positions, each with one statement a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from claimdiff.comparison import Comparison
from claimdiff.disputed_point import DisputedPoint, Position, disputed_points
from claimdiff.finding_record import RELATION_ORDER
from claimdiff.records import Finding, Side, Span
from claimdiff.reports.article_text import ArticleText, Sentence

UNDECIDED = len(RELATION_ORDER)
"""Section of the undecided pairs."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of a point with the words of it that conflict, as spans of its article's text."""

    side: Side
    evidence: tuple[Span, ...]
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class StatedPosition:
    """One thing that is said of a point."""

    n_sources: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class StatedPoint:
    """A point with its number on the page."""

    number: int
    section: int
    """0 contradictions, 1 changes, 2 agreements, 3 undecided pairs."""
    anchor: str
    point: DisputedPoint
    positions: tuple[StatedPosition, ...]

    def place_of(self, side: Side) -> int:
        """Return the number of the position that a side's claim is part of."""
        return next(
            (
                number
                for number, position in enumerate(self.point.positions)
                if any(other.claim.claim_id == side.claim.claim_id for other in position.sides)
            ),
            0,
        )


def stated_points(
    comparison: Comparison, contents: Mapping[str, ArticleText], *, news_first: bool = False
) -> tuple[StatedPoint, ...]:
    """Return all points numbered through: contradictions, changes, agreements, then the undecided pairs.

    With `news_first` the points of each relation begin with those that have a new or reopened finding.
    """
    numbers = count(1)
    points = disputed_points(comparison.findings)
    found = [
        _stated(point, RELATION_ORDER.index(point.relation), numbers, contents)
        for point in (sorted(points, key=_is_old_news) if news_first else points)
    ]
    return (*found, *(_stated(point, UNDECIDED, numbers, contents) for point in disputed_points(comparison.undecided)))


def _is_old_news(point: DisputedPoint) -> tuple[int, bool]:
    is_news = any(finding.state in ("new", "reopened") for finding in point.findings)
    return RELATION_ORDER.index(point.relation), not is_news


def _stated(
    point: DisputedPoint, section: int, numbers: Iterator[int], contents: Mapping[str, ArticleText]
) -> StatedPoint:
    evidence = _evidence_by_sentence(point.findings, contents)
    is_single = len(point.findings) == 1
    return StatedPoint(
        number=next(numbers),
        section=section,
        anchor=f"f-{point.findings[0].finding_id}" if is_single else f"p-{point.group}",
        point=point,
        positions=tuple(_stated_position(position, evidence, contents) for position in point.positions),
    )


def _sentence_key(side: Side, contents: Mapping[str, ArticleText]) -> tuple[str, int]:
    article_id = side.article.article_id
    return article_id, contents[article_id].sentence_at(side.claim.start).number


def _evidence_by_sentence(
    findings: Iterable[Finding], contents: Mapping[str, ArticleText]
) -> dict[tuple[str, int], set[Span]]:
    """Return the conflicting words of each sentence over all findings of a point."""
    spans: dict[tuple[str, int], set[Span]] = {}
    for finding in findings:
        if finding.evidence:
            spans.setdefault(_sentence_key(finding.left, contents), set()).update(finding.evidence.left)
            spans.setdefault(_sentence_key(finding.right, contents), set()).update(finding.evidence.right)
    return spans


def _stated_position(
    position: Position, evidence: Mapping[tuple[str, int], set[Span]], contents: Mapping[str, ArticleText]
) -> StatedPosition:
    """Return a position with one statement for each sentence, though several claims of it take part."""
    statements: dict[tuple[str, int], Statement] = {}
    for side in position.sides:
        key = _sentence_key(side, contents)
        sentence = contents[key[0]].sentences[key[1]]
        statements.setdefault(key, Statement(side, tuple(sorted(evidence.get(key, ()))), sentence))
    return StatedPosition(position.n_sources, tuple(statements.values()))
