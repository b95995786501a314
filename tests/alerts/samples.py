"""Invented alerts, one of them as hostile as an article can make it."""

from __future__ import annotations

from claimdiff.alerts.item import AlertFinding, AlertItem, AlertSide

HOSTILE = 'Subject: x\r\nBcc: evil@evil.example\n\n<script>alert("1")</script>\u202e\x00\ud800]]>&amp;'


def item(
    number: int = 1, *, title: str | None = None, report: str | None = "reports/2026-03-15/index.html"
) -> AlertItem:
    left = AlertSide(
        f"Pier {number} was closed on Monday.", "Harbour Post", "2026-03-14", f"https://post.example/{number}",
        "Pier closed", "en",
    )  # fmt: skip
    right = AlertSide(f"الرصيف رقم {number} ظل مفتوحا يوم الاثنين.", "صوت المرفأ", "2026-03-15", None, None, "ar")
    finding = AlertFinding(left, right, 0.914, "status", f"f{number}")
    return AlertItem(
        f"point-{number}", title or f"Was pier {number} closed?", (finding,), report, 3, "2026-03-16T02:00:00+00:00"
    )


def hostile() -> AlertItem:
    side = AlertSide(HOSTILE, HOSTILE, HOSTILE, 'javascript:alert("1")', HOSTILE, HOSTILE, HOSTILE)
    finding = AlertFinding(side, side, 1.0, HOSTILE, HOSTILE)
    return AlertItem(HOSTILE, HOSTILE, (finding,), HOSTILE, 1, HOSTILE)
