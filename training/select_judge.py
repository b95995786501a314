"""Measures a judge by what counts, beside others. `python -m training.select_judge FOLDER [FOLDER ...]`.

Each folder's judge is built in its shipped form (int8 ONNX) under `onnx/NAME` in the cache, then measured on

* events: all candidate pairs of newsbench/dev, newsbench/wire_dev and the written events that are held out, found with
  the default settings; sentence pairs are ranked by the mean over both directions, without calibration;
* pairs: the held-out newsfacts groups and the dev sets of public data that nothing here was trained on.

`--config FILE` names the recipe. Figures are appended to `figures.jsonl` in its cache; what a judge answered for an
event is kept, so a second run of the same weights costs nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from claimdiff.comparison import Comparison
from claimdiff.evaluation.figures import MEASURED, EventFigures, MeasuredRelation, sum_figures
from claimdiff.evaluation.gold import find_events, read_event
from claimdiff.evaluation.metrics import accuracy, label_figures, macro_f1
from claimdiff.evaluation.outcomes import measure_event
from claimdiff.evaluation.pair_table import RelationProbabilities
from claimdiff.evaluation.pairs import LabelledPair, measure_pairs, predict, read_pairs
from claimdiff.judged_text import with_its_texts
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.models.files import DATA
from claimdiff.pipeline import compare
from claimdiff.protocols import Encoder
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL, FloatArray
from claimdiff.vectors.embedded import EmbeddedEncoder
from training.build_judge import JudgeFacts, write_judge
from training.judge_config import JudgeConfig, add_config_option, read_config
from training.quantise import RowInt8

PRECISIONS = (0.7, 0.85)
COLUMNS: dict[MeasuredRelation, int] = {"contradiction": CONTRADICTION, "agreement": ENTAILMENT}
DEV_SETS = ("ans_stance.dev", "unifiedfc_rationale.dev", "farstail.dev", "indonli.dev")


def build_shipped_form(source: Path, target: Path) -> Path:
    """Write the int8 graph of the judge in `source` with the files that it needs into `target`."""
    if not (target / "models.json").exists() or _digest(source) != _read_text(target / "source"):
        target.mkdir(parents=True, exist_ok=True)
        for name in ("words.npy", "tokenizer.json", "encoder.onnx", "models.json"):
            shutil.copyfile(DATA / name, target / name)
        write_judge(source, JudgeFacts(source.name, "not to be shipped", "training run"), RowInt8(), target)
        (target / "source").write_text(_digest(source), encoding="utf-8")
    return target


class KnownAnswers:
    """A judge that keeps its answers on disk, so that a second measurement of the same weights costs nothing."""

    def __init__(self, folder: Path) -> None:
        self._judge = EmbeddedJudge(folder)
        self._folder = folder / "answers"
        self.facts, self.reads_plain_numbers = self._judge.facts, self._judge.reads_plain_numbers
        self.n_truncated = 0

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return what the judge answers, (n, 3)."""
        digest = sha256("\x1e".join(f"{one}\x1f{other}" for one, other in pairs).encode()).hexdigest()[:16]
        path = self._folder / f"{str(self.facts.sha256)[:12]}-{digest}.npy"
        if not path.exists():
            self._folder.mkdir(exist_ok=True)
            np.save(path, self._judge.judge(pairs), allow_pickle=False)
        answers: FloatArray = np.load(path, allow_pickle=False)
        return answers


def measure_events(folders: list[Path], encoder: Encoder, judge: KnownAnswers) -> EventFigures:
    """Return the figures of all events in `folders` together."""
    figures = []
    for folder in find_events(folders):
        event = read_event(folder)
        comparison = compare(
            [str(path) for path in event.article_paths], encoder=encoder, judge=judge, both_directions=True
        )
        figures.append(measure_event(comparison, event, _mean_of_directions(comparison)))
    return sum_figures("total", figures)


def _mean_of_directions(comparison: Comparison) -> RelationProbabilities:
    judged = comparison.judgements
    if judged is None:
        raise SystemExit("nothing was judged")
    mean: FloatArray = np.mean([judged.left_to_right, judged.right_to_left], axis=0, dtype=np.float32)
    return RelationProbabilities(mean[:, CONTRADICTION], mean[:, ENTAILMENT])


