"""Groups: which findings are about one point, so that many articles give few points and not many pairs.

Two findings are about one point when they share a claim and turn on the same words of it. So that chains of such pairs
do not tie a whole event together, a group grows only a few steps from its strongest finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimdiff.finding_record import finding_sort_key
from claimdiff.near_copies import fold_words
from claimdiff.records import Claim, Finding, Side, Span, make_id

MAX_STEPS = 2
"""Steps from the strongest finding of a group to the farthest that joins it."""
MAX_DISPUTED_WORDS = 12
MAX_AGREED_WORDS = 20
"""Words of a claim that is taken to say one thing where no evidence tells of what a finding speaks: a claim that agrees
with another says what that says, a claim that contradicts it may do so in any of its parts."""
MIN_SHARED_WORDS = 0.3
"""Share of the shorter of two claims' words that the other holds where both, against a third, speak of one thing."""
MIN_OVERLAP = 0.5
"""Share of the shorter of two claims of one sentence that lies within the other where both say the same."""

_Unit = int
_NO_DAY = "9999-99-99"


def group_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings, in the same order, each with the id of the point that it is about.

    The id is made from the finding of the group whose articles were published first: it stays the same when later
    articles join. A pure function, whose groups do not depend on the order of the findings.
    """
    units = _number_units(findings)
    grouping = _Grouping()
    for finding in sorted(findings, key=finding_sort_key):
        sides = {"left": units[finding.left.claim.claim_id], "right": units[finding.right.claim.claim_id]}
        grouping.place(finding, sides)
    group_of = {member.finding_id: group.id() for group in grouping.groups.values() for member in group.findings}
    return tuple(replace(finding, group=group_of[finding.finding_id]) for finding in findings)


@dataclass(eq=False, slots=True)
class _Group:
    number: int
    findings: list[Finding] = field(default_factory=list)
    steps: dict[_Unit, int] = field(default_factory=dict)
    """How many findings away from the strongest one a claim is."""
    at: dict[_Unit, list[tuple[Finding, str]]] = field(default_factory=lambda: defaultdict(list))
    """The findings that a claim is a side of, and which one."""

    def id(self) -> str:
        """Return an id that later articles don't change."""
        first = min(self.findings, key=lambda finding: (_last_day(finding), finding.finding_id))
        return make_id("point", first.finding_id)

    def holds(self, finding: Finding, side: str, unit: _Unit) -> bool:
        """Whether a finding about the same words of a claim is in the group already."""
        return any(_is_same_matter(finding, side, member, at) for member, at in self.at.get(unit, ()))

    def add(self, finding: Finding, sides: dict[str, _Unit], steps: int) -> None:
        self.findings.append(finding)
        for side, unit in sides.items():
            self.at[unit].append((finding, side))
            self.steps[unit] = min(steps, self.steps.get(unit, steps))

    def take(self, other: _Group, steps: int) -> None:
        """Take in another group, whose strongest finding is `steps` away."""
        self.findings += other.findings
        for unit, members in other.at.items():
            self.at[unit] += members
            away = steps + other.steps[unit]
            self.steps[unit] = min(away, self.steps.get(unit, away))


class _Grouping:
    """The groups so far, strongest first."""

    def __init__(self) -> None:
        self.groups: dict[int, _Group] = {}
        self._at: dict[_Unit, set[int]] = defaultdict(set)
        self._n_begun = 0

    def place(self, finding: Finding, sides: dict[str, _Unit]) -> None:
        """Put a finding into the strongest group that it belongs to, join others that it ties to it, or begin one."""
        joins = [join for join in self._joins(finding, sides) if join[0] < MAX_STEPS]
        steps, strongest = joins[0] if joins else (-1, self._begin())
        strongest.add(finding, sides, steps + 1)
        for unit in sides.values():
            self._at[unit].add(strongest.number)
        for other_steps, other in joins[1:]:
            away = steps + other_steps + 1
            if away + max(other.steps.values()) <= MAX_STEPS:
                self._merge(strongest, other, away)

    def _joins(self, finding: Finding, sides: dict[str, _Unit]) -> Iterator[tuple[int, _Group]]:
        """Yield each group that a finding belongs to, with how far its claim is from the group's strongest finding."""
        for number in sorted(set().union(*(self._at[unit] for unit in sides.values()))):
            group = self.groups[number]
            near = [group.steps[unit] for side, unit in sides.items() if group.holds(finding, side, unit)]
            if near:
                yield min(near), group

    def _begin(self) -> _Group:
        group = self.groups[self._n_begun] = _Group(self._n_begun)
        self._n_begun += 1
        return group

    def _merge(self, group: _Group, other: _Group, steps: int) -> None:
        group.take(other, steps)
        for unit in other.steps:
            self._at[unit].discard(other.number)
            self._at[unit].add(group.number)
        del self.groups[other.number]


