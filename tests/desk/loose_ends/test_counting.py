"""How many loose ends a board has stands on its co-ordinator's first page and on her desk, and is never stale."""

import datetime as dt

import pytest
from django.core.cache import cache

from actions import services
from desk.loose_ends import counting, deciding
from desk.loose_ends.board import kept_ends
from people.services import start_council
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db

LATER = TODAY + dt.timedelta(days=30)


@pytest.fixture(autouse=True)
def nothing_known():
    cache.clear()


@pytest.fixture
def board():
    details = {"name": "Wexcombe Council", "short_name": "Wexcombe", "admin_name": "Ada Admin"}
    start_council(**details, email="ada@example.org", by=None, now=NOW)
    return make.board("Harbours Board", slug="harbours")


@pytest.fixture
def keeper(board):
    return make.coordinator(board)


@pytest.fixture
def limb(board):
    minute = make.minute(make.meeting(board, TODAY - dt.timedelta(days=28)), number="7")
    return make.resolution(minute, "ask officers to mend the gauges", kind="request")


def count(board, keeper, day=TODAY):
    return counting.counts([board], make.anew(keeper), day)[board.pk]


def test_what_its_page_lists_as_one_counts_as_one(board, keeper, limb):
    make.item(board, title="Piers")  # without an officer, and without a question

    assert count(board, keeper) == 2


def test_what_was_followed_up_or_set_aside_counts_no_more_at_once(board, keeper, limb):
    make.item(board, title="Piers")
    before = count(board, keeper)
    about = {"by": keeper, "now": NOW}
    services.open_action(board=board, resolution=limb, title="Gauges", asked="mend them", kind="request",
                         owner=make.person(), **about)  # fmt: skip
    after = count(board, keeper)
    ends = kept_ends(board, make.anew(keeper), TODAY).ends
    deciding.set_aside(board=board, ends=ends, reason="No", ask_again_on=LATER, **about)

    assert (before, after, count(board, keeper), count(board, keeper, LATER)) == (2, 1, 0, 1)


def test_while_nothing_was_written_the_number_costs_one_question(
    board, keeper, limb, django_assert_num_queries
):
    other = make.board()
    make.appoint(keeper, other)
    reader = make.anew(keeper)
    counting.counts([board, other], reader, TODAY)

    with django_assert_num_queries(1):
        assert counting.counts([board, other], reader, TODAY) == {board.pk: 1, other.pk: 0}


@pytest.mark.parametrize("address", ["/", "/desk/"])
def test_it_stands_on_the_desk_and_leads_to_the_list(client, board, keeper, limb, address):
    client.force_login(keeper)
    page = client.get(address).content.decode()

    assert 'href="/boards/harbours/loose-ends/">1 loose end' in page


@pytest.mark.parametrize("address", ["/", "/desk/"])
def test_a_board_without_any_is_not_told_of(client, board, keeper, address):
    client.force_login(keeper)

    assert "loose end" not in client.get(address).content.decode()
