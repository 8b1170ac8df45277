"""Two entries of one person become one."""

import pytest
from django.utils.timezone import localdate

from actions import services as actions
from meetings.models import Attendance
from meetings.services import record_attendance
from people import services
from people.models import Event, Person
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return make.person("Jo Field", email=None), make.person("Jo Feild", post="Clerk")


def merge(pair, **about):
    keep, drop = pair
    return services.merge(keep=keep, drop=drop, **({"by": None, "now": NOW} | about))


def test_what_named_the_one_names_the_other(pair):
    keep, drop = pair
    board = make.board()
    owned = make.action(board, owner=drop)
    helped = make.action(board, contributors=[drop])
    make.seat(drop, board)

    merge(pair)

    owned.refresh_from_db()
    assert owned.owner == keep
    assert list(helped.contributors.all()) == [keep]
    assert keep.memberships.get().board == board


def test_the_closed_entry_leads_to_the_kept_one_and_cannot_sign_in(pair):
    keep, drop = pair

    merge(pair)

    closed = Person.objects.get(pk=drop.pk)
    assert closed.merged_into == keep
    assert (closed.is_active, closed.email) == (False, None)
    assert not closed.has_usable_password()


def test_the_kept_entry_takes_over_only_what_it_lacks(pair):
    keep, drop = pair
    address = drop.email

    merge(pair)

    kept = Person.objects.get(pk=keep.pk)
    assert (kept.name, kept.post, kept.email) == ("Jo Field", "Clerk", address)


def test_history_stays_with_the_entry_it_was_written_for(pair):
    drop = pair[1]
    action = make.action(make.board(), owner=drop)
    update = actions.give_update(
        action=action, changed="Begun.", shown_by="", left="Most.", by=drop, now=NOW
    )

    _, stayed = merge(pair)

    update.refresh_from_db()
    assert update.by == drop
    assert stayed["updates"] == 1
    assert Event.objects.broken() is None


def test_one_who_helps_twice_helps_once(pair):
    keep, _ = pair
    action = make.action(make.board(), contributors=pair)

    merge(pair)

    assert list(action.contributors.all()) == [keep]


def test_a_second_open_seat_on_one_board_ends_with_the_merge(pair):
    keep, _drop = pair
    board = make.board()
    for person in pair:
        make.seat(person, board)

    merge(pair)

    ends = sorted(str(seat.ends_on) for seat in keep.memberships.all())
    assert ends == [str(localdate(NOW)), "None"]


def test_attendance_at_one_meeting_is_not_doubled(pair):
    keep, drop = pair
    meeting = make.meeting(make.board())
    for person in pair:
        record_attendance(meeting=meeting, person=person, capacity="member")

    _, stayed = merge(pair)

    assert Attendance.objects.filter(person=keep).count() == 1
    assert Attendance.objects.filter(person=drop).count() == 1
    assert sum(stayed.values()) >= 1


def test_trying_a_merge_changes_nothing(pair):
    keep, drop = pair
    make.action(make.board(), owner=drop)
    told = Event.objects.count()

    moved, _ = services.moves(keep=keep, drop=drop, by=None, now=NOW)

    assert moved["actions"] == 1
    assert Person.objects.get(pk=drop.pk).merged_into is None
    assert drop.actions_owned.count() == 1
    assert Event.objects.count() == told


@pytest.mark.parametrize(
    ("which", "sentence"),
    [("same", "two different"), ("oneself", "Keep your own"), ("closed", "closed already")],
)
def test_merges_that_are_refused(pair, which, sentence):
    keep, drop = pair
    about = {"same": {"drop": keep}, "oneself": {"by": drop}, "closed": {}}[which]
    if which == "closed":
        merge((make.person(), drop))
        drop.refresh_from_db()

    with pytest.raises(services.ChangeRefused, match=sentence):
        services.merge(**({"keep": keep, "drop": drop, "by": None, "now": NOW} | about))


def test_the_page_says_what_will_happen_and_only_its_button_does_it(client, pair):
    keep, drop = pair
    make.action(make.board(), owner=drop, opened_on=TODAY)
    client.force_login(make.administrator())
    page = f"/people/{drop.pk}/merge/?keep={keep.pk}"

    seen = client.get(page)

    assert "Actions: 1" in seen.content.decode()
    assert Person.objects.get(pk=drop.pk).merged_into is None
    client.post(page)
    assert Person.objects.get(pk=drop.pk).merged_into == keep
    assert client.get(f"/people/{drop.pk}/").url == f"/people/{keep.pk}/"


def test_only_an_administrator_merges(client, pair):
    """Seats and roles move with a merge: whoever may merge could give themselves any of them."""
    client.force_login(make.coordinator(make.board()))

    assert client.get(f"/people/{pair[1].pk}/merge/").status_code == 403
