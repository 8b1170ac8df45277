"""How actions and meetings are listed."""

from functools import cache

import django_tables2 as tables
from django.db.models import F
from django.utils.html import format_html

from actions.choices import COLOURS, Standing
from scrutiny.ui.tables import NumberColumn, Table
from scrutiny.ui.templatetags.ui import short_date_year, standing_tag_html, times
from scrutiny.ui.templatetags.words import who


@cache
def standing_tag(standing):
    """Drawn once for each standing, not once for each row."""
    return standing_tag_html(Standing(standing).label, COLOURS[standing])


class ActionTable(Table):
    """Give it the `reader`: strangers are shown officers by their posts."""

    caption = "Actions"
    row_header = "title"

    # What a telephone shows without scrolling comes first.
    title = tables.Column(verbose_name="Action", orderable=False, empty_values=(), linkify=True)
    standing = tables.Column(verbose_name="Standing", order_by="urgency")
    due = tables.Column(verbose_name="Due", accessor="due_to", empty_values=())
    owner = tables.Column(
        verbose_name="Lead officer", order_by="owner__sort_name", default="Nobody yet"
    )
    reference = tables.Column(verbose_name="Reference")
    board = tables.Column(verbose_name="Board", order_by="board__name")

    class Meta(Table.Meta):
        empty_text = "No action fits. Clear the filters, or take one away."

    def __init__(self, *args, reader, **options):
        super().__init__(*args, **options)
        self.reader = reader

    def render_title(self, record):
        return record.word("title")

    def render_owner(self, value):
        return who(value, self.reader)

    def render_due(self, record):
        if not record.due_to:
            return "No date"
        due = short_date_year(record.due_to).replace(" ", "\N{NO-BREAK SPACE}")
        if not record.moves:
            return due
        often = times(record.moves)
        return format_html('{}<br><span class="govuk-body-s">moved {}</span>', due, often)

    def value_due(self, record):
        return record.due_to

    def order_due(self, rows, is_descending):
        """What has no date comes last, whichever way."""
        due = F("due_to")
        order = due.desc(nulls_last=True) if is_descending else due.asc(nulls_last=True)
        return rows.order_by(order, "pk"), True

    def order_standing(self, rows, is_descending):
        """Most urgent first; within one standing the soonest due."""
        soonest = F("due_to").asc(nulls_last=True)
        return rows.order_by("-urgency" if is_descending else "urgency", soonest, "pk"), True

    def render_standing(self, value):
        return standing_tag(value)

    def value_standing(self, value):
        return Standing(value).label


class ActionFile(ActionTable):
    """The same rows in the same order, with the rest of what a tracker shows."""

    asked = tables.Column(verbose_name="Asked", empty_values=())
    kind = tables.Column(verbose_name="Kind")
    meeting = tables.Column(verbose_name="Meeting", accessor="meeting__on")
    cabinet_member = tables.Column(verbose_name="Cabinet member")
    due_said = tables.Column(verbose_name="Due as said", empty_values=())
    first_due_to = tables.Column(verbose_name="First due")
    moves = NumberColumn(verbose_name="Moves")
    status = tables.Column(verbose_name="Status")
    last_update_on = tables.Column(verbose_name="Last update")
    completed_on = tables.Column(verbose_name="Completed")

    class Meta(ActionTable.Meta):
        pass

    def value_asked(self, record):
        return record.word("asked")

    def value_due_said(self, record):
        return record.word("due_said")

    def value_first_due_to(self, value):
        return value

    def value_meeting(self, value):
        return value

    def value_last_update_on(self, value):
        return value

    def value_completed_on(self, value):
        return value


class MeetingTable(Table):
    caption = "Meetings"
    row_header = "on"

    on = tables.Column(verbose_name="Day", linkify=True)
    board = tables.Column(verbose_name="Board", order_by="board__name")
    status = tables.Column(verbose_name="State", orderable=False)
    minutes_state = tables.Column(verbose_name="Minutes", orderable=False, empty_values=())

    class Meta(Table.Meta):
        empty_text = "No meeting fits. Clear the filters, or have a meeting called for the board."

    def render_on(self, record):
        return str(record)

    def render_minutes_state(self, record):
        return record.get_minutes_state_display()
