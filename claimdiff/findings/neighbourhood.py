"""What the other judged pairs of the same two articles say of a pair: a claim is seldom contradicted by one sentence
and told by the next.

Two sentences are *linked* by their judged claim pairs; a link's numbers are the highest among them. Features of a
pair come from the other links of its two sentences with the other article: does it say the same elsewhere, is there a
closer or a more contradictory sentence, and do the two articles tell the same story at all: two outlets on one event
agree on much, two events share a word or a number. Third articles take no part: what two articles' claims are to each
other is the same among two articles and among two hundred, and stays when one joins. That a third article agrees with
one side and contradicts the other tells much in written events, where points split evenly, and misleads in others
(`training/RUNS.md`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from claimdiff.findings.sentence_numbers import number_sentences
from claimdiff.records import CONTRADICTION, ENTAILMENT, Claim, IntArray, Judgements

NEIGHBOURHOOD_FEATURES = (
    "agrees_elsewhere",
    "agrees_elsewhere_back",
    "similarity_rank",
    "similarity_rank_back",
    "contradiction_rank",
    "contradiction_rank_back",
    "contradiction_lead",
    "entailment_lead",
    "n_contradicting",
    "story_similarity",
    "story_agreements",
)
"""Names of the features that this module computes."""

_FLOOR = 1e-3
_NONE = 0.01
"""The probability that stands for no other link at all."""
N_NEAREST = 5
"""Links of two articles whose mean similarity stands for their stories'; missing ones count as 0, but no article needs
more than it has sentences."""
_AGREEING = 0.5
"""Probability of entailment in either direction from which a link counts as agreeing."""
_CONTRADICTING = 0.5
"""Mean probability of contradiction from which a link counts as contradicting."""

FeatureArray = npt.NDArray[np.float64]
RowNumbers = npt.NDArray[np.intp]
_Links = defaultdict[tuple[int, int], dict[int, float]]
"""By sentence and the other article's number: the sentences there that it is linked with, and a link's number."""


@dataclass(slots=True)
class _Linked:
    """All links between sentences, by sentence number: each in both directions."""

    article_of: dict[int, int]
    contradiction: _Links = field(default_factory=lambda: defaultdict(dict))
    entailment: _Links = field(default_factory=lambda: defaultdict(dict))
    similarity: _Links = field(default_factory=lambda: defaultdict(dict))
    stories: dict[tuple[int, int], tuple[float, int]] = field(default_factory=dict)
    """For two articles, the lower number first: how similar their nearest sentences are, how many links agree."""

    def tell_stories(self) -> None:
        """Fill `stories` from the links."""
        similarities: dict[tuple[int, int], list[float]] = defaultdict(list)
        agreeing: dict[tuple[int, int], int] = defaultdict(int)
        n_linked = Counter((self.article_of[sentence], article) for sentence, article in self.similarity)
        for (one, article), links in self.similarity.items():
            articles = self.article_of[one], article
            if articles[0] < articles[1]:
                similarities[articles] += links.values()
                agreeing[articles] += sum(self.entailment[one, article][other] >= _AGREEING for other in links)
        for articles, values in similarities.items():
            n_nearest = min(N_NEAREST, n_linked[articles], n_linked[articles[::-1]])
            self.stories[articles] = sum(sorted(values)[-n_nearest:]) / n_nearest, agreeing[articles]

    def between(self, links: _Links, one: int, other: int) -> tuple[dict[int, float], dict[int, float]]:
        """Return the links of `one` with `other`'s article, and those of `other` with `one`'s."""
        return links[one, self.article_of[other]], links[other, self.article_of[one]]

    def elsewhere(self, one: int, other: int) -> tuple[float, float]:
        """Return how far another sentence of `other`'s article says what `one` says, and the other way, [0, 1]."""
        of_one, of_other = self.between(self.entailment, one, other)
        return _highest_beside(of_one, other, 0.0), _highest_beside(of_other, one, 0.0)

    def n_higher(self, links: _Links, one: int, other: int) -> tuple[int, int]:
        """Return how many links with the other article are higher than this one, for either sentence."""
        of_one, of_other = self.between(links, one, other)
        here = of_one[other]
        return sum(value > here for value in of_one.values()), sum(value > here for value in of_other.values())

    def highest_other(self, links: _Links, one: int, other: int) -> float:
        """Return the highest other link that either sentence has with the other's article."""
        of_one, of_other = self.between(links, one, other)
        return max(_highest_beside(of_one, other, _NONE), _highest_beside(of_other, one, _NONE))

    def n_contradicting(self, one: int, other: int) -> int:
        """Return how many sentences of the other article the two seem to contradict, together."""
        return sum(
            value > _CONTRADICTING for at in self.between(self.contradiction, one, other) for value in at.values()
        )


