"""The parts of a quantity around its number: unit, bound and the noun that is counted."""

from __future__ import annotations

from typing import NamedTuple

from claimdiff.claim_content import Bound
from claimdiff.content.quantity_words import QuantityWords
from claimdiff.content.tokens import HYPHENS, Token

CURRENCIES = frozenset(
    ("USD", "EUR", "GBP", "pound", "RUB", "UAH", "TRY", "lira", "JPY", "CNY", "ILS", "INR", "IRR", "toman", "rupee",
     "riyal", "dirham", "dinar", "peso", "BRL", "IDR", "CHF")
)  # fmt: skip
_ARTICLES = frozenset(("a", "an", "un", "une", "una", "eines", "einer"))
_VERY = frozenset(("واكثر", "اكثر", "اقل", "واقل"))
_UNIT_SIGNS = frozenset("$€£¥₽₴₺₪₹﷼%٪％°")
_APOSTROPHES = frozenset("'’")
_ARABIC_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_MIN_ARABIC_STEM = 3
MAX_SKIPPED = 3
"""How many `of`, articles and adjectives of order may stand between a number and what it counts."""


class Unit(NamedTuple):
    """A unit beside a number: `first` to `last` are the tokens of number and unit together."""

    name: str
    first: int
    last: int
    sign_first: int
    """Where the mention begins: at the number, or at a sign before it."""
    sign_last: int


def find_unit(tokens: tuple[Token, ...], first: int, last: int, words: QuantityWords) -> Unit:
    """Return the unit of the number at tokens `first` to `last`; its name is empty where there is none."""
    before = tokens[first - 1] if first else None
    unit_before = words.units.meaning(before.word) if before is not None else None
    if before is not None and unit_before is not None and _stands_before(before, tokens[first], unit_before):
        start = first - 1 if before.kind == "sign" else first
        if start > 1 and tokens[start - 1].word == "us" and tokens[start - 1].end == before.start:
            start -= 1
        return Unit(unit_before, first - 1, last, start, last)
    at = skip_suffix(tokens, last)
    if at + 1 < len(tokens) and tokens[at].raw in HYPHENS and tokens[at].end == tokens[at + 1].start:
        at += 1  # a five-year plan
    found = words.units.match_at(tokens, at)
    if found is None and (of := words.of.match_at(tokens, at)):
        is_article = of[1] < len(tokens) and tokens[of[1]].word in _ARTICLES
        found = words.units.match_at(tokens, of[1] + is_article)  # millions de dollars, a quarter of a point
        if found is not None and found[0] == "person":
            found = None
    if found is None:
        return Unit("", first, last, first, last)
    is_sign = tokens[at].raw in _UNIT_SIGNS
    return Unit(found[0], first, found[1], first, found[1] if is_sign else last)


def _stands_before(before: Token, number: Token, unit: str) -> bool:
    """Whether a unit stands before its number: currency signs and codes, and the Turkish percent."""
    if before.kind == "sign":
        return unit in CURRENCIES or (unit == "%" and before.end == number.start)
    return (before.raw.isupper() and unit in CURRENCIES) or before.word in ("yuzde", "rp")


def skip_suffix(tokens: tuple[Token, ...], at: int) -> int:
    """Return the index after an ending that an apostrophe joins to a number (`45'i`), else `at`."""
    is_joined = (
        0 < at < len(tokens) - 1
        and tokens[at].raw in _APOSTROPHES
        and tokens[at - 1].end == tokens[at].start
        and tokens[at + 1].kind == "word"
        and tokens[at].end == tokens[at + 1].start
    )
    return at + 2 if is_joined else at


def find_bound(tokens: tuple[Token, ...], first: int, ends: tuple[int, ...], words: QuantityWords) -> Bound | None:
    """Return the bound before token `first`, or the one after one of the tokens `ends`, or None."""
    if first > 1 and tokens[first - 1].raw in HYPHENS and tokens[first - 1].end == tokens[first].start:
        first -= 1  # כ-40
    found = words.before.match_before(tokens, first)
    if found is None and first and tokens[first - 1].word in words.determiners:
        found = words.before.match_before(tokens, first - 1)
    for end in ends:
        if found is not None:
            break
        after = end + 1 if end < len(tokens) and tokens[end].raw in _APOSTROPHES else end
        found = words.after.match_at(tokens, after)
    return found[0] if found is not None else None  # type: ignore[return-value]  # the tables hold bounds only


def after_bound(tokens: tuple[Token, ...], last: int, words: QuantityWords) -> int:
    """Return the index after a bound that stands between a number and its unit or noun (`100'den fazla kişi`)."""
    at = last + 1 if last < len(tokens) and tokens[last].raw in _APOSTROPHES else last
    found = words.after.match_at(tokens, at)
    return found[1] if found is not None else last


def find_noun(tokens: tuple[Token, ...], at: int, words: QuantityWords, *, after_of: bool) -> tuple[str, int]:
    """Return the folded word that is counted from token `at` on, and the index after it; empty where none is.

    `after_of` says that only an `of` leads from a unit to a noun (`tons of grain`). A noun that is itself a number
    comes back empty with its index: what it counts is the next number's noun.
    """
    at = skip_suffix(tokens, at)
    start = at
    if (of := words.of.match_at(tokens, at)) is not None:
        at = of[1]
    elif after_of:
        return "", start
    for _ in range(MAX_SKIPPED):
        if at < len(tokens) and tokens[at].word in words.determiners:
            at += 1
    if at < len(tokens) and tokens[at].raw in ("«", '"', "“", "-", "‑"):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "word" or _is_stop(tokens[at].word, words):
        return "", at if of is not None else start
    if (end := _type_end(tokens, at)) > at + 1:
        return "".join(token.raw for token in tokens[at:end]).lower(), end
    return bare_noun(tokens[at].word), at + 1


def _type_end(tokens: tuple[Token, ...], at: int) -> int:
    """Return the index after the type that a noun is (`five F-16s`), else the one after its word."""
    if at + 2 >= len(tokens) or tokens[at + 1].raw not in HYPHENS or tokens[at + 2].kind != "digits":
        return at + 1
    is_glued = tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start
    return at + 3 if is_glued else at + 1


def _is_stop(word: str, words: QuantityWords) -> bool:
    if word in words.stop or word in _VERY:
        return True
    prefix = words.and_prefix
    return bool(prefix) and word.startswith(prefix) and words.and_nouns.meaning(word) is None


def bare_noun(word: str) -> str:
    """Return a folded noun without the Arabic article and the ending of a counted noun (`شخصا`)."""
    if not "\u0600" <= word[0] <= "\u06ff":
        return word
    for article in _ARABIC_ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _MIN_ARABIC_STEM:
            word = word[len(article) :]
            break
    return word[:-1] if word.endswith("ا") and len(word) > _MIN_ARABIC_STEM else word
