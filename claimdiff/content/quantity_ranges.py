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
_MAX_FALL = 10
"""How many times what is left there may have been before, in one scale (`fell from 12 to 2 million`)."""
_UP_TO_OR_TO = frozenset(("до", "hasta", "تا", "hingga", "sampai", "ate", "auf"))


class Reader(NamedTuple):
    """A claim with its tokens and the tables of its language."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    numbers: NumberWords
    words: QuantityWords


class Ends(NamedTuple):
    """The ends of a range, equal for a number alone, and the index after it."""

    low: float
    high: float
    last: int
    goal: ReadNumber | None = None
    """Where the change ends that began with the number (`rose from 2 to 3 percent`): unit and noun stand there."""


def read_ends(reader: Reader, number: ReadNumber) -> Ends:
    """Return the ends of the range that begins with `number`; twice the number itself where none does."""
    alone = Ends(number.value, number.value, number.last)
    if _is_suspended(reader.tokens, number.last):
        number = number._replace(last=number.last + 1)
    if number.last + 1 >= len(reader.tokens):
        return alone
    second = _second_end(reader, number)
    if second is None:
        return alone
    before = _word_before(reader, number)
    if not _links_range(reader, number, before):
        if not _leads_to(reader, number, before):
            return alone
        low = _with_scale_of(number, second, _MAX_FALL)
        return Ends(low, low, number.last, second)
    low = _with_scale_of(number, second)
    return Ends(low, second.value, second.last) if low < second.value else alone


def _second_end(reader: Reader, number: ReadNumber) -> ReadNumber | None:
    """Return the number behind the next word or dash; the sign of its currency stands before it as before the first."""
    tokens, at = reader.tokens, number.last
    at += 0 if _is_joined_and(reader, at) else 1
    if reader.language == "he" and tokens[at].raw in "-‑":  # ל-300
        at += 1
    sign = tokens[number.first - 1] if number.first else None
    if sign is not None and sign.kind == "sign" and at < len(tokens) and tokens[at].raw == sign.raw:
        at += 1
    second = read_number(tokens, at, reader.numbers) if at < len(tokens) else None
    return second if second is not None and second.is_fraction == number.is_fraction else None


def _with_scale_of(number: ReadNumber, second: ReadNumber, reach: float = 1) -> float:
    """Return the first number with the scale that is said once, behind the second: 2 million in `2 to 3 million`."""
    if number.has_scale or number.is_fraction:
        return number.value
    bases = (base for base in second.bases if number.value < base * reach)
    return next((number.value * second.value / base for base in bases), number.value)


def _word_before(reader: Reader, number: ReadNumber) -> str:
    """Return the word before a number and the sign of its currency, without the clitics that `from` may carry."""
    at = number.first - 1
    if at > 0 and reader.tokens[at].kind == "sign" and reader.words.units.meaning(reader.tokens[at].word):
        at -= 1
    word = reader.tokens[at].word if at >= 0 else ""
    return word if word in reader.words.range_from else word.removeprefix("و").removeprefix("ب")


def _links_range(reader: Reader, number: ReadNumber, before: str) -> bool:
    tokens, at, words = reader.tokens, number.last, reader.words
    link = tokens[at]
    if link.raw in _DASHES:
        is_glued = tokens[at - 1].end == link.start and link.end == tokens[at + 1].start
        joins_words = is_glued and tokens[at - 1].kind == tokens[at + 1].kind == "word"  # две-три тысячи
        return joins_words or ((is_glued or link.raw in "–—") and _begins_in_digits(tokens, at + 1))
    if _is_joined_and(reader, at):
        return before in words.between
    if link.word in words.alternative:
        return True
    if link.word not in words.range_to:
        return False
    if _is_and(link.word):
        return before in words.between
    return not _is_change(reader, number.first)


def _is_suspended(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a hyphen stands for the scale that the upper end brings (`zwei- bis dreitausend`)."""
    if not 0 < at < len(tokens) - 1 or tokens[at].raw != "-" or tokens[at - 1].kind != "word":
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end < tokens[at + 1].start


def _begins_in_digits(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether digits stand at a token, or behind the sign of a currency there (`$1.5-$2 billion`)."""
    if tokens[at].kind == "sign" and at + 1 < len(tokens):
        at += 1
    return tokens[at].kind == "digits"


def _leads_to(reader: Reader, number: ReadNumber, before: str) -> bool:
    """Whether the number is where a change began (`rose from 2 to 3 million`)."""
    link = reader.tokens[number.last].word
    return link in reader.words.range_to and before in reader.words.range_from and _is_change(reader, number.first)


def _is_and(word: str) -> bool:
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


def n_range_words(reader: Reader, first: int, ends: Ends) -> int:
    """Return 1 where a `between` or `from` stands before a range, so that a bound is looked for before it."""
    is_range = ends.high != ends.low and first
    return int(bool(is_range) and reader.tokens[first - 1].word in reader.words.range_from)


def unit_range(reader: Reader, number: ReadNumber, unit: Unit) -> tuple[float, Unit]:
    """Read `between 3 % and 5 %` and `between $1 billion and $2 billion`, where the unit stands on both ends."""
    at = unit.last
    if _word_before(reader, number) not in reader.words.between or at + 1 >= len(reader.tokens):
        return number.value, unit
    is_joined = _is_joined_and(reader, at)
    if reader.tokens[at].word not in reader.words.range_to and not is_joined:
        return number.value, unit
    second = _second_end(reader, number._replace(last=at))
    if second is None or second.value <= number.value:
        return number.value, unit
    second_unit = find_unit(reader.tokens, second.first, second.last, reader.words)
    if second_unit.name != unit.name:
        return number.value, unit
    return second.value, second_unit._replace(first=unit.first, sign_first=unit.sign_first)
