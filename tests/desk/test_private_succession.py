"""Private business of a board that closes: it stays unless somebody says who else will read it."""

import datetime as dt
from urllib.parse import urlencode

import pytest
import time_machine

from actions.models import Action, ProgrammeItem
from actions.services import ChangeRefused as ActionRefused
from desk import succession
from desk.succession import open_work
from meetings.models import Event as MeetingEvent
from meetings.services import ChangeRefused, Stale
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db
STAMP = {"by": None, "now": NOW}
SOON, LATER = TODAY + dt.timedelta(days=30), TODAY + dt.timedelta(days=60)


@pytest.fixture(autouse=True)
def now():
    """Rights read the clock: here it stands."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def board():
    return make.board("Education Board", slug="education", prefix="ECS")


@pytest.fixture
def heir():
    return make.board("Children's Board", slug="children", prefix="CHI")


@pytest.fixture
def administrator(client):
    administrator = make.administrator()
    client.force_login(administrator)
    return administrator


def close(board, heir=None, **details):
    board.refresh_from_db()
    shown = {"version": board.version, "shown": open_work(board, TODAY).shown, "closed_on": TODAY}
    return succession.close(board=board, successor=heir, **(STAMP | shown | details))


def typed(board, **ticked):
    """What the form on the page holds."""
    day = {f"closed_on_{part}": getattr(TODAY, part) for part in ("day", "month", "year")}
    work = open_work(board, TODAY)
    return day | {"version": board.version, "shown": work.shown} | ticked


def page(board, to):
    return f"/set-up/boards/{board.slug}/close/?{urlencode({'to': to})}"


@pytest.fixture
def private(board):
    """A private action and a private item, with a canary in each."""
    action = make.action(board, title="CANARY1 private", is_private=True)
    return action, make.item(board, title="CANARY2 private", is_private=True)


def test_private_business_stays_unless_somebody_says_who_else_will_read_it(board, heir, private):
    keeper, other = make.coordinator(board), make.coordinator(heir)

    close(board, heir)

    rows = [Action.objects, ProgrammeItem.objects]
    assert all(not kind.visible_to(other).exists() for kind in rows)
    assert all(kind.visible_to(keeper).get().board == board for kind in rows)
    assert Action.objects.updatable_by(keeper).exists()


def test_private_business_that_is_handed_over_is_read_where_it_stands(board, heir, private):
    keeper, other, stranger = make.coordinator(board), make.coordinator(heir), make.person()

    close(board, heir, with_private=True)

    assert [row.word("title") for row in Action.objects.visible_to(other)] == ["CANARY1 private"]
    assert [row.word("title") for row in ProgrammeItem.objects.visible_to(other)] == [
        "CANARY2 private"
    ]
    for person in (keeper, stranger):
        assert not Action.objects.visible_to(person).exists()
        assert not ProgrammeItem.objects.visible_to(person).exists()


def test_private_business_that_stayed_is_handed_over_later(
    client, administrator, board, heir, private
):
    other = make.coordinator(heir)
    close(board, heir)
    board.refresh_from_db()
    where = "/set-up/boards/education/close/"

    asked_for = client.get(where).content.decode()
    shown = client.get(page(board, "children")).content.decode()
    nothing = client.post(page(board, "children"), typed(board))
    done = client.post(page(board, "children"), typed(board, with_private="on"))
    again = client.get(where)

    assert "Hand over what stayed" in asked_for
    assert "Private among them: 1 action and 1 item." in shown
    assert "CANARY" not in shown
    assert "Nothing would go." in nothing.content.decode()
    assert done.status_code == 302
    assert Action.objects.visible_to(other).get().word("title") == "CANARY1 private"
    assert "Hand over what stayed" not in again.content.decode()
    counts = MeetingEvent.objects.filter(kind="took_over").last().after
    assert (counts["actions"], counts["items"]) == (0, 0)


def test_what_stayed_is_handed_over_as_it_was_shown_and_to_an_open_board(board, heir, private):
    shown = {"version": 1, "shown": open_work(board, TODAY).shown, "with_private": True}
    rest = {"board": board, "successor": heir} | STAMP

    with pytest.raises(ChangeRefused, match="is open"):
        succession.hand_over_rest(**rest, **shown)
    close(board, heir)
    board.refresh_from_db()
    with pytest.raises(Stale):
        succession.hand_over_rest(**rest, **shown)
    with pytest.raises(ChangeRefused, match="another board"):
        succession.hand_over_rest(**(rest | {"successor": board}), **shown)


def test_what_is_told_of_a_hand_over_counts_no_private_business(board, heir, private):
    make.action(board)

    passed = close(board, heir, with_private=True)

    assert passed["in_all"] == 3
    told = MeetingEvent.objects.get(kind="took_over").after
    assert (told["actions"], told["items"]) == (1, 0)


def test_the_page_names_who_gains_and_who_loses_and_shows_no_private_word(
    client, administrator, board, heir, private
):
    keeps, gains, co_opted = (
        make.person("Kay Keeps"),
        make.person("Gwen Gains"),
        make.person("Cleo"),
    )
    for place in (board, heir):
        make.seat(keeps, place)
    make.seat(gains, heir)
    make.seat(make.person("Lou Loses"), board)
    make.seat(co_opted, heir, "co-opted")

    seen = client.get(page(board, "children"))

    readers = seen.context["readers"]
    assert [person.name for person in readers.gaining] == ["Gwen Gains"]
    assert [person.name for person in readers.losing] == ["Lou Loses"]
    words = seen.content.decode()
    assert "private business too: 1 person of Children&#x27;s Board" in words
    assert "CANARY" not in words


def test_what_only_some_may_read_is_never_laid_open_to_all(heir):
    closed = make.board("CANARY board", is_public=False)
    action = make.action(closed, title="CANARY for some")
    private = make.action(closed, title="CANARY private", is_private=True)

    close(closed, heir, with_private=True)

    action.refresh_from_db()
    private.refresh_from_db()
    assert (action.board, private.board) == (closed, heir)
    assert not Action.objects.visible_to(make.person()).exists()


def test_from_one_board_that_is_not_public_to_another_nothing_goes_without_the_tick():
    one, two = (make.board(is_public=False) for _ in range(2))
    action, plan = make.action(one), make.plan(one)

    close(one, two)
    action.refresh_from_db()
    plan.refresh_from_db()
    assert (action.board, plan.board) == (one, one)

    third = make.board(is_public=False)
    make.action(third)
    close(third, two, with_private=True)
    assert Action.objects.filter(board=two).count() == 1


def test_items_at_informal_meetings_are_moved_first_for_they_would_stand_open(board, heir):
    informal = make.meeting(board, SOON, status="planned", minutes_state="", is_formal=False)
    item = make.item(board, title="CANARY", slot="meeting", meeting=informal)

    with pytest.raises(ActionRefused, match="informal"):
        close(board, heir, cancel_meetings=True)

    item.refresh_from_db()
    assert item.board == board


def test_a_reader_is_not_told_of_a_successor_that_they_may_not_know_of(client, board):
    hidden = make.board("CANARY board", slug="canary", is_public=False)
    close(board, hidden)

    for address in ("/boards/", "/boards/education/", "/boards/education/programme/"):
        words = client.get(address).content.decode()
        assert "CANARY" not in words
        assert "canary" not in words
        assert "Education Board" in words
