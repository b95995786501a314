"""Number words: what each word of a language's `numbers.toml` table is worth."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from claimdiff.content.tokens import Token, fold_phrase

AtomKind = Literal[
    "simple",
    "one",
    "article",
    "hundred",
    "teen",
    "scale",
    "group",
    "fraction",
    "fraction_of",
    "fraction_over",
    "half",
    "added",
    "digits",
]
_MAX_COMPOUND_CHARS = 60


class Atom(NamedTuple):
    """One word of a number: `kind` says how its value joins those before it."""

    kind: AtomKind
    value: float
    alone: bool = True
    """Whether it may be a number by itself (`thousand` may not)."""
    joined: bool = False
    """Whether an `and` is written onto it."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """The number words of one language and how they combine."""

    language: str
    atoms: dict[str, Atom]
    marked: dict[str, Atom] = field(default_factory=dict)
    """Words that only their vowel signs tell from others, as written."""
    duals: dict[str, str] = field(default_factory=dict)
    """Dual form of a noun -> the noun."""
    fraction_bases: dict[str, float] = field(default_factory=dict)
    ambiguous: frozenset[str] = frozenset()
    """Words that mean something else too, and count only before a unit."""
    plural_hundreds: frozenset[str] = frozenset()
    """Hundreds that are no certain number before a scale (`مئات آلاف`, `several hundred thousand`)."""
    ordinals: tuple[str, ...] = ()
    """How the words begin that make an ordinal of the number before them (`twenty-first`)."""
    joiner: str = ""
    joiner_prefix: str = ""
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    no_suffix: frozenset[str] = frozenset()
    """Words that mean something else with a suffix (`ondan`: from it)."""
    join: str = "never"
    """Where an `and` may stand: `any`, `after_hundred`, `in_tens` or `never`."""
    needs_joiner: bool = False
    digits_join: str = ""
    """After which scale an `and` and digits go on with a number: `any`, `thousand` or, without a scale behind, none."""
    units_first: bool = False
    teens_first: bool = False
    """Whether a word for ten behind a unit makes a teen (`خمسة عشر`)."""
    ten_adds: bool = False
    twenties: bool = False
    half_adds: bool = False
    """Whether a half right behind a number is added to it (`dua setengah`: two and a half)."""
    of_scale: tuple[tuple[str, ...], ...] = ()
    """What stands between a fraction and the scale that it is a part of (`a quarter of a million`)."""
    unit_parts: tuple[tuple[str, str, frozenset[str]], ...] = ()
    """A fraction written onto its unit (`полчаса`, `Viertelstunde`), the number word for it, and the units' forms."""
    compound: bool = False
    compound_joiner: str = ""

    def atom(self, token: Token) -> Atom | None:
        """Return what a word is worth, its clitics taken off, or None where it is no number word."""
        if self.marked and (marked := self.marked.get(token.raw)):
            return marked
        word = token.word
        if found := self.atoms.get(word):
            return found
        if self.joiner_prefix and word.startswith(self.joiner_prefix):
            bare = word[len(self.joiner_prefix) :]
            if found := self.atoms.get(bare) or self.marked.get(token.raw[1:]):
                return found._replace(joined=True)
        return self._without_clitic(word)

    def _without_clitic(self, word: str) -> Atom | None:
        stems = [word.removesuffix(suffix) for suffix in self.suffixes if word.endswith(suffix)]
        stems = [stem for stem in stems if stem not in self.no_suffix]
        stems += [word[len(prefix) :] for prefix in self.prefixes if word.startswith(prefix)]
        return next((self.atoms[stem] for stem in stems if stem in self.atoms), None)


@cache
def number_words_of(language: str) -> NumberWords | None:
    """Return the number words of a language, or None where there are none."""
    table = _read_tables().get(language)
    return None if table is None else _build(language, table)


def languages_with_numbers() -> tuple[str, ...]:
    """Return the languages that have number words, sorted."""
    return tuple(sorted(_read_tables()))


@cache
def _read_tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("claimdiff.content").joinpath("numbers.toml").read_text(encoding="utf-8"))


_JOINERS = {"en": "and", "fr": "et", "es": "y", "pt": "e", "it": "e"}


