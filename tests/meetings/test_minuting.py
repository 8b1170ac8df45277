"""Minutes from draft to agreed: numbered on, never written over, circulated, and corrected with both wordings."""

import datetime as dt

import pytest

from meetings import services as meetings
from meetings.choices import MeetingStatus, MinutesState, Settled
from meetings.models import AgendaItem, Correction, Minute, Resolution
from meetings.services import ChangeRefused, Stale
from tests import make

pytestmark = pytest.mark.django_db

STAMP = {"by": None, "now": make.NOW}
YESTERDAY = make.TODAY - dt.timedelta(days=1)


@pytest.fixture
def draft():
    """A meeting held yesterday, its minutes begun over an open and a private item."""
    board = make.board()
    make.minute(make.meeting(board, dt.date(2026, 2, 2)), number="34")
    meeting = make.meeting(board, YESTERDAY, status="published", minutes_state="")
    meetings.add_agenda_item(meeting=meeting, title="Apologies", position=1)
    meetings.add_agenda_item(
        meeting=meeting, title="A contract", position=2, is_private=True, exempt_paragraph=3
    )
    return meetings.start_minutes(meeting=meeting, **STAMP)


def first(meeting):
    return meeting.minutes.first()


def test_one_minute_begins_for_each_item_numbered_on_from_the_boards_last(draft):
    assert [one.citation for one in draft.minutes.all()] == ["35/25", "36/25"]
    assert [one.word("title") for one in draft.minutes.all()] == ["Apologies", "A contract"]
    assert [one.is_private for one in draft.minutes.all()] == [False, True]
    assert draft.minutes_state == MinutesState.DRAFT


def test_numbers_begin_anew_with_the_municipal_year():
    board = make.board()
    make.minute(make.meeting(board, dt.date(2025, 3, 3)), number="80")

    assert meetings.next_number(make.meeting(board, YESTERDAY)) == 1


def test_minutes_are_begun_once(draft):
    with pytest.raises(ChangeRefused, match="begun already"):
        meetings.start_minutes(meeting=draft, **STAMP)

    assert draft.minutes.count() == 2


def test_two_do_not_minute_one_late_item_twice(draft):
    item = meetings.add_agenda_item(meeting=draft, title="Late item", position=3)
    about = {"meeting": draft, "version": draft.version, "item": item, **STAMP}
    meetings.add_minute(**about)

    with pytest.raises(Stale):
        meetings.add_minute(**about)

    assert item.minutes.count() == 1


@pytest.mark.parametrize("at", [0, 1])
def test_of_two_who_write_one_minute_the_second_is_told_and_nothing_is_lost(draft, at):
    minute = draft.minutes.all()[at]
    about = {"minute": minute, "version": 1, "number": "35", "title": "Apologies", **STAMP}
    meetings.write_minute(text="The first", **about)

    with pytest.raises(Stale):
        meetings.write_minute(text="The second", **about)

    kept = Minute.objects.select_related("exempt").get(pk=minute.pk)
    assert (kept.word("text"), kept.version) == ("The first", 2)
    assert (kept.text == "") == kept.is_private


def test_history_notes_once_a_sitting_who_wrote_and_no_word_of_it(draft):
    minute = first(draft)
    for n in range(1, 4):
        meetings.write_minute(
            minute=minute, version=n, number="35", title="T", text=f"CANARY {n}", **STAMP
        )

    written = draft.events.filter(kind="minute_written")
    assert [event.after for event in written] == [{"minute": minute.pk}]
    assert not any(
        "CANARY" in f"{event.text}{event.before}{event.after}" for event in draft.events.all()
    )


def test_limbs_are_numbered_on_and_a_typed_number_stands(draft):
    about = {"minute": first(draft), "kind": "request", **STAMP}
    for number in ("", "", "7", ""):
        meetings.add_limb(text="ask", number=number, **about)

    assert [one.number for one in first(draft).resolutions.all()] == ["1", "2", "7", "8"]


def test_a_limb_added_by_mistake_is_taken_out_unless_something_came_of_it(draft):
    about = {"minute": first(draft), "kind": "request", **STAMP}
    mistaken, kept = meetings.add_limb(text="no", **about), meetings.add_limb(text="yes", **about)
    make.action(draft.board, resolution=kept)

    meetings.remove_limb(limb=mistaken, **STAMP)
    with pytest.raises(ChangeRefused, match="Something came of this"):
        meetings.remove_limb(limb=kept, **STAMP)

    assert list(Resolution.objects.filter(minute=first(draft))) == [kept]