def _number_units(findings: Sequence[Finding]) -> dict[str, _Unit]:
    """Number claims (by their id) so that those that say the same words have one number.

    Those are copies of each other, and claims of one sentence that lie within each other.
    """
    sides: dict[str, Side] = {}
    for finding in findings:
        sides.setdefault(finding.left.claim.claim_id, finding.left)
        sides.setdefault(finding.right.claim.claim_id, finding.right)
    by_words: dict[str, _Unit] = {}
    by_sentence: dict[tuple[str, int], list[tuple[Claim, _Unit]]] = defaultdict(list)
    units: dict[str, _Unit] = {}
    for claim_id, side in sorted(sides.items()):
        claim = side.claim
        words = fold_words(claim.text)
        neighbours = by_sentence[claim.article_id, claim.sentence_start]
        within = [unit for other, unit in neighbours if _overlap(claim, other) >= MIN_OVERLAP]
        unit = within[0] if within else by_words.get(words, len(units))
        units[claim_id] = by_words.setdefault(words, unit)
        neighbours.append((claim, units[claim_id]))
    return units


def _overlap(one: Claim, other: Claim) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / max(1, min(one.end - one.start, other.end - other.start))


def _is_same_matter(one: Finding, one_side: str, other: Finding, other_side: str) -> bool:
    """Whether two findings turn on the same words of a claim that they share, as far as can be told."""
    one_claim, other_claim = _claim(one, one_side), _claim(other, other_side)
    one_words, other_words = _evidence(one, one_side), _evidence(other, other_side)
    if one_words and other_words:
        if _share_evidence(one_claim, one_words, other_claim, other_words):
            return True
        if _FIGURES & {one.kind, other.kind}:
            return False
        return _share_words(_claim(one, _OTHER_SIDE[one_side]), _claim(other, _OTHER_SIDE[other_side]))
    at_most = MAX_AGREED_WORDS if "agreement" in (one.relation, other.relation) else MAX_DISPUTED_WORDS
    if max(len(claim.text.split()) for claim in (one_claim, other_claim)) <= at_most:
        return True
    return _share_words(_claim(one, _OTHER_SIDE[one_side]), _claim(other, _OTHER_SIDE[other_side]))


def _share_evidence(one: Claim, one_words: tuple[Span, ...], other: Claim, other_words: tuple[Span, ...]) -> bool:
    if one.article_id != other.article_id:
        return bool(_quoted(one, one_words) & _quoted(other, other_words))
    return any(a < d and c < b for a, b in one_words for c, d in other_words)


_FIGURES = frozenset({"number", "date", "update"})
"""Kinds whose evidence says exactly what is disputed: another figure is another point."""
_OTHER_SIDE = {"left": "right", "right": "left"}


def _share_words(one: Claim, other: Claim) -> bool:
    """Whether two claims of one language speak of one thing by their words."""
    one_words, other_words = (set(fold_words(claim.text).split()) for claim in (one, other))
    n_shared = len(one_words & other_words)
    return one.language == other.language and n_shared >= MIN_SHARED_WORDS * min(len(one_words), len(other_words))


def _claim(finding: Finding, side: str) -> Claim:
    return finding.left.claim if side == "left" else finding.right.claim


def _evidence(finding: Finding, side: str) -> tuple[Span, ...]:
    if finding.evidence is None:
        return ()
    return finding.evidence.left if side == "left" else finding.evidence.right


def _quoted(claim: Claim, spans: tuple[Span, ...]) -> set[str]:
    return {fold_words(claim.text[start - claim.start : end - claim.start]) for start, end in spans}


def _last_day(finding: Finding) -> str:
    return max(finding.left.article.published or _NO_DAY, finding.right.article.published or _NO_DAY)
