"""A claim as it is told: with what it says and the article that carries it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimdiff.claim_content import ClaimContent
from claimdiff.records import Article, Claim


@dataclass(frozen=True, slots=True)
class Told:
    """One side of a pair, with everything that rules know of it."""

    claim: Claim
    content: ClaimContent
    article: Article | None = None

    @property
    def text(self) -> str:
        """The claim's text."""
        return self.claim.text

    @property
    def language(self) -> str:
        """The claim's language, ISO 639-1."""
        return self.claim.language

    @property
    def day(self) -> date | None:
        """The day on which the article was published; None where that isn't known."""
        try:
            return date.fromisoformat(((self.article and self.article.published) or "")[:10])
        except ValueError:
            return None
