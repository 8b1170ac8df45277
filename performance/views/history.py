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
STEP = {"due_on": "Due", "done_on": "Reached"}


def history(recommendation, reader):
    """Newest first, for a timeline; strangers are shown officers by their posts."""
    events = list(recommendation.events.select_related("by").order_by("-at", "-pk"))
    people = Person.objects.in_bulk(_people(events))
    names = {pk: who(person, reader) for pk, person in people.items()}
    return [
        {
            "title": EventKind(event.kind).label,
            "by": _by(event, names, reader),
            "note": (event.after or {}).get("note"),
            "at": date_and_time(event.at),
            "moment": event.at,
            "text": "\n".join(filter(None, [*sentences(event, names), event.text])),
        }
        for event in events
    ]


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


def _told(name, value, names):
    if name in PEOPLE:
        return names.get(value, "nobody")
    if name in DAYS:
        return _day(value)
    return value or "nothing"


def _rating(rating):
    return Rating(rating).label if rating else "Not rated"
