"""What a closing board still asks for goes to its successor: actions, and items of the work programme."""

from django.db import transaction
from django.db.models import F, Max
from django.utils.timezone import localdate

from actions.choices import ActionKind, ItemStatus, SlotKind, Status
from actions.models import Action, Event, ProgrammeItem
from actions.services import ChangeRefused, Stale, follow_item
from scrutiny.ui.templatetags.ui import long_date


def open_items(board):
    return ProgrammeItem.objects.filter(board=board, status=ItemStatus.PLANNED)


def hidden_items():
    """Open items at informal meetings: handed over they would stand without a meeting, for everybody to read."""
    planned = ProgrammeItem.objects.filter(status=ItemStatus.PLANNED)
    return planned.filter(is_private=False, meeting__is_formal=False)


@transaction.atomic
def hand_over(*, succession, by, now):
    """Hand over live actions and planned items, all or none, each with its event. References stay for life.

    What stood at a meeting goes to "date to be determined", and the paper it owed is not awaited until it is
    booked again. Refused while open items stand at informal meetings; Stale when somebody else changed or closed
    one of them at the same moment. Says how many that everybody may read went, and how many in all.
    """
    if succession.going(hidden_items()).exists():
        raise ChangeRefused(
            "Items stand at informal meetings, which not everybody may know of. Move or drop them first."
        )
    told = {"by": by, "at": now}
    actions = list(succession.going(Action.objects.live()).values_list("pk", "is_private"))
    items = list(
        succession.going(ProgrammeItem.objects.filter(status=ItemStatus.PLANNED)).order_by("pk")
    )
    _move_actions(succession, Action.objects.live(), [pk for pk, _ in actions], told)
    _move_items(succession, items, localdate(now), told)
    _follow(succession, items, by, now)
    private = [is_private for _, is_private in actions], [item.is_private for item in items]
    return {
        "actions": private[0].count(False),
        "items": private[1].count(False),
        "in_all": len(actions) + len(items),
    }


def _move_actions(succession, rows, pks, told):
    """One UPDATE for all of them, and one batch of events."""
    held = rows.filter(pk__in=pks, board=succession.board)
    if held.update(board=succession.successor, version=F("version") + 1) != len(pks):
        raise Stale("Somebody else changed these actions at the same moment.")
    before, after = ({"board": it.pk} for it in (succession.board, succession.successor))
    Event.objects.append(
        *[
            Event(kind="to_successor", action_id=pk, before=before, after=after, **told)
            for pk in pks
        ]
    )


def _move_items(succession, items, today, told):
    """Two UPDATEs: what leaves a meeting has slipped, and waits from today; the rest keeps its slot."""
    successor = succession.successor
    last = successor.programme.aggregate(last=Max("position"))["last"] or 0
    booked = [item.pk for item in items if item.meeting_id]
    others = [item.pk for item in items if not item.meeting_id]
    stays = {
        "board": successor,
        "position": F("position") + last,
        "version": F("version") + 1,
    }
    leaves = {"slot": SlotKind.UNDATED, "meeting": None, "agenda_item": None, "slot_since": today}
    moved = _planned(succession, booked).update(**stays, **leaves, slips=F("slips") + 1)
    moved += _planned(succession, others).update(**stays)
    if moved != len(items):
        raise Stale("Somebody else changed these items at the same moment.")
    Event.objects.append(*[_handed_over(item, successor, told) for item in items])


def _planned(succession, pks):
    rows = ProgrammeItem.objects.filter(pk__in=pks, status=ItemStatus.PLANNED)
    return rows.filter(board=succession.board)


def _handed_over(item, successor, told):
    slot = SlotKind.UNDATED if item.meeting_id else item.slot
    before = {"board": item.board_id, "slot": item.slot, "meeting": item.meeting_id}
    after = {"board": successor.pk, "slot": slot, "meeting": None}
    return Event(kind="item_to_successor", programme_item=item, before=before, after=after, **told)


def _follow(succession, items, by, now):
    """The paper of an item that left its meeting is awaited no more; what is closed goes with its item, so that
    booking it again opens the same action."""
    pks = [item.pk for item in items]
    closed = Action.objects.filter(kind=ActionKind.REPORT_DUE, status=Status.NOT_REQUIRED)
    closed = succession.going(closed.filter(programme_item__in=pks))
    _move_actions(
        succession, Action.objects, list(closed.values_list("pk", flat=True)), {"by": by, "at": now}
    )
    left = [item.pk for item in items if item.meeting_id]
    owing = ProgrammeItem.objects.filter(pk__in=left, actions__is_live=True).distinct()
    why = f"{succession.board} closed on {long_date(succession.board.closed_on)}."
    for item in owing.select_related("board", "meeting", "exempt", "resolution"):
        follow_item(item=item, by=by, now=now, why=why)
