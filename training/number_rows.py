"""Pairs made by changing numbers: what a judge must see to tell a figure that differs from a thing that differs.

Of two claims that agree and share a number, one gets another number in its place: they contradict each other; both get
it: they still agree. Of two claims that are merely related and have numbers of one unit, both get the same one: they
are still merely related. The judge cannot learn from that that digits mean contradiction, nor that equal ones mean
agreement (counterfactual pairs, Kaushik et al., ICLR 2020).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimdiff.claim_content import Quantity
from claimdiff.content.magnitudes import may_equal
from claimdiff.content.quantities import find_quantities
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL
from training.labelled_rows import LabelledRow

SOURCE = "numbers"
RATIOS = (0.25, 0.4, 0.5, 0.6, 0.75, 0.8, 1.25, 1.4, 1.6, 2.0, 3.0)
"""Of the new number to the old: far enough to be no rounding of it."""
MAX_PLACED = 10_000_000
"""Larger numbers are written with a word for the scale."""
_SIGN = re.compile(r"[^\d\s.,٫٬٠-٩۰-۹]+")
_NON_WESTERN = {"ar": str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫"), "fa": str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫")}
_DECIMAL_COMMA = frozenset(("fr", "ru", "es", "de", "tr", "uk", "it", "pt", "id"))


@dataclass(frozen=True, slots=True)
class Said:
    """A claim and its language."""

    text: str
    language: str


def agreeing_rows(one: Said, other: Said, draw: random.Random) -> Iterator[LabelledRow]:
    """Yield a contradiction (both directions) and an agreement made of two claims that agree; none without a number
    that both name exactly."""
    if draw.random() < 0.5:
        one, other = other, one
    shared = [
        (mine, its) for mine in _exact(one) for its in _exact(other) if mine.unit == its.unit and mine.low == its.low
    ]
    if not shared:
        return
    mine, its = draw.choice(shared)
    value = another_number(mine.low, draw)
    if value is None:
        return
    changed, changed_too = put_number(one, mine, value, draw), put_number(other, its, value, draw)
    for premise, hypothesis in ((changed, other.text), (other.text, changed)):
        yield LabelledRow(premise, hypothesis, CONTRADICTION, SOURCE)
    for premise, hypothesis in ((changed, changed_too), (changed_too, changed)):
        yield LabelledRow(premise, hypothesis, ENTAILMENT, SOURCE)


def neutral_rows(one: Said, other: Said, draw: random.Random) -> Iterator[LabelledRow]:
    """Yield two merely related claims with one number in both (both directions); none without numbers of one unit."""
    alike = [
        (mine, its)
        for mine in _exact(one)
        for its in _exact(other)
        if mine.unit == its.unit and not may_equal(mine, its)
    ]
    if not alike:
        return
    mine, its = draw.choice(alike)
    value = draw.choice((mine.low, its.low))
    equal = put_number(one, mine, value, draw), put_number(other, its, value, draw)
    for premise, hypothesis in (equal, equal[::-1]):
        yield LabelledRow(premise, hypothesis, NEUTRAL, SOURCE)


def another_number(value: float, draw: random.Random) -> float | None:
    """Return a number of about as many digits that is no rounding of `value`; None for 0 and 1, which are not counts
    that another outlet gets wrong by a factor."""
    if value < 2:
        return None
    new = value * draw.choice(RATIOS)
    if value == int(value):
        step = 10 ** max(0, len(str(int(value))) - 2)
        new = max(2, round(new / step) * step)
    else:
        new = round(new, 1)
    return None if abs(new - value) <= 0.1 * value else new


def put_number(said: Said, quantity: Quantity, value: float, draw: random.Random) -> str:
    """Return the claim with another number in digits in the place of one of its own; a unit sign stays."""
    digits = f"{value:g}" if value < 1e6 else f"{value:.0f}"
    if said.language in _DECIMAL_COMMA:
        digits = digits.replace(".", ",")
    if said.language in _NON_WESTERN and draw.random() < 0.5:
        digits = digits.translate(_NON_WESTERN[said.language])
    written = said.text[quantity.start : quantity.end]
    has_digits = any(character.isdigit() for character in written)
    signs = [match.group() for match in _SIGN.finditer(written)] if has_digits else []
    sign = next((sign for sign in signs if not any(character.isalpha() for character in sign)), "")
    placed = sign + digits if sign and written.startswith(sign) else digits + sign
    return said.text[: quantity.start] + placed + said.text[quantity.end :]


def rows_of_lists(agreeing: Sequence[Said], neutral: Sequence[Said], draw: random.Random) -> Iterator[LabelledRow]:
    """Yield the rows of claims that agree with each other, and of others that are merely related to them."""
    for at, one in enumerate(agreeing):
        for other in agreeing[at + 1 :]:
            yield from agreeing_rows(one, other, draw)
        for other in neutral:
            yield from neutral_rows(one, other, draw)


def _exact(said: Said) -> list[Quantity]:
    """Return the claim's numbers that are one value, said exactly."""
    quantities = find_quantities(said.text, said.language)
    whole = [one for one in quantities if said.text[one.end : one.end + 1] not in ("-", "‑")]  # not half-a-
    return [one for one in whole if one.low == one.high < MAX_PLACED and one.bound == "exactly"]
