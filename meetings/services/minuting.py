"""Writing minutes at the table: drafts that are saved as they are typed, and never over what somebody else typed."""

import datetime as dt
import re

from django.db import transaction
from django.db.models import F, Max, ProtectedError
from django.utils.timezone import localdate

from meetings import choices
from meetings.models import Meeting, Minute, MinuteExempt, Resolution, ResolutionExempt
from meetings.services.calendar import first_year
from meetings.services.minutes import record_minute
from meetings.services.recording import ChangeRefused, Stale, add_worded, record, write
from meetings.services.withholding import withhold_declarations

#: Typing is saved every few seconds; history keeps that somebody wrote a minute, not every pause.
ONE_SITTING = dt.timedelta(minutes=10)
STALE = "Somebody else changed this while you were writing."
NOT_DRAFT = "These minutes have been circulated. Change them by a correction."


@transaction.atomic
def start_minutes(*, meeting, by, now):
    """Begin the draft: one minute for each agenda item, numbered on from the board's last.

    Refused before the day of the meeting, while items may still become private; for a cancelled meeting; and where
    they were begun already: of two who begin at once, one does.
    """
    if said := not_to_begin(meeting, localdate(now)):
        raise ChangeRefused(said)
    begun = Meeting.objects.filter(pk=meeting.pk, minutes_state=choices.MinutesState.NONE)
    if not begun.update(minutes_state=choices.MinutesState.DRAFT, version=meeting.version + 1):
        raise ChangeRefused("The minutes of this meeting have been begun already.")
    meeting.refresh_from_db()
    items = list(meeting.agenda.select_related("exempt"))
    first = next_number(meeting)
    for n, item in enumerate(items):
        _minute_of(meeting, item, first + n)
    record(kind="minutes_begun", meeting=meeting, by=by, now=now, after={"minutes": len(items)})
    return meeting


def not_to_begin(meeting, today):
    """Why its minutes cannot be begun that day, in a sentence; nothing where they can."""
    if meeting.status == choices.MeetingStatus.CANCELLED:
        return "This meeting is cancelled: it has no minutes to write."
    if meeting.on > today:
        return f"The minutes can be begun on the day of the meeting, {meeting}."
    return ""


@transaction.atomic
def add_minute(*, meeting, version, by, now, item=None, title="", is_private=False):
    """Add a minute to the draft: for an item that came to the agenda later, or for business that stands on none.

    Refused when the meeting has moved on from `version`, so that two do not minute one item twice.
    """
    draft = Meeting.objects.filter(
        pk=meeting.pk, version=version, minutes_state=choices.MinutesState.DRAFT
    )
    if not draft.update(version=version + 1):
        raise Stale("Somebody else changed this meeting while you were writing. Look again.")
    number = next_number(meeting)
    if item:
        minute = _minute_of(meeting, item, number)
    else:
        last = meeting.minutes.aggregate(last=Max("position"))["last"] or 0
        details = {"number": str(number), "position": last + 1, "is_private": is_private}
        minute = record_minute(meeting=meeting, title=title, **details)
    record(kind="minute_added", meeting=meeting, by=by, now=now, after={"minute": minute.pk})
    return minute


def _minute_of(meeting, item, number):
    """A minute is as private as the item it is of."""
    return record_minute(
        meeting=meeting,
        item=item,
        title=item.word("title"),
        number=str(number),
        position=item.position,
        is_private=item.is_private,
    )


def next_number(meeting):
    """The number after the highest that the board's minutes have in this municipal year."""
    numbers = Minute.objects.filter(meeting__board=meeting.board, year=first_year(meeting.on))
    found = [re.match(r"\d{1,6}", number) for number in numbers.values_list("number", flat=True)]
    return max((int(one[0]) for one in found if one), default=0) + 1


@transaction.atomic
def write_minute(*, minute, version, by, now, number, title, text):
    """Write a draft minute; what somebody else had written there is kept.

    Refused as Stale when it was written since `version`, and once it is circulated.
    """
    _refuse_unless_draft(minute.meeting)
    words = {"title": title, "text": text}
    before = {name: minute.word(name) for name in words}
    writer = minute.written_by_id
    writes = {"written_by": by} if words != before else {}
    _write(minute, MinuteExempt, "minute", version, words, number=number, **writes)
    if writes and writer != minute.written_by_id and (writer or before["text"]):
        minute.replaced_texts.create(**before, written_by_id=writer, by=by, at=now)
    _note_writing(minute, by, now)
    return minute


@transaction.atomic
def add_limb(*, minute, text, kind, by, now, number="", due=None):
    """Add one limb to a draft minute, numbered on where no number is typed; one that only notes is noted."""
    _refuse_unless_draft(minute.meeting)
    # Whoever writes the minute's row first numbers first: the other waits for it, and then counts what came of it.
    Minute.objects.filter(pk=minute.pk).update(version=F("version"))
    due = due or {}
    limbs = minute.resolutions.all()
    last = limbs.aggregate(last=Max("position"))["last"] or 0
    limb = add_worded(
        Resolution,
        ResolutionExempt,
        "resolution",
        {"text": text, "due_said": (due.get("said") or "")[:200]},
        minute.is_private,
        minute=minute,
        kind=kind,
        number=number or next_limb(limbs.values_list("number", flat=True)),
        position=last + 1,
        due_from=due.get("from"),
        due_to=due.get("to"),
        settled=choices.Settled.NOTED if kind == choices.ResolutionKind.NOTE else "",
    )
    # About the meeting, so that a limb added by mistake can be taken out while it is a draft.
    about = {"resolution": limb.pk, "kind": kind}
    record(kind="limb_added", meeting=minute.meeting, by=by, now=now, after=about)
    return limb


