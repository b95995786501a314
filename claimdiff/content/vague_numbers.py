"""Numbers that give no amount to compare: `ده‌ها` (dozens), `mehrere tausend`, ages beside a name, below zero."""

from __future__ import annotations

from claimdiff.content.number_words import NumberWords
from claimdiff.content.quantity_parts import Unit
from claimdiff.content.quantity_words import QuantityWords
from claimdiff.content.read_number import ReadNumber
from claimdiff.content.tokens import Token

_MINUS_SIGNS = frozenset("-−")
_OPENING = frozenset("(“«\"'")
_COMMAS = frozenset(",،")
_UNITS_BELOW_ZERO = frozenset(("degree", "fahrenheit", "%", "pp", ""))
_YOUNGEST, _OLDEST = 1, 110
"""Years: a bare number between commas or in brackets behind a name is its age."""


def is_vague(tokens: tuple[Token, ...], number: ReadNumber, numbers: NumberWords, words: QuantityWords) -> bool:
    """Whether a number word stands for no certain number (`ده‌ها نفر`, `on binlerce`, `several hundred thousand`)."""
    if number.in_digits:
        return False
    before = tokens[number.first - 1].word if number.first else ""
    after = tokens[number.last].word if number.last < len(tokens) else ""
    if after in words.vague_after or (number.has_scale and before in words.vague):
        return True
    return number.last > number.first + 1 and tokens[number.first].word in numbers.plural_hundreds


def is_age_beside_name(tokens: tuple[Token, ...], number: ReadNumber) -> bool:
    """Whether bare digits stand between commas, or in brackets behind a capital, as an age does (`Smith, 42, said`)."""
    first, last = number.first, number.last
    if not number.in_digits or last != first + 1 or first < 2 or last >= len(tokens):
        return False
    if not (number.value.is_integer() and _YOUNGEST <= number.value <= _OLDEST) or tokens[first - 2].kind != "word":
        return False
    if tokens[first - 1].raw in _COMMAS:
        return tokens[last].raw in _COMMAS
    return tokens[first - 1].raw == "(" and tokens[last].raw == ")" and tokens[first - 2].raw[0].isupper()


def is_age(tokens: tuple[Token, ...], first: int, words: QuantityWords) -> bool:
    """Whether a word for age stands before the number at token `first` and its bound (`aged over 42`)."""
    if first and tokens[first - 1].word in words.range_from:
        first -= 1
    bound = words.before.match_before(tokens, first)
    return words.age.match_before(tokens, first if bound is None else bound[1]) is not None


def after_negative(
    tokens: tuple[Token, ...], number: ReadNumber, unit: Unit, words: QuantityWords, *, has_noun: bool
) -> int:
    """Return the index after a number below zero with its words, 0 where it is none: no rule compares such numbers."""
    for end in (unit.last, number.last):
        if (below := words.below_zero.match_at(tokens, end)) is not None:
            return below[1]
    if unit.name not in _UNITS_BELOW_ZERO or has_noun:
        return 0
    is_negative = _has_minus_sign(tokens, number.first) or _has_minus_word(tokens, number.first, words)
    return unit.last if is_negative else 0


def _has_minus_sign(tokens: tuple[Token, ...], first: int) -> bool:
    if not first or tokens[first - 1].raw not in _MINUS_SIGNS or tokens[first - 1].end != tokens[first].start:
        return False
    if first == 1:
        return True
    before = tokens[first - 2]
    stands_apart = before.end < tokens[first - 1].start or before.raw in _OPENING
    return stands_apart and before.kind != "digits"


def _has_minus_word(tokens: tuple[Token, ...], first: int, words: QuantityWords) -> bool:
    is_minus = bool(first) and tokens[first - 1].word in words.minus
    return is_minus and words.before.match_before(tokens, first) is None  # al menos 12
