"""What a good co-ordinator would notice about a programme."""

import datetime as dt

import pytest

from actions.noticing import (
    Agenda,
    Named,
    Planned,
    item_notices,
    names_another_date,
    over_full,
    sent_to,
    standing_not_taken,
    too_little_time,
    undated_too_long,
    without_officer,
    without_question,
)

TODAY = dt.date(2018, 2, 1)
MARCH = dt.date(2018, 3, 1)


def item(slot="meeting", **details):
    return Planned(slot=slot, **{"question": "Is it better?", "change": "/change/"} | details)


def test_an_item_that_lacks_nothing_is_passed_over():
    assert item_notices(item(on=MARCH, papers_due=dt.date(2018, 2, 16)), TODAY) == []


OVER = dt.date(2018, 1, 31)


def test_of_a_meeting_that_is_over_only_what_was_not_taken_is_told_with_where_it_moves():
    lacking = {"on": OVER, "papers_due": OVER, "has_officer": False, "awaits_paper": True, "question": "",
               "detail": "deferred to 29 March", "move": "/move/"}  # fmt: skip

    (notice,) = item_notices(item(**lacking), TODAY)

    assert (notice.rule, notice.href) == ("not-taken", "/move/")
    assert notice.says == (
        "Its meeting of 31 January 2018 is over, and it is not known whether it was taken."
    )
    assert item_notices(item(**lacking, is_minuted=True), TODAY) == []
    assert len(item_notices(item(**lacking | {"on": TODAY}), TODAY)) == 4


def test_no_lead_officer():
    notice = without_officer(item(has_officer=False), TODAY)

    assert (notice.rule, notice.href) == ("item-without-officer", "/change/#id_lead_officers")
    assert without_officer(item(), TODAY) is None


def test_no_question():
    assert without_question(item(question=" "), TODAY).rule == "item-without-question"
    assert without_question(item(), TODAY) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Progress report to the April meeting", "April"),
        ("deferred to 29 March", "29 March"),
        ("Deferred to the 29th of March 2018", "29 March 2018"),
        ("for the meeting of 1 March 2019", "1 March 2019"),
        ("It comes back to the Board in June, 2018", "June 2018"),
        ("To go to the full committee on 3 May", "3 May"),
        ("A paper will be presented to members in Sept 2018", "September 2018"),
        ("come to the Children’s Board in Dec. 2018", "December 2018"),
    ],
)
def test_a_text_that_sends_the_item_elsewhere(text, says):
    notice = names_another_date(item(detail=text, on=MARCH), TODAY)

    assert notice.rule == "text-names-another-date"
    assert notice.says == f"Its text names {says}, and it stands at 1 March 2018."


@pytest.mark.parametrize(
    "text",
    [
        "to the March meeting",
        "deferred to 1 March",
        "Deferred to 1st March 2018",
        "agreed at the January meeting",
        "6 month follow up from the meeting on 27 April",
        "The inspection in June 2017 found little",
        "Follows the report to the Board in June 2017",
        "brought to the committee in June 2017",
        "come to a view of the board’s work in May",
        "It may come to the meeting",
        "due to march past",
        "deferred to 39 March",
        "moved to the April meeting, then booked for 1 March",
    ],
)
def test_a_text_that_names_no_other_day(text):
    assert names_another_date(item(title=text, on=MARCH), TODAY) is None


def test_a_text_names_nothing_else_while_the_item_has_no_day():
    assert names_another_date(item("standing", title="to the April meeting"), TODAY) is None
    assert sent_to("to the April meeting") == [Named(4)]


def test_a_text_that_names_a_date_while_the_item_waits_without_one():
    notice = names_another_date(item("undated", title="To come to the Board in June 2018"), TODAY)

    assert notice.says == "Its text names June 2018, and it waits without a date."


@pytest.mark.parametrize(
    ("due", "awaits", "says"),
    [
        (dt.date(2018, 1, 30), True, "Its paper was due on 30 January 2018 and is not in."),
        (dt.date(2018, 2, 6), True, "Its paper is due on 6 February 2018 and is not in."),
        (dt.date(2018, 2, 7), True, None),
        (dt.date(2018, 1, 30), False, None),
    ],
)
def test_too_little_time_before_publication(due, awaits, says):
    notice = too_little_time(item(on=MARCH, papers_due=due, awaits_paper=awaits), TODAY)

    assert (notice and notice.says) == says


@pytest.mark.parametrize(("days", "is_noticed"), [(364, False), (365, True)])
def test_a_standing_item_not_taken_for_a_year(days, is_noticed):
    since = TODAY - dt.timedelta(days=days)

    assert bool(standing_not_taken(item("standing", slot_since=since), TODAY)) is is_noticed
    assert bool(standing_not_taken(item("standing", last_taken_on=since), TODAY)) is is_noticed
    assert standing_not_taken(item("undated", slot_since=since), TODAY) is None


@pytest.mark.parametrize(("days", "is_noticed"), [(182, False), (183, True)])
def test_an_item_that_waits_for_a_date_for_six_months(days, is_noticed):
    since = TODAY - dt.timedelta(days=days)

    assert bool(undated_too_long(item("undated", slot_since=since), TODAY)) is is_noticed
    assert undated_too_long(item("next_year", slot_since=since), TODAY) is None


def test_an_over_full_agenda():
    assert over_full(Agenda(120, 120)) is None
    assert "by 5 minutes" in over_full(Agenda(125, 120)).says
