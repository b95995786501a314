"""The page's markup: golden pages, hostile articles, links that lead somewhere, sane sizes."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from claimdiff.comparison import Comparison
from claimdiff.records import make_id
from claimdiff.reports import page_points
from claimdiff.reports.manifest import claimdiff_version
from claimdiff.reports.page import render_page
from claimdiff.settings import Settings
from tests.reports.hostile import hostile_comparison
from tests.reports.samples import (
    harbour,
    harbour_comparison,
    harbour_findings,
    make_comparison,
    quiet_comparison,
)

GOLD = Path(__file__).parent / "gold"
ACTUAL = Path(__file__).parent.parent / "actual"
PAGES: dict[str, tuple[Comparison, str | None]] = {
    "arabic": (harbour_comparison(), None),
    "english": (harbour_comparison(), "en"),
    "french": (harbour_comparison(), "fr"),
    "quiet": (quiet_comparison(), None),
    "hostile": (hostile_comparison(), None),
}
VOID = {"meta", "link", "input", "br", "rect", "path", "use"}


class Markup(HTMLParser):
    """Collects what the tests ask of a page: tags with attributes, ids, links, nesting."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag, f"</{tag}> closes another element"

    def values(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(attribute)) is not None]


def scrubbed(html: str) -> str:
    """The page without what changes from version to version and tuning to tuning: style, script, version, settings."""
    html = re.sub(r"<style>.*?</style>|<script>.*?</script>|&#39;sha256-[^&]*&#39;", "", html, flags=re.DOTALL)
    html = re.sub(r'"t":.*\n"plurals":.*$', "…", html, flags=re.MULTILINE)
    html = html.replace(f"claimdiff {claimdiff_version()}", "claimdiff …")
    return re.sub(r'<dd class="settings".*?</dd>', "…", html)


@pytest.mark.parametrize("name", PAGES)
def test_golden_page(name: str) -> None:
    """`UPDATE_GOLD=1 pytest tests/reports` writes the golden pages anew; look at what git shows before committing."""
    comparison, language = PAGES[name]
    page, gold = scrubbed(render_page(comparison, language)), GOLD / f"{name}.html"
    page = page.encode("utf-8", "replace").decode()
    if os.environ.get("UPDATE_GOLD"):
        gold.parent.mkdir(exist_ok=True)
        gold.write_text(page, encoding="utf-8")
    if not gold.exists() or gold.read_text("utf-8") != page:
        ACTUAL.mkdir(exist_ok=True)
        (ACTUAL / f"{name}.html").write_text(page, encoding="utf-8")
        pytest.fail(f"differs from {gold}; the actual page is in {ACTUAL}. UPDATE_GOLD=1 accepts it.")


