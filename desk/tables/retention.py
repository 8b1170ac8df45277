"""How what is past its time is listed."""

from django_tables2 import Column, DateColumn

from scrutiny.ui.tables import Table
from scrutiny.ui.templatetags.ui import long_date


class RetentionTable(Table):
    caption = "What may go"
    row_header = "meeting"
    board = Column()
    meeting = Column(linkify=lambda record: record.meeting.get_absolute_url())
    what = Column("What it is")
    title = Column()
    may_go_on = DateColumn(verbose_name="May go on")
    live = Column("Does something live point at it?")

    class Meta(Table.Meta):
        orderable = False
        empty_text = "Nothing is past its time yet."

    def render_may_go_on(self, value):
        return long_date(value)

    def value_may_go_on(self, value):
        return value

    def value_meeting(self, value):
        return value.on

    def render_live(self, value):
        return value or "No"
