"""Where the board reserves it, it decides at a meeting; before that its co-ordinator prepares the list."""

import datetime as dt

import pytest
import time_machine

from actions import services
from actions.choices import Status
from actions.models import Event
from desk.board_decisions import sought, waiting
from meetings.models import Meeting, Minute
from people.models import Council
from tests import make

pytestmark = pytest.mark.django_db
LATER = make.TODAY + dt.timedelta(days=60)


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(make.NOW, tick=False):
        yield


@pytest.fixture
def board():
    return make.board("Children's Board", reserves_decisions=True, prefix="CH")


@pytest.fixture
def keeper(board):
    return make.coordinator(board, "Cora Ordinator")


@pytest.fixture
def owner():
    return make.person("Olive Owner", post="Head of Early Help")


def reported(board, owner, **details):
    action = make.action(board, owner=owner, due_on=make.TODAY, **details)
    about = {"shown_by": "The report.", "reports_complete": True}
    services.give_update(
        action=action, changed="The report is out.", by=owner, now=make.NOW, **about
    )
    return action


def later_date(board, owner, **details):
    action = make.action(board, owner=owner, due_on=make.TODAY, **details)
    return services.ask_later_date(
        action=action, due_after=LATER, why="The figures come in May.", by=owner, now=make.NOW
    )


def proposed(board, keeper, **details):
    action = make.action(board, **details)
    return services.propose_closing(action=action, why="The law changed.", by=keeper, now=make.NOW)


# --- The co-ordinator does not decide what the board keeps to itself


def test_the_co_ordinator_is_told_where_the_board_decides(board, keeper, owner):
    action, move = reported(board, owner), later_date(board, owner)
    stamp = {"by": keeper, "now": make.NOW}
    kept = make.action(board, due_on=make.TODAY)
    tries = [
        lambda: services.accept(action=action, **stamp),
        lambda: services.withdraw(action=action, why="Overtaken.", **stamp),
        lambda: services.decide_later_date(move=move, granted=True, **stamp),
        lambda: services.decide_later_date(move=move, granted=False, answer="No.", **stamp),
        lambda: services.set_due(action=kept, due_to=LATER, why="It slipped.", **stamp),
    ]
    events = Event.objects.count()

    for attempt in tries:
        with pytest.raises(services.ChangeRefused, match="decides this itself, at a meeting"):
            attempt()

    assert Event.objects.count() == events


def test_as_the_outcome_of_a_meeting_it_is_done_and_names_the_meeting(board, keeper, owner):
    action, move = reported(board, owner), later_date(board, owner)
    meeting = make.meeting(board)

    services.accept(action=action, meeting=meeting, by=keeper, now=make.NOW)
    services.decide_later_date(
        move=move,
        granted=True,
        meeting=meeting,
        due_on=LATER.replace(day=9),
        by=keeper,
        now=make.NOW,
    )

    action.refresh_from_db()
    move.refresh_from_db()
    assert (action.status, action.agreed_at) == (Status.COMPLETE, meeting)
    assert (move.decided_at_meeting, move.action.due_to) == (meeting, LATER.replace(day=9))
    named = Event.objects.filter(kind="board_decided").values_list("after", flat=True)
    assert list(named) == [{"meeting": meeting.pk}] * 2


def test_another_boards_meeting_cannot_decide(board, keeper, owner):
    elsewhere = make.meeting(make.board())

    with pytest.raises(services.ChangeRefused, match="same board"):
        services.accept(action=reported(board, owner), meeting=elsewhere, by=keeper, now=make.NOW)


def test_that_a_paper_is_due_stays_the_co_ordinators_business(board, keeper):
    action = make.action(board, kind="report_due", due_on=make.TODAY)

    services.withdraw(action=action, why="The item moved.", by=keeper, now=make.NOW)

    assert action.status == Status.NOT_REQUIRED


def test_only_a_board_that_reserves_it_is_asked_to_close(keeper):
    with pytest.raises(services.ChangeRefused, match="The co-ordinator decides this"):
        proposed(make.board(), keeper)


