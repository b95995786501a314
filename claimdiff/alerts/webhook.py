"""Alerts as one POST of JSON."""

from __future__ import annotations

import json

from claimdiff import __version__
from claimdiff.alerts.channels import DeliveryFailed, Webhook
from claimdiff.alerts.message import subject
from claimdiff.alerts.queue import Batch

FORMAT = 1


def post_alerts(webhook: Webhook, batch: Batch) -> None:
    """Post the alerts; a 2xx answer means that they arrived. Raises DeliveryFailed.

    The header Idempotency-Key is the same for each try of the same message, so that a receiver can tell a repetition.
    """
    import httpx

    headers = {
        "User-Agent": f"claimdiff/{__version__} (news comparison)",
        "Content-Type": "application/json; charset=utf-8",
        **webhook.headers,
        "Idempotency-Key": batch.batch_id,
    }
    body = _body(batch)
    try:
        # the transport by itself: httpx.Client writes each URL, secret and all, into the log
        with httpx.HTTPTransport() as transport:
            request = httpx.Request(
                "POST", webhook.url, headers=headers, content=body,
                extensions={"timeout": httpx.Timeout(webhook.seconds).as_dict()},
            )  # fmt: skip
            status = transport.handle_request(request).status_code
    except Exception as error:  # the layers below httpx raise their own too, and none of it may end a night
        raise DeliveryFailed(f"{webhook.host} can't be reached ({type(error).__name__})") from error
    if not 200 <= status < 300:
        raise DeliveryFailed(f"{webhook.host} answered HTTP {status}")


def _body(batch: Batch) -> bytes:
    """Return `{"format", "id", "text", "alerts"}`; `text` is one line, which chat services show."""
    message = {
        "format": FORMAT,
        "id": batch.batch_id,
        "text": subject(batch.items),
        "alerts": [item.to_json() for item in batch.items],
    }
    # escaped to ASCII: half a character (a lone surrogate) that a page held would break UTF-8
    return json.dumps(message, ensure_ascii=True).encode("ascii")
