"""The coverage view in a real Chromium: who says what, who agrees with whom, what came out when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from claimdiff.reports.page import render_page
from tests.reports.page_probe import box, choose, settle
from tests.reports.samples import harbour_comparison, quiet_comparison

pytestmark = pytest.mark.browser

ARABIC, ENGLISH = render_page(harbour_comparison()), render_page(harbour_comparison(), "en")
TABLE = """
const words = (cell) => cell.innerText.replace(/\\s+/g, " ").trim();
return [...document.querySelectorAll(`#coverage .${arguments[0]} tr`)].map((row) => [...row.children].map(words));"""
SPOKEN = (
    "return [...document.querySelectorAll(arguments[0])].map((cell) => cell.textContent.replace(/\\s+/g, ' ').trim())"
)


def open_coverage(open_page: Any, html: str) -> Any:
    page = open_page(html, anchor="#coverage")
    settle(page)
    return page


def test_who_says_what(open_page: Any) -> None:
    page = open_coverage(open_page, ENGLISH)
    rows = page.execute_script(SPOKEN, "#coverage .who tbody tr:nth-child(1) > *")
    assert rows[0].startswith("Contradiction 1 Causes differ over 99%")
    assert rows[1:] == ["says A", "says B", "—nothing found", "says A", "says C", "—nothing found"]
    numbers = page.execute_script(SPOKEN, "#coverage .who tbody tr:nth-child(3) > td")
    assert numbers[:2] == ["says B 17", "says A 24"], "with the words that conflict"
    shared = page.execute_script(SPOKEN, "#coverage .who tbody tr:last-child > td")
    assert shared.count("says it") == 2


def test_silence_is_said_in_words_and_explained(open_page: Any) -> None:
    page = open_coverage(open_page, ENGLISH)
    assert "absence does not imply omission" in page.find_element("id", "coverage").text
    silent = page.find_element("css selector", "#coverage td.silent")
    assert silent.text.splitlines()[0] == "—"


def test_the_matrix_counts_both_ways_and_opens_side_by_side(open_page: Any) -> None:
    page = open_coverage(open_page, ENGLISH)
    first = page.execute_script(SPOKEN, "#coverage .matrix tbody tr:nth-child(1) > td")
    assert first == [
        "the same article",
        "Contradiction 2",
        "Change 1",
        "Agreement 3",
        "Contradiction 1",
        "Contradiction 1",
    ]
    column = page.execute_script(SPOKEN, "#coverage .matrix tbody td:nth-child(2)")
    assert column == first
    page.find_element("css selector", "#coverage .matrix tbody tr:nth-child(1) td:nth-child(3) a").click()
    settle(page)
    assert "#side?a=1&b=2" in page.current_url
    assert page.find_element("id", "pane-0").is_displayed()


def test_the_timeline_goes_by_day_with_unknown_days_last(open_page: Any) -> None:
    page = open_coverage(open_page, ENGLISH)
    days = [item.text for item in page.find_elements("css selector", ".timeline h4")]
    assert days == ["2 September 2025", "3 September 2025", "Day unknown"]
    undated = page.find_element("css selector", ".timeline .undated")
    assert undated.find_element("css selector", ".outlet").text == "bulletin.html"
    courier = page.execute_script(SPOKEN, ".timeline > li:first-child li:nth-child(3) .chip")
    assert courier[0] == "Point 1, Contradiction, says A"


def test_the_filter_holds_here_too(open_page: Any) -> None:
    page = open_coverage(open_page, ENGLISH)
    choose(page, "filter-kind", "number")
    rows = page.execute_script(SPOKEN, "#coverage .who tbody .number")
    assert rows == ["3", "6"]
    assert "Nothing found on any of these points: bulletin.html" in page.find_element("id", "coverage").text.replace(
        "Coast Courier · ", ""
    )
    assert "#coverage?kind=number" in page.current_url


def test_an_arabic_table_runs_from_right_to_left(open_page: Any) -> None:
    page = open_coverage(open_page, ARABIC)
    first, second = (box(page, f"#coverage .who thead th:nth-child({n})") for n in (1, 2))
    assert first[0] >= second[2] - 1
    assert page.execute_script(SPOKEN, "#coverage .who tbody tr:nth-child(1) > td:nth-child(2)") == ["يقول أ"]
    dot = page.execute_script("return getComputedStyle(document.querySelector('.timeline')).borderRightWidth")
    assert dot == "2px"


def test_nothing_to_show_is_said(open_page: Any) -> None:
    empty = replace(quiet_comparison(), findings=type(quiet_comparison().findings)())
    page = open_coverage(open_page, render_page(empty))
    assert "No disputed or shared points." in page.find_element("id", "coverage").text
    assert page.get_log("browser") == []


def test_a_phone_scrolls_the_tables_and_not_the_page(open_page: Any) -> None:
    page = open_page(ARABIC, width=390, anchor="#coverage")
    settle(page)
    assert page.execute_script("return document.documentElement.scrollWidth") == 390
