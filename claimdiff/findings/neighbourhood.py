"""What the judged pairs around a pair say of it: a claim is seldom contradicted by one sentence and told by the next.

Two sentences are *linked* by their judged claim pairs; a link's numbers are the highest among them. Features of a
pair come from the other links of its two sentences: does the other article say the same elsewhere, does a third
article say what both say, is there a closer or a more contradictory sentence, and do the two articles tell the same
story at all: two outlets on one event agree on much, two events share a word or a number. That a third article agrees
with one side and contradicts the other is no feature: it tells much in written events, where points split evenly, and
misleads in others (`training/RUNS.md`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from claimdiff.records import CONTRADICTION, ENTAILMENT, Claim, IntArray, Judgements

NEIGHBOURHOOD_FEATURES = (
    "agrees_elsewhere",
    "agrees_elsewhere_back",
    "third_agrees",
    "similarity_rank",
    "similarity_rank_back",
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
_Links = dict[int, dict[int, float]]


@dataclass(slots=True)
class _Linked:
    """All links between sentences, by sentence number: each in both directions."""

    article_of: dict[int, int] = field(default_factory=dict)
    contradiction: _Links = field(default_factory=lambda: defaultdict(dict))
    entailment: _Links = field(default_factory=lambda: defaultdict(dict))
    similarity: _Links = field(default_factory=lambda: defaultdict(dict))
    stories: dict[tuple[int, int], tuple[float, int]] = field(default_factory=dict)
    """For two articles, the lower number first: how similar their nearest sentences are, how many links agree."""

    def tell_stories(self) -> None:
        """Fill `stories` from the links."""
        similarities: dict[tuple[int, int], list[float]] = defaultdict(list)
        agreeing: dict[tuple[int, int], int] = defaultdict(int)
        for one, links in self.similarity.items():
            for other, value in links.items():
                if one <= other:
                    articles = self.articles_of(one, other)
                    similarities[articles].append(value)
                    agreeing[articles] += self.entailment[one][other] >= _AGREEING
        n_linked = Counter(self.article_of[sentence] for sentence in self.similarity)
        for articles, values in similarities.items():
            n_nearest = min(N_NEAREST, *(n_linked[article] for article in articles))
            self.stories[articles] = sum(sorted(values)[-n_nearest:]) / n_nearest, agreeing[articles]

    def articles_of(self, one: int, other: int) -> tuple[int, int]:
        """Return the numbers of two sentences' articles, the lower first."""
        first, second = sorted((self.article_of[one], self.article_of[other]))
        return first, second

    def elsewhere(self, one: int, other: int) -> float:
        """Return how far another sentence of `other`'s article says what `one` says, [0, 1]."""
        article = self.article_of[other]
        return max(
            (value for at, value in self.entailment[one].items() if at != other and self.article_of[at] == article),
            default=0.0,
        )

    def through_third(self, one: int, other: int) -> float:
        """Return how far a third sentence says both, [0, 1]: the best product of the two links' entailment."""
        same_as_other = self.entailment[other]
        return max(
            (
                agrees * same_as_other[third]
                for third, agrees in self.entailment[one].items()
                if third != other and third in same_as_other
            ),
            default=0.0,
        )

    def n_closer(self, one: int, other: int) -> int:
        """Return how many sentences of `other`'s article are more similar to `one` than `other` is."""
        here, article = self.similarity[one][other], self.article_of[other]
        return sum(value > here and self.article_of[at] == article for at, value in self.similarity[one].items())

    def highest_other(self, links: _Links, one: int, other: int) -> float:
        """Return the highest link of either sentence to any third one."""
        of_one = (value for at, value in links[one].items() if at != other)
        of_other = (value for at, value in links[other].items() if at != one)
        return max(max(of_one, default=_NONE), max(of_other, default=_NONE))

    def n_contradicting(self, one: int, other: int) -> int:
        """Return how many sentences the two seem to contradict, together."""
        return sum(value > _CONTRADICTING for at in (one, other) for value in self.contradiction[at].values())


def neighbourhood_features(
    judgements: Judgements, claims: Sequence[Claim], rows: RowNumbers | None = None
) -> FeatureArray:
    """Return (m, len(NEIGHBOURHOOD_FEATURES)) for the judged pairs `rows` (m,), for all by default.

    `…elsewhere` and `third_agrees` are probabilities or products of two, [0, 1], the higher side first;
    `similarity_rank…` is log(1 + how many sentences of the other article are closer), the lower first; `…_lead` is by
    how much the log odds of this link's class exceed those of the best other link of either sentence;
    `n_contradicting` is log(1 + n); `story_similarity` is the mean similarity of the articles' nearest sentences,
    `story_agreements` log(1 + how many other links of the two articles agree).
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
    elsewhere = sorted((linked.elsewhere(one, other), linked.elsewhere(other, one)), reverse=True)
    ranks = sorted((linked.n_closer(one, other), linked.n_closer(other, one)))
    contradiction, entailment = linked.contradiction[one][other], linked.entailment[one][other]
    story, n_agreeing = linked.stories[linked.articles_of(one, other)]
    n_agreeing -= entailment >= _AGREEING
    return [
        *elsewhere,
        linked.through_third(one, other),
        *np.log1p(ranks).tolist(),
        _log_odds(contradiction) - _log_odds(linked.highest_other(linked.contradiction, one, other)),
        _log_odds(entailment) - _log_odds(max(*elsewhere, _FLOOR)),
        float(np.log1p(linked.n_contradicting(one, other))),
        story,
        float(np.log1p(n_agreeing)),
    ]


def _link(judgements: Judgements, claims: Sequence[Claim]) -> tuple[IntArray, _Linked]:
    """Return each claim's sentence number (n_claims,) and the links between sentences."""
    numbers: dict[tuple[str, int], int] = {}
    sentences = np.array(
        [numbers.setdefault((claim.article_id, claim.sentence_start), len(numbers)) for claim in claims], np.int32
    )
    articles: dict[str, int] = {}
    linked = _Linked({number: articles.setdefault(key[0], len(articles)) for key, number in numbers.items()})
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
            highest = max(links[one].get(other, -1.0), value)
            links[one][other] = links[other][one] = highest
    linked.tell_stories()
    return sentences, linked


def _log_odds(probability: float) -> float:
    clipped = min(max(probability, _FLOOR), 1 - _FLOOR)
    return float(np.log(clipped / (1 - clipped)))
