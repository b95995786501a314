"""The pipeline: the one place that orders the stages, from paths to a comparison."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from claimdiff.articles.read import Reading
from claimdiff.articles.yearless_datelines import complete_years
from claimdiff.candidates.blocking import find_candidates
from claimdiff.claim_content import ClaimContent
from claimdiff.comparison import Comparison, Findings
from claimdiff.content.compare import compare_contents
from claimdiff.content.explain import explain_pair, name_kind
from claimdiff.content.told import Told
from claimdiff.errors import NothingToCompare
from claimdiff.explanation import Explanation
from claimdiff.findings.contradiction_kinds import kind_odds, likely_kind
from claimdiff.findings.decide import Decision, Explain, decide_findings, judged_records
from claimdiff.findings.kinds import kind_of
from claimdiff.findings.probabilities import relation_probabilities
from claimdiff.progress import Progress, Silent
from claimdiff.protocols import Encoder, Judge, facts_of
from claimdiff.records import NEUTRAL, Article, CandidatePairs, Claim, FloatArray, InputFate, Judgements, Relation
from claimdiff.settings import Settings
from claimdiff.source_articles import read_inputs
from claimdiff.steps import Steps, load_models, utc_now


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

    `articles` are paths (files, folders, globs, `-`), URLs of pages and feeds, or `Article` records, mixed as you like.
    `encoder` and `judge` are objects with the one method of `claimdiff.Encoder` or `claimdiff.Judge`, names or
    folders of sentence-transformers models, or None for the embedded ones. Inputs that can't be read are listed in the
    result's `unread`. With `both_directions` every pair is judged both ways, for a complete record; the findings are
    the same.

    Raises NothingToCompare where fewer than two articles in a covered language could be read, ModelError for a model
    that can't be loaded.
    """
    run = _Run(settings or Settings(), progress or Silent())
    with ThreadPoolExecutor(max_workers=1) as loader:  # loading takes a second or so that reading need not wait for
        loading = loader.submit(load_models, encoder, judge)
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
        explain = explainer(comparison.claims, comparison.contents, comparison.kind_odds)
        yield from judged_records(comparison.judgements, comparison.claims, articles, comparison.settings, explain)


def judged_probabilities(comparison: Comparison) -> tuple[FloatArray, FloatArray]:
    """Return the calibrated probability of contradiction and of agreement, each (n,), for every judged pair."""
    if comparison.judgements is None:
        return np.empty(0, np.float32), np.empty(0, np.float32)
    probabilities = relation_probabilities(comparison.judgements, comparison.claims)
    return probabilities.contradiction, probabilities.agreement


@dataclass(slots=True)
class _Run(Steps):
    """One comparison under way."""

    contents: list[ClaimContent] = field(default_factory=list)
    """What each claim says, in the order of the claims."""
    odds: FloatArray | None = None
    """The claims' `kind_odds`."""

    def read(self, articles: Sequence[str | Article]) -> Reading:
        """Read the paths among `articles`, and keep the order of all."""
        began = time.perf_counter()
        paths = [item for item in articles if isinstance(item, str)]
        given = [item for item in articles if isinstance(item, Article)]
        reading = read_inputs(paths, self.progress) if paths else Reading((), ())
        fates = tuple(InputFate(article.path, None, "read", n_articles=1) for article in given)
        self.timings["reading"] = round(time.perf_counter() - began, 3)
        return complete_years(Reading((*given, *reading.articles), (*fates, *reading.inputs)))

    def cut(self, articles: Sequence[Article]) -> list[Claim]:
        """Cut every article into claims and keep what each says."""
        claims: list[Claim] = []
        with self.stage("cutting claims", len(articles)):
            for article in articles:
                attributed, contents = self.cut_article(article)
                claims += attributed
                self.contents += contents
                self.progress.advance(1)
        return claims

    def encode(self, claims: Sequence[Claim]) -> FloatArray:
        """Return the claims' vectors (n, dim), and note which kinds they speak for."""
        vectors = self.encode_texts([claim.text for claim in claims])
        self.odds = kind_odds(vectors, facts_of(self.encoder))
        return vectors

    def block(self, claims: Sequence[Claim], vectors: FloatArray) -> CandidatePairs:
        """Return the candidate pairs."""
        with self.stage("finding candidate pairs"):
            return find_candidates(
                claims, vectors, self.settings, getattr(self.encoder, "min_article_similarity", None)
            )

    def judge_pairs(self, claims: Sequence[Claim], pairs: CandidatePairs, *, both_directions: bool) -> Judgements:
        """Judge every candidate pair; the second direction only where the first leaves it open."""
        texts = [
            (claims[left].text, claims[right].text)
            for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        ]
        left_to_right, right_to_left = self.judge_texts(texts, both_directions=both_directions)
        is_open = left_to_right[:, NEUTRAL] < self.settings.max_neutral
        with self.stage("comparing contents"):
            contents = compare_contents(self.contents, claims, pairs, is_open)
        return Judgements(pairs, left_to_right, right_to_left, contents)

    def decide(self, judgements: Judgements, claims: Sequence[Claim], articles: Sequence[Article]) -> Decision:
        """Return the findings and the undecided pairs."""
        with self.stage("deciding"):
            by_id = {article.article_id: article for article in articles}
            explain = explainer(claims, self.contents, self.odds)
            return decide_findings(judgements, claims, by_id, self.settings, explain)

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
            kind_odds=self.odds,
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
            finished=utc_now(),
            warnings=tuple(self.warnings()),
        )


def explainer(claims: Sequence[Claim], contents: Sequence[ClaimContent], odds: FloatArray | None) -> Explain:
    """Return what names a finding's relation, kind, reason and evidence: as the claims' contents show them.

    The kind of a contradiction goes by the claims' `kind_odds` too, (n claims, n kinds), where they are known.
    """

    def explain(relation: Relation, left: int, right: int, articles: tuple[Article, Article]) -> Explanation:
        one, other = (Told(claims[at], contents[at], of) for at, of in zip((left, right), articles, strict=True))
        explained = explain_pair(relation, one, other)
        if odds is None or explained.relation != "contradiction":
            return explained
        named = explained.kind or kind_of(relation, claims[left], claims[right])
        return name_kind(explained, likely_kind(named, odds[left], odds[right]), one, other)

    return explain


def _why_nothing(reading: Reading, uncovered: Sequence[Article]) -> str:
    n_articles = len(reading.articles) - len(uncovered)
    what = "no article" if n_articles == 0 else "only one article"
    reasons = [f"{item.path}: {item.fate}" for item in reading.inputs if item.fate != "read"]
    reasons += [f"{article.path}: language not covered ({article.language})" for article in uncovered]
    why = f" ({'; '.join(reasons[:3])}{'; …' if len(reasons) > 3 else ''})" if reasons else ""
    return f"nothing to compare: {what} could be read{why}; give at least two articles"
