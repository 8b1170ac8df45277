"""Booking an item at a meeting, and the paper its lead officer owes for it."""

import datetime as dt

import pytest
import time_machine
from django.core.files.base import ContentFile

from actions import programme, services
from actions.booking import follow_meeting
from actions.choices import ActionKind, ItemStatus, Status
from actions.models import Action, ProgrammeItem
from actions.services import ChangeRefused, Stale
from meetings.models import AgendaItem
from meetings.services import attach_paper, change_meeting, publish_agenda, put_on_agenda
from tests import make

pytestmark = pytest.mark.django_db
#: Papers are due three working days before the agenda is published, which is five clear days before the meeting.
APRIL, APRIL_PAPERS = dt.date(2026, 4, 16), dt.date(2026, 4, 1)
MAY, MAY_PAPERS = dt.date(2026, 5, 21), dt.date(2026, 5, 8)


STAMP = {"now": make.NOW}


@pytest.fixture
def board():
    """Its co-ordinator signs all that happens here."""
    board = make.board("Children's Board")
    STAMP["by"] = make.coordinator(board)
    return board


def planned(board, on=APRIL, **details):
    return make.meeting(board, on, status="planned", minutes_state="", **details)


def booked(item, meeting, **details):
    return programme.book(item=item, slot="meeting", meeting=meeting, **details, **STAMP)


def unbooked(item, slot="undated", why="Not ready", **details):
    return programme.book(item=item, slot=slot, why=why, **details, **STAMP)


def report():
    return Action.objects.select_related("exempt").get(kind=ActionKind.REPORT_DUE)


# --- Slots


def test_a_later_meeting_is_a_slip_and_needs_its_reason(board):
    item = make.item(board, slot="meeting", meeting=planned(board))
    may = planned(board, MAY)

    with pytest.raises(ChangeRefused, match="Say why"):
        booked(item, may)
    booked(item, may, why="The figures are late")

    event = item.events.get(kind="item_slipped")
    assert (item.meeting, item.slips, item.slot_since) == (may, 1, make.TODAY)
    assert event.text == "The figures are late"
    assert event.after == {"slot": "meeting", "meeting": may.pk}


def test_an_earlier_meeting_or_a_first_one_is_no_slip(board):
    item = make.item(board)

    booked(item, planned(board, MAY))
    booked(item, planned(board))

    assert item.slips == 0
    assert item.events.filter(kind="item_moved").count() == 2


def test_from_a_meeting_to_a_pool_is_a_slip_and_between_pools_is_none(board):
    item = make.item(board, slot="meeting", meeting=planned(board))

    unbooked(item)
    unbooked(item, "next_year", why="")

    assert item.slips == 1


@pytest.mark.parametrize(
    ("details", "says"),
    [({"status": "cancelled"}, "is cancelled"), ({"board": "another"}, "of the same board")],
)
def test_no_item_is_booked_where_it_cannot_be_taken(board, details, says):
    on = make.board() if details.pop("board", "") else board
    meeting = make.meeting(on, APRIL, **details)

    with pytest.raises(ChangeRefused, match=says):
        booked(make.item(board), meeting)


def test_an_item_does_not_move_where_it_stands_nor_when_it_is_finished(board):
    item = make.item(board)

    with pytest.raises(ChangeRefused, match="stands there already"):
        unbooked(item)
    programme.drop_item(item=item, why="Overtaken", **STAMP)
    with pytest.raises(ChangeRefused, match="is dropped and moves no more"):
        unbooked(item, "next_year")


def on_agenda(board, **details):
    """An item that stands on the agenda of its meeting."""
    item = make.item(board, slot="meeting", meeting=planned(board), title="Hubs", **details)
    stands = put_on_agenda(meeting=item.meeting, title="Hubs", **STAMP)
    services.put_item_on_agenda(item=item, agenda_item=stands, **STAMP)
    return item


def test_an_item_that_moves_leaves_the_draft_agenda_and_waits_for_another(board):
    item = on_agenda(board)

    booked(item, planned(board, MAY), why="Not ready")

    assert not AgendaItem.objects.exists()
    assert ProgrammeItem.objects.get().agenda_item is None
    assert item.events.filter(kind="item_off_agenda").exists()
    assert programme.left_behind(item, make.TODAY) is None


