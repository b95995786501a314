"""Figures: how plainly two claims tell one figure in two ways, as numbers for the relation classifier.

That two numbers differ says little by itself; that both count the dead, exactly, up to one evening, says a lot.
"""

from __future__ import annotations

from math import log

from claimdiff.claim_content import ClaimContent
from claimdiff.content.base_units import in_base_unit
from claimdiff.content.compare_times import name_days, name_other_days
from claimdiff.content.conflicting_numbers import find_best_conflict
from claimdiff.content.counted_nouns import PERSON, may_count_alike
from claimdiff.content.hours import tell_one_hour
from claimdiff.content.magnitudes import ratio_of

FIGURE_FEATURES = (
    "figure_conflicts",
    "figure_counts_people_alike",
    "figure_of_one_unit",
    "figure_counts_one_sort",
    "figure_of_one_noun",
    "figure_is_sole",
    "figure_is_exact",
    "figure_log_ratio",
    "figure_of_one_day",
    "figure_day_on_one_side",
    "figure_of_other_days",
    "figure_of_other_past_days",
    "figure_of_other_hours",
    "figure_of_one_minute",
    "figure_is_share",
    "figure_is_large",
)
"""Names of the columns of `compare_figures`; all but the first are 0 where no two numbers conflict."""

MAX_RATIO = 100.0
"""More times as many says no more."""
LARGE = 10
"""Smaller numbers count anything."""


def compare_figures(left: ClaimContent, right: ClaimContent, *, same_language: bool) -> tuple[float, ...]:
    """Return the `FIGURE_FEATURES` of one pair of claims: of the two numbers that conflict most plainly.

    Each is 0 or 1 but `figure_log_ratio`, the natural logarithm of how many times the smaller number the larger is,
    [0, 4.6].
    """
    found = find_best_conflict(left, right, same_language=same_language)
    if found is None:
        return (0.0,) * len(FIGURE_FEATURES)
    one, other = found
    units = in_base_unit(one)[2], in_base_unit(other)[2]
    both_name_days = name_days(left.times) and name_days(right.times)
    is_of_other_days = name_other_days(left.times, right.times)
    minutes = {time.minute_of_day for time in left.times} & {time.minute_of_day for time in right.times} - {None}
    return tuple(
        map(
            float,
            (
                True,
                bool(one.counted) and one.counted == other.counted,
                units[0] == units[1] not in ("", PERSON),
                may_count_alike(one, other) is True,
                bool(one.noun) and one.noun == other.noun,
                len(left.quantities) == len(right.quantities) == 1,
                one.bound == other.bound == "exactly",
                log(min(ratio_of(one, other), MAX_RATIO)),
                both_name_days and not is_of_other_days,
                name_days(left.times) != name_days(right.times),
                is_of_other_days,
                name_other_days(left.times, right.times, weekdays_are_past=True),
                tell_one_hour((left.times, left.day_parts), (right.times, right.day_parts)) is False,
                bool(minutes),
                units == ("%", "%"),
                min(one.low, other.low) >= LARGE,
            ),
        )
    )
