"""Every write to plans, recommendations, measures and figures."""

from performance.services.handing import hand_over_recommendations
from performance.services.history import ChangeRefused, Stale
from performance.services.measures import (
    add_measure,
    change_measure,
    record_figure,
    record_figures,
)
from performance.services.plans import (
    add_milestone,
    add_recommendation,
    change_recommendation,
    complete_milestone,
    hand_over_plans,
    note_progress,
    open_plan,
    open_plans,
    rate_for_board,
    set_status,
    sign_off,
)

__all__ = [
    "ChangeRefused",
    "Stale",
    "add_measure",
    "add_milestone",
    "add_recommendation",
    "change_measure",
    "change_recommendation",
    "complete_milestone",
    "hand_over_plans",
    "hand_over_recommendations",
    "note_progress",
    "open_plan",
    "open_plans",
    "rate_for_board",
    "record_figure",
    "record_figures",
    "set_status",
    "sign_off",
]
