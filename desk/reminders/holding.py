"""Holding everything back after a restore, until somebody who knows releases it.

A database that was restored does not know what went after its backup was made. So the database and this machine's
DATA_DIR both keep how far the sending has come. The database writes first and the machine second: a database that is
behind the machine, or that another machine wrote, has been restored.
"""

import contextlib
import json
import os
import secrets
import threading
from pathlib import Path

from django.conf import settings
from django.db.models import F
from django.utils.timezone import localdate

from desk.models import Digest, Sender
from scrutiny.mail import transport

RESTORED = (
    "The database is not the one that this machine sent from last: it was restored, moved or copied. "
    "What went since its backup is not known."
)


def watch(now):
    """Whether messages may go. Moves both marks on; holds when they show a restore.

    Never within a transaction: the machine's mark must not be ahead of what the database keeps.
    """
    sender = _sender()
    # Looked at twice: on the first start another process may be between the two marks.
    if not sender.held_at and not fits(sender) and not fits(sender := _sender()):
        hold(RESTORED, now, is_restored=True)
        return False
    if sender.held_at:
        return False
    _move_on(sender)
    return True


def hold(why, now, *, is_restored=False):
    """Let nothing go from now on. What is being handed over this moment is finished."""
    _sender()
    Sender.objects.filter(held_at=None).update(held_at=now, held_why=why[:300])
    if is_restored:
        Sender.objects.update(is_restored=True)


def release(now):
    """Let messages go again. After a restore from tomorrow on: today's may have gone already.

    Not so where the transport can be asked: it is, before each message. Returns whether today is left out.
    """
    sender = _sender()
    restored = (sender.is_restored or not fits(sender)) and not hasattr(transport(), "has")
    # A line of its own, so that a copy of this database on another machine is told from it. Both marks are set before
    # the hold is lifted: nobody compares them meanwhile.
    sender.line, sender.count, sender.held_at = secrets.token_hex(16), 1, sender.held_at or now
    sender.save()
    _write(sender)
    quiet = {"quiet_on": localdate(now)} if restored else {}
    Sender.objects.update(held_at=None, held_why="", is_restored=False, **quiet)
    return restored


def fits(sender):
    """Whether the database is as far as this machine has come. One that never sent anything fits every machine."""
    if sender.count == 0:
        return True
    line, count = sender.marked
    return line == sender.line and count <= sender.count


def _sender():
    """The row, with this machine's mark as it was before the row was read: the row can only be ahead."""
    marked = _read()
    sender = Sender.objects.first()
    if sender is None:
        # An empty database is a new start, whatever this machine did before; one that has sent and knows nothing of
        # this machine's mark is old.
        is_old = marked != (None, 0) and Digest.objects.exclude(message_id="").exists()
        start = {"line": secrets.token_hex(16), "count": int(is_old)}
        sender, _ = Sender.objects.get_or_create(pk=1, defaults=start)
    sender.marked = marked
    return sender


def _move_on(sender):
    if sender.count == 0:
        _write(sender)
    if Sender.objects.filter(line=sender.line).update(count=F("count") + 1):
        sender.refresh_from_db(fields=["line", "count"])
        _write(sender)


def mark():
    return Path(settings.DATA_DIR) / "sent-so-far"


def _read():
    """(line, count) as this machine knows them; nothing where it never sent."""
    with contextlib.suppress(FileNotFoundError, ValueError, KeyError):
        kept = json.loads(mark().read_text())
        return kept["line"], kept["count"]
    return None, 0


def _write(sender):
    # Under another name first: nobody reads half a mark.
    unfinished = mark().with_name(f".sent-so-far-{os.getpid()}-{threading.get_ident()}")
    unfinished.write_text(json.dumps({"line": sender.line, "count": sender.count}))
    unfinished.rename(mark())
