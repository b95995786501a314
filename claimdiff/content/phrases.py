"""Phrases: short lists of fixed words, found before or after a place among the tokens of a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimdiff.content.tokens import Token, fold_phrase

_MIN_STEM = 2
_MAX_STEM = 14


@dataclass(slots=True)
class Phrases:
    """Folded phrases with what each stands for; a form that ends in `*` may go on with other letters."""

    prefixes: tuple[str, ...] = ()
    """Clitics that may be written onto a phrase's first word."""
    _by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: defaultdict(list))
    _by_last: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: defaultdict(list))
    _stems: dict[str, str] = field(default_factory=dict)

    def add(self, meaning: str, forms: Iterable[str]) -> None:
        """Add the forms (words joined by `|`) that stand for `meaning`; the first list to claim a form keeps it."""
        for form in forms:
            words = fold_phrase(form.rstrip("*")) or (form,)
            if form.endswith("*") and len(words) == 1:
                self._stems.setdefault(words[0], meaning)
                continue
            self._insert(self._by_first[words[0]], words, meaning)
            self._insert(self._by_last[words[-1]], words, meaning)

    @staticmethod
    def _insert(bucket: list[tuple[tuple[str, ...], str]], words: tuple[str, ...], meaning: str) -> None:
        if all(known != words for known, _ in bucket):
            bucket.append((words, meaning))
            bucket.sort(key=lambda item: -len(item[0]))

    def meaning(self, word: str) -> str | None:
        """Return what a single word stands for, or None."""
        for words, meaning in self._by_first.get(word, ()):
            if len(words) == 1:
                return meaning
        for length in range(min(len(word), _MAX_STEM), _MIN_STEM, -1) if self._stems else ():
            if found := self._stems.get(word[:length]):
                return found
        return None

    def match_at(self, tokens: tuple[Token, ...], at: int) -> tuple[str, int] | None:
        """Return the meaning of the longest phrase that begins at token `at`, and the index after it."""
        if at >= len(tokens):
            return None
        word = tokens[at].word
        for form in self._bare_forms(word):
            for words, meaning in self._by_first.get(form, ()):
                rest = words[1:]
                if len(rest) < len(tokens) - at and all(tokens[at + 1 + n].word == w for n, w in enumerate(rest)):
                    return meaning, at + len(words)
        found = self.meaning(word)
        return None if found is None else (found, at + 1)

    def match_before(self, tokens: tuple[Token, ...], end: int) -> tuple[str, int] | None:
        """Return the meaning of the longest phrase that ends before token `end`, and the index of its first token."""
        if end <= 0:
            return None
        last = tokens[end - 1].word
        for form in self._bare_forms(last):
            for words, meaning in self._by_last.get(form, ()):
                start = end - len(words)
                if start >= 0 and self._matches_back(tokens, start, words):
                    return meaning, start
        return None

    def _matches_back(self, tokens: tuple[Token, ...], start: int, words: tuple[str, ...]) -> bool:
        first = tokens[start].word
        return words[0] in self._bare_forms(first) and all(
            tokens[start + n].word == word for n, word in enumerate(words) if n
        )

    def _bare_forms(self, word: str) -> list[str]:
        """Return the word, and the word without each clitic that may stand before it."""
        return [word, *(word[len(prefix) :] for prefix in self.prefixes if word.startswith(prefix) and word != prefix)]
