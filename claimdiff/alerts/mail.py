"""Alerts as one e-mail, plain text and HTML."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate

from claimdiff.alerts.channels import DeliveryFailed, Email, PartlyRefused
from claimdiff.alerts.item import one_line
from claimdiff.alerts.message import html_page, plain_text, subject
from claimdiff.alerts.queue import Batch

_QUIET_SECONDS = 20.0
"""Silence after which a mail server counts as hanging."""


def send_mail(settings: Email, batch: Batch) -> None:
    """Hand the alerts to the mail server. Raises DeliveryFailed, naming the recipients it refused if only some."""
    message = write_message(settings, batch)
    try:
        refused = _hand_over(settings, message)
    except smtplib.SMTPRecipientsRefused as error:
        raise DeliveryFailed(f"{settings.host} refused all recipients ({_first_answer(error.recipients)})") from error
    except smtplib.SMTPAuthenticationError as error:
        raise DeliveryFailed(f"{settings.host} refused user or password ({error.smtp_code})") from error
    except smtplib.SMTPResponseException as error:
        raise DeliveryFailed(f"{settings.host} refused ({_answer(error.smtp_code, error.smtp_error)})") from error
    except ssl.SSLCertVerificationError as error:
        raise DeliveryFailed(f"{settings.host} has no valid certificate ({error.verify_message})") from error
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        why = one_line(str(error), 120) or type(error).__name__
        raise DeliveryFailed(f"{settings.host}:{settings.smtp_port} can't be reached ({why})") from error
    if refused:
        names = ", ".join(sorted(refused))
        raise PartlyRefused(f"{settings.host} refused some recipients ({names}); the others have it")


def write_message(settings: Email, batch: Batch) -> EmailMessage:
    """Return the e-mail; its Message-ID is the same for each try, so that mail programs can tell a repetition."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _encodable(subject(batch.items))
    message["From"] = settings.sender
    message["To"] = ", ".join(settings.recipients)
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = f"<{batch.batch_id}.claimdiff@{settings.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # so that no absence notice answers it
    message.set_content(_encodable(plain_text(batch.items)))
    message.add_alternative(_encodable(html_page(batch.items)), subtype="html")
    return message


def _hand_over(settings: Email, message: EmailMessage) -> dict[str, tuple[int, bytes]]:
    context = ssl.create_default_context()
    quiet = min(_QUIET_SECONDS, settings.seconds)
    if settings.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(settings.host, settings.smtp_port, timeout=quiet, context=context)
    else:
        server = smtplib.SMTP(settings.host, settings.smtp_port, timeout=quiet)
    with server:
        if settings.security == "starttls":
            server.starttls(context=context)
        if settings.user is not None:
            server.login(settings.user, settings.password or "")
        return server.send_message(message)


def _first_answer(recipients: dict[str, tuple[int, bytes]]) -> str:
    return next((_answer(code, said) for code, said in recipients.values()), "no reason given")


def _answer(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {one_line(text, 100)}"


def _encodable(text: str) -> str:
    """Return `text` without half characters, which no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8")
