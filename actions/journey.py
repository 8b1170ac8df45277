"""The history of an action or a programme item in sentences, made from the kinds of its events."""

from datetime import date

from actions.choices import Outcome, SlotKind
from actions.models import Answer
from meetings.models import Board, Meeting, Paper
from meetings.services import year_name
from people.models import Person
from people.querysets import may_sign_in
from scrutiny.together import together
from scrutiny.ui.templatetags.ui import date_and_time, long_date
from scrutiny.ui.templatetags.words import who

SENTENCES = {
    "opened": "Opened",
    "changed": "Details changed",
    "made_private": "Made private",
    "updated": "Update given",
    "started": "Work started",
    "reported": "Reported complete",
    "accepted": "Accepted as complete",
    "sent_back": "Sent back",
    "paused": "Paused",
    "resumed": "Taken up again",
    "withdrawn": "No longer required",
    "reopened": "Reopened",
    "note": "Note",
    "due_set": "Due date set",
    "later_date_asked": "Later date asked for",
    "later_date_granted": "Later date granted",
    "later_date_refused": "Later date refused",
    "board_decided": "Decided by the board",
    "closing_proposed": "Proposed to the board as no longer required",
    "closing_refused": "The board did not agree that it is no longer required",
    "notice_prepared": "Notice prepared",
    "notice_changed": "Notice changed",
    "notice_sent": "Recommendation sent",
    "notice_received": "Recommendation received",
    "notice_answered": "Recommendation answered",
    "notice_published": "Answer published",
    "handed_over": "Handed over",
    "item_added": "Added to the work programme",
    "paper_in": "Paper in, for",
    "paper_out": "Its paper was taken off again: it is awaited",
    "paper_came": "Its paper came to",
    "paper_missing": "Its paper did not come to",
    "unbooked": "No paper is awaited: no longer required",
    "booked_again": "A paper is awaited again",
    "item_moved": "Moved",
    "item_slipped": "Slipped",
    "item_reordered": "Moved within its slot",
    "item_changed": "Details changed",
    "item_taken": "Taken at its meeting",
    "item_dropped": "Taken off the work programme",
    "item_carried": "Carried",
    "to_successor": "Handed over",
    "item_to_successor": "Handed over",
}
#: What an answer writes that tells of it.
OF_ANSWERS = ("paper_answered", "board_decided")
#: What is told with the meeting, and with the papers that its reader may read.
OF_PAPERS = ("paper_in", "paper_came", "paper_missing")
#: Working notes are for those who sign in.
NOT_PUBLIC = (
    "note",
    # An answer is everybody's once it is published.
    "notice_sent",
    "notice_received",
    "notice_answered",
)
#: An agenda tells by itself what stands on it, once it is out.
ON_AGENDA = ("item_on_agenda", "item_off_agenda")
DATED = ("due_set", "later_date_asked", "later_date_granted", "later_date_refused")
ANSWERED = {"yes": "Answered", "partly": "Answered in part", "no": "Not answered"}
FIELDS = {
    "title": "title",
    "asked": "the board’s words",
    "kind": "kind",
    "owner": "lead officer",
    "cabinet_member": "cabinet member",
    "raised_by": "who raised it",
    "contributor": "also answering",
    "lead_officer": "lead officer",
    "question": "question",
    "detail": "detail",
    "origin": "origin",
    "others": "others",
    "papers": "papers expected",
    "minutes_planned": "minutes planned",
    "lead_officers": "lead officers",
    "cabinet_members": "cabinet members",
    "resolution": "the minute it comes from",
    "meeting": "meeting",
    "programme_item": "its item of the work programme",
}


#: As what somebody held a thing that was handed over.
HELD_AS = ("owner", "contributor", "cabinet_member", "lead_officer")


def journey(subject, person):
    """Items for the timeline component, newest first. Ask only for what came from `visible_to`."""
    events = subject.events.select_related("by").exclude(kind__in=ON_AGENDA)
    events = events.order_by("-at", "-pk")
    if subject.is_private:
        events = events.select_related("exempt")
    if not may_sign_in(person):
        events = events.exclude(kind__in=NOT_PUBLIC)
    events = list(events)
    answers, people, meetings, boards, papers = together(
        _seen(Answer, person, resolution__in=_answered(events, subject)),
        Person.objects.filter(pk__in=_people(events, subject)),
        _seen(Meeting, person, pk__in=_told(events, "meeting")),
        _seen(Board, person, pk__in=_told(events, "board")),
        _seen(Paper, person, pk__in=_papers(events)),
    )
    events = told_of_answers(events, subject, answers)
    now = getattr(subject, "owner", None)
    names = {them.pk: who(them, person) for them in [*people, *([now] if now else [])]}
    meetings = {meeting.pk: f"the meeting of {meeting}" for meeting in meetings}
    boards = {board.pk: board for board in boards}
    papers = {paper.pk: f"“{paper.word('subject')}”" for paper in papers}
    acting = _acting(events)
    return [
        {
            "kind": event.kind,
            "title": _sentence(event, names, meetings, boards, papers),
            "by": by(event, acting, names, person),
            "at": date_and_time(event.at),
            "moment": event.at,
            "text": words(event),
            "update": event.after.get("update") if isinstance(event.after, dict) else None,
        }
        for event in events
    ]


def _seen(model, person, **wanted):
    """What of some keys the reader may see; a sort of thing that a history does not name is not asked for."""
    rows = model.objects
    return rows.visible_to(person).filter(**wanted) if any(wanted.values()) else rows.none()


