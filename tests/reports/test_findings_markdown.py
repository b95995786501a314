"""The findings as Markdown: golden texts, hostile articles, limits."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from claimdiff.comparison import Comparison, Findings
from claimdiff.records import make_id
from claimdiff.reports import findings_markdown as module
from claimdiff.reports.findings_markdown import findings_markdown
from claimdiff.reports.page import render_page
from claimdiff.reports.ui_texts import CATALOGUES
from tests.reports.bridge_sample import bridge_comparison
from tests.reports.gold_text import check_gold
from tests.reports.hostile import hostile_comparison
from tests.reports.samples import harbour_comparison, make_comparison, quiet_comparison

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALLOWED = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close",
    "inline", "text", "strong_open", "strong_close", "link_open", "link_close", "code_inline",
}  # fmt: skip


@pytest.mark.parametrize("language", CATALOGUES)
def test_golden_markdown(language: str) -> None:
    """`UPDATE_GOLD=1 pytest tests/reports` writes it anew; look at what git shows before committing."""
    check_gold(f"bridge.{language}.md", findings_markdown(bridge_comparison(), language, "report/index.html"))


def links_and_types(markdown: str) -> tuple[set[str], set[str]]:
    links, types = set(), set()
    for token in PARSER.parse(markdown):
        for one in (token, *(token.children or ())):
            types.add(one.type)
            links |= {str(one.attrs[name]) for name in ("href", "src") if name in one.attrs}
    return links, types


def test_nothing_of_a_hostile_article_becomes_markup() -> None:
    markdown = findings_markdown(hostile_comparison(), page="index.html")
    links, types = links_and_types(markdown)
    assert types <= ALLOWED
    assert {link.split("#")[0] for link in links} == {"index.html"}
    assert not re.search(r"@\w|https?://|www\.|<|\x1b|[\u202a-\u202e\ud800-\udfff]", markdown)
    assert len(re.findall("[\u2066-\u2068]", markdown)) == markdown.count("\u2069")


def test_without_a_page_there_are_no_links() -> None:
    assert links_and_types(findings_markdown(hostile_comparison()))[0] == set()


def test_every_link_leads_to_its_point_on_the_page() -> None:
    comparison = harbour_comparison()
    ids = set(re.findall(r'\bid="([^"]+)"', render_page(comparison)))
    links = links_and_types(findings_markdown(comparison, page="index.html"))[0]
    assert len(links) == 10
    assert {link.removeprefix("index.html#") for link in links} <= ids


def test_a_disputed_point_is_one_entry_and_contradictions_come_first() -> None:
    markdown = findings_markdown(bridge_comparison(), "en")
    assert [line for line in markdown.splitlines() if line.startswith("#")] == [
        "# 2 contradictions in 3 articles",
        "## Contradictions",
        "### 1. Figures differ · 93% (likely) · new",
        "### 2. One denies what the other asserts · 80% (likely)",
        "## Changes",
        "### 3. Later figure or state · 77% (plausible)",
    ]


def test_every_paragraph_of_an_article_stands_alone() -> None:
    lines = findings_markdown(bridge_comparison(), "ar").split("\n")
    quotes = [place for place, line in enumerate(lines) if line.startswith("> ")]
    assert len(quotes) == 7
    assert {lines[place + step] for place in quotes for step in (-1, 1)} == {""}


def test_nothing_found_is_said() -> None:
    assert findings_markdown(quiet_comparison(), "en").startswith("# No contradiction found in 2 articles\n")
    empty = make_comparison((), [])
    assert findings_markdown(empty, "en") == ("# No contradiction found in 0 articles\n\nChanges: 0 · Agreements: 0\n")


def many(n: int) -> Comparison:
    """Return a comparison with the bridge's first contradiction `n` times, each a point of its own."""
    comparison = bridge_comparison()
    findings = [replace(comparison.findings[0], finding_id=make_id(str(i)), group=None) for i in range(n)]
    return replace(comparison, findings=Findings(findings))


def test_what_is_over_the_limit_is_counted() -> None:
    assert "more in" not in findings_markdown(many(30), "en")
    markdown = findings_markdown(many(42), "en")
    assert markdown.count("### ") == 30
    assert markdown.endswith("\n\n… and 12 findings more in `findings.jsonl`\n")
    assert findings_markdown(many(42), "ar").count("### ") == 30


def test_the_text_fits_a_comment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "N_CHARACTERS", 2000)
    markdown = findings_markdown(many(30), "en")
    assert 1000 < len(markdown) < 2500
    n_shown = markdown.count("### ")
    assert markdown.endswith(f"… and {30 - n_shown} findings more in `findings.jsonl`\n")


def test_the_same_comparison_gives_the_same_text() -> None:
    assert findings_markdown(harbour_comparison()) == findings_markdown(harbour_comparison())
