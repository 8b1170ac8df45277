"""What a meeting did: who came, the minutes and their limbs."""

from django.db import transaction

from meetings import choices
from meetings.models import Attendance, Minute, MinuteExempt, Resolution, ResolutionExempt
from meetings.services.calendar import first_year
from meetings.services.recording import ChangeRefused, add_worded, record


@transaction.atomic
def forget_attendance(*, meeting, person):
    """Take somebody off the attendance who was put on it by mistake."""
    Attendance.objects.filter(meeting=meeting, person=person).delete()


@transaction.atomic
def record_attendance(*, meeting, person, capacity, is_present=True, **details):
    """Note who came, or sent apologies; once for each person, the latest word counts."""
    attendance, _ = Attendance.objects.update_or_create(
        meeting=meeting,
        person=person,
        defaults={"capacity": capacity, "is_present": is_present, **details},
    )
    return attendance


@transaction.atomic
def record_minute(*, meeting, title, text="", is_private=False, **details):
    """Record one numbered entry of a meeting's minutes."""
    return add_worded(
        Minute,
        MinuteExempt,
        "minute",
        {"title": title, "text": text},
        is_private,
        meeting=meeting,
        year=first_year(meeting.on),
        **details,
    )


@transaction.atomic
def record_resolution(*, minute, text, kind, by, now, due=None, addressees=(), **details):
    """Record one limb. It is as private as its minute; one that only notes is settled at once."""
    due = due or {}
    settled = choices.Settled.NOTED if kind == choices.ResolutionKind.NOTE else ""
    resolution = add_worded(
        Resolution,
        ResolutionExempt,
        "resolution",
        {"text": text, "due_said": due.get("said", "")},
        minute.is_private,
        minute=minute,
        kind=kind,
        due_from=due.get("from"),
        due_to=due.get("to"),
        settled=settled,
        **details,
    )
    resolution.addressees.set(addressees)
    record(kind="resolved", resolution=resolution, by=by, now=now, after={"kind": kind})
    return resolution


@transaction.atomic
def settle_resolution(*, resolution, reason, by, now):
    """Decide that a limb needs nothing further; refused without a reason."""
    if not reason.strip():
        raise ChangeRefused("Say why nothing is needed.")
    words = {} if resolution.is_private else {"settled_reason": reason}
    Resolution.objects.filter(pk=resolution.pk).update(
        settled=choices.Settled.NOTHING_NEEDED, **words
    )
    if resolution.is_private:
        exempt = ResolutionExempt.objects.filter(resolution=resolution)
        exempt.update(settled_reason=reason)
    record(
        kind="settled", resolution=resolution, by=by, now=now, text=words.get("settled_reason", "")
    )
