"""How plainly two claims tell one figure in two ways, on claims whose answer is known."""

from datetime import date
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.claim_content import ClaimContent
from claimdiff.content.content import read_content
from claimdiff.content.figures import FIGURE_FEATURES, compare_figures
from claimdiff.content.speakers import Speaker


def content_of(text: str, language: str) -> ClaimContent:
    return read_content(text, language, date(2026, 3, 12), Speaker(None, "narrated"))


def figures_of(left: tuple[str, str], right: tuple[str, str]) -> dict[str, float]:
    values = compare_figures(content_of(*left), content_of(*right), same_language=left[1] == right[1])
    return dict(zip(FIGURE_FEATURES, values, strict=True))


def told(figures: dict[str, float]) -> set[str]:
    return {name.removeprefix("figure_") for name, value in figures.items() if value == 1}


DEAD_ON_MONDAY = ("ارتفع عدد القتلى إلى ٤١ شخصاً حتى مساء الإثنين", "ar")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            DEAD_ON_MONDAY,
            ("Lundi soir, on comptait 34 morts", "fr"),
            {"conflicts", "counts_people_alike", "counts_one_sort", "is_sole", "is_exact", "of_one_day", "is_large"},
        ),
        (
            DEAD_ON_MONDAY,
            ("By Tuesday 52 people had died", "en"),
            {
                *("conflicts", "counts_people_alike", "counts_one_sort", "is_sole", "is_exact", "is_large"),
                *("of_other_days", "of_other_past_days"),
            },
        ),
        (
            DEAD_ON_MONDAY,
            ("В понедельник на рассвете насчитали 34 погибших", "ru"),
            {
                *("conflicts", "counts_people_alike", "counts_one_sort", "is_sole", "is_exact", "is_large"),
                *("of_one_day", "of_other_hours"),
            },
        ),
        (
            DEAD_ON_MONDAY,
            ("Погибли более 50 человек", "ru"),
            {"conflicts", "counts_people_alike", "counts_one_sort", "is_sole", "day_on_one_side", "is_large"},
        ),
        (
            ("The tariff is 35 percent", "en"),
            ("拟加征27%的关税", "zh"),
            {"conflicts", "of_one_unit", "is_sole", "is_exact", "is_share", "is_large"},
        ),
        (
            ("The loan is 2.4 billion dollars", "en"),
            ("يبلغ القرض 1.8 مليار دولار", "ar"),
            {"conflicts", "of_one_unit", "is_sole", "is_exact", "is_large"},
        ),
        (
            ("At 8:30 on Monday they sold 3 flutes", "en"),
            ("At 8:30 on Monday they sold 4 flutes", "en"),
            {"conflicts", "of_one_noun", "is_sole", "is_exact", "of_one_day", "of_one_minute"},
        ),
    ],
)
def test_what_two_numbers_have_in_common(left: tuple[str, str], right: tuple[str, str], expected: set[str]) -> None:
    figures = figures_of(left, right)
    figures.pop("figure_log_ratio")
    assert told(figures) == expected
    turned = figures_of(right, left)
    turned.pop("figure_log_ratio")
    assert turned == figures


def test_the_ratio_is_a_logarithm_and_ends() -> None:
    assert figures_of(("50 people died", "en"), ("25 people died", "en"))["figure_log_ratio"] == pytest.approx(log(2))
    far = figures_of(("9 people died", "en"), ("90000 people died", "en"))
    assert far["figure_log_ratio"] == pytest.approx(log(100))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("47 people died", "en"), ("مقتل 47 شخصاً", "ar")),
        (("47 people died", "en"), ("The talks lasted 4 days", "en")),
        (("47 people died on Monday", "en"), ("Many died on Monday", "en")),
    ],
)
def test_without_conflict_all_are_zero(left: tuple[str, str], right: tuple[str, str]) -> None:
    assert set(figures_of(left, right).values()) == {0.0}


@given(st.integers(3, 10**6), st.integers(3, 10**6))
def test_two_tolls_conflict_unless_they_are_equal(one: int, other: int) -> None:
    figures = figures_of((f"{one} people died", "en"), (f"{other} people died", "en"))
    assert figures["figure_conflicts"] == float(one != other)
    assert 0 <= figures["figure_log_ratio"] <= log(100) + 1e-9
