"""A person's marks in a real Chromium: kept, exported as JSONL, read again; findings copied as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from claimdiff.reports.page import render_page
from tests.reports.page_probe import choose, settle, shown_points
from tests.reports.samples import harbour_comparison

pytestmark = pytest.mark.browser

ARABIC, ENGLISH = render_page(harbour_comparison()), render_page(harbour_comparison(), "en")
INJURED = next(item for item in harbour_comparison().findings if item.state == "new")


@pytest.fixture(autouse=True)
def no_marks(browser: Any) -> Iterator[None]:
    yield
    browser.execute_script("localStorage.clear()")


def mark(page: Any, finding_id: str, decision: str, note: str = "") -> None:
    page.find_element("css selector", f"#f-{finding_id} [data-mark='{decision}']").click()
    if note:
        field = page.find_element("css selector", f"#f-{finding_id} .note")
        field.send_keys(note, "\ue004")
    settle(page)


def exported(page: Any, folder: Path) -> list[dict[str, Any]]:
    """Press the export button and return the lines of the file that the browser wrote."""
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    page.find_element("id", "export-marks").click()
    path = folder / "claimdiff-review.jsonl"
    for _ in range(40):
        if path.exists():
            break
        settle(page)
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_marks_are_exported_as_review_import_reads_them(open_page: Any, tmp_path: Path) -> None:
    page = open_page(ENGLISH)
    assert not page.find_element("id", "export-marks").is_displayed()
    mark(page, INJURED.finding_id, "confirmed", 'checked with «المستشفى»\u2028 "twice"')
    shared = next(item for item in harbour_comparison().findings if item.group == "a" * 16)
    mark(page, shared.finding_id, "false_alarm")
    assert page.find_element("id", "export-marks").text == "Export marks (2)"
    lines = {line["finding_id"]: line for line in exported(page, tmp_path)}
    assert set(lines) == {INJURED.finding_id, shared.finding_id}
    line = lines[INJURED.finding_id]
    assert list(line) == ["finding_id", "decision", "note", "reviewed", "left_text", "right_text"]
    assert line["decision"] == "confirmed"
    assert line["note"] == 'checked with «المستشفى»\u2028 "twice"'
    assert (line["left_text"], line["right_text"]) == (INJURED.left.claim.text, INJURED.right.claim.text)
    assert datetime.fromisoformat(line["reviewed"]).utcoffset().total_seconds() == 0  # type: ignore[union-attr]
    assert lines[shared.finding_id]["note"] == ""


def test_marks_are_there_again_when_the_page_is_opened_again(open_page: Any) -> None:
    page = open_page(ENGLISH)
    mark(page, INJURED.finding_id, "not_comparable", "other day")
    page = open_page(ARABIC)
    button = page.find_element("css selector", f"#f-{INJURED.finding_id} [data-mark='not_comparable']")
    assert button.get_attribute("aria-pressed") == "true"
    note = page.find_element("css selector", f"#f-{INJURED.finding_id} .note")
    assert note.is_displayed()
    assert note.get_attribute("value") == "other day"


def test_a_second_press_takes_the_mark_away_and_another_changes_it(open_page: Any) -> None:
    page = open_page(ENGLISH)
    mark(page, INJURED.finding_id, "confirmed")
    mark(page, INJURED.finding_id, "false_alarm")
    pressed = page.find_elements("css selector", f"#f-{INJURED.finding_id} [aria-pressed='true']")
    assert [button.text for button in pressed] == ["False alarm"]
    mark(page, INJURED.finding_id, "false_alarm")
    assert page.find_elements("css selector", f"#f-{INJURED.finding_id} [aria-pressed='true']") == []
    assert page.find_element("id", "said").text == "Mark removed"
    assert not page.find_element("id", "export-marks").is_displayed()


def test_what_is_marked_can_be_filtered(open_page: Any) -> None:
    page = open_page(ENGLISH)
    mark(page, INJURED.finding_id, "confirmed")
    choose(page, "filter-mark", "confirmed")
    assert shown_points(page) == [3]
    choose(page, "filter-mark", "none")
    assert 3 not in shown_points(page)
    assert 4 not in shown_points(page), "reviewed before, in the index"


def test_a_browser_that_keeps_nothing_still_exports(open_page: Any, tmp_path: Path) -> None:
    page = open_page(ENGLISH)
    page.execute_script("Storage.prototype.setItem = () => { throw new Error('refused'); }")
    mark(page, INJURED.finding_id, "confirmed")
    assert "does not keep marks for this page: export them" in page.find_element("id", "said").text
    assert [line["finding_id"] for line in exported(page, tmp_path)] == [INJURED.finding_id]


def test_broken_storage_breaks_nothing(open_page: Any) -> None:
    page = open_page(ENGLISH)
    kept = ('"a"', "[1]", "{broken", '{"x": {"decision": "<img>"}, "y": null, "__proto__": {"decision": "confirmed"}}')
    for text in kept:
        page.execute_script("localStorage.setItem('claimdiff.marks', arguments[0])", text)
        page = open_page(ENGLISH)
        assert len(shown_points(page)) == 11
        assert page.get_log("browser") == []


FIRST_LINES = {
    ENGLISH: "Contradiction: Figures differ · 93% (likely)",
    ARABIC: "تناقض: اختلاف في الأرقام · \u206693%\u2069 (مرجّح)",
}


@pytest.mark.parametrize(("html", "first"), FIRST_LINES.items(), ids=["english", "arabic"])
def test_a_finding_is_copied_as_text_with_its_sources(open_page: Any, html: str, first: str) -> None:
    page = open_page(html)
    page.execute_script(
        "navigator.clipboard.writeText = async (text) => { window.copied = text; };"
        "document.querySelector(arguments[0]).click()",
        f"#f-{INJURED.finding_id} [data-do='copy']",
    )
    settle(page)
    lines = page.execute_script("return window.copied").split("\n")
    assert lines[0] == first
    assert "17 / 24" in lines[1]
    assert "«استقبلت 24 مصابًا جراء حريق المرفأ»" in lines
    assert "«الحريق أسفر عن إصابة 17 عاملًا، ثلاثة منهم في حال حرجة»" in lines
    assert "https://mina.example/2025/harbour-fire?id=7&ref=home" in lines
    assert lines[-2] == f"claimdiff {INJURED.finding_id}"
