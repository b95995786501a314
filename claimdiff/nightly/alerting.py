"""Findings of a night -> alerts: each disputed point once, whatever pairs of claims it gets later."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from claimdiff.alert_items import alert_item
from claimdiff.alerts.item import AlertItem
from claimdiff.disputed_point import DisputedPoint, disputed_points
from claimdiff.nightly.config_model import AlertSettings
from claimdiff.nightly.setup import STATE
from claimdiff.nightly.state import NightState
from claimdiff.records import Finding, make_id

N_SUMMARISED = 3
"""Points of a backlog that its one summary shows."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Whom to tell what."""

    items: tuple[AlertItem, ...]
    finding_ids: tuple[str, ...]
    """All findings that count as told from now on."""


@dataclass(frozen=True, slots=True)
class AlertContext:
    """What all alerts of one night share."""

    settings: AlertSettings
    index_name: str
    run: int
    """The index's number of this night's run."""
    report: str | None
    """Path or URL of the report."""
    found: str
    """ISO 8601, UTC."""


def choose_alerts(findings: Iterable[Finding], told: Collection[str], context: AlertContext) -> Telling:
    """Return the alerts of points of which nobody has been told yet, of all the open `findings`.

    A point that was told and has more findings now is not told again.
    """
    items: list[AlertItem] = []
    finding_ids: list[str] = []
    for point, shown in _points(findings, context.settings):
        finding_ids += [finding.finding_id for finding in shown]
        known = [finding for finding in shown if finding.finding_id in told]
        if not known:
            items.append(_item(point, context))
        elif context.settings.reopened and all(finding.state == "reopened" for finding in known):
            items.append(_item(point, context, make_id(point.group, str(context.run))))
    return Telling(tuple(items), tuple(finding_ids))


def summarise_backlog(findings: Iterable[Finding], n_articles: int, context: AlertContext) -> Telling:
    """Return one alert for all points of a first run together; none where there is no point."""
    points = _points(findings, context.settings)
    finding_ids = tuple(finding.finding_id for _, shown in points for finding in shown)
    if not points:
        return Telling((), ())
    n_points = f"{len(points):,} disputed point{'s' if len(points) > 1 else ''}"
    items = [alert_item(point) for point, _ in points[:N_SUMMARISED]]
    summary = AlertItem(
        alert_id=make_id("first run", context.index_name, str(context.run)),
        title=f"First run on {context.index_name}: {n_points} in {n_articles:,} articles",
        findings=tuple(item.findings[0] for item in items),
        report=context.report,
        n_findings=len(finding_ids),
        found=context.found,
    )
    return Telling((summary,), finding_ids)


def _points(findings: Iterable[Finding], settings: AlertSettings) -> list[tuple[DisputedPoint, Sequence[Finding]]]:
    """Return the points that alerts are about, each with its findings that are worth telling."""
    found: list[tuple[DisputedPoint, Sequence[Finding]]] = []
    for point in disputed_points(findings):
        shown = [
            finding
            for finding in point.findings
            if finding.relation == point.relation and finding.probability >= settings.min_probability
        ]
        if shown and point.relation in settings.relations:
            found.append((point, shown))
    return found


def _item(point: DisputedPoint, context: AlertContext, alert_id: str | None = None) -> AlertItem:
    return alert_item(point, alert_id=alert_id, report=context.report, found=context.found)


def keep_telling(state: NightState, telling: Telling) -> None:
    """Note what is to be told, within a `writing` block."""
    items = [(item.alert_id, json.dumps(item.to_json(), ensure_ascii=True)) for item in telling.items]
    state.keep_told(telling.finding_ids, items)


def items_to_send(state: NightState, warn: Callable[[str], None]) -> list[AlertItem]:
    """Return the alerts that are not in the queue yet; `warn` hears of those that can't be read, which are lost."""
    items = []
    for text in state.outbox():
        try:
            items.append(AlertItem.from_json(json.loads(text)))
        except (ValueError, TypeError, KeyError, RecursionError):
            warn(f"{STATE}: an alert in it is damaged and was not sent; the report has its finding")
    return items
