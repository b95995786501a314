"""A forest of decision trees as plain arrays: what scikit-learn fitted, applied without it.

Extremely randomised trees (Geurts, Ernst, Wehenkel, Machine Learning 2006). All trees' nodes stand in one set of
arrays; a leaf points to itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt

from claimdiff.records import PairFeatures

ROWS_AT_ONCE = 4096
"""Rows walked through the trees together: bounds memory to some tens of MB."""

IntegerArray = npt.NDArray[np.int32]
NumberArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over named features; the mean of the leaves that a row falls into is its probability."""

    names: tuple[str, ...]
    roots: IntegerArray
    """(n_trees,) node numbers."""
    feature: IntegerArray
    """(n_nodes,) column that a node asks for; 0 in a leaf."""
    threshold: NumberArray
    """(n_nodes,) a row goes left where its value is at most this."""
    left: IntegerArray
    right: IntegerArray
    share: NumberArray
    """(n_nodes,) share of right pairs among the training pairs that reached the node, [0, 1]."""
    depth: int
    """Steps after which every row has reached its leaf."""

    def apply(self, features: PairFeatures) -> npt.NDArray[np.float64]:
        """Return (n,) probabilities; a feature that the pairs don't have counts as 0, as nothing to tell."""
        places = {name: number for number, name in enumerate(features.names)}
        values = np.zeros((len(features), len(self.names)), np.float32)
        for column, name in enumerate(self.names):
            if name in places:
                values[:, column] = features.values[:, places[name]]
        parts = [self._walk(values[start : start + ROWS_AT_ONCE]) for start in range(0, len(values), ROWS_AT_ONCE)]
        return np.concatenate(parts) if parts else np.empty(0, np.float64)

    def _walk(self, values: NumberArray) -> npt.NDArray[np.float64]:
        rows = np.arange(len(values))[:, None]
        at = np.broadcast_to(self.roots, (len(values), len(self.roots)))
        for _ in range(self.depth):
            goes_left = values[rows, self.feature[at]] <= self.threshold[at]
            at = np.where(goes_left, self.left[at], self.right[at])
        means: npt.NDArray[np.float64] = self.share[at].mean(axis=1, dtype=np.float64)
        return means

    def to_bytes(self) -> bytes:
        """Return the forest as a compressed .npz without pickles."""
        stream = BytesIO()
        arrays: dict[str, Any] = {
            "names": np.array(self.names), "roots": self.roots, "feature": self.feature.astype(np.uint8),
            "threshold": self.threshold, "left": self.left, "right": self.right, "share": self.share,
            "depth": np.array(self.depth),
        }  # fmt: skip
        np.savez_compressed(stream, **arrays)
        return stream.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> Forest:
        """Read what `to_bytes` wrote; raises ValueError or KeyError for anything else."""
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            return cls(
                names=tuple(str(name) for name in arrays["names"]),
                roots=arrays["roots"],
                feature=arrays["feature"].astype(np.int32),
                threshold=arrays["threshold"],
                left=arrays["left"],
                right=arrays["right"],
                share=arrays["share"],
                depth=int(arrays["depth"]),
            )

    @classmethod
    def from_fitted(cls, trees: Sequence[Any], names: Sequence[str]) -> Forest:
        """Return the forest of scikit-learn's fitted two-class `estimators_`."""
        roots, feature, threshold, left, right, share = [], [], [], [], [], []
        start = depth = 0
        for tree in (estimator.tree_ for estimator in trees):
            numbers = np.arange(tree.node_count)
            is_leaf = tree.children_left < 0
            roots.append(start)
            feature.append(np.where(is_leaf, 0, tree.feature))
            threshold.append(np.where(is_leaf, 0, tree.threshold))
            left.append(start + np.where(is_leaf, numbers, tree.children_left))
            right.append(start + np.where(is_leaf, numbers, tree.children_right))
            counts = tree.value[:, 0, :]
            share.append(counts[:, 1] / counts.sum(axis=1))
            start, depth = start + tree.node_count, max(depth, tree.max_depth)
        joined = [np.concatenate(parts) for parts in (feature, left, right)]
        feature_, left_, right_ = (array.astype(np.int32) for array in joined)
        threshold_, share_ = (np.concatenate(parts).astype(np.float32) for parts in (threshold, share))
        return cls(tuple(names), np.array(roots, np.int32), feature_, threshold_, left_, right_, share_, depth)
