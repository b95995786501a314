"""What a judge reads of a text: the claim, with its numbers in plain digits for a judge that was trained so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimdiff.articles.language import UNKNOWN, identify_language
from claimdiff.content.number_hints import may_hold_number
from claimdiff.content.plain_numbers import with_plain_numbers
from claimdiff.content.quantities import find_quantities
from claimdiff.protocols import Judge, ModelFacts, facts_of
from claimdiff.records import FloatArray

KEPT_TEXTS = 16_384
"""A claim is judged with some twenty others, over several batches; its numbers are looked for once."""
MAX_READ = 4096
"""Characters in which numbers are looked for, and of texts that are kept: claims are far shorter, no judge reads as
far, and an endless text must cost neither seconds nor memory."""


def plain_text(text: str) -> str:
    """Return a text with its numbers in plain digits; its language is told from the text alone.

    What stands behind the first `MAX_READ` characters stays as written, so that a judge still sees that it is too long.
    """
    if len(text) <= MAX_READ:
        return _short_text(text)
    return _read(text[:MAX_READ]) + text[MAX_READ:]


def _read(text: str) -> str:
    if not may_hold_number(text):
        return with_plain_numbers(text, UNKNOWN, ())
    language = identify_language(text)
    return with_plain_numbers(text, language, find_quantities(text, language))


_short_text = lru_cache(maxsize=KEPT_TEXTS)(_read)


def forget_texts() -> None:
    """Drop the texts that are kept, so that a measurement pays for each."""
    _short_text.cache_clear()


class PlainNumberJudge:
    """A judge that gets every text with its numbers in plain digits, as it was trained."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.facts: ModelFacts = facts_of(judge)

    @property
    def n_truncated(self) -> int:
        """Pairs that were longer than the judge reads, over all calls."""
        return int(getattr(self._judge, "n_truncated", 0))

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return what the judge says of the pairs, float32 (n, 3), as `Judge` has it."""
        return self._judge.judge(plain_pairs(pairs))


def plain_pairs(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return pairs of texts with their numbers in plain digits."""
    return [(plain_text(premise), plain_text(hypothesis)) for premise, hypothesis in pairs]


def with_its_texts(judge: Judge) -> Judge:
    """Return a judge that is given texts in the form it reads: the judge itself unless it `reads_plain_numbers`."""
    return PlainNumberJudge(judge) if getattr(judge, "reads_plain_numbers", False) else judge
