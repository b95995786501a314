"""One unit and a part of it where no number says that it is one: `an hour and a half`, `ساعة ونصف`, `hora y media`."""

from __future__ import annotations

from claimdiff.claim_content import Bound, Quantity
from claimdiff.content.arabic_quantities import Found
from claimdiff.content.compound_durations import HALVED, end_of_part, unit_clitic
from claimdiff.content.quantity_parts import Unit, find_bound
from claimdiff.content.quantity_ranges import Reader
from claimdiff.content.time_words import time_words_of

_ARTICLES = {"en": frozenset(("a", "an"))}
"""What must stand before the unit; elsewhere the unit stands alone."""
_AGO_LANGUAGES = frozenset(("en", "ru", "uk", "it", "es", "pt"))
"""Languages whose word for `ago` doesn't mean `before` or `earlier` too (`planlanandan yarım saat önce`)."""
_ABOUT = "כ"
"""The clitic that makes a number an estimate (`כשעה וחצי`)."""


def read_one_and_half(reader: Reader, at: int) -> Found | None:
    """Read one unit and a half or a quarter of it that begins at a token; None for all else."""
    articles = _ARTICLES.get(reader.language)
    if articles is not None and reader.tokens[at].word not in articles:
        return None
    unit_at = at + (articles is not None)
    if unit_at >= len(reader.tokens):
        return None
    word = reader.tokens[unit_at].word
    clitic = "" if word in reader.words.halved else unit_clitic(reader, word)
    word = word[len(clitic) :]
    unit = reader.words.units.meaning(word) or ""
    if word not in reader.words.halved or unit not in HALVED:
        return None
    end, part = end_of_part(reader, Unit(unit, at, unit_at + 1, at, unit_at + 1), is_strict=True)
    if not end:
        return None
    estimate: Bound = "about" if clitic == _ABOUT else "exactly"
    bound = find_bound(reader.tokens, at, (end,), reader.words) or estimate
    start = reader.tokens[at].start + len(clitic)
    return Found(Quantity(1 + part, 1 + part, bound, unit, "", start, reader.tokens[end - 1].end), end, -1)


def is_ago(reader: Reader, found: Found) -> bool:
    """Whether the words for `ago` stand behind a duration with a fraction (`half an hour ago`): a time, no quantity.

    Times that whole numbers count back are found with all other times.
    """
    words = time_words_of(reader.language)
    is_fraction = found.quantity.unit in HALVED and found.quantity.low % 1 > 0
    is_read = words is not None and is_fraction and reader.language in _AGO_LANGUAGES
    if words is None or not is_read or found.last >= len(reader.tokens):
        return False
    return words.ago.match_at(reader.tokens, found.last) is not None
