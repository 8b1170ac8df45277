"""Before each meeting, what its chair and members want to know: what changed, what is overdue, what comes back."""

from collections import defaultdict
from textwrap import shorten

from django.urls import reverse

from actions.choices import Step
from actions.escalation import AFTER, reaches
from actions.models import Action
from desk.choices import QuestionState, Rule, Section
from desk.loose_ends.board import seen_ends
from desk.loose_ends.entries import by_age, called, entries
from desk.models import MailChoice, MemberQuestion
from desk.reminders.lines import Line, Trigger
from meetings.choices import Capacity
from meetings.models import Membership
from performance.progress import board_progress
from scrutiny.exempt import PRIVATE_MATTER
from scrutiny.ui.templatetags.ui import long_date

#: So many loose ends are told, the oldest, in so many letters each; the board's page of them has the rest.
LOOSE, LONGEST = 5, 160
#: What it is about, in a list of who is written to.
ABOUT = "a briefing"


def triggers_from(day):
    return [_seats(day.on, day.near("briefing_days"))]


def triggers(day, seats):
    near = day.near("briefing_days")
    for seat in seats:
        yield Trigger(seat.person_id, near[seat.board_id].at, waits=False)


def lines_from(people, day):
    return [_seats(day.on, day.near("briefing_days")).filter(person__in=people)]


def lines(people, day, since, seats):
    near = day.near("briefing_days")
    by_key = {person.pk: person for person in people}
    said = defaultdict(list)
    for seat in seats:
        before = near[seat.board_id]
        if before.at > since[seat.person_id]:
            said[seat.person_id].append(_briefing(before.meeting, by_key[seat.person_id], day.on))
    return said


def _seats(today, near):
    """Who sits there, and did not say that they want no briefing."""
    declined = MailChoice.objects.filter(wants_briefing=False).values("person")
    seats = Membership.objects.current(today).filter(board__in=near)
    return seats.exclude(capacity=Capacity.BY_INVITATION).exclude(person__in=declined)


def _briefing(meeting, person, today):
    progress = board_progress(meeting.board, person=person, today=today)
    since = progress.last_meeting
    parts = [
        (f"Done since {long_date(since.on)}" if since else "Done", _group(progress.done, _done)),
        ("Overdue", _group(progress.overdue, _late)),
        ("Comes to this meeting", _promised(progress)),
        ("Still owed", _still_owed(progress)),
        (
            f"Overdue for {AFTER[Step.CHAIR]} days or more",
            _long_overdue(meeting.board, person, today),
        ),
        ("Promised or asked for, and not followed up", _loose(meeting.board, person, today)),
    ]
    return Line(
        section=Section.BRIEFING,
        rule=Rule.BRIEFING,
        name=str(meeting.board),
        source=f"Meeting of {long_date(meeting.on)}",
        told=_told(progress),
        parts=tuple((heading, lines) for heading, lines in parts if lines),
        path=meeting.board.get_absolute_url(),
        link="How the board’s work stands",
        beside=_questions(meeting, person),
        about={"board": meeting.board},
    )


def _questions(meeting, person):
    """The way to what a co-ordinator shared for members to ask; no word of a question."""
    shared = MemberQuestion.objects.visible_to(person).filter(
        meeting=meeting, state=QuestionState.SHARED
    )
    count = shared.count()
    words = f"{count} question{'' if count == 1 else 's'} for members to ask"
    return ((words, reverse("desk:questions", args=[meeting.pk])),) if count else ()


def _told(progress):
    counts = [
        f"{progress.done.count} done",
        f"{progress.overdue.count} overdue",
        f"{progress.due_soon.count} due soon and not started",
        f"{progress.live_count} open altogether",
    ]
    return ", ".join(counts) + "."


def _group(group, told):
    lines = [told(line) for line in group.lines]
    return [*lines, f"and {group.left} more"] if group.left else lines


def _done(line):
    return f"{_name(line)} ({line.who})"


def _late(line):
    return (
        f"{_name(line)} ({line.who}), {line.days_late} day{'' if line.days_late == 1 else 's'} late"
    )


def _promised(progress):
    lines = [f"{_name(it)} ({it.who})" if it.who else _name(it) for it in progress.promised]
    return [*lines, f"and {progress.promised_left} more"] if progress.promised_left else lines


def _still_owed(progress):
    return [f"{group.name}: {group.count}" for group in progress.also]


def _long_overdue(board, person, today):
    late = Action.objects.visible_to(person).overdue(today).filter(board=board)
    late = late.filter(due_to__lte=reaches(Step.CHAIR, today)).order_by("due_to", "pk")
    return [
        f"{PRIVATE_MATTER if action.is_private else action.title} ({action.reference}), due {long_date(action.due_to)}"
        for action in late
    ]


def _loose(board, person, today):
    """What a co-ordinator let be seen, oldest first; of private business only that there is something."""
    seen = entries(seen_ends(board, person, today))
    found = [entry for _, some in by_age(seen, today) for entry in some]
    lines = [_left_open(entry) for entry in found[:LOOSE]]
    return [*lines, f"and {len(found) - LOOSE} more"] if len(found) > LOOSE else lines


def _left_open(entry):
    name = PRIVATE_MATTER if entry.is_private else shorten(entry.title, LONGEST, placeholder="…”")
    since = f", since {long_date(entry.since)}" if entry.since else ""
    kinds = dict.fromkeys(called(end.rule).lower() for end in entry.ends)
    return f"{name}{since}: {', '.join(kinds)}"


def _name(line):
    return PRIVATE_MATTER if line.is_private else line.title
