"""What sort of thing a number counts."""

from dataclasses import replace
from datetime import date

import pytest

from claimdiff.claim_content import Quantity
from claimdiff.content.content import read_content
from claimdiff.content.counted_nouns import may_count_alike
from claimdiff.content.speakers import Speaker

ONE = Quantity(12, 12, "exactly", "", "", 0, 2)


@pytest.mark.parametrize(
    ("text", "language", "sort"),
    [
        ("أُطلق 12 صاروخاً", "ar", "missile"),
        ("They fired 12 rockets", "en", "missile"),
        ("Выпущено 12 ракет", "ru", "missile"),
        ("Пострадали 12 школ", "ru", "school"),
        ("12 Dörfer sind betroffen", "de", "settlement"),
        ("12 villagers left", "en", "resident"),
        ("Ils ont brûlé 12 maisons", "fr", "building"),
        ("12 kişi öldü", "tr", "person"),
        ("Murieron 12 soldados", "es", "soldier"),
        ("۱۲ کشور", "fa", "country"),
        ("He sold 12 flutes", "en", ""),
        ("It costs 12 dollars", "en", ""),
    ],
)
def test_a_sort_is_one_in_all_languages(text: str, language: str, sort: str) -> None:
    content = read_content(text, language, date(2026, 3, 12), Speaker(None, "narrated"))
    assert [quantity.sort for quantity in content.quantities] == [sort]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (replace(ONE, sort="missile"), replace(ONE, sort="missile"), True),
        (replace(ONE, sort="missile"), replace(ONE, sort="building"), False),
        (replace(ONE, sort="soldier"), replace(ONE, sort="building"), False),
        (replace(ONE, sort="soldier"), replace(ONE, sort="prisoner"), None),
        (replace(ONE, sort="soldier"), replace(ONE, sort="person", unit="person"), None),
        (replace(ONE, sort="missile"), ONE, None),
        (ONE, ONE, None),
    ],
)
def test_sorts_of_people_are_not_told_apart(one: Quantity, other: Quantity, expected: bool | None) -> None:
    assert may_count_alike(one, other) is expected
    assert may_count_alike(other, one) is expected
