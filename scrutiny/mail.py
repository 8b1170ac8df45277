"""The way out for mail; and mail as files where no server is named: one message a file, in the order sent."""

import os
import time
from pathlib import Path

import django
from django.conf import settings
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend


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
    """SMTP that remembers whether a message was begun: only then may it have arrived when the line broke."""

    may_have_arrived = False

    @property
    def connection_class(self):
        backend = self

        class Connection(super().connection_class):
            def data(self, message):
                backend.may_have_arrived = True
                return super().data(message)

        return Connection


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
