"""How recommendations, measures and figures are listed."""

from urllib.parse import urlencode

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from actions.choices import Standing
from performance.choices import AreaKind, Rating
from performance.evidence import COLUMNS
from performance.printing import NOT_RECORDED, cell, latest, together
from scrutiny.ui.tables import NumberColumn, Table
from scrutiny.ui.templatetags.ui import short_date_year, standing_tag_html
from scrutiny.ui.templatetags.words import who

#: Drawn before what is there, as the tags draw theirs: a word and a shape, never a colour alone.
TICK = mark_safe(
    '<svg class="app-tag__shape" viewBox="0 0 12 12" aria-hidden="true" focusable="false">'
    '<path d="m1.4 5.2 3 3L10.6 2 12 3.4l-7.6 7.7L0 6.6z"/></svg> '
)
#: As many words of a recommendation, and of its impact, as a cell of the grid shows.
GRID_WORDS = 12
IMPACT_WORDS = 10


def rating_html(rating, on):
    """A rating's word, shape and colour, and the day it was given."""
    tag = standing_tag_html(Rating(rating).label, rating)
    return with_small(tag, short_date_year(on))


def with_small(said, small):
    """Something, and below it in smaller letters what goes with it."""
    return format_html('{}<br><span class="govuk-body-s">{}</span>', said, small) if small else said


class GridTable(Table):
    """The evidence grid: give it `lines`, the `reader`, and the `whole` plan's lines for the heads.

    Strangers are shown officers by their posts.
    """

    caption = "What the record shows for each recommendation"
    row_header = "text"

    text = tables.Column(verbose_name="Recommendation", accessor="row__text")
    owner = tables.Column(accessor="row__owner", empty_values=())
    due = tables.Column(accessor="row__due_on", empty_values=())
    officer = tables.Column(accessor="row__officer_rating", empty_values=())
    board = tables.Column(accessor="row__board_rating", empty_values=())
    done = tables.Column(accessor="row__status", empty_values=())
    figure = tables.Column(accessor="figures", empty_values=())
    impact = tables.Column(accessor="row__impact", empty_values=())
    next = tables.Column(accessor="row__next_on", empty_values=())

    class Meta(Table.Meta):
        orderable = False
        empty_text = "The plan has no recommendation yet. Add one, or load the paper that has them."

    def __init__(self, lines, *args, reader, whole, counted=True, **options):
        super().__init__(lines, *args, **options)
        self.reader = reader
        for column in COLUMNS:
            had = sum(bool(column.has(line)) for line in whole)
            told = self.columns[column.name].column
            told.card_label = column.head  # a card tells of one recommendation: no count there
            told.verbose_name = f"{column.head} {had} of {len(whole)}" if counted else column.head

    def render_text(self, record):
        return format_html(
            '<a class="govuk-link" href="{}">{}</a>',
            record.row.get_absolute_url(),
            Truncator(record.row.says).words(GRID_WORDS),
        )

    def value_text(self, record):
        return record.row.says

    def render_owner(self, value):
        if not value:
            return none()
        if not value.post or not self.reader.is_authenticated:
            return there(who(value, self.reader))
        return with_small(there(value), value.post)

    def value_owner(self, value):
        return who(value, self.reader) if value else "None"

    def render_due(self, record):
        if not record.row.due_on:
            return none()
        late = standing_tag_html("Past", "red") if record.is_late else ""
        return with_small(
            format_html("{} {}", there(short_date_year(record.row.due_on)), late), record.told.says
        )

    def value_due(self, value):
        return value or "None"

    def render_officer(self, record):
        return _rated(record.row.officer_rating, record.row.officer_rated_on)

    def value_officer(self, value):
        return _rating_word(value)

    def render_board(self, record):
        return _rated(record.row.board_rating, record.row.board_rated_on)

    def value_board(self, value):
        return _rating_word(value)

    def render_done(self, record):
        if not record.is_open:
            return there(record.row.get_status_display())
        return with_small(none("No"), "came back" if record.told.came_back else "")

    def value_done(self, record):
        return "No" if record.is_open else record.row.get_status_display()

    def render_figure(self, value):
        return there(format_html_join("; ", "{}", _printed(value))) if value else none()

    def value_figure(self, value):
        return "; ".join(said for (said,) in _printed(value)) or "None"

    def render_impact(self, value):
        return there(Truncator(value).words(IMPACT_WORDS)) if value else none()

    def value_impact(self, value):
        return value or "None"

    def render_next(self, record):
        last = short_date_year(record.row.last_note_on)
        small = f"last note {last}" if last else "no note yet"
        coming = record.row.next_on
        return with_small(there(short_date_year(coming)) if coming else none(), small)

    def value_next(self, value):
        return value or "None"


def there(said):
    """What is there, behind a tick."""
    return format_html("{}{}", TICK, said)


def none(word="None"):
    """What is not there, in a word and a bar."""
    return standing_tag_html(word, "grey")


