"""The way out for mail; and mail as files where no server is named: one message a file, in the order sent."""

import contextlib
import os
import smtplib
import time
from pathlib import Path

import django
from django.conf import settings
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from scrutiny import wire
from scrutiny.failpoint import failpoint

#: "Closing transmission channel", RFC 5321 section 3.8.
LINE_IS_OVER = 421


class Folder(BaseEmailBackend):
    """Writes each message as readable text. File names carry a moment and nobody's name."""

    def __init__(self, *args, folder=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.folder = Path(folder or settings.MAIL_FOLDER)

    def send_messages(self, messages):
        self.folder.mkdir(parents=True, exist_ok=True)
        for message in messages:
            self._write(as_text(message))
        return len(messages)

    def _write(self, words):
        name = f"{time.strftime('%Y-%m-%d-%H%M%S')}-{time.time_ns() % 10**9:09d}"
        # Written under another name first: whoever watches the folder never sees half a message.
        unfinished = self.folder / f".{name}-{os.getpid()}"
        unfinished.write_text(words, encoding="utf-8")
        unfinished.rename(self.folder / f"{name}.txt")


class Smtp(EmailBackend):
    """SMTP over one line for many messages. It remembers whether a message was begun: only then may it have arrived
    when the line broke.
    """

    may_have_arrived = False
    #: Whether a message went over this line before.
    is_used = False

    @property
    def connection_class(self):
        backend = self

        class Connection(super().connection_class):
            def data(self, message):
                backend.may_have_arrived = True
                failpoint("before_data")
                answer = super().data(message)
                failpoint("after_data")
                return answer

        return Connection

    def open(self):
        """Opened is greeted, too: a server that refuses our greeting refuses nobody's message."""
        is_new = super().open()
        if is_new:
            self.is_used = False
            try:
                self.connection.ehlo_or_helo_if_needed()
            except OSError:
                self.close()
                raise
        return is_new

    def send_messages(self, messages):
        """A server may have had enough of a line, and close it: before a message was begun, another is opened."""
        self.may_have_arrived = False
        try:
            count = super().send_messages(messages)
        except (smtplib.SMTPServerDisconnected, smtplib.SMTPSenderRefused) as error:
            is_over = getattr(error, "smtp_code", LINE_IS_OVER) == LINE_IS_OVER
            if self.may_have_arrived or not self.is_used or not is_over:
                raise
            self.close()
            self.open()
            count = super().send_messages(messages)
        self.is_used = True
        return count

    def _send(self, message):
        """As Django does, and most of it sooner."""
        data = wire.as_bytes(message)
        if data is None:
            return super()._send(message)
        self.connection.sendmail(message.from_email, message.to, data)
        return True

    def close(self):
        """A line that is broken already is closed."""
        with contextlib.suppress(OSError):
            super().close()


def transport():
    """The configured way out for mail, to be opened by the caller."""
    if django.VERSION >= (6, 1):
        return mail.mailers["default"]
    return mail.get_connection()


def as_text(message):
    """The heads that a reader looks for, an empty line, then the words as they were written."""
    raw = message.message()
    heads = [f"{name}: {raw[name]}" for name in ("From", "To", "Subject", "Date") if raw[name]]
    others = [f"{name}: {value}" for name, value in message.extra_headers.items()]
    return "\n".join([*heads, *others]) + f"\n\n{message.body}\n"


def plain_address(address):
    """An address as it is compared: two spellings of one inbox are one."""
    return address.strip().lower()
