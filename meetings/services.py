"""Every write to boards, seats, meetings, minutes and resolutions."""

from django.db import transaction
from django.utils.timezone import localdate

from meetings import choices
from meetings.models import (
    AgendaItem,
    AgendaItemExempt,
    Appointment,
    Attendance,
    Board,
    Event,
    Meeting,
    Membership,
    Minute,
    MinuteExempt,
    Paper,
    PaperExempt,
    Resolution,
    ResolutionExempt,
)
from people.models import MunicipalYear
from people.services import let_keep_directory, let_keep_directory_no_longer
from scrutiny.exempt import split_words


class ChangeRefused(Exception):
    """A sentence for the page: why this change cannot be made."""


def record(*, kind, by, now, text="", before=None, after=None, **about):
    """Write one event into the chain of this app's history."""
    event = Event(kind=kind, by=by, at=now, text=text, before=before, after=after, **about)
    Event.objects.append(event)


@transaction.atomic
def open_board(*, name, slug, prefix, by, now, **details):
    """Set up a board. Names, addresses and prefixes are unique: the model refuses the second."""
    board = Board(name=name, slug=slug, prefix=prefix, **details)
    board.full_clean()
    board.save()
    record(kind="board_opened", board=board, by=by, now=now, after={"name": name})
    return board


@transaction.atomic
def change_board(*, board, by, now, version, **details):
    """Change a board's details; refused when somebody else changed them meanwhile."""
    before = {name: getattr(board, name) for name in details}
    for name, value in details.items():
        setattr(board, name, value)
    board.full_clean()
    changed = Board.objects.filter(pk=board.pk, version=version)
    if not changed.update(**details, version=version + 1):
        raise ChangeRefused(f"Somebody changed {board.name} while you were writing.")
    told = [{name: plain(value) for name, value in side.items()} for side in (before, details)]
    record(kind="board_changed", board=board, by=by, now=now, before=told[0], after=told[1])
    board.refresh_from_db()
    return board


def plain(value):
    """A value as history keeps it: another board by its key."""
    return value.pk if isinstance(value, Board) else value


@transaction.atomic
def seat(*, board, person, capacity, starts_on, by, now, ends_on=None, sees_private=None):
    """Give a person a seat. A second seat on the same board at the same time is refused."""
    if sees_private is None:
        sees_private = capacity in choices.PRIVATE_SEATS
    membership = Membership(
        board=board,
        person=person,
        capacity=capacity,
        starts_on=starts_on,
        ends_on=ends_on,
        sees_private=sees_private,
    )
    membership.full_clean()
    membership.save()
    after = {"person": person.pk, "capacity": capacity, "from": starts_on}
    record(kind="seated", board=board, by=by, now=now, after=after)
    return membership


@transaction.atomic
def unseat(*, membership, ends_on, by, now):
    """End a seat on a day; refused before the day it began."""
    if ends_on < membership.starts_on:
        raise ChangeRefused("A seat must end on or after the day it starts.")
    Membership.objects.filter(pk=membership.pk).update(ends_on=ends_on)
    after = {"person": membership.person_id, "to": ends_on}
    record(kind="unseated", board=membership.board, by=by, now=now, after=after)


@transaction.atomic
def appoint(*, board, person, role, starts_on, by, now, ends_on=None):
    """Appoint somebody to serve a board; a co-ordinator may then keep the directory."""
    appointment = Appointment(
        board=board, person=person, role=role, starts_on=starts_on, ends_on=ends_on
    )
    appointment.full_clean()
    appointment.save()
    if role == choices.Role.COORDINATOR:
        let_keep_directory(person=person, by=by, now=now)
    after = {"person": person.pk, "role": role, "from": starts_on}
    record(kind="appointed", board=board, by=by, now=now, after=after)
    return appointment


@transaction.atomic
def end_appointment(*, appointment, ends_on, by, now):
    """End an appointment on a day; refused before the day it began."""
    if ends_on < appointment.starts_on:
        raise ChangeRefused("An appointment must end on or after the day it starts.")
    Appointment.objects.filter(pk=appointment.pk).update(ends_on=ends_on)
    today, person = localdate(now), appointment.person
    others = person.appointments.filter(role=choices.Role.COORDINATOR).exclude(pk=appointment.pk)
    if ends_on <= today and not others.current(today).exists():
        let_keep_directory_no_longer(person=person, by=by, now=now)
    after = {"person": appointment.person_id, "to": ends_on}
    record(kind="appointment_ended", board=appointment.board, by=by, now=now, after=after)


@transaction.atomic
def call_meeting(*, board, on, by, now, **details):
    """Put a meeting in the calendar. Two meetings of a board on one day are refused."""
    meeting = Meeting(board=board, on=on, **details)
    meeting.full_clean()
    meeting.save()
    record(kind="meeting_called", meeting=meeting, by=by, now=now, after={"on": on})
    return meeting


@transaction.atomic
def change_meeting(*, meeting, by, now, **details):
    """Change what is known of a meeting; writes only what differs, and nothing when nothing does."""
    before = {name: getattr(meeting, name) for name in details}
    changed = {name: value for name, value in details.items() if before[name] != value}
    if not changed:
        return meeting
    for name, value in changed.items():
        setattr(meeting, name, value)
    meeting.full_clean()
    meeting.version += 1
    meeting.save(update_fields=[*changed, "version"])
    before = {name: before[name] for name in changed}
    record(
        kind="meeting_changed",
        meeting=meeting,
        by=by,
        now=now,
        before=before,
        after=changed,
    )
    return meeting


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
def add_agenda_item(*, meeting, title, note="", is_private=False, **details):
    """Put an item on an agenda. A private one must name its paragraph of Schedule 12A."""
    return _add_worded(
        AgendaItem,
        AgendaItemExempt,
        "item",
        {"title": title, "note": note},
        is_private,
        meeting=meeting,
        **details,
    )


@transaction.atomic
def add_paper(*, item, subject, file_name="", file="", is_private=False, **details):
    """Attach a paper to an agenda item; a private one's file goes to the exempt store."""
    open_words, exempt_words = split_words(
        Paper, {"subject": subject, "file_name": file_name}, is_private
    )
    paper = Paper(item=item, is_private=is_private, **open_words, **details)
    if not is_private:
        paper.file = file
    paper.full_clean()
    paper.save()
    if is_private:
        PaperExempt.objects.create(paper=paper, file=file, **exempt_words)
    return paper


@transaction.atomic
def record_minute(*, meeting, title, text="", is_private=False, **details):
    """Record one numbered entry of a meeting's minutes."""
    return _add_worded(
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
    resolution = _add_worded(
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


def first_year(day):
    """The first calendar year of the municipal year a day falls in; May to April where none is kept."""
    year = MunicipalYear.objects.filter(starts_on__lte=day, ends_on__gte=day).first()
    if year:
        return year.starts_on.year
    return day.year if day.month >= 5 else day.year - 1


def _add_worded(model, exempt_model, name, words, is_private, **details):
    """Save a row and, where it is private, its words in the exempt table beside it."""
    open_words, exempt_words = split_words(model, words, is_private)
    row = model(is_private=is_private, **open_words, **details)
    row.full_clean()
    row.save()
    if is_private:
        row.exempt = exempt_model.objects.create(**{name: row}, **exempt_words)
    return row
