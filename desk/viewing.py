"""A co-ordinator looks at a board of hers as the public, a councillor or a co-opted member does; see 0051.

While she does, `request.user` is a stand-in who has no row: whatever a page shows it asks of that reader, so no page
needs to know. Nothing can be written, and what is anybody's own is not shown.
"""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import render
from django.utils import timezone

from desk.choices import ViewedAs
from meetings.models import Board
from meetings.rights import seated
from people.choices import PersonKind
from people.models import Person

KEY = "viewing_as"
LASTS = dt.timedelta(minutes=30)
#: The key of nobody: no row has it.
NOBODY = -1
READ_PRIVATE = {ViewedAs.MEMBER, ViewedAs.CO_OPTED_PRIVATE}
#: What is somebody's own, or the account: there is nobody whose it could be.
OWN = ("/my-", "/accounts/", "/admin/", "/invitation/", "/calendar/")
#: What she still does as herself.
AS_HERSELF = ("/view-as/end/", "/accounts/logout/")


@dataclass(frozen=True)
class Viewing:
    """As whom, which board, and until when."""

    who: ViewedAs
    board: Board
    until: dt.datetime

    def stand_in(self):
        if self.who == ViewedAs.PUBLIC:
            return AnonymousUser()
        kind = PersonKind.COUNCILLOR if self.who == ViewedAs.MEMBER else PersonKind.CO_OPTED
        nobody = Person(pk=NOBODY, name=self.who.label, kind=kind)
        return seated(nobody, self.board, self.who in READ_PRIVATE)


def start(session, who, board, now):
    session[KEY] = {"who": who, "board": board.pk, "until": (now + LASTS).timestamp()}


def end(session):
    """The board that was looked at; None where nobody was looking."""
    return session.pop(KEY, {}).get("board")


def viewing_as(get_response):
    """Hand every page the stand-in for its reader, while a co-ordinator views as somebody else."""

    def answer(request):
        viewing = viewing_now(request)
        if viewing is None or request.path in AS_HERSELF:
            return get_response(request)
        request.viewing, request.user = viewing, viewing.stand_in()
        if request.method not in ("GET", "HEAD"):
            return refusal(request, "Nothing can be changed while you view as somebody else")
        if request.path.startswith(OWN):
            return refusal(request, "Not shown while you view as somebody else")
        return get_response(request)

    return answer


def viewing_now(request):
    """What the session says, while it lasts, and while she keeps the board."""
    said = request.session.get(KEY)
    if not said or said["until"] <= timezone.now().timestamp():
        return None
    board = Board.objects.coordinated_by(request.user).filter(pk=said["board"]).first()
    if board is None:
        return None
    until = dt.datetime.fromtimestamp(said["until"], dt.UTC)
    return Viewing(ViewedAs(said["who"]), board, until)


def refusal(request, title):
    return render(request, "desk/not_while_viewing.html", {"title": title}, status=403)
