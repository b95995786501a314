"""Halves and quarters that are written onto their unit (`полчаса`, `Viertelstunde`, `mezz'ora`) as two words."""

from __future__ import annotations

from claimdiff.content.number_words import NumberWords
from claimdiff.content.phrases import Phrases
from claimdiff.content.tokens import Token

_ELIDED = frozenset(("un", "mezz"))
"""Italian words for one and a half before a vowel."""
_APOSTROPHES = frozenset("'’")


def split_halves(tokens: tuple[Token, ...], numbers: NumberWords, units: Phrases) -> tuple[Token, ...]:
    """Return the tokens, a word of a fraction and its unit as two, and without the apostrophe of `un'ora`."""
    if not numbers.unit_parts and numbers.language != "it":
        return tokens
    split: list[Token] = []
    for at, token in enumerate(tokens):
        if token.raw in _APOSTROPHES and _is_elision(tokens, at, numbers, units):
            continue
        split += _parts(token, numbers) if token.kind == "word" else (token,)
    return tuple(split)


def _is_elision(tokens: tuple[Token, ...], at: int, numbers: NumberWords, units: Phrases) -> bool:
    if numbers.language != "it" or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].word in _ELIDED and units.meaning(tokens[at + 1].word) is not None


def _parts(token: Token, numbers: NumberWords) -> tuple[Token, ...]:
    if len(token.word) != len(token.raw):  # folded to other letters: no place to cut is known
        return (token,)
    for prefix, word, units in numbers.unit_parts:
        cut = len(prefix)
        if token.word.startswith(prefix) and token.word[cut:] in units:
            middle = token.start + cut
            return (
                Token(token.start, middle, "word", token.raw[:cut], word),
                Token(middle, token.end, "word", token.raw[cut:], token.word[cut:]),
            )
    return (token,)
