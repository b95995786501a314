"""The pipeline: the one place that orders the stages, from paths to a comparison."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np

from claimdiff.articles.language import identify_sentence_language
from claimdiff.articles.read import Reading, read_articles
from claimdiff.candidates.blocking import find_candidates
from claimdiff.claim_content import ClaimContent
from claimdiff.claims.cut import cut_claims
from claimdiff.comparison import Comparison, Findings
from claimdiff.content.article_contents import read_article_contents
from claimdiff.content.compare import compare_contents
from claimdiff.content.conflicts import describe_conflict
from claimdiff.errors import NothingToCompare
from claimdiff.findings.decide import Decision, Explain, decide_findings, judged_records
from claimdiff.findings.kinds import kind_of
from claimdiff.findings.probabilities import relation_probabilities
from claimdiff.judgements.load import load_judge
from claimdiff.progress import Progress, Silent
from claimdiff.protocols import Encoder, Judge, facts_of
from claimdiff.records import NEUTRAL, Article, CandidatePairs, Claim, FloatArray, InputFate, Judgements, Kind, Relation
from claimdiff.settings import Settings
from claimdiff.vectors.load import load_encoder

ENCODE_BATCH = 1024
"""Claims encoded between two advances of the progress display."""
JUDGE_BATCH = 2048
"""Pairs judged between two advances; large enough that batching by length wastes little on padding."""


def compare(
    articles: Sequence[str | Article],
    *,
    encoder: Encoder | str | None = None,
    judge: Judge | str | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
    both_directions: bool = False,
) -> Comparison:
    """Compare what articles claim, and return what agrees and what contradicts.

    `articles` are paths (files, folders, globs, `-`) or `Article` records, mixed as you like. `encoder` and `judge` are
    objects with the one method of `claimdiff.Encoder` or `claimdiff.Judge`, names or folders of sentence-transformers
    models, or None for the embedded ones. Inputs that can't be read are listed in the result's `unread`. With
    `both_directions` every pair is judged both ways, for a complete record; the findings are the same.

    Raises NothingToCompare where fewer than two articles in a covered language could be read, ModelError for a model
    that can't be loaded.
    """
    run = _Run(settings or Settings(), progress or Silent())
    with ThreadPoolExecutor(max_workers=1) as loader:  # loading takes a second or so that reading need not wait for
        loading = loader.submit(_load_models, encoder, judge)
        reading = run.read(articles)
        run.wait_for_models(loading)
    compared, uncovered = run.split_by_coverage(reading.articles)
    if len(compared) < 2:
        raise NothingToCompare(_why_nothing(reading, uncovered))
    claims = run.cut(compared)
    vectors = run.encode(claims)
    pairs = run.block(claims, vectors)
    judgements = run.judge_pairs(claims, pairs, both_directions=both_directions)
    decision = run.decide(judgements, claims, compared)
    return run.finish(reading, tuple(compared), tuple(uncovered), tuple(claims), judgements, decision)


def judged_pairs(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """Yield every judged pair of a comparison, neutral ones included, in the form of a finding."""
    if comparison.judgements is not None:
        articles = {article.article_id: article for article in comparison.articles}
        explain = _explainer(comparison.claims, comparison.contents)
        yield from judged_records(comparison.judgements, comparison.claims, articles, comparison.settings, explain)


def judged_probabilities(comparison: Comparison) -> tuple[FloatArray, FloatArray]:
    """Return the calibrated probability of contradiction and of agreement, each (n,), for every judged pair."""
    if comparison.judgements is None:
        return np.empty(0, np.float32), np.empty(0, np.float32)
    probabilities = relation_probabilities(comparison.judgements, comparison.claims)
    return probabilities.contradiction, probabilities.agreement


@dataclass(slots=True)
class _Run:
    """One comparison under way: its settings, its models, and how long each stage took."""

    settings: Settings
    progress: Progress
    started: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    timings: dict[str, float] = field(default_factory=dict)
    contents: list[ClaimContent] = field(default_factory=list)
    """What each claim says, in the order of the claims."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Claims in languages that the models don't cover, by language."""
    encoder: Encoder = field(init=False)
    judge: Judge = field(init=False)

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[None]:
        """Time a stage and tell the progress display of it."""
        began = time.perf_counter()
        self.progress.begin(name, total)
        try:
            yield
        finally:
            self.progress.end()
            self.timings[name] = round(time.perf_counter() - began, 3)

    def read(self, articles: Sequence[str | Article]) -> Reading:
        """Read the paths among `articles`, and keep the order of all."""
        began = time.perf_counter()
        paths = [item for item in articles if isinstance(item, str)]
        given = [item for item in articles if isinstance(item, Article)]
        reading = read_articles(paths, self.progress) if paths else Reading((), ())
        fates = tuple(InputFate(article.path, None, "read", n_articles=1) for article in given)
        self.timings["reading"] = round(time.perf_counter() - began, 3)
        return Reading((*given, *reading.articles), (*fates, *reading.inputs))

    def wait_for_models(self, loading: Future[tuple[Encoder, Judge]]) -> None:
        """Take the models when they are loaded; raises what loading them raised."""
        with self.stage("loading models"):
            self.encoder, self.judge = loading.result()

    def split_by_coverage(self, articles: Sequence[Article]) -> tuple[list[Article], list[Article]]:
        """Return the articles in a language that both models cover, and the others."""
        compared = [article for article in articles if self._covers(article.language)]
        return compared, [article for article in articles if not self._covers(article.language)]

    def _covers(self, language: str) -> bool:
        """Whether both models were measured on a language; a model that names none is taken at its word."""
        covered = (facts_of(self.encoder).languages, facts_of(self.judge).languages)
        return all(languages is None or language in languages for languages in covered)

    def cut(self, articles: Sequence[Article]) -> list[Claim]:
        """Cut every article into claims and read what each says and who says it.

        Claims in a language that isn't covered are left out, and counted.
        """
        claims: list[Claim] = []
        with self.stage("cutting claims", len(articles)):
            for article in articles:
                cut = cut_claims(article, identify_sentence_language)
                covered = [claim for claim in cut if self._covers(claim.language)]
                self.left_out.update(claim.language for claim in cut if not self._covers(claim.language))
                attributed, contents = read_article_contents(article, covered)
                claims += attributed
                self.contents += contents
                self.progress.advance(1)
        return claims

    def encode(self, claims: Sequence[Claim]) -> FloatArray:
        """Return the claims' vectors (n, dim)."""
        batches = []
        with self.stage("encoding claims", len(claims)):
            for start in range(0, len(claims), ENCODE_BATCH):
                batch = claims[start : start + ENCODE_BATCH]
                batches.append(self.encoder.encode([claim.text for claim in batch]))
                self.progress.advance(len(batch))
        return np.concatenate(batches) if batches else np.empty((0, 1), np.float32)

    def block(self, claims: Sequence[Claim], vectors: FloatArray) -> CandidatePairs:
        """Return the candidate pairs."""
        with self.stage("finding candidate pairs"):
            return find_candidates(
                claims, vectors, self.settings, getattr(self.encoder, "min_article_similarity", None)
            )

    def judge_pairs(self, claims: Sequence[Claim], pairs: CandidatePairs, *, both_directions: bool) -> Judgements:
        """Judge every candidate pair, batch by batch; the second direction only where the first leaves it open."""
        left_to_right = np.full((len(pairs), 3), np.nan, np.float32)
        right_to_left = np.full((len(pairs), 3), np.nan, np.float32)
        texts = [claim.text for claim in claims]
        with self.stage("judging pairs", len(pairs)):
            # longest first: batches of like length, and the progress display never promises too much
            order = np.argsort(-_n_characters(claims, pairs), kind="stable")
            for start in range(0, len(pairs), JUDGE_BATCH):
                batch = order[start : start + JUDGE_BATCH]
                left_to_right[batch] = self.judge.judge(
                    [(texts[pairs.left[at]], texts[pairs.right[at]]) for at in batch]
                )
                is_open = left_to_right[batch, NEUTRAL] < self.settings.max_neutral
                second = batch if both_directions else batch[is_open]
                if len(second):
                    turned = [(texts[pairs.right[at]], texts[pairs.left[at]]) for at in second]
                    right_to_left[second] = self.judge.judge(turned)
                self.progress.advance(len(batch))
        is_open = left_to_right[:, NEUTRAL] < self.settings.max_neutral
        contents = compare_contents(self.contents, claims, pairs, is_open)
        return Judgements(pairs, left_to_right, right_to_left, contents)

    def decide(self, judgements: Judgements, claims: Sequence[Claim], articles: Sequence[Article]) -> Decision:
        """Return the findings and the undecided pairs."""
        with self.stage("deciding"):
            by_id = {article.article_id: article for article in articles}
            return decide_findings(judgements, claims, by_id, self.settings, _explainer(claims, self.contents))

    def finish(
        self,
        reading: Reading,
        compared: tuple[Article, ...],
        uncovered: tuple[Article, ...],
        claims: tuple[Claim, ...],
        judgements: Judgements,
        decision: Decision,
    ) -> Comparison:
        """Put together what the report shows."""
        return Comparison(
            articles=compared,
            claims=claims,
            findings=Findings(decision.findings),
            undecided=Findings(decision.undecided),
            inputs=reading.inputs,
            uncovered=uncovered,
            judgements=judgements,
            contents=tuple(self.contents),
            settings=self.settings,
            encoder=facts_of(self.encoder),
            judge=facts_of(self.judge),
            counts={
                "articles": len(compared),
                "claims": len(claims),
                "candidate_pairs": len(judgements.pairs),
                "judged_pairs": len(judgements),
                "judged_directions": int((~np.isnan(judgements.right_to_left[:, 0])).sum()) + len(judgements),
                "findings": len(decision.findings),
            },
            timings=self.timings,
            started=self.started,
            finished=datetime.now(UTC).isoformat(timespec="seconds"),
            warnings=tuple(self._warnings()),
        )

    def _warnings(self) -> Iterator[str]:
        for language, n_claims in sorted(self.left_out.items()):
            yield f"{n_claims} claims in a language that the models don't cover ({language}) were not compared"
        for model, unit in ((self.encoder, "claims"), (self.judge, "pairs of claims")):
            n_truncated = getattr(model, "n_truncated", 0)
            if n_truncated:
                yield f"{n_truncated} {unit} were longer than {facts_of(model).name} reads, and were cut to its length"


