"""Findings: which judged pairs are reported, and as what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from claimdiff.explanation import Explanation
from claimdiff.finding_record import finding_record
from claimdiff.findings.kinds import kind_of
from claimdiff.findings.probabilities import RelationProbabilities, relation_probabilities
from claimdiff.findings.structure import structure_findings
from claimdiff.records import (
    CONTRADICTION,
    ENTAILMENT,
    NEUTRAL,
    Article,
    Claim,
    Finding,
    Judgements,
    Relation,
    Side,
    make_id,
)
from claimdiff.settings import Settings


@dataclass(frozen=True, slots=True)
class Decision:
    """What the judged pairs come to."""

    findings: tuple[Finding, ...]
    """Pairs whose likelier relation reaches its threshold, `settings.least(relation)`; likeliest first."""
    undecided: tuple[Finding, ...]
    """The likeliest of the others, from `settings.min_undecided` on: nobody should take them for findings."""


Explain = Callable[[Relation, int, int, tuple[Article, Article]], Explanation]
"""(relation, left claim's number, right claim's number, their articles) -> as what the pair is reported, and why."""


def decide_findings(
    judgements: Judgements,
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    settings: Settings,
    explain: Explain | None = None,
    known: RelationProbabilities | None = None,
    wanted: npt.NDArray[np.bool_] | None = None,
    told: Collection[str] = (),
) -> Decision:
    """Return the findings among judged pairs, and the likeliest pairs that are none.

    Of the claim pairs of one pair of sentences only the likeliest is taken: a quote, its clause and its sentence say
    the same thing once. It is one whose finding has been `told` (ids), as long as that is likely enough: when articles
    join, another clause may become likelier, and would else be told again. `explain` names relation, kind, reason and
    evidence; without it the words' figures and languages alone do. `known` are the pairs' probabilities where they are
    not the shipped classifier's; pairs that are not `wanted` (n,) are no findings. A pure function: a new threshold
    runs no model again.
    """
    probabilities = _decide(judgements, claims, settings, known, wanted)
    strongest = np.maximum(probabilities.contradiction, probabilities.agreement)
    is_reported = _is_reported(probabilities, settings)
    candidates = is_reported | ((strongest > 0) & (strongest >= settings.min_undecided))

    def is_told(number: int) -> bool:
        left, right = _sides(number, judgements, claims)
        return bool(is_reported[number]) and finding_id_of(left, right) in told

    best = [
        max(numbers, key=lambda number: (bool(told) and is_told(number), strongest[number]))
        for numbers in _by_sentences(np.flatnonzero(candidates), judgements, claims)
    ]
    likeliest = sorted(best, key=lambda number: (-strongest[number], number))
    reported = [number for number in likeliest if is_reported[number]]
    undecided = [number for number in likeliest if not is_reported[number]][: settings.max_undecided]
    build = _Builder(judgements, claims, articles, probabilities, explain)
    found = [*map(build.finding, reported)]
    unnamed = [one for one in found if _is_unnamed(one, settings)]
    below = sorted([*unnamed, *map(build.finding, undecided)], key=lambda one: -one.probability)
    named = [one for one in found if not _is_unnamed(one, settings)]
    return Decision(structure_findings(named), tuple(below[: settings.max_undecided]))


def _is_unnamed(finding: Finding, settings: Settings) -> bool:
    """Whether a contradiction is too unsure for one of which nothing can be named that conflicts."""
    of_no_kind = finding.relation == "contradiction" and finding.kind == "other"
    return of_no_kind and finding.probability < settings.least_unnamed


def _is_reported(probabilities: RelationProbabilities, settings: Settings) -> npt.NDArray[np.bool_]:
    """Return (n,) whether the likelier relation of each pair reaches its threshold; what has no probability doesn't."""
    contradiction, agreement = probabilities.contradiction, probabilities.agreement
    strongest = np.maximum(contradiction, agreement)
    least = np.where(contradiction >= agreement, settings.least("contradiction"), settings.least("agreement"))
    # in the probabilities' own type, so that one that is the threshold reaches it
    is_reported: npt.NDArray[np.bool_] = (strongest > 0) & (strongest >= least.astype(strongest.dtype))
    return is_reported


def _by_sentences(numbers: Iterable[int], judgements: Judgements, claims: Sequence[Claim]) -> Collection[Sequence[int]]:
    """Return the numbers of judged pairs, those of the same two sentences together."""
    together: dict[tuple[object, ...], list[int]] = {}
    for number in numbers:
        left, right = _sides(number, judgements, claims)
        point = (left.article_id, left.sentence_start, right.article_id, right.sentence_start)
        together.setdefault(point, []).append(int(number))
    return together.values()


def _sides(number: int, judgements: Judgements, claims: Sequence[Claim]) -> tuple[Claim, Claim]:
    return claims[judgements.pairs.left[number]], claims[judgements.pairs.right[number]]


