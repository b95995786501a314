"""Words in one form for look-up: lower case, no accents or vowel signs, one letter for each group of look-alikes."""

from __future__ import annotations

import re
import unicodedata

_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "\u200c": "", "ı": "i", "’": "'", "ة": "ه"}
)
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670]+")


def fold_text(word: str) -> str:
    """Return `word` in lower case without accents and vowel signs, one form for each Arabic letter."""
    bare = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", word.lower())))
    return bare.translate(_FOLD)


def fold_phrases(text: str) -> list[str]:
    """Return the folded phrases of a list separated by `;`; a space at a phrase's end stays."""
    return [fold_text(phrase.lstrip()) for phrase in text.replace("\n", "").split(";") if phrase.strip()]
