"""The contents of one article's claims, and who says each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claimdiff.claim_content import ClaimContent
from claimdiff.content.content import read_content
from claimdiff.content.folding import QuotedText
from claimdiff.content.speakers import MAX_BODY_CHARS, Speaker, find_speaker
from claimdiff.quotes import find_quotes
from claimdiff.records import Article, Claim


def read_article_contents(article: Article, claims: Sequence[Claim]) -> tuple[list[Claim], list[ClaimContent]]:
    """Return the claims of one article with their speakers filled in, and the content of each, in the same order."""
    published = _day_of(article.published)
    sentences: dict[int, tuple[QuotedText, QuotedText]] = {}
    attributed, contents = [], []
    for claim in claims:
        if claim.sentence_start not in sentences:
            sentences[claim.sentence_start] = _sentence_and_before(article, claim)
        speaker = _speaker_of(claim, *sentences[claim.sentence_start])
        attributed.append(replace(claim, speaker=speaker.name))
        contents.append(read_content(claim.text, claim.language, published, speaker))
    return attributed, contents


def _day_of(published: str | None) -> date | None:
    """Return the day of an ISO date, with or without a time; None for anything else a caller may have put there."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _speaker_of(claim: Claim, sentence: QuotedText, before: QuotedText) -> Speaker:
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    return find_speaker(sentence, start, end, claim.language, before)


def _sentence_and_before(article: Article, claim: Claim) -> tuple[QuotedText, QuotedText]:
    """Return a claim's sentence and where a pronoun in it looks for its name.

    That is the text from the previous paragraph on, since "he added" likes to open a new one; for a headline the body.
    Of a long paragraph only the last `MAX_BODY_CHARS` are read: each of its sentences would read all of them again.
    """
    sentence = article.text[claim.sentence_start : claim.sentence_end]
    body = [block for block in article.blocks if block.role == "body"]
    if claim.role != "body":
        start = body[0].start if body else len(article.text)
        return _quoted(sentence), _quoted(article.text[start : start + MAX_BODY_CHARS])
    earlier = [block.start for block in body if block.start <= claim.sentence_start]
    start = max(earlier[-2:][0] if earlier else 0, claim.sentence_start - MAX_BODY_CHARS)
    return _quoted(sentence), _quoted(article.text[start : claim.sentence_start])


def _quoted(text: str) -> QuotedText:
    return QuotedText(text, tuple((quote.start, quote.end) for quote in find_quotes(text)))
