"""Explaining a judged pair: its relation, kind, reason and evidence, from what both claims say and when."""

from __future__ import annotations

from dataclasses import replace

from claimdiff.content.changes import find_change, find_update_signs
from claimdiff.content.conflicts import describe_conflict
from claimdiff.content.meeting import find_meeting
from claimdiff.content.mentions import speaker_spans
from claimdiff.content.told import Told
from claimdiff.content.word_spans import quote_spans
from claimdiff.explanation import Explanation
from claimdiff.fold import fold_text
from claimdiff.records import Claim, Evidence, Kind, Relation, Span

MAX_REASON_CHARS = 160
"""A longer reason is no help: the claims stand right beside it."""
_BETWEEN = " / "
_CUT = " …"


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
        explained = _explained("change", change, spans, left, right)
        is_of_figures = change == "update" and conflict.kind == "number"
        return replace(explained, update=find_update_signs(left, right, conflict)) if is_of_figures else explained
    return _explained("contradiction", conflict.kind, spans, left, right)


def name_kind(explained: Explanation, kind: Kind, left: Told, right: Told) -> Explanation:
    """Return a contradiction under a kind that rules may not have named: who says it shows a position alone."""
    if explained.kind != "position" or kind == "position" or explained.evidence is None:
        return replace(explained, kind=kind)
    spans = [
        tuple((start - told.claim.start, end - told.claim.start) for start, end in found)
        for told, found in ((left, explained.evidence.left), (right, explained.evidence.right))
    ]
    one, other = (
        tuple(span for span in found if span not in speaker_spans(told))
        for told, found in zip((left, right), spans, strict=True)
    )
    return _explained("contradiction", kind, (one, other), left, right)


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
    quoted = quote_spans(left.text, one), quote_spans(right.text, other)
    is_told = all(quoted) and (relation == "agreement" or fold_text(quoted[0]) != fold_text(quoted[1]))
    return Explanation(relation, kind, _reason(*quoted) if is_told else None, evidence)


def _reason(one: str, other: str) -> str:
    """Return what both claims say, each side cut where it is too long; a short one leaves room to the other."""
    room = MAX_REASON_CHARS - len(_BETWEEN)
    of_other = min(len(other), max(room // 2, room - len(one)))
    return f"{_cut(one, room - of_other)}{_BETWEEN}{_cut(other, of_other)}"


def _cut(words: str, n_chars: int) -> str:
    """Return words in at most `n_chars`, cut between two words where that leaves half of them, else within one."""
    if len(words) <= n_chars:
        return words
    kept = words[: n_chars - len(_CUT) + 1]
    whole = kept.rpartition(" ")[0]
    return (whole if len(whole) >= n_chars // 2 else kept[:-1]).rstrip(" ،,;:…") + _CUT


def _in_article(claim: Claim, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple((claim.start + start, claim.start + end) for start, end in spans)
