"""Explaining a judged pair: its relation, kind, reason and evidence, from what both claims say and when."""

from __future__ import annotations

from claimdiff.content.changes import find_change
from claimdiff.content.conflicts import describe_conflict
from claimdiff.content.meeting import find_meeting
from claimdiff.content.told import Told
from claimdiff.content.word_spans import quote_spans
from claimdiff.explanation import Explanation
from claimdiff.records import Claim, Evidence, Kind, Relation, Span

MAX_REASON_CHARS = 160
"""A longer reason is no help: the claims stand right beside it."""


def explain_pair(relation: Relation, left: Told, right: Told) -> Explanation:
    """Return as what a pair is reported that is known to contradict or to agree.

    A contradiction becomes a `change` where the later claim only says what has become of it since. The kind is None
    for agreements, and where a language has no rules: there the words alone tell. A pure function.
    """
    if not (left.content.is_covered and right.content.is_covered):
        return Explanation(relation, None)
    if relation == "agreement":
        return _explained(relation, None, find_meeting(left, right), left, right)
    conflict = describe_conflict(left, right)
    change = find_change(left, right, conflict)
    spans = conflict.left, conflict.right
    if change is not None:
        return _explained("change", change, spans, left, right)
    return _explained("contradiction", conflict.kind, spans, left, right)


def _explained(
    relation: Relation,
    kind: Kind | None,
    spans: tuple[tuple[Span, ...], tuple[Span, ...]],
    left: Told,
    right: Told,
) -> Explanation:
    one, other = spans
    if not one and not other:
        return Explanation(relation, kind)
    evidence = Evidence(_in_article(left.claim, one), _in_article(right.claim, other))
    reason = f"{quote_spans(left.text, one)} / {quote_spans(right.text, other)}" if one and other else None
    return Explanation(relation, kind, reason if reason and len(reason) <= MAX_REASON_CHARS else None, evidence)


def _in_article(claim: Claim, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple((claim.start + start, claim.start + end) for start, end in spans)