def next_limb(numbers):
    """The number after the last limb's: 3 after 2, c after b."""
    numbers = [number for number in numbers if number]
    letters = [one for one in numbers if len(one) == 1 and one.isalpha()]
    if letters and len(letters) == len(numbers) and max(letters) < "z":
        return chr(ord(max(letters)) + 1)
    return str(max((int(one) for one in numbers if one.isdecimal()), default=0) + 1)


@transaction.atomic
def write_limb(*, limb, version, by, now, number, text):
    """Write a draft limb. Refused as Stale when it was written since `version`, and once it is circulated."""
    _refuse_unless_draft(limb.minute.meeting)
    _write(limb, ResolutionExempt, "resolution", version, {"text": text}, number=number)
    _note_writing(limb.minute, by, now)
    return limb


@transaction.atomic
def describe_limb(*, limb, version, by, now, kind, addressees, due, settled="", reason=""):
    """Say what a limb is, whom it speaks to, when it is due, and whether it is settled as it stands.

    Refused as Stale when it was written since `version`; and refused without a reason where nothing is needed.
    The reason stands in history from circulation on: a draft may still become private.
    """
    if settled == choices.Settled.NOTHING_NEEDED and not reason.strip():
        raise ChangeRefused("Say why nothing is needed.")
    before = {"kind": limb.kind, "settled": limb.settled}
    words = {"due_said": (due.get("said") or "")[:200], "settled_reason": reason}
    window = {"due_from": due.get("from"), "due_to": due.get("to")}
    _write(
        limb, ResolutionExempt, "resolution", version, words, kind=kind, settled=settled, **window
    )
    limb.addressees.set(addressees)
    record(
        kind="settled" if settled else "described",
        resolution=limb,
        by=by,
        now=now,
        text="" if limb.is_private or _is_draft(limb.minute.meeting) else reason,
        before=before,
        after={"kind": kind, "settled": settled},
    )
    return limb


@transaction.atomic
def remove_limb(*, limb, by, now):
    """Take out a limb that was added by mistake. Refused once it is circulated, or once something came of it."""
    meeting = limb.minute.meeting
    _refuse_unless_draft(meeting)
    about = {"resolution": limb.pk}
    try:
        Resolution.objects.filter(pk=limb.pk).delete()
    except ProtectedError as something:
        raise ChangeRefused(
            "Something came of this limb already. Change its words, or say that nothing is needed."
        ) from something
    record(kind="limb_removed", meeting=meeting, by=by, now=now, before=about)


@transaction.atomic
def withhold_minute(*, minute, by, now):
    """Move the words of a draft minute, of its limbs and of what was declared in its item to where private words
    stand: the item is private by now.

    Refused once it is circulated, while its item is open, and when it is private already.
    """
    _refuse_unless_draft(minute.meeting)
    if minute.is_private or not (minute.item and minute.item.is_private):
        raise ChangeRefused("Only an open minute of a private item can be made private.")
    _withhold(minute, MinuteExempt, "minute")
    for limb in minute.resolutions.all():
        _withhold(limb, ResolutionExempt, "resolution")
    withhold_declarations(minute.item)
    about = {"minute": minute.pk}
    record(kind="minute_made_private", meeting=minute.meeting, by=by, now=now, after=about)


def _withhold(row, exempt, name):
    words = {field: getattr(row, field) for field in row.WORDS}
    write(row, row.version, STALE, is_private=True, **dict.fromkeys(words, ""))
    row.exempt = exempt.objects.create(**{name: row}, **words)


def _is_draft(meeting):
    return meeting.minutes_state == choices.MinutesState.DRAFT


def _refuse_unless_draft(meeting):
    if not _is_draft(meeting):
        raise ChangeRefused(NOT_DRAFT)


def _write(row, exempt, name, version, words, **columns):
    """One conditional UPDATE on the version it was typed over; private words go where such words stand."""
    open_words = {} if row.is_private else words
    write(row, version, STALE, **columns, **open_words)
    if row.is_private:
        exempt.objects.filter(**{name: row}).update(**words)
        for field, text in words.items():
            setattr(row.exempt, field, text)


def _note_writing(minute, by, now):
    """That somebody wrote a minute, once a sitting: words of a draft are in no history."""
    about = {"minute": minute.pk}
    sitting = minute.meeting.events.filter(kind="minute_written", by=by, at__gt=now - ONE_SITTING)
    if about in sitting.values_list("after", flat=True):
        return
    record(kind="minute_written", meeting=minute.meeting, by=by, now=now, after=about)
