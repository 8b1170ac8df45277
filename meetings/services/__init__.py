"""Every write to boards, seats, meetings, minutes and resolutions."""

from meetings.services.agenda import add_agenda_item, add_paper
from meetings.services.boards import (
    appoint,
    change_board,
    end_appointment,
    open_board,
    seat,
    unseat,
)
from meetings.services.calendar import call_meeting, change_meeting, first_year
from meetings.services.minutes import (
    record_attendance,
    record_minute,
    record_resolution,
    settle_resolution,
)
from meetings.services.recording import ChangeRefused, record

__all__ = [
    "ChangeRefused",
    "add_agenda_item",
    "add_paper",
    "appoint",
    "call_meeting",
    "change_board",
    "change_meeting",
    "end_appointment",
    "first_year",
    "open_board",
    "record",
    "record_attendance",
    "record_minute",
    "record_resolution",
    "seat",
    "settle_resolution",
    "unseat",
]