def _build(language: str, table: dict[str, Any]) -> NumberWords:
    atoms: dict[str, Atom] = {}
    alone = {word for entry in table.get("alone", "").split() for word in fold_phrase(entry)}
    kinds: tuple[tuple[str, AtomKind], ...] = (
        ("simple", "simple"), ("whole_scales", "scale"), ("hundreds", "hundred"), ("teens", "teen"),
        ("scales", "scale"), ("groups", "group"), ("fractions", "fraction"),
        ("fractions_unit", "fraction"), ("fractions_of", "fraction_of"),
        ("fractions_over", "fraction_over"), ("one", "one"),
    )  # fmt: skip
    for name, kind in kinds:
        for word, value in _entries(table.get(name, "")):
            can_stand = word in alone if name in ("hundreds", "scales", "teens", "groups", "fractions_unit") else True
            atoms.setdefault(word, Atom(kind, value, can_stand))
    for word in table.get("articles", "").split():
        atoms[word] = Atom("article", 1, False)
    for word in _folded_words(table.get("more_half", "")):
        atoms[word] = Atom("half", 0.5, False)
    for word, value in _entries(table.get("added", "")):
        atoms[word] = Atom("added", value, False)
    return NumberWords(
        language,
        atoms,
        marked={form: Atom("fraction", value) for form, value in _raw_entries(table.get("marked_fractions", ""))},
        duals=_dual_forms(table.get("duals", ""), ("ان", "ين"))
        | _dual_forms(table.get("duals_of_people", ""), ("ان",)),  # مسلحين is the plural, too
        suffixes=tuple(table.get("suffixes", ())),
        no_suffix=_folded_words(table.get("no_suffix", "")),
        fraction_bases=dict(_entries(table.get("fraction_bases", ""))),
        ambiguous=_folded_words(table.get("ambiguous", "")),
        plural_hundreds=_folded_words(table.get("plural_hundreds", "")),
        ordinals=tuple(fold_phrase(form.rstrip("*"))[0] for form in table.get("ordinals", "").split()),
        joiner=table.get("joiner", _JOINERS.get(language, "")),
        prefixes=tuple(table.get("prefixes", ())),
        joiner_prefix=table.get("joiner_prefix", ""),
        join=table.get("join", "never"),
        needs_joiner=table.get("needs_joiner", False),
        digits_join=table.get("digits_join", ""),
        units_first=table.get("units_first", False),
        teens_first=table.get("teens_first", False),
        ten_adds=table.get("ten_adds", False),
        twenties=table.get("twenties", False),
        half_adds=table.get("half_adds", False),
        of_scale=tuple(fold_phrase(form) for form in table.get("of_scale", "").split()),
        unit_parts=tuple(_unit_part(text) for text in table.get("unit_parts", ())),
        compound=table.get("compound", False),
        compound_joiner=table.get("compound_joiner", ""),
    )


def _raw_entries(text: str) -> list[tuple[str, float]]:
    found = []
    for entry in text.replace("\n", " ").split(";"):
        value, *forms = entry.split() or ["0"]
        found += [(form, float(value)) for form in forms]
    return found


def _entries(text: str) -> list[tuple[str, float]]:
    """Folded form -> value; forms of several words can't be looked up and are left out."""
    folded = [(fold_phrase(form), value) for form, value in _raw_entries(text) if "_" not in form]
    return [(words[0], value) for words, value in folded if len(words) == 1]


def _folded_words(text: str) -> frozenset[str]:
    return frozenset(word for form in text.split() for word in fold_phrase(form))


def _unit_part(text: str) -> tuple[str, str, frozenset[str]]:
    prefix, word, *units = (fold_phrase(form)[0] for form in text.split())
    return prefix, word, frozenset(units)


def _dual_forms(nouns: str, endings: tuple[str, ...]) -> dict[str, str]:
    """Return the dual of each Arabic noun, in the cases with these endings."""
    forms = {}
    for noun in nouns.split():
        stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
        for ending in endings:
            forms[fold_phrase(stem + ending)[0]] = fold_phrase(noun)[0]
    return forms


@lru_cache(maxsize=4096)
def split_compound(word: str, words: NumberWords) -> tuple[Atom, ...] | None:
    """Split a number written as one word (`vierundzwanzig`) into its parts, or return None; longest parts first."""
    if len(word) > _MAX_COMPOUND_CHARS:
        return None
    ways: list[tuple[Atom, ...] | None] = [None] * len(word) + [()]
    for start in range(len(word) - 1, -1, -1):
        for end in range(len(word), start, -1):
            rest = ways[end]
            if rest is None:
                continue
            part = word[start:end]
            if part == words.compound_joiner and rest:
                ways[start] = (rest[0]._replace(joined=True), *rest[1:])
            elif (atom := words.atoms.get(part)) and atom.kind in ("simple", "one", "hundred", "scale"):
                ways[start] = (atom, *rest)
            if ways[start] is not None:
                break
    return ways[0]
