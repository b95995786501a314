"""Fits in what way two claims contradict each other: `python -m training.fit_kinds [EVENTS_FOLDER…]`.

Takes the gold contradictions of labelled events as found (`kind_accuracy.explained_rows`), so no judge runs: given that
a pair contradicts, its kind is told by what rules name it and by the sum of both claims' vectors (multinomial logistic
regression). What it prints is measured on events left out in turn; what it writes is fitted on all. The numbers belong
to the shipped encoder: fit them anew after it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import numpy.typing as npt

import claimdiff.findings
from claimdiff.evaluation.gold import find_events, read_event
from claimdiff.findings.contradiction_kinds import MIN_SHARE, SURE, WEIGHTS
from claimdiff.records import FloatArray, Kind
from claimdiff.vectors.embedded import EmbeddedEncoder
from training.kind_accuracy import EVENTS, explained_rows
from training.relation_samples import is_newsbench

REGULARISATION = 0.003
"""Inverse strength of the L2 penalty; ten times as much or as little is worse on events left out."""
VECTOR_SCALE, RULES_SCALE = 5.0, 3.0
"""What the two parts of the features are multiplied with, so that the penalty weighs on both alike."""
N_FOLDS = 6
KINDS = ("number", "date", "place", "actor", "negation", "antonym", "position", "cause", "quote", "status")
BATCH = 256

TextArray = npt.NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class KindRows:
    """Gold contradictions of labelled events, n of them."""

    vectors: FloatArray
    """(n, dim): the sum of both claims' vectors."""
    named: TextArray
    """(n,) the kind that rules name."""
    kind: TextArray
    """(n,) the gold's."""
    event: npt.NDArray[np.int64]
    """(n,) the event's number."""
    is_newsbench: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FittedKinds:
    """The regression, its scales taken out again."""

    kinds: TextArray
    named: TextArray
    rules: FloatArray
    """(n named, n kinds), the intercept included."""
    vectors: FloatArray
    """(dim, n kinds)."""

    def shares(self, rows: KindRows, which: npt.NDArray[np.bool_]) -> FloatArray:
        """Return the probability of each kind for some rows, (m, n kinds)."""
        place = {name: number for number, name in enumerate(self.named.tolist())}
        odds = self.rules[[place[name] for name in rows.named[which].tolist()]] + rows.vectors[which] @ self.vectors
        powers = np.exp(odds - odds.max(axis=1, keepdims=True))
        shares: FloatArray = powers / powers.sum(axis=1, keepdims=True)
        return shares


def collect_kinds(folders: Sequence[Path]) -> KindRows:
    """Return the gold contradictions of all events in `folders`; rows of other types are left."""
    named, kinds, events, sets, texts = [], [], [], [], []
    for number, folder in enumerate(find_events(list(folders))):
        for kind, one, other, found in explained_rows(read_event(folder), "contradiction"):
            if kind in KINDS:
                named.append(found.kind if found.kind in KINDS else "other")
                kinds.append(kind)
                events.append(number)
                sets.append(is_newsbench(folder))
                texts.append((one.claim.text, other.claim.text))
    place = {text: number for number, text in enumerate(dict.fromkeys(text for pair in texts for text in pair))}
    encoder, every = EmbeddedEncoder(), list(place)
    vectors = np.concatenate([encoder.encode(every[at : at + BATCH]) for at in range(0, len(every), BATCH)])
    summed = vectors[[place[one] for one, _ in texts]] + vectors[[place[other] for _, other in texts]]
    return KindRows(summed, np.array(named), np.array(kinds), np.array(events), np.array(sets))


def fit_kinds(rows: KindRows, which: npt.NDArray[np.bool_]) -> FittedKinds:
    """Fit the regression on some rows. Raises SystemExit for fewer than three kinds: two have one column of weights."""
    from sklearn.linear_model import LogisticRegression

    named = np.array(sorted({*rows.named.tolist(), "other"}))
    features = np.concatenate(
        [rows.vectors * VECTOR_SCALE, (rows.named[:, None] == named[None, :]) * RULES_SCALE], axis=1
    )
    model = LogisticRegression(C=REGULARISATION, max_iter=2000)
    model.fit(features[which], rows.kind[which])
    if len(model.classes_) < 3:
        raise SystemExit(f"three kinds are needed to fit, and there are {model.classes_.tolist()}: give more events")
    n_dimensions = rows.vectors.shape[1]
    weights = model.coef_.T
    return FittedKinds(
        model.classes_,
        named,
        (weights[n_dimensions:] * RULES_SCALE + model.intercept_[None, :]).astype(np.float32),
        (weights[:n_dimensions] * VECTOR_SCALE).astype(np.float32),
    )


def tell_left_out(rows: KindRows) -> TextArray:
    """Return the kind (n,) of every row as it is told with fits that have not seen its event."""
    told = rows.named.copy().astype(f"<U{max(map(len, get_args(Kind)))}")
    for fold in range(N_FOLDS):
        is_left_out = rows.event % N_FOLDS == fold
        fitted = fit_kinds(rows, ~is_left_out)
        shares = fitted.shares(rows, is_left_out)
        likeliest = fitted.kinds[shares.argmax(axis=1)]
        named = rows.named[is_left_out]
        stands = (shares.max(axis=1) < MIN_SHARE) | np.isin(named, list(SURE))
        told[is_left_out] = np.where(stands, named, likeliest)
    return told


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure with events left out, then fit on all and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="*", type=Path, default=list(EVENTS))
    parser.add_argument("--dry-run", action="store_true", help="measure, but write nothing")
    chosen = parser.parse_args(arguments)
    rows = collect_kinds(chosen.folders)
    told = tell_left_out(rows)
    for name, which in (("all", np.ones(len(told), np.bool_)), ("newsbench", rows.is_newsbench)):
        shares = [float((kinds == rows.kind)[which].mean()) if which.any() else 0.0 for kinds in (rows.named, told)]
        print(f"{name}: {int(which.sum())} rows, named as the gold does: rules {shares[0]:.3f}, fitted {shares[1]:.3f}")
    for kind in KINDS:
        is_told = told == kind
        right = int((is_told & (rows.kind == kind)).sum())
        print(f"  {kind}: told {int(is_told.sum())}, of them right {right}, in gold {int((rows.kind == kind).sum())}")
    if not chosen.dry_run:
        fitted = fit_kinds(rows, np.ones(len(told), np.bool_))
        path = Path(claimdiff.findings.__file__).parent / WEIGHTS
        encoder = EmbeddedEncoder().facts.sha256
        np.savez_compressed(
            path,
            kinds=fitted.kinds,
            named=fitted.named,
            rules=fitted.rules,
            vectors=fitted.vectors.astype(np.float16),
            encoder=np.array(encoder),
        )
        print(f"{path}: {path.stat().st_size / 1e3:.1f} kB")


if __name__ == "__main__":
    main()
