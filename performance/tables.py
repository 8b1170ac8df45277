"""How recommendations, measures and figures are listed."""

from urllib.parse import urlencode

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from actions.choices import Standing
from performance.choices import AreaKind, Rating, RecommendationStatus
from performance.printing import NOT_RECORDED, latest, together
from scrutiny.ui.tables import NumberColumn, Table
from scrutiny.ui.templatetags.ui import short_date_year, standing_tag_html
from scrutiny.ui.templatetags.words import who

NOT_RATED = "Not rated"


def rating_html(rating, on):
    """A rating's word, shape and colour, and the day it was given."""
    if not rating:
        return NOT_RATED
    tag = standing_tag_html(Rating(rating).label, rating)
    if not on:
        return tag
    return format_html('{}<br><span class="govuk-body-s">{}</span>', tag, short_date_year(on))


class RecommendationTable(Table):
    """Give it the `reader`: strangers are shown officers by their posts."""

    caption = "Recommendations"
    row_header = "text"

    text = tables.Column(verbose_name="Recommendation", orderable=False, linkify=True)
    owner = tables.Column(verbose_name="Lead officer", orderable=False, default="Nobody yet")
    officer_rating = tables.Column(
        verbose_name="Officer’s rating", orderable=False, empty_values=()
    )
    board_rating = tables.Column(verbose_name="Board’s rating", orderable=False, empty_values=())
    notes = tables.Column(verbose_name="Last note, next report", accessor="pk", orderable=False)
    due_on = tables.Column(verbose_name="Due", orderable=False, default="No date")
    status = tables.Column(verbose_name="Status", orderable=False)

    class Meta(Table.Meta):
        empty_text = "The plan has no recommendation yet. Load the paper that has them."

    def __init__(self, *args, reader, **options):
        super().__init__(*args, **options)
        self.reader = reader

    def render_owner(self, value):
        if not value.post:
            return who(value, self.reader)
        if not self.reader.is_authenticated:
            return value.post
        return format_html('{}<br><span class="govuk-body-s">{}</span>', value, value.post)

    def render_officer_rating(self, record):
        return rating_html(record.officer_rating, record.officer_rated_on)

    def render_board_rating(self, record):
        return rating_html(record.board_rating, record.board_rated_on)

    def render_text(self, record):
        return f"{record.number}. {record.text}" if record.number else record.text

    def render_notes(self, record):
        last = short_date_year(record.last_note_on) or "No note yet"
        coming = f"next {short_date_year(record.next_on)}" if record.next_on else "no next date"
        return format_html('{}<br><span class="govuk-body-s">{}</span>', last, coming)

    def render_due_on(self, record):
        due = short_date_year(record.due_on)
        if record.first_due_on in (None, record.due_on):
            return due
        first = short_date_year(record.first_due_on)
        return format_html('{}<br><span class="govuk-body-s">first {}</span>', due, first)

    def render_status(self, record):
        if record.status == RecommendationStatus.OPEN:
            return record.get_status_display()
        return standing_tag_html(record.get_status_display(), "blue")


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
