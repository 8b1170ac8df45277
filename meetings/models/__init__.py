"""Boards and who sits on them; meetings, their agenda, papers, minutes and resolutions."""

from meetings.models.agenda import AgendaItem, AgendaItemExempt, Paper, PaperExempt
from meetings.models.boards import Appointment, Board, Membership
from meetings.models.calendar import Attendance, Meeting
from meetings.models.history import Event
from meetings.models.minutes import Minute, MinuteExempt, Resolution, ResolutionExempt

__all__ = [
    "AgendaItem",
    "AgendaItemExempt",
    "Appointment",
    "Attendance",
    "Board",
    "Event",
    "Meeting",
    "Membership",
    "Minute",
    "MinuteExempt",
    "Paper",
    "PaperExempt",
    "Resolution",
    "ResolutionExempt",
]
