"""Figures of labelled pairs as plain text tables for the terminal and as records for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import Any

from claimdiff.evaluation.metrics import label_figures
from claimdiff.evaluation.pair_languages import CROSS_LINGUAL, LanguageFigures
from claimdiff.evaluation.pairs import PairFigures
from claimdiff.evaluation.text_table import UNDEFINED, rounded, share, table
from claimdiff.records import LABELS

_LEGEND = """false alarms: share of the neutral rows that are judged contradictions
agree or not: of the rows that are not neutral, share on which the likelier of entailment and contradiction is right"""


def pairs_record(files: Sequence[PairFigures]) -> dict[str, Any]:
    """Return the figures of every file and of all together, JSON-able; undefined figures are null."""
    return {"files": [_file_record(item) for item in files], "total": _file_record(_total(files))}


def pairs_text(files: Sequence[PairFigures]) -> str:
    """Return the figures as text: one line a file, the confusion matrix of each and of all together, then languages."""
    items = [*files, _total(files)] if len(files) > 1 else list(files)
    header = ["", "rows", "measured", "accuracy", "macro-F1", "ECE", "false alarms", "agree or not", "pairs/s"]
    lines = [
        [item.name, str(item.n_rows), str(item.n_measured), share(item.accuracy), share(item.macro_f1),
         share(item.ece), share(item.neutral_as_contradiction), share(item.agree_or_disagree),
         UNDEFINED if item.pairs_per_second is None else f"{item.pairs_per_second:.0f}"]
        for item in items
    ]  # fmt: skip
    blocks = [table(header, lines), *(_confusion_text(item) for item in items)]
    blocks += [_languages_text(item) for item in items[-1:] if item.languages]
    return "\n\n".join([*blocks, _LEGEND])


def _languages_text(item: PairFigures) -> str:
    header = ["by language", "measured", "accuracy", "macro-F1", "ECE"]
    lines = [
        [language, str(figures.n_measured), share(figures.accuracy), share(figures.macro_f1), share(figures.ece)]
        for language, figures in _ordered_languages(item)
    ]
    return f"{item.name}\n{table(header, lines)}"


def _ordered_languages(item: PairFigures) -> list[tuple[str, LanguageFigures]]:
    """Return the languages by their code, the pairs of two after all of one."""
    return sorted(item.languages.items(), key=lambda entry: (entry[0] == CROSS_LINGUAL, entry[0]))


def _total(files: Sequence[PairFigures]) -> PairFigures:
    total = reduce(add, files)
    return total if len(files) == 1 else total.renamed("total")


def _file_record(item: PairFigures) -> dict[str, Any]:
    return {
        "name": item.name,
        "n_rows": item.n_rows,
        "n_measured": item.n_measured,
        "n_empty": item.n_empty,
        "n_truncated": item.n_truncated,
        "unmeasured": item.unmeasured,
        "accuracy": rounded(item.accuracy),
        "macro_f1": rounded(item.macro_f1),
        "ece": rounded(item.ece),
        "neutral_as_contradiction": rounded(item.neutral_as_contradiction),
        "agree_or_disagree": rounded(item.agree_or_disagree),
        "pairs_per_second": None if item.pairs_per_second is None else round(item.pairs_per_second, 1),
        "seconds": round(item.seconds, 3),
        "labels": {label: _label_record(item, number) for number, label in enumerate(LABELS)},
        "confusion": {
            gold: dict(zip(LABELS, row, strict=True)) for gold, row in zip(LABELS, item.confusion.tolist(), strict=True)
        },
        "languages": {
            language: {
                "n_measured": figures.n_measured,
                "accuracy": rounded(figures.accuracy),
                "macro_f1": rounded(figures.macro_f1),
                "ece": rounded(figures.ece),
            }
            for language, figures in _ordered_languages(item)
        },
        "warnings": [] if item.name == "total" else list(item.warnings),
    }


def _label_record(item: PairFigures, number: int) -> dict[str, Any]:
    figures = label_figures(item.confusion, number)
    return {
        "precision": rounded(figures.precision),
        "recall": rounded(figures.recall),
        "f1": rounded(figures.f1),
        "n_gold": figures.n_gold,
    }


def _confusion_text(item: PairFigures) -> str:
    header = ["gold \\ judged", *LABELS, "precision", "recall", "F1"]
    lines = []
    for number, label in enumerate(LABELS):
        figures = label_figures(item.confusion, number)
        shares = [share(value) for value in (figures.precision, figures.recall, figures.f1)]
        lines.append([label, *(str(count) for count in item.confusion[number]), *shares])
    return f"{item.name}\n{table(header, lines)}"
