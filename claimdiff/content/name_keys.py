"""Name keys: the consonants of a name in one alphabet, so that its spellings in several scripts meet.

Putin, Poutine, Путин, بوتين and بوتن all become `ptn`. Letters that the scripts exchange for one another share a class
(Arabic writes p as b, g as gh or j, and no vowels); vowels, glides and doubled letters are dropped. That is the idea of
Soundex, with classes chosen for transliteration between Arabic, Cyrillic, Hebrew and Latin script.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CLASS_LETTERS = {
    "p": "bp бп بپ בפף",
    "f": "fvw вф فڤ",
    "h": "gh гґх غگخحه גהח",
    "k": "ckq к كکق כךק",
    "d": "d д دضڈذ ד",
    "t": "t т تطثٹ תט",
    "s": "sz зс سصزظ סז",
    "ts": "ц צץ",
    "x": "j жчшщ جچشژ ש",
    "ks": "x",
    "m": "m м م מם",
    "n": "n н نں נן",
    "l": "l л ل ל",
    "r": "r р رڑ ר",
}
"""The letters of Latin, Cyrillic, Arabic and Hebrew script that stand for one class; `x` is every sh, zh, ch and j."""
_CLASSES = {letter: name for name, letters in _CLASS_LETTERS.items() for letter in letters.replace(" ", "")}

_LATIN_GROUPS = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        ("tsch|sch|tch|cz|sz", "\u0001"), ("kh", "h"), ("dzh|zh|sh|ch|dj", "\u0001"), ("ph", "f"), ("th", "t"),
        ("gh", "h"), ("dh", "d"), ("ck", "k"), ("c(?=[eiy])", "s"), ("qu", "k"), ("yj|j$", ""), ("w$", ""),
    )
)  # fmt: skip
"""Letters that stand for one sound in most Latin spellings, in the order in which they are replaced."""
_BY_LANGUAGE = {
    "de": ((re.compile(r"j"), ""), (re.compile(r"w$"), "f"), (re.compile(r"(?<=[aouc])ch|^ch"), "h")),
    "es": ((re.compile(r"j"), "h"),),
    "tr": ((re.compile(r"[çşc]"), "\u0001"), (re.compile(r"ğ"), "h")),
    "fr": ((re.compile(r"ch"), "\u0001"),),
    "pt": ((re.compile(r"ch|x"), "\u0001"), (re.compile(r"ç"), "s")),
    "it": ((re.compile(r"ch"), "k"), (re.compile(r"g(?=[ei])"), "\u0001")),
}
_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670\u0640\u05b0-\u05c7\u200c]")
_ARABIC_GROUPS = ((re.compile("تش|دج"), "چ"), (re.compile("[هة]$"), ""))
_PERSIAN_START = re.compile("^و")
_CYRILLIC_ENDINGS = re.compile(
    r"(?<=\w{3})(?:(?<=ск)(?:ого|ому|им|ом|ой|ую|ий|ій|ая|а|е)|(?:ым|ом|ем|ой|ою|ами|ями|ах|ях|ого|ому|им)"
    r"|(?<=\w{4})(?:ові|еві))$"  # not of Женеві
)
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def name_key(word: str, language: str) -> str:
    """Return the consonant classes of `word`, an empty text for a script that spells no consonants (Chinese)."""
    lowered = word.lower().split("'")[0].split("’")[0] if language == "tr" else word.lower()
    for pattern, letters in _BY_LANGUAGE.get(language, ()):
        lowered = pattern.sub(letters, lowered)
    bare = _MARKS.sub("", unicodedata.normalize("NFD", lowered))
    if "a" <= bare[:1] <= "z" or "\u0001" in bare:
        for pattern, letters in _LATIN_GROUPS:
            bare = pattern.sub(letters, bare)
    elif "\u0600" <= bare[:1] <= "\u06ff":
        bare = _from_arabic(bare, language)
    elif "\u0400" <= bare[:1] <= "\u04ff":
        bare = _CYRILLIC_ENDINGS.sub("", bare)
    key = "".join("x" if char == "\u0001" else _CLASSES.get(char, "") for char in bare)
    return _REPEATED.sub(r"\1", key)


def _from_arabic(bare: str, language: str) -> str:
    for pattern, letters in _ARABIC_GROUPS:
        bare = pattern.sub(letters, bare)
    return _PERSIAN_START.sub("ف", bare) if language in ("fa", "ur") else bare
