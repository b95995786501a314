"""Which pieces of XLM-R's vocabulary are shipped: those written in scripts that a supported language uses.

A text without any dropped script is tokenised exactly as before: the tokenizer's lattice over it holds only pieces made
of its own characters, and all of those are kept with their log-probabilities. A character of a dropped script becomes
`<unk>`; a language written in it is reported as not covered.
"""

from __future__ import annotations

import unicodedata

DROPPED_SCRIPTS = frozenset(
    (
        *("ARMENIAN", "BENGALI", "CANADIAN", "CHAM", "ETHIOPIC", "GEORGIAN", "GOTHIC", "GUJARATI", "GURMUKHI"),
        *("KANNADA", "KHMER", "LAO", "LIMBU", "MALAYALAM", "MONGOLIAN", "MYANMAR", "NKO", "ORIYA", "PHAGS-PA"),
        *("SINHALA", "SYRIAC", "TAMIL", "TELUGU", "THAI", "TIBETAN"),
    )
)
"""First words of the Unicode names of characters in scripts that no supported language uses."""

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")


def is_kept(piece: str) -> bool:
    """Tell whether no character of `piece` is in a dropped script."""
    return not any(
        character > "\u0530" and unicodedata.name(character, "").split(" ")[0] in DROPPED_SCRIPTS for character in piece
    )


def kept_ids(pieces: tuple[str, ...]) -> list[int]:
    """Return the old ids of the pieces that are shipped, in order; a piece's new id is its position here.

    The four special tokens keep their ids; `<mask>`, which no shipped model reads, goes.
    """
    if pieces[: len(SPECIAL)] != SPECIAL:
        raise SystemExit("the vocabulary does not begin with <s> <pad> </s> <unk>")
    return [number for number, piece in enumerate(pieces) if piece != "<mask>" and is_kept(piece)]
