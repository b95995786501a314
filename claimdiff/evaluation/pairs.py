"""`evaluate pairs`: how well a judge tells entailment, neutral and contradiction on labelled sentence pairs.

Rows are read, judged and counted in chunks, so memory stays flat. Every row gets one prediction, in order:

* A row whose label is none of the known ones (`not_entailment`, `strengthen`, …), or that has none, is judged and
  predicted but left out of the figures, which say how many such rows there are and which labels they carry.
* A row with an empty premise or hypothesis is not shown to the judge: nothing follows from no text, so its
  prediction is neutral 1.0. It is counted, warned of, and measured like any other row where it has a label.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import numpy as np

from claimdiff.errors import ModelError
from claimdiff.evaluation import metrics
from claimdiff.evaluation.metrics import CalibrationBins, CountArray
from claimdiff.evaluation.pair_languages import LanguageFigures, add_languages, measure_languages, row_language
from claimdiff.evaluation.predictions import PredictionWriter
from claimdiff.evaluation.rows import read_rows, required_text
from claimdiff.progress import Progress, Silent
from claimdiff.protocols import Judge
from claimdiff.records import CONTRADICTION, ENTAILMENT, LABELS, NEUTRAL, FloatArray
from claimdiff.wordless import is_wordless

CHUNK_ROWS = 4096
"""Rows judged at a time: enough for a judge to batch by length, few enough to hold."""

LABEL_NUMBERS = {
    "entailment": ENTAILMENT, "neutral": NEUTRAL, "contradiction": CONTRADICTION,
    "agree": ENTAILMENT, "disagree": CONTRADICTION, "discuss": NEUTRAL, "other": NEUTRAL, "unrelated": NEUTRAL,
}  # fmt: skip
"""Labels that are read, in any case of letters: the judge's own, and stance labels (FNC-1: agree, disagree, …)."""

NO_LABEL = "(none)"
MAX_OTHER_LABELS = 20
"""Distinct unknown labels listed by name; free text in the label field must not fill the memory."""
FURTHER_LABELS = "(further labels)"


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """One row: two texts and, where it has a known one, the label number."""

    premise: str
    hypothesis: str
    label: int | None
    label_text: str
    """The label as written, `(none)` where there is none."""
    language: str | None = None
    """Of both sides, `cross-lingual` where they differ, None where the row doesn't say."""

    @property
    def is_empty(self) -> bool:
        """Whether a side has no word, so that there is nothing to judge."""
        return is_wordless(self.premise) or is_wordless(self.hypothesis)


@dataclass(frozen=True, slots=True)
class PairFigures:
    """How a judge did on one file, or on several added up."""

    name: str
    n_rows: int
    n_empty: int
    """Rows with a side without a word, predicted neutral 1.0 unseen."""
    confusion: CountArray
    """(3, 3) measured rows: a row per gold label, a column per judged label, in the order of `LABELS`."""
    calibration: CalibrationBins
    """Of the measured rows: the probability of the judged label, and whether that label is right."""
    unmeasured: dict[str, int]
    """Rows left out of the figures, counted by the label they carry."""
    seconds: float
    """Spent in the judge alone, not in reading or writing."""
    languages: dict[str, LanguageFigures] = field(default_factory=dict)
    """Of the measured rows that say their language, each language by itself, and `cross-lingual`."""
    n_right_side: int = 0
    """Measured rows that are not neutral by gold, on which the likelier of the two other labels is the gold one."""
    n_truncated: int = 0
    """Rows that were longer than the judge reads, and were cut."""

    def __add__(self, other: PairFigures) -> PairFigures:
        """Return both files' figures as one."""
        return PairFigures(
            name=f"{self.name} + {other.name}",
            n_rows=self.n_rows + other.n_rows,
            n_empty=self.n_empty + other.n_empty,
            confusion=self.confusion + other.confusion,
            calibration=self.calibration + other.calibration,
            unmeasured=_limited(Counter(self.unmeasured) + Counter(other.unmeasured)),
            seconds=self.seconds + other.seconds,
            languages=add_languages(self.languages, other.languages),
            n_right_side=self.n_right_side + other.n_right_side,
            n_truncated=self.n_truncated + other.n_truncated,
        )

    def renamed(self, name: str) -> PairFigures:
        """Return the same figures under another name."""
        return replace(self, name=name)

    @property
    def n_measured(self) -> int:
        """Rows with a known label."""
        return int(self.confusion.sum())

    @property
    def accuracy(self) -> float | None:
        """Share of measured rows judged right, [0, 1]; None without measured rows."""
        return metrics.accuracy(self.confusion)

    @property
    def macro_f1(self) -> float | None:
        """Mean F1 of the labels that the file's rows carry, [0, 1]; None without measured rows."""
        return metrics.macro_f1(self.confusion)

    @property
    def ece(self) -> float | None:
        """Expected calibration error of the judged label's probability, [0, 1], 15 bins (Guo et al. 2017)."""
        return self.calibration.error

    @property
    def neutral_as_contradiction(self) -> float | None:
        """Share of the neutral rows that are judged contradictions, [0, 1]: the false alarms."""
        neutral = self.confusion[NEUTRAL]
        return metrics.ratio(float(neutral[CONTRADICTION]), float(neutral.sum()))

    @property
    def agree_or_disagree(self) -> float | None:
        """Share of the rows that agree or disagree on which the likelier of the two is right, [0, 1]; as on ANS."""
        return metrics.ratio(self.n_right_side, float(self.confusion[[ENTAILMENT, CONTRADICTION]].sum()))

    @property
    def pairs_per_second(self) -> float | None:
        """Pairs the judge saw in a second."""
        return metrics.ratio(self.n_rows - self.n_empty, self.seconds)

    @property
    def warnings(self) -> tuple[str, ...]:
        """One line each: what a reader must know before using the figures."""
        lines = []
        if self.unmeasured:
            labels = ", ".join(f"{label} {n}" for label, n in sorted(self.unmeasured.items()))
            n = sum(self.unmeasured.values())
            lines.append(f"{self.name}: {n} of {self.n_rows} rows have no label that can be measured ({labels})")
        if self.n_empty:
            lines.append(f"{self.name}: {self.n_empty} rows have an empty text; predicted neutral without the judge")
        if self.n_truncated:
            lines.append(f"{self.name}: {self.n_truncated} rows were longer than the judge reads, and were cut")
        return tuple(lines)


