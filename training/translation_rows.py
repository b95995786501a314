"""Translations: what a text says, its translation says too.

Two-sided groups and events tell one thing in quite different words, on purpose. A judge that has hardly seen a plain
translation took every seventh one for a contradiction (`RUNS.md`, run 17): whatever is so alike differed, among written
pairs, in the one word that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

from claimdiff.records import ENTAILMENT
from training.inference_items import InferenceItem
from training.labelled_rows import LabelledRow

SOURCE = "translations"


def translation_rows(items: Iterable[InferenceItem]) -> Iterator[LabelledRow]:
    """Yield every text of the items, premises and hypotheses, with each of its translations, in both directions."""
    for item in items:
        for texts in (item.premise, *item.hypotheses.values()):
            for one, other in permutations(texts.values(), 2):
                yield LabelledRow(one, other, ENTAILMENT, SOURCE)
