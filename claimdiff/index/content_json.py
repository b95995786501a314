"""A claim's content as JSON and back."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from claimdiff.claim_content import DAY_PART_NAMES, ClaimContent, DayPart, Quantity, TimeMention


def content_to_json(content: ClaimContent) -> dict[str, Any]:
    """Return a content as plain values; what has its default is left out."""
    record: dict[str, Any] = {"is_covered": content.is_covered}
    for one in fields(content):
        value = getattr(content, one.name)
        if one.name != "is_covered" and value != one.default:
            record[one.name] = value
    if content.quantities:
        record["quantities"] = [asdict(quantity) for quantity in content.quantities]
    if content.times:
        record["times"] = [
            asdict(time) | {"first": time.first.isoformat(), "last": time.last.isoformat()} for time in content.times
        ]
    if content.day_parts:
        record["day_parts"] = [asdict(part) for part in content.day_parts]
    return record


def content_from_json(record: dict[str, Any]) -> ClaimContent:
    """Return the content of a record; raises ValueError, TypeError or KeyError for what is none."""
    values = dict(record)
    values["quantities"] = tuple(Quantity(**quantity) for quantity in record.get("quantities", ()))
    values["times"] = tuple(
        TimeMention(**(time | {"first": date.fromisoformat(time["first"]), "last": date.fromisoformat(time["last"])}))
        for time in record.get("times", ())
    )
    values["day_parts"] = tuple(DayPart(**part) for part in record.get("day_parts", ()))
    if any(part.name not in DAY_PART_NAMES for part in values["day_parts"]):
        raise ValueError("a part of the day that no list knows")
    values["names"] = tuple(record.get("names", ()))
    return ClaimContent(**values)
