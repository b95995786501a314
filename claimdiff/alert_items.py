"""Disputed points -> what alerts say of them."""

from __future__ import annotations

from claimdiff.alerts.item import AlertFinding, AlertItem, AlertSide, one_line
from claimdiff.disputed_point import DisputedPoint
from claimdiff.records import Finding, Side

MAX_SHOWN = 3
"""Findings of a point that an alert shows, likeliest first; the report has all."""
_TITLE_WORDS_CHARS = 80
"""Of each claim in the title."""


def alert_item(
    point: DisputedPoint, *, alert_id: str | None = None, report: str | None = None, found: str | None = None
) -> AlertItem:
    """Return the alert of a point; `report` is where the report is, `found` when the point was found (ISO 8601, UTC).

    `alert_id` is by default the point's group; another one (for a point that is open again) makes it a new alert.
    """
    shown = [finding for finding in point.findings if finding.relation == point.relation]
    return AlertItem(
        alert_id=alert_id or point.group,
        title=_title(shown[0]),
        findings=tuple(_finding(finding) for finding in shown[:MAX_SHOWN]),
        report=report,
        n_findings=len(shown),
        found=found,
    )


def _title(finding: Finding) -> str:
    """Return both outlets with the beginning of what each says."""
    return " / ".join(_quoted(side) for side in (finding.left, finding.right))


def _quoted(side: Side) -> str:
    words = one_line(side.claim.text, _TITLE_WORDS_CHARS)
    return f"{one_line(side.article.outlet, 40)}: {words}" if side.article.outlet else words


def _finding(finding: Finding) -> AlertFinding:
    return AlertFinding(
        _side(finding.left), _side(finding.right), round(finding.probability, 4), finding.kind, finding.finding_id
    )


def _side(side: Side) -> AlertSide:
    article = side.article
    return AlertSide(
        text=side.claim.text,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        title=article.title,
        language=side.claim.language,
        speaker=side.claim.speaker,
    )
