"""The steps that every run over articles shares: load the models, cut, encode, judge; each timed and told."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np

from claimdiff.articles.language import identify_sentence_language
from claimdiff.claim_content import ClaimContent
from claimdiff.claims.cut import cut_claims
from claimdiff.content.article_contents import read_article_contents
from claimdiff.judged_text import with_its_texts
from claimdiff.judgements.load import load_judge
from claimdiff.progress import Progress
from claimdiff.protocols import Encoder, Judge, ModelFacts, facts_of
from claimdiff.records import NEUTRAL, Article, Claim, FloatArray
from claimdiff.settings import Settings
from claimdiff.vectors.load import load_encoder

ENCODE_BATCH = 1024
"""Claims encoded between two advances of the progress display."""
JUDGE_BATCH = 2048
"""Pairs judged between two advances; large enough that batching by length wastes little on padding."""


def load_models(encoder: Encoder | str | None, judge: Judge | str | None) -> tuple[Encoder, Judge]:
    """Load the models that are not objects already; raises ModelError for one that can't be loaded.

    The judge returned is given texts in the form it reads.
    """
    return (
        load_encoder(encoder) if encoder is None or isinstance(encoder, str) else encoder,
        with_its_texts(load_judge(judge) if judge is None or isinstance(judge, str) else judge),
    )


def is_covered(language: str, models: Sequence[ModelFacts]) -> bool:
    """Whether all models were measured on a language; a model that names none is taken at its word."""
    return all(facts.languages is None or language in facts.languages for facts in models)


def utc_now() -> str:
    """Return the time as ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(slots=True)
class Steps:
    """A run under way: its settings, its models, and how long each stage took."""

    settings: Settings
    progress: Progress
    started: str = field(default_factory=utc_now)
    timings: dict[str, float] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    """Claims in languages that the models don't cover, by language."""
    encoder: Encoder = field(init=False)
    judge: Judge = field(init=False)

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[None]:
        """Time a stage and tell the progress display of it; a stage that comes again adds to its time."""
        began = time.perf_counter()
        self.progress.begin(name, total)
        try:
            yield
        finally:
            self.progress.end()
            self.timings[name] = round(self.timings.get(name, 0.0) + time.perf_counter() - began, 3)

    def wait_for_models(self, loading: Future[tuple[Encoder, Judge]]) -> None:
        """Take the models when they are loaded; raises what loading them raised."""
        with self.stage("loading models"):
            self.encoder, self.judge = loading.result()

    def covers(self, language: str) -> bool:
        """Whether both models were measured on a language."""
        return is_covered(language, (facts_of(self.encoder), facts_of(self.judge)))

    def split_by_coverage(self, articles: Sequence[Article]) -> tuple[list[Article], list[Article]]:
        """Return the articles in a language that both models cover, and the others."""
        compared = [article for article in articles if self.covers(article.language)]
        return compared, [article for article in articles if not self.covers(article.language)]

    def cut_article(self, article: Article) -> tuple[list[Claim], list[ClaimContent]]:
        """Cut one article into claims and read what each says and who says it.

        Claims in a language that isn't covered are left out, and counted.
        """
        cut = cut_claims(article, identify_sentence_language)
        covered = [claim for claim in cut if self.covers(claim.language)]
        self.left_out.update(claim.language for claim in cut if not self.covers(claim.language))
        return read_article_contents(article, covered)

    def encode_texts(self, texts: Sequence[str]) -> FloatArray:
        """Return the vectors (n, dim) of claims' texts."""
        batches = []
        with self.stage("encoding claims", len(texts)):
            for start in range(0, len(texts), ENCODE_BATCH):
                batch = texts[start : start + ENCODE_BATCH]
                batches.append(self.encoder.encode(batch))
                self.progress.advance(len(batch))
        return np.concatenate(batches) if batches else np.empty((0, 1), np.float32)

    def judge_texts(
        self, pairs: Sequence[tuple[str, str]], *, both_directions: bool = False
    ) -> tuple[FloatArray, FloatArray]:
        """Return (n, 3) probabilities of each pair and of the pair turned round, NaN where that was not judged.

        Batch by batch; the second direction only where the first leaves it open, unless `both_directions`.
        """
        forth = np.full((len(pairs), 3), np.nan, np.float32)
        back = np.full((len(pairs), 3), np.nan, np.float32)
        with self.stage("judging pairs", len(pairs)):
            # longest first: batches of like length, and the progress display never promises too much
            order = np.argsort(-_n_characters(pairs), kind="stable")
            for start in range(0, len(pairs), JUDGE_BATCH):
                batch = order[start : start + JUDGE_BATCH]
                forth[batch] = self.judge.judge([pairs[at] for at in batch])
                is_open = forth[batch, NEUTRAL] < self.settings.max_neutral
                second = batch if both_directions else batch[is_open]
                if len(second):
                    back[second] = self.judge.judge([(pairs[at][1], pairs[at][0]) for at in second])
                self.progress.advance(len(batch))
        return forth, back

    def warnings(self) -> Iterator[str]:
        """Yield one line for each thing that a reader must know of this run."""
        for language, n_claims in sorted(self.left_out.items()):
            yield f"{n_claims} claims in a language that the models don't cover ({language}) were not compared"
        for model, unit in ((self.encoder, "claims"), (self.judge, "pairs of claims")):
            n_truncated = getattr(model, "n_truncated", 0)
            if n_truncated:
                yield f"{n_truncated} {unit} were longer than {facts_of(model).name} reads, and were cut to its length"


def _n_characters(pairs: Sequence[tuple[str, str]]) -> np.ndarray[Any, np.dtype[np.int64]]:
    return np.array([len(one) + len(other) for one, other in pairs], np.int64)
