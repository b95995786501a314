"""The judged pairs of labelled events, and of unrelated articles, as samples for the relation classifier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from claimdiff.evaluation import grading
from claimdiff.evaluation.figures import MEASURED, MeasuredRelation
from claimdiff.evaluation.gold import Event
from claimdiff.evaluation.grading import LEFT_OUT, RIGHT, UNLISTED, WRONG, PairMatches
from claimdiff.evaluation.matching import Matcher
from claimdiff.evaluation.pair_table import RelationProbabilities, tabulate_pairs
from claimdiff.findings.features import FeatureArray, pair_features
from claimdiff.pipeline import compare, judged_probabilities
from claimdiff.protocols import Encoder, Judge
from claimdiff.records import NEUTRAL, PairFeatures
from claimdiff.settings import Settings
from training.unrelated_articles import ARTICLES_PER_MIX, compare_mix, draw_mix

NEWSBENCH = (Path("../shared/data/newsbench/dev"), Path("../shared/data/newsbench/wire_dev"))
"""Events that look like the task: of their candidate pairs as many are right as elsewhere will be."""
N_MIXES, MIX_SEED = 16, 7
"""Mixes of unrelated articles; another seed than the one that `unrelated_articles` measures with."""

MIX_WEIGHT = 3.0
"""How much a pair of unrelated articles counts in a fit: with 1, one contradiction was reported among 20 of them."""

IntegerArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sample:
    """The open judged pairs of several events for one relation."""

    names: tuple[str, ...]
    features: FeatureArray
    """(n, len(names))"""
    is_right: BoolArray
    is_listed: BoolArray
    """Whether the gold says anything of the pair; of agreements it lists many, not all."""
    event: IntegerArray
    """(n,) number of the event."""
    sentence_pair: IntegerArray
    """(n,) number of the pair's two sentences, over all events."""
    weight: FeatureArray
    """(n,) how much each pair counts in a fit, see `prior_weights`."""
    n_gold: int
    """Clear gold rows of the relation, reached or not."""


def collect(events: Sequence[Event], encoder: Encoder, judge: Judge) -> dict[MeasuredRelation, Sample]:
    """Compare every event and return the samples of both relations."""
    parts: dict[MeasuredRelation, list[tuple[PairFeatures, IntegerArray]]] = {name: [] for name in MEASURED}
    settings = Settings()
    for number, event in enumerate(events):
        comparison = compare([str(path) for path in event.article_paths], encoder=encoder, judge=judge)
        judgements = comparison.judgements
        if judgements is None:
            continue
        table = tabulate_pairs(comparison, RelationProbabilities(*judged_probabilities(comparison)))
        matcher = Matcher(comparison.articles, table, event.languages)
        matches = grading.collect_matches([matcher.match(row) for row in event.rows], len(table))
        n_judged = len(judgements)
        is_open = judgements.left_to_right[:, NEUTRAL] < settings.max_neutral
        features = pair_features(judgements, comparison.claims)
        for relation in MEASURED:
            grades = grades_to_fit(relation, matches)[:n_judged]
            kept = is_open & (grades != LEFT_OUT)
            pairs = table.sentence_pair[:n_judged].astype(np.int64) + number * 10**7
            columns = np.stack([grades, np.full(n_judged, number), pairs], axis=1)
            parts[relation].append((PairFeatures(features.names, features.values[kept]), columns[kept]))
        print(f"{event.name}: {n_judged} judged pairs, {int(is_open.sum())} open", flush=True)
    return {relation: _sample(relation, rows, events) for relation, rows in parts.items()}


def grades_to_fit(relation: MeasuredRelation, matches: PairMatches) -> IntegerArray:
    """Return (n,) grades of pairs as a fit takes them.

    Where two sentences carry a contradiction, another of their pairs of claims is no wrong one but left out, as when
    findings are measured: of those that the judge is sure of, most say what the gold's clause says, cut otherwise.
    """
    grades = grading.grade_pairs(relation, matches).astype(np.int64)
    if relation == "contradiction":
        grades[(grades == WRONG) & matches.carries_contradiction] = LEFT_OUT
    return grades


