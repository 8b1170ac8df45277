"""How boards, seats and appointments are listed for those who set them up."""

from django_tables2 import A, Column

from meetings.models import Appointment, Board, Membership
from people.tables import Change
from scrutiny.ui.tables import Table
from scrutiny.ui.templatetags.ui import long_date


class BoardTable(Table):
    caption = "Boards"
    row_header = "name"
    name = Column(linkify=("meetings:set_up_board", {"slug": A("slug")}))
    is_public = Column("Open to anyone")
    closed_on = Column("Closed", empty_values=())

    class Meta(Table.Meta):
        model = Board
        fields = ("name", "kind", "prefix", "is_public", "closed_on")
        empty_text = "Open the first board: an administrator does."

    def render_is_public(self, value):
        return "Yes" if value else "No"

    def render_closed_on(self, value):
        return f"On {long_date(value)}" if value else "No"


class Dated(Table):
    """Rows that hold from a day, perhaps to a day."""

    person = Column(linkify=True)
    ends_on = Column("To", empty_values=())

    def render_starts_on(self, value):
        return long_date(value)

    def render_ends_on(self, value):
        return long_date(value) or "Open"


class SeatTable(Dated):
    caption = "Seats"
    row_header = "person"
    starts_on = Column("From")
    sees_private = Column("Reads private business")
    end = Change("meetings:end_seat", "End")

    class Meta(Table.Meta):
        model = Membership
        fields = ("person", "capacity", "starts_on", "ends_on", "sees_private", "end")
        orderable = False
        empty_text = "Nobody sits on this board yet. Seat its chair first."

    def render_sees_private(self, value):
        return "Yes" if value else "No"


class AppointmentTable(Dated):
    caption = "Appointments"
    row_header = "person"
    starts_on = Column("From")
    end = Change("meetings:end_appointment", "End")

    class Meta(Table.Meta):
        model = Appointment
        fields = ("person", "role", "starts_on", "ends_on", "end")
        orderable = False
        empty_text = (
            "Nobody keeps this board’s record yet. An administrator appoints a co-ordinator."
        )


class SeatOfPersonTable(SeatTable):
    caption = "Seats"
    row_header = "board"
    person, end = None, None
    board = Column(linkify=True)

    class Meta(SeatTable.Meta):
        fields = ("board", "capacity", "starts_on", "ends_on", "sees_private")
        empty_text = "They sit on no board that you may see."


class AppointmentOfPersonTable(AppointmentTable):
    caption = "Appointments"
    row_header = "board"
    person, end = None, None
    board = Column(linkify=True)

    class Meta(AppointmentTable.Meta):
        fields = ("board", "role", "starts_on", "ends_on")
        empty_text = "They are appointed to no board that you may see."
