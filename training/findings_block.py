"""The figures of `training.findings_table` as Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from claimdiff.evaluation.baselines import MethodFigures
from claimdiff.evaluation.figures import (
    MEASURED,
    EventFigures,
    Facet,
    MeasuredRelation,
    RelationFigures,
    sum_figures,
)
from claimdiff.evaluation.metrics import CalibrationBins
from training.docs_block import markdown_table, share, shares

COMMAND = "python -m training.findings_table"

N_DRAWS = 2000
"""Bootstrap draws of as many events as there are."""
MIN_GOLD = 10
"""Gold rows that a language pair or kind needs for a line of its own; the others share one."""

Interval = tuple[float, float]
Counts = npt.NDArray[np.int64]


def findings_block(
    events: Sequence[EventFigures],
    total: EventFigures,
    methods: Sequence[MethodFigures],
    open_pairs: Mapping[MeasuredRelation, CalibrationBins],
    n_folds: int,
    sets: Mapping[str, Sequence[EventFigures]] | None = None,
    by_threshold: Mapping[float, EventFigures] | None = None,
) -> str:
    """Return the whole block.

    With `sets`, the events of each named set also by themselves; with `by_threshold`, what is reported from other
    probabilities on.
    """
    parts = [
        f"`{COMMAND}` leaves the events out in turn: each of {len(events)} ({total.n_articles} articles, "
        f"{total.n_claims} claims) is decided with a relation classifier fitted without it (in {n_folds} folds), and "
        "measured as docs/evaluation.md says: by pairs of sentences that are reported at the default threshold; a "
        f"`change` is no contradiction. In brackets 95 % intervals, from drawing the events anew {N_DRAWS} times. The "
        "two plainer methods get the same candidate pairs, and similarity the threshold that is best on other events.",
        _methods_table(events, methods),
        _calibration(total, open_pairs),
        *(("### By threshold", _thresholds_table(by_threshold)) if by_threshold else ()),
        *(("### By set of events", _sets_table(sets)) if sets else ()),
        "### By language",
        _facet_table(total, "crossing", "languages"),
        _facet_table(total, "languages", "language pair"),
        "### By kind",
        "The type is that of the gold row, or the finding's own kind where it matches none. How often rules name the "
        "kind as the gold does, `python -m training.kind_accuracy` prints.",
        _facet_table(total, "kind", "kind"),
        _neutral(total),
    ]
    return "\n\n".join(parts)


def draw_intervals(counts: Counts, n_draws: int = N_DRAWS, seed: int = 0) -> Interval | None:
    """Return the 95 % interval of a share whose parts and wholes are counted by event, (n_events, 2).

    Events are drawn with replacement (percentile bootstrap, Efron 1979). None where a draw in twenty has no whole.
    """
    draws = np.random.default_rng(seed).integers(0, len(counts), (n_draws, len(counts)))
    parts, wholes = counts[draws].sum(axis=1).T
    shares = parts[wholes > 0] / wholes[wholes > 0]
    if len(shares) < 0.95 * n_draws:
        return None
    low, high = np.percentile(shares, [2.5, 97.5])
    return float(low), float(high)


def _methods_table(events: Sequence[EventFigures], methods: Sequence[MethodFigures]) -> str:
    header = ["", "from", "gold", "found", "right", "wrong", "precision", "recall", "F1", "average precision"]
    lines = []
    for item in methods:
        threshold = "–".join(f"{value:.2f}" for value in sorted(set(item.thresholds)))
        precision, recall = share(item.precision), share(item.recall)
        if item.method == "claimdiff":
            of_events = [event.relation(item.relation) for event in events]
            precision += _bracketed([(one.n_right, one.n_right + one.n_wrong) for one in of_events])
            recall += _bracketed([(one.n_found, one.n_gold) for one in of_events])
        counts = (item.n_gold, item.n_found, item.n_right, item.n_wrong)
        name = f"{item.relation}, {item.method}"
        lines.append([name, threshold, *map(str, counts), precision, recall, *shares(item.f1, item.average_precision)])
    return markdown_table(header, lines)


def _thresholds_table(by_threshold: Mapping[float, EventFigures]) -> str:
    header = ["`--min-probability`"]
    for relation in MEASURED:
        header += [f"{relation}: right", "wrong", "precision", "recall"]
    lines = [
        [f"{threshold:.2f}", *(cell for relation in MEASURED for cell in _cells([total.relation(relation)])[1:])]
        for threshold, total in sorted(by_threshold.items())
    ]
    return markdown_table(header, lines)


def _sets_table(sets: Mapping[str, Sequence[EventFigures]]) -> str:
    header = ["", "events", "relation", "gold", "right", "wrong", "precision", "recall", "average precision"]
    lines = []
    for name, events in sets.items():
        summed = sum_figures(name, events)
        for relation in MEASURED:
            figures = summed.relation(relation)
            cells = _cells([figures])
            lines.append([name, str(len(events)), relation, *cells, share(figures.average_precision)])
    return markdown_table(header, lines)


def _bracketed(counts: Sequence[tuple[int, int]]) -> str:
    interval = draw_intervals(np.array(counts, np.int64))
    return "" if interval is None else f" [{share(interval[0])}, {share(interval[1])}]"


def _calibration(total: EventFigures, open_pairs: Mapping[MeasuredRelation, CalibrationBins]) -> str:
    errors = [
        f"{relation} {share(open_pairs[relation].error, 3)} over {int(open_pairs[relation].counts.sum())} pairs that "
        f"the judge leaves open, {share(total.relation(relation).finding_ece, 3)} over what is reported"
        for relation in MEASURED
    ]
    reached = [f"{share(total.relation(relation).candidate_recall, 3)} ({relation})" for relation in MEASURED]
    return (
        f"Expected calibration error: {'; '.join(errors)}. Of the gold rows, {' and '.join(reached)} "
        "reach the judge at all."
    )


def _facet_table(total: EventFigures, facet: Facet, title: str) -> str:
    """Return one line a value that has enough gold rows, and one for all the others together."""
    values = sorted({value for relation in MEASURED for value in total.values(relation, facet)})
    by_value = {value: [total.relation(relation, facet, value) for relation in MEASURED] for value in values}
    own = [value for value, figures in by_value.items() if facet == "crossing" or _n_gold(figures) >= MIN_GOLD]
    own.sort(key=lambda value: (-_n_gold(by_value[value]), value))
    header = [title]
    for relation in MEASURED:
        header += [f"{relation}: gold", "right", "wrong", "precision", "recall"]
    lines = [[value, *(cell for figures in by_value[value] for cell in _cells([figures]))] for value in own]
    others = [figures for value, figures in by_value.items() if value not in own]
    if others:
        cells = [cell for column in range(len(MEASURED)) for cell in _cells([item[column] for item in others])]
        lines.append([f"{len(others)} others", *cells])
    return markdown_table(header, lines)


def _n_gold(figures: Sequence[RelationFigures]) -> int:
    return sum(item.n_gold for item in figures)


def _cells(figures: Sequence[RelationFigures]) -> list[str]:
    """Return gold, right, wrong, precision and recall of one or several slices of one relation."""
    n_gold, n_found = (sum(values) for values in zip(*((item.n_gold, item.n_found) for item in figures), strict=True))
    n_right, n_wrong = (sum(values) for values in zip(*((item.n_right, item.n_wrong) for item in figures), strict=True))
    precision = n_right / (n_right + n_wrong) if n_right + n_wrong else None
    return [str(n_gold), str(n_right), str(n_wrong), *shares(precision, n_found / n_gold if n_gold else None)]


def _neutral(total: EventFigures) -> str:
    neutral, changes = total.neutral(), total.changes()
    return (
        f"Of {neutral.n_gold} clear neutral rows (traps), {neutral.n_as_contradiction} are reported as contradictions "
        f"and {neutral.n_as_agreement} as agreements. {changes.n_reported} pairs are reported as a change: "
        f"{changes.n_on_neutral} neutral rows, which is no false alarm, {changes.n_on_contradiction} contradictions, "
        f"which count as missed, and {changes.n_on_agreement} agreements."
    )
