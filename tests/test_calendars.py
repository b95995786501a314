"""Days of the two Hijri calendars, and the month names of one language."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from claimdiff.calendars import gregorian_months_of, lunar_hijri_day, solar_hijri_day


def test_new_years() -> None:
    assert lunar_hijri_day(1445, 1, 1) == date(2023, 7, 19)
    assert lunar_hijri_day(1447, 9, 1) == date(2026, 2, 18)
    assert solar_hijri_day(1404, 1, 1) == date(2025, 3, 21)


def test_days_that_do_not_exist() -> None:
    assert lunar_hijri_day(1447, 13, 1) is None
    assert lunar_hijri_day(2026, 1, 1) is None
    assert solar_hijri_day(1404, 12, 30) is None


@given(st.integers(1300, 1498), st.integers(1, 11))
def test_a_lunar_month_has_29_or_30_days(year: int, month: int) -> None:
    first, following = lunar_hijri_day(year, month, 1), lunar_hijri_day(year, month + 1, 1)
    assert first is not None
    assert following is not None
    assert (following - first).days in (29, 30)


def test_arabic_has_the_months_of_all_its_countries() -> None:
    months = dict(gregorian_months_of("ar"))
    assert {months[name] for name in ("يوليو", "تموز", "جويلية", "يوليوز")} == {7}
