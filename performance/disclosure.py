"""Where a suppressed group could be worked out: the total and every other group are shown."""

from collections import defaultdict

from performance.choices import WITH_VALUE, FigureStatus
from performance.models import Figure

TOTAL = "All"


def could_be_worked_out(measure):
    """One sentence for each area and period in which exactly one group of a measure is suppressed and nothing else.

    Which other group to hide with it is a judgement, so nothing is hidden by itself (complementary disclosure).
    """
    of_all_groups = Figure.objects.filter(
        measure__board=measure.board_id,
        measure__title=measure.title,
        measure__phase=measure.phase,
        measure__subject=measure.subject,
    )
    states = defaultdict(dict)
    told = of_all_groups.order_by("period", "pk")
    for group, area, period, status in told.values_list(
        "measure__group", "area", "period", "status"
    ):
        states[area, period][group] = status
    return [
        f"{lone}, {area}, {period}: suppressed, but it could be worked out from the total and the other groups. "
        "Consider holding back another group with it."
        for (area, period), groups in states.items()
        if (lone := _lone(groups))
    ]


def _lone(groups):
    """The one group that is suppressed while the total and all others are shown, or None."""
    others = {group: status for group, status in groups.items() if group != TOTAL}
    hidden = [group for group, status in others.items() if status == FigureStatus.SUPPRESSED]
    shown = [group for group, status in others.items() if status in WITH_VALUE]
    is_lone = len(hidden) == 1 and shown and len(shown) + 1 == len(others)
    return hidden[0] if is_lone and groups.get(TOTAL) in WITH_VALUE else None