def _load_models(encoder: Encoder | str | None, judge: Judge | str | None) -> tuple[Encoder, Judge]:
    """Load the models that are not objects already."""
    return (
        load_encoder(encoder) if encoder is None or isinstance(encoder, str) else encoder,
        load_judge(judge) if judge is None or isinstance(judge, str) else judge,
    )


def _explainer(claims: Sequence[Claim], contents: Sequence[ClaimContent]) -> Explain:
    """Return what names a finding's kind and reason: the contents where they conflict, else the words alone."""

    def explain(relation: Relation, left: int, right: int) -> tuple[Kind, str | None]:
        if relation == "contradiction":
            conflict = describe_conflict(contents[left], contents[right], claims[left], claims[right])
            if conflict.kind != "other":
                return conflict.kind, conflict.reason
        return kind_of(relation, claims[left], claims[right]), None

    return explain


def _n_characters(claims: Sequence[Claim], pairs: CandidatePairs) -> np.ndarray[Any, np.dtype[np.int64]]:
    lengths = np.array([len(claim.text) for claim in claims], np.int64)
    return lengths[pairs.left] + lengths[pairs.right]


def _why_nothing(reading: Reading, uncovered: Sequence[Article]) -> str:
    n_articles = len(reading.articles) - len(uncovered)
    what = "no article" if n_articles == 0 else "only one article"
    reasons = [f"{item.path}: {item.fate}" for item in reading.inputs if item.fate != "read"]
    reasons += [f"{article.path}: language not covered ({article.language})" for article in uncovered]
    why = f" ({'; '.join(reasons[:3])}{'; …' if len(reasons) > 3 else ''})" if reasons else ""
    return f"nothing to compare: {what} could be read{why}; give at least two articles"
