"""What a run says while it works: plain lines or JSON, one event a line."""

from __future__ import annotations

import json
from typing import Any, Literal, TextIO

from claimdiff.alerts.item import one_line
from claimdiff.steps import utc_now

MAX_CHARS = 2000
Level = Literal["info", "warning", "error"]


class NightLog:
    """Writes events to a stream, each flushed: what a killed run said last is there to read."""

    def __init__(self, stream: TextIO, form: Literal["plain", "json"] = "plain") -> None:
        self._stream = stream
        self._form = form

    def info(self, stage: str, message: str, **numbers: float | str | None) -> None:
        """Tell what a stage did."""
        self._write("info", stage, message, numbers)

    def warning(self, stage: str, message: str, **numbers: float | str | None) -> None:
        """Tell what somebody should look at."""
        self._write("warning", stage, message, numbers)

    def error(self, stage: str, message: str, **numbers: float | str | None) -> None:
        """Tell why the run ends."""
        self._write("error", stage, message, numbers)

    def _write(self, level: Level, stage: str, message: str, numbers: dict[str, float | str | None]) -> None:
        now = utc_now()
        message = one_line(message, MAX_CHARS)
        if self._form == "json":
            event: dict[str, Any] = {"time": now, "level": level, "stage": stage, "message": message, **numbers}
            line = json.dumps(event, ensure_ascii=False)
        else:
            told = "".join(f" {name}={_plain(value)}" for name, value in numbers.items() if value is not None)
            line = f"{now} {level.upper()} {stage}: {message}{told}"
        self._stream.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
        self._stream.flush()


def _plain(value: float | str) -> str:
    text = f"{value:g}" if isinstance(value, float) else one_line(str(value), MAX_CHARS)
    return json.dumps(text, ensure_ascii=False) if " " in text or '"' in text else text
