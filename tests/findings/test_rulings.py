"""What no probability overrules: a call against a fact, numbers that exclude each other."""

from dataclasses import replace

import numpy as np

from claimdiff.content.compare import CONTENT_FEATURES
from claimdiff.findings.rulings import numbers_conflict, one_calls
from claimdiff.records import PairFeatures
from tests.findings.judged import CONTRADICTS, claim_of, judged

FACTS = [claim_of("a", "Les vannes sont ouvertes"), claim_of("b", "Les vannes restent fermées")]
CALLS = [replace(claim, language="fr", quoted=True, text="Ouvrez les vannes") for claim in FACTS]
ROW = (0, 1, CONTRADICTS, CONTRADICTS)


def test_one_side_calls() -> None:
    sides = [(FACTS[0], FACTS[1]), (CALLS[0], FACTS[1]), (FACTS[0], CALLS[1]), (CALLS[0], CALLS[1])]
    found = [one_calls(judged(list(pair), [ROW]).judgements, pair).tolist() for pair in sides]
    assert found == [[False], [True], [True], [False]]


def test_numbers_conflict_where_contents_say_so() -> None:
    judgements = judged(FACTS, [ROW]).judgements
    values = np.zeros((1, len(CONTENT_FEATURES)))
    for conflicts in (0.0, 1.0):
        values[0, CONTENT_FEATURES.index("quantity_conflicts")] = conflicts
        told = replace(judgements, contents=PairFeatures(CONTENT_FEATURES, values))
        assert numbers_conflict(told).tolist() == [bool(conflicts)]
    assert numbers_conflict(replace(judgements, contents=None)).tolist() == [False]
