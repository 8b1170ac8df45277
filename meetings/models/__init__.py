"""Boards and who sits on them; meetings, their agenda, papers, minutes and resolutions."""

from meetings.models.agenda import (
    AgendaItem,
    AgendaItemExempt,
    Paper,
    PaperExempt,
    PaperPassage,
    PaperPassageExempt,
    why_private,
)
from meetings.models.boards import Appointment, Board, Membership
from meetings.models.calendar import Attendance, Meeting
from meetings.models.corrections import Correction, CorrectionExempt
from meetings.models.groups import GroupRecommendation, Nomination, WatchedDecision
from meetings.models.hidden import HiddenText, PaperHidden
from meetings.models.history import Event
from meetings.models.minutes import (
    Minute,
    MinuteExempt,
    ReplacedText,
    Resolution,
    ResolutionExempt,
)
from meetings.models.published import AgendaVersion, AgendaVersionExempt
from meetings.models.taking_part import Declaration, DeclarationExempt, SpeakRequest

__all__ = [
    "AgendaItem",
    "AgendaItemExempt",
    "AgendaVersion",
    "AgendaVersionExempt",
    "Appointment",
    "Attendance",
    "Board",
    "Correction",
    "CorrectionExempt",
    "Declaration",
    "DeclarationExempt",
    "Event",
    "GroupRecommendation",
    "HiddenText",
    "Meeting",
    "Membership",
    "Minute",
    "MinuteExempt",
    "Nomination",
    "Paper",
    "PaperExempt",
    "PaperHidden",
    "PaperPassage",
    "PaperPassageExempt",
    "ReplacedText",
    "Resolution",
    "ResolutionExempt",
    "SpeakRequest",
    "WatchedDecision",
    "why_private",
]
