"""What only Arabic writes: duals, numbers after their noun, definite shares and scales said twice."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from claimdiff.claim_content import Quantity
from claimdiff.content.number_words import NumberWords
from claimdiff.content.quantity_parts import bare_noun, find_bound
from claimdiff.content.quantity_ranges import Reader
from claimdiff.content.read_number import ReadNumber

SHARE = "%"
"""The unit of a share in words."""
_BEFORE_SHARE = frozenset(("بمقدار", "بنسبه", "بواقع", "الي", "نحو", "بنحو", "حوالي", "قرابه"))
_NAMES_LIKE_DUALS = ("ستين", "نتين", "بوتين", "مارتين", "روتين")
NOTHING = Quantity(0, 0, "exactly", "", "", 0, 0)
"""Stands for a number that counts nothing."""


_GROUP = "مجموعة"
"""As written: folded it is `مجموعه` (its total), too."""
_DUAL_SCALES = {"الفا": 2e3, "مليونا": 2e6, "مليارا": 2e9}
_CLITICS = frozenset("وبلف")
_TANWIN = ("اً", "ًا")


class Found(NamedTuple):
    """A quantity, or `NOTHING`, with how far its words reach."""

    quantity: Quantity
    last: int
    """Index after the last token that was used."""
    noun_at: int
    """Where a noun was looked for and a number stands instead, else -1."""


def read_arabic(reader: Reader, at: int) -> Found | None:
    """Read what only Arabic writes: duals, and numbers after their noun (`الأعضاء التسعة`, `قتيل واحد`)."""
    token = reader.tokens[at]
    noun = _dual_noun(token.word, reader.numbers)
    if noun is not None and at and reader.tokens[at - 1].word.endswith(("تين", "تان")):
        return None  # an adjective of the dual before it
    if noun is not None:
        half = at + 1 < len(reader.tokens) and reader.tokens[at + 1].word == "ونصف"
        value = 2.5 if half else 2.0
        bound = find_bound(reader.tokens, at, (at + 1,), reader.words) or "exactly"
        unit = reader.words.units.meaning(noun) or ""
        end = reader.tokens[at + half].end
        shown = "" if unit and unit != "person" else noun
        return Found(Quantity(value, value, bound, unit, shown, token.start, end), at + 1 + half, -1)
    if not at or reader.tokens[at - 1].kind != "word":
        return None
    before = bare_noun(reader.tokens[at - 1].word)
    unit = reader.words.units.meaning(before) or ""
    if token.word in ("واحد", "واحده", "واحدا") and (unit or before in reader.numbers.duals.values()):
        return Found(Quantity(1, 1, "exactly", unit, before, token.start, token.end), at + 1, -1)
    earlier = reader.tokens[at - 1].word
    if token.word in ("عشر", "عشره") and earlier.removeprefix("ال") in reader.numbers.ordinals:
        return Found(NOTHING, at + 1, -1)
    atom = reader.numbers.atoms.get(token.word[2:]) if token.word.startswith("ال") else None
    if atom is not None and atom.kind == "fraction" and earlier in _BEFORE_SHARE:
        share = round(100 * atom.value, 4)
        return Found(Quantity(share, share, "exactly", SHARE, "", token.start, token.end), at + 1, -1)
    is_named = before in reader.words.naming or reader.tokens[at - 1].raw.endswith(_GROUP)
    if atom is None or atom.kind != "simple" or not 3 <= atom.value <= 10 or is_named:
        return None
    return Found(Quantity(atom.value, atom.value, "exactly", unit, before, token.start, token.end), at + 1, -1)


def part_of_scale(reader: Reader, here: Found, at: int) -> float:
    """Return the scale of which `ونصف المليون`, read at a token, adds a part to the number before; 0 for all else."""
    if reader.language != "ar" or here.last <= at + 1 or not here.quantity.end:
        return 0
    if not reader.tokens[at].word.startswith("و"):
        return 0
    last = reader.tokens[here.last - 1].word
    scale = reader.numbers.atoms.get(last.removeprefix("ال"))
    is_part = last.startswith("ال") and scale is not None and scale.kind == "scale"
    return scale.value if scale is not None and is_part and here.quantity.low < scale.value else 0


def with_part(before: Found, here: Found, at: int, scale: float) -> Found | None:
    """Return `مليونا يورو ونصف المليون` (2.5 million euros), whose half begins at a token, as one; None if apart."""
    whole = before.quantity
    is_beside = 0 <= at - before.last <= 1 and not here.quantity.unit
    if not is_beside or whole.low < scale or whole.low % scale or whole.high != whole.low:
        return None
    value = whole.low + here.quantity.low
    return Found(replace(whole, low=value, high=value, end=here.quantity.end), here.last, before.noun_at)


def read_dual_scale(reader: Reader, at: int) -> ReadNumber | None:
    """Read `ألفا جندي` (two thousand soldiers): the dual before its noun looks like `ألفا` in `12 ألفا`."""
    if reader.language != "ar" or at + 1 >= len(reader.tokens):
        return None
    token, following = reader.tokens[at : at + 2]
    word = token.word if token.word in _DUAL_SCALES else token.word[1:] if token.word[:1] in _CLITICS else ""
    if word not in _DUAL_SCALES or token.raw.endswith(_TANWIN) or following.kind != "word":
        return None
    is_counted = following.word in reader.numbers.duals.values() or reader.words.units.meaning(following.word)
    return ReadNumber(_DUAL_SCALES[word], at, at + 1, has_scale=True) if is_counted else None


def _dual_noun(word: str, numbers: NumberWords) -> str | None:
    if (noun := numbers.duals.get(word)) is not None:
        return noun
    if word[:1] in ("و", "ب", "ل", "ف") and (noun := numbers.duals.get(word[1:])) is not None:
        return noun
    is_subject = len(word) > 5 and word.endswith("تان") and not word.endswith("ستان")
    is_object = len(word) > 6 and word.endswith("تين") and not word.endswith(_NAMES_LIKE_DUALS)
    return word[:-3] + "ه" if (is_subject or is_object) and not word.startswith("ال") else None


def after_same_scale(reader: Reader, last: int) -> int:
    """Return the index after the scale that Arabic repeats: `مليون ونصف المليون`, `مليون ونصف مليون`."""
    if reader.language != "ar" or not 0 < last < len(reader.tokens):
        return last
    atom = reader.numbers.atoms.get(reader.tokens[last].word.removeprefix("ال"))
    half = reader.numbers.atom(reader.tokens[last - 1])
    is_repeated = atom is not None and atom.kind == "scale" and half is not None and half.kind == "fraction"
    return last + 1 if is_repeated and half is not None and half.joined else last
