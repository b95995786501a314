"""The page in a real Chromium: layout by measured positions, no error, no attack, complete without scripts."""

from __future__ import annotations

from typing import Any

import pytest

from claimdiff.reports import page_points
from claimdiff.reports.page import render_page
from tests.reports.hostile import hostile_comparison
from tests.reports.page_probe import box, choose, go_to, letters, press, words_box
from tests.reports.sample_texts import MINA
from tests.reports.samples import harbour_comparison, quiet_comparison

pytestmark = pytest.mark.browser

ARABIC, ENGLISH = render_page(harbour_comparison()), render_page(harbour_comparison(), "en")

NUMBER_POINT = "#contradictions .point:nth-of-type(3)"
"""17 injured against 24: two positions with one article each."""

CONTRAST = """
const parse = (colour) => {
  const n = colour.match(/[\\d.]+/g).map(Number);
  const scale = colour.startsWith("color(srgb") ? 255 : 1;
  return [...n.slice(0, 3).map((value) => value * scale), n[3] ?? 1];
};
const luminance = (colour) => {
  const [r, g, b] = colour.map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (element) => {
  for (let part = element; part; part = part.parentElement) {
    const colour = parse(getComputedStyle(part).backgroundColor);
    if (colour[3] === 1) return colour.slice(0, 3);
  }
  return [255, 255, 255];
};
const weak = [];
for (const element of document.querySelectorAll("body *")) {
  const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!hasWords || element.closest("svg, .visually-hidden, .skip, script")) continue;
  const colours = [parse(getComputedStyle(element).color).slice(0, 3), ground(element)];
  const pair = colours.map(luminance).sort((x, y) => y - x);
  const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
  if (ratio < 4.5) weak.push([element.className, element.textContent.trim().slice(0, 30), ratio]);
}
return weak;"""


def test_an_arabic_page_runs_from_right_to_left(open_page: Any) -> None:
    page = open_page(ARABIC)
    first, gutter, second = (box(page, f"{NUMBER_POINT} .positions > :nth-child({n})") for n in (1, 2, 3))
    assert first[0] >= gutter[2] - 1 > gutter[0] >= second[2] - 1, "the first claim stands right, the second left"
    assert first[1] == second[1], "side by side"
    assert box(page, "h1")[2] == pytest.approx(box(page, ".masthead .facts")[2], abs=2)
    assert box(page, ".point .number")[0] > box(page, ".point h3")[2] - 1
    assert box(page, ".point .probability")[2] < box(page, ".point h3")[0]


def test_an_english_page_runs_from_left_to_right(open_page: Any) -> None:
    page = open_page(ENGLISH)
    first, second = (box(page, f"{NUMBER_POINT} .positions > :nth-child({n})") for n in (1, 3))
    assert first[2] <= second[0]
    assert box(page, ".point .number")[2] <= box(page, ".point h3")[0]


@pytest.mark.parametrize("html", [ARABIC, ENGLISH], ids=["arabic", "english"])
def test_sentences_run_in_their_own_direction_on_either_page(open_page: Any, html: str) -> None:
    page = open_page(html)
    first, second = (words_box(page, ".passage", word) for word in ("وذكر", "شهود"))
    assert first[0] > second[2] - 1, "Arabic goes on to the left"
    lefts = letters(page, ".passage", "port authority said")
    assert lefts == sorted(lefts), "English goes on to the right"


@pytest.mark.parametrize("html", [ARABIC, ENGLISH], ids=["arabic", "english"])
def test_numbers_names_and_full_stops_sit_right_in_arabic(open_page: Any, html: str) -> None:
    page = open_page(html)
    name, before = words_box(page, ".passage", "Norvik"), words_box(page, ".passage", "تشارك فيه شركة")
    assert name[2] <= before[0] + 1, "a Latin name follows to the left of the Arabic word before it"
    *word, full_stop = letters(page, ".passage", "Shipping.")
    assert word == sorted(word)
    assert full_stop < word[0], "the sentence's full stop ends it at the left"
    hour = letters(page, ".passage", "4:20")
    assert hour == sorted(hour)


def test_numbers_of_the_arabic_interface_sit_right(open_page: Any) -> None:
    page = open_page(ARABIC)
    percent = letters(page, ".probability", "97%")
    assert percent == sorted(percent), "97% and not %97"
    day, *_, year = letters(page, ".when", "2 سبتمبر 2025")[:11]
    assert day > year, "the day stands right of the year"


def test_bars_and_arrows_are_mirrored(open_page: Any) -> None:
    page = open_page(ARABIC)
    seventh = "#contradictions .point:nth-of-type(6)"
    fill, bar = box(page, f"{seventh} .fill"), box(page, f"{seventh} .bar")
    assert fill[2] == pytest.approx(bar[2], abs=1), "the bar fills from the right"
    assert fill[0] > bar[0] + 10
    arrow = "return getComputedStyle(document.querySelector('#changes .gutter .symbol')).transform"
    assert "matrix(-1" in page.execute_script(arrow)


