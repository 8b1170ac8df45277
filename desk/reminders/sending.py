"""Sending a message at most once.

Plain SMTP cannot be asked whether a message arrived. So a message is claimed before it is sent, and one whose fate
is not known is shown as unknown and never sent again by itself: nothing is doubled, and nothing is lost in silence.
GOV.UK Notify can be asked. There a sender also holds a lock that dies with it, and whoever finds a claim without its
lock waits for the settling time and asks: what Notify has was sent, and what it has not goes again.
"""

import datetime as dt
import logging
import smtplib
import time
from contextlib import nullcontext

from django.conf import settings
from django.db import (
    Error,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)
from django.db.models import Exists, Q
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from desk import process_lock
from desk.choices import DigestState, Part
from desk.models import Digest, DigestLine, Sender
from desk.querysets import REPEATABLE
from desk.reminders import holding, owing, pulse
from desk.reminders.day import Day
from desk.reminders.saying import what_to_say, what_to_say_to
from desk.reminders.writing import message_id, write
from people.models import Person
from people.services.history import ChangeRefused, record
from scrutiny import notify
from scrutiny.failpoint import failpoint
from scrutiny.mail import plain_address, transport

log = logging.getLogger(__name__)

#: A claim older than this belongs to a sender that died.
SETTLING = dt.timedelta(minutes=settings.SETTLING_MINUTES)
#: Between two tries after a temporary refusal, doubled each time up to the longest.
BACKOFF, LONGEST = dt.timedelta(minutes=10), dt.timedelta(minutes=30)
#: A message over which so many senders died before it was handed over is not tried again.
DEATHS = 5
#: How many messages a worker is handed at a time, over one line to the mail server.
BATCH = 50
#: For so long the words of a batch hold; then the rest are asked for anew.
FRESH = dt.timedelta(minutes=1)
#: Seconds between tries to say what became of a message while the database is away.
PATIENCE = (1, 2, 4, 8, 15, 30)


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


def settle(now):
    """Say what became of messages left behind.

    A dead sender's is unknown where it had been handed over, and waits again where it had not. Yesterday's is never
    sent late, nor today's when a restore has left it open whether it went before.
    """
    left = Digest.objects.filter(state=DigestState.SENDING, claimed_at__lt=now - SETTLING)
    way = transport()
    if hasattr(way, "has"):
        _ask_for_open_fates(now, way)
        left = left.filter(message_id="")
    left.exclude(message_id="").update(
        state=DigestState.UNKNOWN, error="The sender stopped before it could say."
    )
    left.filter(attempts__gte=DEATHS).update(
        state=DigestState.FAILED, error=f"{DEATHS} senders stopped over it before it left."
    )
    left.update(state=DigestState.PENDING, address=None)
    over = Digest.objects.filter(state=DigestState.PENDING)
    over.filter(on__lt=localdate(now)).update(state=DigestState.SKIPPED, error="Its day was over.")
    if Sender.objects.quiet(localdate(now)).exists():
        over.filter(on=localdate(now), again_at=None).update(
            state=DigestState.SKIPPED,
            error="It may have gone before the database was restored today.",
        )


def _ask_for_open_fates(now, way):
    """What a sender left without its lock: first seen so, it waits for the settling time; then Notify is asked."""
    handed_over = Digest.objects.filter(state=DigestState.SENDING).exclude(message_id="")
    for digest in handed_over.iterator():
        with process_lock.held(digest.pk) as is_left:
            if not is_left:
                continue
            if not digest.not_before:
                _mine(digest).update(not_before=now + SETTLING)
            elif digest.not_before <= now:
                try:
                    _end_as_asked(digest, now, way)
                except (OSError, notify.Refused) as error:
                    pulse.fail(Part.MAIL, now, error)
                    return


def _end_as_asked(digest, now, way):
    if way.has(digest.message_id):
        _end(digest, DigestState.SENT, sent_at=now)
    else:
        _end(digest, DigestState.PENDING, not_before=None)


def due_now(now):
    """The digests that may be sent now: none while sending is held."""
    quiet = Exists(Sender.objects.quiet(localdate(now)))
    return (
        Digest.objects.pending(localdate(now))
        .exclude(not_before__gt=now)
        .exclude(Exists(Sender.objects.held()))
        .filter(Q(again_at__isnull=False) | ~quiet)
    )