def test_it_stays_on_an_agenda_that_others_have_read_and_that_is_told(board):
    item = on_agenda(board)
    publish_agenda(meeting=item.meeting, version=1, **STAMP)
    april = item.meeting

    unbooked(item)

    assert programme.left_behind(item, make.TODAY) == april.agenda.get()
    assert programme.left_behind(item, MAY) is None, "the meeting is over: it was not taken"
    booked(item, april)
    assert programme.left_behind(item, make.TODAY) is None


def test_a_paper_is_not_thrown_away_with_a_move(board):
    item = on_agenda(board)
    file = ContentFile(b"A paper", "paper.txt")
    attach_paper(item=item.agenda_item, subject="Report", file=file, file_name="paper.txt", **STAMP)

    unbooked(item)

    assert programme.left_behind(item, make.TODAY).papers.count() == 1


def test_an_item_joins_the_programme_of_the_year_its_meeting_is_in(board):
    item = make.item(board, year=2025)

    booked(item, planned(board, dt.date(2026, 9, 3)))

    assert item.year == 2026


@pytest.mark.parametrize("second", ["april", "undated"])
def test_of_two_who_move_an_item_the_second_is_told_and_nothing_is_lost(board, second):
    item = make.item(board, slot="meeting", meeting=planned(board, MAY))
    seen, april = item.version, planned(board)
    first = booked if second == "undated" else unbooked
    first(item, april) if second == "undated" else first(item)
    again = ProgrammeItem.objects.get()

    with pytest.raises(Stale):
        if second == "april":
            booked(again, april, version=seen)
        else:
            unbooked(again, version=seen)

    stands = ProgrammeItem.objects.get()
    assert stands.meeting == (april if second == "undated" else None)
    assert stands.events.count() == 2


def test_items_keep_the_order_they_are_put_in(board):
    a, b, c = (make.item(board, title=title, position=7) for title in "abc")

    def order():
        return "".join(board.programme.order_by("position", "pk").values_list("title", flat=True))

    programme.reorder(item=c, ahead_of=b, **STAMP)
    assert order() == "acb"
    programme.reorder(item=a, **STAMP)
    assert order() == "cba"
    programme.reorder(item=ProgrammeItem.objects.get(pk=a.pk), ahead_of=c, **STAMP)
    assert order() == "acb"


def test_an_item_is_moved_ahead_of_another(board):
    april = planned(board)
    first = make.item(board, title="first", slot="meeting", meeting=april)
    moved = booked(make.item(board, title="moved"), april, ahead_of=first)

    titles = april.programme.order_by("position", "pk").values_list("title", flat=True)
    assert list(titles) == ["moved", "first"]
    with pytest.raises(ChangeRefused, match="another slot"):
        programme.reorder(item=moved, ahead_of=make.item(board), **STAMP)


# --- The paper it owes


def test_booking_opens_the_paper_of_the_lead_officer(board):
    officers = [make.person("Zed Lead"), make.person("Amy Help")]
    member = make.person(kind="councillor")
    april = planned(board)
    item = make.item(
        board, title="Fostering", question="Do we keep carers?", lead_officers=officers,
        cabinet_members=[member],
    )  # fmt: skip

    booked(item, april)

    action = report()
    assert (action.title, action.asked) == ("Paper: Fostering", "Do we keep carers?")
    assert (action.owner, list(action.contributors.all())) == (officers[0], officers[1:])
    assert (action.meeting, action.programme_item, action.cabinet_member) == (april, item, member)
    assert (action.due_to, action.due_said) == (
        APRIL_PAPERS,
        "paper for the meeting of 16 April 2026",
    )


def test_adding_an_item_at_a_meeting_opens_it_too_and_nothing_opens_twice(board):
    april = planned(board)
    item = make.item(board, slot="meeting", meeting=april, lead_officers=[make.person()])

    services.follow_item(item=item, **STAMP)

    assert report().due_to == APRIL_PAPERS


def test_without_a_lead_officer_nobody_owes_a_paper_until_there_is_one(board):
    item = make.item(board, slot="meeting", meeting=planned(board))
    assert not Action.objects.exists()

    officer = make.person()
    programme.change_item(item=item, version=item.version, lead_officers=[officer], **STAMP)
    assert (report().owner, report().due_to) == (officer, APRIL_PAPERS)

    programme.change_item(item=item, version=item.version, lead_officers=[], **STAMP)
    assert report().status == Status.NOT_REQUIRED


