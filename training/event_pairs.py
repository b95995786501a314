"""Writes the labelled claim pairs of every written event. `python -m training.event_pairs [--config FILE]`.

Each event goes through the project's own reading, cutting and blocking, so that training sees the pairs that a
comparison judges, nearly all of them merely related. An event whose file is there already is skipped.

Neutral pairs that are close to each other are hard; the others are drawn less often.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimdiff.articles.language import identify_sentence_language
from claimdiff.articles.read import read_articles
from claimdiff.candidates.blocking import find_candidates
from claimdiff.claims.cut import cut_claims
from claimdiff.evaluation.gold import Event, find_events, read_event
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL, Article, CandidatePairs, Claim
from claimdiff.settings import Settings
from claimdiff.vectors.embedded import EmbeddedEncoder
from training.event_labels import UNLABELLED, EventLabels
from training.judge_config import EventSettings, config_from_command_line
from training.labelled_rows import LabelledRow, write_rows

GOLD_LABELS = {"agreement": ENTAILMENT, "neutral": NEUTRAL, "contradiction": CONTRADICTION}


class EventPairs:
    """Turns events into labelled rows."""

    def __init__(self, settings: EventSettings) -> None:
        self._settings = settings
        self._encoder = EmbeddedEncoder()

    def rows(self, event: Event) -> list[LabelledRow]:
        """Return the event's gold rows and its candidate pairs, each in both directions."""
        articles = read_articles([str(path) for path in event.article_paths]).articles
        claims, pairs = self._block(articles)
        gold = EventLabels(event.rows, articles, claims, self._settings.min_coverage)
        labels, named = gold.label(pairs)
        if gold.missing:
            print(f"  {event.name}: no claim touches {len(gold.missing)} gold texts, such as {gold.missing[0]!r}")
        rows = self._gold_rows(event)
        for kept, direction in self._weighted(pairs, labels, named):
            for at, weight in kept:
                premise, hypothesis = self._texts(claims, pairs, at, direction)
                rows.append(LabelledRow(premise, hypothesis, int(labels[at, direction]), "events", weight))
        return rows

    def _block(self, articles: tuple[Article, ...]) -> tuple[list[Claim], CandidatePairs]:
        claims = [claim for article in articles for claim in cut_claims(article, identify_sentence_language)]
        vectors = self._encoder.encode([claim.text for claim in claims])
        settings = Settings(max_candidates=self._settings.max_candidates)
        return claims, find_candidates(
            claims, vectors, settings, getattr(self._encoder, "min_article_similarity", None)
        )

    def _gold_rows(self, event: Event) -> list[LabelledRow]:
        rows = []
        for row in event.rows:
            if row.strength == "clear":
                one, other = (" ".join(side.text.split()) for side in row.sides)
                weight = self._settings.weight_positive if row.label != "neutral" else 1.0
                for premise, hypothesis in ((one, other), (other, one)):
                    rows.append(LabelledRow(premise, hypothesis, GOLD_LABELS[row.label], "events", weight))
        return rows

    def _weighted(
        self,
        pairs: CandidatePairs,
        labels: npt.NDArray[np.int8],
        named: npt.NDArray[np.bool_],
    ) -> list[tuple[list[tuple[int, float]], int]]:
        """Return, for either direction, the numbers of the pairs that are kept with their weights."""
        closest = np.quantile(pairs.similarity, 1 - self._settings.share_hard)
        hard = named | (pairs.similarity >= closest)
        print(f"  {len(pairs)} pairs, {int(hard.sum())} hard or named")
        weights = np.where(hard, 1.0, self._settings.weight_easy)
        kept = []
        for direction in (0, 1):
            of_direction = labels[:, direction]
            drawn = np.where(of_direction == NEUTRAL, weights, self._settings.weight_positive)
            numbers = np.flatnonzero(of_direction != UNLABELLED)
            kept.append(([(int(at), float(drawn[at])) for at in numbers], direction))
        return kept

    @staticmethod
    def _texts(claims: list[Claim], pairs: CandidatePairs, at: int, direction: int) -> tuple[str, str]:
        left, right = claims[pairs.left[at]].text, claims[pairs.right[at]].text
        return (left, right) if direction == 0 else (right, left)


def write_event_pairs(events: Path, folder: Path, settings: EventSettings) -> None:
    """Write one file an event into `folder`."""
    turn = EventPairs(settings)
    for path in find_events([events]):
        target = folder / f"{path.name}.jsonl"
        if target.exists():
            continue
        began = time.perf_counter()
        rows = turn.rows(read_event(path))
        write_rows(target, rows)
        counts = np.bincount([row.label for row in rows], minlength=3).tolist()
        print(f"{path.name}: {len(rows)} rows {counts}, {time.perf_counter() - began:.0f} s", flush=True)


if __name__ == "__main__":
    config = config_from_command_line(__doc__)
    write_event_pairs(config.paths.events, config.paths.event_pairs, config.events)
