"""The numbers that steer a comparison and are recorded with it, and those of an index, each with its reason.

Limits of what is read stand here too.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimdiff.records import Relation

MAX_TEXT_BYTES = 16 * 2**20
"""Size above which a text or HTML page is refused. Pages stay under 2 MiB, with pictures inlined under 16; 16 MiB
of plain text are some thousand articles and take up to a minute and 600 MB to read."""
MAX_FILE_BYTES = 64 * 2**20
"""Size above which a table, .docx or .pdf is refused, and, for compressed kinds, the text inside it: about 15,000
articles, more than a run on a laptop can judge."""
MAX_ARTICLE_CHARS = 1_000_000
"""Length above which a text is no article: a novel has 600,000 characters, the longest live blogs about 300,000."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What steers a comparison; recorded with its values in every manifest.

    Evidence does not depend on the probabilities from which pairs are reported: a new threshold runs no model again.
    """

    n_neighbours: int = 200
    """Nearest claims looked at per claim: enough to rank the claims of each article of the same event."""
    max_candidates: int = 16
    """Candidate pairs a claim may have on average while claims are few: recall is worth more than seconds there."""
    min_candidates: float = 4.5
    """Candidate pairs a claim may have on average, at least, however many claims there are."""
    n_generous_pairs: int = 400
    """Pairs beyond `min_candidates` a claim: two or three seconds of judging, which few articles can afford."""
    max_neutral: float = 0.87
    """A pair that is neutral in one direction with this probability or more is no finding, and its other direction is
    not judged. On newsbench that is two pairs of three, and one right pair of twelve that blocking reached."""
    min_judged: float = 0.15
    """Mean probability that the judge itself must give a relation: what else is known of a pair (numbers, speakers)
    weighs the judge's word, but doesn't overrule it."""
    min_contradiction: float = 0.8
    """Probability from which a judged pair is reported as a contradiction, or as a change. With events left out
    (`training.findings_table`), nine of ten are right from here on."""
    min_unnamed: float = 0.9
    """The same for a contradiction of which neither rules nor the claims' vectors name anything that conflicts (kind
    `other`): it shows a reader nothing to check, and fewer of them were right (`training/RUNS.md`, run 10)."""
    min_agreement: float = 0.6
    """Probability from which a judged pair is reported as an agreement: eleven of twelve are right, measured so."""
    min_probability: float | None = None
    """Where somebody chose one, the probability from which pairs are reported as either: it goes before all above."""
    min_reply: float = 0.3
    """Probability from which `check` names what an index says for or against a claim: who asks about one claim wants to
    see what may bear on it, each with its probability, and a claim by itself has no article that would speak for it."""
    min_undecided: float = 0.1
    """Probability from which a pair that is not reported is shown as undecided: of ten such pairs one is something."""
    max_undecided: int = 100
    """Undecided pairs shown at most, likeliest first: what a person looks through in a quarter of an hour."""

    def least(self, relation: Relation) -> float:
        """Return the probability, [0, 1], from which a judged pair is reported as `relation`."""
        if self.min_probability is not None:
            return self.min_probability
        return self.min_agreement if relation == "agreement" else self.min_contradiction

    @property
    def least_unnamed(self) -> float:
        """The probability, [0, 1], from which a contradiction is reported whose kind nothing tells."""
        return self.min_unnamed if self.min_probability is None else self.min_probability

    def pair_budget(self, n_claims: int) -> int:
        """Return how many candidate pairs `n_claims` claims may have together; a pair is a candidate of two claims."""
        at_most = self.max_candidates * n_claims / 2
        return int(min(at_most, self.min_candidates * n_claims / 2 + self.n_generous_pairs))


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """What steers how an article meets those that an index holds already."""

    n_nearest_texts: int = 200
    """Nearest texts looked at per new claim, to find the articles of the same event: as many as in a comparison."""
    max_near_articles: int = 40
    """Articles whose claims a new article's are held against, nearest first: four events of ten articles."""
    pairs_per_claim: float = 4.5
    """Candidate pairs a new claim has on average, at most, however many claims there are: `min_candidates`, twice what
    a comparison of many articles affords, since the later articles' pairs are counted with these."""
    max_pairs_per_claim: int = 16
    """The same while the index has fewer than `n_generous_pairs` pairs."""
    n_generous_pairs: int = 400
    """Pairs beyond `pairs_per_claim` that an index begins with: two articles get as many as in a comparison."""
    articles_per_batch: int = 16
    """Articles committed together: what a kill can lose, some twenty seconds of work. A few cost as much to decide."""
    n_checked_claims: int = 24
    """Nearest claims that one claim is checked against: they are judged in half a second."""

    def pair_budget(self, n_claims: int, n_pairs: int) -> int:
        """Return how many candidate pairs `n_claims` new claims may have where the index has `n_pairs`."""
        generous = max(0, self.n_generous_pairs - n_pairs)
        return int(min(self.max_pairs_per_claim * n_claims, self.pairs_per_claim * n_claims + generous))
