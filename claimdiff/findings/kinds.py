"""Kinds: in what way two claims agree or conflict, as far as the words alone show it."""

from __future__ import annotations

import re
import unicodedata

from claimdiff.records import Claim, Kind, Relation

_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")


def kind_of(relation: Relation, left: Claim, right: Claim) -> Kind:
    """Return the kind of a finding: duplicate, translation or paraphrase; for a contradiction `number` where the
    two claims write different figures, else `other` (finer kinds need what each claim says, structured)."""
    if relation == "agreement":
        if left.language != right.language:
            return "translation"
        return "duplicate" if _words(left.text) == _words(right.text) else "paraphrase"
    left_numbers, right_numbers = numbers_in(left.text), numbers_in(right.text)
    return "number" if left_numbers and right_numbers and left_numbers.isdisjoint(right_numbers) else "other"


def numbers_in(text: str) -> set[str]:
    """Return the figures of a text in Western digits, marks of thousands and decimals left as they stand."""
    return {"".join(_western(char) for char in number) for number in _NUMBER.findall(text)}


def _western(char: str) -> str:
    return str(unicodedata.digit(char)) if char.isdigit() else {"٫": ".", "٬": ","}.get(char, char)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(char for char in folded if not unicodedata.combining(char)))
