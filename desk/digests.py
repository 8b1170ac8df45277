"""One message per person per local date: which are owed, what each says, and sending it at most once.

Plain SMTP cannot be asked whether a message arrived. So a message is claimed before it is sent, and one whose fate
is not known is shown as unknown and never sent again by itself: nothing is doubled, and nothing is lost in silence.
"""

import datetime as dt
import hashlib
import hmac
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Max
from django.template.loader import render_to_string
from django.utils.timezone import localdate

from actions.choices import Standing, Status
from actions.models import Action
from desk.choices import DigestState
from desk.models import Digest
from desk.reminding import BEFORE, latest_reminder
from people.models import Person
from scrutiny.mail import transport

#: A claim older than this belongs to a sender that died.
SETTLING = dt.timedelta(minutes=settings.SETTLING_MINUTES)
#: Between two tries after a temporary refusal, doubled each time.
BACKOFF = dt.timedelta(minutes=5)
#: What nobody is chased for: reported work waits for the co-ordinator, paused work for its review date.
QUIET = (Status.REPORTED, Status.PAUSED)


def owed_actions(today):
    """Live actions that are overdue or due within the longest notice, not quiet, and not of draft minutes."""
    horizon = today + dt.timedelta(days=max(BEFORE))
    return Action.objects.circulated().live().filter(due_to__lte=horizon).exclude(status__in=QUIET)


def owe(today):
    """Write the digest of everybody to whom something new must be said by today; twice writes nothing twice."""
    owners = Person.objects.reachable()
    dues = owed_actions(today).filter(owner__in=owners).order_by()
    last_sent = dict(
        Digest.objects.filter(state__in=(DigestState.SENT, DigestState.UNKNOWN))
        .values_list("person")
        .annotate(Max("on"))
        .order_by()
    )
    owed = set()
    for owner, due_to in dues.values_list("owner", "due_to").iterator():
        reminder = latest_reminder(due_to, today)
        if reminder and reminder > last_sent.get(owner, dt.date.min):
            owed.add(owner)
    Digest.objects.bulk_create(
        [Digest(person_id=owner, on=today) for owner in sorted(owed)],
        ignore_conflicts=True,
        batch_size=1000,
    )


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
    if not said["count"]:
        _end(digest, DigestState.SKIPPED, error="Nothing was due any more.")
        return
    digest.message_id = message_id(digest)
    _hand_over(digest, write(digest, said), now)
    digest.listed = [action.reference for part in said["parts"] for action in part["actions"]]
    Digest.objects.filter(pk=digest.pk).update(listed=digest.listed)


def what_to_say(person, today):
    """The parts of a person's message, most urgent first, from what they may see at the moment of sending."""
    actions = (
        Action.objects.visible_to(person)
        .filter(owner=person, pk__in=owed_actions(today).values("pk"))
        .with_standing(today)
        .select_related("exempt", "board", "meeting", "resolution__minute")
        .order_by("due_to", "pk")
    )
    overdue = [action for action in actions if action.standing == Standing.OVERDUE]
    soon = [action for action in actions if action.standing != Standing.OVERDUE]
    parts = [{"title": "Overdue", "actions": overdue}, {"title": "Due soon", "actions": soon}]
    return {
        "parts": [part for part in parts if part["actions"]],
        "overdue": len(overdue),
        "soon": len(soon),
        "count": len(overdue) + len(soon),
    }


def write(digest, said):
    """The message itself: to one person, with counts and never a title in its subject."""
    counts = [f"{said[name]} {words}" for name, words in COUNTED if said[name]]
    context = {"digest": digest, "site": settings.SITE_URL, **said}
    return EmailMessage(
        subject=f"Scrutiny: {' and '.join(counts)}",
        body=render_to_string("emails/digest.txt", context),
        to=[digest.person.email],
        headers={"Message-ID": digest.message_id, "Auto-Submitted": "auto-generated"},
    )


COUNTED = (("overdue", "overdue"), ("soon", "due soon"))


def message_id(digest):
    """The same for the same person and date, so that a second copy could be told from the first."""
    told = f"{digest.person_id} {digest.on.isoformat()}".encode()
    seal = hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).hexdigest()[:32]
    return f"<digest-{seal}@{settings.SITE_HOST}>"


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
    Digest.objects.filter(pk=digest.pk, state=DigestState.SENDING).update(
        state=state, message_id=digest.message_id, **fields
    )
