"""Disputed points: findings about one fact, gathered into what is said of it and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimdiff.finding_record import finding_sort_key
from claimdiff.independent_sources import count_sources
from claimdiff.near_copies import fold_words
from claimdiff.records import Finding, Kind, Relation, Side

TWO_SIDED: frozenset[Kind] = frozenset({"negation", "antonym", "status"})
"""Kinds of contradiction with two sides: who contradicts the same claim says the same."""
_NO_DAY = "9999-99-99"
"""Sorts after every ISO date: what has no day comes last."""


@dataclass(frozen=True, slots=True)
class Position:
    """One thing that is said of a point: claims that agree with each other, with the articles that carry them."""

    sides: tuple[Side, ...]
    """One for each claim, the earliest published first; of claims that lie within each other the more telling one."""
    n_sources: int
    """Independent outlets among them: an outlet counts once, and so does a text that several outlets carry."""


@dataclass(frozen=True, slots=True)
class DisputedPoint:
    """Findings of one group: a fact that is disputed, has changed, or is told alike."""

    group: str
    relation: Relation
    """`contradiction` where any of the findings is one, else `change` where any is one, else `agreement`."""
    kind: Kind
    """That of the likeliest finding of this relation."""
    probability: float
    """That of the likeliest finding of this relation, [0, 1]."""
    positions: tuple[Position, ...]
    """What is said; the earlier first where the relation is `change`, else the one with most sources first."""
    findings: tuple[Finding, ...]
    """In the order of the report; the first one gave relation, kind and probability."""


def disputed_points(findings: Iterable[Finding]) -> tuple[DisputedPoint, ...]:
    """Return the findings by group, in the order of the report: contradictions first, then the likeliest first.

    A finding without a group is a point of its own, whose id is the finding's. A pure function of the findings.
    """
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=finding_sort_key):
        groups[finding.group or finding.finding_id].append(finding)
    return tuple(_point(group, members) for group, members in groups.items())


def _point(group: str, findings: Sequence[Finding]) -> DisputedPoint:
    first = findings[0]
    rank: dict[str, int] = {}
    for number, finding in enumerate(findings):
        for claim_id in _claim_ids(finding):
            rank.setdefault(claim_id, number)
    positions = [_position(_without_nested(sides, rank)) for sides in gather_positions(findings)]
    if first.relation == "change":
        positions.sort(key=lambda position: _side_order(position.sides[0]))
    else:
        positions.sort(key=lambda position: (-position.n_sources, _side_order(position.sides[0])))
    return DisputedPoint(
        group=group,
        relation=first.relation,
        kind=first.kind,
        probability=first.probability,
        positions=tuple(positions),
        findings=tuple(findings),
    )


def _position(sides: Iterable[Side]) -> Position:
    ordered = tuple(sorted(sides, key=_side_order))
    return Position(ordered, count_sources(ordered))


def _without_nested(sides: Sequence[Side], rank: Mapping[str, int]) -> list[Side]:
    """Keep, of claims that lie within each other, the one of the finding that is listed first."""
    outermost = _outermost(sides)
    by_rank = sorted(sides, key=lambda side: rank[side.claim.claim_id])
    kept = {outermost[side.claim.claim_id]: side.claim.claim_id for side in reversed(by_rank)}
    return [side for side in sides if kept[outermost[side.claim.claim_id]] == side.claim.claim_id]


def gather_positions(findings: Sequence[Finding]) -> list[list[Side]]:
    """Return the sides of one group's findings by what they say.

    Claims stand together that agree, whose conflicting words are the same, or that contradict the same claim, be it in
    one article or in a dispute that has two sides; but two that contradict each other never do, whatever ties both.
    What ties most surely is tried first.
    """
    sides = {side.claim.claim_id: side for finding in findings for side in (finding.left, finding.right)}
    gathered = _Gathering(sides, findings)
    ordered = sorted(findings, key=finding_sort_key)
    gathered.join_alike(_outermost(sides.values()).items())
    for finding in ordered:
        if finding.relation == "agreement":
            gathered.join(*_claim_ids(finding))
    gathered.join_alike(_words_key(ordered).items())
    gathered.join_alike(
        (side.claim.claim_id, f"{_camp(finding, side)} {gathered.place[opponent.claim.claim_id]}")
        for finding in ordered
        if finding.relation != "agreement"
        for side, opponent in ((finding.left, finding.right), (finding.right, finding.left))
    )
    return [[sides[claim_id] for claim_id in members] for members in gathered.members.values()]


def _claim_ids(finding: Finding) -> tuple[str, str]:
    return finding.left.claim.claim_id, finding.right.claim.claim_id


def _outermost(sides: Iterable[Side]) -> dict[str, str]:
    """Return for each claim the longest one of its article that it lies within, itself where there is none."""
    longest_first = sorted((side.claim for side in sides), key=lambda claim: (claim.start - claim.end, claim.start))
    return {
        claim.claim_id: next(
            other.claim_id
            for other in longest_first
            if (other.article_id, other.start <= claim.start, claim.end <= other.end) == (claim.article_id, True, True)
        )
        for claim in longest_first
    }


def _camp(finding: Finding, side: Side) -> str:
    return "" if finding.kind in TWO_SIDED else side.article.article_id


class _Gathering:
    """Claims by what they say, joined two by two."""

    def __init__(self, sides: Iterable[str], findings: Sequence[Finding]) -> None:
        self.place = {claim_id: number for number, claim_id in enumerate(sides)}
        self.members = {number: [claim_id] for claim_id, number in self.place.items()}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for finding in findings:
            if finding.relation != "agreement":
                one, other = _claim_ids(finding)
                self._apart[one].add(other)
                self._apart[other].add(one)

    def join(self, one: str, other: str) -> None:
        """Put what is said with one claim together with what is said with the other, unless any two contradict."""
        here, there = self.place[one], self.place[other]
        if here == there or any(self._apart[claim_id] & set(self.members[there]) for claim_id in self.members[here]):
            return
        for claim_id in self.members[there]:
            self.place[claim_id] = here
        self.members[here] += self.members.pop(there)

    def join_alike(self, keyed: Iterable[tuple[str, str]]) -> None:
        """Join the claims that have the same key."""
        first: dict[str, str] = {}
        for claim_id, key in keyed:
            self.join(first.setdefault(key, claim_id), claim_id)


def _words_key(findings: Sequence[Finding]) -> dict[str, str]:
    """Return the words that conflict, of claims with a figure: what one `47 dead` says, the other says too."""
    keys: dict[str, str] = {}
    for finding in findings:
        if finding.evidence is None or finding.kind not in ("number", "date", "update"):
            continue
        for side, spans in ((finding.left, finding.evidence.left), (finding.right, finding.evidence.right)):
            claim = side.claim
            words = " ".join(fold_words(claim.text[start - claim.start : end - claim.start]) for start, end in spans)
            if words:
                keys.setdefault(side.claim.claim_id, words)
    return keys


def _side_order(side: Side) -> tuple[str, str, int]:
    return side.article.published or _NO_DAY, side.article.article_id, side.claim.start
