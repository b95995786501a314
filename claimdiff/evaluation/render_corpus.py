"""Figures of compared events as plain text tables for the terminal and as records for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimdiff.evaluation.baselines import MethodFigures
from claimdiff.evaluation.corpus import CorpusFigures
from claimdiff.evaluation.figures import FACETS, MEASURED, EventFigures, Facet, MeasuredRelation, RelationFigures
from claimdiff.evaluation.metrics import ratio
from claimdiff.evaluation.text_table import UNDEFINED, rounded, share, table

FACET_TITLES: dict[Facet, str] = {
    "crossing": "same-language / cross-lingual",
    "languages": "by language pair",
    "kind": "by kind",
}
FEATURE_STAGES = ("comparing contents", "deciding")
"""What the relation classifier adds to judging: features of contents and of the pairs around, and the decision."""


def corpus_record(figures: CorpusFigures) -> dict[str, Any]:
    """Return the figures of every event and of all together, JSON-able; undefined figures are null."""
    return {
        "events": [_event_record(event) for event in figures.events],
        "total": _event_record(figures.total),
        "baselines": [_method_record(item) for item in figures.baselines],
        "warnings": list(figures.total.warnings),
    }


def corpus_text(figures: CorpusFigures) -> str:
    """Return the figures as text: per relation a table of events and the total, then the total split by each facet."""
    events = [*figures.events, figures.total] if len(figures.events) > 1 else list(figures.events)
    blocks = []
    for relation in MEASURED:
        lines = [_relation_line(event.name, event.relation(relation)) for event in events]
        blocks.append(f"{relation}\n{table(_RELATION_HEADER, lines)}")
        for facet in FACETS:
            blocks.append(f"{relation}, {FACET_TITLES[facet]}\n{_facet_table(figures.total, relation, facet)}")
    blocks += [_baselines_text(figures.baselines)] if figures.baselines else []
    blocks += [f"{_neutral_text(figures.total)}\n{_seconds_text(figures.total)}", _LEGEND]
    return "\n\n".join(blocks)


_RELATION_HEADER = [
    "", "gold", "reached", "found", "right", "wrong", "left out", "unlisted",
    "precision", "recall", "F1", "AP", "cand.", "pairs P", "ECE", "ECE all",
]  # fmt: skip
_LEGEND = """\
gold: clear gold rows; reached, found: of these, judged at all and reported (cand., recall)
right, wrong, left out, unlisted: reported pairs of sentences (precision = right / (right + wrong))
AP: average precision over judged pairs of sentences; pairs P: precision of single claim pairs; ECE: of the reported
pairs of sentences, ECE all: of all judged ones"""


def _relation_line(name: str, item: RelationFigures) -> list[str]:
    counts = (item.n_gold, item.n_reached, item.n_found, item.n_right, item.n_wrong, item.n_left_out, item.n_unlisted)
    shares = (item.precision, item.recall, item.f1, item.average_precision, item.candidate_recall,
              item.claim_pair_precision, item.finding_ece, item.judged_ece)  # fmt: skip
    return [name, *(str(count) for count in counts), *(share(value) for value in shares)]


def _facet_table(event: EventFigures, relation: MeasuredRelation, facet: Facet) -> str:
    lines = [_relation_line(value, event.relation(relation, facet, value)) for value in event.values(relation, facet)]
    return table(_RELATION_HEADER, lines)


def _baselines_text(figures: Sequence[MethodFigures]) -> str:
    header = ["the same pairs, by method", "from", "gold", "found", "right", "wrong", "precision", "recall", "F1", "AP"]
    lines = []
    for item in figures:
        counts = (item.n_gold, item.n_found, item.n_right, item.n_wrong)
        shares = (item.precision, item.recall, item.f1, item.average_precision)
        threshold = "–".join(f"{value:.2f}" for value in sorted(set(item.thresholds)))
        lines.append([f"{item.relation}, {item.method}", threshold, *map(str, counts), *map(share, shares)])
    return table(header, lines)


def _seconds_text(event: EventFigures) -> str:
    """Return the seconds of each stage, and what the features cost beside the judging."""
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in event.timings.items())
    return f"seconds: {stages or UNDEFINED}\nfeatures and deciding cost {share(_feature_share(event))} of the judging"


def _feature_share(event: EventFigures) -> float | None:
    """Return the seconds spent on features and deciding by those spent judging, or None where nothing was judged."""
    judging = event.timings.get("judging pairs", 0.0)
    return ratio(sum(event.timings.get(stage, 0.0) for stage in FEATURE_STAGES), judging)


def _neutral_text(event: EventFigures) -> str:
    neutral, changes = event.neutral(), event.changes()
    per_claim = event.candidates_per_claim
    return (
        f"neutral traps: {neutral.n_gold}, reached the judge {neutral.n_reached}, "
        f"reported as contradiction {neutral.n_as_contradiction}, as agreement {neutral.n_as_agreement}\n"
        f"changes: {changes.n_reported} reported, on neutral rows {changes.n_on_neutral} (no false alarm), on "
        f"contradiction rows {changes.n_on_contradiction} (missed), on agreement rows {changes.n_on_agreement}\n"
        f"{event.n_articles} articles, {event.n_claims} claims, {event.n_judged_pairs} judged pairs "
        f"({UNDEFINED if per_claim is None else f'{per_claim:.1f}'} candidates a claim), {event.seconds:.1f} s"
    )


def _event_record(event: EventFigures) -> dict[str, Any]:
    neutral, changes = event.neutral(), event.changes()
    record: dict[str, Any] = {
        "name": event.name,
        "n_articles": event.n_articles,
        "n_claims": event.n_claims,
        "n_judged_pairs": event.n_judged_pairs,
        "candidates_per_claim": rounded(event.candidates_per_claim),
        "seconds": round(event.seconds, 3),
        "neutral": {
            "n_gold": neutral.n_gold,
            "n_reached": neutral.n_reached,
            "n_as_contradiction": neutral.n_as_contradiction,
            "n_as_agreement": neutral.n_as_agreement,
        },
        "change": {
            "n_reported": changes.n_reported,
            "n_on_contradiction": changes.n_on_contradiction,
            "n_on_neutral": changes.n_on_neutral,
            "n_on_agreement": changes.n_on_agreement,
        },
        "stage_seconds": {stage: round(seconds, 3) for stage, seconds in event.timings.items()},
        "features_by_judging": rounded(_feature_share(event)),
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


def _method_record(item: MethodFigures) -> dict[str, Any]:
    return {
        "method": item.method,
        "relation": item.relation,
        "thresholds": list(item.thresholds),
        "precision": rounded(item.precision),
        "recall": rounded(item.recall),
        "f1": rounded(item.f1),
        "average_precision": rounded(item.average_precision),
        "n_gold": item.n_gold,
        "n_found": item.n_found,
        "n_right": item.n_right,
        "n_wrong": item.n_wrong,
    }


def _relation_record(item: RelationFigures) -> dict[str, Any]:
    return {
        "precision": rounded(item.precision),
        "recall": rounded(item.recall),
        "f1": rounded(item.f1),
        "average_precision": rounded(item.average_precision),
        "candidate_recall": rounded(item.candidate_recall),
        "claim_pair_precision": rounded(item.claim_pair_precision),
        "finding_ece": rounded(item.finding_ece),
        "judged_ece": rounded(item.judged_ece),
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
