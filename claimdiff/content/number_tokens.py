"""Number tokens: digits and what is written onto them, so that a number reads the same however it is set.

Decimals behind spaced thousands (`1 234,5`) and the Persian slash (`۲/۵ میلیون`) become one token, a letter that stands
for a scale (`$300m`) becomes its word, and the full stop of a shortened word (`300 млн. долларов`) goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimdiff.content.number_words import NumberWords
from claimdiff.content.quantity_parts import CURRENCIES
from claimdiff.content.quantity_words import QuantityWords
from claimdiff.content.tokens import Token

_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+")
_DECIMAL_MARKS = frozenset(",.")
_DECIMAL_SLASH = frozenset(("fa", "ur"))
_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9}
"""Letters that stand for a scale behind digits, and what each is worth."""
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75", "1/2": "5", "1/4": "25", "3/4": "75"}
"""Decimals of the fractions that are written behind a whole number."""
_MIXED_DASHES = frozenset("-–—‑\u05be")
_TWO_OR_YEARS = "שנים"
_NO_MEANING = "\ufffd"
"""The folded word of a letter that may be metres or a scale: nothing is read there."""
_MIN_PLURAL = 4
_N_HUNDREDS = 3
_UNITS_OF_MILLIONS = CURRENCIES | {"person", "ton", "kg", "barrel", "litre", "hectare", "acre", "m2", "m3", "kWh"}
"""Units of which one counts millions; hours do not: `swam 200m hours later`."""


def join_number_tokens(tokens: tuple[Token, ...], numbers: NumberWords, words: QuantityWords) -> tuple[Token, ...]:
    """Return the tokens with each number and its scale spelled so that they can be read."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token, n_used = _with_decimals(tokens, at, numbers, words)
        if token.kind == "word" and joined and joined[-1].kind == "digits":
            token = _spell_scale(tokens, at, joined, numbers, words)
        elif token.word == _TWO_OR_YEARS and at + 1 < len(tokens) and _is_ten(tokens, at + 1):
            token = token._replace(word="שניים")
        elif _is_abbreviation_mark(tokens, at, words):
            at += 1
            continue
        joined.append(token)
        at += n_used
    return tuple(joined)