def send(ids, clock, way=None):
    """Send these digests over one line, however many workers are handed them: the first claim of each wins.

    The way out is that of the settings unless another is given.
    A server that is away is asked once; all of the rest wait and are tried again.
    """
    pulse.see(Part.WORKER, clock())
    if not holding.watch(clock()):
        return
    way, went = way or transport(), False
    batch = Batch()
    try:
        for n, pk in enumerate(ids):
            if batch.is_stale(clock()):
                batch = Batch(ids[n:], clock())
            digest = batch.digests.get(pk)
            if not digest:
                continue
            try:
                way.open()
            except OSError as error:  # smtplib's errors are OSErrors too: nothing has been sent
                _put_off(ids[n:], clock(), error)
                return
            with process_lock.held(pk) if hasattr(way, "has") else nullcontext(True) as ours:
                went = (ours and _send(digest, batch, clock, way)) or went
    finally:
        way.close()
    if went:
        pulse.see(Part.MAIL, clock())


class Batch:
    """What waits of some digests, by key, and what to say to each person, in as many queries as for one of them.

    It holds for a minute. Whether a message may still go, and to that address, is asked again when it is claimed.
    """

    def __init__(self, ids=(), now=None):
        self.now, self.digests, self.said = now, {}, {}
        if ids:
            waiting = due_now(now).filter(pk__in=ids).select_related("person")
            self.digests = {digest.pk: digest for digest in waiting}
            self.said = self._say()

    def is_stale(self, now):
        return not self.now or now - self.now > FRESH

    def _say(self):
        try:
            people = [digest.person for digest in self.digests.values()]
            return what_to_say_to(people, Day(localdate(self.now)))
        except Error:
            raise
        except Exception:
            log.exception("%d digests could not be said at once", len(self.digests))
            return {}  # each is then asked for alone, so that one holds up no other


def send_again(*, digest, by, now):
    """Let one message that failed, or may not have arrived, go once more today, because somebody asked for it.

    Refused for one of another day, and for one that is on its way, has gone, or was not to go.
    """
    if digest.on != localdate(now):
        raise ChangeRefused("Only a message of today can be sent again.")
    with transaction.atomic():
        open_fate = Digest.objects.filter(pk=digest.pk, state__in=REPEATABLE)
        if not open_fate.update(
            state=DigestState.PENDING, not_before=None, due_at=now, again_by=by, again_at=now
        ):
            raise ChangeRefused(
                "Only a message that failed, or may not have arrived, can be sent again."
            )
        after = {"digest": digest.pk, "on": digest.on.isoformat(), "was": digest.state}
        record(kind="message_sent_again", person=digest.person, by=by, now=now, after=after)
    digest.refresh_from_db()


def _send(digest, batch, clock, way):
    """Claim one digest, write it and hand it over. Whether it went."""
    failpoint("before_claim")
    said, now = batch.said.get(digest.person_id), clock()
    # What comes up after its words were read is told in the next one: from then on somebody counts as told.
    if not _claim(digest, now, batch.now if said else now):
        return False
    failpoint("after_claim")
    try:
        said = said or what_to_say(digest.person, digest.on)
        message = write(digest, said) if said.lines else None
    except Error:
        raise  # the database's: the claim settles by itself
    except Exception as error:
        # It would fail the same way each time; a person may send it again once it is mended.
        log.exception("digest %d could not be written", digest.pk)
        _end(digest, DigestState.FAILED, error=f"It could not be written ({type(error).__name__}).")
        return False
    failpoint("after_writing")
    if not message:
        _end(digest, DigestState.SKIPPED, error="Nothing was due any more.", address=None)
    elif _keep(digest, said):
        failpoint("after_keeping")
        return _hand_over(digest, message, clock, way)
    return False


