"""Adjectives that hold a number and its unit in one word: `шестидесятидневное`, `триденний`, `dreitägig`."""

from __future__ import annotations

from itertools import chain

from claimdiff.content.number_words import AtomKind, NumberWords, split_compound
from claimdiff.content.phrases import Phrases
from claimdiff.content.tokens import Token

LANGUAGES = frozenset(("de", "ru", "uk"))
"""Languages that build such words of their number words."""
_MIN_NUMBER, _MIN_UNIT = 3, 5
"""Letters: `sto-` and `три-` begin many words; an adjective's ending makes the shortest unit (`денне`) five."""
_KINDS: tuple[AtomKind, ...] = ("simple", "one", "teen", "hundred")


def split_number_adjectives(tokens: tuple[Token, ...], numbers: NumberWords, units: Phrases) -> tuple[Token, ...]:
    """Return the tokens, an adjective of number and unit as several: its number words, and its unit with the ending."""
    if numbers.language not in LANGUAGES:
        return tokens
    return tuple(chain.from_iterable(_split(token, numbers, units) for token in tokens))


def _split(token: Token, numbers: NumberWords, units: Phrases) -> list[Token]:
    """Return a word's parts; the word itself where it is no such adjective."""
    word = token.word
    if token.kind != "word" or len(word) != len(token.raw):  # folded to other letters: no place to cut is known
        return [token]
    for cut in range(len(word) - _MIN_UNIT, _MIN_NUMBER - 1, -1):
        if units.meaning(word[cut:]) and (number := _number_words(_part(token, 0, cut), numbers)):
            return [*number, _part(token, cut, len(word))]
    return [token]


def _number_words(token: Token, numbers: NumberWords) -> list[Token]:
    """Return a number word, or the two that it is made of (`двадцати`, `пяти`); nothing for another word."""
    if _is_number(token, numbers):
        return [token]
    for cut in range(len(token.word) - _MIN_NUMBER, _MIN_NUMBER - 1, -1):
        parts = [_part(token, 0, cut), _part(token, cut, len(token.word))]
        if all(_is_number(part, numbers) for part in parts):
            return parts
    return []


def _is_number(token: Token, numbers: NumberWords) -> bool:
    if numbers.compound:
        return split_compound(token.word, numbers) is not None
    atom = numbers.atom(token)
    return atom is not None and atom.kind in _KINDS


def _part(token: Token, first: int, last: int) -> Token:
    """Return letters `first` to `last` of a word as a token."""
    start = token.start + first
    return Token(start, token.start + last, "word", token.raw[first:last], token.word[first:last])