def judged_records(
    judgements: Judgements,
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    settings: Settings,
    explain: Explain | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield every judged pair as a record of the contract, neutral ones included, in order of their claims.

    The relation of a pair that reaches no threshold is `neutral`, its kind `other`, its probability that of the
    likelier relation.
    """
    counted = _decide(judgements, claims, settings)
    is_finding = _is_reported(counted, settings)
    probabilities = relation_probabilities(judgements, claims)
    probabilities = RelationProbabilities(
        np.where(is_finding, counted.contradiction, probabilities.contradiction),
        np.where(is_finding, counted.agreement, probabilities.agreement),
    )
    build = _Builder(judgements, claims, articles, probabilities, explain)
    build_neutral = replace(build, explain=None)
    for number in range(len(judgements)):
        finding = build.finding(number) if is_finding[number] else None
        if finding is not None and not _is_unnamed(finding, settings):
            yield finding_record(finding)
        else:
            yield finding_record(build_neutral.finding(number)) | {"relation": "neutral", "kind": "other"}


def _decide(
    judgements: Judgements,
    claims: Sequence[Claim],
    settings: Settings,
    known: RelationProbabilities | None = None,
    wanted: npt.NDArray[np.bool_] | None = None,
) -> RelationProbabilities:
    """Return the probabilities that count: 0 where the judge sees too little of a relation or settled on neutral.

    Where one claim follows from the other more surely than it conflicts with it in either direction, there is no
    contradiction: a wire copy that says less was one for everything else that is known of it. Not so where their
    numbers exclude each other, to which the judge is half blind.
    """
    directions = np.stack([judgements.left_to_right, judgements.right_to_left])
    is_open = judgements.left_to_right[:, NEUTRAL] < settings.max_neutral
    if wanted is not None:
        is_open &= wanted
    is_judged = {
        label: is_open & (np.nanmean(directions[:, :, label], axis=0) >= settings.min_judged)
        for label in (CONTRADICTION, ENTAILMENT)
    }
    if known is None:
        known = relation_probabilities(judgements, claims, is_judged[CONTRADICTION] | is_judged[ENTAILMENT])
    surest = np.nanmax(directions, axis=0)
    follows = (surest[:, ENTAILMENT] >= surest[:, CONTRADICTION]) & ~_numbers_conflict(judgements)
    zero = np.float32(0.0)
    return RelationProbabilities(
        np.where(is_judged[CONTRADICTION] & ~follows, known.contradiction, zero),
        np.where(is_judged[ENTAILMENT], known.agreement, zero),
    )


def _numbers_conflict(judgements: Judgements) -> npt.NDArray[np.bool_]:
    """Return (n,) whether the contents of each pair say that numbers of one kind exclude each other."""
    contents = judgements.contents
    if contents is None:
        return np.zeros(len(judgements), np.bool_)
    conflicts: npt.NDArray[np.bool_] = contents.values[:, contents.names.index("quantity_conflicts")] > 0
    return conflicts


def finding_id_of(one: Claim, other: Claim) -> str:
    """Return the id of a finding about two claims: the same whichever stands on the left."""
    first, second = sorted([(one.article_id, one.text), (other.article_id, other.text)])
    return make_id(*first, *second)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes findings out of judged pairs, by their number."""

    judgements: Judgements
    claims: Sequence[Claim]
    articles: Mapping[str, Article]
    probabilities: RelationProbabilities
    explain: Explain | None

    def finding(self, number: int) -> Finding:
        """Return one judged pair as a finding of its likelier relation."""
        pairs = self.judgements.pairs
        at = int(pairs.left[number]), int(pairs.right[number])
        left, right = _sides(number, self.judgements, self.claims)
        contradiction = float(self.probabilities.contradiction[number])
        agreement = float(self.probabilities.agreement[number])
        relation: Relation = "contradiction" if contradiction >= agreement else "agreement"
        articles = self.articles[left.article_id], self.articles[right.article_id]
        explained = self.explain(relation, *at, articles) if self.explain else Explanation(relation, None)
        lr, rl = self.judgements.left_to_right[number], self.judgements.right_to_left[number]
        return Finding(
            finding_id=finding_id_of(left, right),
            relation=explained.relation,
            kind=explained.kind or kind_of(relation, left, right),
            probability=max(contradiction, agreement),
            similarity=float(pairs.similarity[number]),
            entailment_lr=float(lr[ENTAILMENT]),
            entailment_rl=float(rl[ENTAILMENT]),
            contradiction_lr=float(lr[CONTRADICTION]),
            contradiction_rl=float(rl[CONTRADICTION]),
            left=Side(articles[0], left),
            right=Side(articles[1], right),
            reason=explained.reason,
            evidence=explained.evidence,
        )
