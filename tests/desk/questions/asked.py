"""A board with a meeting to come, its co-ordinator, and who sits there."""

import datetime as dt
from types import SimpleNamespace

from desk.models import MemberQuestion
from desk.questions import deciding
from meetings.choices import Capacity
from meetings.services import put_on_agenda
from people.choices import PersonKind
from tests import make
from tests.make import NOW

STAMP = {"by": None, "now": NOW}


def stage():
    board = make.board()
    meeting = make.meeting(
        board, make.TODAY + dt.timedelta(days=14), status="planned", minutes_state=""
    )
    member = make.person("Max Member", kind=PersonKind.COUNCILLOR)
    make.seat(member, board)
    co_opted = make.person("Coral Opted", kind=PersonKind.CO_OPTED)
    make.seat(co_opted, board, Capacity.CO_OPTED)
    guest = make.person("Gus Guest")
    make.seat(guest, board, Capacity.BY_INVITATION)
    keeper = make.coordinator(board)
    return SimpleNamespace(
        board=board, meeting=meeting, keeper=keeper, member=member, co_opted=co_opted, guest=guest
    )


def item(meeting, title="Moorings", *, is_private=False, **details):
    grounds = {"exempt_paragraph": 3, "public_interest": "It names a firm"} if is_private else {}
    return put_on_agenda(
        meeting=meeting, title=title, is_private=is_private, **grounds, **details, **STAMP
    )


def chosen(meeting, text="Could you tell the board why?", **details):
    return deciding.choose(meeting=meeting, text=text, **details, **STAMP)


def share(meeting):
    rows = MemberQuestion.objects.filter(meeting=meeting, state="chosen")
    deciding.share(meeting=meeting, seen=dict(rows.values_list("pk", "version")), **STAMP)


def texts(person, **of):
    """What somebody reads, once asked anew."""
    seen = MemberQuestion.objects.visible_to(make.anew(person)).filter(**of)
    return [one.word("text") for one in seen]
