"""What only Arabic writes: duals, numbers after their noun, definite shares and scales said twice."""

from __future__ import annotations

from typing import NamedTuple

from claimdiff.claim_content import Quantity
from claimdiff.content.compound_durations import HALVED
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


def read_one_and_half(reader: Reader, at: int) -> Found | None:
    """Read `ساعة ونصف الساعة`, an hour and a half, where no number says how many hours; None for all else."""
    words = [token.word for token in reader.tokens[at : at + 3]]
    if words[1:2] != ["ونصف"] or len(words) < 3 or bare_noun(words[0]) != bare_noun(words[2]) or words[0][:2] == "ال":
        return None
    unit = reader.words.units.meaning(words[0]) or ""
    if unit not in HALVED:
        return None
    bound = find_bound(reader.tokens, at, (at + 3,), reader.words) or "exactly"
    start, end = reader.tokens[at].start, reader.tokens[at + 2].end
    return Found(Quantity(1.5, 1.5, bound, unit, "", start, end), at + 3, -1)


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
