"""Dates of datelines in both solar calendars."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.articles.datelines import find_dates, read_published
from claimdiff.calendars import solar_hijri_day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12 مارس/آذار 2026", "2026-03-12"),
        ("18 أغسطس (آب) 2025", "2025-08-18"),
        ("٦ شباط ٢٠٢٦", "2026-02-06"),
        ("1 كانون الثاني 2026", "2026-01-01"),
        ("22 تشرين الأول 2026", "2026-10-22"),
        ("3 جويلية 2025", "2025-07-03"),
        ("6 лютого 2026 року", "2026-02-06"),
        ("13 марта 2026 г.", "2026-03-13"),
        ("۲۸ بهمن ۱۴۰۴", "2026-02-17"),
        ("1er mars 2026", "2026-03-01"),
        ("22 de octubre de 2026", "2026-10-22"),
        ("23. Januar 2026", "2026-01-23"),
        ("14 Mart 2026", "2026-03-14"),
        ("January 22nd, 2026", "2026-01-22"),
        ("2026年1月22日", "2026-01-22"),
        ("12 במרץ 2026", "2026-03-12"),
        ("12 مارچ 2026", "2026-03-12"),
        ("12 मार्च 2026", "2026-03-12"),
        ("2026-03-12T10:00", "2026-03-12"),
        ("25/03/2026", "2026-03-25"),
        ("12/03/2026", None),
        ("Jan 22", None),
        ("1月22日", None),
        ("31 February 2026", None),
    ],
)
def test_find_dates(line: str, day: str | None) -> None:
    (found,) = find_dates(line)
    assert found.day == day


@pytest.mark.parametrize("line", ["", "no date", "1447 رمضان 12", "May the force of 2026", "12 goals in 2026"])
def test_no_dates(line: str) -> None:
    assert find_dates(line) == []


@given(st.dates(date(1925, 1, 1), date(2100, 12, 31)))
def test_solar_hijri_days_follow_each_other(day: date) -> None:
    year = day.year - 621
    new_year = solar_hijri_day(year, 1, 1)
    assert new_year is not None
    assert new_year.isoformat()[5:] in ("03-20", "03-21", "03-22")
    after = solar_hijri_day(year, 12, 29)
    following = solar_hijri_day(year + 1, 1, 1)
    assert after is not None
    assert following is not None
    assert (following - after).days == (2 if solar_hijri_day(year, 12, 30) else 1)


@pytest.mark.parametrize(
    ("solar", "gregorian"),
    [((1357, 11, 22), date(1979, 2, 11)), ((1399, 12, 30), date(2021, 3, 20)), ((1403, 1, 1), date(2024, 3, 20)),
     ((1404, 1, 1), date(2025, 3, 21)), ((1405, 1, 1), date(2026, 3, 21))],
)  # fmt: skip
def test_known_solar_hijri_days(solar: tuple[int, int, int], gregorian: date) -> None:
    assert solar_hijri_day(*solar) == gregorian


def test_publication_wins_over_update() -> None:
    assert read_published(["Updated: 3 May 2026", "Published: 1 May 2026"]) == "2026-05-01"
