"""Comparing contents: in what two claims' numbers, times, names, speakers and polarity meet or conflict, as numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from claimdiff.claim_content import ClaimContent
from claimdiff.content.compare_numbers import compare_quantities
from claimdiff.content.compare_times import compare_times, name_other_days
from claimdiff.content.figures import FIGURE_FEATURES, compare_figures
from claimdiff.content.hours import tell_one_hour
from claimdiff.content.names import shared_names
from claimdiff.content.speaker_names import is_same_speaker
from claimdiff.records import CandidatePairs, Claim, PairFeatures

CONTENT_FEATURES = (
    "quantity_meets",
    "quantity_conflicts",
    "quantity_both",
    "quantities_conflict",
    "time_meets",
    "time_conflicts",
    "days_differ",
    "past_days_differ",
    "hours_meet",
    "hours_differ",
    "names_shared",
    "polarity_differs",
    "denial_or_accusation",
    "both_quoted",
    "same_speaker",
    "speakers_differ",
    *FIGURE_FEATURES,
)
"""Names of the columns of `compare_contents`."""

MAX_NAMES = 3
"""More shared names say no more."""


def compare_contents(
    contents: Sequence[ClaimContent], claims: Sequence[Claim], pairs: CandidatePairs, wanted: npt.NDArray[np.bool_]
) -> PairFeatures:
    """Return the `CONTENT_FEATURES` of n pairs; 0 where a language has no rules and where `wanted` (n,) is false."""
    values = np.zeros((len(pairs), len(CONTENT_FEATURES)))
    for number in np.flatnonzero(wanted):
        left, right = int(pairs.left[number]), int(pairs.right[number])
        values[number] = compare_two(contents[left], contents[right], claims[left], claims[right])
    return PairFeatures(CONTENT_FEATURES, values)


def compare_two(left: ClaimContent, right: ClaimContent, left_claim: Claim, right_claim: Claim) -> tuple[float, ...]:
    """Return the `CONTENT_FEATURES` of one pair of claims."""
    if not (left.is_covered and right.is_covered):
        return (0.0,) * len(CONTENT_FEATURES)
    same_language = left_claim.language == right_claim.language
    quantity_meets, n_conflicting = compare_quantities(left, right, same_language)
    time_meets, time_conflicts = compare_times(left.times, right.times)
    n_names = shared_names(left_claim.text, left_claim.language, right_claim.text, right_claim.language)
    is_one_hour = tell_one_hour((left.times, left.day_parts), (right.times, right.day_parts))
    same_speaker = _same_speaker(left, right, left_claim, right_claim)
    reports = ("reports_denial", "reports_accusation")
    return (
        float(quantity_meets),
        float(n_conflicting > 0 and not quantity_meets),
        float(n_conflicting > 0 and quantity_meets),
        float(n_conflicting > 1 and not quantity_meets),
        float(time_meets),
        float(time_conflicts),
        float(name_other_days(left.times, right.times)),
        float(name_other_days(left.times, right.times, weekdays_are_past=True)),
        float(is_one_hour is True),
        float(is_one_hour is False),
        min(n_names, MAX_NAMES) / MAX_NAMES,
        float(left.negated != right.negated),
        float((left.stance in reports) != (right.stance in reports)),
        float(left_claim.quoted and right_claim.quoted),
        float(same_speaker is True),
        float(same_speaker is False),
        *compare_figures(left, right, same_language=same_language),
    )


def _same_speaker(left: ClaimContent, right: ClaimContent, left_claim: Claim, right_claim: Claim) -> bool | None:
    """Whether both claims name the same speaker; None where one names none, or their words can't tell."""
    if left.speaker is None or right.speaker is None:
        return None
    return is_same_speaker(left.speaker, left_claim.language, right.speaker, right_claim.language)
