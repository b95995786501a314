"""The result of a comparison, as `claimdiff.compare` returns it and the report shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

from claimdiff.claim_content import ClaimContent
from claimdiff.finding_record import FLAT_COLUMNS, finding_sort_key, flat_record
from claimdiff.protocols import ModelFacts
from claimdiff.records import Article, Claim, Finding, FloatArray, InputFate, Judgements, Relation
from claimdiff.settings import Settings

if TYPE_CHECKING:
    import pandas as pd


class Findings(Sequence[Finding]):
    """Findings in the order of the report: contradictions first, then probability descending."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._findings = tuple(sorted(findings, key=finding_sort_key))

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        """Return one finding, or a tuple of them."""
        return self._findings[index]

    def __len__(self) -> int:
        """Return how many findings there are."""
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        """Go through the findings in order."""
        return iter(self._findings)

    def of(self, relation: Relation) -> tuple[Finding, ...]:
        """Return the findings of one relation, in order."""
        return tuple(finding for finding in self._findings if finding.relation == relation)

    def to_dataframe(self) -> pd.DataFrame:
        """Return one row a finding, with the contract's columns, the sides flattened as `left_…` and `right_…`."""
        import pandas as pd

        return pd.DataFrame([flat_record(finding) for finding in self._findings], columns=list(FLAT_COLUMNS))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that one comparison read, found and measured."""

    articles: tuple[Article, ...]
    """The articles that were compared, in the order given."""
    claims: tuple[Claim, ...]
    findings: Findings
    inputs: tuple[InputFate, ...]
    """What became of each input, in the order given."""
    uncovered: tuple[Article, ...]
    """Articles in a language that the models don't cover: read, but not compared."""
    judgements: Judgements | None
    """Every judged pair with its probabilities; the claim numbers index `claims`."""
    settings: Settings
    encoder: ModelFacts
    judge: ModelFacts
    counts: dict[str, int] = field(default_factory=dict)
    """Per stage: articles, claims, candidate_pairs, judged_pairs, findings."""
    timings: dict[str, float] = field(default_factory=dict)
    """Seconds per stage."""
    started: str = ""
    """ISO 8601, UTC."""
    finished: str = ""
    warnings: tuple[str, ...] = ()
    """One line each: what a reader must know of this run (claims cut to the model's length, …)."""
    contents: tuple[ClaimContent, ...] = ()
    """What each claim says, structured, in the order of `claims`."""
    kind_odds: FloatArray | None = None
    """(n claims, n kinds): how much each claim speaks for each kind of contradiction; None where nobody can tell."""
    undecided: Findings = field(default_factory=Findings)
    """The likeliest judged pairs below the threshold: too uncertain, shown apart, counted among no findings."""

    @property
    def unread(self) -> tuple[InputFate, ...]:
        """The inputs that could not be read, each with its reason."""
        return tuple(item for item in self.inputs if item.is_unread)
