"""What minutes and papers say besides their resolutions: who was asked, what will be done, what moved, what recurs."""

import datetime as dt

import pytest

from packs.readers.blocks import Cell, Row, Table
from packs.readers.said import said_in
from packs.readers.said.told import Sentence

ON = dt.date(2031, 1, 8)


def said(*texts, source="minutes", **more):
    before = ["", *texts]
    return said_in(
        [Sentence(text, source, ON, "Harbour walls", n, before=before[n])
         for n, text in enumerate(texts)], **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "who", "is_nomination"),
    [
        ("The Chair had invited the Pilots' Guild to attend a future meeting.", "Pilots' Guild", False),
        ("The Coastguard would be invited to the next meeting.", "Coastguard", False),
        ("It was agreed that invitations be sent to the ferry company.", "ferry company", False),
        ("The opposition group were welcome to nominate a representative.", "opposition group", True),
        ("Nominations were awaited from the Sailing Club.", "Sailing Club", True),
    ],
)  # fmt: skip
def test_who_was_asked_to_come_or_to_name_somebody(text, who, is_nomination):
    assert [(one.who, one.is_nomination) for one in said(text).invited] == [(who, is_nomination)]


@pytest.mark.parametrize(
    "text",
    [
        "Members of the public were invited to attend the meeting.",
        "The Board considered the invitation.",
    ],
)
def test_an_invitation_to_nobody_in_particular_is_none(text):
    assert said(text).invited == ()


def test_a_paper_invites_nobody_and_sets_up_no_group():
    found = said(
        "The Chair had invited the Pilots' Guild to attend a meeting.",
        "A Task and Finish Group on wrecks was established.",
        source="paper",
    )
    assert (found.invited, found.groups) == ((), ())


def test_a_group_with_what_its_minute_says_of_members_scope_and_day():
    group = said(
        "A Task and Finish Group to consider wrecks was established.",
        "Membership: Councillor A Fenn and Councillor B Orme.",
        "The terms of reference were agreed.",
        "The group will report in March 2031.",
    ).groups[0]

    assert (group.name, group.members) == ("wrecks", ("A Fenn", "B Orme"))
    assert group.scope == "The terms of reference were agreed."
    assert group.due.to_on == dt.date(2031, 3, 31)


def test_a_group_without_them_has_none_and_a_group_of_officers_is_not_the_boards():
    found = said(
        "A working group on lamps was set up.", "An officer task and finish group was established."
    )
    told = [(one.name, one.members, one.scope, one.due) for one in found.groups]
    assert told == [("lamps", (), None, None)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The crane will be mended on 20 January 2031.", dt.date(2031, 1, 20)),
        ("The survey is due to be published in February 2031.", dt.date(2031, 2, 28)),
        (
            "The crane may be mended, if funds allow, by which time it will be sold in May 2031.",
            None,
        ),
        ("The crane was mended on 20 January 2031.", None),
        ("The crane will be mended.", None),
    ],
)
def test_what_will_be_done_by_a_day(text, last):
    assert [one.due.to_on for one in said(text).undertakings] == ([last] if last else [])


def test_who_is_sent_what_also_when_it_is_called_this():
    named = said(
        "The tide bulletin is issued weekly to all pilots, the Coastguard and masters."
    ).sent[0]
    assert (named.what, named.to) == (
        "The tide bulletin",
        ("all pilots", "the Coastguard", "masters"),
    )

    called = said("The tide bulletin goes on.", "This is issued to all pilots.").sent[0]
    assert (called.what, called.to) == ("The tide bulletin goes on.", ("all pilots",))


def test_of_one_date_it_is_not_known_whether_it_is_the_old_or_the_new():
    one = said("The deadline was moved to 9 April 2031.").moved[0]
    assert (one.before, one.after) == (None, None)


def test_that_dates_moved_and_from_when_to_when():
    told = said("The deadline was moved from 3 March 2031 to 9 April 2031.").moved[0]
    untold = said("Some changes to completion dates were highlighted.").moved[0]

    assert (told.before, told.after) == (dt.date(2031, 3, 3), dt.date(2031, 4, 9))
    assert (untold.before, untold.after) == (None, None)
    assert said("The dates were agreed.").moved == ()


def test_on_which_day_a_meeting_was_held_whose_minutes_were_agreed():
    agreed = said("The minutes of the meeting held on 2 December 2030 were approved.")
    assert [one.on for one in agreed.held] == [dt.date(2030, 12, 2)]
    assert said("The minutes were approved.").held == ()


def test_a_cycle_with_the_days_that_are_named_for_its_body():
    found = said(
        "Progress is reported to the Harbour Forum every six weeks.",
        "The Harbour Forum met on 6 January 2031.",
        "The next Harbour Forum will be held on 3 March 2031.",
        "Another body met on 4 February 2031.",
        titles=["Harbour Forum report, 25 November 2030"],
    ).cycles[0]

    assert (found.body, found.every_days) == ("Harbour Forum", 42)
    assert found.days == (dt.date(2030, 11, 25), dt.date(2031, 1, 6), dt.date(2031, 3, 3))
    assert [one and one.text[:22] for one in found.told] == [
        None, "The Harbour Forum met ", "The next Harbour Forum",
    ]  # fmt: skip


def test_owner_date_and_rating_stand_in_the_columns_of_a_plan():
    def table(*rows):
        return Table(
            "", 1, rows=tuple(Row(tuple(map(Cell, row)), n) for n, row in enumerate(rows, 1))
        )

    plan = table(
        ("Recommendation", "Lead", "By when", "RAG"),
        ("Light the steps", "Una Reed", "May 2031", "Amber"),
    )
    fares = table(("Ferry", "Lead", "Date"), ("Morning", "Una Reed", "May"))

    found = said(blocks=[plan, fares]).plan_cells
    assert [(one.line, one.owner, one.due, one.rating) for one in found] == [
        (2, "Una Reed", "May 2031", "Amber")
    ]
