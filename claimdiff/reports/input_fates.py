"""What became of each input and each article of a comparison, as the manifest and the page say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from claimdiff.comparison import Comparison
from claimdiff.records import Article, InputFate

LANGUAGE_NOT_COVERED = "language not covered"
COMPARED = "compared"


def final_fates(comparison: Comparison) -> tuple[InputFate, ...]:
    """Return the inputs in the order given; one with articles in uncovered languages only says so instead of `read`."""
    uncovered = {article.article_id for article in comparison.uncovered}
    covered_paths = {article.path for article in comparison.articles if article.article_id not in uncovered}
    uncovered_paths = {article.path for article in comparison.uncovered} - covered_paths
    return tuple(
        replace(item, fate=LANGUAGE_NOT_COVERED) if item.fate == "read" and item.path in uncovered_paths else item
        for item in comparison.inputs
    )


def all_articles(comparison: Comparison) -> tuple[Article, ...]:
    """Return every article that was read, the uncovered ones among them, each once and in the order given."""
    listed = {article.article_id for article in comparison.articles}
    return comparison.articles + tuple(item for item in comparison.uncovered if item.article_id not in listed)


def count_dropped(inputs: Sequence[InputFate]) -> dict[str, int]:
    """Return how many pieces of text were left out of all inputs, by reason, most frequent first."""
    total: Counter[str] = Counter()
    for item in inputs:
        total.update(item.dropped)
    return dict(sorted(total.items(), key=lambda pair: (-pair[1], pair[0])))
