"""The language group of a pair of texts: which temperature makes the judge's probabilities honest.

A judge is told texts, not languages. Their scripts can be told from the texts alone, in microseconds and the same way
whatever stands beside them; which of two languages of one script a short claim is in often can't. So a group is a
script, or `cross-script` for a pair in two; French against English is `Latn` like French against French.
"""

from __future__ import annotations

import re

CROSS_SCRIPT = "cross-script"
OTHER = "other"

SCRIPTS = {
    "Arab": (
        "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
    ),
    "Latn": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Cyrl": "\u0400-\u052f",
    "Hani": "\u3400-\u4dbf\u4e00-\u9fff",
    "Hebr": "\u05d0-\u05ea",
    "Deva": "\u0900-\u0963\u0970-\u097f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
}
"""Letters of each script (ISO 15924 code) that a covered language is written in, as a character class."""

GROUPS = (*SCRIPTS, CROSS_SCRIPT, OTHER)

MAX_CHARACTERS = 2_000
"""Looked at of one text: more than the judge reads of any."""

_LETTERS = {script: re.compile(f"[{letters}]") for script, letters in SCRIPTS.items()}


def script_of(text: str) -> str | None:
    """Return the script of most of the text's letters (ISO 15924), or None where it has none that is known."""
    beginning = text[:MAX_CHARACTERS]
    counts = {script: len(letters.findall(beginning)) for script, letters in _LETTERS.items()}
    script = max(counts, key=counts.__getitem__)
    return script if counts[script] else None


def language_group(one: str | None, other: str | None) -> str:
    """Return the group of a pair of texts from their scripts; a text without letters goes with the other one."""
    one, other = one or other, other or one
    if one is None:
        return OTHER
    return one if one == other else CROSS_SCRIPT