@pytest.mark.parametrize("name", PAGES)
def test_markup_is_nested_and_links_lead_somewhere(name: str) -> None:
    markup = Markup(render_page(*PAGES[name]))
    assert markup.stack == []
    ids = markup.values("id")
    assert len(ids) == len(set(ids))
    for href in markup.values("href"):
        assert href.startswith(("#", "http://", "https://", "data:image/svg+xml,"))
        assert not href.startswith("#") or href[1:] in ids
    for attribute in ("aria-labelledby", "for"):
        assert set(" ".join(markup.values(attribute)).split()) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_headings_are_in_order(name: str) -> None:
    levels = [int(tag[1]) for tag, _ in Markup(render_page(*PAGES[name])).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_same_comparison_gives_the_same_page() -> None:
    assert render_page(harbour_comparison()) == render_page(harbour_comparison())


def test_the_policy_allows_our_style_and_script_only() -> None:
    html = render_page(hostile_comparison())
    policy = next(attrs["content"] for tag, attrs in Markup(html).tags if "http-equiv" in attrs)
    assert policy is not None
    for name in ("style", "script"):
        inline = re.findall(rf"<{name}>(.*?)</{name}>", html, flags=re.DOTALL)
        assert len(inline) == 1
        digest = b64encode(sha256(inline[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_nothing_of_an_article_becomes_markup() -> None:
    markup = Markup(render_page(hostile_comparison()))
    tags = [tag for tag, _ in markup.tags]
    assert not {"img", "iframe", "form", "base"} & set(tags)
    assert "injected" not in markup.values("id")
    for tag, attrs in markup.tags:
        assert not [name for name in attrs if name.startswith("on") or name == "style"], tag


def test_no_script_address_becomes_a_link() -> None:
    hrefs = Markup(render_page(hostile_comparison())).values("href")
    assert not [href for href in hrefs if "javascript" in href or href.startswith("data:text")]
    assert 'https://ok.example/?q="><script>window.pwned=1</script>' in hrefs, (
        "escaped inside the attribute, and harmless"
    )


def test_no_control_or_override_character_reaches_the_page() -> None:
    html = render_page(hostile_comparison())
    assert not set(html) & set("\x00\x07\x1b\u202e\u2067\ud800")


def test_no_address_is_asked_for_anything() -> None:
    markup = Markup(render_page(harbour_comparison()))
    assert markup.values("src") == []
    assert [
        attrs["href"] for tag, attrs in markup.tags if tag == "link" and not attrs["href"].startswith("data:")
    ] == []  # type: ignore[union-attr]
    assert "url(" not in render_page(harbour_comparison())
    assert "@import" not in render_page(harbour_comparison())


def test_every_text_of_an_article_says_its_language() -> None:
    markup = Markup(render_page(harbour_comparison(), "en"))
    passages = [attrs for tag, attrs in markup.tags if tag == "blockquote"]
    assert {(attrs["lang"], attrs["dir"]) for attrs in passages} == {("ar", "rtl"), ("en", "ltr"), ("fr", "ltr")}


@pytest.mark.parametrize(
    ("language", "expected"), [(None, ("ar", "rtl")), ("en", ("en", "ltr")), ("fr", ("fr", "ltr"))]
)
def test_page_language_and_direction(language: str | None, expected: tuple[str, str]) -> None:
    attrs = Markup(render_page(harbour_comparison(), language)).tags[0][1]
    assert (attrs["lang"], attrs["dir"]) == expected


def test_the_claim_is_marked_in_its_sentence() -> None:
    html = render_page(harbour_comparison())
    claim = '<span class="claim">an electrical fault in an old switchboard caused the blaze</span>'
    assert f'<span class="sentence">The port authority said {claim}.</span>' in html


def test_the_conflicting_words_are_marked_in_the_claim() -> None:
    html = render_page(harbour_comparison())
    assert (
        '<span class="claim">استقبلت </span><mark>24</mark><span class="claim"> مصابًا جراء حريق المرفأ</span>' in html
    )


def test_a_change_shows_the_earlier_side_first() -> None:
    html = render_page(harbour_comparison(), "en")
    changes = html[html.index('id="changes"') : html.index('id="agreements"')]
    assert changes.index("الحريق أسفر عن إصابة ") < changes.index("ارتفاع عدد المصابين في حريق مرسى نور إلى ")


def test_nothing_found_says_what_that_means() -> None:
    html = render_page(quiet_comparison())
    assert "No contradiction found in 2 articles" in html
    assert "1,204 pairs of claims from different articles were judged." in html
    assert "rate below 80%" in html
    assert 'A lower <code dir="ltr">--min-probability</code> shows more' in html
    unjudged = render_page(replace(quiet_comparison(), counts={}))
    assert "No two claims of different articles came close enough to be judged." in unjudged


def test_from_which_probability_on_each_relation_is_listed() -> None:
    chosen = replace(quiet_comparison(), settings=Settings(min_contradiction=0.81, min_agreement=0.62))
    html = render_page(chosen)
    assert "rate below 81%" in html
    assert "contradictions and changes are listed from a probability of 81%, agreements from 62%" in html
    assert "min_probability" not in html
    both = render_page(replace(chosen, settings=replace(chosen.settings, min_probability=0.5)))
    assert "listed from a probability of 50%, agreements from 50%" in both


def test_what_took_no_part_is_said_near_the_top() -> None:
    html = render_page(harbour_comparison(), "en")
    assert html.index("it is a PNG picture; give the text") < html.index('id="contradictions"')
    assert "Language not covered (am)" in html


def many_findings(n: int) -> Comparison:
    a = harbour()
    agreement, contradiction = harbour_findings(a)[9], harbour_findings(a)[0]
    findings = [replace(agreement, finding_id=make_id("agreement", str(i))) for i in range(n)]
    return make_comparison((a.mina, a.courier, a.sahel), [contradiction, *findings])


def test_a_long_list_goes_on_in_rows_for_readers_without_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_points, "N_CARDS", 3)
    html = render_page(many_findings(10), "en")
    assert html.count('<article class="point') == 4
    rows = html[html.index("<noscript>") : html.index("</noscript>")]
    assert rows.count("<li id=") == 7
    anchors = re.findall(r'<a href="#(s[0-9]+-[0-9]+)">', rows)
    assert len(anchors) == 14
    assert all(f'id="{anchor}"' in html for anchor in anchors)


def test_a_page_of_thousands_stays_small() -> None:
    assert len(render_page(many_findings(3000)).encode()) < 3_500_000


def test_undecided_pairs_stand_apart_and_count_nowhere() -> None:
    with_pair = harbour_comparison()
    without = replace(with_pair, undecided=quiet_comparison().undecided)
    page, shorter = render_page(with_pair, "en"), render_page(without, "en")
    pair = with_pair.undecided[0]
    assert page.count(f'id="f-{pair.finding_id}"') == 1
    assert page.index('id="undecided"') > page.index('id="agreements"')
    assert f'id="f-{pair.finding_id}"' not in shorter
    assert 'id="undecided"' not in shorter
    headline = "<h1>7 contradictions in 6 articles</h1>"
    assert headline in page
    assert headline in shorter


def test_points_with_several_findings_stand_once_and_hold_each_finding() -> None:
    html = render_page(harbour_comparison(), "en")
    assert html.count(f'id="p-{"c" * 16}"') == 1
    for finding in harbour_comparison().findings:
        assert html.count(f'id="f-{finding.finding_id}"') == 1
    point = html[html.index(f'id="p-{"c" * 16}"') : html.index(f'id="p-{"a" * 16}"')]
    assert re.findall(r'<span class="letter">([A-Z])</span> (?:2 articles|<strong)', point) == ["A", "B", "C"]
    assert "4 articles · 3 findings" in point
    assert "2 articles · 2 independent sources" in point


def test_states_and_reviews_are_told_in_words() -> None:
    html = render_page(harbour_comparison(), "en")
    for state in ("new", "open", "resolved"):
        assert html.count(f'<span class="state {state}">{state}</span>') == 1
    assert "False alarm · said of another ship · 3 September 2025" in html
    assert "Independent sources: 2 against 1" in html


def test_the_previous_report_is_linked_where_there_is_one() -> None:
    assert "Previous report" not in render_page(harbour_comparison(), "en")
    html = render_page(harbour_comparison(), "en", previous="./../2025-09-03/index.html")
    assert '<a class="previous" href="./../2025-09-03/index.html">Previous report</a>' in html