def read_pairs(path: Path) -> Iterator[LabelledPair]:
    """Go through the rows of a `.jsonl` or `.jsonl.gz` file; raises GoldError naming file and line."""
    for number, row in read_rows(path):
        premise, hypothesis = (required_text(path, number, row, name) for name in ("premise", "hypothesis"))
        label = row.get("label")
        label_text = NO_LABEL if label is None or label == "" else str(label)[:40]
        known = LABEL_NUMBERS.get(label.strip().lower()) if isinstance(label, str) else None
        yield LabelledPair(premise, hypothesis, known, label_text, row_language(row))


def predict(pairs: Sequence[LabelledPair], judge: Judge) -> FloatArray:
    """Return one prediction a pair, float32 (n, 3); raises ModelError where the judge's answer has another form."""
    predictions = np.zeros((len(pairs), 3), np.float32)
    predictions[:, NEUTRAL] = 1.0
    full = [number for number, pair in enumerate(pairs) if not pair.is_empty]
    if not full:
        return predictions
    answer = np.asarray(judge.judge([(pairs[number].premise, pairs[number].hypothesis) for number in full]))
    if answer.shape != (len(full), 3) or not np.isfinite(answer).all():
        raise ModelError(
            f"the judge {type(judge).__name__} answered {answer.shape} for {len(full)} pairs; "
            "it must give one row of three finite probabilities a pair"
        )
    predictions[full] = answer
    return predictions


def measure_pairs(name: str, pairs: Sequence[LabelledPair], predictions: FloatArray, seconds: float) -> PairFigures:
    """Return the figures of pairs whose predictions (n, 3) are known; ties go to the first label, as argmax does."""
    measured = [number for number, pair in enumerate(pairs) if pair.label is not None]
    gold = np.array([pairs[number].label for number in measured], np.int64)
    judged = predictions[measured].argmax(axis=1)
    confidence = predictions[measured].max(axis=1, initial=0.0)
    says_agree = predictions[measured][:, ENTAILMENT] > predictions[measured][:, CONTRADICTION]
    return PairFigures(
        name=name,
        n_rows=len(pairs),
        n_empty=sum(pair.is_empty for pair in pairs),
        confusion=metrics.confusion_matrix(gold, judged, len(LABELS)),
        calibration=CalibrationBins.of(confidence, judged == gold),
        unmeasured=_limited(Counter(pair.label_text for pair in pairs if pair.label is None)),
        seconds=seconds,
        languages=measure_languages([pairs[number].language for number in measured], gold, judged, confidence),
        n_right_side=int(((gold != NEUTRAL) & (says_agree == (gold == ENTAILMENT))).sum()),
    )


def _limited(labels: Counter[str]) -> dict[str, int]:
    further = labels.pop(FURTHER_LABELS, 0)
    kept = dict(labels.most_common(MAX_OTHER_LABELS))
    further += labels.total() - sum(kept.values())
    return kept | ({FURTHER_LABELS: further} if further else {})


def _evaluate_file(path: Path, judge: Judge, writer: PredictionWriter | None, progress: Progress) -> PairFigures:
    figures = measure_pairs(str(path), [], np.zeros((0, 3), np.float32), 0.0)
    rows = read_pairs(path)
    while chunk := list(islice(rows, CHUNK_ROWS)):
        n_truncated = getattr(judge, "n_truncated", 0)
        started = time.perf_counter()
        predictions = predict(chunk, judge)
        seconds = time.perf_counter() - started
        n_truncated = getattr(judge, "n_truncated", 0) - n_truncated
        if writer is not None:
            writer.write(predictions)
        total = figures + measure_pairs(str(path), chunk, predictions, seconds)
        figures = replace(total, name=str(path), n_truncated=figures.n_truncated + n_truncated)
        progress.advance(len(chunk))
    return figures


def evaluate_pairs(
    paths: Sequence[Path], judge: Judge, predictions: Path | None = None, progress: Progress | None = None
) -> tuple[PairFigures, ...]:
    """Judge the rows of each file and return its figures, in the order of `paths`.

    With `predictions`, all rows' probabilities are written there, one line a row, in the order of files and rows;
    the file appears whole at the end or not at all. Raises GoldError for a file that cannot be read as rows,
    OutputError where the predictions cannot be written, ModelError where the judge answers in another form.
    """
    progress = progress or Silent()
    with nullcontext() if predictions is None else PredictionWriter(predictions) as writer:
        progress.begin("judging pairs", None)
        figures = tuple(_evaluate_file(path, judge, writer, progress) for path in paths)
        progress.end()
    return figures