def collect_unrelated(events: Sequence[Event], encoder: Encoder, judge: Judge) -> dict[MeasuredRelation, Sample]:
    """Return the open judged pairs of mixes of unrelated articles: no pair is right, and the gold speaks of none.

    Each mix has one article each of some of these events, so that events written since change no fit. Mixes are
    numbered as events behind these. The events hold no pair of two stories, a night's articles many.
    """
    articles = [event.article_paths for event in events]
    n_articles = min(ARTICLES_PER_MIX, len(articles))
    draw, settings, parts = Random(MIX_SEED), Settings(), []
    for number in range(len(events), len(events) + N_MIXES):
        comparison = compare_mix(draw_mix(articles, n_articles, draw), encoder, judge)
        judgements = comparison.judgements
        if judgements is None:
            continue
        features = pair_features(judgements, comparison.claims)
        kept = judgements.left_to_right[:, NEUTRAL] < settings.max_neutral
        n_kept = int(kept.sum())
        pairs = np.arange(n_kept, dtype=np.int64) + number * 10**7
        columns = np.stack([np.full(n_kept, UNLISTED), np.full(n_kept, number), pairs], axis=1).astype(np.int64)
        parts.append((PairFeatures(features.names, features.values[kept]), columns))
        print(f"mix {number}: {len(judgements)} judged pairs, {n_kept} open", flush=True)
    samples = {relation: _sample(relation, parts, []) for relation in MEASURED}
    return {relation: replace(sample, weight=sample.weight * MIX_WEIGHT) for relation, sample in samples.items()}


def join_samples(one: Sample, other: Sample) -> Sample:
    """Return the pairs of both."""
    return Sample(
        one.names,
        np.concatenate([one.features, other.features]),
        np.concatenate([one.is_right, other.is_right]),
        np.concatenate([one.is_listed, other.is_listed]),
        np.concatenate([one.event, other.event]),
        np.concatenate([one.sentence_pair, other.sentence_pair]),
        np.concatenate([one.weight, other.weight]),
        one.n_gold + other.n_gold,
    )


def _sample(
    relation: MeasuredRelation, rows: Sequence[tuple[PairFeatures, IntegerArray]], events: Sequence[Event]
) -> Sample:
    features = np.concatenate([part.values for part, _ in rows])
    columns = np.concatenate([part for _, part in rows])
    n_gold = sum(row.label == relation and row.strength == "clear" for event in events for row in event.rows)
    grades = columns[:, 0]
    is_typical = np.array([is_newsbench(event.folder) for event in events] or [False])
    weight = prior_weights(grades == RIGHT, is_typical[np.minimum(columns[:, 1], len(is_typical) - 1)])
    return Sample(
        rows[0][0].names, features, grades == RIGHT, grades != UNLISTED, columns[:, 1], columns[:, 2], weight, n_gold
    )


def is_newsbench(folder: Path) -> bool:
    """Tell whether an event is one of newsbench."""
    return any(known.resolve() in folder.resolve().parents for known in NEWSBENCH)


def prior_weights(is_right: BoolArray, is_typical: BoolArray) -> FeatureArray:
    """Return (n,) weights of the pairs: those that are right in events that are not typical count less than 1.

    Events that were written to train on hold more contradictions and agreements than typical ones. A classifier fitted
    on both would be too sure of itself, so the odds of the former are brought to the latter's (Elkan, IJCAI 2001,
    theorem 2).
    """
    weight = np.ones(len(is_right))
    odds = [_odds(is_right[chosen]) for chosen in (is_typical, ~is_typical)]
    if all(odds):
        weight[is_right & ~is_typical] = min(1.0, odds[0] / odds[1])
    return weight


def _odds(is_right: BoolArray) -> float:
    """Return right to wrong; 0 where there is nothing of either."""
    n_right = int(is_right.sum())
    return n_right / (len(is_right) - n_right) if 0 < n_right < len(is_right) else 0.0
