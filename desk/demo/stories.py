"""What became of each thing the boards asked for, told by the services that its owner and the co-ordinator call."""

from actions.choices import ActionKind
from actions.services import (
    accept,
    ask_later_date,
    decide_later_date,
    give_update,
    open_action,
    pause,
    send_back,
    withdraw,
)
from desk.demo import programmes
from meetings.choices import ResolutionKind

KINDS = {
    ResolutionKind.REPORT_BACK: ActionKind.REPORT_BACK,
    ResolutionKind.RECOMMEND: ActionKind.RECOMMENDATION,
    ResolutionKind.HOLD_EVENT: ActionKind.EVENT,
    ResolutionKind.REFER: ActionKind.REFERRAL,
}


def take_slot(board, resolution, words):
    """The programme item that a limb asked for, by its title."""
    for item in board.programme.all():
        if item.title and item.title.lower() in words:
            item.resolution = resolution
            item.save(update_fields=["resolution"])


def live_through(demo, board, resolution, week, kind, words, follow_up, due):
    minute = resolution.minute
    booked = programmes.BOOKED.get(follow_up["title"])
    action = open_action(
        board=board,
        title=follow_up["title"],
        asked=words,
        kind=KINDS.get(kind, ActionKind.REQUEST),
        owner=demo.people.get(follow_up["owner"]),
        cabinet_member=demo.people.get(follow_up.get("cabinet")),
        raised_by=demo.people.get(follow_up.get("raised")),
        addressees=resolution.addressees.all(),
        meeting=minute.meeting,
        resolution=resolution,
        programme_item=board.programme.filter(title=booked).first() if booked else None,
        due=due,
        opened_on=demo.day(week),
        is_private=minute.is_private,
        **demo.start(week),
    )
    for when, verb, *told in follow_up["story"]:
        STORY[verb](demo, action, demo.at(when, 15), *told)
        action.refresh_from_db()


def _by_owner(demo, action, now):
    return {"action": action, "by": action.owner or demo.people["coordinator"], "now": now}


def _by_coordinator(demo, action, now):
    return {"action": action, "by": demo.people["coordinator"], "now": now}


def _decide(demo, action, now, answer, granted):
    move = action.due_moves.get(state="asked")
    by = demo.people["coordinator"]
    decide_later_date(move=move, granted=granted, answer=answer, by=by, now=now)


STORY = {
    "update": lambda demo, action, now, words: give_update(
        changed=words, **_by_owner(demo, action, now)
    ),
    "report": lambda demo, action, now, words: give_update(
        changed=words, reports_complete=True, **_by_owner(demo, action, now)
    ),
    "ask": lambda demo, action, now, week, why: ask_later_date(
        due_after=demo.day(week), why=why, **_by_owner(demo, action, now)
    ),
    "grant": lambda demo, action, now, answer: _decide(demo, action, now, answer, True),
    "refuse": lambda demo, action, now, answer: _decide(demo, action, now, answer, False),
    "accept": lambda demo, action, now, note: accept(
        note=note, **_by_coordinator(demo, action, now)
    ),
    "send_back": lambda demo, action, now, why: send_back(
        why=why, **_by_coordinator(demo, action, now)
    ),
    "pause": lambda demo, action, now, week, why: pause(
        review_on=demo.day(week), why=why, **_by_coordinator(demo, action, now)
    ),
    "withdraw": lambda demo, action, now, why: withdraw(
        why=why, **_by_coordinator(demo, action, now)
    ),
}
