"""Conflict words: where a claim holds words of `conflict_words.toml`, which tell kinds of contradiction apart."""

from __future__ import annotations

from claimdiff.content.told import Told
from claimdiff.content.word_spans import find_words, read_lists
from claimdiff.records import Span


def conflict_words(language: str, kind: str) -> str:
    """Return the words of one kind (`cause`, `place`, `turn`, …) as a pattern; empty where a language has none."""
    return read_lists("conflict_words.toml").get(language, {}).get(kind, "")


def find_conflict_words(told: Told, kind: str) -> tuple[Span, ...]:
    """Return where a claim holds words of one kind, in order."""
    return find_words(told.text, told.language, conflict_words(told.language, kind))
