"""Quantities: the numbers of a claim, with what they count, their unit and how exact they are said to be.

Numbers in digits of any script, in words and in both are read by own tables: text2num 3.1 knows eight Western
languages, and neither Arabic nor Russian, Ukrainian, Persian, Turkish or Chinese, and gives no bounds, units or nouns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from claimdiff.content.han_quantities import find_han_quantities
from claimdiff.content.number_names import is_name
from claimdiff.content.number_words import NumberWords, number_words_of
from claimdiff.content.quantity_parts import CURRENCIES, Unit, bare_noun, find_bound, find_noun, find_unit
from claimdiff.content.quantity_words import QuantityWords, quantity_words_of
from claimdiff.content.read_number import ReadNumber, read_number
from claimdiff.content.records import Bound, Quantity
from claimdiff.content.times import find_time_spans
from claimdiff.content.tokens import Token, read_tokens

_DASHES = frozenset("-–—‑~")
_ONE_IS_NO_ARTICLE = frozenset(("en", "ru", "uk", "ar", "he"))
_MAX_CHANGE_TOKENS = 12
"""How far before `from 3 to 5` a verb of change may stand."""
_SHARE = "%"


class _Found(NamedTuple):
    quantity: Quantity
    last: int
    """Index after the last token that was used."""
    noun_at: int
    """Where a noun was looked for and a number stands instead, else -1."""


class _Reader(NamedTuple):
    text: str
    language: str
    tokens: tuple[Token, ...]
    numbers: NumberWords
    words: QuantityWords


def find_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the quantities of `text` in order, none overlapping; none for a language without tables.

    Dates, years and times of day are not among them, nor ordinals, and a word for one only where it clearly counts.
    A share in words (`a third`, `نصف`) is given in percent.
    """
    if language == "zh":
        return find_han_quantities(text)
    numbers, words = number_words_of(language), quantity_words_of(language)
    if numbers is None or words is None:
        return ()
    reader = _Reader(text, language, read_tokens(text, language), numbers, words)
    taken = _tokens_in_spans(reader.tokens, find_time_spans(text, language))
    found: list[_Found] = []
    at = 0
    while at < len(reader.tokens):
        here = None if at in taken else _read_at(reader, at)
        if here is None:
            at += 1
            continue
        if here.quantity.end > 0:
            found.append(here)
        at = max(here.last, at + 1)
    return tuple(_share_nouns(reader.tokens, found))


def _tokens_in_spans(tokens: tuple[Token, ...], spans: list[tuple[int, int]]) -> set[int]:
    inside: set[int] = set()
    number = 0
    for at, token in enumerate(tokens):
        while number < len(spans) and spans[number][1] <= token.start:
            number += 1
        if number < len(spans) and spans[number][0] <= token.start:
            inside.add(at)
    return inside


_NOTHING = Quantity(0, 0, "exactly", "", "", 0, 0)


def _read_at(reader: _Reader, at: int) -> _Found | None:
    """Read the quantity whose number begins at a token; one with an empty span is a number that counts nothing."""
    token = reader.tokens[at]
    if token.kind == "sign":
        return None
    if reader.language == "ar" and (arabic := _read_arabic(reader, at)):
        return arabic
    number = read_number(reader.tokens, at, reader.numbers)
    if number is None:
        return None
    if is_name(reader.text, reader.tokens, number, reader.words, reader.language):
        return _Found(_NOTHING, number.last, -1)
    high, last = _range_end(reader, number)
    unit = find_unit(reader.tokens, number.first, last, reader.words)
    if unit.name == _SHARE and high == number.value:
        high, unit = _percent_range(reader, number, unit)
    quantity_first = unit.first - _n_range_words(reader, number, high)
    noun, noun_end = _noun_of(reader, unit, number)
    bound = find_bound(reader.tokens, quantity_first, (last, unit.last, noun_end), reader.words)
    if not _counts(reader, number, unit, bound):
        return _Found(_NOTHING, number.last, -1)
    if bound is None:
        bound = "about" if number.is_rounded else "exactly"
    factor, name = (100, _SHARE) if number.is_fraction and not unit.name else (1, unit.name)
    start, end = reader.tokens[unit.sign_first].start, reader.tokens[unit.sign_last - 1].end
    quantity = Quantity(round(number.value * factor, 6), round(high * factor, 6), bound, name, noun, start, end)
    return _Found(quantity, max(last, unit.last), -1 if noun else noun_end)


def _noun_of(reader: _Reader, unit: Unit, number: ReadNumber) -> tuple[str, int]:
    if unit.name == "person":
        return bare_noun(reader.tokens[unit.last - 1].word), unit.last
    noun, end = find_noun(reader.tokens, unit.last, reader.words, after_of=bool(unit.name))
    if end > unit.last and noun and reader.numbers.atom(reader.tokens[end - 1]) and not number.is_one:
        return "", end - 1  # three of the seven: the next number says what they are
    return noun, end


