"""The page by keyboard in a real Chromium: next, previous, open, mark, help; nothing traps the focus."""

from __future__ import annotations

from typing import Any

import pytest

from claimdiff.reports.page import render_page
from tests.reports.page_probe import choose, focused_point, go_to, press, settle
from tests.reports.samples import harbour_comparison

pytestmark = pytest.mark.browser

ENGLISH = render_page(harbour_comparison(), "en")
ENTER, TAB, ESCAPE, DOWN, UP = "\ue007", "\ue004", "\ue00c", "\ue015", "\ue013"


def test_j_and_k_go_through_the_points(open_page: Any) -> None:
    page = open_page(ENGLISH)
    page.execute_script("scrollTo(0, 0)")
    press(page, "j")
    assert focused_point(page) == "1"
    press(page, "j", "j")
    assert focused_point(page) == "3"
    press(page, "k")
    assert focused_point(page) == "2"
    top = page.execute_script("return document.activeElement.getBoundingClientRect().top")
    assert 0 <= top < 900


@pytest.mark.parametrize("keys", [("о", "л", "3", "?"), ("ت", "ن", "۳", "؟")], ids=["Cyrillic", "Persian"])
def test_the_keys_are_where_they_are_on_a_latin_keyboard(open_page: Any, keys: tuple[str, str, str, str]) -> None:
    page = open_page(ENGLISH)
    script = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {...arguments[0], bubbles: true}))"
    seen = []
    for key, code in zip((keys[0], keys[0], keys[1]), ("KeyJ", "KeyJ", "KeyK"), strict=True):
        page.execute_script(script, {"key": key, "code": code})
        seen.append(focused_point(page))
    assert seen == ["1", "2", "1"]
    page.execute_script(script, {"key": keys[2], "code": "Digit3"})
    settle(page)
    assert page.find_element("id", "coverage").is_displayed()
    page.execute_script(script, {"key": keys[3], "code": "Slash", "shiftKey": True})
    assert page.find_element("id", "help").is_displayed()


def test_arrows_do_the_same_where_a_point_has_the_focus_and_scroll_elsewhere(open_page: Any) -> None:
    page = open_page(ENGLISH)
    press(page, DOWN)
    assert focused_point(page) == "", "an arrow scrolls the page as ever"
    press(page, "j", DOWN)
    assert focused_point(page) == "2"
    press(page, UP)
    assert focused_point(page) == "1"


@pytest.mark.parametrize("key", ["o", ENTER])
def test_open_shows_the_pair_and_u_leads_back(open_page: Any, key: str) -> None:
    page = open_page(ENGLISH)
    press(page, "j", "j", "j", key)
    assert "#side?a=2&b=1" in page.current_url
    assert page.find_element("id", "pane-0").is_displayed()
    press(page, "u")
    assert focused_point(page) == "3"


def test_m_leads_to_the_marks_and_enter_sets_one(open_page: Any) -> None:
    page = open_page(ENGLISH)
    press(page, "j", "m")
    assert page.switch_to.active_element.text == "Confirmed"
    press(page, TAB, ENTER)
    assert page.switch_to.active_element.text == "False alarm"
    assert page.switch_to.active_element.get_attribute("aria-pressed") == "true"
    page.execute_script("localStorage.clear()")


def test_keys_in_the_side_by_side_view(open_page: Any) -> None:
    page = open_page(ENGLISH, anchor="#side?a=1&b=4")
    settle(page)
    press(page, "j")
    assert page.execute_script("return document.activeElement.id") == "b0-1"
    press(page, "j")
    assert page.execute_script("return document.activeElement.id") == "b0-2"
    press(page, ENTER)
    assert page.execute_script("return document.activeElement.id") == "b1-2"
    press(page, "k")
    assert page.execute_script("return document.activeElement.id") == "b0-1"


def test_digits_switch_views_and_slash_searches(open_page: Any) -> None:
    page = open_page(ENGLISH)
    for key, view in (("2", "side"), ("3", "coverage"), ("4", "articles"), ("1", "points")):
        press(page, key)
        assert page.find_element("id", view).is_displayed()
        current = page.find_element("css selector", ".views [aria-current='page']")
        assert current.get_attribute("href").endswith(f"#{view}")
    press(page, "/")
    assert page.switch_to.active_element.get_attribute("id") == "filter-q"
    press(page, "j")
    assert page.find_element("id", "filter-q").get_attribute("value") == "j", "a letter in the search is a letter"


def test_help_opens_and_closes_and_can_switch_the_keys_off(open_page: Any) -> None:
    page = open_page(ENGLISH)
    press(page, "?")
    dialog = page.find_element("id", "help")
    assert dialog.is_displayed()
    assert "next point or pair" in dialog.text
    press(page, ESCAPE)
    assert not dialog.is_displayed()
    page.find_element("id", "open-help").click()
    page.find_element("id", "keys-on").click()
    page.find_element("css selector", "#help form button").click()
    assert not dialog.is_displayed()
    page.execute_script("document.activeElement.blur()")
    press(page, "j")
    assert focused_point(page) == ""
    page = open_page(ENGLISH)
    press(page, "j")
    assert focused_point(page) == "", "it stays off"
    page.execute_script("localStorage.clear()")


def test_keys_with_ctrl_or_alt_belong_to_the_browser(open_page: Any) -> None:
    page = open_page(ENGLISH)
    script = (
        "const event = new KeyboardEvent('keydown', { key: 'j', ctrlKey: true, bubbles: true, cancelable: true });"
        "return document.body.dispatchEvent(event)"
    )
    assert page.execute_script(script) is True
    assert focused_point(page) == ""


@pytest.mark.parametrize("view", ["points", "side", "coverage", "articles"])
def test_tab_goes_through_a_view_and_out_of_it(open_page: Any, view: str) -> None:
    page = open_page(ENGLISH)
    go_to(page, view)
    choose(page, "filter-kind", "number") if view in ("points", "coverage") else None
    page.execute_script("document.activeElement.blur(); scrollTo(0, 0)")
    seen: list[str] = []
    for _ in range(250):
        page.switch_to.active_element.send_keys(TAB)
        where = page.execute_script(
            "const e = document.activeElement; window.ids ??= new Map();"
            "if (!window.ids.has(e)) window.ids.set(e, window.ids.size); return `${window.ids.get(e)} ${e.tagName}`"
        )
        if where in seen or where.endswith("BODY"):
            break
        seen.append(where)
    assert len(seen) > 8
    assert where.endswith("BODY") or where == seen[0], "round once and out, with no trap on the way"
