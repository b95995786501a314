"""Whether two claims name days, and the same ones."""

from datetime import date

import pytest

from claimdiff.claim_content import TimeMention
from claimdiff.content.compare_times import name_days, name_other_days
from claimdiff.content.times import find_times


def times_of(text: str, language: str) -> tuple[TimeMention, ...]:
    return find_times(text, language, date(2026, 3, 12))


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        (("بلغت الحصيلة 34 قتيلاً مساء الإثنين", "ar"), ("The toll rose to 47 on Tuesday", "en"), 1),
        (("بلغت الحصيلة 34 قتيلاً مساء الإثنين", "ar"), ("The toll stood at 47 on Monday", "en"), 0),
        (("بلغت الحصيلة 34 قتيلاً مساء الإثنين", "ar"), ("The toll stood at 47", "en"), 0),
        (("The toll rose on Monday and Tuesday", "en"), ("Le bilan de mardi", "fr"), 0),
        (("The toll rose in March", "en"), ("Le bilan de mardi", "fr"), 0),
        (("He will arrive on Monday", "en"), ("He will arrive on March 16", "en"), 0),
        (("He will arrive on Monday", "en"), ("He will arrive on March 17", "en"), 1),
        (("The toll rose late on Monday", "en"), ("Es fiel in der Nacht auf Dienstag", "de"), 0),
        (("It fell on the night of March 10", "en"), ("Упал в ночь на 11 марта", "ru"), 0),
        (("It fell on the night of March 10 and on Friday", "en"), ("It fell on 11 March", "en"), 0),
        (("بعد 7 أكتوبر", "ar"), ("since Oct 7, 2023", "en"), 0),
    ],
)
def test_days(left: tuple[str, str], right: tuple[str, str], differ: int) -> None:
    assert name_other_days(times_of(*left), times_of(*right)) is bool(differ)


@pytest.mark.parametrize(
    ("dated", "undated", "differ"),
    [
        (("Until Monday evening 27 babies", "en"), ("周三晚间：住院婴儿增至四十一名", "zh"), True),
        (("Until Wednesday evening 27 babies", "en"), ("周三晚间：住院婴儿增至四十一名", "zh"), False),
        (("27 babies", "en"), ("周三晚间：住院婴儿增至四十一名", "zh"), False),
        (("On 9 March (a Monday) and on Tuesday", "en"), ("يوم الثلاثاء", "ar"), False),
    ],
)
def test_weekdays_of_an_article_without_a_day(dated: tuple[str, str], undated: tuple[str, str], differ: bool) -> None:
    times = find_times(*undated, None)
    assert name_other_days(times_of(*dated), times) is differ
    assert name_other_days(times, find_times(*dated, None)) is differ


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("بلغت الحصيلة 34 قتيلاً مساء الإثنين", "ar", True),
        ("The toll rose on 9 March", "en", True),
        ("Le bilan de mars", "fr", False),
        ("It was heard at 10:20", "en", False),
        ("The toll rose", "en", False),
    ],
)
def test_a_day_is_named(text: str, language: str, expected: bool) -> None:
    assert name_days(times_of(text, language)) is expected
