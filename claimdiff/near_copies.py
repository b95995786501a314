"""Near copies: texts that are one wire text, whole or with small edits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_A_LETTER = re.compile(r"[\W_]+")
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


def is_near_copy(left: str, right: str) -> bool:
    """Whether two texts are one wire sentence with small edits; texts whose numbers differ never are."""
    left, right = fold_words(left), fold_words(right)
    if left == right:
        return True
    if _numbers(left) != _numbers(right):
        return False
    left_shingles, right_shingles = _shingles(left), _shingles(right)
    n_shared = len(left_shingles & right_shingles)
    return n_shared >= MIN_SHARED_SHINGLES * (len(left_shingles) + len(right_shingles) - n_shared)


def is_same_wire_text(left: str, right: str) -> bool:
    """Whether two articles' texts are largely one text, as agency copy is that both outlets carry."""
    left_shingles, right_shingles = _word_shingles(left), _word_shingles(right)
    fewer = min(len(left_shingles), len(right_shingles))
    return fewer > 0 and len(left_shingles & right_shingles) >= MIN_SHARED_ARTICLE * fewer


def _numbers(folded: str) -> list[str]:
    return [word for word in folded.split() if any(char.isdigit() for char in word)]


def _shingles(folded: str) -> set[str]:
    return {folded[at : at + SHINGLE_CHARS] for at in range(max(1, len(folded) - SHINGLE_CHARS + 1))}


@lru_cache(maxsize=512)
def _word_shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = fold_words(text).split()
    return frozenset(
        tuple(words[at : at + ARTICLE_SHINGLE_WORDS]) for at in range(len(words) - ARTICLE_SHINGLE_WORDS + 1)
    )
