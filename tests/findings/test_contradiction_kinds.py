"""Kinds of contradictions: the fitted numbers, and what they make of rules and vectors."""

from dataclasses import replace

import numpy as np
import pytest

from claimdiff.findings import contradiction_kinds
from claimdiff.findings.contradiction_kinds import KindWeights, kind_odds, kind_weights, likely_kind
from claimdiff.protocols import ModelFacts
from claimdiff.vectors.embedded import EmbeddedEncoder

FACTS = ModelFacts("small", "ab" * 32, "int8", None)
WEIGHTS = KindWeights(
    ("date", "place", "status"),
    {"other": np.array([0.0, 0.0, 0.5], np.float32), "date": np.array([2.0, 0.0, 0.0], np.float32)},
    np.array([[0.0, 4.0, 0.0], [0.0, 0.0, 0.0]], np.float32),
    FACTS.sha256 or "",
)


@pytest.fixture
def _few_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contradiction_kinds, "kind_weights", lambda: WEIGHTS)


@pytest.mark.usefixtures("_few_numbers")
def test_rules_and_vectors_are_added_up() -> None:
    odds = kind_odds(np.array([[1, 0], [0, 1], [0.25, 0]], np.float32), FACTS)
    assert odds is not None
    about_a_place, about_nothing, a_little = odds
    assert likely_kind("date", about_nothing, about_nothing) == "date"
    assert likely_kind("date", about_a_place, about_nothing) == "place"
    assert likely_kind("date", about_nothing, about_a_place) == "place"
    assert likely_kind("date", a_little, about_nothing) == "date"
    # a kind that the numbers know nothing of counts as none
    assert likely_kind("cause", about_nothing, about_nothing) == "status"


@pytest.mark.usefixtures("_few_numbers")
def test_a_number_that_rules_have_seen_is_a_number() -> None:
    about_a_place = np.array([0.0, 9.0, 0.0], np.float32)
    assert likely_kind("number", about_a_place, about_a_place) == "number"


@pytest.mark.usefixtures("_few_numbers")
def test_where_nothing_is_likely_the_rules_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contradiction_kinds, "MIN_SHARE", 0.5)
    nothing = np.zeros(3, np.float32)
    assert likely_kind("cause", nothing, nothing) == "cause"


@pytest.mark.usefixtures("_few_numbers")
def test_vectors_of_another_encoder_tell_nothing() -> None:
    vectors = np.ones((2, 2), np.float32)
    assert kind_odds(vectors, replace(FACTS, sha256="cd" * 32)) is None
    assert kind_odds(vectors, replace(FACTS, sha256=None)) is None
    assert kind_odds(np.ones((2, 3), np.float32), FACTS) is None


def test_the_fitted_numbers_are_for_the_shipped_encoder_and_know_the_kinds() -> None:
    weights = kind_weights()
    assert weights.encoder == EmbeddedEncoder().facts.sha256
    assert set(weights.kinds) == {
        "number", "date", "place", "actor", "negation", "antonym", "position", "cause", "quote", "status",
    }  # fmt: skip
    assert {*weights.kinds, "other"} == set(weights.rules)
    assert weights.vectors.shape == (384, len(weights.kinds))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The fire was caused by a short circuit.", "أضرم مجهولون النار عمدا في المبنى.", "cause"),
        ("The minister refuses any talks with the union.", "الوزير مستعد للحوار مع النقابة.", "position"),
        ("The bridge is still closed.", "Мост вновь открыт для движения.", "status"),
        ("The meeting took place in Vienna.", "عُقد الاجتماع في جنيف.", "place"),
        ("The army carried out the strike.", "نفذ مقاتلو المعارضة الهجوم.", "actor"),
    ],
)
def test_what_the_claims_are_about_tells_the_kind_where_rules_see_nothing(left: str, right: str, kind: str) -> None:
    encoder = EmbeddedEncoder()
    odds = kind_odds(encoder.encode([left, right]), encoder.facts)
    assert odds is not None
    assert likely_kind("other", *odds) == kind
