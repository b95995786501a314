"""Numbers in digits: thousands and decimal marks as the language sets them."""

from __future__ import annotations

import re

_DECIMAL_COMMA = frozenset(
    ("fr", "ru", "uk", "es", "de", "tr", "it", "pt", "id", "pl", "cs", "nl", "bg", "be", "el", "ro")
)
_EITHER_MARK = frozenset(("ar", "fa", "ur"))
"""Outlets of these languages write `1.480` as well as `1,480`, by country."""
_SPACES = re.compile(r"[ \u00a0\u202f\u2009'’٬]")
_MARK = re.compile(r"[.,]")
_SOUTH_ASIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")
MAX_DIGITS = 15
"""More digits are an identifier, no amount (a float holds 15 exactly)."""


def read_digits(raw: str, language: str, *, has_scale: bool = False) -> float | None:
    """Return the number that `raw` writes, or None for an identifier, a section number or a zero-led code.

    `has_scale` says that a word such as `million` or a percent sign follows, where decimals are likely.
    """
    if "٫" in raw:
        raw = raw.replace(",", "٬").replace(".", "٬").replace("٫", ".", 1)
        return _to_float(_SPACES.sub("", raw))
    bare = _SPACES.sub("", raw)
    marks = _MARK.findall(bare)
    if not marks:
        return _to_float(bare)
    groups = _MARK.split(bare)
    if len(set(marks)) == 2:
        return _with_both_marks(bare, marks)
    if len(marks) > 1:
        grouped = all(len(group) == 3 for group in groups[1:]) or _SOUTH_ASIAN.fullmatch(bare)
        return _to_float("".join(groups)) if grouped and len(groups[0]) <= 3 else None
    is_decimal = len(groups[1]) != 3 or len(groups[0]) > 3 or int(groups[0]) == 0
    if is_decimal or _is_decimal_mark(marks[0], language, has_scale):
        return _to_float(".".join(groups))
    return _to_float("".join(groups))


def _is_decimal_mark(mark: str, language: str, has_scale: bool) -> bool:
    """Whether a mark before exactly three digits is the decimal mark (3.125 %, but 3,125 people)."""
    if language in _EITHER_MARK:
        return has_scale and mark == "."
    if language in _DECIMAL_COMMA:
        return has_scale and mark == ","
    return mark == "."


def _with_both_marks(bare: str, marks: list[str]) -> float | None:
    """`1,480.5` and `1.480,5`: the last mark is the decimal one, and stands once."""
    if marks.count(marks[-1]) > 1:
        return None
    whole, _, part = bare.rpartition(marks[-1])
    return _to_float(f"{_MARK.sub('', whole)}.{part}")


def _to_float(bare: str) -> float | None:
    n_digits = sum(map(str.isdigit, bare))
    is_code = len(bare) > 1 and bare[0].isdecimal() and int(bare[0]) == 0 and bare[1] != "."
    if n_digits > MAX_DIGITS or is_code:
        return None
    try:
        return float(bare)
    except ValueError:
        return None
