"""What a report says of the time since the one before: how much is new, and what is resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimdiff.comparison import Comparison
from claimdiff.finding_record import finding_sort_key
from claimdiff.records import Finding, FindingState, Side
from claimdiff.reports.page_articles import article_label, shown_language
from claimdiff.reports.page_data import PageResolved
from claimdiff.reports.shown_text import cut_end, shown
from claimdiff.reports.ui_texts import UiTexts, language_direction

N_RESOLVED = 100
"""Resolved findings listed; the files have all."""
TEXT_CHARACTERS = 300
_NEWS: dict[FindingState, str] = {"new": "news_new", "reopened": "news_reopened", "resolved": "news_resolved"}
"""The plural of each state that a report tells news of."""
_REASONS = {"edited": "resolved_edited", "removed": "resolved_removed"}


def news_line(comparison: Comparison, resolved: Sequence[Finding], texts: UiTexts) -> str:
    """Return how many contradictions are new, open again and resolved: `2 new · 0 open again · 1 resolved`."""
    counts = Counter(finding.state for finding in (*comparison.findings.of("contradiction"), *_disputes(resolved)))
    return texts.texts["separator"].join(texts.count(noun, counts[state]) for state, noun in _NEWS.items())


def page_resolved(resolved: Sequence[Finding], texts: UiTexts) -> tuple[PageResolved, ...]:
    """Return resolved contradictions as the page lists them, likeliest first."""
    listed = sorted(_disputes(resolved), key=finding_sort_key)[:N_RESOLVED]
    return tuple(
        PageResolved(
            kind=texts.texts.get(f"kind_{finding.kind}", finding.kind),
            reason=texts.texts[_REASONS.get((finding.reason or "").removeprefix("resolved: "), "resolved_weaker")],
            sides=(_side(finding.left), _side(finding.right)),
        )
        for finding in listed
    )


def _disputes(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.relation == "contradiction"]


def _side(side: Side) -> tuple[str, str, str, str]:
    """Return label, language, direction and text of a side."""
    language = side.claim.language
    text = cut_end(shown(side.claim.text), TEXT_CHARACTERS)
    return article_label(side.article), shown_language(language), language_direction(language), text
