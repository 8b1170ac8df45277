"""How recommendations sent out, and those who owe an answer to them, are listed."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.text import Truncator

from actions.choices import NoticeState
from actions.letters import citation
from actions.notices import days_left, standing_of
from scrutiny.ui.tables import NumberColumn, Table
from scrutiny.ui.templatetags.ui import short_date_year, standing_tag_html


class OwingTable(Table):
    caption = "By cabinet member and partner"
    row_header = "addressee__name"

    addressee__name = tables.Column("To")
    silent = NumberColumn(verbose_name="Late")
    waiting = NumberColumn(verbose_name="Not answered")
    answered = NumberColumn(verbose_name="Answered")
    sent = NumberColumn(verbose_name="Sent")
    addressee__holder__name = tables.Column("Held by", default="Nobody named")

    class Meta(Table.Meta):
        orderable = False
        empty_text = "Nothing has been sent yet."

    def render_addressee__name(self, value, record):
        return format_html('<a class="govuk-link" href="?to={}">{}</a>', record["addressee"], value)


class NoticeTable(Table):
    """Give it `today`: how late an answer is counts from it."""

    caption = "Recommendations sent"
    row_header = "limb"

    limb = tables.Column(
        "Recommendation", empty_values=(), linkify=lambda record: record.get_absolute_url()
    )
    # What a telephone shows without scrolling comes first.
    standing = tables.Column("How it stands", empty_values=())
    to = tables.Column("To", accessor="addressee")
    sent_on = tables.Column("Sent")
    answer_due = tables.Column("Answer due", default="No day")
    published_on = tables.Column("Published", default="No")

    class Meta(Table.Meta):
        orderable = False
        empty_text = "No recommendation fits. Show all, or send one from the limb that made it."

    def __init__(self, *args, today, **options):
        super().__init__(*args, **options)
        self.today = today

    def render_limb(self, record):
        words = Truncator(record.resolution.word("text")).words(25)
        return f"{citation(record.resolution)}: {words}"

    def render_standing(self, record):
        colour, text = standing_of(record, self.today), days_left(record, self.today)
        return standing_tag_html(text, colour)

    def render_sent_on(self, value):
        return short_date_year(value)

    def render_answer_due(self, value):
        return short_date_year(value)

    def render_published_on(self, value):
        return short_date_year(value)


class NoticeFile(NoticeTable):
    """The same rows, with the rest of what is known of them."""

    holder = tables.Column("Held by", accessor="addressee__holder")
    meeting = tables.Column("Meeting", accessor="resolution__minute__meeting__on")
    sent_to = tables.Column("How it was sent")
    received_on = tables.Column("Received")
    late = NumberColumn(verbose_name="Days late", empty_values=())
    outcome = tables.Column("Answer")
    answered_on = tables.Column("Answered")
    words = tables.Column("In their own words", empty_values=())
    done_by = tables.Column("Done by")

    class Meta(NoticeTable.Meta):
        pass

    def value_limb(self, record):
        return f"{citation(record.resolution)}: {record.resolution.word('text')}"

    def value_standing(self, record):
        return days_left(record, self.today)

    def value_late(self, record):
        due = record.answer_due if record.state == NoticeState.SENT else None
        return max(0, (self.today - due).days) if due else None

    def value_words(self, record):
        return record.word("answer")

    def value_sent_on(self, value):
        return value

    def value_answer_due(self, record):
        return record.answer_due

    def value_published_on(self, record):
        return record.published_on

    def value_meeting(self, value):
        return value

    def value_received_on(self, value):
        return value

    def value_answered_on(self, value):
        return value

    def value_done_by(self, value):
        return value