@pytest.mark.parametrize("decide", ["accept", "send_back"])
def test_the_second_to_decide_is_told_what_the_first_did(keeper, owner, decide):
    action = reported(make.board(), owner)
    first, second = make.person("Ann Other"), {"by": keeper, "now": make.NOW}
    services.accept(action=action, by=first, now=make.NOW)
    again = {"accept": services.accept, "send_back": services.send_back}[decide]
    why = {"why": "More is missing."} if decide == "send_back" else {}

    with pytest.raises(services.ChangeRefused, match="Ann Other did so on 2 March 2026 at 9:30am"):
        again(action=action, **second, **why)


# --- What is put to it


def test_what_is_sought_is_listed_with_who_asks_and_why(board, keeper, owner):
    make.action(board, owner=owner)
    expected = [
        ("complete", reported(board, owner).reference, "Olive Owner", "The report is out."),
        ("later_date", later_date(board, owner).action.reference, "Olive Owner", "The figures come in May."),
        ("not_required", proposed(board, keeper).reference, "Cora Ordinator", "The law changed."),
    ]  # fmt: skip

    rows = [(it.question, it.action.reference, it.by.name, it.why) for it in sought(board, keeper)]

    assert rows == expected


def test_private_business_is_sought_only_from_those_who_may_read_it(board, keeper, owner):
    member, guest = make.person(kind="councillor"), make.person()
    make.seat(member, board)
    make.seat(guest, board, "by-invitation")
    reported(board, owner, is_private=True, title="CANARY")
    later_date(board, owner, is_private=True)
    proposed(board, keeper, is_private=True)

    assert [it.why for it in sought(board, member)] == [
        "The report is out.", "The figures come in May.", "The law changed."
    ]  # fmt: skip
    assert sought(board, guest) == []


def test_what_is_sought_takes_as_many_queries_for_many_rows(
    board, keeper, owner, django_assert_num_queries
):
    for _ in range(3):
        reported(board, owner)
        later_date(board, owner)
        proposed(board, keeper)

    with django_assert_num_queries(5):
        assert len(sought(board, keeper)) == 9


# --- Pages of one action


def test_the_page_of_an_action_says_where_it_is_decided(client, board, keeper, owner):
    client.force_login(keeper)
    action, move = reported(board, owner), later_date(board, owner)

    for address in (f"/actions/{action.pk}/accept/", f"/later-dates/{move.pk}/"):
        page = client.get(address)
        assert "decides this itself, at a meeting" in page.content.decode()
        assert b"<textarea" not in page.content


def test_no_longer_required_is_proposed_to_the_board(client, board, keeper):
    client.force_login(keeper)
    action = make.action(board)

    client.post(f"/actions/{action.pk}/withdraw/", {"why": "The law changed."})

    action.refresh_from_db()
    assert (action.status, action.closing_proposed_on is None) == (Status.NOT_STARTED, False)
    page = client.get(action.get_absolute_url()).content.decode()
    assert "Proposed to the board as no longer required" in page


# --- What the meeting decided, in one screen


@pytest.fixture
def meeting(board):
    return make.meeting(board, minutes_state="draft")


@pytest.fixture
def page(client, keeper, meeting):
    """`page(row=("agree", "why"))`: the screen filled in and sent."""
    client.force_login(keeper)
    address = f"/meetings/{meeting.pk}/decisions/"

    def send(*rows, **more):
        typed = {"key": [], "minute": "", **more}
        for sought_, decided, why, day in rows:
            key = sought_.key
            typed["key"].append(key)
            typed |= {f"{key}-decided": decided, f"{key}-why": why}
            typed |= {f"{key}-version": sought_.action.version}
            if day:
                parts = (day.day, day.month, day.year)
                for name, part in zip(("day", "month", "year"), parts, strict=True):
                    typed[f"{key}-due_on_{name}"] = part
        return client.post(address, typed)

    return send


