"""Meeting: the numbers and times that two agreeing claims share."""

from __future__ import annotations

from dataclasses import replace

from claimdiff.content.base_units import in_base_unit
from claimdiff.content.compare_numbers import is_same_kind
from claimdiff.content.mentions import counted_span
from claimdiff.content.told import Told
from claimdiff.content.word_spans import join_spans
from claimdiff.records import Span


def find_meeting(left: Told, right: Told) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the characters of either claim's text that hold a number or a time that the other claim has too."""
    same_language = left.language == right.language
    numbers = [
        (counted_span(left, one), counted_span(right, other))
        for one in left.content.quantities
        for other in right.content.quantities
        if is_same_kind(one, other, same_language) and in_base_unit(one) == in_base_unit(other)
    ]
    times = [
        ((one.start, one.end), (other.start, other.end))
        for one in left.content.times
        for other in right.content.times
        if replace(one, start=other.start, end=other.end) == other
    ]
    met = [*numbers, *times]
    return join_spans([one for one, _ in met], left.text), join_spans([other for _, other in met], right.text)
