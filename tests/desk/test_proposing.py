"""What is proposed from the words of a limb alone; where two could be meant, nobody."""

import datetime as dt

import pytest

from desk.proposing import (
    Somebody,
    Subject,
    Surroundings,
    promises_in,
    propose,
    propose_for,
)
from desk.typed_limbs import limbs_in

OLIVE, ROADS, JANE, MEMBER = 1, 2, 3, 4
PEOPLE = (
    Somebody(OLIVE, "Olive Owner", "officer", "", "Head of Early Help"),
    Somebody(ROADS, "John Gregg", "officer", "Mr", "Head of Roads"),
    Somebody(JANE, "Jane Gregg", "officer", "Mrs", "Service Manager"),
    Somebody(MEMBER, "Max Member", "councillor", "Councillor", ""),
)
APRIL, JUNE = dt.date(2026, 4, 20), dt.date(2026, 6, 1)
FOSTERING = Subject(9, "Fostering recruitment", (OLIVE,), (MEMBER,), on=APRIL, slot="20 April 2026")
KNOWN = Surroundings(
    board="Children’s Scrutiny Board",
    held=dt.date(2026, 3, 2),
    people=PEOPLE,
    bodies=(("Cabinet Member for Children", MEMBER), ("Director of Works", ROADS)),
    programme=(FOSTERING,),
    meetings=((APRIL, dt.date(2026, 4, 8)), (JUNE, dt.date(2026, 5, 20))),
)


@pytest.mark.parametrize(
    ("text", "kind", "outcome"),
    [
        ("note the report", "note", "noted"),
        ("That the report be noted.", "note", "noted"),
        ("request a report back on fares in May", "report_back", "action"),
        ("That a further report be brought to the Panel in the autumn", "report_back", "action"),
        ("add school transport to the work programme", "add_to_programme", "slot"),
        ("recommend to Cabinet that the fares be frozen", "recommend", "action"),
        ("agree the terms of reference", "agree", "nothing"),
        ("agree that a workshop be held in May", "hold_event", "action"),
        ("Mr Gregg to circulate the figures", "request", "action"),
        ("wish the officers well", "other", "later"),
        ("agree to set up a task and finish group on exclusions", "agree", "later"),
        ("set up a small working group to look at fares", "agree", "later"),
    ],
)
def test_a_limb_proposes_its_kind_and_what_becomes_of_it(text, kind, outcome):
    proposed = propose(text, KNOWN)

    assert (proposed.kind, proposed.outcome) == (kind, outcome)


def test_what_was_done_before_the_board_asked_is_not_what_it_asks():
    text = "That, having considered the report of the Head of Roads, the Committee requests an update in May"

    proposed = propose(text, KNOWN)

    assert (proposed.kind, proposed.outcome) == ("report_back", "action")
    assert proposed.owner is None


@pytest.mark.parametrize(
    "text",
    [
        "officers to explore with the Head of Roads whether the budget can be reviewed",
        "ask officers to publish the findings of the Head of Roads",
        "request that the Head of Roads’s plan be circulated",
    ],
)
def test_somebody_who_is_only_spoken_of_is_not_proposed(text):
    proposed = propose(text, KNOWN)

    assert (proposed.owner, proposed.owners) == (None, ())


@pytest.mark.parametrize(
    "text",
    [
        "add bus fares to the work programme",
        "That an item on bus fares be added to the Board's work programme for June",
        "to include bus fares in the work plan",
    ],
)
def test_an_item_for_the_programme_is_called_by_its_subject(text):
    assert propose(text, KNOWN).title == "Bus fares"


def test_of_what_is_only_noted_nobody_need_be_chosen():
    proposed = propose("note the work by Mr Gregg", KNOWN)

    assert (proposed.outcome, proposed.owners) == ("noted", ())


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("request that the Head of Early Help bring a report back in May", OLIVE),
        ("ask the Director of Works to write to schools", ROADS),
        ("That Mrs Jane Gregg circulate the figures", JANE),
        ("request a report back on fostering recruitment", OLIVE),
        ("request a report back on libraries", None),
    ],
)
def test_the_owner_is_whoever_it_speaks_to_or_leads_on_the_subject(text, owner):
    assert propose(text, KNOWN).owner == owner


def test_the_lead_officer_of_the_agenda_item_answers_where_nobody_is_named():
    item = Subject(1, "Libraries", (ROADS,), (MEMBER,))
    known = Surroundings(KNOWN.board, KNOWN.held, PEOPLE, item=item)

    proposed = propose("request a report back on opening hours", known)

    assert (proposed.owner, proposed.cabinet_member) == (ROADS, MEMBER)


def test_where_two_could_be_meant_nobody_is_proposed_and_both_are_named():
    proposed = propose("ask J Gregg to write to schools", KNOWN)

    assert proposed.owner is None
    assert set(proposed.owners) == {ROADS, JANE}


def test_a_councillor_who_is_addressed_is_the_cabinet_member_and_not_the_lead_officer():
    proposed = propose("recommend that the Cabinet Member for Children reviews the fares", KNOWN)

    assert (proposed.owner, proposed.cabinet_member) == (None, MEMBER)
    assert proposed.addressees == ("Cabinet Member for Children",)


def test_a_report_for_the_next_meeting_is_due_when_its_paper_must_be_in():
    proposed = propose("request a report back to the next meeting", KNOWN)

    assert (proposed.said, proposed.due_to) == ("to the next meeting", dt.date(2026, 4, 8))
    assert proposed.notes == (
        "The board meets on 20 April 2026; papers for it must be in by 8 April 2026.",
    )


def test_a_month_keeps_its_whole_window_and_names_the_meeting_in_it():
    proposed = propose("request a report back on fares in June 2026", KNOWN)

    assert (proposed.due_from, proposed.due_to) == (JUNE, dt.date(2026, 6, 30))
    assert "The board meets on 1 June 2026" in proposed.notes[0]


def test_an_item_that_is_on_the_programme_already_is_offered_as_the_slot():
    assert propose("add fostering recruitment to the work programme", KNOWN).slot == FOSTERING


@pytest.mark.parametrize(
    ("typed", "limbs"),
    [
        ("request a report back", [("", "request a report back")]),
        ("request a report back\non fares", [("", "request a report back\non fares")]),
        ("1) note it; 2) ask for more", [("1", "note it"), ("2", "ask for more")]),
        ("RESOLVED that the Board:\n1) note it\n2) ask for more", [("1", "note it"), ("2", "ask for more")]),
        ("(a) note it;\n(b) ask for more.", [("a", "note it"), ("b", "ask for more.")]),
        ("Resolved: (i) that it be noted; and (ii) that officers report.",
         [("i", "that it be noted"), ("ii", "that officers report.")]),
        ("agree option 2) only", [("", "agree option 2) only")]),
        ("  ", []),
    ],
)  # fmt: skip
def test_a_pasted_block_is_parted_into_its_limbs_and_one_limb_is_left_as_typed(typed, limbs):
    assert limbs_in(typed, KNOWN.board) == limbs


def test_promises_in_the_text_are_found_with_whoever_made_them():
    text = (
        "Officers offered to circulate the figures after the meeting. Members thanked them.\n"
        "The Head of Early Help undertook to bring a briefing note to the next meeting."
    )

    found = promises_in(text, KNOWN)

    assert [one.by for one in found] == ["Officers", "Head of Early Help"]
    assert [propose_for(one, KNOWN).owner for one in found] == [None, OLIVE]
