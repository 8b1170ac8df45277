"""The table every list is drawn with; templates/django_tables2/govuk.html is its one template."""

import django_tables2 as tables
from django.core.exceptions import ImproperlyConfigured


class Table(tables.Table):
    """A list: set `caption`, and in Meta `empty_text`, which says what to do next.

    `row_header` names the column whose cell titles its row. A table asks the database nothing, so
    give `orderable=False` to any column that the database cannot sort.
    """

    caption = ""
    row_header = ""
    #: How much a page shows is for its view to say: no address may ask for a hundred thousand rows.
    prefixed_per_page_field = None

    class Meta:
        template_name = "django_tables2/govuk.html"
        empty_text = "There is nothing here yet."

    def __init__(self, *args, caption="", **options):
        super().__init__(*args, **options)
        self.caption = caption or self.caption
        if not self.caption:
            raise ImproperlyConfigured(f"{type(self).__name__} has no caption")


class NumberColumn(tables.Column):
    """A number, to the right, as a report prints it; downloads keep the number itself."""

    is_numeric = True

    def render(self, value):
        return f"{value:,}"

    def value(self, value):
        return value
