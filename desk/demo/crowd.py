"""A council of any size, to measure pages on: written in bulk, without the history that services would keep."""

import datetime as dt
from itertools import cycle

from django.db import transaction
from django.utils.timezone import localdate

from actions import services as actions
from actions.choices import ActionKind, ItemStatus, SlotKind, Status
from actions.models import Action, ProgrammeItem
from meetings import services as meetings
from meetings.choices import MeetingStatus, MinutesState, ResolutionKind
from meetings.models import AgendaItem, Meeting, Minute, Resolution
from people import services as people
from people.choices import BodyKind, PersonKind
from people.models import Person

#: How many months a board has met, and what each meeting minuted and resolved.
MONTHS, MINUTES, LIMBS = 60, 8, 4
YEAR = dt.timedelta(days=365)
COUNCILLOR = "Bench Councillor"
STATUSES = (
    Status.NOT_STARTED, Status.IN_PROGRESS, Status.IN_PROGRESS, Status.REPORTED, Status.COMPLETE,
    Status.COMPLETE, Status.COMPLETE, Status.PAUSED,
)  # fmt: skip


@transaction.atomic
def fill(*, boards, size, now):
    """Some boards with `size` actions and `size` items each, and their co-ordinator; in an empty database."""
    stamp = {"by": None, "now": now}
    people.start_council(
        name="Bench Council", short_name="Bench", admin_name="Bench Administrator",
        email="admin@bench.example.org", **stamp,
    )  # fmt: skip
    keeper = people.add_person(name="Bench Keeper", kind=PersonKind.OFFICER, **stamp)
    councillor = people.add_person(name=COUNCILLOR, kind=PersonKind.COUNCILLOR, **stamp)
    owners = Person.objects.bulk_create(
        Person(name=f"Officer {n}", sort_name=f"Officer {n}", kind=PersonKind.OFFICER)
        for n in range(200)
    )
    body = people.add_body(name="Cabinet", kind=BodyKind.OTHER, holder=None, **stamp)
    today = localdate(now)
    for n in range(boards):
        board = meetings.open_board(
            name=f"Board {n}", slug=f"board-{n}", prefix=f"B{n}", kind="scrutiny", **stamp
        )
        meetings.appoint(
            board=board, person=keeper, role="coordinator", starts_on=today - 5 * YEAR, **stamp
        )
        meetings.seat(
            board=board, person=councillor, capacity="member", starts_on=today - 5 * YEAR, **stamp
        )
        held = _meetings(board, today)
        limbs = _minuted(held, body)
        items = _programme(board, held, limbs, owners, size, today)
        _actions(board, limbs, items, owners, size, today)
        _journey(board, owners[0], held[-2], now)
    return keeper


def _meetings(board, today):
    """One a month, up to one that comes; the last was not circulated yet."""
    days = [today + dt.timedelta(days=30 * n + 10) for n in range(1 - MONTHS, 1)]
    held = [
        Meeting(
            board=board,
            on=day,
            published_on=day - dt.timedelta(days=7),
            status=MeetingStatus.HELD if day < today else MeetingStatus.PUBLISHED,
            minutes_state=MinutesState.AGREED if day < today else MinutesState.NONE,
        )
        for day in days
    ]
    held[-2].minutes_state = MinutesState.DRAFT
    held = Meeting.objects.bulk_create(held)
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, number=str(n), title=f"Item {n}", position=n)
        for meeting in held
        for n in range(1, 10)
    )
    return held


def _minuted(held, body):
    """Minutes of what was held, and their limbs; every fifth limb recommends, every ninth is noted."""
    minutes = Minute.objects.bulk_create(
        Minute(meeting=meeting, number=str(n), year=meeting.on.year, title=f"Minute {n}",
               text="What was said, at some length. " * 20, position=n)
        for meeting in held[:-1]
        for n in range(MINUTES)
    )  # fmt: skip
    limbs = Resolution.objects.bulk_create(
        Resolution(
            minute=minute,
            number=str(n),
            position=n,
            text=f"request a report back on subject {n} of {minute.number}",
            kind=_kind(place * LIMBS + n),
            settled="noted" if _kind(place * LIMBS + n) == ResolutionKind.NOTE else "",
        )
        for place, minute in enumerate(minutes)
        for n in range(LIMBS)
    )
    through = Resolution.addressees.through
    told = (limb for limb in limbs if limb.kind == ResolutionKind.RECOMMEND)
    through.objects.bulk_create(through(resolution=limb, body=body) for limb in told)
    return limbs


def _kind(n):
    if n % 9 == 0:
        return ResolutionKind.NOTE
    return ResolutionKind.RECOMMEND if n % 5 == 0 else ResolutionKind.REPORT_BACK


def _programme(board, held, limbs, owners, size, today):
    """Over five years, booked at meetings; one in ten stands nowhere yet."""
    asked = cycle([*limbs[::10], None, None, None])
    items = [
        ProgrammeItem(
            board=board,
            year=meetings.first_year(today) - n % 5,
            title=f"Programme item {n}",
            question="What became of it?",
            slot=SlotKind.UNDATED if n % 10 == 0 else SlotKind.MEETING,
            meeting=None if n % 10 == 0 else held[n % MONTHS],
            status=ItemStatus.PLANNED if n % 10 == 0 or n % MONTHS > 50 else ItemStatus.TAKEN,
            resolution=next(asked),
        )
        for n in range(size)
    ]
    items = ProgrammeItem.objects.bulk_create(items)
    through = ProgrammeItem.lead_officers.through
    leads = zip(items, cycle(owners))
    through.objects.bulk_create(through(programmeitem=it, person=who) for it, who in leads)
    return items


def _actions(board, limbs, items, owners, size, today):
    """Of nine limbs in ten, and of none; some without an owner, some without a day."""
    asked, booked = cycle([limb for n, limb in enumerate(limbs) if n % 10]), cycle(items)
    rows = []
    for n in range(size):
        limb, status = next(asked), STATUSES[n % len(STATUSES)]
        opened = today - dt.timedelta(days=(n * 7) % 1500)
        rows.append(
            Action(
                board=board,
                reference=f"{board.prefix}/{n}",
                title=f"Action {n}",
                asked=limb.text,
                kind=ActionKind.REPORT_BACK,
                status=status,
                owner=owners[n % len(owners)] if n % 13 else None,
                resolution=limb if n % 4 else None,
                meeting_id=limb.minute.meeting_id,
                programme_item=next(booked) if n % 3 == 0 else None,
                due_to=opened + dt.timedelta(days=90) if n % 11 else None,
                first_due_to=opened + dt.timedelta(days=80),
                opened_on=opened,
                completed_on=opened if status == Status.COMPLETE else None,
                review_on=today if status == Status.PAUSED else None,
            )
        )
    Action.objects.bulk_create(rows)


def _journey(board, owner, meeting, now):
    """One action that was told of often: the newest of its board."""
    stamp = {"by": owner, "now": now}
    action = actions.open_action(
        board=board, title="Told of often", asked="tell often", kind=ActionKind.REPORT_BACK,
        owner=owner, meeting=meeting, due={"to": localdate(now) + YEAR}, **stamp,
    )  # fmt: skip
    for n in range(12):
        actions.give_update(action=action, changed=f"Step {n}", **stamp)
        actions.add_note(action=action, text=f"Note {n}", **stamp)
