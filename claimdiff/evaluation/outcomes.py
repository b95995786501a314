"""One event's comparison against its gold: what became of every gold row and every sentence pair.

A gold row is *reached* when some matching pair got to the judge (or was reported without one, as copies are), and
*found* when some matching pair is reported in the row's relation, so several reports of one row count once. The rules
by which a pair matches are in `matching`, what it is worth in `grading`.

Average precision ranks all judged sentence pairs that are right or wrong, each by the highest probability among its
claim pairs of that grade; gold rows that no pair reached count as never found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from claimdiff.comparison import Comparison
from claimdiff.evaluation import grading
from claimdiff.evaluation.figures import (
    GRADES,
    MEASURED,
    EventFigures,
    Facets,
    FlaggedOutcome,
    MeasuredRelation,
    RankedOutcome,
    RowOutcome,
)
from claimdiff.evaluation.gold import Event, GoldRow
from claimdiff.evaluation.grading import RIGHT, WRONG, GradeArray, PairMatches
from claimdiff.evaluation.matching import Matcher, RowMatch
from claimdiff.evaluation.metrics import BoolArray, CountArray
from claimdiff.evaluation.pair_table import PairTable, RelationProbabilities, tabulate_pairs
from claimdiff.records import Relation


@dataclass(frozen=True, slots=True)
class _Measurement:
    """One event's pairs (n) beside its gold."""

    table: PairTable
    rows: tuple[RowMatch, ...]
    matches: PairMatches
    grades: dict[MeasuredRelation, GradeArray]
    first_row: dict[MeasuredRelation, CountArray]
    """(n,) number of the gold row that gives a pair its kind, -1 where it matches none."""
    languages: dict[str, str]
    """By article id."""


def measure_event(
    comparison: Comparison, event: Event, probabilities: RelationProbabilities, seconds: float = 0.0
) -> EventFigures:
    """Measure a comparison of one event's articles, which took `seconds`, against the event's gold."""
    table = tabulate_pairs(comparison, probabilities)
    matcher = Matcher(comparison.articles, table, event.languages)
    rows = tuple(matcher.match(row) for row in event.rows)
    matches = grading.collect_matches(rows, len(table))
    measurement = _Measurement(
        table=table,
        rows=rows,
        matches=matches,
        grades={relation: grading.grade_pairs(relation, matches) for relation in MEASURED},
        first_row={relation: _first_rows(rows, relation, len(table)) for relation in MEASURED},
        languages={article.article_id: article.language for article in comparison.articles},
    )
    return EventFigures(
        name=event.name,
        n_articles=len(comparison.articles),
        n_claims=len(comparison.claims),
        n_judged_pairs=0 if comparison.judgements is None else len(comparison.judgements),
        seconds=seconds,
        rows=tuple(_row_outcome(measurement, row) for row in rows),
        flagged=tuple(item for relation in MEASURED for item in _flagged_outcomes(measurement, relation)),
        ranked=tuple(item for relation in MEASURED for item in _ranked_outcomes(measurement, relation)),
        warnings=tuple(f"{event.name}: {line}" for row in rows for line in row.missing),
    )


def missed_event(event: Event, reason: str) -> EventFigures:
    """Return the figures of an event that could not be compared: all its gold missed."""
    rows = []
    for row in event.rows:
        one, other = (event.languages.get(side.file, "und") for side in row.sides)
        rows.append(RowOutcome(row.label, row.strength, _row_facets(row, (one, other)), False, frozenset()))
    warning = f"{event.name}: not compared, all its gold counts as missed ({reason})"
    return EventFigures(event.name, 0, 0, 0, 0.0, tuple(rows), (), (), (warning,))


def _first_rows(rows: Sequence[RowMatch], relation: MeasuredRelation, n_pairs: int) -> CountArray:
    """Return the first row (n,) that a pair matches: of its own relation, else of any, clear before arguable."""
    first = np.full(n_pairs, -1, np.int64)
    order = sorted(
        range(len(rows)), key=lambda number: (rows[number].row.label != relation, rows[number].row.strength != "clear")
    )
    for number in reversed(order):
        first[rows[number].pairs] = number
    return first


