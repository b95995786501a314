"""The words around numbers: units, bounds, range words and what is never counted, by language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from claimdiff.claim_content import Bound
from claimdiff.content.phrases import Phrases
from claimdiff.content.tokens import fold_phrase

_BOUNDS: tuple[Bound, ...] = ("about", "at_least", "at_most", "more_than", "less_than")
_ABOUT_SIGNS = ("~", "≈")
_MORE_SIGNS = ("+",)
"""Signs before and behind a number in every language (`~200`, `200+`)."""


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """One language's words around numbers."""

    units: Phrases
    before: Phrases
    """Bounds that stand before the number."""
    after: Phrases
    range_from: frozenset[str]
    range_to: frozenset[str]
    between: frozenset[str]
    alternative: frozenset[str]
    """`or`: two numbers around it are a range."""
    of: Phrases
    determiners: frozenset[str]
    stop: frozenset[str]
    naming: frozenset[str]
    """Words after which a number is a name (`Article 5`)."""
    grades: frozenset[str]
    """Words after which a small number is a grade or a name (`Category 4`, `World War 2`)."""
    groups: Phrases
    """Words after which a number is part of a name where they are written with a capital (`the Group of Seven`)."""
    vague: frozenset[str]
    """Words before a scale that make no certain number of it (`mehrere tausend`)."""
    vague_after: frozenset[str]
    halved: frozenset[str]
    """Units, in the singular, to which a half is added without a number for one (`hora y media`)."""
    after_half: frozenset[str]
    """Words behind such a half that it is no half of (`a year and a half later`)."""
    clock_before: Phrases
    """Words before a quarter that make it one of an hour of the clock (`moins le quart`)."""
    clock_after: Phrases
    age: Phrases
    """Words before a bare number that make it an age (`aged 42`)."""
    minus: frozenset[str]
    below_zero: Phrases
    and_prefix: str
    """The `and` that is written onto the next word."""
    and_nouns: Phrases
    """Nouns that only begin with the same letter as the `and`."""
    shortened: frozenset[str]
    """Scales and units that are written with a full stop (`млн.`)."""
    countable: frozenset[str]
    """What is counted in millions where one letter is all that says so (`2m jobs`)."""
    measures: frozenset[str]
    """What has a length, so that the letter is metres (`a 2m wall`)."""
    change: Phrases
    """Verbs of change, after which `from 3 to 5` is no range."""


@cache
def quantity_words_of(language: str) -> QuantityWords | None:
    """Return the words around numbers of a language, or None where there are none."""
    table = read_data("quantities.toml").get(language)
    if table is None:
        return None
    prefixes = tuple(table.get("prefixes", ()))
    before, after = Phrases(prefixes), Phrases()
    for bound in _BOUNDS:
        before.add(bound, _forms(table, bound))
        after.add(bound, _forms(table, f"after_{bound}"))
    before.add("about", _ABOUT_SIGNS)
    after.add("at_least", _MORE_SIGNS)
    return QuantityWords(
        units=units_of(language),
        before=before,
        after=after,
        range_from=_words(table, "from"),
        range_to=_words(table, "to"),
        between=_words(table, "between"),
        alternative=_words(table, "or"),
        of=_phrases(table, "of"),
        determiners=_words(table, "determiners"),
        stop=_words(table, "stop"),
        naming=_words(table, "naming"),
        grades=_words(table, "grades"),
        groups=_phrases(table, "groups"),
        vague=_words(table, "vague"),
        vague_after=_words(table, "vague_after"),
        halved=_words(table, "halved"),
        after_half=_words(table, "after_half"),
        clock_before=_phrases(table, "clock_before"),
        clock_after=_phrases(table, "clock_after"),
        age=_phrases(table, "age"),
        minus=_words(table, "minus"),
        below_zero=_phrases(table, "below_zero"),
        and_prefix=table.get("and_prefix", ""),
        and_nouns=_phrases(table, "and_nouns"),
        shortened=_words(table, "shortened"),
        countable=_words(table, "countable"),
        measures=_words(table, "measures"),
        change=_phrases(table, "change", prefixes),
    )


@cache
def units_of(language: str) -> Phrases:
    """Return the unit words of a language, with the signs that hold everywhere; what each stands for is a unit."""
    tables = read_data("units.toml")
    units = Phrases()
    for name in (language, "any"):
        for unit, forms in tables.get(name, {}).items():
            units.add(unit, cast(str, forms).split())
    return units


@cache
def read_data(name: str) -> dict[str, dict[str, Any]]:
    """Return a data file of this folder, by language."""
    return tomllib.loads(files("claimdiff.content").joinpath(name).read_text(encoding="utf-8"))


def _forms(table: dict[str, Any], name: str) -> list[str]:
    return cast(str, table.get(name, "")).split()


def _phrases(table: dict[str, Any], name: str, prefixes: tuple[str, ...] = ()) -> Phrases:
    phrases = Phrases(prefixes)
    phrases.add(name, _forms(table, name))
    return phrases


def _words(table: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(fold_phrase(form)[0] for form in _forms(table, name) if "|" not in form)