@pytest.mark.parametrize(("on", "status"), [(dt.date(2026, 3, 1), "held"), (APRIL, "published")])
def test_a_meeting_of_the_past_or_with_its_agenda_out_opens_nothing(board, on, status):
    """A pack loaded late would else open a pile of papers that are overdue at once."""
    meeting = make.meeting(board, on, status=status)
    make.item(board, slot="meeting", meeting=meeting, lead_officers=[make.person()])

    assert not Action.objects.exists()


def test_moving_the_item_moves_the_due_date_with_the_reason(board):
    item = make.item(board, slot="meeting", meeting=planned(board), lead_officers=[make.person()])

    booked(item, planned(board, MAY), why="The figures are late")

    action, move = report(), report().due_moves.get()
    assert (action.due_to, action.first_due_to) == (MAY_PAPERS, APRIL_PAPERS)
    assert (action.meeting.on, action.due_said) == (MAY, "paper for the meeting of 21 May 2026")
    assert move.why == "The item is booked at the meeting of 21 May 2026: The figures are late"


def test_a_pool_closes_the_paper_and_a_meeting_opens_the_same_one_again(board):
    item = make.item(board, slot="meeting", meeting=planned(board), lead_officers=[make.person()])

    unbooked(item)
    closed = report()
    booked(item, planned(board, MAY))

    assert closed.status == Status.NOT_REQUIRED
    assert closed.events.get(kind="unbooked").text == (
        "The item stands at: date to be determined: Not ready"
    )
    assert (report().status, report().due_to) == (Status.IN_PROGRESS, MAY_PAPERS)


def test_a_paper_that_its_co_ordinator_wants_no_more_stays_away(board):
    item = make.item(board, slot="meeting", meeting=planned(board), lead_officers=[make.person()])
    services.withdraw(action=report(), why="A talk, without a paper", **STAMP)

    booked(item, planned(board, MAY), why="No room")

    assert report().status == Status.NOT_REQUIRED


def test_what_was_reported_is_left_alone(board):
    item = make.item(board, slot="meeting", meeting=planned(board), lead_officers=[make.person()])
    services.give_update(action=report(), changed="Here it is", reports_complete=True, **STAMP)

    booked(item, planned(board, MAY), why="No room")
    unbooked(item)

    assert (report().status, report().due_to) == (Status.REPORTED, APRIL_PAPERS)


def test_another_lead_officer_takes_the_paper_over_with_its_granted_date(board):
    before, after = make.person(), make.person()
    item = make.item(board, slot="meeting", meeting=planned(board), lead_officers=[before])
    later = APRIL_PAPERS + dt.timedelta(days=2)
    services.set_due(action=report(), due_to=later, why="Agreed", **STAMP)

    programme.change_item(item=item, version=item.version, lead_officers=[after, before], **STAMP)

    assert (report().owner, report().due_to) == (after, later)
    assert list(report().contributors.all()) == [before]


def test_dropping_the_item_closes_its_paper_and_taking_it_leaves_it(board):
    april = planned(board)
    dropped, taken = (
        make.item(board, slot="meeting", meeting=april, lead_officers=[make.person()])
        for _ in range(2)
    )

    programme.drop_item(item=dropped, why="Overtaken", **STAMP)
    programme.take_item(item=taken, **STAMP)

    assert dropped.actions.get().status == Status.NOT_REQUIRED
    assert taken.actions.get().status == Status.NOT_STARTED


# --- The report back that a limb asked for


def asked_for(board, **due):
    limb = make.resolution(make.minute(make.meeting(board)), due=due)
    back = make.action(board, resolution=limb, due_on=due.get("to"))
    return limb, back


def test_the_report_back_of_its_limb_is_the_paper_and_no_second_is_opened(board):
    limb, back = asked_for(board)
    officer = make.person()
    item = make.item(board, resolution=limb, lead_officers=[officer])

    booked(item, planned(board))
    back.refresh_from_db()

    assert Action.objects.get() == back
    assert (back.due_to, back.owner, back.programme_item) == (APRIL_PAPERS, officer, item)


def test_a_report_back_whose_paper_came_is_reported_and_whether_it_answers_is_asked_apart(board):
    limb, back = asked_for(board)
    item = on_agenda(board, resolution=limb)

    services.say_whether_it_came(action=back, came=True, **STAMP)

    back.refresh_from_db()
    assert back.status == Status.REPORTED
    assert not services.owed_to(item.meeting).exists()


