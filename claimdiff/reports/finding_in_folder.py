"""One finding's record, read back from a report folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from claimdiff.errors import UnknownFinding, UnreadableInput
from claimdiff.reports.folder import FINDINGS_JSONL

MAX_LINE_BYTES = 16 << 20
"""Far more than two claims with everything about them take."""
TEXTS = ("text", "language", "path")
"""Fields of a side that are always texts."""
OPTIONAL_TEXTS = ("url", "title", "outlet", "published", "speaker")
RELATIONS = ("contradiction", "change", "agreement")


def finding_in_folder(folder: Path, finding_id: str) -> dict[str, Any]:
    """Return the record of a finding from the `findings.jsonl` of a report folder.

    Raises UnknownFinding where the report has none of that id, UnreadableInput where `folder` is no report folder or
    the finding's line is damaged.
    """
    path = folder / FINDINGS_JSONL
    number = 0
    try:
        with path.open("rb") as file:
            while line := file.readline(MAX_LINE_BYTES):
                number += 1
                if finding_id.encode("utf-8", "replace") in line and (record := _record(line, finding_id)) is not None:
                    return record
    except OSError as error:
        raise UnreadableInput(
            f"{path}: {error.strerror or error}: name a folder that claimdiff compare or claimdiff report wrote"
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{path}: line {number} is no finding: write the report again") from error
    raise UnknownFinding(f"{path}: no finding has the id {finding_id!r}: the ids are on the page and in this file")


def _record(line: bytes, finding_id: str) -> dict[str, Any] | None:
    """Return the finding on a line if it has that id; raises ValueError for a line that holds no finding."""
    record = json.loads(line)
    if not isinstance(record, dict):
        raise ValueError("no object")
    if record.get("finding_id") != finding_id:
        return None
    if not (_is_finding(record) and all(_is_side(record.get(side)) for side in ("left", "right"))):
        raise ValueError("fields are missing or of another type")
    return record


def _is_finding(record: dict[str, Any]) -> bool:
    probability = record.get("probability")
    return (
        record.get("relation") in RELATIONS
        and isinstance(record.get("kind"), str)
        and isinstance(record.get("reason"), str | None)
        and isinstance(probability, int | float)
        and 0 <= probability <= 1
    )


def _is_side(side: object) -> bool:
    if not isinstance(side, dict):
        return False
    texts = all(isinstance(side.get(name), str) for name in TEXTS)
    return texts and all(name in side and isinstance(side[name], str | None) for name in OPTIONAL_TEXTS)
