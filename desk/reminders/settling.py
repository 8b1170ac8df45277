"""What becomes of messages that a sender left behind, or whose day is over."""

from django.utils.timezone import localdate

from desk import process_lock
from desk.choices import DigestState, Part
from desk.models import Digest, DigestLine, Sender
from desk.reminders import pulse
from desk.reminders.claiming import SETTLING, end, mine
from scrutiny import notify
from scrutiny.mail import transport

#: A message over which so many senders died before it was handed over is not tried again.
DEATHS = 5


def settle(now):
    """Say what became of messages left behind.

    A dead sender's is unknown where it had been handed over, and waits again where it had not. Yesterday's is never
    sent late, nor today's when a restore has left it open whether it went before.
    """
    left = Digest.objects.filter(state=DigestState.SENDING, claimed_at__lt=now - SETTLING)
    way = transport()
    if hasattr(way, "has"):
        _ask_for_open_fates(now, way)
    else:
        left.exclude(message_id="").update(
            state=DigestState.UNKNOWN, error="The sender stopped before it could say."
        )
    # Looked at again each time: a sender that wakes this moment may hand one over.
    unmarked = left.filter(message_id="")
    DigestLine.objects.filter(digest__in=unmarked).delete()
    unmarked.filter(attempts__gte=DEATHS).update(
        state=DigestState.FAILED, error=f"{DEATHS} senders stopped over it before it left."
    )
    unmarked.update(state=DigestState.PENDING, claim="")
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
                mine(digest).update(not_before=now + SETTLING)
            elif digest.not_before <= now:
                try:
                    _end_as_asked(digest, now, way)
                except (OSError, notify.Refused) as error:
                    pulse.fail(Part.MAIL, now, error)
                    return


def _end_as_asked(digest, now, way):
    if way.has(digest.message_id):
        end(digest, DigestState.SENT, sent_at=now)
    else:
        end(digest, DigestState.PENDING, claim="", not_before=None)
