"""What a board asked for: actions, their updates and dates; and the work programme."""

from actions.models.action import Action, ActionExempt, ActionNumber, DueMove, DueMoveExempt
from actions.models.answering import (
    Answer,
    AnswerExempt,
    EarlierAnswer,
    EarlierAnswerExempt,
    EarlierReason,
    Notice,
    NoticeExempt,
)
from actions.models.history import Event, EventExempt
from actions.models.programme import (
    ProgrammeItem,
    ProgrammeItemExempt,
    ProgrammeVersion,
    ProgrammeVersionExempt,
)
from actions.models.updates import Evidence, EvidenceExempt, Update, UpdateExempt

__all__ = [
    "Action",
    "ActionExempt",
    "ActionNumber",
    "Answer",
    "AnswerExempt",
    "DueMove",
    "DueMoveExempt",
    "EarlierAnswer",
    "EarlierAnswerExempt",
    "EarlierReason",
    "Event",
    "EventExempt",
    "Evidence",
    "EvidenceExempt",
    "Notice",
    "NoticeExempt",
    "ProgrammeItem",
    "ProgrammeItemExempt",
    "ProgrammeVersion",
    "ProgrammeVersionExempt",
    "Update",
    "UpdateExempt",
]
