"""Whose a message is, from its claim until somebody says what became of it.

A batch is claimed by one UPDATE on the rows' own columns, so no lock is held while the mail server answers and both
databases behave alike. It puts a name there that nobody else knows, and every later write asks for it: a sender that
slept through its time finds another name, and changes nothing.
"""

import datetime as dt
import logging
import secrets
import time
from contextlib import contextmanager

from django.conf import settings
from django.db import (
    Error,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)
from django.db.models import F
from django.utils.timezone import localdate

from desk.choices import DigestState
from desk.models import Digest, DigestLine
from desk.reminders.day import Day
from desk.reminders.marking import Marks, not_held
from desk.reminders.saying import what_to_say_to
from desk.reminders.writing import message_id
from people.models import Person
from scrutiny.failpoint import failpoint

log = logging.getLogger(__name__)

#: A claim older than this belongs to a sender that died.
SETTLING = dt.timedelta(minutes=settings.SETTLING_MINUTES)
#: For so long the words of a batch hold.
FRESH = dt.timedelta(minutes=1)
#: Seconds between tries to say what became of a message while the database is away.
PATIENCE = (1, 2, 4, 8, 15, 30)


def due_now(now):
    """The digests that may be sent now: none while sending is held."""
    waiting = Digest.objects.pending(localdate(now)).exclude(not_before__gt=now)
    return waiting.filter(not_held(localdate(now)))


def in_batches(ids, now):
    """The keys of those that may go, to be claimed together. What was tried before is tried alone: the sender that
    dies over one message takes no other with it.
    """
    tries = dict(due_now(now).filter(pk__in=ids).order_by("pk").values_list("pk", "attempts"))
    new = [pk for pk, attempts in tries.items() if not attempts]
    return [*([new] if new else []), *([pk] for pk, attempts in tries.items() if attempts)]


@contextmanager
def claimed(ids, now):
    """What of these is ours until the end of the block; what was not handed over by then is given back."""
    batch = Batch(ids, now)
    try:
        yield batch
    finally:
        patiently(batch.close)


class Batch:
    """Messages that are ours, and what they say: read, and written down, in as many queries as for one of them."""

    def __init__(self, ids, now):
        self.now, self.claim = now, secrets.token_hex(16)
        waiting = due_now(now).filter(pk__in=ids).select_related("person").order_by("pk")
        digests = {digest.pk: digest for digest in waiting}
        self.said = _say([digest.person for digest in digests.values()], now)
        self.digests = patiently(lambda: self._claim(digests))
        #: The keys of those that were not handed over yet.
        self.left = {digest.pk for digest in self.digests}
        self._marks = Marks(self.claim, localdate(now))

    @transaction.atomic
    def _claim(self, digests):
        """Those of them that nobody else claimed meanwhile; with what each lists and why, before it goes: whatever
        becomes of it, the record can say what was in it.
        """
        due_now(self.now).filter(pk__in=digests).update(
            state=DigestState.SENDING,
            claim=self.claim,
            claimed_at=self.now,
            attempts=F("attempts") + 1,
            message_id="",
            not_before=None,
        )
        rows = Digest.objects.filter(pk__in=digests, claim=self.claim).order_by("pk")
        ours = []
        for pk, attempts in rows.values_list("pk", "attempts"):
            digest = digests[pk]
            digest.claim, digest.attempts = self.claim, attempts
            digest.message_id = message_id(digest)
            ours.append(digest)
        DigestLine.objects.filter(digest__in=ours).delete()
        DigestLine.objects.bulk_create(
            DigestLine(digest=digest, section=line.section, rule=line.rule, **line.about)
            for digest in ours
            for line in getattr(self.said[digest.person_id], "lines", ())
        )
        return ours

    def is_stale(self, now):
        return now - self.now > FRESH

    def mark(self, digest, now):
        """Whether it may be handed over: it is ours, and of today, nothing is held, and its reader is reached there.

        From here on nobody but us can know whether it went. That the one before it went is kept with it.
        """
        if digest.on != localdate(now):
            return False
        try:
            is_ours = self._marks.put(digest)
        except IntegrityError:
            error = "This address had a message today, to another entry."
            end(digest, DigestState.SKIPPED, error=error)
            return False
        if not is_ours:
            _skip_whoever_left(digest)
            return False
        self.left.discard(digest.pk)
        return True

    def has_gone(self, digest, now):
        """It went; that is kept with the mark of the next one, or at the end."""
        self._marks.went(digest, now)

    def close(self):
        """What we know that we did not hand over waits again, as if we had never had it."""
        self._marks.keep()
        failpoint("after_sent")
        if not self.left:
            return
        left = Digest.objects.filter(pk__in=self.left, claim=self.claim, state=DigestState.SENDING)
        DigestLine.objects.filter(digest__in=left).delete()
        left.update(state=DigestState.PENDING, claim="", message_id="", attempts=F("attempts") - 1)


def _say(people, now):
    """What to say to each of these, by key; where that fails for one, the error instead, and no other is held up."""
    day = Day(localdate(now))
    try:
        return what_to_say_to(people, day)
    except Error:
        raise
    except Exception as error:
        log.exception("the words for %d people could not be found", len(people))
        if len(people) == 1:
            return {people[0].pk: error}
        return {key: said for person in people for key, said in _say([person], now).items()}


def _skip_whoever_left(digest):
    if not Person.objects.reachable().filter(pk=digest.person_id).exists():
        end(digest, DigestState.SKIPPED, error="This person cannot be written to any more.")


def mine(digest):
    return Digest.objects.filter(pk=digest.pk, claim=digest.claim, state=DigestState.SENDING)


def end(digest, state, **fields):
    """Say what became of it."""
    fields = {"error": "", "state": state} | fields
    patiently(lambda: mine(digest).update(**fields))


def patiently(write):
    """Keep trying while the database is away: what became of a message we alone know."""
    for wait in PATIENCE:
        try:
            return write()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block:
                raise
            connection.close()
            time.sleep(wait)
    return write()