def test_a_decision_becomes_limbs_of_the_meeting_and_is_carried_out(
    board, keeper, owner, meeting, page
):
    done, moved, kept = reported(board, owner), later_date(board, owner), proposed(board, keeper)
    one, two, three = sought(board, keeper)

    response = page(
        (one, "agree", "", None),
        (two, "other", "", make.TODAY + dt.timedelta(days=9)),
        (three, "refuse", "The need is still there.", None),
    )

    assert response.status_code == 302
    (minute,) = Minute.objects.filter(meeting=meeting)
    assert (minute.title, minute.is_private) == ("Actions: closures and extensions", False)
    assert [limb.text for limb in minute.resolutions.all()] == [
        f"That the following be closed as complete: {done.reference} (Report back on something).",
        f"That the time for the following be extended: {moved.action.reference}"
        " (Report back on something) to 11 March 2026.",
        f"That the following be not agreed: to close {kept.reference} (Report back on something)"
        " as no longer required (The need is still there.).",
    ]
    assert {limb.kind for limb in minute.resolutions.all()} == {"agree"}
    for row in (done, moved, kept):
        row.refresh_from_db()
    assert (done.status, done.agreed_at) == (Status.COMPLETE, meeting)
    assert (moved.decided_at_meeting, str(moved.action.due_to)) == (meeting, "2026-03-11")
    assert (kept.status, kept.closing_proposed_on) == (Status.NOT_STARTED, None)
    assert sought(board, keeper) == []


def test_what_was_asked_after_the_meeting_is_not_among_what_it_decides(
    board, keeper, owner, client, meeting
):
    before = make.meeting(board, make.TODAY - dt.timedelta(days=1), minutes_state="draft")
    rows = reported(board, owner), later_date(board, owner), proposed(board, keeper)
    one, *_ = asked = sought(board, keeper)
    client.force_login(keeper)

    shown = client.get(f"/meetings/{before.pk}/decisions/").context["parts"]
    typed = {"key": one.key, f"{one.key}-decided": "agree", f"{one.key}-version": 1}
    entered = client.post(f"/meetings/{before.pk}/decisions/", typed)

    assert [row for _, part in shown for row in part] == []
    assert (entered.status_code, Minute.objects.count()) == (409, 0)
    assert (len(asked), len(waiting(board, keeper, meeting))) == (3, len(rows))


def test_one_row_changed_meanwhile_and_nothing_is_half_applied(board, keeper, owner, meeting, page):
    first, second = reported(board, owner), later_date(board, owner)
    one, two = sought(board, keeper)
    services.add_note(action=first, text="Seen.", by=keeper, now=make.NOW)
    services.change_details(
        action=second.action, version=two.action.version, by=make.person("Ann Other"), now=make.NOW,
        kind="request",
    )  # fmt: skip

    response = page((one, "agree", "", None), (two, "refuse", "Too late for us.", None))

    words = response.content.decode()
    assert response.status_code == 409
    assert "Ann Other changed it on 2 March 2026 at 9:30am" in words
    assert "Too late for us." in words
    first.refresh_from_db()
    assert (first.status, Minute.objects.count()) == (Status.REPORTED, 0)
    again = page((one, "agree", "", None), (sought(board, keeper)[1], "refuse", "Too late.", None))
    assert again.status_code == 302


def test_what_was_decided_elsewhere_is_told_and_what_was_typed_is_kept(
    board, keeper, owner, meeting, page
):
    reported(board, owner)
    later_date(board, owner)
    one, two = sought(board, keeper)
    services.decide_later_date(
        move=two.move, granted=True, meeting=make.meeting(board, make.TODAY - dt.timedelta(days=9)),
        by=make.person("Ann Other"), now=make.NOW,
    )  # fmt: skip

    response = page((one, "agree", "", None), (two, "refuse", "Too late for us.", None))

    words = response.content.decode()
    assert response.status_code == 409
    assert "Ann Other changed it" in words
    assert "Too late for us." in words
    assert Minute.objects.count() == 0


