"""Every write to actions. A change says who makes it and when, and writes its history in one transaction."""

from actions.services.agenda import leave_agenda, put_item_on_agenda, take_item_off_agenda
from actions.services.closing import (
    accept,
    keep_open,
    pause,
    propose_closing,
    reopen,
    resume,
    send_back,
    withdraw,
)
from actions.services.dates import ask_later_date, decide_later_date, set_due
from actions.services.handing import hand_over_actions, hand_over_items
from actions.services.opening import change_details, open_action
from actions.services.papers import (
    owed_to,
    paper_attached,
    paper_removed,
    papers_for,
    say_whether_it_came,
)
from actions.services.recording import (
    ChangeRefused,
    Stale,
    add_note,
    is_reserved,
    move,
    record,
    refuse_closed,
)
from actions.services.reports_due import follow_item
from actions.services.updating import give_update
from actions.services.withholding import withhold

__all__ = [
    "ChangeRefused",
    "Stale",
    "accept",
    "add_note",
    "ask_later_date",
    "change_details",
    "decide_later_date",
    "follow_item",
    "give_update",
    "hand_over_actions",
    "hand_over_items",
    "is_reserved",
    "keep_open",
    "leave_agenda",
    "move",
    "open_action",
    "owed_to",
    "paper_attached",
    "paper_removed",
    "papers_for",
    "pause",
    "propose_closing",
    "put_item_on_agenda",
    "record",
    "refuse_closed",
    "reopen",
    "resume",
    "say_whether_it_came",
    "send_back",
    "set_due",
    "take_item_off_agenda",
    "withdraw",
    "withhold",
]
