"""What a report says of the time since the one before."""

from __future__ import annotations

import re
from dataclasses import replace

from claimdiff.comparison import Findings
from claimdiff.reports.page import render_page
from tests.reports.samples import harbour_comparison

PREVIOUS = "./../2025-09-03/index.html"


def test_what_is_new_comes_first_where_there_is_a_report_before() -> None:
    comparison = harbour_comparison()
    contradictions = [replace(one, state="open", group=None) for one in comparison.findings.of("contradiction")]
    assert len(contradictions) > 1
    last = replace(contradictions[-1], state="new")
    listed = Findings([*contradictions[:-1], last])
    changed = replace(comparison, findings=listed, undecided=Findings())

    def anchors(html: str) -> list[str]:
        return re.findall(r'<article class="point contradiction" id="f-(\w+)"', html)

    in_order = anchors(render_page(changed, "en"))
    assert in_order[-1] == last.finding_id
    assert anchors(render_page(changed, "en", PREVIOUS)) == [last.finding_id, *in_order[:-1]]


def test_the_head_counts_what_is_new_and_the_page_lists_what_is_resolved() -> None:
    comparison = harbour_comparison()
    first = comparison.findings.of("contradiction")[0]
    hostile = replace(first.left.claim, text="<script>alert(1)</script> \u202eone")
    gone = replace(first, state="resolved", reason="resolved: edited", left=replace(first.left, claim=hostile))
    open_now = Findings([replace(one, state="new") for one in comparison.findings.of("contradiction")[1:2]])
    html = render_page(replace(comparison, findings=open_now), "en", PREVIOUS, [gone])
    assert "<strong>Since the last report:</strong> 1 new · 0 open again · 1 resolved" in html
    section = html.split('id="resolved"')[1].split("</section>")[0]
    assert "an article was edited" in section
    assert "&lt;script&gt;alert(1)&lt;/script&gt; one</bdi>" in section
    assert "<script>alert" not in html


def test_a_report_without_one_before_says_nothing_of_it() -> None:
    html = render_page(harbour_comparison(), "en")
    assert "Since the last report" not in html
    assert 'id="resolved"' not in html
