"""Datelines without a year ("NIKABAD, Feb. 17"), which agencies write: the other articles of a comparison tell it.

Without its day an article's "Monday" and "yesterday" mean nothing, and figures of two days look like a contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from dataclasses import replace
from datetime import date

from claimdiff.articles.bylines import agency_head
from claimdiff.articles.datelines import YearlessDay, find_dates
from claimdiff.articles.read import Reading
from claimdiff.records import Article

MAX_DAYS = 31
"""Between an article without a year and the nearest one with a whole date: what is compared is of one time."""


def complete_years(reading: Reading) -> Reading:
    """Return the reading with the days of articles whose dateline names day and month alone, and a note on each.

    The year is the one that brings the day nearest to the day of another article; where that is more than `MAX_DAYS`
    off, or no article has a whole date, the article stays without one.
    """
    known = {day for article in reading.articles if (day := _day_of(article.published))}
    completed = tuple(_complete(article, known) for article in reading.articles)
    notes: dict[str, list[str]] = defaultdict(list)
    for before, after in zip(reading.articles, completed, strict=True):
        if after.published and not before.published:
            which = f"article {after.part}: " if after.part else ""
            notes[after.path].append(
                f"{which}no year in its dateline; read as {after.published}, near the other articles"
            )
    fates = tuple(replace(fate, notes=(*fate.notes, *notes.pop(fate.path, ()))) for fate in reading.inputs)
    return Reading(completed, fates)


def _complete(article: Article, known: Set[date]) -> Article:
    written = None if article.published or not known else _yearless_day(article)
    if written is None:
        return article
    days = [(abs(day - other).days, day) for other in known if (day := written.nearest_to(other))]
    if not days or min(days)[0] > MAX_DAYS:
        return article
    return replace(article, published=min(days)[1].isoformat())


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:  # an Article that a program made may say anything
        return None


def _yearless_day(article: Article) -> YearlessDay | None:
    """Return the day of the first dateline that names one: a line of its own, or an agency's head of a paragraph."""
    lines = [(block.role, article.text[block.start : block.end]) for block in article.blocks]
    heads = [text for role, text in lines if role == "byline"]
    heads += [found[0] for _, text in lines if (found := agency_head(text))]
    return next((mention.yearless for head in heads for mention in find_dates(head)), None)
