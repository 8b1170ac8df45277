"""The people of a play: who owns, keeps, sits and passes by, and the actions between them."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from actions.models import Action
from meetings.choices import Capacity
from meetings.models import Board
from people.choices import PersonKind
from people.models import Person
from tests import make


@dataclass
class Cast:
    board: Board
    action: Action
    private: Action
    owner: Person
    coordinator: Person
    member: Person
    co_opted: Person
    outsider: Person
    administrator: Person
    stranger: AnonymousUser

    def __getitem__(self, who):
        return getattr(self, who)


#: The signed-in roles, as the tables of cases name them.
SIGNED_IN = ("owner", "coordinator", "member", "co_opted", "outsider", "administrator")
EVERYBODY = (*SIGNED_IN, "stranger")


def assemble(**board_details):
    """A public board with an open and a private action of one owner."""
    board = make.board("Children's Board", **board_details)
    owner = make.person("Olive Owner", post="Head of Early Help")
    member = make.person("Max Member", kind=PersonKind.COUNCILLOR, title="Councillor")
    co_opted = make.person("Coral Opted", kind=PersonKind.CO_OPTED)
    make.seat(member, board)
    make.seat(co_opted, board, Capacity.CO_OPTED)
    return Cast(
        board=board,
        action=make.action(board, title="Report back on early help", owner=owner),
        private=make.action(board, title="CANARY private title", is_private=True),
        owner=owner,
        coordinator=make.coordinator(board, "Cora Ordinator"),
        member=member,
        co_opted=co_opted,
        outsider=make.person("Oscar Outsider"),
        administrator=make.administrator("Ada Administrator"),
        stranger=AnonymousUser(),
    )
