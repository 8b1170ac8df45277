"""Which way is better, ratings, and the states a figure may be in."""

from django.db.models import TextChoices


class Polarity(TextChoices):
    HIGHER = "higher", "Higher is better"
    LOWER = "lower", "Lower is better"
    NEITHER = "neither", "Neither way is better"


class Rating(TextChoices):
    BLUE = "blue", "Complete"
    GREEN = "green", "On track"
    AMBER = "amber", "At risk"
    RED = "red", "Off track"


class RecommendationStatus(TextChoices):
    OPEN = "open", "Open"
    COMPLETED = "completed", "Completed"
    EMBEDDED = "embedded", "Completed and embedded"


#: Every change of status there is: completed and embedded are two things, and what was signed off can come back.
ALLOWED_CHANGES = {
    RecommendationStatus.OPEN: {RecommendationStatus.COMPLETED},
    RecommendationStatus.COMPLETED: {RecommendationStatus.EMBEDDED, RecommendationStatus.OPEN},
    RecommendationStatus.EMBEDDED: {RecommendationStatus.OPEN},
}


class EventKind(TextChoices):
    """What can happen to a plan, a recommendation, a measure or a figure, as history says it."""

    PLAN_OPENED = "plan_opened", "Plan opened"
    PLAN_CHANGED = "plan_changed", "Plan changed"
    PLAN_HANDED_OVER = "plan_handed_over", "Plan handed over to another board"
    ADDED = "added", "Added to the plan"
    CHANGED = "changed", "Changed"
    NOTED = "noted", "Progress noted"
    RATED = "rated", "Rated by the board"
    STATUS = "status", "Status changed"
    MILESTONE_ADDED = "milestone_added", "Milestone added"
    MILESTONE_CHANGED = "milestone_changed", "Milestone changed"
    MILESTONE_DONE = "milestone_done", "Milestone reached"
    EVIDENCE = "evidence", "Evidence added"
    IMPACT = "impact", "Impact told"
    MEASURES = "measures", "Measures chosen"
    SIGNED_OFF = "signed_off", "Signed off"
    SIGN_OFF_CHANGED = "sign_off_changed", "Sign-off changed"
    TIED = "tied", "Sign-off tied to a recommendation"
    MEASURE_ADDED = "measure_added", "Measure added"
    MEASURE_CHANGED = "measure_changed", "Measure changed"
    RECORDED = "recorded", "Figure recorded"
    RELEASED = "released", "Figure published"
    CORRECTED = "corrected", "Figure corrected"
    HELD_BACK = "held_back", "Figure held back"
    BREAK_MARKED = "break_marked", "Break in the series marked"
    BREAK_REMOVED = "break_removed", "Break in the series removed"


class AreaKind(TextChoices):
    COUNCIL = "council", "The council"
    NATIONAL = "national", "National"
    REGION = "region", "Region"
    NEIGHBOURS = "neighbours", "Statistical neighbours"
    NEIGHBOURS_RANKING = "sn_ranking", "Place among statistical neighbours"
    ALL_RANKING = "la_ranking", "Place among all authorities"
    OTHER = "other", "Other"


class FigureStatus(TextChoices):
    """States, never blanks."""

    VALIDATED = "validated", "Validated"
    PROVISIONAL = "provisional", "Provisional"
    EMBARGOED = "embargoed", "Embargoed"
    SUPPRESSED = "suppressed", "Suppressed"
    NOT_YET_PUBLISHED = "not_yet_published", "Not yet published"
    NOT_AVAILABLE = "not_available", "Not available"
    NOT_CALCULATED = "not_calculated", "Not calculated"


#: The order in which a paper prints its rows; a place is printed beside the neighbours' average.
PRINTED_ROWS = (
    AreaKind.COUNCIL,
    AreaKind.OTHER,
    AreaKind.NATIONAL,
    AreaKind.REGION,
    AreaKind.NEIGHBOURS,
    AreaKind.ALL_RANKING,
)

#: States in which there is a value or a rank.
WITH_VALUE = (FigureStatus.VALIDATED, FigureStatus.PROVISIONAL)

#: States in which what the figure says, if we have it, is kept where no page reads it.
HELD_BACK = (FigureStatus.EMBARGOED, FigureStatus.SUPPRESSED)

#: What a state that stands instead of a figure means, for readers.
STATES_MEAN = {
    FigureStatus.EMBARGOED: "the publisher has set an hour before which nobody may see it",
    FigureStatus.SUPPRESSED: "it is about so few children or people that they might be known from it",
    FigureStatus.NOT_YET_PUBLISHED: "the publisher has not brought it out",
    FigureStatus.NOT_AVAILABLE: "there is none, or the paper gives none",
    FigureStatus.NOT_CALCULATED: "the publisher has not worked it out for this period",
    FigureStatus.PROVISIONAL: "the publisher may still change it",
}
