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
from claimdiff.findings.rulings import numbers_conflict, one_calls
from claimdiff.findings.structure import structure_findings
from claimdiff.findings.update_probability import may_be_update, update_probabilities
from claimdiff.records import (
    CONTRADICTION,
    ENTAILMENT,
    NEUTRAL,
    Article,
    Claim,
    Finding,
    FloatArray,
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
    weighed = _weigh(judgements, claims, articles, settings, explain, known, wanted)
    strongest = weighed.strongest
    is_reported = _is_reported(weighed, settings)
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
    build = _Builder(_Pairs(judgements, claims, articles, explain), weighed)
    found = [*map(build.finding, reported)]
    unnamed = [one for one in found if _is_unnamed(one, settings)]
    below = sorted([*unnamed, *map(build.finding, undecided)], key=lambda one: -one.probability)
    named = [one for one in found if not _is_unnamed(one, settings)]
    return Decision(structure_findings(named), tuple(below[: settings.max_undecided]))


def _is_unnamed(finding: Finding, settings: Settings) -> bool:
    """Whether a contradiction is too unsure for one whose kind neither rules nor vectors tell."""
    of_no_kind = finding.relation == "contradiction" and finding.kind == "other"
    return of_no_kind and finding.probability < settings.least_unnamed


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The probabilities that count of n judged pairs, each (n,) in [0, 1]."""

    contradiction: FloatArray
    change: FloatArray
    """Of figures brought up to date; what else is explained as a change is weighed as a contradiction."""
    agreement: FloatArray

    @property
    def strongest(self) -> FloatArray:
        """Return (n,) the probability of the likeliest relation."""
        return np.maximum(np.maximum(self.contradiction, self.change), self.agreement)

    def relation(self, number: int) -> Relation:
        """Return the likeliest relation of one pair."""
        contradiction, change, agreement = self.contradiction[number], self.change[number], self.agreement[number]
        if max(contradiction, change) < agreement:
            return "agreement"
        return "contradiction" if contradiction >= change else "change"


def _weigh(
    judgements: Judgements,
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    settings: Settings,
    explain: Explain | None,
    known: RelationProbabilities | None = None,
    wanted: npt.NDArray[np.bool_] | None = None,
) -> _Weighed:
    """Return the probabilities that count; what rules call a figure brought up to date is no contradiction."""
    decided = _decide(judgements, claims, settings, known, wanted)
    change = np.zeros(len(judgements), np.float32)
    if explain is not None:
        asked = may_be_update(judgements, settings.max_neutral)
        known_pairs = _Pairs(judgements, claims, articles, explain)
        change = update_probabilities(
            judgements,
            asked if wanted is None else asked & wanted,
            lambda number: known_pairs.explained("contradiction", number),
        )
    contradiction = np.where(change > 0, np.float32(0.0), decided.contradiction)
    return _Weighed(contradiction, change, decided.agreement)


def _is_reported(weighed: _Weighed, settings: Settings) -> npt.NDArray[np.bool_]:
    """Return (n,) whether each pair's likeliest relation reaches its threshold; what has no probability doesn't."""
    strongest = weighed.strongest
    is_agreement = np.maximum(weighed.contradiction, weighed.change) < weighed.agreement
    least = np.where(is_agreement, settings.least("agreement"), settings.least("contradiction"))
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
    counted = _weigh(judgements, claims, articles, settings, explain)
    is_finding = _is_reported(counted, settings)
    probabilities = relation_probabilities(judgements, claims)
    shown = _Weighed(
        np.where(is_finding, counted.contradiction, probabilities.contradiction),
        np.where(is_finding, counted.change, np.float32(0.0)),
        np.where(is_finding, counted.agreement, probabilities.agreement),
    )
    build = _Builder(_Pairs(judgements, claims, articles, explain), shown)
    build_neutral = replace(build, pairs=replace(build.pairs, explain=None))
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
    numbers exclude each other, to which the judge is half blind. Nor where one of them is a call: that somebody should
    do something contradicts no fact.
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
    follows = (surest[:, ENTAILMENT] >= surest[:, CONTRADICTION]) & ~numbers_conflict(judgements)
    zero = np.float32(0.0)
    return RelationProbabilities(
        np.where(is_judged[CONTRADICTION] & ~follows & ~one_calls(judgements, claims), known.contradiction, zero),
        np.where(is_judged[ENTAILMENT], known.agreement, zero),
    )


def finding_id_of(one: Claim, other: Claim) -> str:
    """Return the id of a finding about two claims: the same whichever stands on the left."""
    first, second = sorted([(one.article_id, one.text), (other.article_id, other.text)])
    return make_id(*first, *second)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Judged pairs with what explains them."""

    judgements: Judgements
    claims: Sequence[Claim]
    articles: Mapping[str, Article]
    explain: Explain | None

    def sides(self, number: int) -> tuple[Side, Side]:
        """Return both claims of one pair with their articles."""
        left, right = _sides(number, self.judgements, self.claims)
        return Side(self.articles[left.article_id], left), Side(self.articles[right.article_id], right)

    def explained(self, relation: Relation, number: int) -> Explanation:
        """Return as what one pair is reported, and why, if it is a contradiction or an agreement."""
        if self.explain is None:
            return Explanation(relation, None)
        pairs = self.judgements.pairs
        left, right = self.sides(number)
        articles = left.article, right.article
        return self.explain(relation, int(pairs.left[number]), int(pairs.right[number]), articles)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes findings out of judged pairs, by their number."""

    pairs: _Pairs
    weighed: _Weighed

    def finding(self, number: int) -> Finding:
        """Return one judged pair as a finding of its likeliest relation."""
        judgements = self.pairs.judgements
        left, right = self.pairs.sides(number)
        likeliest = self.weighed.relation(number)
        relation: Relation = "agreement" if likeliest == "agreement" else "contradiction"
        explained = self.pairs.explained(relation, number)
        lr, rl = judgements.left_to_right[number], judgements.right_to_left[number]
        weighed = self.weighed
        return Finding(
            finding_id=finding_id_of(left.claim, right.claim),
            relation=explained.relation,
            kind=explained.kind or kind_of(relation, left.claim, right.claim),
            probability=float(max(weighed.contradiction[number], weighed.change[number], weighed.agreement[number])),
            similarity=float(judgements.pairs.similarity[number]),
            entailment_lr=float(lr[ENTAILMENT]),
            entailment_rl=float(rl[ENTAILMENT]),
            contradiction_lr=float(lr[CONTRADICTION]),
            contradiction_rl=float(rl[CONTRADICTION]),
            left=left,
            right=right,
            reason=explained.reason,
            evidence=explained.evidence,
        )