def _highest_beside(links: Mapping[int, float], left_out: int, default: float) -> float:
    return max((value for at, value in links.items() if at != left_out), default=default)


def neighbourhood_features(
    judgements: Judgements, claims: Sequence[Claim], rows: RowNumbers | None = None
) -> FeatureArray:
    """Return (m, len(NEIGHBOURHOOD_FEATURES)) for the judged pairs `rows` (m,), for all by default.

    `…elsewhere` are probabilities, [0, 1], the higher side first; `similarity_rank…` and `contradiction_rank…` are
    log(1 + how many sentences of the other article are closer, or seem to contradict more), the lower side first: what
    seems to contradict everything contradicts little; `…_lead` is by how much the log odds of this link's class exceed
    those of the best other link of either sentence; `n_contradicting` is log(1 + n); `story_similarity` is the mean
    similarity of the articles' nearest sentences, `story_agreements` log(1 + how many other links of the two articles
    agree).
    """
    sentences, linked = _link(judgements, claims)
    cache: dict[tuple[int, int], list[float]] = {}
    chosen = np.arange(len(judgements)) if rows is None else rows
    left, right = (sentences[side[chosen]].tolist() for side in (judgements.pairs.left, judgements.pairs.right))
    values = []
    for one, other in zip(left, right, strict=True):
        if (one, other) not in cache:
            cache[one, other] = _row(linked, one, other)
        values.append(cache[one, other])
    return np.array(values, np.float64).reshape(-1, len(NEIGHBOURHOOD_FEATURES))


def _row(linked: _Linked, one: int, other: int) -> list[float]:
    elsewhere = sorted(linked.elsewhere(one, other), reverse=True)
    ranks = [*sorted(linked.n_higher(linked.similarity, one, other))]
    ranks += sorted(linked.n_higher(linked.contradiction, one, other))
    contradiction = linked.between(linked.contradiction, one, other)[0][other]
    entailment = linked.between(linked.entailment, one, other)[0][other]
    first, second = sorted((linked.article_of[one], linked.article_of[other]))
    story, n_agreeing = linked.stories[first, second]
    n_agreeing -= entailment >= _AGREEING
    return [
        *elsewhere,
        *np.log1p(ranks).tolist(),
        _log_odds(contradiction) - _log_odds(linked.highest_other(linked.contradiction, one, other)),
        _log_odds(entailment) - _log_odds(max(*elsewhere, _FLOOR)),
        float(np.log1p(linked.n_contradicting(one, other))),
        story,
        float(np.log1p(n_agreeing)),
    ]


def _link(judgements: Judgements, claims: Sequence[Claim]) -> tuple[IntArray, _Linked]:
    """Return each claim's sentence number (n_claims,) and the links between sentences."""
    sentences = number_sentences(claims)
    articles: dict[str, int] = {}
    article_of = {
        number: articles.setdefault(claim.article_id, len(articles))
        for number, claim in zip(sentences.tolist(), claims, strict=True)
    }
    linked = _Linked(article_of)
    both = np.stack([judgements.left_to_right, judgements.right_to_left])
    contradiction = np.nanmean(both[:, :, CONTRADICTION], axis=0).tolist()
    entailment = np.nanmax(both[:, :, ENTAILMENT], axis=0).tolist()
    similarity = judgements.pairs.similarity.tolist()
    left, right = sentences[judgements.pairs.left].tolist(), sentences[judgements.pairs.right].tolist()
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        for links, value in (
            (linked.contradiction, contradiction[number]),
            (linked.entailment, entailment[number]),
            (linked.similarity, similarity[number]),
        ):
            highest = max(links[one, article_of[other]].get(other, -1.0), value)
            links[one, article_of[other]][other] = links[other, article_of[one]][one] = highest
    linked.tell_stories()
    return sentences, linked


def _log_odds(probability: float) -> float:
    clipped = min(max(probability, _FLOOR), 1 - _FLOOR)
    return float(np.log(clipped / (1 - clipped)))
