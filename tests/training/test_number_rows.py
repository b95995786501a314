"""Pairs made by changing numbers."""

import random

import pytest

from claimdiff.content.quantities import find_quantities
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL
from training.number_rows import Said, agreeing_rows, another_number, neutral_rows, put_number

ENGLISH = Said("The flood killed 40 people on Monday.", "en")
ARABIC = Said("قُتل أربعون شخصاً في السيول يوم الإثنين.", "ar")
WOUNDED = Said("Another 120 people were hurt.", "en")


def numbers(text: str, language: str) -> list[float]:
    return [one.low for one in find_quantities(text, language)]


def test_a_changed_number_contradicts_and_two_changed_ones_agree() -> None:
    rows = list(agreeing_rows(ENGLISH, ARABIC, random.Random(1)))
    assert [row.label for row in rows] == [CONTRADICTION, CONTRADICTION, ENTAILMENT, ENTAILMENT]
    changed = rows[0].premise
    assert changed not in (ENGLISH.text, ARABIC.text)
    assert rows[0].hypothesis in (ENGLISH.text, ARABIC.text)
    assert rows[1].premise == rows[0].hypothesis
    values = {value for row in rows[2:] for text in (row.premise, row.hypothesis) for value in numbers(text, "ar")}
    assert len(values) == 1
    assert values != {40.0}


def test_claims_without_a_shared_number_make_no_rows() -> None:
    assert list(agreeing_rows(ENGLISH, WOUNDED, random.Random(1))) == []
    assert list(agreeing_rows(ENGLISH, Said("About 40 people died.", "en"), random.Random(1))) == []


def test_related_claims_with_one_number_stay_neutral() -> None:
    rows = list(neutral_rows(ENGLISH, WOUNDED, random.Random(1)))
    assert [row.label for row in rows] == [NEUTRAL, NEUTRAL]
    assert numbers(rows[0].premise, "en") == numbers(rows[0].hypothesis, "en")
    assert list(neutral_rows(ENGLISH, Said("The river rose.", "en"), random.Random(1))) == []


@pytest.mark.parametrize("value", [2, 7, 40, 1480, 9.4, 300_000])
def test_another_number_is_no_rounding(value: float) -> None:
    for seed in range(50):
        other = another_number(value, random.Random(seed))
        assert other is None or abs(other - value) > 0.1 * value
        assert other is None or (value != int(value) or other == int(other))


def test_nothing_is_put_in_the_place_of_one() -> None:
    assert another_number(1, random.Random(0)) is None


def test_a_sign_stays_where_it_was() -> None:
    for text, expected in (("It lost 9.4% of it.", "It lost 12.5% of it."), ("It cost $40.", "It cost $12.5.")):
        (quantity,) = find_quantities(text, "en")
        assert put_number(Said(text, "en"), quantity, 12.5, random.Random(0)) == expected
    (quantity,) = find_quantities("Il a perdu 9,4 % de tout.", "fr")
    assert put_number(Said("Il a perdu 9,4 % de tout.", "fr"), quantity, 12.5, random.Random(0)) == (
        "Il a perdu 12,5% de tout."
    )
