"""Quantities: the numbers of a claim, with what they count, their unit and how exact they are said to be.

Numbers in digits of any script, in words and in both are read by own tables: text2num 3.1 knows eight Western
languages, and neither Arabic nor Russian, Ukrainian, Persian, Turkish or Chinese, and gives no bounds, units or nouns.
"""

from __future__ import annotations

from dataclasses import replace

from claimdiff.claim_content import Bound, Quantity
from claimdiff.content.arabic_quantities import (
    NOTHING,
    SHARE,
    Found,
    after_same_scale,
    part_of_scale,
    read_arabic,
    read_dual_scale,
    with_part,
)
from claimdiff.content.compound_durations import (
    after_hyphen,
    end_of_part,
    is_half_of_unit,
    is_part_of_clock,
    join_durations,
)
from claimdiff.content.han_quantities import find_han_quantities
from claimdiff.content.number_adjectives import split_number_adjectives
from claimdiff.content.number_names import is_name
from claimdiff.content.number_tokens import join_number_tokens
from claimdiff.content.number_words import number_words_of
from claimdiff.content.one_and_half import is_ago, read_one_and_half
from claimdiff.content.quantity_parts import CURRENCIES, Unit, after_bound, bare_noun, find_bound, find_noun, find_unit
from claimdiff.content.quantity_ranges import Ends, Reader, n_range_words, read_ends, says_to, unit_range
from claimdiff.content.quantity_words import quantity_words_of
from claimdiff.content.read_number import ReadNumber, read_number
from claimdiff.content.split_halves import split_halves
from claimdiff.content.times import find_time_spans
from claimdiff.content.tokens import Token, read_tokens
from claimdiff.content.vague_numbers import after_negative, is_age, is_age_beside_name, is_vague

_MAX_CELSIUS = 60
"""No weather is hotter: more English degrees without a scale are Fahrenheit."""
_EN_ARTICLES = frozenset(("a", "an"))
_ONE_IS_NO_ARTICLE = frozenset(("en", "ru", "uk", "ar", "he"))


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
    tokens = split_number_adjectives(read_tokens(text, language), numbers, words.units)
    tokens = join_number_tokens(split_halves(tokens, numbers, words.units), numbers, words)
    reader = Reader(text, language, tokens, numbers, words)
    taken = _tokens_in_spans(reader.tokens, find_time_spans(text, language))
    found: list[Found] = []
    at = 0
    while at < len(reader.tokens):
        here = None if at in taken else _read_at(reader, at)
        if here is None:
            at += 1
            continue
        if scale := part_of_scale(reader, here, at):
            joined = with_part(found[-1], here, at, scale) if found else None
            found[-1:] = [joined] if joined is not None else found[-1:]
        elif here.quantity.end > 0 and not is_ago(reader, here):
            found.append(here)
        at = max(here.last, at + 1)
    return join_durations(text, _share_nouns(reader.tokens, found))


def _tokens_in_spans(tokens: tuple[Token, ...], spans: list[tuple[int, int]]) -> set[int]:
    inside: set[int] = set()
    number = 0
    for at, token in enumerate(tokens):
        while number < len(spans) and spans[number][1] <= token.start:
            number += 1
        if number < len(spans) and spans[number][0] <= token.start:
            inside.add(at)
    return inside


_ORDINALS_OF_HALVES = frozenset((
    "first", "second", "latter", "final", "ikinci", "birinci", "ilk", "son", "zweite", "zweiten", "erste", "ersten",
    "seconde", "premiere", "segunda", "primera", "primeira", "prima", "seconda", "вторая", "второи", "вторую", "первая",
    "первую", "первои", "друга", "другу", "другіи", "першу", "перша",
))  # fmt: skip
"""Folded words before `half` that make a part of it and no share (`the second half of the year`)."""


