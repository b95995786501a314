"""Settings that can't work are refused with a line, and show no secret."""

from pathlib import Path
from typing import Any

import pytest

from claimdiff.alerts.channels import AlertSettingsError, Email, FeedFile, Webhook


@pytest.mark.parametrize(
    "url", ["", "desk.example/hook", "ftp://desk.example/", "http://", "file:///etc/passwd", "http://["]
)
def test_a_webhook_needs_a_url(url: str) -> None:
    with pytest.raises(AlertSettingsError, match="webhook: the webhook's URL is no"):
        Webhook(url)


@pytest.mark.parametrize("headers", [{"X": " a"}, {"X": "a\r\nBcc: b"}, {"a b": "c"}, {"X": "ä"}, {"": "x"}])
def test_headers_that_cannot_be_sent_are_refused(headers: dict[str, str]) -> None:
    with pytest.raises(AlertSettingsError, match="is no header that can be sent"):
        Webhook("https://desk.example/", headers=headers)


@pytest.mark.parametrize("name", ["Content-Length", "host", "Transfer-Encoding", "CONNECTION", "Idempotency-Key"])
def test_headers_that_http_sets_are_refused(name: str) -> None:
    with pytest.raises(AlertSettingsError, match=f"claimdiff sets the header {name} itself; leave it out"):
        Webhook("https://desk.example/", headers={name: "3"})


@pytest.mark.parametrize(
    "address", ["", "desk", "a@b\nBcc: c@d", "a@", "@b", "Ada <a@b.example>", "a b@c.example", "ä@b.example"]
)
def test_addresses_that_are_none_are_refused(address: str) -> None:
    with pytest.raises(AlertSettingsError, match="is no e-mail address"):
        Email("mail.example", "a@b.example", (address,))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"recipients": ()}, "nobody to send to"),
        ({"security": "ssl"}, 'security is "starttls", "tls" or "none"'),
        ({"security": "none", "password": "x"}, "the password would cross the network unencrypted"),
    ],
)
def test_mail_settings_that_cannot_work_are_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(AlertSettingsError, match=told):
        Email(**({"host": "mail.example", "sender": "a@b.example", "recipients": ("c@d.example",)} | changes))


def test_ports_follow_the_security() -> None:
    def port(**more: Any) -> int:
        return Email("mail.example", "a@b.example", ("c@d.example",), **more).smtp_port

    assert (port(), port(security="tls"), port(security="none"), port(port=2525)) == (587, 465, 25, 2525)


@pytest.mark.parametrize("changes", [{"form": "json"}, {"max_items": 0}])
def test_a_feed_needs_a_form_and_room(changes: dict[str, Any]) -> None:
    with pytest.raises(AlertSettingsError, match="feed: form is"):
        FeedFile(Path("feed.xml"), **changes)


@pytest.mark.parametrize(
    ("path", "changes", "told"),
    [
        ("f\0", {}, "no file has such a name"),
        ("f", {"title": "a\x07"}, "title holds a character that no feed can"),
        ("f", {"link": "https://desk.example/\n"}, "link holds a character that no feed can"),
        ("f", {"link": "https://desk.example/\uffff"}, "link holds a character that no feed can"),
    ],
)
def test_a_feed_holds_what_xml_can(path: str, changes: dict[str, Any], told: str) -> None:
    with pytest.raises(AlertSettingsError, match=told) as caught:
        FeedFile(Path(path), **changes)
    assert str(caught.value).isprintable()
