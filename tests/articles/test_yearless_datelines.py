"""Datelines without a year, told by the other articles."""

from datetime import date
from pathlib import Path

import pytest

from claimdiff.articles.datelines import YearlessDay, find_dates
from claimdiff.articles.read import Reading, read_articles
from claimdiff.articles.yearless_datelines import complete_years

BODY = "Nine people are now known to have died in the explosion at a paint factory, officials said on Tuesday.\n"


def read(folder: Path, **datelines: str) -> Reading:
    for name, line in datelines.items():
        text = f"Blast at the paint plant of {name}\n\n{line}\n\n{BODY}\nThe plant of {name} is closed.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return read_articles([str(folder / f"{name}.txt") for name in datelines])


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("NIKABAD, Feb. 17 (Meridian Wire)", "2026-02-17"),
        ("Маскат, 13 марта. Корр. «Восточного вестового»", "2026-03-13"),
        ("海港商讯日内瓦2月22日电（记者 沈亦舟）", "2026-02-22"),
        ("کرانه – گروه حوادث – سه‌شنبه ۲۸ بهمن", "2026-02-17"),
        ("TASHKENT, Jan 7 (Frontier Wire)", None),  # more than a month off
        ("BERN, Feb 30 (Quayside)", None),
        ("سيفار: «الدفتر السياسي»", None),
    ],
)
def test_year_of_the_other_article(tmp_path: Path, dateline: str, day: str | None) -> None:
    reading = complete_years(read(tmp_path, whole="Oslo, 18 February 2026", yearless=dateline))
    whole, yearless = reading.articles
    assert (whole.published, yearless.published) == ("2026-02-18", day)


def test_head_of_an_agency_report(tmp_path: Path) -> None:
    report = f"Blast at the paint plant\n\nNIKABAD, Feb. 17 (Reuters) - {BODY}\nThe plant is closed for weeks.\n"
    (tmp_path / "wire.txt").write_text(report, encoding="utf-8")
    dated = read(tmp_path, whole="Oslo, 18 February 2026").articles
    wire = read_articles([str(tmp_path / "wire.txt")])
    completed = complete_years(Reading((*dated, *wire.articles), wire.inputs))
    assert [article.published for article in completed.articles] == ["2026-02-18", "2026-02-17"]


def test_note_names_the_day(tmp_path: Path) -> None:
    reading = complete_years(read(tmp_path, whole="Oslo, 2 January 2026", yearless="NIKABAD, Dec. 30 (Meridian Wire)"))
    notes = [fate.notes for fate in reading.inputs]
    assert notes == [(), ("no year in its dateline; read as 2025-12-30, near the other articles",)]


def test_without_a_whole_date_there_is_no_year(tmp_path: Path) -> None:
    reading = read(tmp_path, one="NIKABAD, Feb. 17 (Meridian Wire)", other="BERN, Feb. 18 (Quayside)")
    assert complete_years(reading) == reading


def test_nearest_year() -> None:
    assert YearlessDay(2, 29, is_solar=False).nearest_to(date(2024, 3, 1)) == date(2024, 2, 29)
    assert YearlessDay(2, 29, is_solar=False).nearest_to(date(2026, 3, 1)) is None
    assert YearlessDay(12, 31, is_solar=False).nearest_to(date(2026, 1, 1)) == date(2025, 12, 31)
    assert YearlessDay(11, 28, is_solar=True).nearest_to(date(2026, 3, 1)) == date(2026, 2, 17)


def test_dates_with_a_year_are_not_yearless() -> None:
    assert [mention.yearless for mention in find_dates("Jan 22, 2026; 3 May")] == [
        None,
        YearlessDay(5, 3, is_solar=False),
    ]
