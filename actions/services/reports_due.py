"""The paper that a booked item owes: one action of its lead officer, opened, moved and closed as the item moves.

Where the board asked for the item's paper by a resolution, the report back that was opened for it is that action;
no second one is opened beside it. What was reported or completed is left alone.
"""

from django.db import transaction
from django.utils.timezone import localdate

from actions.choices import AWAITED, ActionKind, ItemStatus, Status
from actions.models import Action
from actions.services.dates import set_due
from actions.services.opening import change_details, open_action
from actions.services.recording import move
from meetings import deadlines
from meetings.choices import MeetingStatus
from scrutiny.ui.templatetags.ui import long_date


@transaction.atomic
def follow_item(*, item, by, now, why="", has_moved=True, officers_before=(), calendar=None):
    """Bring the paper an item owes into line with its slot and its lead officers. Twice changes nothing.

    A paper is awaited for a planned item at a meeting of today or later. One is not opened without a lead officer,
    nor once the agenda is published, for its papers are then in: so a pack of the past opens nothing overdue.
    The due date follows only when the item, or its meeting, moved: a date granted since then stands.
    """
    if item.status == ItemStatus.TAKEN:
        return
    told = {"by": by, "now": now}
    due_on = _due_on(item, localdate(now), calendar)
    officers = item.officers()
    backs = _report_backs(item)
    for back in backs:
        if back.status in AWAITED:
            _follow_owner(back, item, officers, officers_before, told)
            if has_moved:
                _follow_slot(back, item, due_on, why, told)
    wanted = bool(due_on and officers and not backs)
    report = _report_due(item, wanted, why, told)
    if report:
        _bring_into_line(report, item, officers, due_on if has_moved else None, why, told)
    elif wanted and item.meeting.status == MeetingStatus.PLANNED:
        _open(item, officers, due_on, told)


def _due_on(item, today, calendar):
    """The day its paper must be in, or None where no paper is awaited."""
    meeting = item.meeting
    if item.status == ItemStatus.DROPPED or not meeting or meeting.on < today:
        return None
    if meeting.status == MeetingStatus.CANCELLED:
        return None
    return (calendar or deadlines.calendar()).before(item.board, meeting.on).papers.on


def _report_backs(item):
    """The live report backs that this item answers: tied to it, or else one of its limb that is tied to no item."""
    live = Action.objects.live().filter(kind=ActionKind.REPORT_BACK).select_related("exempt")
    tied = list(live.filter(programme_item=item).order_by("pk"))
    if tied or not item.resolution_id:
        return tied
    return list(live.filter(programme_item=None, resolution=item.resolution_id).order_by("pk")[:1])


def _follow_owner(back, item, officers, before, told):
    """Tie it to its item; pass it on where it is nobody's, or belongs to an officer whom the item has no more."""
    changed = {} if back.programme_item_id else {"programme_item": item}
    gone = {officer.pk for officer in before} - {officer.pk for officer in officers}
    if officers and (back.owner_id is None or back.owner_id in gone):
        changed["owner"] = officers[0]
    if changed:
        change_details(action=back, version=back.version, **changed, **told)


def _follow_slot(back, item, due_on, why, told):
    """A report back is due when its paper must be in. Without a meeting it falls back to what its limb asked for."""
    limb = back.resolution
    due_from = None
    if not due_on:
        if item.meeting_id and item.status == ItemStatus.PLANNED:
            return
        due_from, due_on = (limb.due_from, limb.due_to) if limb else (None, None)
    if (back.due_from, back.due_to) != (due_from, due_on):
        set_due(action=back, due_from=due_from, due_to=due_on, why=_reason(back, item, why), **told)


def _report_due(item, wanted, why, told):
    """The report-due action that is as private as its slot asks; every other that is still awaited is closed."""
    found = None
    rows = Action.objects.filter(programme_item=item, kind=ActionKind.REPORT_DUE)
    for report in rows.select_related("exempt").order_by("pk"):
        if wanted and report.is_private == is_hidden(item):
            found = report
        elif report.status in AWAITED:
            move(
                action=report,
                to=Status.NOT_REQUIRED,
                kind="unbooked",
                text=_reason(report, item, why),
                **told,
            )
    return found


def _bring_into_line(report, item, officers, due_on, why, told):
    if report.status == Status.NOT_REQUIRED and _was_closed_here(report):
        move(
            action=report,
            to=Status.IN_PROGRESS,
            kind="booked_again",
            text=_reason(report, item, why),
            **told,
        )
        due_on = due_on or _due_on(item, localdate(told["now"]), None)
    if report.status not in AWAITED:
        return
    stands = {
        "title": report.word("title"), "owner": report.owner, "meeting_id": report.meeting_id,
        "cabinet_member": report.cabinet_member,
    }  # fmt: skip
    asked = _details(item, officers)
    changed = {name: value for name, value in asked.items() if stands[name] != value}
    helpers = set(officers[1:])
    if changed or set(report.contributors.all()) != helpers:
        change_details(
            action=report, version=report.version, contributors=helpers, **changed, **told
        )
    if due_on and report.due_to != due_on:
        set_due(
            action=report, due_to=due_on, said=_said(item), why=_reason(report, item, why), **told
        )


def _was_closed_here(report):
    """Closed because its item left its meeting, not by a co-ordinator who wants no paper."""
    closings = report.events.filter(kind__in=("unbooked", "withdrawn")).order_by("at", "pk")
    last = closings.last()
    return last is not None and last.kind == "unbooked"


def _open(item, officers, due_on, told):
    open_action(
        board=item.board,
        asked=item.word("question"),
        kind=ActionKind.REPORT_DUE,
        contributors=officers[1:],
        resolution=item.resolution,
        programme_item=item,
        due={"said": _said(item), "to": due_on},
        is_private=is_hidden(item),
        **_details(item, officers),
        **told,
    )


def _details(item, officers):
    return {
        "title": f"Paper: {item.word('title')}"[:300],
        "owner": officers[0],
        "meeting_id": item.meeting_id,
        "cabinet_member": item.cabinet_members.first(),
    }


def is_hidden(item):
    """An item at an informal meeting is as little for everybody as a private one."""
    return item.is_private or bool(item.meeting and not item.meeting.is_formal)


def _said(item):
    return f"paper for the meeting of {long_date(item.meeting.on)}"


def _reason(action, item, why):
    """What stands with the action: never words that are more private than it is."""
    if is_hidden(item) and not action.is_private:
        return "Its item of the work programme moved."
    if item.status == ItemStatus.DROPPED:
        said = "The item was taken off the work programme"
    elif item.meeting:
        said = f"The item is booked at the meeting of {long_date(item.meeting.on)}"
    else:
        said = f"The item stands at: {item.get_slot_display().lower()}"
    return f"{said}: {why.strip()}" if why.strip() else f"{said}."
