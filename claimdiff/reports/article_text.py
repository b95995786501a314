"""An article's whole text as the page shows it: paragraphs of numbered sentences; every claim has its place in one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimdiff.records import Article, Block, BlockRole, Claim, Span
from claimdiff.reports.shown_text import shown


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what stands between two sentences that have claims: `article.text[start:end]`."""

    number: int
    """0, 1, … through the article."""
    start: int
    end: int
    text: str
    """As it may be shown."""
    has_claim: bool
    is_followed_by_space: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article, cut into sentences."""

    role: BlockRole
    sentences: tuple[Sentence, ...]


class ArticleText:
    """The paragraphs of one article, and where a stretch of its text stands in them."""

    def __init__(self, article: Article, claims: Iterable[Claim]) -> None:
        self._text = article.text
        self.paragraphs = _paragraphs(article, sorted({(claim.sentence_start, claim.sentence_end) for claim in claims}))
        self.sentences = tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)
        self._starts = [sentence.start for sentence in self.sentences]
        self._paragraph_of = {
            sentence.number: paragraph for paragraph in self.paragraphs for sentence in paragraph.sentences
        }

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds the character at `offset` of the article's text, or the last one before it."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def neighbours(self, sentence: Sentence) -> tuple[Sentence | None, Sentence | None]:
        """Return the sentences before and after in the same paragraph."""
        siblings = self._paragraph_of[sentence.number].sentences
        place = sentence.number - siblings[0].number
        before = siblings[place - 1] if place else None
        return before, siblings[place + 1] if place + 1 < len(siblings) else None

    def shown_span(self, sentence: Sentence, span: Span) -> Span:
        """Return where a stretch of the article's text stands in `sentence.text`, as far as it stands in it."""
        start, end = (min(max(offset, sentence.start), sentence.end) for offset in span)
        before = len(shown(self._text[sentence.start : start]))
        return before, before + len(shown(self._text[start:end]))


def article_texts(articles: Iterable[Article], claims: Iterable[Claim]) -> Mapping[str, ArticleText]:
    """Return the text of every article by its id."""
    claims_of: dict[str, list[Claim]] = {}
    for claim in claims:
        claims_of.setdefault(claim.article_id, []).append(claim)
    return {article.article_id: ArticleText(article, claims_of.get(article.article_id, ())) for article in articles}


def _paragraphs(article: Article, sentences: Sequence[Span]) -> tuple[Paragraph, ...]:
    """Cut the text at its blocks and sentences; no cut falls inside a sentence that has a claim."""
    merged = _merged(sentences)
    blocks = sorted(article.blocks, key=lambda block: block.start) or [Block(0, len(article.text), "body")]
    starts = {block.start for block in blocks}
    offsets = {0, len(article.text), *starts, *(block.end for block in blocks)}
    cuts = sorted(
        {cut for cut in offsets if not _is_inside(cut, merged)} | {offset for span in merged for offset in span}
    )
    with_claim = {start for start, _ in merged}
    paragraphs: list[tuple[BlockRole, list[Sentence]]] = []
    number = 0
    for start, end in pairwise(cuts):
        if start in starts or not paragraphs:
            role = blocks[max(0, bisect_right([block.start for block in blocks], start) - 1)].role
            paragraphs.append((role, []))
        sentence = _sentence(article.text, start, end, number, start in with_claim)
        if sentence:
            paragraphs[-1][1].append(sentence)
            number += 1
    kept = tuple(Paragraph(role, tuple(found)) for role, found in paragraphs if found)
    return kept or (Paragraph("body", (Sentence(0, 0, len(article.text), shown(article.text), False, False),)),)


def _sentence(text: str, start: int, end: int, number: int, has_claim: bool) -> Sentence | None:
    """Return the sentence between two cuts without the space around it, or None where there is only space."""
    piece = text[start:end]
    if not piece.strip():
        return None
    is_spaced = piece[-1:].isspace() or text[end : end + 1].isspace()
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Sentence(number, start, end, shown(text[start:end]), has_claim, is_spaced)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return ascending spans with those that overlap made one, and empty ones left out."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _is_inside(cut: int, spans: Sequence[Span]) -> bool:
    """Tell whether an offset lies inside one of ascending spans, and not at an end of it."""
    place = bisect_right(spans, cut, key=lambda span: span[0]) - 1
    return place >= 0 and spans[place][0] < cut < spans[place][1]
