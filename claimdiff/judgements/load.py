"""Picks the judge: the one that ships with claimdiff, or any by name through sentence-transformers."""

from __future__ import annotations

from claimdiff.protocols import Judge


def load_judge(name: str | None = None) -> Judge:
    """Return the embedded judge, or for a name or folder the sentence-transformers model found there.

    Raises ModelError where it can't be loaded, MissingExtra where sentence-transformers is not installed.
    """
    if name is None:
        from claimdiff.judgements.embedded import EmbeddedJudge

        return EmbeddedJudge()
    from claimdiff.judgements.hub import HubJudge

    return HubJudge(name)
