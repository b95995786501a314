"""What an alert says of one disputed point; kept as JSON while it waits."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass
from typing import Any

MAX_TITLE_CHARS = 200
MAX_TEXT_CHARS = 1000
"""Of a claim in an alert; the report has the whole one."""


@dataclass(frozen=True, slots=True)
class AlertSide:
    """What one article claims."""

    text: str
    outlet: str | None = None
    published: str | None = None
    """ISO 8601 date."""
    url: str | None = None
    title: str | None = None
    language: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class AlertFinding:
    """Two claims of one finding."""

    left: AlertSide
    right: AlertSide
    probability: float
    """Calibrated, [0, 1]."""
    kind: str = ""
    finding_id: str = ""


@dataclass(frozen=True, slots=True)
class AlertItem:
    """One disputed point."""

    alert_id: str
    """What makes it the same alert: a channel is told of it once."""
    title: str
    """One line."""
    findings: tuple[AlertFinding, ...]
    """Those worth showing, likeliest first."""
    report: str | None = None
    """Where the report is: a path or URL."""
    n_findings: int | None = None
    """How many the point has, where more than are shown."""
    found: str | None = None
    """ISO 8601, UTC."""

    def to_json(self) -> dict[str, Any]:
        """Return the item as plain JSON values."""
        found = asdict(self)
        return found | {"findings": list(found["findings"])}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> AlertItem:
        """Return the item that `to_json` gave; raises TypeError or KeyError for anything else."""
        findings = tuple(
            AlertFinding(**(found | {"left": AlertSide(**found["left"]), "right": AlertSide(**found["right"])}))
            for found in value["findings"]
        )
        return cls(**(value | {"findings": findings}))


def one_line(text: str, max_chars: int = MAX_TITLE_CHARS) -> str:
    """Return `text` in one line of at most `max_chars`: no line breaks, control, bidi or other invisible characters.

    What an article says stands in headers and feeds; a line break or an override there would forge them. Joiners stay:
    Persian and Hindi are written with them.
    """
    shown = "".join(char if _is_shown(char) else " " for char in text)
    line = " ".join(shown.split())
    return line if len(line) <= max_chars else f"{line[: max_chars - 1].rstrip()}…"


def _is_shown(char: str) -> bool:
    return char in "\u200c\u200d" or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
