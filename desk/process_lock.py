"""Locks that die with their process: whoever finds one free knows that nobody holds it who lives.

One of the modules that know which database they speak to. PostgreSQL keeps the lock with the session, so its address
must be the server's own or that of a pool of sessions, never of transactions. On SQLite, which is one machine's, the
lock is one byte of a file.
"""

import fcntl
from contextlib import contextmanager, suppress

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

#: So that our numbers meet nobody else's in the same database.
OURS = 0x5C << 48


@contextmanager
def held(number):
    """Whether the lock of this number is ours until the end of the block, or somebody holds it who lives."""
    lock = _in_database if connection.vendor == "postgresql" else _in_file
    with lock(number) as ours:
        yield ours


@contextmanager
def _in_database(number):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [OURS + number])
        (ours,) = cursor.fetchone()
    try:
        yield ours
    finally:
        # A session that broke meanwhile has let it go already.
        with suppress(OperationalError, InterfaceError):
            if ours:
                connection.cursor().execute("SELECT pg_advisory_unlock(%s)", [OURS + number])


@contextmanager
def _in_file(number):
    with (settings.DATA_DIR / "locks").open("ab") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number)
        except OSError:
            yield False
        else:
            yield True