def test_in_a_pool_a_report_back_is_due_when_its_limb_said(board):
    asked = dt.date(2026, 3, 31)
    limb, back = asked_for(board, to=asked)
    item = make.item(board, resolution=limb, slot="meeting", meeting=planned(board, MAY))
    back.refresh_from_db()
    assert back.due_to == MAY_PAPERS

    unbooked(item)
    back.refresh_from_db()

    assert (back.status, back.due_to, back.first_due_to) == (Status.NOT_STARTED, asked, asked)
    assert back.due_moves.count() == 2


def test_in_a_pool_a_report_back_without_a_day_of_its_own_has_none(board, client):
    limb, back = asked_for(board)
    item = make.item(board, resolution=limb, slot="meeting", meeting=planned(board))
    booked(item, planned(board, MAY), why="No room")

    unbooked(item)
    back.refresh_from_db()

    assert (back.is_live, back.due_to, back.first_due_to) == (True, None, APRIL_PAPERS)
    assert "No date set" in client.get(back.get_absolute_url()).content.decode()


def test_a_limb_that_is_tied_later_makes_the_second_paper_needless(board):
    limb, back = asked_for(board)
    officer = make.person()
    item = make.item(board, slot="meeting", meeting=planned(board), lead_officers=[officer])

    programme.change_item(item=item, version=item.version, resolution=limb, **STAMP)

    assert report().status == Status.NOT_REQUIRED
    assert item.actions.live().get() == back


# --- What is private


def test_a_private_item_owes_a_private_paper(board):
    make.item(
        board, title="CANARY", question="CANARY", is_private=True, slot="meeting",
        meeting=planned(board), lead_officers=[make.person()],
    )  # fmt: skip

    action = report()

    assert (action.is_private, action.title, action.due_said) == (True, "", "")
    assert action.word("title") == "Paper: CANARY"


def test_an_informal_meeting_is_not_told_by_an_open_paper(board):
    item = make.item(board, slot="meeting", meeting=planned(board), lead_officers=[make.person()])
    briefing = planned(board, MAY, is_formal=False)

    booked(item, briefing, why="CANARY")

    open_one, hidden = Action.objects.order_by("pk")
    assert (open_one.status, hidden.is_private) == (Status.NOT_REQUIRED, True)
    assert "CANARY" not in "".join(open_one.events.values_list("text", flat=True))


# --- Meetings that move


def test_when_a_meeting_moves_the_due_dates_follow_and_nothing_slips(board):
    april = planned(board)
    item = make.item(board, slot="meeting", meeting=april, lead_officers=[make.person()])
    change_meeting(meeting=april, on=MAY, **STAMP)

    assert follow_meeting(meeting=april, why="The room is closed", **STAMP) == 1

    item.refresh_from_db()
    assert (report().due_to, item.slips) == (MAY_PAPERS, 0)
    assert report().due_moves.get().why.endswith(": The room is closed")


def test_when_a_meeting_is_cancelled_its_items_wait_for_a_date(board):
    april = planned(board)
    item = make.item(board, slot="meeting", meeting=april, lead_officers=[make.person()])
    taken = make.item(board, slot="meeting", meeting=april)
    programme.take_item(item=taken, **STAMP)
    change_meeting(meeting=april, status="cancelled", **STAMP)

    follow_meeting(meeting=april, why="Snow", **STAMP)

    item.refresh_from_db()
    taken.refresh_from_db()
    assert (item.slot, item.slips, report().status) == ("undated", 1, Status.NOT_REQUIRED)
    assert item.events.get(kind="item_slipped").text == "Snow"
    assert (taken.meeting, taken.status) == (april, ItemStatus.TAKEN)


# --- A report back that was opened before it had a slot


def owed(board, **details):
    day = dt.date(2026, 1, 8) + dt.timedelta(days=Action.objects.count())
    limb = make.resolution(make.minute(make.meeting(board, day)))
    return make.action(board, title="Audits", resolution=limb, **details)


def test_a_report_back_is_booked_to_an_item_that_is_there_and_its_due_date_follows(board):
    olive = make.person("Olive Owner")
    item = make.item(board, slot="meeting", meeting=planned(board), lead_officers=[olive])
    assert report().status == Status.NOT_STARTED, "the item owes its own paper"
    action = owed(board)

    programme.book_action(action=action, item=item, **STAMP)

    assert (action.programme_item, action.due_to, action.owner) == (item, APRIL_PAPERS, olive)
    assert report().status == Status.NOT_REQUIRED, "one paper is owed, not two"
    booked(item, planned(board, MAY), why="The data is late.")
    action.refresh_from_db()
    assert action.due_to == MAY_PAPERS


