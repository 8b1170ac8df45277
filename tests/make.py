"""One ordinary valid row a call. What matters to a test is written in the test."""

import datetime as dt
from itertools import count

from django.utils.timezone import make_aware

from actions import notices, programme
from actions.choices import ActionKind, SlotKind
from actions.services import open_action
from meetings import services as meetings
from meetings.choices import Capacity, Role
from meetings.models import Minute
from people import services as people
from people.choices import PersonKind
from people.models import Person
from performance import services as performance

TODAY = dt.date(2026, 3, 2)
NOW = make_aware(dt.datetime(2026, 3, 2, 9, 30))
LONG_AGO = dt.date(2020, 5, 1)

_n = count(1)


def person(name=None, *, kind=PersonKind.OFFICER, email="", now=NOW, **details):
    n = next(_n)
    name = name or f"Person {n}"
    email = f"person{n}@example.org" if email == "" else email
    return people.add_person(name=name, kind=kind, email=email, by=None, now=now, **details)


def anew(person):
    """Somebody as the next request reads them: what they may see and do is asked once a request."""
    return Person.objects.get(pk=person.pk)


def board(name=None, *, now=NOW, **details):
    n = next(_n)
    details = {"slug": f"board-{n}", "prefix": f"B{n}"} | details
    return meetings.open_board(name=name or f"Board {n}", by=None, now=now, **details)


def looked_into(paper, *found):
    """A paper whose file was looked into: these are the words that it hides, or it hides none."""
    rows = [
        {"kind": "covered", "words": words, "why": "It is covered.", "page": 1, "line": None}
        for words in found
    ]
    meetings.keep_hidden(hidden=paper.hidden, found=rows, now=NOW)
    return paper


def seat(person, board, capacity=Capacity.MEMBER, *, starts_on=LONG_AGO, **details):
    return meetings.seat(
        board=board,
        person=person,
        capacity=capacity,
        starts_on=starts_on,
        by=None,
        now=NOW,
        **details,
    )


def coordinator(board, name=None, **details):
    who = person(name, **details)
    appoint(who, board)
    return anew(who)


def appoint(person, board, role=Role.COORDINATOR):
    return meetings.appoint(
        board=board, person=person, role=role, starts_on=LONG_AGO, by=None, now=NOW
    )


def administrator(name=None):
    return person(name, is_administrator=True)


def meeting(board, on=TODAY, *, status="held", minutes_state="circulated", **details):
    return meetings.call_meeting(
        board=board,
        on=on,
        status=status,
        minutes_state=minutes_state,
        by=None,
        now=NOW,
        **details,
    )


def minute(meeting, *, title="A minute", number="1", **details) -> Minute:
    return meetings.record_minute(meeting=meeting, title=title, number=number, **details)


def resolution(minute, text="request a report back", *, kind="report_back", **details):
    return meetings.record_resolution(
        minute=minute, text=text, kind=kind, by=None, now=NOW, **details
    )


def action(board, *, title="Report back on something", owner=None, due_on=None, **details):
    details = {
        "asked": "report back on something",
        "kind": ActionKind.REPORT_BACK,
    } | details
    opened_on = details.pop("opened_on", TODAY)
    return open_action(
        board=board,
        title=title,
        owner=owner,
        due={"to": due_on} if due_on else None,
        opened_on=opened_on,
        by=None,
        now=NOW,
        **details,
    )


def item(board, *, title="An item", year=2025, slot=SlotKind.UNDATED, **details):
    return programme.add_item(
        board=board, title=title, year=year, slot=slot, by=None, now=NOW, **details
    )


def plan(board, *, title="An improvement plan", **details):
    return performance.open_plan(board=board, title=title, by=None, now=NOW, **details)


def recommendation(plan, *, number="1", text="Do better", **details):
    return performance.add_recommendation(
        plan=plan, number=number, text=text, by=None, now=NOW, **details
    )


def measure(board, *, title="Good level of development", unit="%", figures=(), **details):
    measure = performance.add_measure(
        board=board, title=title, unit=unit, by=None, now=NOW, **details
    )
    performance.record_figures(measure=measure, figures=figures, by=None, now=NOW)
    return measure


def addressee(name=None, *, kind="cabinet_member", holder=None, **details):
    name = name or f"Body {next(_n)}"
    return people.add_body(name=name, kind=kind, holder=holder, by=None, now=NOW, **details)


def notice(resolution, addressee, *, sent_on=None, now=NOW, **details):
    """Prepared; sent on the day named, received then or on the day named."""
    made = notices.prepare(resolution=resolution, addressee=addressee, by=None, now=now)
    if sent_on:
        sent_to = details.pop("sent_to", "by e-mail")
        notices.send(notice=made, version=made.version, sent_to=sent_to, sent_on=sent_on,
                     by=None, now=now, **details)  # fmt: skip
    return made