def _read_at(reader: Reader, at: int) -> Found | None:
    """Read the quantity whose number begins at a token; one with an empty span is a number that counts nothing."""
    token = reader.tokens[at]
    if token.kind == "sign":
        return None
    if one_and_half := read_one_and_half(reader, at):
        return one_and_half
    if reader.language == "ar" and (arabic := read_arabic(reader, at)):
        return arabic
    number = read_number(reader.tokens, at, reader.numbers) or read_dual_scale(reader, at)
    if number is None:
        return None
    if after_scale := _after_bound_and_scale(reader, number):
        return Found(NOTHING, after_scale, -1)
    if _gives_no_amount(reader, number):
        return Found(NOTHING, number.last, -1)
    return _read_around(reader, number)


def _gives_no_amount(reader: Reader, number: ReadNumber) -> bool:
    return (
        is_name(reader.text, reader.tokens, number, reader.words, reader.language)
        or is_vague(reader.tokens, number, reader.numbers, reader.words)
        or is_age_beside_name(reader.tokens, number)
        or is_half_of_unit(reader, number)
        or is_part_of_clock(reader, number)
    )


def _after_bound_and_scale(reader: Reader, number: ReadNumber) -> int:
    """Return the index after a scale that a bound parts from its number (`200+ million`), which isn't read; else 0."""
    at = after_bound(reader.tokens, number.last, reader.words)
    if at == number.last or at >= len(reader.tokens):
        return 0
    atom = reader.numbers.atom(reader.tokens[at])
    return at + 1 if atom is not None and atom.kind == "scale" else 0


def _read_around(reader: Reader, number: ReadNumber) -> Found:
    """Read what stands around a number: the end of its range, its unit, its noun and its bound."""
    number = number._replace(last=after_same_scale(reader, number.last))
    ends = read_ends(reader, number)
    ends = ends._replace(last=after_same_scale(reader, ends.last))
    ends, unit = _unit_around(reader, number, ends)
    half_end, part = end_of_part(reader, unit)
    if half_end:
        ends = ends._replace(low=ends.low + (0 if ends.low < ends.high else part), high=ends.high + part)
        unit = unit._replace(last=half_end, sign_last=half_end)
        number = number._replace(is_one=False)
    noun, noun_end = _noun_of(reader, unit, number)
    if ends.goal is not None and not unit.name and not noun:
        reached = find_unit(reader.tokens, ends.goal.first, ends.goal.last, reader.words)
        unit, noun = unit._replace(name=reached.name), _noun_of(reader, reached, ends.goal)[0]
    is_aged = not unit.name and is_age(reader.tokens, number.first, reader.words)
    after = after_negative(reader.tokens, number, unit, reader.words, has_noun=bool(noun))
    if after or (is_aged and noun):  # בן 140 עמודים: of pages, no age
        return Found(NOTHING, max(ends.last, after), -1)
    unit = unit._replace(name="year") if is_aged else unit
    first = unit.first - n_range_words(reader, unit.first, ends)
    bound = find_bound(reader.tokens, first, (ends.last, unit.last, noun_end), reader.words)
    if not _counts(reader, number, unit, bound):
        return Found(NOTHING, number.last, -1)
    if bound == "at_most" and says_to(reader, first):
        bound = None
    quantity = _quantity(reader, number, ends, unit, bound or ("about" if number.is_rounded else "exactly"), noun)
    return Found(quantity, max(ends.last, unit.last), -1 if noun else noun_end)


def _unit_around(reader: Reader, number: ReadNumber, ends: Ends) -> tuple[Ends, Unit]:
    """Return the unit beside a number or its range, and the ends, which both may have the unit."""
    tail = after_bound(reader.tokens, ends.last, reader.words)
    unit = find_unit(reader.tokens, number.first, tail, reader.words)
    if number.is_fraction and not unit.name:
        unit = _unit_behind_article(reader, unit)
    if unit.sign_last == tail:
        unit = unit._replace(sign_last=ends.last)
    is_bare = unit.name == "degree" and reader.tokens[unit.last - 1].word in ("degree", "degrees")
    if is_bare and reader.language == "en" and ends.high > _MAX_CELSIUS:
        unit = unit._replace(name="fahrenheit")
    if unit.name and ends.low == ends.high == number.value:
        high, unit = unit_range(reader, number, unit)
        ends = ends._replace(high=high)
    return ends, unit


