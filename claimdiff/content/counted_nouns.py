"""Counted nouns: what sort of thing a number counts, in every language the same (`soldier`, `missile`)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from claimdiff.claim_content import Quantity
from claimdiff.content.phrases import Phrases
from claimdiff.content.quantity_parts import bare_noun

PERSON = "person"
"""The sort of words for people of every sort: people, bodies, victims."""


def tell_sorts(language: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the quantities of a claim, with the sort of thing that each counts where a list knows its noun."""
    nouns = _nouns_of(language)
    return tuple(
        replace(quantity, sort=nouns.meaning(quantity.noun) or _sort_of_unit(quantity))
        if _is_count(quantity)
        else quantity
        for quantity in quantities
    )


def _is_count(quantity: Quantity) -> bool:
    return quantity.unit in ("", PERSON)


def _sort_of_unit(quantity: Quantity) -> str:
    return PERSON if quantity.unit == PERSON else ""


def counts_people(quantity: Quantity) -> bool:
    """Whether a number surely counts people, by its unit, its noun or what is said of them."""
    return quantity.unit == PERSON or bool(quantity.counted) or quantity.sort in _people()


def may_count_alike(one: Quantity, other: Quantity) -> bool | None:
    """Whether two numbers count the same sort of thing; None where the noun of one is missing or in no list.

    Neither is it known of two sorts of people: outlets call the same ones prisoners, soldiers and civilians.
    """
    if one.sort and one.sort == other.sort:
        return True
    if (counts_people(one) and counts_people(other)) or not (one.sort and other.sort):
        return None
    return False


@cache
def _nouns_of(language: str) -> Phrases:
    nouns = Phrases()
    for sections in _sorts().values():
        for sort, forms in sections.items():
            nouns.add(sort, [_bare(form) for form in forms.get(language, "").split()])
    return nouns


def _bare(form: str) -> str:
    return form if form.endswith("*") else bare_noun(form)  # as the nouns of quantities are


@cache
def _people() -> frozenset[str]:
    return frozenset(_sorts()["people"])


@cache
def _sorts() -> dict[str, dict[str, dict[str, str]]]:
    read: dict[str, Any] = tomllib.loads(
        files("claimdiff.content").joinpath("counted_nouns.toml").read_text(encoding="utf-8")
    )
    return read
