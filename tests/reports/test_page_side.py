"""The side-by-side view in a real Chromium: whole texts, pairs, partners that stay in view."""

from __future__ import annotations

from typing import Any

import pytest

from claimdiff.reports.page import render_page
from tests.reports.page_probe import box, choose, go_to, press, settle
from tests.reports.samples import claim_in, harbour_comparison, make_article, make_comparison, make_finding

pytestmark = pytest.mark.browser

ARABIC, ENGLISH = render_page(harbour_comparison()), render_page(harbour_comparison(), "en")
BADGES = "return [...document.querySelectorAll(`#pane-${arguments[0]} .badge`)].map((badge) => badge.dataset.pair)"


def long_pair() -> str:
    """Two articles of sixty sentences; they meet in three, the last two in the opposite order."""
    texts = []
    for name in ("Left", "Right"):
        sentences = [
            f"{name} tells thing number {i} in a sentence of its own that goes on for a while." for i in range(60)
        ]
        texts.append(sentences)
    left = make_article("left", ("Left title", *texts[0]), "en", outlet="Left Post")
    right = make_article("right", ("Right title", *texts[1]), "en", outlet="Right Post")
    pairs = ((5, 30, "contradiction"), (25, 55, "agreement"), (45, 40, "contradiction"))
    findings = [
        make_finding(relation, "other" if relation == "contradiction" else "paraphrase", 0.9,
                     (claim_in(left, texts[0][i]), claim_in(right, texts[1][j])))
        for i, j, relation in pairs
    ]  # fmt: skip
    return render_page(make_comparison((left, right), findings), "en")


def test_it_opens_with_the_two_articles_that_conflict_most(open_page: Any) -> None:
    page = open_page(ENGLISH, anchor="#side")
    settle(page)
    chosen = [page.find_element("id", f"choose-{n}").get_attribute("value") for n in (0, 1)]
    assert chosen == ["2", "4"], "two contradictions, the likeliest of all among them"
    assert page.find_element("id", "side-sum").text.split() == ["Contradiction", "2", "Agreement", "0"]
    assert page.execute_script(BADGES, 0) == ["1", "2"]
    assert sorted(page.execute_script(BADGES, 1)) == ["1", "2"]


def test_any_two_articles_can_be_chosen_and_stand_in_full(open_page: Any) -> None:
    page = open_page(ENGLISH, anchor="#side")
    settle(page)
    choose(page, "choose-0", "4")
    choose(page, "choose-1", "6")
    assert "#side?a=4&b=6" in page.current_url
    articles = harbour_comparison().articles
    for pane, article in ((0, articles[3]), (1, articles[5])):
        words = " ".join(page.find_element("css selector", f"#pane-{pane} .prose").text.split())
        assert words == " ".join(article.text.split())
    page.find_element("id", "swap").click()
    settle(page)
    assert "#side?a=6&b=4" in page.current_url


def test_a_long_run_without_partners_is_folded_and_unfolds(open_page: Any) -> None:
    page = open_page(long_pair(), anchor="#side")
    settle(page)
    folds = page.find_elements("css selector", "#pane-0 .run")
    assert [fold.text for fold in folds] == ["Only here: 4 sentences", "Only here: 17 sentences",
                                             "Only here: 17 sentences", "Only here: 13 sentences"]  # fmt: skip
    folds[1].find_element("css selector", "summary").click()
    settle(page)
    assert "Left tells thing number 15 " in folds[1].text


def heights(page: Any, pair: int) -> list[float]:
    """How far below the top of its pane each partner of a pair stands."""
    return [box(page, f"#b{pane}-{pair}")[1] - box(page, f"#pane-{pane}")[1] for pane in (0, 1)]


def test_choosing_a_sentence_puts_its_partner_level(open_page: Any) -> None:
    page = open_page(long_pair(), anchor="#side")
    settle(page)
    page.execute_script("document.querySelectorAll('.run').forEach((fold) => { fold.open = true; })")
    for pair in (3, 1, 2):
        page.execute_script(f"document.querySelector('#b0-{pair}').closest('.told').click()")
        settle(page)
        left, right = heights(page, pair)
        assert left == pytest.approx(right, abs=3)
        assert 0 < left < page.find_element("id", "pane-0").rect["height"] - 20
        active = page.execute_script(
            "return [...document.querySelectorAll('.told.active')].map((e) => e.dataset.pairs)"
        )
        assert active == [str(pair), str(pair)]


def test_scrolling_one_article_keeps_the_partner_in_view(open_page: Any) -> None:
    page = open_page(long_pair(), anchor="#side")
    settle(page)
    page.execute_script("document.querySelectorAll('.run').forEach((fold) => { fold.open = true; })")
    pane_height = page.find_element("id", "pane-0").rect["height"]
    for pair in (1, 2, 3):
        page.execute_script(
            "const pane = document.getElementById('pane-0');"
            "pane.dispatchEvent(new WheelEvent('wheel'));"
            f"pane.scrollTop += document.getElementById('b0-{pair}').getBoundingClientRect().top"
            " - pane.getBoundingClientRect().top - pane.clientHeight / 3;"
        )
        settle(page)
        left, right = heights(page, pair)
        assert left == pytest.approx(pane_height / 3, abs=3)
        assert right == pytest.approx(left, abs=3)


def test_enter_on_a_badge_goes_to_the_partner_and_back(open_page: Any) -> None:
    page = open_page(long_pair(), anchor="#side")
    settle(page)
    page.find_element("id", "b0-2").send_keys("\ue007")
    settle(page)
    assert page.execute_script("return document.activeElement.id") == "b1-2"
    press(page, "\ue007")
    assert page.execute_script("return document.activeElement.id") == "b0-2"


def test_a_finding_opens_its_two_articles_at_its_place(open_page: Any) -> None:
    page = open_page(ENGLISH)
    finding = harbour_comparison().findings.of("change")[0]
    page.execute_script(f"document.querySelector('#f-{finding.finding_id} [data-do=side]').click()")
    settle(page)
    assert f"#side?a=1&b=3&f={finding.finding_id}" in page.current_url
    left, right = heights(page, 1)
    assert left == pytest.approx(right, abs=3)
    marked = page.execute_script(
        "return [...document.querySelectorAll('.told.active mark')].map((mark) => mark.textContent)"
    )
    assert marked == ["17", "31"]


def test_in_an_arabic_page_the_first_article_stands_right(open_page: Any) -> None:
    page = open_page(ARABIC, anchor="#side?a=1&b=4")
    settle(page)
    assert box(page, "#pane-0")[0] >= box(page, "#pane-1")[2] - 1
    assert box(page, "#choose-0")[0] > box(page, "#swap")[2] - 1 > box(page, "#choose-1")[2] - 1


def test_a_phone_stacks_the_two_articles(open_page: Any) -> None:
    page = open_page(ENGLISH, width=390, anchor="#side?a=1&b=4")
    settle(page)
    assert box(page, "#pane-0")[3] <= box(page, "#pane-1")[1]
    assert page.execute_script("return document.documentElement.scrollWidth") == 390


def test_an_article_that_is_not_there_is_ignored(open_page: Any) -> None:
    page = open_page(ENGLISH, anchor="#side?a=99&b=-1&f=%00")
    settle(page)
    assert page.find_element("id", "choose-0").get_attribute("value") == "2", "as if none were named"
    assert page.get_log("browser") == []
    go_to(page, "coverage")
    assert page.find_element("id", "coverage").is_displayed()
