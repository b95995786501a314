"""Publication dates as pages and tables write them -> an ISO 8601 day, or None where the day isn't certain."""

from __future__ import annotations

import re
from datetime import date

from claimdiff.articles.datelines import find_dates

_TIMESTAMP = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?\Z", re.DOTALL)
_MAX_LENGTH = 200
"""Longer strings are sentences, not dates or bylines."""


def normalise_date(value: object) -> str | None:
    """Return the day that `value` names as `YYYY-MM-DD`, or None.

    A wrong day is worse than none (it turns a contradiction into an update), so `03/04/2026`, which is March or
    April by country, relative dates ("yesterday") and two different days give None. The day is the one written,
    whatever the time zone.
    """
    text = str(value).strip() if value is not None else ""
    if not text or len(text) > _MAX_LENGTH:
        return None
    if found := _TIMESTAMP.match(text):
        year, month, day = (int(part) for part in found.groups())
        return _gregorian(year, month, day)
    days = {mention.day for mention in find_dates(text)}
    return days.pop() if len(days) == 1 else None


def _gregorian(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1900 <= year <= 2100 else None
    except ValueError:
        return None
