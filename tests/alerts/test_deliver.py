"""Each alert once on each channel: over failures, kills, full queues, clocks set back and damaged files."""

import json
import os
import shutil
import signal
import sqlite3
import ssl
import subprocess
import sys
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import feedparser
import pytest

from claimdiff.alerts.channels import Email, FeedFile, Webhook
from claimdiff.alerts.deliver import deliver_alerts, waiting_alerts
from claimdiff.alerts.queue import MAX_DELAY_SECONDS
from tests.alerts.samples import hostile, item
from tests.alerts.servers import Mailbox, mail_server, webhook_server


def mail_to(mailbox: Mailbox, *recipients: str, **more: object) -> Email:
    settings = {"port": mailbox.port, "security": "none", "seconds": 5.0} | more
    return Email(mailbox.host, "claimdiff@desk.example", recipients or ("a@desk.example",), **settings)  # type: ignore[arg-type]


def forget_delays(queue: Path) -> None:
    """As if a day had passed since the last try."""
    with sqlite3.connect(queue) as connection:
        connection.execute("UPDATE batches SET not_before = 0")
    connection.close()


def test_each_point_is_told_once_on_each_channel(tmp_path: Path) -> None:
    queue = tmp_path / "state" / "alerts.sqlite"
    feed = FeedFile(tmp_path / "feed.xml")
    with webhook_server() as receiver, mail_server() as mailbox:
        channels = [Webhook(receiver.url), mail_to(mailbox), feed]
        first = deliver_alerts(queue, [item(1), item(2)], channels)
        again = deliver_alerts(queue, [item(2), item(1), item(3)], channels)
        nothing = deliver_alerts(queue, [item(3)], channels)
    assert (first.n_new, first.n_sent, first.n_waiting, first.failures) == (6, 6, 0, ())
    assert (again.n_new, again.n_sent, nothing.n_new, nothing.n_sent) == (3, 3, 0, 0)
    assert receiver.titles() == ["Was pier 1 closed?", "Was pier 2 closed?", "Was pier 3 closed?"]
    assert [len(post["alerts"]) for post in receiver.posts] == [2, 1]
    assert len(mailbox.messages) == 2
    assert len(feedparser.parse(feed.path.read_bytes()).entries) == 3


def test_a_webhook_that_fails_gets_the_same_message_later(tmp_path: Path) -> None:
    queue = tmp_path / "alerts.sqlite"
    with webhook_server() as receiver:
        channel = Webhook(receiver.url, name="desk")
        receiver.status = 500
        failed = deliver_alerts(queue, [item(1)], [channel])
        assert failed.failures == ("desk: 127.0.0.1 answered HTTP 500; 1 alert waits until a later run",)
        assert (failed.is_enqueued, failed.n_waiting, waiting_alerts(queue)) == (True, 1, {"desk": 1})
        receiver.status = 200
        too_soon = deliver_alerts(queue, [item(2)], [channel])  # the first waits for its time, the second is sent
        assert (too_soon.n_sent, too_soon.n_waiting) == (1, 1)
        forget_delays(queue)
        assert deliver_alerts(queue, [], [channel]).n_sent == 1
    assert receiver.titles() == ["Was pier 2 closed?", "Was pier 1 closed?"]
    assert len({headers["idempotency-key"] for headers in receiver.headers}) == 2


def test_a_message_keeps_its_key_from_try_to_try(tmp_path: Path) -> None:
    queue = tmp_path / "alerts.sqlite"
    with webhook_server() as receiver:
        channel = Webhook(receiver.url)
        deliver_alerts(queue, [item(1)], [channel])
        with sqlite3.connect(queue) as connection:  # as after a kill between the answer and the note of it
            connection.execute("UPDATE alerts SET is_sent = 0, item = ?", (json.dumps(item(1).to_json()),))
            connection.execute("INSERT INTO batches (batch) SELECT batch FROM alerts")
        connection.close()
        deliver_alerts(queue, [item(2)], [channel])
    keys = [headers["idempotency-key"] for headers in receiver.headers]
    assert len(keys) == 3
    assert keys[0] == keys[1] != keys[2]