def test_two_report_backs_may_come_back_with_one_item(board):
    item = make.item(board, slot="meeting", meeting=planned(board))
    first, second = owed(board), owed(board)

    for action in (first, second):
        programme.book_action(action=action, item=item, **STAMP)
    booked(item, planned(board, MAY), why="The data is late.")

    assert set(Action.objects.values_list("due_to", flat=True)) == {MAY_PAPERS}


def test_a_report_back_is_booked_to_a_new_slot(board):
    olive = make.person("Olive Owner")
    action = owed(board, owner=olive)

    item = programme.book_action(action=action, slot="meeting", meeting=planned(board), **STAMP)

    assert (item.title, item.resolution, item.officers()) == ("Audits", action.resolution, [olive])
    assert (action.programme_item, action.due_to) == (item, APRIL_PAPERS)
    assert Action.objects.count() == 1, "no second paper is owed"


def test_what_comes_back_nowhere_or_elsewhere_is_refused(board):
    action = owed(board)
    taken = make.item(board, status=ItemStatus.TAKEN)

    for item in (make.item(make.board()), taken):
        with pytest.raises(ChangeRefused, match="same board that is still planned"):
            programme.book_action(action=action, item=item, **STAMP)
    with pytest.raises(ChangeRefused, match="Only a report back"):
        programme.book_action(action=owed(board, kind="request"), item=taken, **STAMP)


@time_machine.travel(make.NOW, tick=False)
def test_the_page_of_an_action_leads_to_its_slot(client, board):
    client.force_login(STAMP["by"])
    april = planned(board)
    item, pool = make.item(board, slot="meeting", meeting=april), make.item(board, title="An item")
    action = owed(board)
    where = f"/actions/{action.pk}/book/"
    assert f'href="{where}"' in client.get(action.get_absolute_url()).content.decode()

    page = client.get(where).content.decode()
    assert "An item (16 April 2026)" in page
    assert "An item (date to be determined)" in page
    assert "Choose where it comes back" in client.post(where, {"place": ""}).content.decode()
    client.post(where, {"place": f"item-{pool.pk}"})
    client.post(where, {"place": f"item-{item.pk}"})

    action.refresh_from_db()
    assert (action.programme_item, action.due_to) == (item, APRIL_PAPERS)
    board_page = client.get(f"/boards/{board.slug}/").content.decode()
    assert "Not booked" not in board_page
    assert "16 April 2026" in board_page


@time_machine.travel(make.NOW, tick=False)
def test_of_a_long_programme_an_item_is_found_by_typing_its_title(client, board):
    client.force_login(make.coordinator(board))
    for n in range(40):
        make.item(board, title=f"Fostering {n}")
    wanted = make.item(board, title="Adoption of older children")
    action = make.action(board)
    where = f"/actions/{action.pk}/book/"

    page = client.get(where).content.decode()
    several = client.post(where, {"titled": "fostering"}).content.decode()
    nothing = client.post(where, {"titled": "swimming"}).content.decode()
    client.post(where, {"place": "", "titled": "older adoption"})

    assert page.count('value="item-') == 25
    assert "Several items fit “fostering”: Fostering 0 (date to be determined)" in several
    assert "No item of the programme fits “swimming”" in nothing
    action.refresh_from_db()
    assert action.programme_item == wanted


@time_machine.travel(make.NOW, tick=False)
def test_deciding_a_limb_books_the_report_back_that_waits(client, board):
    client.force_login(STAMP["by"])
    action = owed(board)
    item = make.item(board, title="Audits", slot="meeting", meeting=planned(board))
    limb, prefix = action.resolution, f"outcome{action.resolution_id}"
    typed = {
        "outcome": "slot",
        "kind": "report_back",
        "slot": f"item-{item.pk}",
        "version": limb.version,
    }
    typed = {f"{prefix}-{name}": value for name, value in typed.items()}
    where = f"/resolutions/{limb.pk}/outcome/"
    assert "Audits (16 April 2026)" in client.get(where).content.decode()

    client.post(where, typed)
    again = client.post(where, typed | {f"{prefix}-version": limb.version + 1})

    action.refresh_from_db()
    assert (action.programme_item, action.due_to) == (item, APRIL_PAPERS)
    assert "Something came of this limb already." in again.content.decode()
