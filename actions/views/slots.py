"""The planning page's slots: how full each is, and what is to be noticed there and of the items shown."""

import datetime as dt

from django.urls import reverse, reverse_lazy
from django.utils.text import Truncator

from actions import noticing, programme, yearend
from actions.choices import ItemStatus
from actions.views.programme import by_name
from meetings import deadlines

#: So much of an item's question is shown beside it.
SHORT = 160


def drawn(slots, board, today, person):
    """Say of each meeting how full it is, and of each item shown what is to be noticed."""
    minuted = yearend.minuted([item for slot in slots for item in slot.items], person, today)
    calendar = deadlines.calendar()
    for slot in slots:
        slot.is_over = bool(slot.meeting) and not slot.meeting.is_coming(today)
        if slot.meeting:
            slot.papers_due = calendar.before(board, slot.meeting.on).papers.on
            slot.room = room(board, slot.meeting)
            agenda = noticing.Agenda(slot.minutes, slot.room, f"#{slot.key}")
            full = None if slot.is_over else noticing.over_full(agenda)
            slot.notices = [full] if full else []
        for item in slot.items:
            item.wants_saying = item.is_past(today)
            item.is_minuted = item.pk in minuted
            look_at(item, slot, board, today)
    return slots


def look_at(item, slot, board, today):
    """Give an item its words as the page has them, and what is to be noticed beside it."""
    item.is_planned = item.status == ItemStatus.PLANNED
    item.notices = noticing.item_notices(known(item, slot, today), today) if item.is_planned else []
    item.key, item.seen = str(item.pk), str(item.version)  # a template writes a number slowly
    item.name, item.asks = item.word("title"), Truncator(item.word("question")).chars(SHORT)
    item.facts = " · ".join(facts(item, board))


def facts(item, board):
    """What is known of an item beside its words: its kind, its time, who answers for it, and whether it is over."""
    if item.kind:
        yield item.get_kind_display()
    yield f"{item.minutes_planned or board.item_minutes} minutes"
    yield from (str(person) for person in by_name(item.lead_officers))
    if item.wants_saying and item.is_minuted:
        yield "the minutes read as if it was taken"
    elif not item.is_planned:
        yield item.get_status_display().lower()


def known(item, slot, today):
    """An item as the rules of noticing know it."""
    left = programme.left_behind(item, today)
    return noticing.Planned(
        slot=item.slot,
        has_officer=bool(item.lead_officers.all()),
        on=slot.meeting.on if slot.meeting else None,
        papers_due=slot.papers_due,
        is_minuted=item.is_minuted,
        awaits_paper=item.awaits_paper,
        slot_since=item.slot_since,
        last_taken_on=item.last_taken_on,
        left_on=str(left.meeting) if left else "",
        agenda=agenda_of(left) if left else "",
        # Few items are to be noticed: their addresses are worked out when they are.
        change=reverse_lazy("actions:change_item", args=[item.pk]),
        move=reverse_lazy("actions:move_item", args=[item.pk]),
        page=reverse_lazy("actions:programme_item", args=[item.pk]),
        **{name: item.word(name) for name in ("title", "question", "detail")},
    )


def agenda_of(stands):
    return f"{reverse('desk:agenda', args=[stands.meeting_id])}#item-{stands.pk}"


def room(board, meeting):
    """The minutes a meeting has: between its own times, or as the board usually has."""
    if not (meeting.starts_at and meeting.ends_at and meeting.starts_at < meeting.ends_at):
        return board.meeting_minutes
    start, end = (
        dt.datetime.combine(meeting.on, at) for at in (meeting.starts_at, meeting.ends_at)
    )
    return (end - start).seconds // 60
