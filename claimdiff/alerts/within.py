"""A call that must be over in time, whatever a server does meanwhile."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from claimdiff.alerts.channels import DeliveryFailed


def run_within(seconds: float, call: Callable[[], None]) -> None:
    """Run `call`, and raise what it raises; raises DeliveryFailed when it takes longer than `seconds`.

    A server that sends a byte every few seconds keeps any timeout of a library from expiring. The call runs in a thread
    that is left behind then; what it sends late carries the same key as the next try.
    """
    ended: queue.SimpleQueue[Exception | None] = queue.SimpleQueue()

    def run() -> None:
        try:
            call()
        except Exception as error:
            ended.put(error)
        else:
            ended.put(None)

    threading.Thread(target=run, name="claimdiff-alert", daemon=True).start()
    try:
        error = ended.get(timeout=seconds)
    except queue.Empty:
        raise DeliveryFailed(f"no answer within {seconds:g} s") from None
    if error is not None:
        raise error
