"""A recommendation's history in sentences: made from the kind of each event when it is read."""

import datetime as dt

from people.models import Person
from performance.choices import EventKind, Rating, RecommendationStatus
from scrutiny.ui.templatetags.ui import date_and_time, long_date
from scrutiny.ui.templatetags.words import who

FIELDS = {
    "number": "Number",
    "text": "Text",
    "objective": "Objective",
    "position": "Place in the plan",
    "owner": "Lead officer",
    "cabinet_member": "Cabinet member",
    "due_on": "Due",
    "next_on": "Next report",
}
PEOPLE = ("owner", "cabinet_member")
DAYS = ("due_on", "next_on")
PLAN_DAYS = ("answer_by", "cycle_from")
STEP = {"due_on": "Due", "done_on": "Reached"}


def history(events, reader):
    """Newest first, for a timeline; strangers are shown officers by their posts."""
    people = Person.objects.in_bulk(_people(events))
    names = {pk: who(person, reader) for pk, person in people.items()}
    return [
        _told_line(event, names, reader)
        | {"note": (event.after or {}).get("note"), "evidence": (event.after or {}).get("evidence")}
        for event in events
    ]


def _told_line(event, names, reader):
    return {
        "kind": event.kind,
        "title": EventKind(event.kind).label,
        "by": _by(event, names, reader),
        "at": date_and_time(event.at),
        "moment": event.at,
        "text": "\n".join(filter(None, [*sentences(event, names), event.text])),
    }


#: What of a plan's changes a line names, with its word.
OF_PLAN = {
    "title": "Title",
    "source": "Source",
    "judgement": "Judgement",
    "inspected_on": "Inspected",
    "published_on": "Inspection published",
    "received_on": "Report received",
    "answerer": "Who must answer",
    "answer_by": "To be answered by",
    "answered_on": "Answered",
    "cycle_weeks": "Weeks of a cycle",
    "cycle_from": "First cycle from",
}


def told_of_plan(events, reader):
    """A plan's own history, newest first: opened, changed, handed over, and sign-offs that name no recommendation."""
    return [_told_line(event, {}, reader) for event in events]


def milestone_moves(events):
    """How each milestone's day moved, oldest first, by its key: (from, to, why)."""
    found = {}
    for event in reversed(events):
        before, after = event.before or {}, event.after or {}
        if event.kind == EventKind.MILESTONE_CHANGED and before.get("due_on"):
            move = (_day(before["due_on"]), _day(after["due_on"]), event.text)
            found.setdefault(after["milestone"], []).append(move)
    return found


def _by(event, names, reader):
    """Who did it: "Dan Delegate for Olive Owner" where somebody acted for another."""
    name, officer = who(event.by, reader), (event.after or {}).get("for")
    return f"{name} for {names.get(officer, 'an officer')}" if officer else name


def _people(events):
    values = [
        (told or {}).get(name)
        for event in events
        for told in (event.before, event.after)
        for name in (*PEOPLE, "for")
    ]
    return {pk for pk in values if pk}


def sentences(event, names):
    """What an event changed, a line for each thing."""
    before, after = event.before or {}, event.after or {}
    if event.kind == EventKind.CHANGED:
        return [
            f"{FIELDS[name]}: {_told(name, before.get(name), names)} → "
            f"{_told(name, after[name], names)}"
            for name in after
        ]
    if event.kind == EventKind.PLAN_CHANGED:
        return [
            f"{OF_PLAN[name]}: {_said(name, before[name])} → {_said(name, after[name])}"
            for name in after
        ]
    if event.kind == EventKind.RATED:
        return [f"{_rating(before.get('rating'))} → {_rating(after['rating'])}"]
    if event.kind == EventKind.NOTED and after.get("rating"):
        return [f"Officer’s rating: {_rating(after['rating'])}"]
    if event.kind == EventKind.STATUS:
        moved = " → ".join(RecommendationStatus(s["status"]).label for s in (before, after))
        return [f"{moved}, on the word of {after['body']}" if after.get("body") else moved]
    if event.kind == EventKind.MILESTONE_CHANGED:
        return [after["text"], *_moves(before, after)]
    if event.kind == EventKind.IMPACT:
        return [after["impact"] or "Taken back", *_before(before["impact"])]
    return [after["text"]] if after.get("text") else []


def _moves(before, after):
    """What a milestone's days were and are."""
    days = [(name, STEP[name]) for name in STEP if name in before]
    return [f"{word}: {_day(before[name])} → {_day(after[name])}" for name, word in days]


def _before(impact):
    return [f"Before: {impact}"] if impact else []


def _day(value):
    return long_date(dt.date.fromisoformat(value)) if value else "no date"


def _said(name, value):
    """A plan's word as its history keeps it; of who must answer only whether it is said."""
    if name == "answerer":
        return "named" if value else "nobody"
    return _day(value) if name.endswith("_on") or name in PLAN_DAYS else str(value or "nothing")


def _told(name, value, names):
    if name in PEOPLE:
        return names.get(value, "nobody")
    if name in DAYS:
        return _day(value)
    return value or "nothing"


def _rating(rating):
    return Rating(rating).label if rating else "Not rated"