def test_nothing_needed_asks_for_a_reason_and_private_reasons_stay_private(draft):
    limb = meetings.add_limb(minute=draft.minutes.last(), text="agree it", kind="agree", **STAMP)
    about = {"limb": limb, "version": 1, "kind": "agree", "addressees": [], "due": {}, **STAMP}

    with pytest.raises(ChangeRefused, match="why nothing"):
        meetings.describe_limb(settled=Settled.NOTHING_NEEDED, **about)
    meetings.describe_limb(settled=Settled.NOTHING_NEEDED, reason="CANARY", **about)

    limb.refresh_from_db()
    assert (limb.word("settled_reason"), limb.settled_reason) == ("CANARY", "")
    assert "CANARY" not in limb.events.last().text


def test_circulated_minutes_are_held_and_their_words_change_by_correction_only(draft):
    meetings.circulate_minutes(meeting=draft, **STAMP)

    assert (draft.status, draft.circulated_on) == (MeetingStatus.HELD, make.TODAY)
    for change in (
        lambda: meetings.write_minute(
            minute=first(draft), version=1, number="1", title="T", text="T", **STAMP
        ),
        lambda: meetings.add_limb(minute=first(draft), text="T", kind="note", **STAMP),
        lambda: meetings.circulate_minutes(meeting=draft, **STAMP),
    ):
        with pytest.raises(ChangeRefused):
            change()


def test_minutes_of_a_meeting_to_come_are_not_circulated():
    meeting = make.meeting(make.board(), make.TODAY + dt.timedelta(days=1), minutes_state="draft")

    with pytest.raises(ChangeRefused, match="not been held"):
        meetings.circulate_minutes(meeting=meeting, **STAMP)


def test_minutes_are_not_begun_before_the_day_of_the_meeting():
    meeting = make.meeting(make.board(), make.TODAY + dt.timedelta(days=1), minutes_state="")

    with pytest.raises(ChangeRefused, match="on the day"):
        meetings.start_minutes(meeting=meeting, **STAMP)


def test_an_open_minute_of_an_item_that_became_private_does_not_go_out(draft):
    AgendaItem.objects.filter(position=1).update(title="", is_private=True, exempt_paragraph=1)

    with pytest.raises(ChangeRefused, match="35/25 is open"):
        meetings.circulate_minutes(meeting=draft, **STAMP)


def test_a_later_meeting_of_the_same_board_agrees_them(draft):
    later = make.meeting(draft.board, make.TODAY)
    for at in (
        make.meeting(make.board(), make.TODAY),
        make.meeting(draft.board, dt.date(2026, 1, 5)),
    ):
        with pytest.raises(ChangeRefused):
            meetings.agree_minutes(meeting=draft, at=at, **STAMP)
    with pytest.raises(ChangeRefused, match="circulated"):
        meetings.agree_minutes(meeting=draft, at=later, **STAMP)

    meetings.circulate_minutes(meeting=draft, **STAMP)
    meetings.agree_minutes(meeting=draft, at=later, **STAMP)

    assert (draft.agreed_at, draft.minutes_state) == (later, MinutesState.AGREED)


@pytest.mark.parametrize("at", [0, 1])
def test_a_correction_keeps_both_wordings_of_a_limb_where_such_words_stand(draft, at):
    minute = draft.minutes.all()[at]
    limb = meetings.add_limb(minute=minute, text="ask the Trust", kind="request", **STAMP)
    about = {"resolution": limb, "version": limb.version, "text": "ask the Trust to write"}
    with pytest.raises(ChangeRefused, match="draft"):
        meetings.correct_resolution(**about, **STAMP)
    meetings.circulate_minutes(meeting=draft, **STAMP)
    limb = Resolution.objects.select_related("exempt", "minute__meeting").get(pk=limb.pk)
    later = make.meeting(draft.board, make.TODAY)

    meetings.correct_resolution(**about | {"resolution": limb}, meeting=later, **STAMP)

    kept = Correction.objects.select_related("exempt").get()
    assert (kept.word("before"), kept.word("after")) == ("ask the Trust", "ask the Trust to write")
    assert (kept.before == "") == kept.is_private == minute.is_private
    limb = Resolution.objects.select_related("exempt").get(pk=limb.pk)
    assert limb.word("text") == "ask the Trust to write"
    with pytest.raises(Stale):
        meetings.correct_resolution(**about | {"resolution": limb, "text": "other"}, **STAMP)