def _row_outcome(measurement: _Measurement, match: RowMatch) -> RowOutcome:
    flagged = frozenset(
        relation
        for relation, reported in measurement.table.flagged.items()
        if (match.pairs & reported & ~_excused(measurement, match.row, relation)).any()
    )
    row = match.row
    return RowOutcome(row.label, row.strength, _row_facets(row, match.languages), bool(match.pairs.any()), flagged)


def _excused(measurement: _Measurement, row: GoldRow, relation: Relation) -> BoolArray:
    """Return which pairs (n,) are no false alarm on a neutral row, because they are about a row of their relation."""
    if row.label != "neutral" or relation == "change":
        return np.zeros(len(measurement.table), np.bool_)
    right: BoolArray = measurement.grades[relation] == RIGHT
    return right | measurement.matches.carries_contradiction if relation == "contradiction" else right


def _flagged_outcomes(measurement: _Measurement, relation: MeasuredRelation) -> Iterator[FlaggedOutcome]:
    reported = np.flatnonzero(measurement.table.flagged[relation])
    for numbers in _by_sentence_pair(measurement.table, reported):
        grades = measurement.grades[relation][numbers]
        grade = _sentence_pair_grade(measurement, relation, numbers)
        # two sentences can be left out for what they carry while none of their claim pairs is
        decisive = numbers[grades == grade] if (grades == grade).any() else numbers
        found = [finding for number in decisive if (finding := measurement.table.finding[number]) is not None]
        strongest = max(found, key=lambda finding: finding.probability)
        yield FlaggedOutcome(
            relation=relation,
            facets=_pair_facets(measurement, relation, int(decisive[0]), strongest.kind),
            grade=GRADES[grade],
            probability=strongest.probability,
            n_right=int((grades == RIGHT).sum()),
            n_wrong=int((grades == WRONG).sum()),
        )


def _ranked_outcomes(measurement: _Measurement, relation: MeasuredRelation) -> Iterator[RankedOutcome]:
    probability = measurement.table.probability[relation]
    for numbers in _by_sentence_pair(measurement.table, np.arange(len(measurement.table))):
        grade = _sentence_pair_grade(measurement, relation, numbers)
        if grade in (RIGHT, WRONG):
            decisive = numbers[measurement.grades[relation][numbers] == grade]
            facets = _pair_facets(measurement, relation, int(decisive[0]), "")
            yield RankedOutcome(relation, facets, grade == RIGHT, float(probability[decisive].max()))


def _sentence_pair_grade(measurement: _Measurement, relation: MeasuredRelation, numbers: CountArray) -> int:
    carries_contradiction = bool(measurement.matches.carries_contradiction[numbers].any())
    return grading.grade_sentence_pair(relation, measurement.grades[relation][numbers], carries_contradiction)


def _by_sentence_pair(table: PairTable, numbers: CountArray) -> list[CountArray]:
    """Group pair numbers by their two sentences."""
    if not len(numbers):
        return []
    ordered = numbers[np.argsort(table.sentence_pair[numbers], kind="stable")]
    edges = np.flatnonzero(np.diff(table.sentence_pair[ordered])) + 1
    return np.split(ordered, edges)


def _pair_facets(measurement: _Measurement, relation: MeasuredRelation, pair: int, kind: str) -> Facets:
    """Return the facets of the gold row that `pair` matches, else of its articles, with `kind`."""
    number = int(measurement.first_row[relation][pair])
    if number >= 0:
        match = measurement.rows[number]
        return _row_facets(match.row, match.languages)
    claims = measurement.table.claims
    ids = (claims[side[pair]].article_id for side in (measurement.table.left, measurement.table.right))
    one, other = (measurement.languages.get(article_id, "und") for article_id in ids)
    return _facets(one, other, kind, one != other)


def _row_facets(row: GoldRow, languages: tuple[str, str]) -> Facets:
    one, other = languages
    return _facets(one, other, row.kind, one != other if row.crosslingual is None else row.crosslingual)


def _facets(one: str, other: str, kind: str, crosslingual: bool) -> Facets:
    return Facets("cross-lingual" if crosslingual else "same-language", "-".join(sorted((one, other))), kind)