def _counts(reader: _Reader, number: ReadNumber, unit: Unit, bound: Bound | None) -> bool:
    """Whether words that may be something else than a number (`one`, `a third`, `half`, `نه`) are one here."""
    follows_of = reader.words.of.match_at(reader.tokens, number.last) is not None
    if number.needs_of:
        return follows_of or (bool(unit.name) and unit.name != "person")
    if number.needs_unit:
        follows_the = number.last < len(reader.tokens) and reader.tokens[number.last].word in reader.words.determiners
        return bool(unit.name) or follows_of or (number.is_fraction and follows_the)
    if not number.is_one:
        return True
    if follows_of and not unit.name:
        return False
    is_measured = reader.language in _ONE_IS_NO_ARTICLE and unit.name not in ("", "day")
    return bound is not None or unit.name in ("%", "pp") or is_measured


def _range_end(reader: _Reader, number: ReadNumber) -> tuple[float, int]:
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


def _links_range(reader: _Reader, number: ReadNumber) -> bool:
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


def _is_and(reader: _Reader, word: str) -> bool:
    return word in ("and", "et", "y", "e", "und", "и", "і", "та", "و", "dan", "ve", "ו")


def _is_joined_and(reader: _Reader, at: int) -> bool:
    """Whether an `and` is written onto the number word at this token (`وعشرين`)."""
    token = reader.tokens[at]
    prefix = reader.numbers.joiner_prefix
    if not prefix or token.kind != "word" or not token.word.startswith(prefix) or token.word == prefix:
        return False
    atom = reader.numbers.atom(token)
    return atom is not None and atom.joined


def _is_change(reader: _Reader, first: int) -> bool:
    window = range(max(0, first - _MAX_CHANGE_TOKENS), first)
    return any(reader.words.change.match_at(reader.tokens, at) is not None for at in window)


def _n_range_words(reader: _Reader, number: ReadNumber, high: float) -> int:
    """Return 1 where a `between` or `from` stands before a range, so that a bound is looked for before it."""
    is_range = high != number.value and number.first
    return int(bool(is_range) and reader.tokens[number.first - 1].word in reader.words.range_from)


def _percent_range(reader: _Reader, number: ReadNumber, unit: Unit) -> tuple[float, Unit]:
    """Read `between 3 % and 5 %`, where the unit stands on both ends."""
    before = reader.tokens[number.first - 1].word if number.first else ""
    at = unit.last
    if before not in reader.words.between or at + 1 >= len(reader.tokens):
        return number.value, unit
    if reader.tokens[at].word not in reader.words.range_to:
        return number.value, unit
    second = read_number(reader.tokens, at + 1, reader.numbers)
    if second is None or second.value <= number.value:
        return number.value, unit
    second_unit = find_unit(reader.tokens, second.first, second.last, reader.words)
    return second.value, second_unit._replace(first=unit.first, sign_first=unit.sign_first)


def _read_arabic(reader: _Reader, at: int) -> _Found | None:
    """Read what only Arabic writes: duals, and numbers after their noun (`الأعضاء التسعة`, `قتيل واحد`)."""
    token = reader.tokens[at]
    noun = _dual_noun(token.word, reader.numbers)
    if noun is not None:
        half = at + 1 < len(reader.tokens) and reader.tokens[at + 1].word == "ونصف"
        value = 2.5 if half else 2.0
        bound = find_bound(reader.tokens, at, (at + 1,), reader.words) or "exactly"
        unit = reader.words.units.meaning(noun) or ""
        end = reader.tokens[at + half].end
        shown = "" if unit and unit != "person" else noun
        return _Found(Quantity(value, value, bound, unit, shown, token.start, end), at + 1 + half, -1)
    if not at or reader.tokens[at - 1].kind != "word":
        return None
    before = bare_noun(reader.tokens[at - 1].word)
    unit = reader.words.units.meaning(before) or ""
    if token.word in ("واحد", "واحده", "واحدا") and (unit or before in reader.numbers.duals.values()):
        return _Found(Quantity(1, 1, "exactly", unit, before, token.start, token.end), at + 1, -1)
    atom = reader.numbers.atoms.get(token.word[2:]) if token.word.startswith("ال") else None
    if atom is None or atom.kind != "simple" or not 3 <= atom.value <= 10 or before in reader.words.naming:
        return None
    return _Found(Quantity(atom.value, atom.value, "exactly", unit, before, token.start, token.end), at + 1, -1)


def _dual_noun(word: str, numbers: NumberWords) -> str | None:
    if (noun := numbers.duals.get(word)) is not None:
        return noun
    if word[:1] in ("و", "ب", "ل", "ف") and (noun := numbers.duals.get(word[1:])) is not None:
        return noun
    is_feminine = len(word) > 5 and word.endswith("تان") and not word.endswith("ستان") and not word.startswith("ال")
    return word[:-3] + "ه" if is_feminine else None


def _share_nouns(tokens: tuple[Token, ...], found: list[_Found]) -> list[Quantity]:
    """Give `87 of 138 drones` one noun: what the second number counts is what the first one does."""
    quantities = [item.quantity for item in found]
    for at in range(len(found) - 2, -1, -1):
        here, following = found[at], quantities[at + 1]
        is_next = 0 <= here.noun_at < len(tokens) and tokens[here.noun_at].start == following.start
        if is_next and not quantities[at].noun and quantities[at].unit in ("", "%"):
            unit = quantities[at].unit or ("" if following.unit in CURRENCIES else following.unit)
            quantities[at] = replace(quantities[at], noun=following.noun, unit=unit)
    return quantities