def test_delays_double_and_a_clock_set_back_does_not_hold_alerts(tmp_path: Path) -> None:
    queue = tmp_path / "alerts.sqlite"
    channel = Webhook("http://127.0.0.1:9/", seconds=2)
    delays = []
    for _ in range(10):
        before = time.time()
        deliver_alerts(queue, [item(1)], [channel])
        with sqlite3.connect(queue) as connection:
            ((not_before,),) = connection.execute("SELECT not_before FROM batches").fetchall()
            connection.execute("UPDATE batches SET not_before = 0")
        connection.close()
        delays.append(round((not_before - before) / 600))
    assert delays == [1, 2, 4, 8, 16, 32, 64, 128, 144, 144]
    with sqlite3.connect(queue) as connection:
        connection.execute("UPDATE batches SET not_before = ?", (time.time() + 3 * MAX_DELAY_SECONDS,))
    connection.close()
    with webhook_server() as receiver:
        assert deliver_alerts(queue, [], [Webhook(receiver.url)]).n_sent == 1


def test_a_kill_between_queue_and_sending_loses_nothing(tmp_path: Path) -> None:
    """The process is killed while the receiver holds its first POST: what was enqueued is sent by the next run."""
    queue = tmp_path / "alerts.sqlite"
    program = (
        "import sys; from pathlib import Path; from tests.alerts.samples import item;"
        "from claimdiff.alerts.channels import Webhook; from claimdiff.alerts.deliver import deliver_alerts;"
        "deliver_alerts(Path(sys.argv[1]), [item(1), item(2)], [Webhook(sys.argv[2])])"
    )
    with webhook_server() as receiver:
        receiver.status = 0
        process = subprocess.Popen(
            [sys.executable, "-c", program, str(queue), receiver.url], cwd=Path(__file__).parents[2]
        )
        ends = time.monotonic() + 30
        while waiting_alerts(queue) != {"webhook": 2} and time.monotonic() < ends:
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        receiver.status = 200
        outcome = deliver_alerts(queue, [item(2)], [Webhook(receiver.url)])
    assert (outcome.n_new, outcome.n_sent, outcome.failures) == (0, 2, ())
    assert receiver.titles() == ["Was pier 1 closed?", "Was pier 2 closed?"]


