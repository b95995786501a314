"""Times counted back from the day of publication, and lengths of time before something else."""

from datetime import date

import pytest

from claimdiff.content.quantities import find_quantities
from claimdiff.content.times import find_times
from tests.content.only_time import THURSDAY, only


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "three days ago"),
        ("ar", "قبل ثلاثة أيام"),
        ("ar", "قبل 3 أيام"),
        ("fr", "il y a trois jours"),
        ("ru", "три дня назад"),
        ("fa", "سه روز پیش"),
        ("fa", "سه روز قبل"),
        ("uk", "три дні тому"),
        ("es", "hace tres días"),
        ("de", "vor drei Tagen"),
        ("tr", "üç gün önce"),
        ("zh", "三天前"),
        ("he", "לפני שלושה ימים"),
        ("ur", "تین دن پہلے"),
        ("hi", "तीन दिन पहले"),
        ("it", "tre giorni fa"),
        ("pt", "há três dias"),
        ("pt", "três dias atrás"),
        ("id", "tiga hari lalu"),
        ("id", "tiga hari yang lalu"),
    ],
)
def test_days_ago(language: str, text: str) -> None:
    mention = only(text, language)
    assert (mention.first, mention.last) == (date(2026, 3, 9), date(2026, 3, 9))
    assert text[mention.start : mention.end] == text
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(("language", "text"), [("ar", "قبل يومين"), ("he", "לפני יומיים")])
def test_two_days_ago_in_one_word(language: str, text: str) -> None:
    assert only(text, language).first == only(text, language).last == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "two weeks ago"),
        ("ar", "قبل أسبوعين"),
        ("fr", "il y a deux semaines"),
        ("ru", "две недели назад"),
        ("fa", "دو هفته پیش"),
        ("de", "vor zwei Wochen"),
        ("zh", "两周前"),
        ("he", "לפני שבועיים"),
    ],
)
def test_weeks_ago_are_the_days_around(language: str, text: str) -> None:
    mention = only(text, language)
    assert (mention.first, mention.last) == (date(2026, 2, 23), date(2026, 3, 1))
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a week ago"),
        ("fr", "il y a une semaine"),
        ("es", "hace una semana"),
        ("ru", "неделю назад"),
        ("uk", "тиждень тому"),
        ("ar", "قبل أسبوع"),
        ("he", "לפני שבוע"),
    ],
)
def test_a_week_ago_needs_no_number(language: str, text: str) -> None:
    mention = only(text, language)
    assert (mention.first, mention.last) == (date(2026, 3, 2), date(2026, 3, 8))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "five years ago"),
        ("en", "three months ago"),
        ("en", "two hours ago"),
        ("en", "more than two weeks ago"),
        ("en", "two to three days ago"),
        ("fr", "il y a environ trois jours"),
        ("ar", "قبل نحو أسبوعين"),
        ("ar", "قبل عامين"),
        ("zh", "三年前"),
        ("zh", "十多天前"),
        ("de", "vor 20 Jahren"),
    ],
)
def test_what_is_counted_back_without_a_day_is_neither_time_nor_quantity(language: str, text: str) -> None:
    assert find_times(text, language, THURSDAY) == ()
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "three days before the vote"),
        ("ar", "قبل ثلاثة أيام من الانتخابات"),
        ("ar", "لا يصدر المحضر قبل أسبوعين"),
        ("fa", "سه روز پیش از انتخابات"),
        ("fa", "سه روز پیش‌بینی شده"),
        ("tr", "seçimden üç gün önce"),
        ("tr", "seçimden tam üç gün önce"),
        ("ar", "قبل أسبوعين فقط من الانطلاق"),
        ("ur", "انتخابات سے صرف تین دن پہلے"),
        ("hi", "चुनाव से तीन दिन पहले"),
        ("ur", "انتخابات سے تین دن پہلے"),
        ("fr", "il y a trois jours fériés"),
        ("zh", "大选前三天"),
        ("ar", "منذ ثلاثة أيام"),
    ],
)
def test_days_before_something_else_stay_a_length(language: str, text: str) -> None:
    assert find_times(text, language, THURSDAY) == ()
    assert len(find_quantities(text, language)) == 1
