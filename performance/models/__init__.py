"""Improvement plans and their recommendations; measures and their figures; and their history."""

from performance.models.history import Event
from performance.models.measures import Break, Figure, Measure, WithheldFigure
from performance.models.plans import (
    Evidence,
    Milestone,
    Plan,
    ProgressNote,
    Recommendation,
    SignOff,
)

__all__ = [
    "Break",
    "Event",
    "Evidence",
    "Figure",
    "Measure",
    "Milestone",
    "Plan",
    "ProgressNote",
    "Recommendation",
    "SignOff",
    "WithheldFigure",
]
