"""Every write to plans, recommendations, measures and figures."""

from performance.services.figures import record_figure, record_figures
from performance.services.handing import hand_over_recommendations
from performance.services.history import ChangeRefused, Stale
from performance.services.measures import (
    add_measure,
    change_measure,
    mark_break,
    remove_break,
)
from performance.services.milestones import add_milestone, change_milestone, complete_milestone
from performance.services.plans import change_plan, hand_over_plans, open_plan, open_plans
from performance.services.recommendations import (
    add_evidence,
    add_recommendation,
    change_recommendation,
    choose_measures,
    note_progress,
    rate_for_board,
    say_impact,
    set_status,
)
from performance.services.releasing import apply_small_numbers, release_due
from performance.services.signing import change_sign_off, sign_off, tie_sign_offs

__all__ = [
    "ChangeRefused",
    "Stale",
    "add_evidence",
    "add_measure",
    "add_milestone",
    "add_recommendation",
    "apply_small_numbers",
    "change_measure",
    "change_milestone",
    "change_plan",
    "change_recommendation",
    "change_sign_off",
    "choose_measures",
    "complete_milestone",
    "hand_over_plans",
    "hand_over_recommendations",
    "mark_break",
    "note_progress",
    "open_plan",
    "open_plans",
    "rate_for_board",
    "record_figure",
    "record_figures",
    "release_due",
    "remove_break",
    "say_impact",
    "set_status",
    "sign_off",
    "tie_sign_offs",
]
