"""The short summary at the end of a comparison, readable in a terminal in any script."""

from __future__ import annotations

from collections.abc import Iterator

from claimdiff.cli.terminal_text import escaped, printable
from claimdiff.comparison import Comparison
from claimdiff.records import Finding, Side

N_SHOWN = 5
"""Contradictions listed in the terminal; the report has them all."""
MAX_CHARS = 160
"""Characters of a claim shown: two lines of a usual terminal."""


def summary_lines(comparison: Comparison) -> Iterator[str]:
    """Yield the lines of the summary: counts, then the strongest contradictions with both claims."""
    n_contradictions, n_changes, n_agreements = (
        len(comparison.findings.of(relation)) for relation in ("contradiction", "change", "agreement")
    )
    changes = f"{counted(n_changes, 'change')}, " if n_changes else ""
    yield (
        f"{counted(len(comparison.articles), 'article')}, {counted(len(comparison.claims), 'claim')}, "
        f"{counted(comparison.counts['judged_pairs'], 'pair')} judged: "
        f"{counted(n_contradictions, 'contradiction')}, {changes}{counted(n_agreements, 'agreement')}"
    )
    if not n_contradictions:
        yield _nothing_found(comparison)
    for number, finding in enumerate(comparison.findings.of("contradiction")[:N_SHOWN], 1):
        yield ""
        yield f"{number}. {_percent(finding)} likely, kind: {finding.kind}"
        yield from (_side_line(side) for side in (finding.left, finding.right))
    if n_contradictions > N_SHOWN:
        yield ""
        yield f"… and {n_contradictions - N_SHOWN} more in the report."


def _nothing_found(comparison: Comparison) -> str:
    """Return which threshold no contradiction reached, and the other one where some contradiction stands between."""
    least = comparison.settings.least("contradiction")
    between = any(one.relation == "contradiction" and one.probability >= least for one in comparison.undecided)
    other = f" ({comparison.settings.least_unnamed:.2f} where nothing tells the kind)" if between else ""
    return f"No contradiction reached the threshold of {least:.2f}{other}."


def _side_line(side: Side) -> str:
    source = side.article.outlet or side.article.path
    when = f", {escaped(side.article.published)}" if side.article.published else ""
    text = side.claim.text if len(side.claim.text) <= MAX_CHARS else side.claim.text[: MAX_CHARS - 1] + "…"
    return f"   {printable(source)}{when}: {printable(text)}"


def _percent(finding: Finding) -> str:
    return f"{min(99, max(1, round(100 * finding.probability)))} %"


def counted(n: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless there is one."""
    return f"{n} {noun}{'' if n == 1 else 's'}"
