"""Sending a message at most once.

Plain SMTP cannot be asked whether a message arrived. So a message is claimed before it is sent, and one whose fate
is not known is shown as unknown and never sent again by itself: nothing is doubled, and nothing is lost in silence.
GOV.UK Notify can be asked. There a sender also holds a lock that dies with it, and whoever finds a claim without its
lock waits for the settling time and asks: what Notify has was sent, and what it has not goes again.
"""

import datetime as dt
import logging
import smtplib
from contextlib import nullcontext

from django.db import Error, transaction
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from desk import process_lock
from desk.choices import DigestState, Part
from desk.models import Digest
from desk.querysets import REPEATABLE
from desk.reminders import holding, owing, pulse
from desk.reminders.claiming import SETTLING, claimed, due_now, end, in_batches, mine
from desk.reminders.settling import settle
from desk.reminders.writing import write
from people.services.history import ChangeRefused, record
from scrutiny import notify
from scrutiny.failpoint import failpoint
from scrutiny.mail import transport

log = logging.getLogger(__name__)

#: Between two tries after a temporary refusal, doubled each time up to the longest.
BACKOFF, LONGEST = dt.timedelta(minutes=10), dt.timedelta(minutes=30)
#: How many messages a worker is handed at a time, over one line to the mail server.
BATCH = 200


class Away(Exception):
    """The mail server could not be reached: nothing has been sent."""


def run(clock, hand_out=None):
    """One pass: write what is owed, and hand out what may go now, or send it here. Returns how many those were.

    Safe to run twice, late, or many times at once. `clock` is asked again for each message of a long pass.
    """
    now = clock()
    pulse.see(Part.WORKER, now)
    holding.watch(now)
    settle(now)
    owing.owe(now)
    Digest.objects.pending(localdate(now)).filter(due_at=None).update(
        due_at=Coalesce("not_before", now)
    )
    failpoint("after_plan")
    waiting = list(due_now(now).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        hand_out(batch) if hand_out else send(batch, clock)
    return len(waiting)


def send(ids, clock, way=None):
    """Send these digests over one line, however many workers are handed them: the first claim of each wins.

    The way out is that of the settings unless another is given.
    A server that is away is asked once; all of the rest wait and are tried again.
    """
    pulse.see(Part.WORKER, clock())
    if not holding.watch(clock()):
        return
    way, went = way or transport(), False
    waiting = in_batches(ids, clock())
    try:
        while waiting:
            _open(way)
            failpoint("before_claim")
            with claimed(waiting.pop(0), clock()) as batch:
                failpoint("after_claim")
                # Written first: between two of them nothing is lost but the time to say that the first went.
                written = [(it, _written(it, batch.said[it.person_id])) for it in batch.digests]
                failpoint("after_writing")
                ready = [(digest, message) for digest, message in written if message]
                for n, (digest, message) in enumerate(ready):
                    if n and batch.is_stale(clock()):
                        waiting.insert(0, [it.pk for it, _ in ready[n:]])
                        break
                    _open(way)
                    went = _send(digest, message, batch, clock, way) or went
    except Away as error:
        pulse.fail(Part.MAIL, clock(), error)
        due_now(clock()).filter(pk__in=ids).update(
            not_before=clock() + BACKOFF, error=str(error)[:300]
        )
    finally:
        way.close()
    if went:
        pulse.see(Part.MAIL, clock())


def _open(way):
    try:
        way.open()
    except OSError as error:  # smtplib's errors are OSErrors too
        raise Away(str(error)) from error


def send_again(*, digest, by, now):
    """Let one message that failed, or may not have arrived, go once more today, because somebody asked for it.

    Refused for one of another day, and for one that is on its way, has gone, or was not to go.
    """
    if digest.on != localdate(now):
        raise ChangeRefused("Only a message of today can be sent again.")
    with transaction.atomic():
        open_fate = Digest.objects.filter(pk=digest.pk, state__in=REPEATABLE)
        if not open_fate.update(
            state=DigestState.PENDING,
            claim="",
            not_before=None,
            due_at=now,
            again_by=by,
            again_at=now,
        ):
            raise ChangeRefused(
                "Only a message that failed, or may not have arrived, can be sent again."
            )
        after = {"digest": digest.pk, "on": digest.on.isoformat(), "was": digest.state}
        record(kind="message_sent_again", person=digest.person, by=by, now=now, after=after)
    digest.refresh_from_db()


def _send(digest, message, batch, clock, way):
    """Hand one over that is ours. Whether it went."""
    with process_lock.held(digest.pk) if hasattr(way, "has") else nullcontext(True) as ours:
        if not (ours and batch.mark(digest, clock())):
            return False
        failpoint("after_keeping")
        return _hand_over(digest, message, batch, clock, way)


def _written(digest, said):
    """The message; None where there is nothing to say, or where it cannot be written, and then that is kept."""
    try:
        if isinstance(said, Exception):
            raise said
        if said.lines:
            return write(digest, said)
        end(digest, DigestState.SKIPPED, error="Nothing was due any more.")
    except Error:
        raise  # the database's: what is claimed is given back
    except Exception as error:
        # It would fail the same way each time; a person may send it again once it is mended.
        log.exception("digest %d could not be written", digest.pk)
        end(digest, DigestState.FAILED, error=f"It could not be written ({type(error).__name__}).")
    return None


def _hand_over(digest, message, batch, clock, way):
    """Give the message to the mail server, and keep what it answered. Whether it took it."""
    try:
        # Who can be asked is asked: a try before this one, or before a restore, may have come through.
        if not (hasattr(way, "has") and way.has(digest.message_id)):
            way.send_messages([message])
    except notify.Refused as error:
        if error.is_for_now:
            _again(digest, clock(), error)
        else:
            end(digest, DigestState.FAILED, error=str(error)[:300])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        _refused(digest, clock(), code, words)
    except smtplib.SMTPResponseException as error:
        _refused(digest, clock(), error.smtp_code, error.smtp_error)
    except OSError as error:
        pulse.fail(Part.MAIL, clock(), error)
        if hasattr(way, "has"):
            # It stays claimed, and is asked for once whatever is under way has settled.
            mine(digest).update(not_before=clock() + SETTLING, error=str(error)[:300])
        elif getattr(way, "may_have_arrived", True):
            end(digest, DigestState.UNKNOWN, error=type(error).__name__)
        else:
            _again(digest, clock(), error)
    else:
        failpoint("before_saying_sent")
        batch.has_gone(digest, clock())
        return True
    way.close()
    return False


def _refused(digest, now, code, error):
    words = error.decode(errors="replace") if isinstance(error, bytes) else str(error)
    if code >= 500:
        end(digest, DigestState.FAILED, error=f"{code} {words}"[:300])
    else:
        _again(digest, now, f"{code} {words}")


def _again(digest, now, error):
    wait = min(BACKOFF * 2 ** min(digest.attempts - 1, 5), LONGEST)
    end(digest, DigestState.PENDING, claim="", not_before=now + wait, error=str(error)[:300])
