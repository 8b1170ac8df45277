"""Papers that are owed to a meeting: in when they are attached, and asked about once the meeting is over.

History names meeting and papers by their ids: who reads it is shown what they may read.
"""

from django.db import transaction
from django.db.models import F

from actions.choices import AWAITED, PAPERS, ActionKind, Status
from actions.models import Action
from actions.services.closing import accept, send_back
from actions.services.recording import ChangeRefused, move, record
from meetings.models import Paper


def owed_to(meeting):
    """The actions whose paper was to come to a meeting, of which nobody has said yet whether it did.

    A report back that is reported waits for another answer: whether it did what its limb asked.
    """
    owed = Action.objects.live().filter(kind__in=PAPERS, programme_item__meeting=meeting)
    return owed.exclude(kind=ActionKind.REPORT_BACK, status=Status.REPORTED)


def papers_for(action):
    """The papers attached to its agenda item, as far as they may be spoken of where the action is read."""
    item = action.programme_item
    there = Paper.objects.filter(item=item.agenda_item_id, item__meeting=item.meeting_id)
    return there if action.is_private else there.filter(is_private=False)


@transaction.atomic
def paper_attached(*, paper, by, now):
    """Whoever owes the paper of its agenda item has reported it. A private paper says nothing in the open."""
    for action in _of_item(paper, AWAITED):
        _report(action, "paper_in", _told(action), by, now)


@transaction.atomic
def paper_removed(*, paper, by, now):
    """Without a paper it is awaited again, where nothing but the paper had reported it."""
    for action in _of_item(paper, [Status.REPORTED]):
        last = action.events.filter(kind__in=("paper_in", "updated")).order_by("pk").last()
        if last and last.kind == "paper_in" and not papers_for(action).exists():
            about = {"action": action, "by": by, "now": now}
            move(to=Status.IN_PROGRESS, kind="paper_out", **about)


@transaction.atomic
def say_whether_it_came(*, action, came, by, now, why=""):
    """Say after the meeting whether a paper came. Yes closes what was due; no leaves it open with the reason.

    A report back is reported by it: whether it did what its limb asked is an answer of its own. Refused without a
    reason where it did not come, and for an action that is finished.
    """
    action.refresh_from_db()
    if not action.is_live:
        raise ChangeRefused(f"{action.reference} is finished already.")
    if came:
        _report(action, "paper_came", _told(action), by, now)
        if action.kind == ActionKind.REPORT_DUE:
            accept(action=action, by=by, now=now)
    elif not why.strip():
        raise ChangeRefused("Say why the paper did not come.")
    else:
        record(kind="paper_missing", by=by, now=now, about=action, text=why, after=_at(action))
        if action.status == Status.REPORTED:
            send_back(action=action, why=why, by=by, now=now)
    return action


def _of_item(paper, statuses):
    """The actions that owe a paper to its agenda item, and may speak of this one."""
    owing = Action.objects.filter(
        kind__in=PAPERS,
        status__in=statuses,
        programme_item__agenda_item=paper.item_id,
        programme_item__meeting=F("programme_item__agenda_item__meeting"),
    )
    if paper.is_private:
        owing = owing.filter(is_private=True)
    return owing.select_related("programme_item", "board").order_by("pk")


def _report(action, kind, told, by, now):
    """Bring it to “reported complete” by the moves there are."""
    about = {"by": by, "now": now}
    record(kind=kind, about=action, after=told, **about)
    if action.status == Status.PAUSED:
        move(action=action, to=Status.IN_PROGRESS, kind="resumed", **about)
    if action.status != Status.REPORTED:
        move(action=action, to=Status.REPORTED, kind="reported", **about)


def _at(action):
    return {"meeting": action.programme_item.meeting_id}


def _told(action):
    """The evidence: the meeting, and the papers that were attached for it."""
    return _at(action) | {"papers": list(papers_for(action).values_list("pk", flat=True))}
