"""How the directory and its reference data are listed."""

from django.urls import reverse
from django.utils.html import format_html
from django_tables2 import Column

from people.models import Body, Closure, Directorate, MunicipalYear, Person
from scrutiny.ui.tables import NumberColumn, Table
from scrutiny.ui.templatetags.ui import long_date


class Change(Column):
    """A link to one row's own page, named for the row so that a list of links can be told apart."""

    def __init__(self, page, verb="Change"):
        super().__init__(verb, accessor="pk", orderable=False, exclude_from_export=True)
        self.page, self.verb = page, verb

    def render(self, value, record):
        return format_html(
            '<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> {}</span></a>',
            reverse(self.page, args=[value]),
            self.verb,
            record,
        )


class PersonTable(Table):
    caption = "People"
    row_header = "name"
    name = Column(linkify=True, order_by=("sort_name", "pk"))
    state = Column("In use", accessor="is_active")

    class Meta(Table.Meta):
        model = Person
        fields = ("name", "kind", "post", "directorate", "email", "state")
        order_by = "name"
        empty_text = "Nobody in the directory fits. Clear the filters, or add the person."

    def render_name(self, record):
        return str(record)

    def render_state(self, value):
        return "Yes" if value else "Deactivated"


class YearTable(Table):
    caption = "Municipal years"
    row_header = "year"
    year = Column(empty_values=(), orderable=False)
    change = Change("people:change_year")

    class Meta(Table.Meta):
        model = MunicipalYear
        fields = ("year", "starts_on", "ends_on", "change")
        orderable = False
        empty_text = "Add this municipal year first, then the next."

    def render_year(self, record):
        return str(record)

    def render_starts_on(self, value):
        return long_date(value)

    def render_ends_on(self, value):
        return long_date(value)


class ClosureTable(Table):
    caption = "Days the council is closed"
    row_header = "on"
    on = Column("Day")
    remove = Change("people:remove_closure", "Remove")

    class Meta(Table.Meta):
        model = Closure
        fields = ("on", "name", "remove")
        orderable = False
        empty_text = (
            "None besides weekends and bank holidays. "
            "Add the days between Christmas and New Year if the council closes."
        )

    def render_on(self, value):
        return long_date(value)


class DirectorateTable(Table):
    caption = "Directorates"
    row_header = "name"
    people = NumberColumn("People in it", accessor="n_people", orderable=False)
    change = Change("people:change_directorate")

    class Meta(Table.Meta):
        model = Directorate
        fields = ("name", "people", "change")
        empty_text = "Add the directorates that officers work in."


class BodyTable(Table):
    caption = "Bodies"
    row_header = "name"
    change = Change("people:change_body")

    class Meta(Table.Meta):
        model = Body
        fields = ("name", "kind", "holder", "email", "change")
        empty_text = (
            "Add the cabinet members' posts, partners and NHS bodies that your boards speak to."
        )
