"""The one time that a text speaks of, told on a Thursday."""

from datetime import date

from claimdiff.claim_content import TimeMention
from claimdiff.content.times import find_times

THURSDAY = date(2026, 3, 12)


def only(text: str, language: str, published: date | None = THURSDAY) -> TimeMention:
    found = find_times(text, language, published)
    assert len(found) == 1, found
    return found[0]
