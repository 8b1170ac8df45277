"""The evidence grid: what the record shows for each recommendation of a plan. Activity is not impact."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q

from performance.choices import WITH_VALUE, AreaKind, Rating, RecommendationStatus
from performance.glance import with_last_note
from performance.models import Figure, Plan, Recommendation, SignOff
from performance.moves import Replayed, replayed
from performance.printing import latest

#: Worst last: an officer's rating is better than the board's where it stands before it.
BEST_FIRST = (Rating.BLUE, Rating.GREEN, Rating.AMBER, Rating.RED)


@dataclass(frozen=True)
class Line:
    """One recommendation, with what shows whether it worked."""

    row: Recommendation
    today: dt.date
    figures: tuple[Figure, ...] = ()
    told: Replayed = field(default_factory=Replayed)

    @property
    def is_open(self):
        return self.row.status == RecommendationStatus.OPEN

    @property
    def is_late(self):
        return bool(self.is_open and self.row.due_on and self.row.due_on < self.today)

    @property
    def shows_impact(self):
        return bool(self.figures or self.row.impact)

    @property
    def is_activity_alone(self):
        return bool(self.row.last_note_on and not self.shows_impact)

    @property
    def is_rated_better_by_officers(self):
        both = (self.row.officer_rating, self.row.board_rating)
        return all(both) and BEST_FIRST.index(both[0]) < BEST_FIRST.index(both[1])


@dataclass(frozen=True)
class Column:
    """One thing that the grid asks of every recommendation, and the word for the rows that lack it."""

    name: str
    head: str
    has: Callable[[Line], object]
    lacks: str


COLUMNS = (
    Column("owner", "Owner", lambda it: it.row.owner_id, "without a lead officer"),
    Column("due", "Date", lambda it: it.row.due_on, "without a date"),
    Column("officer", "Officer’s rating", lambda it: it.row.officer_rating,
           "not rated by officers"),
    Column("board", "Board’s rating", lambda it: it.row.board_rating, "not rated by the board"),
    Column("done", "Done", lambda it: not it.is_open, "not completed"),
    Column("figure", "Figure", lambda it: it.figures, "without a figure"),
    Column("impact", "Impact", lambda it: it.row.impact, "without words on impact"),
    Column("next", "Next date", lambda it: it.row.next_on, "without a next report"),
)  # fmt: skip

#: What may be asked of a plan's recommendations: a count on the page is the count of exactly these rows.
ASKED: dict[str, tuple[str, Callable[[Line], object]]] = {
    "completed": ("completed, not yet embedded",
                  lambda it: it.row.status == RecommendationStatus.COMPLETED),
    "embedded": ("completed and embedded",
                 lambda it: it.row.status == RecommendationStatus.EMBEDDED),
    "open": ("open", lambda it: it.is_open),
    "done": ("completed, embedded or not", lambda it: not it.is_open),
    "late": ("past the target date", lambda it: it.is_late),
    "moved": ("whose target date moved", lambda it: it.told.moves),
    "came-back": ("that came back after they were completed", lambda it: it.told.came_back),
    "impact": ("with a figure or words on impact", lambda it: it.shows_impact),
    "activity": ("with progress notes, but no figure and no words on impact",
                 lambda it: it.is_activity_alone),
    "better": ("that officers rate better than the board does",
               lambda it: it.is_rated_better_by_officers),
    "unsigned": ("with nothing signed off", lambda it: not it.row.signed),
    **{f"no-{it.name}": (it.lacks, lambda line, it=it: not it.has(line)) for it in COLUMNS},
    **{f"board-{rating.value}": (f"rated {rating.label.lower()} by the board",
                                 lambda it, rating=rating: it.row.board_rating == rating)
       for rating in BEST_FIRST},
    **{f"officer-{rating.value}": (f"rated {rating.label.lower()} by officers",
                                   lambda it, rating=rating: it.row.officer_rating == rating)
       for rating in BEST_FIRST},
}  # fmt: skip


def recommendations(plan: Plan):
    """A plan's recommendations with what the grid says of each, but for their figures and history: one query."""
    signed = Exists(SignOff.objects.filter(recommendation=OuterRef("pk")))
    return with_last_note(plan.recommendations.select_related("owner").annotate(signed=signed))


def measured(plan, person):
    """The council's figures of the measures chosen for a plan's recommendations, each with `shows`: for which."""
    chosen = Q(measure__recommendations__plan=plan)
    figures = Figure.objects.visible_to(person).filter(
        chosen, area_kind=AreaKind.COUNCIL, status__in=WITH_VALUE
    )
    return figures.annotate(shows=F("measure__recommendations")).select_related("measure")


def lines(rows, figures, events, today):
    """The grid's lines: recommendations, the newest figure of each of their measures, and what history tells."""
    told, shown = replayed(events), {}
    for figure in figures:
        shown.setdefault((figure.shows, figure.measure_id), []).append(figure)
    newest = {}
    for (key, _), of_measure in shown.items():
        newest.setdefault(key, []).append(latest(of_measure, AreaKind.COUNCIL))
    return [
        Line(row, today, tuple(newest.get(row.pk, ())), told.get(row.pk, Replayed()))
        for row in rows
    ]


def asked(lines, show):
    """The lines that fit what is asked; all of them where it makes no sense."""
    return [line for line in lines if ASKED[show][1](line)] if show in ASKED else lines


@dataclass(frozen=True)
class Counted:
    """A count and its words; `show` asks for exactly the rows it counts."""

    show: str
    count: int

    @property
    def words(self):
        return ASKED[self.show][0]


def counts(lines, *names):
    """What there is of these, each with its count; what nothing fits is left out."""
    found = [Counted(name, len(asked(lines, name))) for name in names]
    return [each for each in found if each.count]


def verdict(lines):
    """Whether the plan is working, as far as the record can tell, in one sentence."""
    n, shown = len(lines), len(asked(lines, "impact"))
    if not n:
        return "The plan has no recommendation yet."
    each = "its one recommendation" if n == 1 else f"its {n} recommendations"
    if not shown:
        return (
            f"The record cannot show yet whether it works: none of {each} has a figure, or words on its impact."
            if n > 1
            else f"The record cannot show yet whether it works: {each} has no figure and no words on its impact."
        )
    if shown == n:
        return f"For {each} the record shows what changed: a figure, or words on impact."
    return (
        f"For {shown} of {each} the record shows what changed: a figure, or words on impact. "
        f"For the other {n - shown} it cannot tell."
    )
