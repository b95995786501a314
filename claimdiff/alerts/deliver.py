"""New alerts -> the queue -> every channel; what fails waits there for a later run."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claimdiff.alerts.channels import Channel, DeliveryFailed, Email, FeedFile, PartlyRefused, Webhook
from claimdiff.alerts.item import AlertItem
from claimdiff.alerts.outcome import AlertOutcome
from claimdiff.alerts.queue import AlertQueue, Batch, open_queue
from claimdiff.alerts.within import run_within


@dataclass(slots=True)
class _Run:
    """What happened so far."""

    n_sent: int = 0
    failures: list[str] = field(default_factory=list)


def deliver_alerts(
    queue: Path, items: Sequence[AlertItem], channels: Sequence[Channel], *, is_silent: bool = False
) -> AlertOutcome:
    """Put `items` into the queue and send what is due on each channel.

    A channel that has had an alert_id is never sent it again, so the same items may be offered in every run. With
    `is_silent` the items count as told, and nobody is. Nothing is raised for what goes wrong outside: a channel that
    fails is a line in the outcome, and its alerts wait.
    """
    from filelock import FileLock, Timeout

    run = _Run()
    is_enqueued, n_new, n_waiting = False, 0, 0
    names = [channel.name for channel in channels]
    try:
        queue.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{queue}.lock", timeout=10), open_queue(queue) as opened:
            if opened.was_damaged:
                run.failures.append(f"{queue}: damaged; it was moved to {queue.name}.damaged, and a new one begun")
            n_new = opened.add(names, items, is_told=is_silent)
            is_enqueued = True
            for channel in channels:
                _send_due(opened, channel, run)
            waiting = opened.waiting()
            n_waiting = sum(waiting.get(name, 0) for name in names)
    except Timeout:
        run.failures.append(f"{queue}: another run is sending alerts; these are offered again in the next run")
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError) as error:
        why = _why(error)
        run.failures.append(f"{queue}: the queue of alerts can't be used ({why}); check its folder and the disk")
    return AlertOutcome(is_enqueued, n_new, run.n_sent, n_waiting, tuple(run.failures))


def waiting_alerts(queue: Path) -> dict[str, int]:
    """Return how many alerts wait on each channel; empty where there is no queue, or none that can be read."""
    if not queue.is_file():
        return {}
    try:
        connection = sqlite3.connect(f"{queue.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return {}
    try:
        return AlertQueue(connection).waiting()
    except sqlite3.Error:
        return {}
    finally:
        connection.close()


def _send_due(queue: AlertQueue, channel: Channel, run: _Run) -> None:
    """Send the channel's messages, oldest first, until one fails."""
    for batch in queue.due(channel.name, time.time()):
        try:
            _send(queue, channel, batch)
        except DeliveryFailed as error:
            if not isinstance(error, PartlyRefused):
                queue.mark_failed(batch, time.time())
                n_waiting = queue.waiting().get(channel.name, 0)
                run.failures.append(f"{channel.name}: {error}; {_count(n_waiting)} until a later run")
                return
            run.failures.append(f"{channel.name}: {error}")
        queue.mark_sent(batch, keeps_items=isinstance(channel, FeedFile))
        run.n_sent += len(batch.items)
    if isinstance(channel, FeedFile):
        _keep_feed(queue, channel, run)


def _keep_feed(queue: AlertQueue, channel: FeedFile, run: _Run) -> None:
    """Forget what the feed no longer lists, and write a feed that isn't there, be it empty: readers ask for it."""
    queue.forget_texts(channel.name, channel.max_items)
    if not channel.path.exists():
        from claimdiff.alerts.feed_file import write_feed

        try:
            write_feed(channel, queue.latest(channel.name, channel.max_items))
        except DeliveryFailed as error:
            run.failures.append(f"{channel.name}: {error}")


def _send(queue: AlertQueue, channel: Channel, batch: Batch) -> None:
    if isinstance(channel, Webhook):
        from claimdiff.alerts.webhook import post_alerts

        run_within(channel.seconds, lambda: post_alerts(channel, batch))
    elif isinstance(channel, Email):
        from claimdiff.alerts.mail import send_mail

        run_within(channel.seconds, lambda: send_mail(channel, batch))
    else:
        from claimdiff.alerts.feed_file import write_feed

        write_feed(channel, queue.latest(channel.name, channel.max_items))


def _count(n: int) -> str:
    return "1 alert waits" if n == 1 else f"{n:,} alerts wait"


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__
