"""Copies say what their sentence says, and only claim what they may."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.records import ENTAILMENT
from training.copy_rows import CHANGES, copy_rows, cut_short
from training.number_rows import Said

LONG = Said("قال الوزير، الأحد، إن الجسر «سليم» وإن حركة المرور عادت إليه صباحاً، بعد يومين من الإغلاق.", "ar")


def test_a_copy_follows_from_its_sentence_and_the_other_way_round() -> None:
    rows = list(copy_rows([LONG], random.Random(3)))
    assert {row.label for row in rows} == {ENTAILMENT}
    assert {row.source for row in rows} == {"copies"}
    assert (rows[0].premise, rows[0].hypothesis) == (rows[1].hypothesis, rows[1].premise)
    assert rows[0].premise == LONG.text != rows[0].hypothesis


def test_what_is_cut_short_follows_and_nothing_is_said_of_the_way_back() -> None:
    shortened = "قال الوزير، الأحد، إن الجسر «سليم» وإن حركة المرور عادت إليه صباحاً"
    assert cut_short(LONG.text) == shortened
    rows = list(copy_rows([LONG], random.Random(3)))
    assert [row.hypothesis for row in rows].count(shortened) == 1
    assert shortened not in [row.premise for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said nothing at all about the bridge today",
        "He said so, and then the mayor of the town spoke about the old bridge",
        "The mayor of the old town said “we have no money, and no time” to them",
    ],
    ids=["no comma", "too little left", "inside a quote"],
)
def test_what_is_not_cut(text: str) -> None:
    assert cut_short(text) is None


def test_short_sentences_are_not_copied() -> None:
    assert list(copy_rows([Said("Le pont est ouvert.", "fr")], random.Random(0))) == []


@given(text=st.text(max_size=80), language=st.sampled_from(["ar", "en", "fr", "zh", ""]), seed=st.integers(0, 99))
def test_digits_are_left_as_they_are(text: str, language: str, seed: int) -> None:
    for change in CHANGES:
        changed = change(text, language, random.Random(seed))
        assert [char for char in changed if char.isdigit()] == [char for char in text if char.isdigit()]
