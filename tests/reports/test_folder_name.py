"""Names of report folders: readable in any script, safe on any file system, never taken twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.reports.folder_name import free_folder, report_folder_name, title_slug
from tests.reports.samples import harbour_comparison

DAY = date(2025, 9, 4)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Marsa Nour fire: port says “no”", "marsa-nour-fire-port-says-no"),
        ("حريق كبير في ميناء مرسى نور", "حريق-كبير-في-ميناء-مرسى-نور"),
        ("مُصرَّح بـها", "مُصرَّح-بها"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\temp\x00\n‮evil", "c-temp-evil"),
        ("…!?", "comparison"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 500, "x" * 30),
        ("港口火灾" * 40, ("港口火灾" * 40)[:30]),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert title_slug(title) == slug


@given(st.text())
def test_a_slug_is_safe(title: str) -> None:
    slug = title_slug(title)
    assert slug
    assert len(slug.encode("utf-8")) <= 120
    assert not set(slug) & set('/\\:*?"<>|.\0\n ')
    assert not slug.startswith("-")
    assert not slug.endswith("-")


def test_the_name_has_the_date_and_the_first_title() -> None:
    assert report_folder_name(harbour_comparison(), DAY) == "2025-09-04-حريق-كبير-في-ميناء-مرسى-نور-يوقف-حركة-الشحن"
    untitled = replace(harbour_comparison(), articles=())
    assert report_folder_name(untitled, DAY) == "2025-09-04-comparison"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for name in ("2025-09-04-talks", "2025-09-04-talks-2", "2025-09-04-talks-3"):
        folder = free_folder(tmp_path / "reports" / "2025-09-04-talks")
        assert folder == tmp_path / "reports" / name
        folder.mkdir(parents=True)
    (tmp_path / "reports" / "2025-09-04-talks-4").symlink_to("nowhere")
    assert free_folder(tmp_path / "reports" / "2025-09-04-talks").name == "2025-09-04-talks-5"