@pytest.mark.parametrize("html", [ARABIC, ENGLISH], ids=["arabic", "english"])
def test_a_phone_stacks_the_claims_and_never_scrolls_sideways(open_page: Any, html: str) -> None:
    page = open_page(html, width=360)
    first, second = (box(page, f"{NUMBER_POINT} .positions > :nth-child({n})") for n in (1, 3))
    assert first[3] <= second[1]
    assert page.execute_script("return document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("html", [ARABIC, ENGLISH, render_page(quiet_comparison())], ids=["arabic", "english", "quiet"])
def test_nothing_is_logged(open_page: Any, html: str) -> None:
    assert open_page(html).get_log("browser") == []


@pytest.mark.parametrize("n_cards", [40, 0], ids=["by the template", "by the script"])
def test_hostile_articles_run_nothing_and_break_nothing(
    open_page: Any, monkeypatch: pytest.MonkeyPatch, n_cards: int
) -> None:
    monkeypatch.setattr(page_points, "N_CARDS", n_cards)
    page = open_page(render_page(hostile_comparison()))
    page.execute_script("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert len(page.find_elements("css selector", ".point")) == 1
    for view in ("side", "coverage", "articles", "points"):
        go_to(page, view)
        assert page.find_element("id", view).is_displayed()
        assert box(page, "footer .made")[3] > box(page, f"#{view} h2")[1], "nothing hid the rest of the page"
        assert page.execute_script("return document.documentElement.scrollWidth") <= 1280
    choose(page, "filter-q", "</script><img src=x onerror=window.pwned=1>")
    press(page, "j", "m", "\ue007")
    page.execute_script("localStorage.clear()")
    assert page.execute_script("return window.pwned") is None
    assert page.get_log("browser") == []
    injected = "img, iframe, form[action], base, [onerror], [onload], [style], #injected"
    assert page.find_elements("css selector", injected) == []
    assert page.execute_script("return document.querySelectorAll('script, style').length") == 3
    hrefs = page.execute_script(
        "return [...document.querySelectorAll('[href]')].map((link) => link.getAttribute('href'))"
    )
    assert not [href for href in hrefs if not href.startswith(("#", "http://", "https://", "data:image/svg+xml,"))]
    assert page.current_url.startswith("file:")


def test_a_bidi_override_in_a_title_turns_nothing_around_it(open_page: Any) -> None:
    page = open_page(render_page(hostile_comparison(), "en"))
    start, end = (words_box(page, ".how", words) for words in ("How to", "read this"))
    assert start[2] <= end[0] + 8
    views = page.find_elements("css selector", ".views li")
    assert [item.rect["x"] for item in views] == sorted(item.rect["x"] for item in views)


def test_the_policy_refuses_what_gets_past_the_escaping(open_page: Any) -> None:
    injected = ENGLISH.replace("<main", "<script>window.pwned=1</script><img src=x onerror=window.pwned=1><main", 1)
    page = open_page(injected)
    assert page.execute_script("return window.pwned") is None
    assert len([entry for entry in page.get_log("browser") if "Content Security Policy" in entry["message"]]) >= 2


def test_everything_is_there_with_scripts_off(open_page: Any) -> None:
    page = open_page(ENGLISH, scripts=False)
    assert len(page.find_elements("css selector", "article.point")) == 11
    assert len(page.find_elements("css selector", ".finding")) == 14
    for hidden in ("#tools", ".scripted", "#side", "#coverage"):
        assert not page.find_element("css selector", hidden).is_displayed(), "nothing that would not work is shown"
    agreement = page.find_element("css selector", "#agreements article")
    assert not agreement.is_displayed()
    page.find_element("css selector", "#agreements summary").click()
    assert agreement.is_displayed()
    assert "the harbour would stay closed" in page.find_element("id", "changes").text
    for fold in page.find_elements("css selector", "#articles .text summary"):
        fold.click()
    read = " ".join(page.find_element("id", "articles").text.split())
    for article in harbour_comparison().articles:
        for paragraph in article.text.split("\n\n"):
            assert " ".join(paragraph.split()) in read


def test_rows_take_the_place_of_further_cards_with_scripts_off(open_page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_points, "N_CARDS", 1)
    html = render_page(harbour_comparison(), "en")
    page = open_page(html, scripts=False)
    rows = page.find_elements("css selector", "#contradictions .rows li")
    assert len(rows) == 6
    assert rows[0].text.startswith("2 Opposed positions, 97%:")
    rows[0].find_element("css selector", "a").click()
    sentence = page.find_element("css selector", ":target")
    assert sentence.is_displayed()
    assert sentence.text == MINA[3]
    finding = harbour_comparison().findings[-1]
    assert page.find_elements("id", f"f-{finding.finding_id}"), "every finding has its address"
    with_scripts = open_page(html)
    assert with_scripts.find_elements("css selector", "noscript li") == [], "no rows in the way of the cards"
    assert len(with_scripts.find_elements("css selector", "#contradictions .point")) == 6


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_to_a_finding_opens_what_hides_it(open_page: Any, scripts: bool) -> None:
    agreement = harbour_comparison().findings.of("agreement")[0]
    page = open_page(ENGLISH, scripts=scripts, anchor=f"#f-{agreement.finding_id}")
    card = page.find_element("id", f"f-{agreement.finding_id}")
    assert card.is_displayed()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_contrast_enough(open_page: Any, scheme: str) -> None:
    page = open_page(ARABIC)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    page.execute_script("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    weak = page.execute_script(CONTRAST)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert weak == []


def test_the_skip_link_comes_first_and_can_be_seen(open_page: Any) -> None:
    page = open_page(ENGLISH)
    page.find_element("css selector", "body").send_keys("\ue004")
    focused = page.switch_to.active_element
    assert focused.get_attribute("href").endswith("#findings")
    assert focused.rect["y"] >= 0


def test_paper_shows_the_agreements_and_no_controls(open_page: Any) -> None:
    page = open_page(ENGLISH)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = page.execute_script(
        "const seen = (s) => document.querySelector(s).checkVisibility();"
        "return [seen('#agreements article'), seen('#tools'), seen('nav')]"
    )
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == [True, False, False]
