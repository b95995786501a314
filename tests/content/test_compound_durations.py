"""Halves behind a unit: `deux ans et demi`, `三天半`; and what is no such half."""

import pytest

from claimdiff.content.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("fr", "deux ans et demi de prison", 2.5, "year"),
        ("fr", "un an et demi de prison", 1.5, "year"),
        ("fr", "trois heures et demie plus tard", 3.5, "hour"),
        ("es", "dos años y medio de cárcel", 2.5, "year"),
        ("es", "tres horas y media", 3.5, "hour"),
        ("it", "due anni e mezzo di carcere", 2.5, "year"),
        ("pt", "dois anos e meio de prisão", 2.5, "year"),
        ("fa", "دو سال و نیم زندان", 2.5, "year"),
        ("ar", "ثلاث سنوات ونصف", 3.5, "year"),
        ("ar", "السجن ثلاث سنوات ونصف السنة", 3.5, "year"),
        ("ar", "بعد عام ونصف العام من الحرب", 1.5, "year"),
        ("ar", "انخفض متراً ونصف المتر", 1.5, "m"),
        ("he", "שלוש שנים וחצי", 3.5, "year"),
        ("ru", "два года с половиной", 2.5, "year"),
        ("en", "two years and a half in prison", 2.5, "year"),
        ("id", "dua setengah tahun", 2.5, "year"),
        ("tr", "iki buçuk yıl hapis", 2.5, "year"),
        ("zh", "判处两年半有期徒刑", 2.5, "year"),
        ("zh", "三天半", 3.5, "day"),
        ("zh", "一个半小时", 1.5, "hour"),
        ("zh", "两个半小时", 2.5, "hour"),
        ("zh", "一个半月", 1.5, "month"),
        ("en", "5 feet 11 inches", 71, "inch"),
    ],
)
def test_a_half_behind_a_unit_is_added(language: str, text: str, value: float, unit: str) -> None:
    assert [(q.low, q.high, q.unit) for q in find_quantities(text, language)] == [(value, value, unit)]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "deux ans et demi-finale", [(2, "year")]),
        ("es", "dos años y medio millón de euros", [(2, "year"), (500_000, "EUR")]),
        ("fa", "دو سال و نیم میلیون دلار", [(2, "year"), (500_000, "USD")]),
        ("ar", "ثلاث سنوات ونصف مليون دولار", [(3, "year"), (500_000, "USD")]),
        ("ar", "ساعة ونصف", []),
        ("he", "שעתיים וחצי", []),
        ("en", "two years and half a million dollars", [(2, "year"), (500_000, "USD")]),
        ("en", "two hours and a half marathon", [(2, "hour")]),
        ("zh", "半个小时", [(0.5, "hour")]),
        ("zh", "2年半年", [(2, "year")]),
    ],
)
def test_other_halves_are_not(language: str, text: str, values: list[tuple[float, str]]) -> None:
    assert [(q.low, q.unit) for q in find_quantities(text, language)] == values
