"""A webhook's receiver and a mail server on the loopback interface."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


@dataclass
class Receiver:
    """What was posted; `status` is what it answers, 0 for never."""

    url: str
    status: int = 200
    posts: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def titles(self) -> list[str]:
        return [alert["title"] for post in self.posts for alert in post["alerts"]]


@contextmanager
def webhook_server() -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            if receiver.status == 0:
                with suppress(OSError):
                    while not receiver.closing.wait(0.1):  # never silent for long, never done
                        self.wfile.write(b"H")
                        self.wfile.flush()
                return
            if receiver.status < 300:
                receiver.posts.append(json.loads(data))
                receiver.headers.append({k.lower(): v for k, v in self.headers.items()})
            self.send_response(receiver.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver = Receiver(f"http://127.0.0.1:{server.server_address[1]}/hooks/s3cret")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Mailbox:
    """What a mail server took; `refusal` is what it says instead, `refused` whom it doesn't know."""

    host: str = "127.0.0.1"
    port: int = 0
    messages: list[tuple[list[str], bytes]] = field(default_factory=list)
    refusal: str | None = None
    refused: tuple[str, ...] = ()

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 no such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refusal:
            return self.refusal
        assert isinstance(envelope.content, bytes)
        self.messages.append((list(envelope.rcpt_tos), envelope.content))
        return "250 taken"


@contextmanager
def mail_server(*, context: ssl.SSLContext | None = None, password: str | None = None) -> Iterator[Mailbox]:
    mailbox = Mailbox()

    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=password is not None and data.password == password.encode(), handled=False)

    controller = Controller(
        mailbox, hostname="127.0.0.1", port=0, tls_context=context, require_starttls=context is not None,
        authenticator=check, auth_required=password is not None, auth_require_tls=context is not None,
    )  # fmt: skip
    # the controller knocks at its own port to see whether it is up, and needs to know which
    with socket.create_server(("127.0.0.1", 0)) as free:
        controller.port = free.getsockname()[1]
    controller.start()
    mailbox.port = controller.port
    try:
        yield mailbox
    finally:
        controller.stop()