def _rated(rating, on):
    return rating_html(rating, on) if rating else none()


def _rating_word(rating):
    return Rating(rating).label if rating else "None"


def _printed(figures):
    """Figures as printed, each with its measure and period."""
    return [(f"{it.measure}: {cell(it, it.measure.unit)} ({it.period})",) for it in figures]


#: The filters of the list of actions that a board's two counts are counts of.
OVERDUE = {"standing": Standing.OVERDUE.value}
LIVE = {"status": "live"}


def listed(board, query):
    """The address of the list that shows exactly the actions counted."""
    return f"{reverse('actions:actions')}?{urlencode({'board': board.slug, **query})}"


class BoardTable(Table):
    caption = "Boards"
    row_header = "name"

    name = tables.TemplateColumn(
        template_name="performance/board_name.html", verbose_name="Board", orderable=False
    )
    next_on = tables.Column(verbose_name="Next meeting", orderable=False, default="Not called yet")
    overdue_count = tables.Column(
        verbose_name="Overdue", orderable=False, linkify=lambda record: listed(record, OVERDUE)
    )
    live_count = tables.Column(
        verbose_name="Open actions", orderable=False, linkify=lambda record: listed(record, LIVE)
    )

    class Meta(Table.Meta):
        empty_text = "No board is open to you yet. Ask the scrutiny team which boards you sit on."

    def render_next_on(self, value):
        return short_date_year(value)


class MeasureTable(Table):
    """A board's measures with their newest figures; the figures come prefetched."""

    caption = "Measures"
    row_header = "title"

    phase = tables.Column(verbose_name="Phase", order_by=("phase", "position"), default="–")
    title = tables.Column(
        verbose_name="Measure", order_by=("title", "subject", "group"), linkify=True
    )
    period = tables.Column(verbose_name="Period", accessor="pk", orderable=False)
    council = tables.Column(verbose_name="Council", accessor="pk", orderable=False)
    national = tables.Column(verbose_name="National", accessor="pk", orderable=False)
    neighbours = tables.Column(verbose_name="Neighbours", accessor="pk", orderable=False)

    class Meta(Table.Meta):
        empty_text = "No measure fits. Clear the filters, or load a performance paper."

    def render_title(self, record):
        return str(record)

    def render_period(self, record):
        newest = latest(record.figures.all(), AreaKind.COUNCIL)
        return newest.period if newest else NOT_RECORDED

    def render_council(self, record):
        return newest(record, AreaKind.COUNCIL)

    def render_national(self, record):
        return newest(record, AreaKind.NATIONAL)

    def render_neighbours(self, record):
        return newest(record, AreaKind.NEIGHBOURS, AreaKind.NEIGHBOURS_RANKING)


def newest(measure, *kinds):
    """What these kinds of area have in the period that the council's newest figure is of."""
    figures = measure.figures.all()
    council = latest(figures, AreaKind.COUNCIL)
    same = [f for f in figures if council and f.period == council.period and f.area_kind in kinds]
    return together(sorted(same, key=lambda f: kinds.index(f.area_kind)), measure.unit)


class FigureTable(Table):
    """Every figure of the measures listed, one a row: the download for whoever counts further."""

    caption = "Figures"

    phase = tables.Column(accessor="measure__phase")
    measure = tables.Column(accessor="measure__title")
    subject = tables.Column(accessor="measure__subject")
    group = tables.Column(accessor="measure__group")
    area = tables.Column()
    area_kind = tables.Column(verbose_name="Kind of area")
    period = tables.Column()
    value = NumberColumn()
    unit = tables.Column(empty_values=())
    rank = NumberColumn(verbose_name="Place")
    is_joint = tables.BooleanColumn(verbose_name="Joint place")
    rank_of = NumberColumn(verbose_name="Place among")
    status = tables.Column()
    raw = tables.Column(verbose_name="As printed")
    note = tables.Column()
    publisher = tables.Column(accessor="measure__publisher")

    def value_unit(self, record):
        return record.unit or record.measure.unit

    def value_is_joint(self, value):
        return value


class AreaTable(Table):
    """One measure as papers print it: its columns are the periods (see `as_printed`)."""

    row_header = "area"

    area = tables.Column(verbose_name="Area", orderable=False)

    class Meta(Table.Meta):
        empty_text = "No figure is recorded yet. Load the paper that has them."


def as_printed(measure, printed):
    """The table of a measure: areas as rows, periods as columns."""
    columns = [
        (f"period_{n}", tables.Column(verbose_name=period, orderable=False))
        for n, period in enumerate(printed.periods)
    ]
    rows = [
        {"area": row.area}
        | {f"period_{n}": row.cells[period] for n, period in enumerate(printed.periods)}
        for row in printed.rows
    ]
    unit = f" ({measure.unit})" if measure.unit else ""
    return AreaTable(rows, extra_columns=columns, caption=f"Figures by area and period{unit}")
