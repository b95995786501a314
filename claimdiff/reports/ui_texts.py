"""The page's own words: one catalogue a language, with plurals, dates and percentages as that language has them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from claimdiff.records import Article

CATALOGUES = ("en", "ar", "fr", "uk", "ru", "fa")
"""Languages of the interface: each has a `templates/texts.CODE.toml`, and its plurals in `_plural_category`."""
RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur"})

PROBABILITY_WORDS = ((0.95, "very_likely"), (0.8, "likely"), (0.65, "plausible"), (0.0, "uncertain"))
"""Lowest probability of each word. At `likely` four findings in five are right; below two in three the word warns."""


def language_direction(language: str) -> str:
    """Return `rtl` or `ltr` for a language's code, `auto` (by the letters) for an unknown language."""
    if language in ("", "und"):
        return "auto"
    return "rtl" if language in RTL_LANGUAGES else "ltr"


def _plural_category(language: str, n: int) -> str:
    """Return the CLDR plural category of a whole number in a catalogue's language.

    The rules are those of https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html, which
    browsers follow too (`Intl.PluralRules`). Only fractions, which are never counted here, are `other` in Ukrainian and
    Russian.
    """
    if language == "ar":
        return _arabic_category(n)
    if language in ("uk", "ru"):
        return _east_slavic_category(n)
    return "one" if n == 1 or (n == 0 and language in ("fr", "fa")) else "other"


def _arabic_category(n: int) -> str:
    exact = {0: "zero", 1: "one", 2: "two"}
    if n in exact:
        return exact[n]
    return "few" if 3 <= n % 100 <= 10 else "many" if n % 100 >= 11 else "other"


def _east_slavic_category(n: int) -> str:
    if n % 100 in range(11, 15):
        return "many"
    return {1: "one", 2: "few", 3: "few", 4: "few"}.get(n % 10, "many")


def in_digits(value: object, texts: Mapping[str, str]) -> str:
    """Return a number, or a text with numbers of ours in it, with the digits of the catalogue whose texts these are."""
    return str(value).translate(str.maketrans("0123456789", texts["digits"]))


@dataclass(frozen=True, slots=True)
class UiTexts:
    """The interface in one language."""

    language: str
    texts: Mapping[str, str]
    plurals: Mapping[str, Mapping[str, str]]
    months: tuple[str, ...]
    languages: Mapping[str, str]
    dropped: Mapping[str, str]
    """Why text was left out, by the reason that the reader of articles gives."""

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return language_direction(self.language)

    def count(self, noun: str, n: int) -> str:
        """Return a number with its noun in the right plural: `3 articles`, `مقالان`."""
        forms = self.plurals[noun]
        return forms.get(_plural_category(self.language, n), forms["other"]).format(n=self.number(n))

    def number(self, n: int) -> str:
        """Return a whole number with the language's thousands separator."""
        return in_digits(f"{n:,}".replace(",", self.texts["thousands"]), self.texts)

    def decimal(self, value: float) -> str:
        """Return a number with two decimals, with the language's decimal mark."""
        return in_digits(f"{value:.2f}".replace(".", self.texts["decimal"]), self.texts)

    def letter(self, number: int) -> str:
        """Return the letter of a point's position 0, 1, 2, …; after the last letter, numbers go on.

        In Persian the first is a word, الف: the letter alone looks like the digit 1.
        """
        letters = self.texts["letters"].split()
        return letters[number] if number < len(letters) else self.number(number + 1)

    def percent(self, probability: float) -> str:
        """Return a probability [0, 1] as whole per cent, never as 0 or 100.

        No model is certain and no reader should be told so: 0.999 is `over 99 %`, 0.001 is `under 1 %`.
        """
        rounded = round(probability * 100)
        if rounded >= 100:
            return self.texts["over_percent"].format(n=self.number(99))
        if rounded <= 0:
            return self.texts["under_percent"].format(n=self.number(1))
        return self.texts["percent"].format(n=self.number(rounded))

    def probability_word(self, probability: float) -> str:
        """Return the word that stands beside a probability, so that it needs neither colour nor figures."""
        return self.texts[next(key for lowest, key in PROBABILITY_WORDS if probability >= lowest)]

    def date(self, published: str) -> str:
        """Return an ISO date as people write it; anything else as it came."""
        try:
            day = date.fromisoformat(published[:10])
        except ValueError:
            return published
        month = self.months[day.month - 1]
        return in_digits(self.texts["date"].format(day=day.day, month=month, year=day.year), self.texts)

    def language_name(self, code: str) -> str:
        """Return a language's name, or its code where the catalogue doesn't name it."""
        return self.languages.get(code, code)

    def dropped_reason(self, reason: str) -> str:
        """Return why text was left out in this language, or the reason as given where the catalogue doesn't name it."""
        return self.dropped.get(reason, reason)


@cache
def ui_texts(language: str) -> UiTexts:
    """Return the interface's texts in `language`, in English where there is no catalogue for it."""
    known = language if language in CATALOGUES else "en"
    path = resources.files("claimdiff.reports") / "templates" / f"texts.{known}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return UiTexts(
        known, data["texts"], data["plurals"], tuple(data["months"]["names"]), data["languages"], data["dropped"]
    )


def interface_language(articles: Sequence[Article]) -> str:
    """Return the language most articles are in; of equals one with a catalogue, then the first given; `en` for none."""
    counts = Counter(article.language for article in articles)
    if not counts:
        return "en"
    most = max(counts.values())
    equals = [language for language, n in counts.items() if n == most]
    return next((language for language in equals if language in CATALOGUES), equals[0])
