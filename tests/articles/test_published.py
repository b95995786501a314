"""Dates as pages and tables write them -> a day, or None where it isn't certain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.articles.published import normalise_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-11-10", "2025-11-10"),
        ("2025-11-10T23:40:00-05:00", "2025-11-10"),
        ("2025-11-10 21:40", "2025-11-10"),
        ("20251110T214000Z", "2025-11-10"),
        ("٢٠٢٥-١١-١٠", "2025-11-10"),
        ("الإثنين 10 نوفمبر 2025", "2025-11-10"),
        ("10 تشرين الثاني/نوفمبر 2025", "2025-11-10"),
        ("Mon, 10 Nov 2025 21:40:00 GMT", "2025-11-10"),
        ("November 10, 2025", "2025-11-10"),
        ("10 ноября 2025", "2025-11-10"),
        ("2025年11月10日", "2025-11-10"),
        ("23.01.2026", "2026-01-23"),
        ("03/04/2026", None),
        ("2025-13-45", None),
        ("yesterday", None),
        ("2025", None),
        ("", None),
        (None, None),
        (float("nan"), None),
        ("2 September 2025, updated 3 September 2025", None),
        ("x" * 10_000, None),
    ],
)
def test_days(written: object, day: str | None) -> None:
    assert normalise_date(written) == day


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_iso_days_stay(day: object) -> None:
    assert normalise_date(day) == str(day)


@given(st.text(max_size=100))
def test_any_text_gives_a_day_or_none(text: str) -> None:
    found = normalise_date(text)
    assert found is None or len(found) == 10
