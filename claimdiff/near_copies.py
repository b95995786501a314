"""Near copies: texts that are one wire text, whole or with small edits."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_NOT_A_LETTER = re.compile(r"[\W_]+")
_HAS_PREFIXES = re.compile("[\u0590-\u06ff]")
_PREFIXES = (re.compile("[وف]?(?:ال|بال|لل|[بلك])"), re.compile("[وف]"), re.compile("[ובלמהשכ]{1,2}"))
_RAW_NUMBER = re.compile(r"((?:(?<!\w)[-−])?[$€£¥₽₺₹₪]?\d[\d.,٫٬–-]*)(?: ?([$€£¥₽₺₹₪])(?!\d))?")
_SEPARATORS = ".,٫٬-"
_DASHES = str.maketrans("–−", "--")
MAX_FORM_CHARS = 40
"""Letters of a word that is read as a number or a negation; a longer one is neither."""
SHINGLE_CHARS = 5
"""Length of the overlapping pieces that near copies of a sentence share."""
MIN_SHARED_SHINGLES = 0.85
"""Share of their pieces (Jaccard, Broder 1997) that two near copies have in common: a word or two of thirty differ."""
ARTICLE_SHINGLE_WORDS = 4
"""Words of the overlapping pieces that articles share: four words in a row seldom meet by chance."""
MIN_SHARED_ARTICLE = 0.5
"""Share of the shorter article's pieces that the longer one holds where both carry one wire text; outlets cut it,
put their own headline before it and a paragraph behind it."""


def fold_words(text: str) -> str:
    """Return the words of `text` in lower case without accents or vowel signs, one space between them."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_A_LETTER.sub(" ", "".join(char for char in decomposed if not unicodedata.combining(char))).strip()


def copy_key(text: str) -> tuple[str, ...]:
    """Return what two copies of a sentence have in common: the folded words, and numbers with sign, mark or currency.

    Of plain digits the words hold all that there is.
    """
    return (fold_words(text), *(number for number in _raw_numbers(text) if not number.isdigit()))


def is_near_copy(left: str, right: str) -> bool:
    """Whether two texts are one wire sentence with small edits: never where their numbers, negations, weekdays or words
    that have an opposite differ."""
    if _raw_numbers(left) != _raw_numbers(right):
        return False
    left, right = fold_words(left), fold_words(right)
    if left == right:
        return True
    if _numbers(left) != _numbers(right):
        return False
    left_shingles, right_shingles = _shingles(left), _shingles(right)
    n_shared = len(left_shingles & right_shingles)
    if n_shared < MIN_SHARED_SHINGLES * (len(left_shingles) + len(right_shingles) - n_shared):
        return False
    return list(_telling_words(left)) == list(_telling_words(right))


def is_same_wire_text(left: str, right: str) -> bool:
    """Whether two articles' texts are largely one text, as agency copy is that both outlets carry."""
    left_shingles, right_shingles = _word_shingles(left), _word_shingles(right)
    fewer = min(len(left_shingles), len(right_shingles))
    return fewer > 0 and len(left_shingles & right_shingles) >= MIN_SHARED_ARTICLE * fewer


def _raw_numbers(text: str) -> list[str]:
    """Return the numbers as written, with sign, currency and separators, of which folded words keep nothing."""
    found = _RAW_NUMBER.findall(unicodedata.normalize("NFKC", text))
    return [number.translate(_DASHES).rstrip(_SEPARATORS) + currency for number, currency in found]


def _numbers(folded: str) -> list[str]:
    return [word for word in folded.split() if any(char.isdigit() for char in word)]


@dataclass(frozen=True, slots=True)
class _TellingWords:
    """Number words, negations, weekdays and words that have an opposite, folded."""

    words: frozenset[str]
    n_parts: int
    """Folded words that the longest of them has: Hindi vowel signs are no letters, `п'ять` holds a sign."""
    forms: re.Pattern[str]
    signs: re.Pattern[str]


def _telling_words(folded: str) -> Iterator[str]:
    """Yield the words of a folded text, in order, that tell it from another with nearly the same letters."""
    known = _read_telling_words()
    words = folded.split()
    for at, word in enumerate(words):
        for n_parts in range(1, min(known.n_parts, len(words) - at) + 1):
            phrase = " ".join(words[at : at + n_parts])
            if phrase in known.words:
                yield phrase
        if _HAS_PREFIXES.match(word):
            yield from (bare for bare in _without_prefixes(word) if bare in known.words)
        elif len(word) <= MAX_FORM_CHARS and known.forms.fullmatch(word):
            yield word
        yield from known.signs.findall(word)


def _without_prefixes(word: str) -> set[str]:
    """Return an Arabic or Hebrew word without what may be written onto its front, and is no part of it."""
    return {word[match.end() :] for prefix in _PREFIXES if (match := prefix.match(word))}


@cache
def _read_telling_words() -> _TellingWords:
    read = tomllib.loads(files("claimdiff").joinpath("telling_words.toml").read_text(encoding="utf-8"))
    lists = (listed for language in read["words"].values() for listed in language.values())
    words = {fold_words(word) for listed in lists for word in listed.split()}
    n_parts = max(len(word.split()) for word in words)
    return _TellingWords(
        frozenset(words), n_parts, re.compile("|".join(read["forms"])), re.compile(f"[{read['signs']}]")
    )


def _shingles(folded: str) -> set[str]:
    return {folded[at : at + SHINGLE_CHARS] for at in range(max(1, len(folded) - SHINGLE_CHARS + 1))}


@lru_cache(maxsize=512)
def _word_shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = fold_words(text).split()
    return frozenset(
        tuple(words[at : at + ARTICLE_SHINGLE_WORDS]) for at in range(len(words) - ARTICLE_SHINGLE_WORDS + 1)
    )