def rank_figures(figures: EventFigures, relation: MeasuredRelation) -> dict[str, Any]:
    """Return average precision and the recall at fixed precisions over ranked sentence pairs."""
    ranked = [item for item in figures.ranked if item.relation == relation]
    ranked.sort(key=lambda item: -item.probability)
    right = np.cumsum([item.positive for item in ranked])
    precision = right / np.arange(1, len(ranked) + 1)
    of_relation = figures.relation(relation)
    n_right = int(right[-1]) + of_relation.n_gold - of_relation.n_reached
    named: dict[str, Any] = {"ap": of_relation.average_precision, "pairs": len(ranked), "right": int(right[-1])}
    for wanted in PRECISIONS:
        reached = np.flatnonzero(precision >= wanted)
        named[f"recall at {wanted}"] = float(right[reached[-1]] / n_right) if len(reached) else 0.0
    return named


def measure_pair_file(path: Path, judge: KnownAnswers, max_rows: int) -> dict[str, Any]:
    """Return the figures of a pair file, of at most `max_rows` rows drawn at random."""
    pairs = list(read_pairs(path))
    if len(pairs) > max_rows:
        pairs = random.Random(0).sample(pairs, max_rows)
    predictions = predict(pairs, with_its_texts(judge))
    figures = measure_pairs(path.name, pairs, predictions, 0.0)
    contradiction = label_figures(figures.confusion, CONTRADICTION)
    neutral = figures.confusion[NEUTRAL]
    return {
        "rows": len(pairs),
        "accuracy": accuracy(figures.confusion),
        "macro F1": macro_f1(figures.confusion),
        "contradiction precision": contradiction.precision,
        "contradiction recall": contradiction.recall,
        "neutral as contradiction": float(neutral[CONTRADICTION] / max(1, neutral.sum())),
        "at 0.9": _confident(pairs, predictions),
    }


def _confident(pairs: list[LabelledPair], predictions: FloatArray) -> list[float]:
    """Return precision and recall of contradictions at a probability of at least 0.9."""
    is_gold: npt.NDArray[np.bool_] = np.array([pair.label == CONTRADICTION for pair in pairs])
    said = predictions[:, CONTRADICTION] >= 0.9
    right = float((said & is_gold).sum())
    return [right / max(1, said.sum()), right / max(1, is_gold.sum())]


def measure(source: Path, config: JudgeConfig, encoder: Encoder, max_rows: int) -> dict[str, Any]:
    """Return all figures of the judge in `source`."""
    judge = KnownAnswers(build_shipped_form(source, config.paths.cache / "onnx" / source.name))
    newsbench = config.paths.newsfacts.parent / "newsbench"
    events = {
        "dev": [newsbench / "dev"],
        "wire_dev": [newsbench / "wire_dev"],
        "held-out events": [
            folder for name in config.data.held_out_events if (folder := config.paths.events / name).is_dir()
        ],
    }
    named: dict[str, Any] = {"judge": source.name, "weights": _digest(source)[:12]}
    for name, folders in events.items():
        figures = measure_events(folders, encoder, judge)
        for relation in MEASURED:
            _show(named, f"{name}: {relation}", rank_figures(figures, relation))
    files = [config.paths.held_out_groups, *(config.paths.nli / f"{name}.jsonl.gz" for name in DEV_SETS)]
    for path in files:
        _show(named, path.name.split(".jsonl")[0], measure_pair_file(path, judge, max_rows))
    return named


def _show(named: dict[str, Any], name: str, figures: dict[str, Any]) -> None:
    named[name] = figures
    print(f"{named['judge']:18} {name:32}", json.dumps(figures, default=float), flush=True)


def _digest(source: Path) -> str:
    (weights,) = sorted(source.glob("*.safetensors"))
    return sha256(weights.read_bytes()).hexdigest()


def _read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> None:
    """Read the command line and measure each judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--max-rows", type=int, default=1500, help="of each pair file")
    add_config_option(parser)
    given = parser.parse_args()
    config = read_config(given.config)
    encoder = EmbeddedEncoder()
    for folder in given.folders:
        figures = measure(folder.resolve(), config, encoder, given.max_rows)
        with (config.paths.cache / "figures.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(figures, default=float) + "\n")


if __name__ == "__main__":
    main()
