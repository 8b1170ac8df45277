"""The list of packs."""

from packs.choices import PackState
from packs.models import Pack
from scrutiny.ui.tables import NumberColumn, Table, tables
from scrutiny.ui.templatetags.ui import long_date


class PackTable(Table):
    caption = "Packs"
    row_header = "name"

    name = tables.Column(verbose_name="File", linkify=True)
    board = tables.Column(order_by="board__name")
    meeting_on = tables.Column(verbose_name="Meeting")
    uploaded_at = tables.DateTimeColumn(verbose_name="Loaded", format="j M Y")
    state = tables.Column(orderable=False)
    to_review = NumberColumn(verbose_name="To review")

    class Meta(Table.Meta):
        model = Pack
        fields = ("name", "board", "meeting_on", "uploaded_at", "state", "to_review")
        empty_text = "Load the agenda pack of a meeting to turn its minutes into actions."

    def render_meeting_on(self, value):
        return long_date(value)

    def render_state(self, record):
        if record.state == PackState.READING:
            return f"{record.get_state_display()}, {record.progress}%"
        return record.get_state_display()
