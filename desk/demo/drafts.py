"""A meeting held on the last working day, whose minutes are half written."""

import datetime as dt

from desk import minuting
from desk.demo.cast import DRAFT
from desk.proposing import Outcome
from meetings import services as meetings

FRIDAY = 4


def build_draft(demo, board):
    """Attendance is taken; one limb is decided, one waits, and a promise stands in the text that nobody follows yet."""
    on = last_working_day(demo.today)
    stamp = {"by": demo.people["coordinator"], "now": demo.now}
    meeting = meetings.call_meeting(
        board=board,
        on=on,
        starts_at=dt.time(14),
        ends_at=dt.time(16),
        place="Committee Room 1, City Hall",
        status="published",
        published_on=on - dt.timedelta(days=8),
        **stamp,
    )
    for position, (title, _, _) in enumerate(DRAFT, start=1):
        number = str(position)
        meetings.add_agenda_item(meeting=meeting, title=title, number=number, position=position)
    meetings.start_minutes(meeting=meeting, **stamp)
    for minute, (title, text, limbs) in zip(
        meeting.minutes.order_by("position"), DRAFT, strict=True
    ):
        about = {"number": minute.number, "title": title, "text": text}
        meetings.write_minute(minute=minute, version=1, **about, **stamp)
        for kind, words, action in limbs:
            limb = meetings.add_limb(minute=minute, text=words, kind=kind, **stamp)
            if action:
                _follow(demo, limb, action, stamp)
    return meeting


def last_working_day(today):
    """Yesterday, and on a Sunday or a Monday the Friday before."""
    on = today - dt.timedelta(days=1)
    return on - dt.timedelta(days=max(0, on.weekday() - FRIDAY))


def _follow(demo, limb, action, stamp):
    minuting.become(
        limb=limb,
        version=limb.version,
        outcome=Outcome.ACTION,
        kind=limb.kind,
        title=action["title"],
        owner=demo.people[action["owner"]],
        due={"said": action["said"], "to": demo.day(action["due"])},
        addressees=action["to"],
        **stamp,
    )
