"""Whether what must run for messages to go is alive: seen lately, and if not, a sentence that says what to do."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils.timezone import localdate

from desk.choices import DigestState, Part
from desk.models import Digest, Pulse, Sender
from scrutiny.ui.templatetags.ui import date_and_time

#: What was not seen for so long is down: three ticks at least.
SILENCE = max(dt.timedelta(minutes=15), 3 * dt.timedelta(seconds=settings.TICK_SECONDS))
#: What is due for so long says that something is down, whatever it is.
PATIENCE = dt.timedelta(hours=2)
UNDER_WAY = (DigestState.PENDING, DigestState.SENDING)


@dataclass(frozen=True)
class Sign:
    """One sentence about the sending, and whether all is well with it."""

    is_well: bool
    words: str


def see(part, now):
    """A part was seen alive."""
    _keep(part, alive_at=now)


def fail(part, now, error):
    """A part answered, and not what it should; or did not answer."""
    _keep(part, failed_at=now, error=str(error)[:300])


def _keep(part, **seen):
    if not Pulse.objects.filter(part=part).update(**seen):
        Pulse.objects.bulk_create([Pulse(part=part, **seen)], ignore_conflicts=True)


def alive(now):
    """How each part is, whether sending is held, and whether anything has been due for too long."""
    pulses = {pulse.part: pulse for pulse in Pulse.objects.all()}
    parts = [_running(part, pulses.get(part), now) for part in (Part.CLOCK, Part.WORKER)]
    return [*parts, _mail(pulses.get(Part.MAIL)), _held(), _late(now)]


def _running(part, pulse, now):
    if not pulse:
        return Sign(False, f"{part.label} has never been seen. Start it.")
    is_well = pulse.alive_at > now - SILENCE
    seen = f"{part.label} was last seen {_moment(pulse.alive_at)}."
    return Sign(is_well, seen if is_well else f"{seen} Start it again.")


def _mail(pulse):
    if not pulse:
        return Sign(True, "The mail server has not been asked yet.")
    if pulse.failed_at and (not pulse.alive_at or pulse.failed_at > pulse.alive_at):
        said = f"The mail server took nothing {_moment(pulse.failed_at)}: {pulse.error}"
        return Sign(False, f"{said.rstrip('.')}. Messages wait and are tried again.")
    return Sign(True, f"The mail server last took a message {_moment(pulse.alive_at)}.")


def _held():
    sender = Sender.objects.held().first()
    if not sender:
        return Sign(True, "Sending is not held.")
    return Sign(
        False, f"Sending is held; it was stopped {_moment(sender.held_at)}. {sender.held_why}"
    )


def _late(now):
    late = Digest.objects.filter(
        due_at__lt=now - PATIENCE, on=localdate(now), state__in=UNDER_WAY
    ).count()
    if not late:
        return Sign(True, "Nothing has been due for more than two hours.")
    have = "message has" if late == 1 else "messages have"
    return Sign(False, f"{late} {have} been due for more than two hours and not gone.")


def _moment(at):
    return f"on {date_and_time(at)}"
