"""The latest alerts as an Atom or RSS file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime

from claimdiff.alerts.channels import DeliveryFailed, FeedFile
from claimdiff.alerts.item import AlertItem, one_line
from claimdiff.alerts.message import html_item
from claimdiff.records import make_id


def write_feed(settings: FeedFile, items: Sequence[AlertItem]) -> None:
    """Write the feed with `items`, newest first, as one piece: a reader sees the old file or the new one.

    Raises DeliveryFailed where the file can't be written.
    """
    data = render_feed(settings, items)
    try:
        settings.path.parent.mkdir(parents=True, exist_ok=True)
        _replace(settings, data)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise DeliveryFailed(f"{settings.path} can't be written ({why.lower()}); check its folder") from error


def render_feed(settings: FeedFile, items: Sequence[AlertItem]) -> bytes:
    """Return the feed; the same items give the same bytes."""
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(f"urn:claimdiff:feed:{make_id(settings.name, settings.title)}")
    feed.title(one_line(settings.title))
    feed.description("Where news articles contradict each other")
    feed.link(href=settings.link or "about:blank", rel="alternate")
    feed.generator("claimdiff")
    moments = [_moment(item) for item in items]
    feed.updated(max(moments, default=datetime(1970, 1, 1, tzinfo=UTC)))
    for item, moment in zip(items, moments, strict=True):
        entry = feed.add_entry(order="append")
        entry.id(f"urn:claimdiff:point:{one_line(item.alert_id)}")
        entry.title(one_line(item.title))
        entry.updated(moment)
        entry.published(moment)
        entry.content(html_item(item), type="html")
        if item.report and item.report.lower().startswith(("http://", "https://")):
            entry.link(href=one_line(item.report, 1000))
    data: bytes = feed.atom_str(pretty=True) if settings.form == "atom" else feed.rss_str(pretty=True)
    return data


def _moment(item: AlertItem) -> datetime:
    try:
        found = datetime.fromisoformat(item.found or "")
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _replace(settings: FeedFile, data: bytes) -> None:
    """Write aside, make sure that it is on disk, and move into place."""
    handle, aside = tempfile.mkstemp(prefix=f".{settings.path.name}.", dir=settings.path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(aside, 0o644)  # a web server may be another user
        os.replace(aside, settings.path)
    except BaseException:
        os.unlink(aside)
        raise
