"""Structure: what is known of findings only once all are known: which point each is about, and how many say either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from claimdiff.disputed_point import gather_positions
from claimdiff.findings.groups import group_findings
from claimdiff.independent_sources import count_sources
from claimdiff.records import Finding


def structure_findings(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings, in the same order, with `group` and `independent_sources` filled in.

    The sources of a side are those of all claims of the group that agree with it; both sides of an agreement have the
    same ones. A pure function of the findings.
    """
    grouped = group_findings(findings)
    members: dict[str, list[Finding]] = defaultdict(list)
    for finding in grouped:
        members[finding.group or finding.finding_id].append(finding)
    sources: dict[tuple[str, str], int] = {}
    for group, inside in members.items():
        for sides in gather_positions(inside):
            n_sources = count_sources(sides)
            sources.update({(group, side.claim.claim_id): n_sources for side in sides})
    return tuple(
        replace(
            finding,
            independent_sources=(
                sources[finding.group or finding.finding_id, finding.left.claim.claim_id],
                sources[finding.group or finding.finding_id, finding.right.claim.claim_id],
            ),
        )
        for finding in grouped
    )
