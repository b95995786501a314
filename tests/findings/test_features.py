"""Features: what is known of a judged pair, as plain numbers."""

from dataclasses import replace

import numpy as np
import pytest

from claimdiff.findings.features import JUDGED_FEATURES, pair_features
from claimdiff.findings.neighbourhood import NEIGHBOURHOOD_FEATURES
from claimdiff.findings.siblings import SIBLING_FEATURES
from claimdiff.records import PairFeatures
from tests.findings.judged import NOT_JUDGED, claim_of, judged

CLAIMS = [
    claim_of("a", "قُتل ٤٧ شخصاً", language="ar"),
    claim_of("b", "47 people died in Orda"),
    claim_of("c", "34 people died in Orda", 1),
    claim_of("d", "Many died in it", 2),
    claim_of("e", "In Orda 47 died"),
]


def features_of(left: int, right: int, *rows: tuple[float, ...]) -> dict[str, float]:
    given = judged(CLAIMS, [(left, right, rows[0], rows[1])], similarity=0.75)
    features = pair_features(given.judgements, given.claims)
    return dict(zip(features.names, features.values[0].tolist(), strict=True))


def test_log_odds_are_the_mean_and_the_lower_of_both_directions() -> None:
    features = features_of(0, 1, (0.5, 0.3, 0.2), (0.2, 0.3, 0.5))
    lower = np.log(0.2 / 0.8)
    assert features["contradiction_mean"] == pytest.approx(lower / 2, rel=1e-5)
    assert features["contradiction_min"] == pytest.approx(lower, rel=1e-5)
    assert features["entailment_mean"] == pytest.approx(lower / 2, rel=1e-5)
    assert features["entailment_min"] == pytest.approx(lower, rel=1e-5)
    assert features["similarity"] == 0.75


def test_a_direction_that_was_not_judged_takes_no_part() -> None:
    features = features_of(0, 1, (0.2, 0.3, 0.5), NOT_JUDGED)
    assert features["entailment_mean"] == features["entailment_min"] == pytest.approx(np.log(0.2 / 0.8), rel=1e-5)


def test_certainty_stays_finite() -> None:
    assert np.isfinite(list(features_of(0, 1, (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)).values())).all()


@pytest.mark.parametrize(
    ("left", "right", "same_language", "same_numbers", "other_numbers"),
    [(0, 1, 0, 1, 0), (0, 2, 0, 0, 1), (1, 2, 1, 0, 1), (1, 3, 1, 0, 0), (1, 4, 1, 1, 0)],
)
def test_languages_and_figures(
    left: int, right: int, same_language: int, same_numbers: int, other_numbers: int
) -> None:
    features = features_of(left, right, (0.2, 0.3, 0.5), (0.2, 0.3, 0.5))
    assert (features["same_language"], features["same_numbers"], features["other_numbers"]) == (
        same_language, same_numbers, other_numbers,
    )  # fmt: skip


def test_the_length_ratio_is_the_shorter_s_share() -> None:
    assert features_of(1, 3, (0.2, 0.3, 0.5), (0.2, 0.3, 0.5))["length_ratio"] == pytest.approx(15 / 22)
    assert features_of(3, 1, (0.2, 0.3, 0.5), (0.2, 0.3, 0.5))["length_ratio"] == pytest.approx(15 / 22)


def test_no_pair_has_no_row() -> None:
    given = judged(CLAIMS, [])
    n_features = len(JUDGED_FEATURES) + len(SIBLING_FEATURES) + len(NEIGHBOURHOOD_FEATURES)
    assert pair_features(given.judgements, given.claims).values.shape == (0, n_features)


def test_what_comparing_the_contents_gave_stands_beside_them() -> None:
    given = judged(CLAIMS, [(0, 1, (0.5, 0.3, 0.2), (0.2, 0.3, 0.5))])
    contents = PairFeatures(("quantity_meets",), np.array([[1.0]]))
    features = pair_features(replace(given.judgements, contents=contents), given.claims)
    assert features.names == (*JUDGED_FEATURES, *SIBLING_FEATURES, *NEIGHBOURHOOD_FEATURES, "quantity_meets")
    assert features.values[0, -1] == 1.0


def test_features_of_some_pairs_are_those_that_they_have_among_all() -> None:
    claims = [claim_of("a", "12 died"), claim_of("b", "14 died"), claim_of("c", "nobody died"), claim_of("d", "x")]
    rows = [
        (0, 1, (0.1, 0.2, 0.7), (0.1, 0.5, 0.4)),
        (0, 2, (0.8, 0.1, 0.1), NOT_JUDGED),
        (1, 3, (0.2, 0.7, 0.1), NOT_JUDGED),
    ]
    given = judged(claims, rows)
    everything = pair_features(given.judgements, given.claims)
    some = pair_features(given.judgements, given.claims, np.array([2, 0]))
    assert some.names == everything.names
    np.testing.assert_array_equal(some.values, everything.values[[2, 0]])


def test_a_third_article_changes_nothing_of_what_two_articles_say() -> None:
    claims = [
        claim_of("a", "12 died"),
        claim_of("b", "14 died"),
        claim_of("b", "they died", 1),
        claim_of("c", "nobody", 1),
    ]
    of_two = [(0, 1, (0.1, 0.2, 0.7), (0.1, 0.5, 0.4)), (0, 2, (0.7, 0.1, 0.2), NOT_JUDGED)]
    with_third = [(0, 3, (0.0, 0.1, 0.9), (0.0, 0.1, 0.9)), *of_two, (1, 3, (0.9, 0.1, 0.0), (0.9, 0.1, 0.0))]
    alone, among = judged(claims, of_two), judged(claims, with_third)
    np.testing.assert_array_equal(
        pair_features(alone.judgements, alone.claims).values,
        pair_features(among.judgements, among.claims).values[1:3],
    )
