"""Text as copied -> clean text: NFC, no invisible controls, plain spaces and newlines; nothing visible is lost."""

from __future__ import annotations

import re
import unicodedata

MAX_MARKS = 30
"""Combining marks kept on one letter: the bound of Unicode's Stream-Safe Text Format (UAX #15, section 13);
normalisation time grows with the square of the run."""

_ANSI = re.compile(r"\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\x07\x1b\n]{0,512}(?:\x07|\x1b\\)|[@-Z\\^_])")
_NEWLINES = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u061c\u0640\u180e"  # soft hyphen, grapheme joiner, Arabic letter mark, tatweel, Mongolian separator
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width, bidi, BOM, annotation
    "\U000e0000-\U000e007f]"  # tags
)
_LONE_TATWEEL = re.compile("(?<= )\u0640{1,3}(?= )")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("[\t\x1f \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800]+")
_LINE_ENDS = re.compile(" ?\n ?")
_BLANK_LINES = re.compile("\n{3,}")
_MARK_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{MAX_MARKS + 1},}}")
_PRESENTATION = re.compile("[\ufb50-\ufbb1\ufbd3-\ufbff\ufe80-\ufefc]+")
_JOINERS = re.compile("[\u200c\u200d]+")
_JOINING_SCRIPTS = ((0x0600, 0x08FF), (0x0900, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x18AF))
"""Where a (non-)joiner is spelling: Arabic script (Persian, Urdu, Kurdish), Indic scripts, Tibetan, Burmese, Khmer,
Mongolian."""


def clean_text(text: str) -> str:
    """Return `text` in NFC without bidi controls, zero-width marks, soft hyphens, tatweel, controls and ANSI escapes.

    Every kind of space becomes one space, every kind of line end `\\n`, runs of blank lines one or two `\\n`; lines
    carry no space at their ends. Digits stay as written. Letters in Arabic presentation forms (as PDF pages give
    them) become ordinary letters. Applied twice it changes nothing more. Time is linear in the length.
    """
    text = _NEWLINES.sub("\n", _ANSI.sub("", text))
    # between spaces tatweel serves as a dash, elsewhere it only stretches a word
    text = _INVISIBLE.sub("", _LONE_TATWEEL.sub("–", text))
    text = _SURROGATES.sub("\ufffd", text)
    text = _JOINERS.sub(_keep_joiner, text)
    text = _PRESENTATION.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)
    text = unicodedata.normalize("NFC", _MARK_RUN.sub(_shorten_marks, text))
    text = _SPACES.sub(" ", text)
    text = _BLANK_LINES.sub("\n\n", _LINE_ENDS.sub("\n", text))
    return text.strip(" \n")


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line."""
    return clean_text(text).replace("\n\n", " ").replace("\n", " ")


def _keep_joiner(run: re.Match[str]) -> str:
    """Keep one joiner between two letters of a script that spells with it."""
    text, start, end = run.string, run.start(), run.end()
    if start == 0 or end == len(text):
        return ""
    return run.group()[0] if _joins(text[start - 1]) and _joins(text[end]) else ""


def _joins(char: str) -> bool:
    code = ord(char)
    return any(low <= code <= high for low, high in _JOINING_SCRIPTS) and unicodedata.category(char)[0] in "LM"


def _shorten_marks(run: re.Match[str]) -> str:
    kept: list[str] = []
    n_marks = 0
    for char in run.group():
        n_marks = n_marks + 1 if unicodedata.combining(char) else 0
        if n_marks <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)
