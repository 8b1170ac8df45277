"""Sending a message at most once.

Plain SMTP cannot be asked whether a message arrived. So a message is claimed before it is sent, and one whose fate
is not known is shown as unknown and never sent again by itself: nothing is doubled, and nothing is lost in silence.
"""

import datetime as dt
import smtplib

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from desk.choices import DigestState
from desk.models import Digest, DigestLine
from desk.reminders.saying import what_to_say
from desk.reminders.writing import message_id, write
from scrutiny.mail import transport

#: A claim older than this belongs to a sender that died.
SETTLING = dt.timedelta(minutes=settings.SETTLING_MINUTES)
#: Between two tries after a temporary refusal, doubled each time.
BACKOFF = dt.timedelta(minutes=5)


def settle(now):
    """Say what became of messages left behind: a dead sender's is unknown, and yesterday's is never sent late."""
    Digest.objects.filter(state=DigestState.SENDING, claimed_at__lt=now - SETTLING).update(
        state=DigestState.UNKNOWN, error="The sender stopped before it could say."
    )
    Digest.objects.filter(state=DigestState.PENDING, on__lt=localdate(now)).update(
        state=DigestState.SKIPPED, error="Its day was over."
    )


def due_now(now):
    """The digests that may be sent now."""
    return Digest.objects.pending(localdate(now)).exclude(not_before__gt=now)


def send(digest_id, now):
    """Send one digest, however many workers are handed it: the first claim wins.

    The claim is one UPDATE on the row's own columns, so no lock is held while the mail server answers and both
    databases behave alike.
    """
    claimed = due_now(now).filter(pk=digest_id)
    if not claimed.update(state=DigestState.SENDING, claimed_at=now, attempts=F("attempts") + 1):
        return
    digest = Digest.objects.select_related("person").get(pk=digest_id)
    said = what_to_say(digest.person, digest.on)
    if not said.lines:
        _end(digest, DigestState.SKIPPED, error="Nothing was due any more.")
        return
    _keep(digest, said)
    _hand_over(digest, write(digest, said), now)


@transaction.atomic
def _keep(digest, said):
    """What it lists and why, before it goes: whatever becomes of it, the record can say what was in it."""
    digest.message_id = message_id(digest)
    Digest.objects.filter(pk=digest.pk).update(message_id=digest.message_id)
    digest.lines.all().delete()
    DigestLine.objects.bulk_create(
        DigestLine(digest=digest, action=line.action, section=line.section, rule=line.rule)
        for line in said.lines
    )


def _hand_over(digest, message, now):
    """Give the message to the mail server, and keep what it answered."""
    server = transport()
    try:
        server.open()
    except OSError as error:  # smtplib's errors are OSErrors too: nothing has been sent yet
        _again(digest, now, error)
        return
    try:
        server.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        _refused(digest, now, code, error=words)
    except smtplib.SMTPResponseException as error:
        _refused(digest, now, error.smtp_code, error=error.smtp_error)
    except OSError as error:
        if getattr(server, "may_have_arrived", True):
            _end(digest, DigestState.UNKNOWN, error=type(error).__name__)
        else:
            _again(digest, now, error)
    else:
        _end(digest, DigestState.SENT, sent_at=now)
    finally:
        server.close()


def _refused(digest, now, code, *, error):
    words = error.decode(errors="replace") if isinstance(error, bytes) else str(error)
    if code >= 500:
        _end(digest, DigestState.FAILED, error=f"{code} {words}"[:300])
    else:
        _again(digest, now, f"{code} {words}")


def _again(digest, now, error):
    wait = BACKOFF * 2 ** min(digest.attempts - 1, 5)
    _end(digest, DigestState.PENDING, not_before=now + wait, error=str(error)[:300])


def _end(digest, state, **fields):
    fields.setdefault("error", "")
    Digest.objects.filter(pk=digest.pk, state=DigestState.SENDING).update(state=state, **fields)
