"""What each part of the relation classifier is worth: `python -m training.ablation_table`.

Takes one part of the features after another away, fits the classifier anew with every event left out in turn, and
writes what is lost between the markers in docs/findings.md. Answers of the models are kept in `training/cache`, so
after `training.fit_relations` no model runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimdiff.content.compare import CONTENT_FEATURES
from claimdiff.content.figures import FIGURE_FEATURES
from claimdiff.evaluation.figures import MEASURED, MeasuredRelation
from claimdiff.evaluation.gold import find_events, read_event
from claimdiff.evaluation.metrics import average_precision
from claimdiff.findings.neighbourhood import NEIGHBOURHOOD_FEATURES
from claimdiff.findings.probabilities import LEADING
from claimdiff.findings.siblings import SIBLING_FEATURES
from claimdiff.settings import Settings
from training.docs_block import markdown_table, share, write_block
from training.fit_relations import OddsArray, blend_left_out, odds_left_out, predict_left_out, untrained_events
from training.relation_samples import Sample, collect, collect_unrelated, join_samples
from training.remembered import RememberedEncoder, RememberedJudge

DOCS = Path("docs/findings.md")
COMMAND = "python -m training.ablation_table"

PARTS: dict[str, tuple[str, ...]] = {
    "the second direction": ("contradiction_min", "contradiction_max", "entailment_min", "neutral_max", "neutral_min"),
    "similarity": ("similarity",),
    "the other pairs of its two sentences": SIBLING_FEATURES,
    "the other pairs of its two articles": NEIGHBOURHOOD_FEATURES,
    "titles, quotes, clauses, lengths": (
        "titles",
        "quotes",
        "clauses",
        "shorter_words",
        "longer_words",
        "length_ratio",
    ),
    "one or two languages": ("same_language",),
    "numbers": (
        "same_numbers",
        "other_numbers",
        "quantity_meets",
        "quantity_conflicts",
        "quantity_both",
        "quantities_conflict",
    ),
    "figures told in two ways": FIGURE_FEATURES,
    "times": ("time_meets", "time_conflicts", "days_differ", "past_days_differ", "hours_meet", "hours_differ"),
    "names": ("names_shared",),
    "negation, denial": ("polarity_differs", "denial_or_accusation"),
    "speakers": ("both_quoted", "same_speaker", "speakers_differ"),
    "all that the claims' contents say": (*CONTENT_FEATURES, "same_numbers", "other_numbers"),
}
"""What is taken away at a time. The judge's own log odds of both relations stay: without them nothing is left."""


@dataclass(frozen=True, slots=True)
class Worth:
    """One line of the table: how good one relation comes out, each event left out."""

    average_precision: float | None
    n_right: int | None
    """Sentence pairs from the default threshold on; None where the values are no probabilities."""
    n_wrong: int | None


def without(sample: Sample, names: Sequence[str]) -> Sample:
    """Return the sample with some features told to be 0 for every pair."""
    features = sample.features.copy()
    features[:, [sample.names.index(name) for name in names]] = 0.0
    return replace(sample, features=features)


def worth_of(relation: MeasuredRelation, sample: Sample, predicted: OddsArray) -> Worth:
    """Return how good (n,) probabilities are. A pair of sentences is right where one of its pairs of claims is."""
    flagged = predicted >= Settings().least(relation)
    # the gold lists all contradictions of an event, but not all agreements
    counted = flagged & sample.is_listed if relation == "agreement" else flagged
    right = set(sample.sentence_pair[flagged & sample.is_right].tolist())
    reported = set(sample.sentence_pair[counted].tolist())
    return Worth(average_precision(sample.is_right, predicted), len(right), len(reported - right))


def ranked(sample: Sample, values: OddsArray) -> Worth:
    """Return how well (n,) values that are no probabilities rank."""
    return Worth(average_precision(sample.is_right, values), None, None)


def measure(relation: MeasuredRelation, sample: Sample) -> dict[str, Worth]:
    """Return the classifier's worth, its two halves' and the judge's, and what is left without each part."""
    linear, deep = odds_left_out(relation, sample)
    lines = {
        "everything": worth_of(relation, sample, blend_left_out(sample, linear, deep)),
        "the judge alone": ranked(sample, sample.features[:, sample.names.index(LEADING[relation])]),
        "the regression alone": ranked(sample, linear),
        "the forest alone": ranked(sample, deep),
    }
    for part, names in PARTS.items():
        lines[f"without {part}"] = worth_of(relation, sample, predict_left_out(relation, without(sample, names)))
        print(f"{relation}, without {part}: {lines[f'without {part}'].average_precision:.3f}", flush=True)
    return lines


def ablation_block(by_relation: dict[MeasuredRelation, dict[str, Worth]], n_events: int) -> str:
    """Return the table with a line a part, without markers."""
    header = [""]
    for relation in by_relation:
        header += [f"{relation}: average precision", "right", "wrong"]
    lines = []
    for name in next(iter(by_relation.values())):
        cells = []
        for lines_of in by_relation.values():
            worth = lines_of[name]
            cells += [share(worth.average_precision, 3), *(_count(n) for n in (worth.n_right, worth.n_wrong))]
        lines.append([name, *cells])
    return (
        f"`{COMMAND}`, over the pairs of {n_events} events that the judge leaves open, each event left out in "
        "turn, and of unrelated articles; right and wrong are pairs of sentences from "
        f"the default thresholds on, unlisted agreements aside.\n\n{markdown_table(header, lines)}"
    )


def _count(number: int | None) -> str:
    return "" if number is None else str(number)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="default: the events that no judge was trained on")
    parser.add_argument("--dry-run", action="store_true", help="print, but write nothing")
    chosen = parser.parse_args(arguments)
    events = [read_event(folder) for folder in find_events(chosen.folders or untrained_events())]
    encoder, judge = RememberedEncoder(), RememberedJudge()
    samples = collect(events, encoder, judge)
    unrelated = collect_unrelated(events, encoder, judge)
    measured = {
        relation: measure(relation, join_samples(samples[relation], unrelated[relation])) for relation in MEASURED
    }
    block = ablation_block(measured, len(events))
    print(block)
    if not chosen.dry_run:
        write_block(DOCS, COMMAND, block)


if __name__ == "__main__":
    main()
