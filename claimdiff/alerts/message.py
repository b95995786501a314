"""Alerts as plain text and as HTML: the same words in e-mail and feed. All text of articles is escaped or isolated."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from claimdiff.alerts.item import MAX_TEXT_CHARS, AlertFinding, AlertItem, AlertSide, one_line

_OPEN, _CLOSE = "\u2068", "\u2069"
"""Unicode's isolates: an Arabic claim does not turn the line around it."""
CAUTION = "claimdiff shows where accounts differ, never which of them is right. Read both in their context."


def subject(items: Sequence[AlertItem]) -> str:
    """Return a subject of one line: the first title, and how many more there are."""
    first = one_line(items[0].title, 120)
    more = len(items) - 1
    return f"claimdiff: {first}" + (f" (and {more} more)" if more else "")


def plain_text(items: Sequence[AlertItem]) -> str:
    """Return the alerts as text, with lines that mail programs need not break."""
    n = len(items)
    parts = [f"{n} new disputed point{'s' if n > 1 else ''}"]
    parts += [_plain_item(item, number) for number, item in enumerate(items, 1)]
    reports = list(dict.fromkeys(item.report for item in items if item.report))
    parts += [f"Report: {one_line(report, MAX_TEXT_CHARS)}" for report in reports]
    return "\n\n".join([*parts, CAUTION]) + "\n"


def _plain_item(item: AlertItem, number: int) -> str:
    lines = [f"{number}. {_isolated(item.title)}"]
    for finding in item.findings:
        lines += [f"   {_told(finding)}", *_plain_side(finding.left), *_plain_side(finding.right)]
    if more := _n_more(item):
        lines.append(f"   and {more} more findings")
    return "\n".join(lines)


def _plain_side(side: AlertSide) -> list[str]:
    lines = [f"   - {_isolated(_who(side))}:", f"     {_OPEN}{one_line(side.text, MAX_TEXT_CHARS)}{_CLOSE}"]
    return lines + ([f"     {one_line(side.url, MAX_TEXT_CHARS)}"] if side.url else [])


def html_item(item: AlertItem) -> str:
    """Return one alert as a piece of HTML, without scripts, styles or pictures."""
    parts = []
    for finding in item.findings:
        parts.append(f"<p>{escape(_told(finding))}</p>")
        parts += [_html_side(finding.left), _html_side(finding.right)]
    if more := _n_more(item):
        parts.append(f"<p>and {more} more findings</p>")
    return "".join(parts)


def html_page(items: Sequence[AlertItem]) -> str:
    """Return the alerts as the HTML body of an e-mail."""
    parts = [f'<h2 dir="auto">{escape(one_line(item.title))}</h2>{html_item(item)}' for item in items]
    reports = list(dict.fromkeys(item.report for item in items if item.report))
    parts += [f"<p>Report: {_html_link(report, report)}</p>" for report in reports]
    return (
        f'<!doctype html><html><head><meta charset="utf-8"></head><body>{"".join(parts)}<p>{CAUTION}</p></body></html>'
    )


def _html_side(side: AlertSide) -> str:
    who = escape(_who(side))
    named = _html_link(side.url, who, is_escaped=True) if side.url else who
    language = f' lang="{escape(one_line(side.language, 20))}"' if side.language else ""
    text = escape(one_line(side.text, MAX_TEXT_CHARS))
    return f'<p dir="auto"><b>{named}</b></p><blockquote dir="auto"{language}>{text}</blockquote>'


def _html_link(target: str, shown: str, *, is_escaped: bool = False) -> str:
    """Return a link where the target is a web address; else the words alone (a path, or `javascript:`)."""
    words = shown if is_escaped else escape(one_line(shown, MAX_TEXT_CHARS))
    if not target.lower().startswith(("http://", "https://")):
        return words
    return f'<a href="{escape(one_line(target, MAX_TEXT_CHARS))}">{words}</a>'


def _who(side: AlertSide) -> str:
    outlet = one_line(side.outlet or "", 80) or "outlet not named"
    day = one_line(side.published or "", 30)
    speaker = one_line(side.speaker or "", 80)
    return outlet + (f", {day}" if day else "") + (f" ({speaker})" if speaker else "")


def _told(finding: AlertFinding) -> str:
    """Say how sure the finding is; no model is certain, so never 0% or 100%."""
    percent = min(99, max(1, round(100 * finding.probability)))
    kind = one_line(finding.kind, 30).replace("_", " ")
    return f"{percent}%" + (f", {kind}" if kind else "")


def _n_more(item: AlertItem) -> int:
    return max(0, (item.n_findings or 0) - len(item.findings))


def _isolated(text: str) -> str:
    return f"{_OPEN}{one_line(text)}{_CLOSE}"
