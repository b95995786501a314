"""Which pairs of a comparison speak of which gold row.

A claim stands for a gold side when it is of the same article and one of the two texts contains the other, after both
are brought to one form: NFC, invisible direction and joining marks and tatweel dropped, white space collapsed,
punctuation at the two ends dropped. A pair *matches* a row when its claims stand for the row's two sides, either way
round. It *carries* a row when the same holds of the claims' whole sentences and the row's sentences.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

import numpy as np

from claimdiff.evaluation.gold import GoldRow, GoldSide
from claimdiff.evaluation.metrics import BoolArray
from claimdiff.evaluation.pair_table import PairTable
from claimdiff.records import Article

_INVISIBLE = re.compile("[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def comparable(text: str) -> str:
    """Return `text` in the form in which texts are compared; empty where it holds no letter or digit."""
    collapsed = " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())
    start, end = 0, len(collapsed)
    while start < end and not collapsed[start].isalnum():
        start += 1
    while end > start and not collapsed[end - 1].isalnum():
        end -= 1
    return collapsed[start:end]


def is_contained(one: str, other: str) -> bool:
    """Whether one of two comparable texts contains the other; a text without letters or digits matches nothing."""
    return bool(one and other) and (one in other or other in one)


@dataclass(frozen=True, slots=True)
class RowMatch:
    """The pairs of a `PairTable` that speak of one gold row."""

    row: GoldRow
    pairs: BoolArray
    """(n,) whose claims match the row."""
    carriers: BoolArray
    """(n,) whose sentences carry the row, whatever their claims."""
    languages: tuple[str, str]
    """Of the two sides' articles, ISO 639-1 or `und`."""
    missing: tuple[str, ...]
    """One line a side that the articles do not hold."""


@dataclass(frozen=True, slots=True)
class _SideMatch:
    claims: BoolArray
    """(n_claims,) which claims stand for the side."""
    sentences: BoolArray
    """(n_claims,) which claims' sentences do."""
    language: str
    missing: str | None


class Matcher:
    """Matches gold rows to the pairs of one comparison; every text is brought to its comparable form once."""

    def __init__(self, articles: Sequence[Article], table: PairTable, languages: dict[str, str]) -> None:
        """Take the articles read, the pairs, and the languages by file name of articles that were perhaps not read."""
        self._articles = articles
        self._table = table
        self._languages = languages
        self._sides: dict[GoldSide, _SideMatch] = {}

    def match(self, row: GoldRow) -> RowMatch:
        """Return the pairs that match and that carry `row`."""
        one, other = (self._match_side(side) for side in row.sides)
        return RowMatch(
            row=row,
            pairs=self._joined(one.claims, other.claims),
            carriers=self._joined(one.sentences, other.sentences),
            languages=(one.language, other.language),
            missing=tuple(f"gold line {row.line}: {side.missing}" for side in (one, other) if side.missing),
        )

    @cached_property
    def _article_texts(self) -> dict[str, str]:
        return {article.article_id: comparable(article.text) for article in self._articles}

    @cached_property
    def _claim_texts(self) -> list[tuple[str, str]]:
        """Each claim's comparable text and that of its sentence."""
        texts = {article.article_id: article.text for article in self._articles}
        return [
            (
                comparable(claim.text),
                comparable(texts.get(claim.article_id, "")[claim.sentence_start : claim.sentence_end]),
            )
            for claim in self._table.claims
        ]

    def _joined(self, one: BoolArray, other: BoolArray) -> BoolArray:
        left, right = self._table.left, self._table.right
        joined: BoolArray = (one[left] & other[right]) | (other[left] & one[right])
        return joined

    def _match_side(self, side: GoldSide) -> _SideMatch:
        known = self._sides.get(side)
        if known is None:
            known = self._sides[side] = self._find_side(side)
        return known

    def _find_side(self, side: GoldSide) -> _SideMatch:
        articles, missing = self._articles_of(side)
        ids = {article.article_id for article in articles}
        text, sentence = comparable(side.text), comparable(side.sentence)
        numbers = [number for number, claim in enumerate(self._table.claims) if claim.article_id in ids]
        claims = np.zeros(len(self._table.claims), np.bool_)
        sentences = claims.copy()
        for number in numbers:
            claim_text, claim_sentence = self._claim_texts[number]
            claims[number] = is_contained(text, claim_text)
            sentences[number] = is_contained(sentence, claim_sentence)
        language = articles[0].language if articles else self._languages.get(side.file, "und")
        return _SideMatch(claims, sentences, language, missing)

    def _articles_of(self, side: GoldSide) -> tuple[list[Article], str | None]:
        """Return the articles that may carry a side, and why there is none or the text is not in them.

        Where a file was split otherwise than the gold says, the article that holds the text is taken.
        """
        of_file = [article for article in self._articles if PurePath(article.path).name == side.file]
        if not of_file:
            return [], f"{side.file} is not among the articles read; the row counts as missed"
        text = comparable(side.text)
        holding = [article for article in of_file if text in self._article_texts[article.article_id]]
        in_part = [article for article in holding or of_file if side.part in (None, article.part)]
        if holding:
            return in_part or holding, None
        return in_part or of_file, f"{side.file} as read does not hold the text «{_shortened(side.text)}»"


def _shortened(text: str) -> str:
    collapsed = " ".join(text.split())
    return collapsed if len(collapsed) <= 60 else f"{collapsed[:59]}…"
