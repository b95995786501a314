"""What a comparison reports among articles of different events: `python -m training.unrelated_articles [--mixes N]`.

Draws mixes of articles, one each of as many events, from the written events and the seeds, and compares every mix with
the shipped models. Each event has its own invented people and places, so every contradiction in a mix is a false
alarm, and so is nearly every agreement. The draw is seeded: the same events give the same mixes. Answers of the models
are kept in `training/cache`, so a second run judges nothing again.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from claimdiff.comparison import Comparison
from claimdiff.evaluation.gold import find_events, read_event
from claimdiff.pipeline import compare
from claimdiff.protocols import Encoder, Judge
from claimdiff.records import Finding
from training.remembered import RememberedEncoder, RememberedJudge

EVENTS = (Path("training/events"), Path("seeds"))
ARTICLES_PER_MIX = 20
SEED = 20


@dataclass(frozen=True, slots=True)
class MixCounts:
    """What came out of one mix, or of several."""

    n_claims: int
    n_judged_pairs: int
    n_contradictions: int
    n_changes: int
    n_agreements: int
    n_undecided: int

    @classmethod
    def of(cls, comparison: Comparison) -> MixCounts:
        """Count what a comparison reports."""
        findings = comparison.findings
        return cls(
            n_claims=len(comparison.claims),
            n_judged_pairs=comparison.counts["judged_pairs"],
            n_contradictions=len(findings.of("contradiction")),
            n_changes=len(findings.of("change")),
            n_agreements=len(findings.of("agreement")),
            n_undecided=len(comparison.undecided),
        )

    def __add__(self, other: MixCounts) -> MixCounts:
        """Return both counts as one."""
        return MixCounts(
            self.n_claims + other.n_claims,
            self.n_judged_pairs + other.n_judged_pairs,
            self.n_contradictions + other.n_contradictions,
            self.n_changes + other.n_changes,
            self.n_agreements + other.n_agreements,
            self.n_undecided + other.n_undecided,
        )

    def __str__(self) -> str:
        """Return the counts as one line."""
        return (
            f"{self.n_claims} claims, {self.n_judged_pairs} judged pairs: {self.n_contradictions} contradictions, "
            f"{self.n_changes} changes, {self.n_agreements} agreements; {self.n_undecided} undecided"
        )


def draw_mix(events: Sequence[Sequence[Path]], n_articles: int, random: Random) -> list[Path]:
    """Return one article each of `n_articles` events, drawn at random.

    Raises ValueError where there are fewer events than that.
    """
    return [random.choice(articles) for articles in random.sample(list(events), n_articles)]


def compare_mix(paths: Sequence[Path], encoder: Encoder, judge: Judge) -> Comparison:
    """Compare one mix at the default settings."""
    return compare([str(path) for path in paths], encoder=encoder, judge=judge)


def shown(finding: Finding) -> str:
    """Return a finding as three lines: what it says, then either side with its file."""
    sides = [
        f"    {Path(side.article.path).parent.name}/{Path(side.article.path).name}: {' '.join(side.claim.text.split())}"
        for side in (finding.left, finding.right)
    ]
    return "\n".join([f"  {finding.relation} {finding.probability:.2f} ({finding.kind})", *sides])


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw, compare and print every finding, the counts of each mix, and their sum."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="*", type=Path, default=list(EVENTS), help="event folders, or folders of them")
    parser.add_argument("--mixes", type=int, default=10)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args(arguments)
    events = [read_event(folder).article_paths for folder in find_events(chosen.folders)]
    random = Random(chosen.seed)
    encoder, judge = RememberedEncoder(), RememberedJudge()
    total = MixCounts(0, 0, 0, 0, 0, 0)
    for number in range(1, chosen.mixes + 1):
        comparison = compare_mix(draw_mix(events, ARTICLES_PER_MIX, random), encoder, judge)
        counts = MixCounts.of(comparison)
        print(f"mix {number}: {counts}", *(shown(finding) for finding in comparison.findings), sep="\n", flush=True)
        total += counts
    print(f"{chosen.mixes} mixes of {ARTICLES_PER_MIX} articles, {total}")


if __name__ == "__main__":
    main()
