"""What each part of the relation classifier is worth."""

import numpy as np
import pytest

from claimdiff.content.compare import CONTENT_FEATURES
from claimdiff.evaluation.figures import MeasuredRelation
from claimdiff.findings.features import JUDGED_FEATURES
from claimdiff.findings.neighbourhood import NEIGHBOURHOOD_FEATURES
from claimdiff.findings.siblings import SIBLING_FEATURES
from training.ablation_table import PARTS, Worth, ablation_block, without, worth_of
from training.relation_samples import Sample

ALL = (*JUDGED_FEATURES, *SIBLING_FEATURES, *NEIGHBOURHOOD_FEATURES, *CONTENT_FEATURES)
SINGLE = {part: names for part, names in PARTS.items() if part != "all that the claims' contents say"}


def sample() -> Sample:
    return Sample(
        names=("one", "two"),
        features=np.ones((4, 2)),
        is_right=np.array([True, False, False, False]),
        is_listed=np.array([True, True, False, True]),
        event=np.zeros(4, np.int64),
        sentence_pair=np.array([0, 0, 1, 2]),
        weight=np.ones(4),
        n_gold=1,
    )


def test_every_feature_but_the_judges_own_odds_belongs_to_one_part() -> None:
    taken = [name for names in SINGLE.values() for name in names]
    assert sorted(taken) == sorted(set(ALL) - {"contradiction_mean", "entailment_mean"})


def test_a_part_that_is_taken_away_is_0_for_every_pair() -> None:
    given = sample()
    assert without(given, ["two"]).features.tolist() == [[1.0, 0.0]] * 4
    assert given.features.tolist() == [[1.0, 1.0]] * 4


@pytest.mark.parametrize(("relation", "n_wrong"), [("contradiction", 2), ("agreement", 1)])
def test_unlisted_agreements_are_not_wrong_and_a_sentence_pair_counts_once(
    relation: MeasuredRelation, n_wrong: int
) -> None:
    worth = worth_of(relation, sample(), np.array([0.95, 0.9, 0.85, 0.81]))
    assert worth == Worth(1.0, 1, n_wrong)


def test_a_line_a_part() -> None:
    lines = {"everything": Worth(0.5, 3, 1), "the judge alone": Worth(0.25, None, None)}
    block = ablation_block({"contradiction": lines, "agreement": lines}, 7)
    assert "over the pairs of 7 events" in block
    assert "| everything | .500 | 3 | 1 | .500 | 3 | 1 |" in block
    assert "| the judge alone | .250 |  |  | .250 |  |  |" in block
