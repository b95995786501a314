"""Every number that steers a comparison, in one type, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

MAX_TEXT_BYTES = 16 * 2**20
"""Size from which one text, page, .docx or .pdf is refused. Long news pages with their scripts stay under 2 MiB; 16 MiB
of text are some thousand articles, and take some ten seconds and a few hundred MB to read."""
MAX_TABLE_BYTES = 64 * 2**20
"""Size from which a table of articles is refused, of the file and, for compressed kinds, of the text inside it: about
15,000 articles, more than a run on a laptop can judge."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What steers a comparison; recorded with its values in every manifest.

    Evidence does not depend on `min_probability`: a new threshold runs no model again.
    """

    min_similarity: float = 0.80
    """Cosine below which two claims are never a candidate pair. The encoder's cosines of unrelated news sentences lie around 0.75."""
    n_neighbours: int = 6
    """Nearest claims taken per claim and other article."""
    max_candidates: int = 20
    """Candidate pairs a claim may have on average, over all other articles."""
    min_probability: float = 0.5
    """Probability from which a judged pair is reported."""
    seed: int = 0
