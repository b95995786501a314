"""Figures as plain text tables for the terminal and as records for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any

from claimdiff.evaluation.corpus import CorpusFigures
from claimdiff.evaluation.figures import FACETS, MEASURED, EventFigures, Facet, MeasuredRelation, RelationFigures
from claimdiff.evaluation.metrics import label_figures
from claimdiff.evaluation.pairs import PairFigures
from claimdiff.records import LABELS

UNDEFINED = "–"
FACET_TITLES: dict[Facet, str] = {
    "crossing": "same-language / cross-lingual",
    "languages": "by language pair",
    "kind": "by kind",
}


def pairs_record(files: Sequence[PairFigures]) -> dict[str, Any]:
    """Return the figures of every file and of all together, JSON-able; undefined figures are null."""
    return {"files": [_file_record(item) for item in files], "total": _file_record(_total(files))}


def pairs_text(files: Sequence[PairFigures]) -> str:
    """Return the figures as text: one line a file, then the confusion matrix of each and of all together."""
    items = [*files, _total(files)] if len(files) > 1 else list(files)
    header = ["", "rows", "measured", "accuracy", "macro-F1", "ECE", "pairs/s"]
    lines = [
        [item.name, str(item.n_rows), str(item.n_measured), _share(item.accuracy), _share(item.macro_f1),
         _share(item.ece), UNDEFINED if item.pairs_per_second is None else f"{item.pairs_per_second:.0f}"]
        for item in items
    ]  # fmt: skip
    return "\n\n".join([_table(header, lines), *(_confusion_text(item) for item in items)])


def _total(files: Sequence[PairFigures]) -> PairFigures:
    total = reduce(add, files)
    return total if len(files) == 1 else total.renamed("total")


def _file_record(item: PairFigures) -> dict[str, Any]:
    return {
        "name": item.name,
        "n_rows": item.n_rows,
        "n_measured": item.n_measured,
        "n_empty": item.n_empty,
        "unmeasured": item.unmeasured,
        "accuracy": _rounded(item.accuracy),
        "macro_f1": _rounded(item.macro_f1),
        "ece": _rounded(item.ece),
        "pairs_per_second": None if item.pairs_per_second is None else round(item.pairs_per_second, 1),
        "seconds": round(item.seconds, 3),
        "labels": {label: _label_record(item, number) for number, label in enumerate(LABELS)},
        "confusion": {
            gold: dict(zip(LABELS, row, strict=True)) for gold, row in zip(LABELS, item.confusion.tolist(), strict=True)
        },
        "warnings": [] if item.name == "total" else list(item.warnings),
    }


def _label_record(item: PairFigures, number: int) -> dict[str, Any]:
    figures = label_figures(item.confusion, number)
    return {
        "precision": _rounded(figures.precision),
        "recall": _rounded(figures.recall),
        "f1": _rounded(figures.f1),
        "n_gold": figures.n_gold,
    }


def _confusion_text(item: PairFigures) -> str:
    header = ["gold \\ judged", *LABELS, "precision", "recall", "F1"]
    lines = []
    for number, label in enumerate(LABELS):
        figures = label_figures(item.confusion, number)
        shares = [_share(value) for value in (figures.precision, figures.recall, figures.f1)]
        lines.append([label, *(str(count) for count in item.confusion[number]), *shares])
    return f"{item.name}\n{_table(header, lines)}"


def corpus_record(figures: CorpusFigures) -> dict[str, Any]:
    """Return the figures of every event and of all together, JSON-able; undefined figures are null."""
    return {
        "events": [_event_record(event) for event in figures.events],
        "total": _event_record(figures.total),
        "warnings": list(figures.total.warnings),
    }


def corpus_text(figures: CorpusFigures) -> str:
    """Return the figures as text: per relation a table of events and the total, then the total split by each facet."""
    events = [*figures.events, figures.total] if len(figures.events) > 1 else list(figures.events)
    blocks = []
    for relation in MEASURED:
        lines = [_relation_line(event.name, event.relation(relation)) for event in events]
        blocks.append(f"{relation}\n{_table(_RELATION_HEADER, lines)}")
        for facet in FACETS:
            blocks.append(f"{relation}, {FACET_TITLES[facet]}\n{_facet_table(figures.total, relation, facet)}")
    blocks += [_neutral_text(figures.total), _LEGEND]
    return "\n\n".join(blocks)


_RELATION_HEADER = [
    "", "gold", "reached", "found", "right", "wrong", "left out", "unlisted",
    "precision", "recall", "F1", "AP", "cand.", "pairs P", "ECE",
]  # fmt: skip
_LEGEND = """\
gold: clear gold rows; reached, found: of these, judged at all and reported (cand., recall)
right, wrong, left out, unlisted: reported pairs of sentences (precision = right / (right + wrong))
AP: average precision over judged pairs of sentences; pairs P: precision of single claim pairs; ECE: of the reported"""


def _relation_line(name: str, item: RelationFigures) -> list[str]:
    counts = (item.n_gold, item.n_reached, item.n_found, item.n_right, item.n_wrong, item.n_left_out, item.n_unlisted)
    shares = (item.precision, item.recall, item.f1, item.average_precision, item.candidate_recall,
              item.claim_pair_precision, item.finding_ece)  # fmt: skip
    return [name, *(str(count) for count in counts), *(_share(value) for value in shares)]


def _facet_table(event: EventFigures, relation: MeasuredRelation, facet: Facet) -> str:
    lines = [_relation_line(value, event.relation(relation, facet, value)) for value in event.values(relation, facet)]
    return _table(_RELATION_HEADER, lines)


def _neutral_text(event: EventFigures) -> str:
    neutral = event.neutral()
    per_claim = event.candidates_per_claim
    return (
        f"neutral traps: {neutral.n_gold}, reached the judge {neutral.n_reached}, "
        f"reported as contradiction {neutral.n_as_contradiction}, as agreement {neutral.n_as_agreement}\n"
        f"{event.n_articles} articles, {event.n_claims} claims, {event.n_judged_pairs} judged pairs "
        f"({UNDEFINED if per_claim is None else f'{per_claim:.1f}'} candidates a claim), {event.seconds:.1f} s"
    )


def _event_record(event: EventFigures) -> dict[str, Any]:
    neutral = event.neutral()
    record: dict[str, Any] = {
        "name": event.name,
        "n_articles": event.n_articles,
        "n_claims": event.n_claims,
        "n_judged_pairs": event.n_judged_pairs,
        "candidates_per_claim": _rounded(event.candidates_per_claim),
        "seconds": round(event.seconds, 3),
        "neutral": {
            "n_gold": neutral.n_gold,
            "n_reached": neutral.n_reached,
            "n_as_contradiction": neutral.n_as_contradiction,
            "n_as_agreement": neutral.n_as_agreement,
        },
    }
    for relation in MEASURED:
        record[relation] = _relation_record(event.relation(relation)) | {
            f"by_{facet}": {
                value: _relation_record(event.relation(relation, facet, value))
                for value in event.values(relation, facet)
            }
            for facet in FACETS
        }
    return record


def _relation_record(item: RelationFigures) -> dict[str, Any]:
    return {
        "precision": _rounded(item.precision),
        "recall": _rounded(item.recall),
        "f1": _rounded(item.f1),
        "average_precision": _rounded(item.average_precision),
        "candidate_recall": _rounded(item.candidate_recall),
        "claim_pair_precision": _rounded(item.claim_pair_precision),
        "finding_ece": _rounded(item.finding_ece),
        "n_gold": item.n_gold,
        "n_reached": item.n_reached,
        "n_found": item.n_found,
        "n_right": item.n_right,
        "n_wrong": item.n_wrong,
        "n_left_out": item.n_left_out,
        "n_unlisted": item.n_unlisted,
        "n_right_claim_pairs": item.n_right_claim_pairs,
        "n_wrong_claim_pairs": item.n_wrong_claim_pairs,
    }


def _share(value: float | None) -> str:
    return UNDEFINED if value is None else f"{value:.3f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return aligned columns: the first to the left, the others, which are numbers, to the right."""
    widths = [max(len(line[column]) for line in (header, *lines)) for column in range(len(header))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in (header, *lines)
    )
