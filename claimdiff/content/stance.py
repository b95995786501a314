"""Stance: whether a claim says that something is so, that it is not, or reports a denial or an accusation."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from claimdiff.claim_content import Stance
from claimdiff.content.folding import fold
from claimdiff.content.speech import speech_of
from claimdiff.word_characters import WORD_CHARS

MAX_GAP_WORDS = 3
"""Words between a negation and the negative word that it cancels (`never once refused`)."""
MAX_FRAME_CHARS = 60
"""How far before a subordinate word a verb of saying may stand that makes it a `that`."""
MIN_MAIN_CHARS = 8
"""A shorter stretch before the first subordinate word is no main clause: what follows is read too."""

_NOTHING = re.compile(r"(?!)")
_COMMA = re.compile(r"[,،，;；؛—–]\s*")


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's patterns."""

    negation: re.Pattern[str]
    not_negation: re.Pattern[str]
    implicit: re.Pattern[str]
    deny: re.Pattern[str]
    accuse: re.Pattern[str]
    side: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Polarity:
    """What a claim does with what it speaks of."""

    stance: Stance
    negated: bool
    """Whether the main clause is negated, by a negation or by a negative word such as `refuse`; two cancel."""


def find_stance(text: str, language: str) -> Polarity:
    """Return whether a claim affirms, denies, or reports a denial or an accusation, and whether it is negated.

    Only its main clause is read: not relative clauses, conditions or reasons. A language without rules affirms.
    """
    words = _words_of(language)
    if words is None:
        return Polarity("affirms", negated=False)
    main = _main_clause(fold(text, language).text, words, language)
    negations = _negations(main, words)
    negated = _is_negated(main, negations, words)
    if _reports(main, words.deny, negations):
        return Polarity("reports_denial", negated)
    if _reports(main, words.accuse, negations):
        return Polarity("reports_accusation", negated)
    return Polarity("denies" if negated else "affirms", negated)


def find_polarity_words(text: str, language: str, *, is_denial: bool) -> tuple[tuple[int, int], ...]:
    """Return where words of negation and negative words stand in the text as written, in order.

    Those of the main clause alone: a condition's oppose nothing. Words of denial are among them where the claim reports
    one (`is_denial`): a disputed box is not denied.
    """
    words = _words_of(language)
    if words is None:
        return ()
    folded = fold(text, language)
    denials = words.deny.finditer(folded.text) if is_denial else ()
    found = [*_negations(folded.text, words), *words.implicit.finditer(folded.text), *denials]
    spans = sorted({match.span() for match in found if match.end() > match.start()})
    stretches = _main_stretches(folded.text, words, language) or [(0, len(folded.text))]
    spans = [span for span in spans if _is_inside(span[0], stretches)]
    return tuple((folded.original(start), folded.original(end - 1) + 1) for start, end in spans)


@cache
def _words_of(language: str) -> _Words | None:
    lists = tomllib.loads(files("claimdiff.content").joinpath("stance.toml").read_text(encoding="utf-8")).get(language)
    if lists is None:
        return None
    begins, ends = ("", "") if language == "zh" else (rf"(?<![{WORD_CHARS}'])", rf"(?![{WORD_CHARS}])")
    kinds = _Words.__dataclass_fields__
    return _Words(
        **{
            kind: re.compile(f"{begins}(?:{'|'.join(lists[kind])}){ends}") if lists.get(kind) else _NOTHING
            for kind in kinds
        }
    )


def _main_clause(text: str, words: _Words, language: str) -> str:
    """Return the stretches between commas that no subordinate word opens; what somebody says counts as main."""
    kept = [text[start:end] for start, end in _main_stretches(text, words, language)]
    return " , ".join(kept) if kept else text


def _main_stretches(text: str, words: _Words, language: str) -> list[tuple[int, int]]:
    """Return where the pieces of the main clause stand, in order."""
    commas = [match.span() for match in _COMMA.finditer(text)]
    begins, ends = [0, *(end for _, end in commas)], [*(start for start, _ in commas), len(text)]
    kept = []
    for begin, end in zip(begins, ends, strict=True):
        side = _side_of(text[begin:end], words, language)
        if side < 0:
            kept.append((begin, end))
        elif side >= MIN_MAIN_CHARS:
            kept.append((begin, begin + side))
    return kept


def _side_of(piece: str, words: _Words, language: str) -> int:
    """Return where a subordinate word stands, -1 where none does: not a `that` behind a verb of saying."""
    speech = speech_of(language)
    for side in words.side.finditer(piece):
        said = speech.verb.search(piece, max(0, side.start() - MAX_FRAME_CHARS), side.start()) if speech else None
        if said is None or said.lastgroup in ("deny", "accuse"):
            return side.start()
    return -1


def _negations(main: str, words: _Words) -> list[re.Match[str]]:
    """Return the words of negation in order, without those in phrases that negate nothing (`not only`)."""
    excluded = [match.span() for match in words.not_negation.finditer(main)]
    return [match for match in words.negation.finditer(main) if not _is_inside(match.start(), excluded)]


def _is_inside(position: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the stretches, which are in order and don't overlap, holds a position."""
    following = bisect_right(stretches, position, key=lambda stretch: stretch[0])
    return following > 0 and position < stretches[following - 1][1]


def _is_negated(main: str, negations: list[re.Match[str]], words: _Words) -> bool:
    """Whether a negation or a negative word is left after those pairs that cancel each other."""
    implicit = list(words.implicit.finditer(main))
    left = len(negations) + len(implicit)
    for n_near in _count_cancelling(main, negations, implicit):
        left -= n_near + 1 if n_near else 0
    return left > 0


def _count_cancelling(main: str, negations: list[re.Match[str]], negatives: list[re.Match[str]]) -> list[int]:
    """Return for each negative word how many negations stand shortly before it or within it.

    Within it as in `رد نکرد` and `schloss nicht aus`. Counted by bisection: an endless claim of negations costs no
    product.
    """
    spaces = [number for number, character in enumerate(main) if character == " "]
    starts = [match.start() for match in negations]
    spaces_before_end = [bisect_left(spaces, match.end()) for match in negations]
    counts = []
    for negative in negatives:
        nearest = bisect_left(spaces, negative.start()) - MAX_GAP_WORDS - 1
        counts.append(bisect_left(starts, negative.end()) - bisect_left(spaces_before_end, nearest))
    return counts


def _reports(main: str, pattern: re.Pattern[str], negations: list[re.Match[str]]) -> bool:
    """Whether the main clause holds a word of denying or accusing that no negation cancels."""
    found = pattern.search(main)
    return found is not None and _count_cancelling(main, negations, [found]) == [0]
