"""Figures of labelled pairs by language: each language by itself, and all pairs of two languages together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from claimdiff.evaluation import metrics
from claimdiff.evaluation.metrics import BoolArray, CalibrationBins, CountArray
from claimdiff.records import LABELS, FloatArray

CROSS_LINGUAL = "cross-lingual"
MAX_LANGUAGES = 60
"""Languages told apart in one file; what a file says beyond is one group, so that no file fills the memory."""
FURTHER_LANGUAGES = "(further languages)"

_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class LanguageFigures:
    """How a judge did on the measured rows of one language, or of all pairs of two."""

    confusion: CountArray
    """(3, 3) as in `PairFigures`."""
    calibration: CalibrationBins

    def __add__(self, other: LanguageFigures) -> LanguageFigures:
        """Return both counts as one."""
        return LanguageFigures(self.confusion + other.confusion, self.calibration + other.calibration)

    @property
    def n_measured(self) -> int:
        """Rows counted."""
        return int(self.confusion.sum())

    @property
    def accuracy(self) -> float | None:
        """Share of rows judged right, [0, 1]."""
        return metrics.accuracy(self.confusion)

    @property
    def macro_f1(self) -> float | None:
        """Mean F1 of the labels that the rows carry, [0, 1]."""
        return metrics.macro_f1(self.confusion)

    @property
    def ece(self) -> float | None:
        """Expected calibration error of the judged label's probability, [0, 1]."""
        return self.calibration.error


def row_language(row: Mapping[str, Any]) -> str | None:
    """Return a row's language, `cross-lingual` where its two sides differ, or None where it doesn't say.

    Read from `premise_lang` and `hypothesis_lang`, or from `lang` for both; what is no language code is nothing said.
    """
    both = row.get("lang")
    premise, hypothesis = (_code(row.get(f"{side}_lang", both)) for side in ("premise", "hypothesis"))
    if premise is None or hypothesis is None:
        return None
    return premise if premise == hypothesis else CROSS_LINGUAL


def _code(value: object) -> str | None:
    return value if isinstance(value, str) and len(value) <= 12 and _CODE.fullmatch(value) else None


def measure_languages(
    languages: Sequence[str | None], gold: CountArray, judged: CountArray, confidence: FloatArray
) -> dict[str, LanguageFigures]:
    """Return the figures of each language; the four are aligned, one entry a measured row."""
    figures = {}
    for language in sorted({language for language in languages if language is not None}):
        inside: BoolArray = np.array([one == language for one in languages], np.bool_)
        confusion = metrics.confusion_matrix(gold[inside], judged[inside], len(LABELS))
        bins = CalibrationBins.of(confidence[inside], judged[inside] == gold[inside])
        figures[language] = LanguageFigures(confusion, bins)
    return limit_languages(figures)


def add_languages(
    one: Mapping[str, LanguageFigures], other: Mapping[str, LanguageFigures]
) -> dict[str, LanguageFigures]:
    """Return two files' figures by language as one."""
    added = dict(one)
    for language, figures in other.items():
        added[language] = added[language] + figures if language in added else figures
    return limit_languages(added)


def limit_languages(figures: dict[str, LanguageFigures]) -> dict[str, LanguageFigures]:
    """Return at most `MAX_LANGUAGES` languages, those with most rows, and the others as one group."""
    if len(figures) <= MAX_LANGUAGES:
        return figures
    by_size = sorted(figures, key=lambda name: (name == FURTHER_LANGUAGES, -figures[name].n_measured, name))
    kept = {name: figures[name] for name in by_size[: MAX_LANGUAGES - 1]}
    first, *others = (figures[name] for name in by_size[MAX_LANGUAGES - 1 :])
    for item in others:
        first += item
    return kept | {FURTHER_LANGUAGES: first}
