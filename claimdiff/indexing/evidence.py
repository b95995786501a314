"""Evidence out of the index: judged pairs with their claims, and the findings that these come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from claimdiff.claim_content import ClaimContent
from claimdiff.content.compare import compare_contents
from claimdiff.finding_record import finding_record
from claimdiff.findings.contradiction_kinds import kind_odds
from claimdiff.findings.decide import Decision, decide_findings
from claimdiff.index.article_rows import load_articles
from claimdiff.index.claim_rows import load_claim_vectors, load_claims, load_contents
from claimdiff.index.database import Database, write_json
from claimdiff.index.fact_rows import load_models_record
from claimdiff.index.finding_rows import Seen, told_findings
from claimdiff.index.pair_rows import load_judged, same_articles, same_sentences
from claimdiff.pipeline import explainer
from claimdiff.records import NEUTRAL, Article, CandidatePairs, Claim, Finding, FloatArray, Judgements
from claimdiff.settings import Settings

NOTHING_TOLD = ClaimContent(is_covered=False)
"""The content of a claim that isn't looked at, or whose content is gone from a damaged file."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Judged pairs of the index as the deciding functions take them."""

    numbers: list[int]
    """The claims' numbers in the index, in the order of `claims`."""
    claims: list[Claim]
    contents: list[ClaimContent]
    articles: dict[str, Article]
    judgements: Judgements
    kind_odds: FloatArray | None
    """(n claims, n kinds), 0 for claims that are in no finding; None where the encoder's vectors tell nothing."""
    scope: frozenset[int] | None
    """Claims whose findings may have changed; None: all."""
    told: frozenset[str]
    """Ids of the findings that are open or reviewed: they go on standing for their sentences while they are likely."""

    def decide(self, settings: Settings) -> Decision:
        """Return the findings and undecided pairs with a claim in `scope`."""
        explain = explainer(self.claims, self.contents, self.kind_odds)
        wanted = None
        if self.scope is not None:
            inside = np.array([number in self.scope for number in self.numbers], bool)
            wanted = inside[self.judgements.pairs.left] | inside[self.judgements.pairs.right]
        return decide_findings(
            self.judgements, self.claims, self.articles, settings, explain, wanted=wanted, told=self.told
        )

    def seen(self, findings: Sequence[Finding]) -> list[Seen]:
        """Return findings as the index keeps them."""
        number_of = {claim.claim_id: number for claim, number in zip(self.claims, self.numbers, strict=True)}
        return [
            Seen(
                one.finding_id,
                number_of[one.left.claim.claim_id],
                number_of[one.right.claim.claim_id],
                finding_record(replace(one, group=None, independent_sources=None, state=None, review=None)),
            )
            for one in findings
        ]


def load_evidence(database: Database, judge: int, settings: Settings, around: Sequence[int] | None = None) -> Evidence:
    """Return all that the findings about the sentences of the claims `around` (of all claims) depend on.

    A pair's probability depends on all pairs of its two articles and on no third one. So where a pair may be a finding,
    all pairs of the article whose claim is asked about come along; findings are decided the same as they would be with
    everything at hand.
    """
    scope = None if around is None else same_sentences(database, around)
    inside = None if scope is None else frozenset(scope)
    rows = load_judged(database, judge, scope)
    if inside is not None:
        open_rows = np.flatnonzero(rows.left_to_right[:, NEUTRAL] < settings.max_neutral)
        ends = {end for at in open_rows for end in (rows.left[at], rows.right[at])}
        of_articles = same_articles(database, sorted(ends & inside))
        if not inside.issuperset(of_articles):  # else they are here already: whole articles were asked about
            rows = load_judged(database, judge, of_articles)
    numbers = sorted({*rows.left, *rows.right})
    place = {number: at for at, number in enumerate(numbers)}
    articles = load_articles(database, _articles_of(database, numbers))
    claims = load_claims(database, numbers, articles)
    pairs = CandidatePairs(
        np.array([place[number] for number in rows.left], np.int32),
        np.array([place[number] for number in rows.right], np.int32),
        rows.similarity,
    )
    wanted = rows.left_to_right[:, NEUTRAL] < settings.max_neutral
    if inside is not None:
        wanted &= np.array(
            [one in inside or other in inside for one, other in zip(rows.left, rows.right, strict=True)], bool
        )
    looked_at = sorted(
        {rows.left[at] for at in np.flatnonzero(wanted)} | {rows.right[at] for at in np.flatnonzero(wanted)}
    )
    told = load_contents(database, looked_at)
    contents = [told.get(number, NOTHING_TOLD) for number in numbers]
    listed = [claims[number] for number in numbers]
    compared = compare_contents(contents, listed, pairs, wanted)
    judgements = Judgements(pairs, rows.left_to_right, rows.right_to_left, compared)
    by_id = {one.article_id: one for one in articles.values()}
    odds = _kind_odds(database, looked_at, place)
    return Evidence(numbers, listed, contents, by_id, judgements, odds, inside, told_findings(database))


def _kind_odds(database: Database, claims: Sequence[int], place: Mapping[int, int]) -> FloatArray | None:
    """Return the kind odds of `claims`, each at its place, (n places, n kinds); the others have 0."""
    known = load_models_record(database)
    vectors = load_claim_vectors(database, claims)
    odds = None if known is None or not len(claims) else kind_odds(vectors, known.encoder)
    if odds is None:
        return None
    placed = np.zeros((len(place), odds.shape[1]), np.float32)
    placed[[place[number] for number in claims]] = odds
    return placed


def _articles_of(database: Database, claims: Sequence[int]) -> list[int]:
    rows = database.rows(
        "SELECT DISTINCT article FROM claims WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY 1",
        (write_json(list(claims)),),
    )
    return [int(row[0]) for row in rows]
