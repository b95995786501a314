"""Content: everything that rules can tell about what one claim says."""

from __future__ import annotations

from datetime import date

from claimdiff.claim_content import ClaimContent
from claimdiff.content.counted import tell_counted
from claimdiff.content.counted_nouns import tell_sorts
from claimdiff.content.day_parts import find_day_parts
from claimdiff.content.measures import tell_measures
from claimdiff.content.names import find_names
from claimdiff.content.quantities import find_quantities
from claimdiff.content.speakers import Speaker
from claimdiff.content.speech import covered_languages
from claimdiff.content.stance import find_stance
from claimdiff.content.times import find_times

MAX_MENTIONS = 40
"""Numbers, and times, that are read of one claim. What holds more is a table, and every number of a claim is held
against every number of each claim that it is compared with."""


def read_content(text: str, language: str, published: date | None, speaker: Speaker) -> ClaimContent:
    """Return what a claim says: who says it (`find_speaker`), how it stands to it, numbers, times and names.

    `published` is the article's date, against which `yesterday` and weekdays are resolved; None leaves them out.
    """
    if language not in covered_languages():
        return ClaimContent(is_covered=False, speaker=speaker.name, mode=speaker.mode)
    polarity = find_stance(text, language)
    counted = tell_counted(text, language, find_quantities(text, language)[:MAX_MENTIONS])
    return ClaimContent(
        is_covered=True,
        speaker=speaker.name,
        mode=speaker.mode,
        stance=polarity.stance,
        negated=polarity.negated,
        quantities=tell_measures(text, language, tell_sorts(language, counted)),
        times=find_times(text, language, published)[:MAX_MENTIONS],
        day_parts=find_day_parts(text, language)[:MAX_MENTIONS],
        names=find_names(text, language),
    )
