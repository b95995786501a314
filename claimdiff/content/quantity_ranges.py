"""Ranges: `between 10 and 12`, `10-12`, `من 3 إلى 5`; and the changes that look like them (`rose from 3 to 5`)."""

from __future__ import annotations

from typing import NamedTuple

from claimdiff.content.number_words import NumberWords
from claimdiff.content.quantity_parts import Unit, find_unit
from claimdiff.content.quantity_words import QuantityWords
from claimdiff.content.read_number import ReadNumber, read_number
from claimdiff.content.tokens import Token

_DASHES = frozenset("-–—‑~")
_MAX_CHANGE_TOKENS = 12
"""How far before `from 3 to 5` a verb of change may stand."""
_UP_TO_OR_TO = frozenset(("до", "hasta", "تا", "hingga", "sampai", "ate", "auf"))


class Reader(NamedTuple):
    """A claim with its tokens and the tables of its language."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    numbers: NumberWords
    words: QuantityWords


def range_end(reader: Reader, number: ReadNumber) -> tuple[float, int]:
    """Return the upper end of a range that begins with `number`, and the index after it; the number itself else."""
    tokens, at = reader.tokens, number.last
    alone = number.value, number.last
    if at + 1 >= len(tokens) or not _links_range(reader, number):
        return alone
    step = 0 if _is_joined_and(reader, at) else 1
    second = read_number(tokens, at + step, reader.numbers)
    if second is None or second.is_fraction != number.is_fraction:
        return alone
    low = number.value
    if low < second.value:
        return second.value, second.last
    return alone


def _links_range(reader: Reader, number: ReadNumber) -> bool:
    tokens, at, words = reader.tokens, number.last, reader.words
    link = tokens[at]
    if link.raw in _DASHES:
        is_glued = tokens[at - 1].end == link.start and link.end == tokens[at + 1].start
        return (is_glued or link.raw in "–—") and tokens[at + 1].kind == "digits"
    before = tokens[number.first - 1].word if number.first else ""
    before = before.removeprefix("و").removeprefix("ب") if before not in words.range_from else before
    if _is_joined_and(reader, at):
        return before in words.between
    if link.word not in words.range_to:
        return False
    if _is_and(reader, link.word):
        return before in words.between
    return not _is_change(reader, number.first)


def _is_and(reader: Reader, word: str) -> bool:
    return word in ("and", "et", "y", "e", "und", "и", "і", "та", "و", "dan", "ve", "ו")


def _is_joined_and(reader: Reader, at: int) -> bool:
    """Whether an `and` is written onto the number word at this token (`وعشرين`)."""
    token = reader.tokens[at]
    prefix = reader.numbers.joiner_prefix
    if not prefix or token.kind != "word" or not token.word.startswith(prefix) or token.word == prefix:
        return False
    atom = reader.numbers.atom(token)
    return atom is not None and atom.joined


def _is_change(reader: Reader, first: int) -> bool:
    window = range(max(0, first - _MAX_CHANGE_TOKENS), first)
    return any(reader.words.change.match_at(reader.tokens, at) is not None for at in window)


def says_to(reader: Reader, first: int) -> bool:
    """Whether `до`, `hasta` … before a number tell where a change ended, and not a limit (`снизился до 29`)."""
    return first > 0 and reader.tokens[first - 1].word in _UP_TO_OR_TO and _is_change(reader, first)


def n_range_words(reader: Reader, number: ReadNumber, high: float) -> int:
    """Return 1 where a `between` or `from` stands before a range, so that a bound is looked for before it."""
    is_range = high != number.value and number.first
    return int(bool(is_range) and reader.tokens[number.first - 1].word in reader.words.range_from)


def unit_range(reader: Reader, number: ReadNumber, unit: Unit) -> tuple[float, Unit]:
    """Read `between 3 % and 5 %`, where the unit stands on both ends."""
    before = reader.tokens[number.first - 1].word if number.first else ""
    at = unit.last
    if before not in reader.words.between or at + 1 >= len(reader.tokens):
        return number.value, unit
    is_joined = _is_joined_and(reader, at)
    if reader.tokens[at].word not in reader.words.range_to and not is_joined:
        return number.value, unit
    second = read_number(reader.tokens, at if is_joined else at + 1, reader.numbers)
    if second is None or second.value <= number.value:
        return number.value, unit
    second_unit = find_unit(reader.tokens, second.first, second.last, reader.words)
    if second_unit.name != unit.name:
        return number.value, unit
    return second.value, second_unit._replace(first=unit.first, sign_first=unit.sign_first)
