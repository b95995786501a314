"""The disputed points in a real Chromium: search, filters, the address, long lists."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from claimdiff.comparison import Comparison
from claimdiff.records import make_id
from claimdiff.reports import page_points
from claimdiff.reports.page import render_page
from tests.reports.hostile import hostile_comparison
from tests.reports.page_probe import choose, go_to, settle, shown_points
from tests.reports.samples import (
    claim_in,
    harbour,
    harbour_comparison,
    harbour_findings,
    make_article,
    make_comparison,
    make_finding,
)

pytestmark = pytest.mark.browser

ARABIC, ENGLISH = render_page(harbour_comparison()), render_page(harbour_comparison(), "en")
MARKUP = """
const flat = (node) => {
  if (node.nodeType === 3) return node.data;
  const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`).sort().join(",");
  return `<${node.localName} ${attributes}>${[...node.childNodes].map(flat).join("")}</>`;
};
return [...document.querySelectorAll(".point")].map((card) => {
  const copy = card.cloneNode(true);
  copy.querySelectorAll(".work").forEach((tools) => tools.remove());
  return flat(copy).replace(/\\s+/g, " ").replace(/ ?(<\\/?[^>]*>) ?/g, "$1");
});"""


def crowded_comparison() -> Comparison:
    """One point with twelve findings: ten articles that say the same against one."""
    one = make_article("one", ("T", "They said 17 came."), "en", outlet="One")
    others = [make_article(f"o{i}", ("T", "They said 19 came."), "en", outlet=f"Outlet {i}") for i in range(10)]
    first = claim_in(one, one.text[3:])
    sides = [claim_in(other, other.text[3:]) for other in others]
    findings = [make_finding("contradiction", "number", 0.9 - i / 100, (first, side)) for i, side in enumerate(sides)]
    findings += [make_finding("agreement", "duplicate", 0.9, (sides[i], sides[i + 1])) for i in range(9)]
    return make_comparison((one, *others), [replace(finding, group="b" * 16) for finding in findings])


def test_a_crowded_point_folds_what_is_too_much(open_page: Any) -> None:
    page = open_page(render_page(crowded_comparison(), "en"))
    assert len(shown_points(page)) == 1
    assert len(page.find_elements("css selector", ".statement")) == 5, "four of the ten, and the other side"
    assert page.find_element("css selector", ".further summary").text == "Also said by (6)"
    assert page.find_element("css selector", ".further-pairs summary").text == "Further pairs of claims (11)"
    last = crowded_comparison().findings[-1].finding_id
    assert not page.find_element("id", f"f-{last}").is_displayed()
    go_to(page, f"f-{last}")
    assert page.find_element("id", f"f-{last}").is_displayed()


COMPARISONS = {"harbour": harbour_comparison(), "hostile": hostile_comparison(), "crowded": crowded_comparison()}


@pytest.mark.parametrize("language", ["ar", "en", "fa", "ru"])
@pytest.mark.parametrize("comparison", COMPARISONS.values(), ids=COMPARISONS)
def test_the_script_builds_the_same_cards_as_the_template(
    open_page: Any, monkeypatch: pytest.MonkeyPatch, comparison: Any, language: str
) -> None:
    written = open_page(render_page(comparison, language)).execute_script(MARKUP)
    monkeypatch.setattr(page_points, "N_CARDS", 0)
    built = open_page(render_page(comparison, language)).execute_script(MARKUP)
    assert len(written) > 0
    assert built == written


def test_the_search_finds_arabic_as_people_type_it(open_page: Any) -> None:
    page = open_page(ARABIC)
    choose(page, "filter-q", "يصرح بها")
    assert shown_points(page) == [1, 4], "the vowel signs of يُصرَّح don't stand in the way"
    assert page.find_element("id", "filter-count").text == "المعروض 2 من 11"
    page.find_element("id", "filter-clear").click()
    assert shown_points(page) == list(range(1, 12))


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("fa", "کشتی‌های یونانی ۱۷ نفر را نجات دادند.", "كشتيهای يوناني 17"),
        ("uk", "Рятувальники з’ясували ім’я капітана.", "З'ясували ім'я"),
        ("ru", "Ещё семнадцать моряков спасены.", "еще семнадцать"),
    ],
)
def test_the_search_finds_what_another_keyboard_types(open_page: Any, language: str, written: str, typed: str) -> None:
    one = make_article("one", ("T", written), language, outlet="One")
    other = make_article("other", ("T", "Nobody was saved."), "en", outlet="Other")
    pair = make_finding(
        "contradiction", "negation", 0.9, (claim_in(one, written), claim_in(other, "Nobody was saved."))
    )
    page = open_page(render_page(make_comparison((one, other), [pair]), "en"))
    choose(page, "filter-q", typed)
    assert shown_points(page) == [1]
    choose(page, "filter-q", f"{typed}x")
    assert shown_points(page) == []


def test_a_persian_page_writes_its_own_numbers_in_persian_digits(open_page: Any) -> None:
    page = open_page(render_page(harbour_comparison(), "fa"))
    assert page.execute_script("return document.documentElement.dir") == "rtl"
    choose(page, "filter-q", "يصرح بها")
    assert page.find_element("id", "filter-count").text == "نمایش ۲ از ۱۱"
    own = """return [...document.querySelectorAll('.number, .tally, .stance, .when, .probability, .jumps, .views')]
      .filter((element) => !element.closest('[hidden]')).map((element) => element.textContent).join(' ')"""
    for view in ("points", "coverage", "articles"):
        go_to(page, view)
        words = page.execute_script(own)
        assert re.search("[۰-۹]", words)
        assert not re.search("[0-9٠-٩]", words)


@pytest.mark.parametrize(
    ("name", "value", "numbers"),
    [
        ("kind", "number", [3, 6]), ("outlet", "Le Littoral", [1, 6, 9]), ("language", "fr", [1, 6, 9]),
        ("min", "95", [1, 2]), ("state", "new", [3]), ("state", "resolved", [5]), ("mark", "false_alarm", [4]),
    ],
)  # fmt: skip
def test_each_filter(open_page: Any, name: str, value: str, numbers: list[int]) -> None:
    page = open_page(ENGLISH)
    choose(page, f"filter-{name}", value)
    assert shown_points(page) == numbers
    assert f"{name}={value.replace(' ', '%20')}" in page.current_url


def test_filters_add_up_and_a_link_with_them_opens_the_same_list(open_page: Any) -> None:
    page = open_page(ENGLISH)
    choose(page, "filter-outlet", "Coast Courier")
    choose(page, "filter-kind", "cause")
    choose(page, "filter-q", "حاويه")
    assert shown_points(page) == [1]
    anchor = page.current_url[page.current_url.index("#") :]
    page = open_page(ENGLISH, anchor=anchor)
    settle(page)
    assert shown_points(page) == [1]
    fields = [page.find_element("id", f"filter-{name}").get_attribute("value") for name in ("q", "outlet", "kind")]
    assert fields == ["حاويه", "Coast Courier", "cause"]


def test_nothing_that_fits_is_said(open_page: Any) -> None:
    page = open_page(ENGLISH)
    assert not page.find_element("id", "no-match").is_displayed()
    choose(page, "filter-q", "no such words")
    assert page.find_element("id", "no-match").text == "Nothing matches this search and these filters."
    assert shown_points(page) == []


def test_a_value_that_no_menu_has_is_ignored(open_page: Any) -> None:
    page = open_page(ENGLISH, anchor="#points?kind=%3Cimg%20src%3Dx%3E&min=nan&q=")
    settle(page)
    assert shown_points(page) == list(range(1, 12))
    assert page.get_log("browser") == []


def test_a_link_to_a_finding_resets_a_filter_that_hides_it(open_page: Any) -> None:
    page = open_page(ENGLISH)
    choose(page, "filter-kind", "date")
    wanted = harbour_comparison().findings.of("change")[0]
    go_to(page, f"f-{wanted.finding_id}")
    card = page.find_element("id", f"f-{wanted.finding_id}")
    assert card.is_displayed()
    assert 0 <= card.rect["y"] - page.execute_script("return scrollY") < 900, "in view"
    assert page.find_element("id", "filter-kind").get_attribute("value") == ""


def test_a_finding_of_a_point_with_several_has_its_own_address(open_page: Any) -> None:
    finding = next(item for item in harbour_comparison().findings if item.group == "c" * 16)
    page = open_page(ENGLISH, anchor=f"#f-{finding.finding_id}")
    settle(page)
    assert "is-target" in (page.find_element("id", f"p-{finding.group}").get_attribute("class") or "")
    assert page.execute_script("return document.activeElement.id") == f"p-{finding.group}"


def many_points(n: int) -> str:
    a = harbour()
    finding = harbour_findings(a)[0]
    findings = [replace(finding, finding_id=make_id("finding", str(i)), probability=0.99 - i / 1000) for i in range(n)]
    return render_page(make_comparison((a.mina, a.sahel), findings), "en")


def test_a_long_list_grows_when_asked(open_page: Any) -> None:
    page = open_page(many_points(95))
    assert len(shown_points(page)) == 40
    more = page.find_element("css selector", "#contradictions .more")
    assert more.text == "Show 40 more of 55"
    more.click()
    settle(page)
    assert len(shown_points(page)) == 80
    assert page.execute_script("return document.activeElement.querySelector('.number').lastChild.data") == "41"
    more.click()
    settle(page)
    assert shown_points(page) == list(range(1, 96))
    assert not more.is_displayed()


def test_a_link_leads_to_a_finding_far_down_a_long_list(open_page: Any) -> None:
    wanted = make_id("finding", "90")
    page = open_page(many_points(95), anchor=f"#f-{wanted}")
    settle(page)
    assert shown_points(page) == [*range(1, 41), 91]
    assert page.find_element("id", f"f-{wanted}").is_displayed()


def test_the_marked_words_differ_by_more_than_colour(open_page: Any) -> None:
    page = open_page(ENGLISH)
    script = """
    const style = (element) => { const s = getComputedStyle(element); return [s.fontWeight, s.textDecorationLine]; };
    const sentence = document.querySelectorAll('.sentence mark')[0].parentElement;
    return [style(sentence.querySelector('mark')), style(sentence.querySelector('.claim')), style(sentence)];"""
    marked, claim, sentence = page.execute_script(script)
    assert int(marked[0]) > int(claim[0]) == int(sentence[0])
    assert [marked[1], claim[1], sentence[1]] == ["underline", "underline", "none"]
