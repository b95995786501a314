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
    of: Phrases
    determiners: frozenset[str]
    stop: frozenset[str]
    naming: frozenset[str]
    """Words after which a number is a name (`Article 5`)."""
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
    of, change = Phrases(), Phrases(prefixes)
    of.add("of", _forms(table, "of"))
    change.add("change", _forms(table, "change"))
    return QuantityWords(
        units=units_of(language),
        before=before,
        after=after,
        range_from=_words(table, "from"),
        range_to=_words(table, "to"),
        between=_words(table, "between"),
        of=of,
        determiners=_words(table, "determiners"),
        stop=_words(table, "stop"),
        naming=_words(table, "naming"),
        change=change,
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


def _words(table: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(fold_phrase(form)[0] for form in _forms(table, name) if "|" not in form)
