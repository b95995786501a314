"""Picks the encoder: the one that ships with claimdiff, or any by name through sentence-transformers."""

from __future__ import annotations

from claimdiff.protocols import Encoder


def load_encoder(name: str | None = None) -> Encoder:
    """Return the embedded encoder, or for a name or folder the sentence-transformers model found there.

    Raises ModelError where it can't be loaded, MissingExtra where sentence-transformers is not installed.
    """
    if name is None:
        from claimdiff.vectors.embedded import EmbeddedEncoder

        return EmbeddedEncoder()
    from claimdiff.vectors.hub import HubEncoder

    return HubEncoder(name)