def _claim(digest, now, read_at):
    """Whether it is ours, and to be sent. `read_at` is when its words were read.

    The claim is one UPDATE on the row's own columns, so no lock is held while the mail server answers and both
    databases behave alike. `attempts` is its number: a sender that slept through its time finds another there.
    """
    claim = {
        "state": DigestState.SENDING,
        "claimed_at": read_at,
        "attempts": digest.attempts + 1,
        "message_id": "",
        "not_before": None,
        "address": plain_address(digest.person.email or ""),
    }
    free = due_now(now).filter(pk=digest.pk, attempts=digest.attempts)
    reachable = Person.objects.reachable().filter(email=digest.person.email)
    try:
        with transaction.atomic() if connection.in_atomic_block else nullcontext():
            if not free.filter(person__in=reachable).update(**claim):
                _skip_whoever_left(digest)
                return False
    except IntegrityError:
        free.update(
            state=DigestState.SKIPPED, error="This address had a message today, to another entry."
        )
        return False
    for name, value in claim.items():
        setattr(digest, name, value)
    digest.message_id = message_id(digest)
    return True


def _skip_whoever_left(digest):
    if not Person.objects.reachable().filter(pk=digest.person_id).exists():
        Digest.objects.filter(pk=digest.pk, state=DigestState.PENDING).update(
            state=DigestState.SKIPPED, error="This person cannot be written to any more."
        )


@transaction.atomic
def _keep(digest, said):
    """What it lists and why, before it goes: whatever becomes of it, the record can say what was in it."""
    if not _mine(digest).update(message_id=digest.message_id):
        return False  # we slept through our time, and somebody else has it
    if digest.attempts > 1:
        digest.lines.all().delete()
    DigestLine.objects.bulk_create(
        DigestLine(digest=digest, section=line.section, rule=line.rule, **line.about)
        for line in said.lines
    )
    return True


def _hand_over(digest, message, clock, way):
    """Give the message to the mail server, and keep what it answered. Whether it took it."""
    try:
        # Who can be asked is asked: a try before this one, or before a restore, may have come through.
        if not (hasattr(way, "has") and way.has(digest.message_id)):
            way.send_messages([message])
    except notify.Refused as error:
        if error.is_for_now:
            _again(digest, clock(), error)
        else:
            _end(digest, DigestState.FAILED, error=str(error)[:300])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        _refused(digest, clock(), code, words)
    except smtplib.SMTPResponseException as error:
        _refused(digest, clock(), error.smtp_code, error.smtp_error)
    except OSError as error:
        pulse.fail(Part.MAIL, clock(), error)
        if hasattr(way, "has"):
            # It stays claimed, and is asked for once whatever is under way has settled.
            _mine(digest).update(not_before=clock() + SETTLING, error=str(error)[:300])
        elif getattr(way, "may_have_arrived", True):
            _end(digest, DigestState.UNKNOWN, error=type(error).__name__)
        else:
            _again(digest, clock(), error)
    else:
        failpoint("before_saying_sent")
        _end(digest, DigestState.SENT, sent_at=clock())
        failpoint("after_sent")
        return True
    way.close()
    return False


def _refused(digest, now, code, error):
    words = error.decode(errors="replace") if isinstance(error, bytes) else str(error)
    if code >= 500:
        _end(digest, DigestState.FAILED, error=f"{code} {words}"[:300])
    else:
        _again(digest, now, f"{code} {words}")


def _again(digest, now, error):
    wait = min(BACKOFF * 2 ** min(digest.attempts - 1, 5), LONGEST)
    _end(digest, DigestState.PENDING, not_before=now + wait, error=str(error)[:300])


def _put_off(ids, now, error):
    pulse.fail(Part.MAIL, now, error)
    due_now(now).filter(pk__in=ids).update(not_before=now + BACKOFF, error=str(error)[:300])


def _mine(digest):
    return Digest.objects.filter(pk=digest.pk, state=DigestState.SENDING, attempts=digest.attempts)


def _end(digest, state, **fields):
    """Say what became of it, and keep trying while the database is away: we alone know."""
    fields = {"error": "", "state": state} | fields
    ours = _mine(digest)
    if state == DigestState.SENT:
        # One that was given up as unknown, while we were slow, has arrived after all.
        ours = Digest.objects.filter(pk=digest.pk, attempts=digest.attempts).filter(
            state__in=(DigestState.SENDING, DigestState.UNKNOWN)
        )
    for wait in PATIENCE:
        try:
            ours.update(**fields)
            return
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block:
                raise
            connection.close()
            time.sleep(wait)
    ours.update(**fields)