def _is_ten(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word for ten follows, across a hyphen (`שנים-עשר`: twelve, and no years)."""
    at += tokens[at].raw in _MIXED_DASHES and at + 1 < len(tokens)
    return tokens[at].word == "עשר"


def _with_decimals(tokens: tuple[Token, ...], at: int, numbers: NumberWords, words: QuantityWords) -> tuple[Token, int]:
    """Return the token, decimals that stand apart from it joined to it, and how many tokens it is made of."""
    whole = tokens[at]
    if whole.kind == "digits" and (mixed := _with_fraction(tokens, at)):
        return mixed
    if whole.kind != "digits" or at + 2 >= len(tokens):
        return whole, 1
    mark, part = tokens[at + 1 : at + 3]
    if part.kind != "digits" or not (whole.end == mark.start and mark.end == part.start):
        return whole, 1
    if mark.raw in _DECIMAL_MARKS and _SPACED.fullmatch(whole.raw) and part.raw.isdecimal():
        return Token(whole.start, part.end, "digits", whole.raw + mark.raw + part.raw, ""), 3
    is_slash = mark.raw == "/" and numbers.language in _DECIMAL_SLASH
    if is_slash and whole.raw.isdecimal() and part.raw.isdecimal() and _is_measured(tokens, at + 3, numbers, words):
        return Token(whole.start, part.end, "digits", f"{whole.raw}٫{part.raw}", ""), 3
    return whole, 1


def _with_fraction(tokens: tuple[Token, ...], at: int) -> tuple[Token, int] | None:
    """Return digits and the fraction behind them (`2 1/2 years`, `2½`) as one token, and how many it is made of."""
    whole, *parts = tokens[at : at + 5]
    if not parts or not whole.raw.isdecimal() or parts[0].start - whole.end > 1:
        return None
    n_parts = 1 if parts[0].raw in _FRACTIONS else 3
    if n_parts > 1 and (len(parts) < n_parts or parts[0].start == whole.end):
        return None
    decimals = _FRACTIONS.get("".join(part.raw for part in parts[:n_parts]))
    end = parts[n_parts - 1].end
    if decimals is None or end - parts[0].start > n_parts or _begins_with_slash(parts[n_parts:]):
        return None
    return Token(whole.start, end, "digits", f"{whole.raw}٫{decimals}", ""), 1 + n_parts


def _begins_with_slash(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].raw == "/"  # 2 1/2/2020


def _is_measured(tokens: tuple[Token, ...], at: int, numbers: NumberWords, words: QuantityWords) -> bool:
    """Whether a scale or a unit stands at a token: digits with a slash before it are no date."""
    if at >= len(tokens):
        return False
    atom = numbers.atom(tokens[at]) if tokens[at].kind == "word" else None
    return (atom is not None and atom.kind == "scale") or words.units.match_at(tokens, at) is not None


def _spell_scale(
    tokens: tuple[Token, ...], at: int, before: list[Token], numbers: NumberWords, words: QuantityWords
) -> Token:
    """Return a letter behind digits as the scale it stands for, as nothing where it may be metres, else as it is."""
    token = tokens[at]
    scale = _LETTERS.get(token.word)
    if scale is None:
        return token
    if _has_currency(before, words) or _has_currency_behind(tokens, at, words):
        return _as_scale(token, scale, numbers)
    if numbers.language != "en" or token.word == "b" or before[-1].end != token.start:
        return token
    if _counts_behind(tokens, at + 1, words):
        return _as_scale(token, scale, numbers)
    return token._replace(word=_NO_MEANING) if _may_count(tokens, at + 1, words) else token


def _may_count(tokens: tuple[Token, ...], at: int, words: QuantityWords) -> bool:
    """Whether a plural or `of the` follows, so that millions may be meant as well as metres (`1.8m Syrians`)."""
    following = [token.word for token in tokens[at : at + 2]]
    if following[:1] == ["of"]:
        return following[1:] == ["them"] or bool(words.determiners.intersection(following[1:]))
    is_plural = bool(following) and len(following[0]) >= _MIN_PLURAL and following[0].endswith("s")
    return is_plural and following[0] not in words.measures


def _as_scale(token: Token, scale: float, numbers: NumberWords) -> Token:
    spelled = (word for word, atom in numbers.atoms.items() if atom.kind == "scale" and atom.value == scale)
    return token._replace(word=next(spelled, token.word))


def _has_currency(before: list[Token], words: QuantityWords) -> bool:
    """Whether a currency's sign or code stands before the digits that end `before`, or before their range (`£2-3m`)."""
    at = len(before) - 2
    if at >= 1 and before[at].raw in _MIXED_DASHES and before[at - 1].kind == "digits":
        at -= 2
    if at < 0 or not (before[at].kind == "sign" or before[at].raw.isupper()):
        return False
    return words.units.meaning(before[at].word) in CURRENCIES


def _has_currency_behind(tokens: tuple[Token, ...], at: int, words: QuantityWords) -> bool:
    """Whether a currency follows the letter: its sign right behind it (`300 M€`), or its name (`300m dollars`)."""
    found = words.units.match_at(tokens, at + 1)
    if found is None or found[0] not in CURRENCIES:
        return False
    beside = tokens[at + 1] if tokens[at + 1].kind == "sign" else tokens[at - 1]
    return tokens[at].end == beside.start or beside.end == tokens[at].start


def _counts_behind(tokens: tuple[Token, ...], at: int, words: QuantityWords) -> bool:
    """Whether what follows is counted, and not measured, in one or two words (`1.2m displaced people`)."""
    if at < len(tokens) and tokens[at].raw in _MIXED_DASHES:
        at += 1  # a 1.5m-strong force
    for place in range(at, min(at + 2, len(tokens))):
        following = tokens[place]
        if following.kind != "word" or following.word in words.stop or following.word in words.measures:
            return False
        if following.word in words.countable or words.units.meaning(following.word) in _UNITS_OF_MILLIONS:
            return place + 1 == len(tokens) or tokens[place + 1].word != "'"  # the 100m women's final
    return False


def _is_abbreviation_mark(tokens: tuple[Token, ...], at: int, words: QuantityWords) -> bool:
    """Whether a full stop ends a shortened scale or unit and no sentence (`300 млн. долларов`, `2,5 Mrd. Euro`)."""
    if tokens[at].raw != "." or not 0 < at < len(tokens) - 1:
        return False
    short, following = tokens[at - 1], tokens[at + 1]
    if short.word not in words.shortened or short.end != tokens[at].start:
        return False
    if following.kind == "digits":
        return len(following.raw) == _N_HUNDREDS  # 12 тыс. 500
    return following.kind == "word" and (following.raw[0].islower() or words.units.match_at(tokens, at + 1) is not None)