def _unit_behind_article(reader: Reader, unit: Unit) -> Unit:
    """Return the unit behind an English article (`half an hour`), which isn't part of the mention; `unit` for none."""
    tokens, at = reader.tokens, after_hyphen(reader, unit.last)
    if reader.language != "en" or at >= len(tokens) or tokens[at].word not in _EN_ARTICLES:
        return unit
    found = reader.words.units.match_at(tokens, after_hyphen(reader, at + 1))
    if found is None or found[0] in CURRENCIES | {"person"} or _begins_range(reader, found[1]):
        return unit
    if found[0] == "pp" and found[1] == at + 2:  # half a point may be won at chess
        return unit
    return unit._replace(name=found[0], last=found[1])


def _begins_range(reader: Reader, at: int) -> bool:
    """Whether a range goes on at a token with another length (`half an hour to an hour`), which isn't read."""
    if at + 1 >= len(reader.tokens) or reader.tokens[at].word not in reader.words.range_to | reader.words.alternative:
        return False
    following = reader.tokens[at + 1]
    return following.kind == "digits" or following.word in _EN_ARTICLES or reader.numbers.atom(following) is not None


def _quantity(reader: Reader, number: ReadNumber, ends: Ends, unit: Unit, bound: Bound, noun: str) -> Quantity:
    factor, name = (100, SHARE) if number.is_fraction and not unit.name else (1, unit.name)
    low, high = (round(end * factor, 6) for end in (ends.low, ends.high))
    start, end = reader.tokens[unit.sign_first].start, reader.tokens[unit.sign_last - 1].end
    behind = reader.tokens[unit.sign_last] if unit.last > unit.sign_last else None
    if number.is_fraction and behind is not None and behind.kind == "word" and behind.start == end:
        end = behind.end  # полчаса: one word
    return Quantity(low, high, bound, name, noun, start, end)


def _noun_of(reader: Reader, unit: Unit, number: ReadNumber) -> tuple[str, int]:
    if unit.name == "person":
        return bare_noun(reader.tokens[unit.last - 1].word), unit.last
    noun, end = find_noun(reader.tokens, unit.last, reader.words, after_of=bool(unit.name))
    if end > unit.last and noun and reader.numbers.atom(reader.tokens[end - 1]) and not number.is_one:
        return "", end - 1  # three of the seven: the next number says what they are
    return noun, end


def _counts(reader: Reader, number: ReadNumber, unit: Unit, bound: Bound | None) -> bool:
    """Whether words that may be something else than a number (`one`, `a third`, `half`, `نه`) are one here."""
    if number.is_fraction and number.first and reader.tokens[number.first - 1].word in _ORDINALS_OF_HALVES:
        return False
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
    return bound == "at_least" or unit.name in ("%", "pp") or is_measured


def _share_nouns(tokens: tuple[Token, ...], found: list[Found]) -> list[Quantity]:
    """Give `87 of 138 drones` one noun: what the second number counts is what the first one does."""
    quantities = [item.quantity for item in found]
    for at in range(len(found) - 2, -1, -1):
        here, following = found[at], quantities[at + 1]
        is_next = 0 <= here.noun_at < len(tokens) and tokens[here.noun_at].start == following.start
        if is_next and not quantities[at].noun and quantities[at].unit in ("", "%"):
            unit = quantities[at].unit or ("" if following.unit in CURRENCIES else following.unit)
            quantities[at] = replace(quantities[at], noun=following.noun, unit=unit)
    return quantities