def test_private_business_goes_into_a_private_minute_of_its_own(
    board, keeper, owner, meeting, page
):
    reported(board, owner)
    reported(board, owner, is_private=True, title="CANARY")
    chosen = make.minute(meeting, title="Outstanding issues")
    rows = [(each, "agree", "", None) for each in sought(board, keeper)]

    page(*rows, minute=chosen.pk)

    private = Minute.objects.get(is_private=True)
    assert "CANARY" in private.resolutions.get().exempt.text
    assert private.exempt.title == "Actions: closures and extensions"
    assert "CANARY" not in chosen.resolutions.get().text


@pytest.mark.parametrize(
    ("decided", "why", "says"),
    [("refuse", "", "Say why it is not agreed"), ("other", "", "Enter the other date"), ("", "", "Choose what")],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_is_entered(
    board, keeper, owner, meeting, page, decided, why, says
):
    later_date(board, owner)

    response = page((sought(board, keeper)[0], decided, why, None))

    assert says in response.content.decode()
    assert Minute.objects.count() == 0


@pytest.mark.parametrize("state", ["circulated", "agreed"])
def test_minutes_that_are_out_take_no_more_limbs(board, keeper, owner, meeting, page, state):
    reported(board, owner)
    Meeting.objects.filter(pk=meeting.pk).update(minutes_state=state)

    response = page((sought(board, keeper)[0], "agree", "", None))

    assert "The minutes of this meeting are circulated" in response.content.decode()
    assert Minute.objects.count() == 0


def test_before_the_meeting_the_list_is_to_be_read_and_not_to_be_decided(
    client, board, keeper, owner
):
    client.force_login(keeper)
    coming = make.meeting(board, make.TODAY + dt.timedelta(days=9), status="planned")
    reported(board, owner)

    page = client.get(f"/meetings/{coming.pk}/decisions/").content.decode()

    assert "as at 2 March 2026" in page
    assert "The report is out." in page
    assert "Enter what the board decided" not in page


def test_many_are_decided_part_by_part_and_each_part_is_saved(
    client, board, keeper, owner, meeting, page
):
    for _ in range(28):
        reported(board, owner)
    later_date(board, owner)
    rows = sought(board, keeper)
    client.force_login(keeper)
    where = f"/meetings/{meeting.pk}/decisions/"

    first = client.get(where).content.decode()
    one = page(*((each, "agree", "", None) for each in rows[:25]))
    rest = client.get(where).content.decode()
    two = page(*((each, "agree", "", None) for each in rows[25:]))

    assert "1 to 25 of 29." in first
    assert first.count('name="key"') == 25
    assert (one.status_code, one.headers["Location"]) == (302, where)
    assert "4 more wait for its decision" in rest
    assert rest.count('name="key"') == 4
    assert two.status_code == 302
    assert sought(board, keeper) == []
    assert Minute.objects.get(meeting=meeting).resolutions.count() == 3


def test_an_empty_form_names_its_own_row_and_version(client, board, keeper, owner, meeting):
    reported(board, owner)
    later_date(board, owner)
    one, two = sought(board, keeper)
    services.add_note(action=two.action, text="Seen.", by=keeper, now=make.NOW)
    client.force_login(keeper)

    page = client.get(f"/meetings/{meeting.pk}/decisions/").content.decode()

    for each in sought(board, keeper):
        assert f'name="{each.key}-version" value="{each.action.version}"' in page
        assert (
            f'<label class="govuk-label govuk-!-font-weight-bold" for="id_{each.key}-why">' in page
        )
    assert f'name="{two.key}-due_on_day"' in page
    assert f'name="{one.key}-due_on_day"' not in page
    assert "any-key" not in page


@pytest.mark.parametrize("rows", [1, 201])
def test_the_screen_asks_as_often_for_many_as_for_few(
    client, board, keeper, owner, meeting, rows, django_assert_num_queries
):
    for _ in range(rows):
        reported(board, owner)
    later_date(board, owner)
    proposed(board, keeper)
    client.force_login(keeper)
    where = f"/meetings/{meeting.pk}/decisions/?page=9"  # the last one: of each sort one thing
    Council.objects.create(pk=1, name="Wexcombe")
    client.get(where)

    with django_assert_num_queries(10):
        client.get(where)
