"""What later stages add to the sample findings: groups, marked words, sources, states, a review."""

from __future__ import annotations

from dataclasses import replace

from claimdiff.records import Evidence, Finding, Review, Side, Span


def span_of(side: Side, words: str) -> tuple[Span, ...]:
    """Return where `words` stand in a side's claim, as evidence does."""
    start = side.article.text.index(words, side.claim.start)
    return ((start, start + len(words)),)


def detailed(findings: list[Finding]) -> list[Finding]:
    """Return the sample findings with groups, marked words, sources, states and a review on some of them."""
    stand, injured, chemical, fault, denied, month, *rest = findings
    update, position, stand_shared, fault_shared = rest[1:5]
    details = {
        stand.finding_id: replace(stand, group="a" * 16, independent_sources=(2, 1)),
        stand_shared.finding_id: replace(stand_shared, group="a" * 16),
        injured.finding_id: replace(
            injured,
            evidence=Evidence(span_of(injured.left, "17"), span_of(injured.right, "24")),
            state="new",
            independent_sources=(1, 1),
        ),
        chemical.finding_id: replace(chemical, group="c" * 16),
        fault.finding_id: replace(fault, group="c" * 16),
        fault_shared.finding_id: replace(fault_shared, group="c" * 16),
        denied.finding_id: replace(
            denied, state="open", review=Review("false_alarm", "said of another ship", "2025-09-03T10:00:00Z")
        ),
        month.finding_id: replace(
            month, evidence=Evidence(span_of(month.left, "أسبوعين"), span_of(month.right, "a month")), state="resolved"
        ),
        update.finding_id: replace(update, evidence=Evidence(span_of(update.left, "31"), span_of(update.right, "17"))),
        position.finding_id: position,
    }
    return [details.get(finding.finding_id, finding) for finding in findings]
