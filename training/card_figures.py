"""The measured figures of the model card: pair files, whole events, speed."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

import claimdiff.findings
from claimdiff.comparison import Comparison
from claimdiff.evaluation.corpus import evaluate_corpus
from claimdiff.evaluation.metrics import label_figures
from claimdiff.evaluation.pair_table import RelationProbabilities
from claimdiff.evaluation.pairs import LabelledPair, PairFigures, measure_pairs
from claimdiff.evaluation.render_corpus import corpus_record
from claimdiff.findings.probabilities import WEIGHTS
from claimdiff.judged_text import forget_texts, with_its_texts
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.models.files import read_model_card
from claimdiff.models.network import count_cores
from claimdiff.models.softmax import softmax
from claimdiff.models.tokens import N_SPECIAL_PAIR, Tokenizer
from claimdiff.pipeline import compare, judged_probabilities
from claimdiff.records import CONTRADICTION
from training.held_out_answers import AnsweredSet
from training.judge_config import JudgeConfig
from training.remembered import RememberedEncoder, RememberedJudge

N_SPEED_PAIRS = 400
SPEED_SENTENCE = (
    "the minister said that talks in the capital ended without any agreement on Monday after three long days of work"
)
SPEED_WORDS = 19
"""Words of an invented sentence that speed is measured on: a pair has about 48 tokens then."""


def measure_answered(item: AnsweredSet, judge: EmbeddedJudge) -> tuple[PairFigures, dict[str, Any]]:
    """Return the figures of one held-out set as `claimdiff evaluate pairs` prints them, and the line of the card."""
    probabilities = softmax(item.logits, judge.temperatures(item.pairs))
    pairs = [
        LabelledPair(*pair, label=int(gold), label_text="") for pair, gold in zip(item.pairs, item.gold, strict=True)
    ]
    figures = measure_pairs(item.name, pairs, probabilities, 0.0)
    contradiction = label_figures(figures.confusion, CONTRADICTION)
    line = {
        "accuracy": figures.accuracy,
        "macro_f1": figures.macro_f1,
        "contradiction_precision": contradiction.precision,
        "contradiction_recall": contradiction.recall,
        "neutral_as_contradiction": figures.neutral_as_contradiction,
        "agree_or_disagree": figures.agree_or_disagree,
        "ece": figures.ece,
    }
    rounded = {name: None if value is None else round(value, 3) for name, value in line.items()}
    return figures, {"n_pairs": len(item.rows), **rounded}


def event_folders(config: JudgeConfig) -> dict[str, list[Path]]:
    """Return the sets of events that no judge was trained on."""
    newsbench = config.paths.newsfacts.parent / "newsbench"
    return {
        "newsbench/dev": [newsbench / "dev"],
        "newsbench/wire_dev": [newsbench / "wire_dev"],
        "held-out events": [config.paths.events / name for name in config.data.held_out_events],
    }


def measure_events(
    config: JudgeConfig, encoder: RememberedEncoder, judge: RememberedJudge, *, anew: bool
) -> dict[str, dict[str, Any]]:
    """Return what `claimdiff evaluate corpus` says of each set of events.

    That takes minutes, so it is kept as long as models and weights are the same; `anew` measures in any case, as a
    change to the package's code needs.
    """
    kept_in = config.paths.cache / "card-events.json"
    weights = (Path(claimdiff.findings.__file__).parent / WEIGHTS).read_bytes()
    key = sha256(f"{encoder.facts.sha256} {judge.facts.sha256} ".encode() + weights).hexdigest()
    kept = json.loads(kept_in.read_text(encoding="utf-8")) if kept_in.exists() else {}
    if kept.get("key") == key and not anew:
        return dict(kept["events"])

    def compare_event(paths: Sequence[str]) -> Comparison:
        return compare(paths, encoder=encoder, judge=judge)

    def probabilities_of(comparison: Comparison) -> RelationProbabilities:
        return RelationProbabilities(*judged_probabilities(comparison))

    events = {}
    for name, folders in event_folders(config).items():
        events[name] = corpus_record(evaluate_corpus(folders, compare_event, probabilities_of))["total"]
        print(f"{name} measured", flush=True)
    kept_in.write_text(json.dumps({"key": key, "events": events}), encoding="utf-8")
    return events


def measure_speed(judge: EmbeddedJudge) -> dict[str, int]:
    """Return pairs a second, the best of three rounds, the mean tokens of a pair, and the cores it may use."""
    words = SPEED_SENTENCE.split()
    sides = [
        (" ".join(np.roll(words, number)[:SPEED_WORDS]), " ".join(np.roll(words, -number)[:SPEED_WORDS]) + f" {number}")
        for number in range(N_SPEED_PAIRS)
    ]
    seconds = []
    for _ in range(3):
        forget_texts()
        started = time.perf_counter()
        with_its_texts(judge).judge(sides)
        seconds.append(time.perf_counter() - started)
    ids = Tokenizer(read_model_card("judge").tokenizer).encode([text for pair in sides for text in pair])
    n_tokens = sum(len(one) for one in ids) / N_SPEED_PAIRS + N_SPECIAL_PAIR
    return {"pairs_per_second": round(N_SPEED_PAIRS / min(seconds)), "tokens": round(n_tokens), "cores": count_cores()}
