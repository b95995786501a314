"""Names: which proper names a claim holds, and how many two claims share across scripts.

Where letters have case, a capital inside a sentence tells a name. Arabic, Persian and Hebrew writing has none: there a
word counts as a name only where a title stands before it or a foreign ending behind it, and else only when the other
side holds a clear name with the same consonants.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from claimdiff.content.folding import fold
from claimdiff.content.name_keys import name_key

MIN_KEY_CONSONANTS = 3
"""Shorter keys meet by chance."""
MIN_ENDED_CHARS = 5
"""Letters of a word whose ending tells a name."""

_WORD = re.compile(r"[^\W\d_]+(?:['’‑\-\u200c][^\W\d_]+)*")
_CASED = frozenset({"en", "fr", "es", "ru", "uk", "tr", "it", "pt", "id", "pl", "nl", "bg", "sr", "ro", "el"})
_ARTICLES = re.compile(r"^(?:وال|بال|فال|كال|لل|ال)(?=\w{3})")
_PREFIXES = re.compile(r"^[وفبلك](?=\w{3})")
_ELISION = re.compile(r"^(?:[dlnsmtcj]|qu|dell|all|nell|sull)['’](?=\w)", re.IGNORECASE)
_GENITIVE = re.compile(r"['’]s$|['’]\w{1,4}$")
_ABBREVIATION = re.compile(r"(?<!\w)\w{1,2}\.$")
"""`M.`, `Dr.`: a full stop that ends no sentence."""
_HEBREW_PREFIX = re.compile(r"^[ובלמהשכ](?=\w{3})")
_NO_CASE = re.compile("[\u0590-\u06ff]")


@dataclass(frozen=True, slots=True)
class _Names:
    """The keys of one text: of its clear names, and of every word that could be one."""

    clear: frozenset[str]
    possible: frozenset[str]


def find_names(text: str, language: str) -> tuple[str, ...]:
    """Return the keys (`name_key`) of the clear names in a text, sorted, each once."""
    return tuple(sorted(_read(text, language).clear))


def shared_names(left_text: str, left_language: str, right_text: str, right_language: str) -> int:
    """Return how many names two texts share: of at least three consonants, and a clear name on one side."""
    left, right = _read(left_text, left_language), _read(right_text, right_language)
    return len((left.clear & right.possible) | (left.possible & right.clear))


@lru_cache(maxsize=4096)
def _read(text: str, language: str) -> _Names:
    clear: set[str] = set()
    possible: set[str] = set()
    before = ""
    for number, match in enumerate(_WORD.finditer(text)):
        word = _GENITIVE.sub("", _ELISION.sub("", match.group()))
        folded = fold(word, language).text.replace("ة", "ه")
        has_case = not _NO_CASE.match(word)
        if word and not (has_case and not word[0].isupper()):
            keys = [name_key(form, language) for form in _forms(word, folded, language)]
            possible.update(key for key in keys if len(key) >= MIN_KEY_CONSONANTS)
            lead = text[max(0, match.start() - 20) : match.start()] if number else ""
            if _is_clear_cased(lead, folded, language) if has_case else _is_clear(before, folded):
                clear.add(keys[0])
        before = folded
    return _Names(frozenset(clear & possible), frozenset(possible))


def _is_clear(before: str, folded: str) -> bool:
    """Whether a word of a script without case is surely a name: after a title, or with a foreign ending."""
    has_ending = len(folded) >= MIN_ENDED_CHARS and folded.endswith(tuple(_lists()["endings"]))
    return before in _lists()["titles"] or has_ending


def _is_clear_cased(lead: str, folded: str, language: str) -> bool:
    """Whether a capital behind `lead` tells a name: not where a sentence begins, and not in German with its nouns."""
    if language not in _CASED or folded in _lists()["not_names"]:
        return False
    lead = lead.rstrip(" «“\"„('")
    return bool(lead) and (lead[-1] not in ".!?:…»”" or _ABBREVIATION.search(lead) is not None)


def _forms(word: str, folded: str, language: str) -> list[str]:
    """Return a word as a name would be spelt, then without a letter that its script may have joined to the name."""
    if "\u0590" <= word[0] <= "\u05ff":
        return [word, _HEBREW_PREFIX.sub("", word)]
    if not _NO_CASE.match(word):
        return [word]
    bare = _ARTICLES.sub("", folded)
    return [bare] if bare != folded else [folded, _PREFIXES.sub("", folded)]


@cache
def _lists() -> dict[str, frozenset[str]]:
    read = tomllib.loads(files("claimdiff.content").joinpath("names.toml").read_text(encoding="utf-8"))
    return {kind: frozenset(words) for kind, words in read.items()}