def _answered(events, subject):
    """The limb whose answers are told only as far as the reader may see them: none, where all of them are told.

    Nobody reads a private action, or one of a closed board, but whom it is for: they are told what was answered.
    """
    is_told = subject.is_private or not subject.board.is_public
    answers = [event for event in events if event.kind == "paper_answered"]
    return [subject.resolution_id] if answers and not is_told else []


def told_of_answers(events, subject, seen):
    """Leave out what tells of an answer that the reader may not see: it is told here and at its meeting, or at neither.

    What it did to the action stays, as its standing does; what the board decided at that moment goes too.
    """
    if not _answered(events, subject):
        return events
    answers = [event for event in events if event.kind == "paper_answered"]
    seen = {answer.agenda_item_id for answer in seen}
    moments = {(it.by_id, it.at) for it in answers if it.after["item"] not in seen}
    return [
        event
        for event in events
        if event.kind not in OF_ANSWERS or (event.by_id, event.at) not in moments
    ]


def by(event, acting, names, reader):
    """Who did it: "Dan Delegate for Olive Owner" where somebody acted for another."""
    name = who(event.by, reader)
    officer = acting.get((event.by_id, event.at))
    return f"{name} for {names.get(officer, 'an officer')}" if officer else name


def _acting(events):
    """For whom somebody acted at a moment: what an update brought about is told like the update."""
    return {
        (event.by_id, event.at): event.after["for"]
        for event in events
        if isinstance(event.after, dict) and event.after.get("for")
    }


def words(event):
    """What was said with it, from wherever it stands."""
    exempt = getattr(event, "exempt", None) if "exempt" in event._state.fields_cache else None
    return exempt.text if exempt else event.text


def _sentence(event, names, meetings, boards, papers):
    said = SENTENCES.get(event.kind, event.kind.replace("_", " ").capitalize())
    after = event.after if isinstance(event.after, dict) else {}
    before = event.before if isinstance(event.before, dict) else {}
    if event.kind in DATED:
        return _dated(said, event)
    if event.kind == "paper_answered":
        meeting = meetings.get(after.get("meeting"), "a meeting")
        return f"{ANSWERED[after['verdict']]} by the paper at {meeting}"
    if event.kind in OF_PAPERS:
        told = [papers[pk] for pk in after.get("papers", []) if pk in papers]
        at = f"{said} {meetings.get(after.get('meeting'), 'a meeting')}"
        return f"{at}: {', '.join(told)}" if told else at
    if event.kind == "board_decided":
        return f"{said} at {meetings.get(after.get('meeting'), 'a meeting')}"
    if event.kind == "opened" and after.get("owner"):
        return f"{said}, for {names.get(after['owner'], 'somebody')}"
    if event.kind == "handed_over":
        return _handed_over(before, after, names)
    if event.kind == "changed" and before.get("owner") != after.get("owner"):
        to = names.get(after.get("owner"), "nobody")
        return f"Passed from {names.get(before.get('owner'), 'nobody')} to {to}"
    if event.kind in ("changed", "item_changed"):
        changed = [FIELDS.get(name, name) for name in after.get("changed", [])]
        return f"{said}: {', '.join(changed)}" if changed else said
    if event.kind in ("to_successor", "item_to_successor"):
        return _to_successor(said, before, after, meetings, boards)
    if event.kind == "item_carried":
        return f"{said} into {year_name(after['year'])}: {_slot(after, meetings)}"
    if after.get("outcome") in Outcome.values:
        return f"{said}: {Outcome(after['outcome']).label.lower()}"
    if event.kind in ("item_added", "item_moved", "item_slipped"):
        start = f" from {_slot(before, meetings)}" if before else ""
        return (
            f"{said}{start} to {_slot(after, meetings)}"
            if start
            else f"{said}: {_slot(after, meetings)}"
        )
    return said


def _handed_over(before, after, names):
    """Who had it, who has it now, and whether that is because the first one leaves."""
    role = next((name for name in HELD_AS if name in before), "owner")
    left, took = names.get(before.get(role), "somebody"), names.get(after.get(role), "nobody")
    said = f"Handed over from {left} to {took} ({FIELDS[role]})"
    return f"{said}, as {left} leaves" if after.get("leaves") else said


def _to_successor(said, before, after, meetings, boards):
    """A board closed; what stood at one of its meetings waits for a day again."""
    of, to = (boards.get(told.get("board"), "another board") for told in (before, after))
    slot = f", from {_slot(before, meetings)} to {_slot(after, meetings)}"
    return f"{said} by {of}, which closed, to {to}{slot if before.get('meeting') else ''}"


def _dated(said, event):
    before, after = _day(event.before), _day(event.after)
    if not after:
        return f"{said}: no date"
    return f"{said}: from {before} to {after}" if before and before != after else f"{said}: {after}"


def _day(value):
    return long_date(date.fromisoformat(value)) if value else ""


def _slot(told, meetings):
    if told.get("slot") == SlotKind.MEETING:
        return meetings.get(told.get("meeting"), "a meeting")
    return SlotKind(told["slot"]).label.lower() if told.get("slot") in SlotKind.values else "a slot"


def _told(events, name):
    """Every id of that name in what events say of before and after."""
    parts = [part for event in events for part in (event.before, event.after)]
    return {part[name] for part in parts if isinstance(part, dict) and part.get(name)}


def _people(events, subject):
    """Everybody named, by id, but whoever owns it now: they are known already."""
    named = set().union(*(_told(events, name) for name in (*HELD_AS, "for")))
    return named - {getattr(subject, "owner_id", None)}


def _papers(events):
    told = [event.after.get("papers", []) for event in events if event.kind in OF_PAPERS]
    return {pk for papers in told for pk in papers}
