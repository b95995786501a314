"""One event's pairs beside its gold: what every pair matches, what it is worth, and which facets it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claimdiff.comparison import Comparison
from claimdiff.evaluation import grading
from claimdiff.evaluation.figures import MEASURED, Facets, MeasuredRelation
from claimdiff.evaluation.gold import Event, GoldRow
from claimdiff.evaluation.grading import GradeArray, PairMatches
from claimdiff.evaluation.matching import Matcher, RowMatch
from claimdiff.evaluation.metrics import CountArray
from claimdiff.evaluation.pair_table import PairTable, RelationProbabilities, tabulate_pairs


@dataclass(frozen=True, slots=True)
class Measurement:
    """One event's pairs (n) beside its gold."""

    table: PairTable
    rows: tuple[RowMatch, ...]
    matches: PairMatches
    grades: dict[MeasuredRelation, GradeArray]
    first_row: dict[MeasuredRelation, CountArray]
    """(n,) number of the gold row that gives a pair its kind, -1 where it matches none."""
    languages: dict[str, str]
    """By article id."""

    @classmethod
    def of(cls, comparison: Comparison, event: Event, probabilities: RelationProbabilities) -> Measurement:
        """Hold a comparison of one event's articles against the event's gold."""
        table = tabulate_pairs(comparison, probabilities)
        matcher = Matcher(comparison.articles, table, event.languages)
        rows = tuple(matcher.match(row) for row in event.rows)
        matches = grading.collect_matches(rows, len(table))
        return cls(
            table=table,
            rows=rows,
            matches=matches,
            grades={relation: grading.grade_pairs(relation, matches) for relation in MEASURED},
            first_row={relation: _first_rows(rows, relation, len(table)) for relation in MEASURED},
            languages={article.article_id: article.language for article in comparison.articles},
        )

    def clear_rows(self, relation: MeasuredRelation) -> list[RowMatch]:
        """Return the gold rows to find in a relation."""
        return [match for match in self.rows if match.row.label == relation and match.row.strength == "clear"]

    def sentence_pair_grade(self, relation: MeasuredRelation, numbers: CountArray) -> int:
        """Return the grade of the claim pairs `numbers`, which share their two sentences."""
        carries_contradiction = bool(self.matches.carries_contradiction[numbers].any())
        return grading.grade_sentence_pair(relation, self.grades[relation][numbers], carries_contradiction)

    def by_sentence_pair(self, numbers: CountArray) -> list[CountArray]:
        """Group pair numbers by their two sentences."""
        if not len(numbers):
            return []
        ordered = numbers[np.argsort(self.table.sentence_pair[numbers], kind="stable")]
        edges = np.flatnonzero(np.diff(self.table.sentence_pair[ordered])) + 1
        return np.split(ordered, edges)

    def pair_facets(self, relation: MeasuredRelation, pair: int, kind: str) -> Facets:
        """Return the facets of the gold row that `pair` matches, else of its articles, with `kind`."""
        number = int(self.first_row[relation][pair])
        if number >= 0:
            match = self.rows[number]
            return row_facets(match.row, match.languages)
        claims = self.table.claims
        ids = (claims[side[pair]].article_id for side in (self.table.left, self.table.right))
        one, other = (self.languages.get(article_id, "und") for article_id in ids)
        return _facets(one, other, kind, one != other)


def row_facets(row: GoldRow, languages: tuple[str, str]) -> Facets:
    """Return the facets of a gold row whose two articles are in these languages."""
    one, other = languages
    return _facets(one, other, row.kind, one != other if row.crosslingual is None else row.crosslingual)


def _facets(one: str, other: str, kind: str, crosslingual: bool) -> Facets:
    return Facets("cross-lingual" if crosslingual else "same-language", "-".join(sorted((one, other))), kind)


def _first_rows(rows: Sequence[RowMatch], relation: MeasuredRelation, n_pairs: int) -> CountArray:
    """Return the first row (n,) that a pair matches: of its own relation, else of any, clear before arguable."""
    first = np.full(n_pairs, -1, np.int64)
    order = sorted(
        range(len(rows)), key=lambda number: (rows[number].row.label != relation, rows[number].row.strength != "clear")
    )
    for number in reversed(order):
        first[rows[number].pairs] = number
    return first
