"""How messages, and those who were chased, are listed."""

import django_tables2 as tables

from scrutiny.ui.tables import NumberColumn, Table
from scrutiny.ui.templatetags.ui import date_and_time, long_date


class MessageTable(Table):
    caption = "Messages"
    row_header = "person"

    person = tables.Column("To", linkify=("desk:message", {"pk": tables.A("pk")}))
    on = tables.Column("Day")
    state = tables.Column("What became of it")
    sent_at = tables.Column("Sent", default="")
    listed = NumberColumn(verbose_name="Things listed")

    class Meta(Table.Meta):
        orderable = False
        empty_text = "No message fits. They come by themselves when something is due."

    def render_on(self, value):
        return long_date(value)

    def render_sent_at(self, value):
        return date_and_time(value)


class ChasedTable(Table):
    caption = "Who was chased"
    row_header = "person"

    person = tables.Column(
        "Who", accessor="sort_name", linkify=lambda record: record.get_absolute_url()
    )
    messages = NumberColumn(verbose_name="Messages")
    overdue = NumberColumn(verbose_name="Actions that were overdue")
    last_on = tables.Column("Last told")

    class Meta(Table.Meta):
        orderable = False
        empty_text = "Nobody was chased in the last 90 days."

    def render_person(self, record):
        return str(record)

    def render_last_on(self, value):
        return long_date(value)
