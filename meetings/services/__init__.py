"""Every write to boards, seats, meetings, minutes and resolutions."""

from meetings.services.agenda import add_agenda_item, add_paper
from meetings.services.agreeing import (
    agree_minutes,
    circulate_minutes,
    correct_minute,
    correct_resolution,
)
from meetings.services.boards import (
    appoint,
    change_board,
    end_appointment,
    open_board,
    seat,
    unseat,
)
from meetings.services.building import (
    change_agenda_item,
    move_agenda_item,
    number_agenda,
    put_on_agenda,
    take_off_agenda,
)
from meetings.services.calendar import (
    call_meeting,
    call_meetings,
    cancel_meeting,
    change_meeting,
    first_year,
    move_meeting,
    municipal_years,
    verdicts,
    year_bounds,
    year_name,
)
from meetings.services.minutes import (
    forget_attendance,
    record_attendance,
    record_minute,
    record_resolution,
    settle_resolution,
)
from meetings.services.minuting import (
    add_limb,
    add_minute,
    describe_limb,
    next_number,
    not_to_begin,
    remove_limb,
    start_minutes,
    withhold_minute,
    write_limb,
    write_minute,
)
from meetings.services.papers import attach_paper, remove_paper
from meetings.services.publishing import publish_agenda
from meetings.services.recording import ChangeRefused, Stale, record
from meetings.services.succession import close_board
from meetings.services.taking_part import (
    answer_speak_request,
    ask_to_speak,
    change_declaration,
    declare,
    remove_declaration,
    why_not_speak,
    withdraw_speak_request,
)
from meetings.services.watching import change_watched, watch_decision
from meetings.services.withholding import make_open, make_private

__all__ = [
    "ChangeRefused",
    "Stale",
    "add_agenda_item",
    "add_limb",
    "add_minute",
    "add_paper",
    "agree_minutes",
    "answer_speak_request",
    "appoint",
    "ask_to_speak",
    "attach_paper",
    "call_meeting",
    "call_meetings",
    "cancel_meeting",
    "change_agenda_item",
    "change_board",
    "change_declaration",
    "change_meeting",
    "change_watched",
    "circulate_minutes",
    "close_board",
    "correct_minute",
    "correct_resolution",
    "declare",
    "describe_limb",
    "end_appointment",
    "first_year",
    "forget_attendance",
    "make_open",
    "make_private",
    "move_agenda_item",
    "move_meeting",
    "municipal_years",
    "next_number",
    "not_to_begin",
    "number_agenda",
    "open_board",
    "publish_agenda",
    "put_on_agenda",
    "record",
    "record_attendance",
    "record_minute",
    "record_resolution",
    "remove_declaration",
    "remove_limb",
    "remove_paper",
    "seat",
    "settle_resolution",
    "start_minutes",
    "take_off_agenda",
    "unseat",
    "verdicts",
    "watch_decision",
    "why_not_speak",
    "withdraw_speak_request",
    "withhold_minute",
    "write_limb",
    "write_minute",
    "year_bounds",
    "year_name",
]
