"""The agendas of the next meetings: one is being built, the other is published."""

from desk.agenda.building import start_agenda
from meetings import services as meetings
from meetings.choices import MeetingStatus


def build_agendas(demo):
    """The children's board's next agenda is a draft still; the health board's is out."""
    for key, is_out in (("children", False), ("health", True)):
        planned = demo.boards[key].meetings.filter(status=MeetingStatus.PLANNED)
        meeting = planned.select_related("board").order_by("on").first()
        stamp = {"meeting": meeting, "by": demo.people["coordinator"], "now": demo.now}
        start_agenda(version=meeting.version, **stamp)
        if is_out:
            meeting.refresh_from_db()
            meetings.publish_agenda(version=meeting.version, **stamp)
