"""Checking one claim: what the indexed articles say for and against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from claimdiff.articles.language import UNKNOWN, identify_language
from claimdiff.calls import is_call
from claimdiff.claim_content import ClaimContent
from claimdiff.content.article_contents import read_article_contents
from claimdiff.content.compare import compare_contents
from claimdiff.findings.probabilities import RelationProbabilities, relation_probabilities
from claimdiff.index.article_rows import load_articles
from claimdiff.index.claim_rows import claims_with_texts, load_claims, load_contents
from claimdiff.indexing.evidence import NOTHING_TOLD
from claimdiff.indexing.session import Session
from claimdiff.records import (
    CONTRADICTION,
    ENTAILMENT,
    NEUTRAL,
    Article,
    Block,
    CandidatePairs,
    Claim,
    Judgements,
    Side,
    make_id,
)
from claimdiff.settings import Settings
from claimdiff.steps import is_covered

ReplyRelation = Literal["supports", "contradicts"]
MAX_HOLDERS = 20
"""Articles with the very same text that are listed: more outlets of one wire text say no more."""
MAX_CLAIM_CHARS = 2000
"""Length above which a text is no claim: a long sentence has 500 characters."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One indexed claim that supports or contradicts the one that was asked about."""

    relation: ReplyRelation
    probability: float
    """Calibrated, [0, 1]."""
    similarity: float
    side: Side


@dataclass(frozen=True, slots=True)
class Answer:
    """What an index says of a claim."""

    claim: str
    language: str
    is_covered: bool
    """Whether the models cover its language; if not, nothing was looked for."""
    replies: tuple[Reply, ...]
    """Likeliest first, one for each sentence; every article with the same text, up to `MAX_HOLDERS`, has its own."""
    n_looked_at: int
    """Indexed claims that were judged."""

    def of(self, relation: str) -> tuple[Reply, ...]:
        """Return the replies of one relation."""
        return tuple(one for one in self.replies if one.relation == relation)


def check_claim(session: Session, text: str, language: str | None) -> Answer:
    """Return which indexed claims support and which contradict `text`. Raises ValueError for an empty one."""
    text = " ".join(text.split())[:MAX_CLAIM_CHARS]
    if not text:
        raise ValueError("the claim is empty")
    known = session.known_models()
    language = language or identify_language(text)
    covered = known is None or language == UNKNOWN or is_covered(language, (known.encoder, known.judge))
    if known is None or not covered:
        return Answer(text, language, covered, (), 0)
    vector = session.steps().encode_texts([text])
    with session.database.snapshot():
        similarity, texts = session.search().nearest(vector, session.index_settings.n_checked_claims)
        nearest = dict(zip(texts[0].tolist(), similarity[0].tolist(), strict=True))
        return _answer(session, text, language, nearest)


def _answer(session: Session, text: str, language: str, nearest: dict[int, float]) -> Answer:
    database, steps = session.database, session.steps()
    holders: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, claim, article in claims_with_texts(database, list(nearest), MAX_HOLDERS):
        holders[int(number)].append((int(claim), int(article)))
    order = sorted(holders, key=lambda number: (-nearest[number], number))
    articles = load_articles(database, sorted({article for held in holders.values() for _, article in held}))
    claims = load_claims(database, [claim for held in holders.values() for claim, _ in held], articles)
    contents = load_contents(database, list(claims))
    own, told = _asked(text, language)
    listed = [own, *(claims[holders[number][0][0]] for number in order)]
    pairs = CandidatePairs(
        np.zeros(len(order), np.int32),
        np.arange(1, len(order) + 1, dtype=np.int32),
        np.array([nearest[number] for number in order], np.float32),
    )
    forth, back = steps.judge_texts([(text, claim.text) for claim in listed[1:]])
    is_open = forth[:, NEUTRAL] < session.settings.max_neutral
    tellings = [told, *(contents.get(holders[number][0][0], NOTHING_TOLD) for number in order)]
    compared = compare_contents(tellings, listed, pairs, is_open)
    judgements = Judgements(pairs, forth, back, compared)
    sides = [[Side(articles[article], claims[claim]) for claim, article in holders[number]] for number in order]
    return Answer(text, language, True, _replies(session, judgements, listed, sides), len(order))


def _asked(text: str, language: str) -> tuple[Claim, ClaimContent]:
    """Return what was asked about as a claim of an article that says nothing else."""
    article = Article(make_id("asked", text), "", text, (Block(0, len(text), "body"),), language)
    claim_id = make_id(article.article_id)
    claim = Claim(claim_id, article.article_id, text, 0, len(text), 0, len(text), "sentence", language)
    claims, contents = read_article_contents(article, [claim])
    return claims[0], contents[0]


def _replies(
    session: Session, judgements: Judgements, claims: Sequence[Claim], sides: Sequence[Sequence[Side]]
) -> tuple[Reply, ...]:
    """Return the likeliest claim of each sentence that reaches the threshold; copies answer as their first does."""
    if not sides:
        return ()
    probabilities = relation_probabilities(judgements, claims)
    best: dict[tuple[str, int], Reply] = {}
    for at, held in enumerate(sides):
        relation, probability = _relation(session.settings, judgements, probabilities, at)
        if relation == "contradicts" and is_call(held[0].claim):
            continue
        if probability < session.settings.min_reply:
            continue
        for side in held:
            reply = Reply(relation, probability, float(judgements.pairs.similarity[at]), side)
            key = side.article.article_id, side.claim.sentence_start
            if key not in best or best[key].probability < probability:
                best[key] = reply
    return tuple(sorted(best.values(), key=lambda one: (-one.probability, one.side.claim.claim_id)))


def _relation(
    settings: Settings, judgements: Judgements, probabilities: RelationProbabilities, at: int
) -> tuple[ReplyRelation, float]:
    """Return what one claim is to the one that was asked about, and how likely; 0 where the judge sees too little, or
    where a contradiction's claim rather follows from the other, as in a comparison."""
    contradicts, supports = float(probabilities.contradiction[at]), float(probabilities.agreement[at])
    directions = np.stack([judgements.left_to_right[at], judgements.right_to_left[at]])
    surest = np.nanmax(directions, axis=0)
    if surest[ENTAILMENT] >= surest[CONTRADICTION]:
        contradicts = 0.0
    label = CONTRADICTION if contradicts >= supports else ENTAILMENT
    relation: ReplyRelation = "contradicts" if label == CONTRADICTION else "supports"
    judged = float(np.nanmean(directions[:, label]))
    is_open = judgements.left_to_right[at, NEUTRAL] < settings.max_neutral
    return relation, max(contradicts, supports) if is_open and judged >= settings.min_judged else 0.0
