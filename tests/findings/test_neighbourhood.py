"""Neighbourhood: what the other judged pairs of two sentences say of them."""

import numpy as np
import pytest

from claimdiff.findings.neighbourhood import NEIGHBOURHOOD_FEATURES, neighbourhood_features
from tests.findings.judged import Judged, claim_of, judged

A, B, B2, C = claim_of("a", "one"), claim_of("b", "two"), claim_of("b", "three", sentence=1), claim_of("c", "four")
NEUTRAL, CONTRADICTS, AGREES = (0.1, 0.8, 0.1), (0.1, 0.1, 0.8), (0.9, 0.05, 0.05)


def features_of(given: Judged, number: int = 0) -> dict[str, float]:
    values = neighbourhood_features(given.judgements, given.claims)
    return dict(zip(NEIGHBOURHOOD_FEATURES, values[number].tolist(), strict=True))


def test_a_lone_pair_has_no_neighbours() -> None:
    features = features_of(judged([A, B], [(0, 1, CONTRADICTS, CONTRADICTS)]))
    assert features["agrees_elsewhere"] == features["agrees_elsewhere_back"] == 0
    assert features["similarity_rank"] == features["similarity_rank_back"] == 0
    assert features["contradiction_rank"] == features["contradiction_rank_back"] == 0
    assert features["n_contradicting"] == pytest.approx(np.log1p(2))


def test_the_other_article_may_agree_elsewhere() -> None:
    given = judged([A, B, B2], [(0, 1, CONTRADICTS, CONTRADICTS), (0, 2, AGREES, AGREES)])
    assert features_of(given)["agrees_elsewhere"] == pytest.approx(0.9)
    assert features_of(given)["agrees_elsewhere_back"] == 0
    assert features_of(given)["entailment_lead"] < 0


def test_a_third_article_is_no_neighbour() -> None:
    alone = judged([A, B], [(0, 1, NEUTRAL, NEUTRAL)])
    rows = [(0, 1, NEUTRAL, NEUTRAL), (0, 2, AGREES, AGREES), (1, 2, CONTRADICTS, CONTRADICTS)]
    assert features_of(judged([A, B, C], rows)) == features_of(alone)


def test_ranks_count_the_other_articles_sentences_that_contradict_more() -> None:
    rows = [(0, 1, NEUTRAL, NEUTRAL), (0, 2, CONTRADICTS, CONTRADICTS), (0, 3, CONTRADICTS, CONTRADICTS)]
    features = features_of(judged([A, B, B2, C], rows))
    assert features["contradiction_rank"] == 0
    assert features["contradiction_rank_back"] == pytest.approx(np.log(2)), "of B2; C is another article's"


def test_the_lead_is_over_the_best_other_link() -> None:
    given = judged([A, B, B2], [(0, 1, CONTRADICTS, CONTRADICTS), (0, 2, NEUTRAL, NEUTRAL)])
    log_odds = np.log(0.8 / 0.2) - np.log(0.1 / 0.9)
    assert features_of(given)["contradiction_lead"] == pytest.approx(log_odds, abs=1e-5)
    assert features_of(given, 1)["contradiction_lead"] == pytest.approx(-log_odds, abs=1e-5)


def test_claim_pairs_of_the_same_two_sentences_share_their_features() -> None:
    clause = claim_of("a", "on", sentence=0)
    given = judged([A, clause, B], [(0, 2, CONTRADICTS, CONTRADICTS), (1, 2, NEUTRAL, NEUTRAL)])
    assert features_of(given, 0) == features_of(given, 1)


def test_two_articles_tell_one_story_where_much_of_them_meets() -> None:
    given = judged([A, B, B2], [(0, 1, CONTRADICTS, CONTRADICTS), (0, 2, AGREES, AGREES)], similarity=0.5)
    assert features_of(given)["story_similarity"] == pytest.approx(0.5)
    assert features_of(given)["story_agreements"] == pytest.approx(np.log(2))
    assert features_of(given, 1)["story_agreements"] == 0, "a link is no witness for itself"


def test_no_pair_has_no_row() -> None:
    given = judged([A, B], [])
    assert neighbourhood_features(given.judgements, given.claims).shape == (0, len(NEIGHBOURHOOD_FEATURES))
