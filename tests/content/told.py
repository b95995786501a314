"""Claims as they are told, made by hand."""

from __future__ import annotations

from datetime import date

from claimdiff.claim_content import Mode
from claimdiff.content.content import read_content
from claimdiff.content.speakers import Speaker
from claimdiff.content.told import Told
from claimdiff.records import Article, Block, Claim, make_id

BEFORE = "Headline\n\n"
"""What an article says before its claim: offsets into the article are not those into the claim."""


def told(text: str, language: str, *, day: str | None = None, speaker: str | None = None, quoted: bool = False) -> Told:
    """Return a claim with what it says, in an article of its own published on `day`."""
    whole = BEFORE + text
    article_id = make_id("article", text, day or "")
    article = Article(
        article_id, "a.txt", whole, (Block(len(BEFORE), len(whole), "body"),), language, None, None, None, day
    )
    start, end = len(BEFORE), len(whole)
    claim = Claim(make_id(article_id, text), article_id, text, start, end, start, end, "sentence", language)
    mode: Mode = "narrated" if speaker is None else "quoted" if quoted else "reported"
    published = None if day is None else date.fromisoformat(day)
    return Told(claim, read_content(text, language, published, Speaker(speaker, mode)), article)