def test_a_receiver_that_drips_is_given_up_in_time(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        receiver.status = 0
        began = time.monotonic()
        outcome = deliver_alerts(tmp_path / "q", [item(1)], [Webhook(receiver.url, seconds=0.5)])
        assert time.monotonic() - began < 10
    assert outcome.failures == ("webhook: no answer within 0.5 s; 1 alert waits until a later run",)


def test_one_channel_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        channels = [Webhook("http://127.0.0.1:9/x", name="dead"), Webhook(receiver.url)]
        outcome = deliver_alerts(tmp_path / "q", [item(1)], channels)
    assert (outcome.n_sent, outcome.n_waiting, len(outcome.failures)) == (1, 1, 1)
    assert outcome.failures[0].startswith("dead: 127.0.0.1 can't be reached (ConnectError); ")
    assert receiver.titles() == ["Was pier 1 closed?"]


def test_many_points_are_a_few_messages(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        deliver_alerts(tmp_path / "q", [item(i) for i in range(120)], [Webhook(receiver.url)])
    assert [len(post["alerts"]) for post in receiver.posts] == [50, 50, 20]


def test_a_backlog_can_be_taken_as_told(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        channel = Webhook(receiver.url)
        silent = deliver_alerts(tmp_path / "q", [item(i) for i in range(500)], [channel], is_silent=True)
        later = deliver_alerts(tmp_path / "q", [item(i) for i in range(501)], [channel])
    assert (silent.is_enqueued, silent.n_sent, later.n_sent) == (True, 0, 1)
    assert receiver.titles() == ["Was pier 500 closed?"]


def test_a_mail_has_both_forms_and_safe_headers(tmp_path: Path) -> None:
    with mail_server() as mailbox:
        deliver_alerts(tmp_path / "q", [hostile(), item(1)], [mail_to(mailbox, "a@desk.example", "b@desk.example")])
    ((recipients, data),) = mailbox.messages
    assert recipients == ["a@desk.example", "b@desk.example"]
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert message["Bcc"] is None
    assert message["Subject"].startswith("claimdiff: Subject: x Bcc: evil@evil.example <script>")
    assert message["Subject"].endswith("(and 1 more)")
    assert (message["To"], message["Auto-Submitted"]) == ("a@desk.example, b@desk.example", "auto-generated")
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "2 new disputed points" in plain.get_content()
    assert "\u2068الرصيف رقم 1 ظل مفتوحا يوم الاثنين.\u2069" in plain.get_content()
    assert "<script" not in html.get_content()
    assert "javascript:" not in html.get_content()
    assert '<a href="https://post.example/1">Harbour Post, 2026-03-14</a>' in html.get_content()


@pytest.mark.parametrize(
    ("refusal", "told"),
    [("554 no thanks", "127.0.0.1 refused (554 no thanks)"), ("451 later", "127.0.0.1 refused (451 later)")],
)
def test_a_mail_server_that_refuses_is_asked_again(tmp_path: Path, refusal: str, told: str) -> None:
    queue = tmp_path / "q"
    with mail_server() as mailbox:
        mailbox.refusal = refusal
        outcome = deliver_alerts(queue, [item(1)], [mail_to(mailbox)])
        assert outcome.failures == (f"e-mail: {told}; 1 alert waits until a later run",)
        mailbox.refusal = None
        forget_delays(queue)
        assert deliver_alerts(queue, [], [mail_to(mailbox)]).n_sent == 1
    assert len(mailbox.messages) == 1


def test_recipients_that_are_refused_are_told_and_the_others_get_one_mail(tmp_path: Path) -> None:
    queue = tmp_path / "q"
    with mail_server() as mailbox:
        mailbox.refused = ("b@desk.example",)
        channel = mail_to(mailbox, "a@desk.example", "b@desk.example")
        outcome = deliver_alerts(queue, [item(1)], [channel])
        assert outcome.failures == ("e-mail: 127.0.0.1 refused some recipients (b@desk.example); the others have it",)
        assert (outcome.n_sent, outcome.n_waiting) == (1, 0)
        nobody = deliver_alerts(queue, [item(2)], [mail_to(mailbox, "b@desk.example")])
        assert nobody.failures[0].startswith("e-mail: 127.0.0.1 refused all recipients (550 no such user here); ")
    assert [recipients for recipients, _ in mailbox.messages] == [["a@desk.example"]]


def test_no_mail_server_is_one_line(tmp_path: Path) -> None:
    channel = Email("127.0.0.1", "a@desk.example", ("b@desk.example",), port=9, security="none")
    (failure,) = deliver_alerts(tmp_path / "q", [item(1)], [channel]).failures
    assert failure.startswith("e-mail: 127.0.0.1:9 can't be reached (")
    assert "\n" not in failure


def test_a_password_is_used_and_never_shown(tmp_path: Path) -> None:
    with mail_server(password="geheim") as mailbox:
        wrong = mail_to(mailbox, user="desk", password="falsch")
        (failure,) = deliver_alerts(tmp_path / "q", [item(1)], [wrong]).failures
        assert failure == "e-mail: 127.0.0.1 refused user or password (535); 1 alert waits until a later run"
        assert "falsch" not in repr(wrong)
        forget_delays(tmp_path / "q")
        assert deliver_alerts(tmp_path / "q", [], [mail_to(mailbox, user="desk", password="geheim")]).n_sent == 1


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_mail_goes_over_tls_and_only_with_a_valid_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=desk", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with mail_server(context=context, password="geheim") as mailbox:
        channel = mail_to(mailbox, security="starttls", user="desk", password="geheim")
        (failure,) = deliver_alerts(tmp_path / "q", [item(1)], [channel]).failures
        assert failure.startswith("e-mail: 127.0.0.1 has no valid certificate (self-signed certificate); ")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        forget_delays(tmp_path / "q")
        assert deliver_alerts(tmp_path / "q", [], [channel]).n_sent == 1
    assert len(mailbox.messages) == 1


def test_a_secret_in_a_webhooks_url_is_never_shown(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    with webhook_server() as receiver:
        receiver.status = 404
        channel = Webhook(receiver.url, headers={"Authorization": "Bearer s3cret"})
        assert "s3cret" not in str(deliver_alerts(tmp_path / "q", [item(1)], [channel])) + repr(channel)
    assert "s3cret" not in caplog.text


def test_a_queue_that_is_damaged_is_put_aside_and_told(tmp_path: Path) -> None:
    queue = tmp_path / "q"
    queue.write_bytes(b"not a database at all" * 100)
    with webhook_server() as receiver:
        outcome = deliver_alerts(queue, [item(1)], [Webhook(receiver.url)])
    assert outcome.failures == (f"{queue}: damaged; it was moved to q.damaged, and a new one begun",)
    assert (outcome.is_enqueued, outcome.n_sent) == (True, 1)
    assert (tmp_path / "q.damaged").read_bytes().startswith(b"not a database")


def test_a_queue_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    outcome = deliver_alerts(tmp_path / "file" / "q", [item(1)], [FeedFile(tmp_path / "feed.xml")])
    assert not outcome.is_enqueued
    assert "the queue of alerts can't be used" in outcome.failures[0]
    assert "\n" not in outcome.failures[0]


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """SQLite's own limit on a file's pages stands for the disk: it fails in the same place and way."""
    queue = tmp_path / "q"
    with webhook_server() as receiver:
        deliver_alerts(queue, [item(1)], [Webhook(receiver.url)])
        program = (
            "import sqlite3, sys; from pathlib import Path; from tests.alerts.samples import item;"
            "from claimdiff.alerts.channels import Webhook; from claimdiff.alerts import deliver, queue;"
            "connect = queue._connect\n"
            "def full(path):\n"
            "    found = connect(path); found.execute('PRAGMA max_page_count = 1'); return found\n"
            "queue._connect = full\n"
            "print(deliver.deliver_alerts(Path(sys.argv[1]), [item(i) for i in range(200)], [Webhook(sys.argv[2])]))"
        )
        out = subprocess.run(
            [sys.executable, "-c", program, str(queue), receiver.url],
            cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        assert "is_enqueued=False" in out
        assert "database or disk is full" in out
        assert deliver_alerts(queue, [item(i) for i in range(200)], [Webhook(receiver.url)]).n_sent == 199
    assert len(set(receiver.titles())) == 200


def test_waiting_alerts_of_no_queue_are_none(tmp_path: Path) -> None:
    assert waiting_alerts(tmp_path / "no") == {}
    (tmp_path / "bad").write_bytes(b"x" * 5000)
    assert waiting_alerts(tmp_path / "bad") == {}


def test_a_request_that_the_layers_below_refuse_is_a_failure_of_that_channel(tmp_path: Path) -> None:
    with webhook_server() as receiver:
        channel = Webhook(receiver.url)
        channel.headers["Content-Length"] = "3"  # past the check: h11 finds the body longer, and raises its own
        outcome = deliver_alerts(tmp_path / "alerts.sqlite", [item(1)], [channel])
    assert outcome.failures == (
        "webhook: 127.0.0.1 can't be reached (LocalProtocolError); 1 alert waits until a later run",
    )
