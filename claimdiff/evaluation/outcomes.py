"""One event's comparison against its gold: what became of every gold row and every sentence pair.

A gold row is *reached* when some matching pair got to the judge, and *found* when some matching pair is reported in the
row's relation, so several reports of one row count once. The rules by which a pair matches are in `matching`, what it
is worth in `grading`.

Average precision ranks all judged sentence pairs that are right or wrong, each by the highest probability among its
claim pairs of that grade; gold rows that no pair reached count as never found. A pair that is called a change is no
contradiction, however likely: it ranks last among them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from claimdiff.comparison import Comparison
from claimdiff.evaluation.figures import (
    GRADES,
    MEASURED,
    EventFigures,
    FlaggedOutcome,
    MeasuredRelation,
    RankedOutcome,
    RowOutcome,
)
from claimdiff.evaluation.gold import Event, GoldRow
from claimdiff.evaluation.grading import RIGHT, WRONG
from claimdiff.evaluation.matching import RowMatch
from claimdiff.evaluation.measurement import Measurement, row_facets
from claimdiff.evaluation.metrics import AnyFloatArray, BoolArray
from claimdiff.evaluation.pair_table import RelationProbabilities
from claimdiff.records import Relation


def measure_event(
    comparison: Comparison, event: Event, probabilities: RelationProbabilities, seconds: float = 0.0
) -> EventFigures:
    """Measure a comparison of one event's articles, which took `seconds`, against the event's gold."""
    return event_figures(Measurement.of(comparison, event, probabilities), comparison, event.name, seconds)


def event_figures(measurement: Measurement, comparison: Comparison, name: str, seconds: float) -> EventFigures:
    """Return the figures of an event whose pairs are beside their gold already."""
    return EventFigures(
        name=name,
        n_articles=len(comparison.articles),
        n_claims=len(comparison.claims),
        n_judged_pairs=0 if comparison.judgements is None else len(comparison.judgements),
        seconds=seconds,
        rows=tuple(_row_outcome(measurement, row) for row in measurement.rows),
        flagged=tuple(item for relation in MEASURED for item in _flagged_outcomes(measurement, relation)),
        ranked=tuple(
            item
            for relation in MEASURED
            for item in ranked_outcomes(measurement, relation, measurement.table.probability[relation])
        ),
        warnings=tuple(f"{name}: {line}" for row in measurement.rows for line in row.missing),
        n_changes=len(measurement.by_sentence_pair(np.flatnonzero(measurement.table.flagged["change"]))),
        timings=dict(comparison.timings),
    )


def missed_event(event: Event, reason: str) -> EventFigures:
    """Return the figures of an event that could not be compared: all its gold missed."""
    rows = []
    for row in event.rows:
        one, other = (event.languages.get(side.file, "und") for side in row.sides)
        rows.append(RowOutcome(row.label, row.strength, row_facets(row, (one, other)), False, frozenset()))
    warning = f"{event.name}: not compared, all its gold counts as missed ({reason})"
    return EventFigures(event.name, 0, 0, 0, 0.0, tuple(rows), (), (), (warning,))


def _row_outcome(measurement: Measurement, match: RowMatch) -> RowOutcome:
    flagged = frozenset(
        relation
        for relation, reported in measurement.table.flagged.items()
        if (match.pairs & reported & ~_excused(measurement, match.row, relation)).any()
    )
    row = match.row
    return RowOutcome(row.label, row.strength, row_facets(row, match.languages), bool(match.pairs.any()), flagged)


def _excused(measurement: Measurement, row: GoldRow, relation: Relation) -> BoolArray:
    """Return which pairs (n,) are no false alarm on a neutral row, because they are about a row of their relation."""
    if row.label != "neutral" or relation == "change":
        return np.zeros(len(measurement.table), np.bool_)
    right: BoolArray = measurement.grades[relation] == RIGHT
    return right | measurement.matches.carries_contradiction if relation == "contradiction" else right


def _flagged_outcomes(measurement: Measurement, relation: MeasuredRelation) -> Iterator[FlaggedOutcome]:
    reported = np.flatnonzero(measurement.table.flagged[relation])
    for numbers in measurement.by_sentence_pair(reported):
        grades = measurement.grades[relation][numbers]
        grade = measurement.sentence_pair_grade(relation, numbers)
        # two sentences can be left out for what they carry while none of their claim pairs is
        decisive = numbers[grades == grade] if (grades == grade).any() else numbers
        found = [finding for number in decisive if (finding := measurement.table.finding[number]) is not None]
        strongest = max(found, key=lambda finding: finding.probability)
        yield FlaggedOutcome(
            relation=relation,
            facets=measurement.pair_facets(relation, int(decisive[0]), strongest.kind),
            grade=GRADES[grade],
            probability=strongest.probability,
            n_right=int((grades == RIGHT).sum()),
            n_wrong=int((grades == WRONG).sum()),
        )


def ranked_outcomes(
    measurement: Measurement, relation: MeasuredRelation, probability: AnyFloatArray
) -> Iterator[RankedOutcome]:
    """Yield the right and the wrong among all sentence pairs, ranked by the `probability` (n,) of their claim pairs."""
    for numbers in measurement.by_sentence_pair(np.arange(len(measurement.table))):
        grade = measurement.sentence_pair_grade(relation, numbers)
        if grade in (RIGHT, WRONG):
            decisive = numbers[measurement.grades[relation][numbers] == grade]
            facets = measurement.pair_facets(relation, int(decisive[0]), "")
            yield RankedOutcome(relation, facets, grade == RIGHT, float(probability[decisive].max()))
