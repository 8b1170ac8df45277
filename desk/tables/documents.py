"""The list of documents."""

from desk.choices import DocumentState
from desk.models import Document
from scrutiny.ui.tables import Table, tables
from scrutiny.ui.templatetags.ui import short_date_year


class DocumentTable(Table):
    caption = "Documents"
    row_header = "kind"

    kind = tables.Column(verbose_name="Document", linkify=True)
    about = tables.Column(accessor="pk", orderable=False)
    audience = tables.Column(verbose_name="For")
    as_at = tables.Column(verbose_name="As at")
    asked_by = tables.Column(verbose_name="Made by", orderable=False)
    state = tables.Column(orderable=False)

    class Meta(Table.Meta):
        model = Document
        fields = ("kind", "about", "audience", "as_at", "asked_by", "state")
        empty_text = (
            "No document has been made yet. Make one from the page of a meeting or a board."
        )

    def render_about(self, record):
        if record.meeting:
            return f"{record.board}, {record.meeting}"
        return f"{record.board}, {record.plan or record.year_name}"

    def render_audience(self, record):
        return "Members" if record.is_for_members else "The public"

    def render_as_at(self, value):
        return short_date_year(value)

    def render_state(self, record):
        if record.released_at:
            return "Published"
        if record.state == DocumentState.WORKING:
            return f"{record.get_state_display()}, {record.progress}%"
        return record.get_state_display()


class PublishedTable(DocumentTable):
    """As everybody may see it: who made it is not told."""

    caption = "Published documents"
    released_at = tables.DateTimeColumn(verbose_name="Published", format="j M Y", orderable=False)

    class Meta(DocumentTable.Meta):
        exclude = ("asked_by", "state")
        fields = ("kind", "about", "audience", "as_at", "released_at")
        empty_text = (
            "No document is published yet. The pages of the board and its meetings have the rest."
        )
