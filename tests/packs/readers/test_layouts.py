"""The same things laid out as other councils lay them out."""

import datetime as dt
from pathlib import Path

from packs.readers import pack

PAGES = Path(__file__).parent / "pages"


def read(name):
    return pack.read((PAGES / name).read_bytes(), name)


def test_agenda_with_tabs_has_its_private_part():
    found = read("agenda_with_tabs.txt")

    assert [(one.number, one.pages, one.private) for one in found.agenda] == [
        ("1", None, False),
        ("2", (3, 8), False),
        ("3", (9, 30), False),
        ("4", (31, 40), False),
        ("5", (41, 60), True),
    ]
    assert [(one.name, one.capacity) for one in found.membership] == [
        ("Jones", "chair"),
        ("Smith", "vice-chair"),
        ("Brown", "member"),
        ("Green", "member"),
        ("White", "member"),
    ]


def test_programme_with_a_table_for_each_meeting():
    found = read("agenda_with_tabs.txt")

    assert [(one.slot.date, one.title, one.people) for one in found.work_programme] == [
        (dt.date(2024, 7, 9), "Leisure strategy", ("Tom Ink",)),
        (dt.date(2024, 7, 9), "Budget outturn", ("Una Tip",)),
        (dt.date(2024, 9, 3), "Bus services", ("Vic Van",)),
        (None, "Parking", ("Tom Ink",)),
    ]


def test_offices_behind_dashes_are_no_names():
    (minutes,) = read("minutes_of_a_commission.txt").minutes

    assert [(one.name, one.capacity, one.substitute_for) for one in minutes.attendance] == [
        ("Anne Oak", "chair", None),
        ("Ben Ash", "member", None),
        ("Cat Elm", "member", None),
        ("Dan Yew", "substitute", "Ivy Fig"),
        ("Eve Fir", "employee", None),
        ("Fay Bay", "employee", None),
        ("Gil Box", "member", None),
    ]


def test_clauses_of_their_own_paragraphs_and_bullets():
    (minutes,) = read("minutes_of_a_commission.txt").minutes
    kinds = [[one.kind for one in item.resolutions] for item in minutes.items]

    assert kinds == [
        [],
        ["note", "report_back", "recommend", "agree"],
        ["agree"],
        ["add_to_programme", "add_to_programme"],
    ]
    assert minutes.items[1].resolutions[1].addressed_to == ("Director of Housing",)


def test_label_gives_those_behind_it_their_title():
    (minutes,) = read("minutes_with_labels.txt").minutes

    assert minutes.board == "ADULT SOCIAL CARE SCRUTINY SUB-COMMITTEE"
    assert [(one.name, one.title, one.capacity) for one in minutes.attendance] == [
        ("Amy Rook", "Councillor", "chair"),
        ("Ben Jay", "Councillor", "member"),
        ("Cal Tit", "Councillor", "member"),
        ("Di Owl", "Councillor", "member"),
        ("Ed Kite", None, "co-opted"),
        ("Flo Wren", "Councillor", "other-member"),
        ("Gus Teal", None, "other"),
        ("Hetty Dove", None, "employee"),
        ("Ian Swan", None, "employee"),
        ("Jo Gull", "Councillor", "member"),
        ("Kay Tern", "Councillor", "member"),
    ]


def test_board_that_resolves_in_a_sentence():
    (minutes,) = read("minutes_with_labels.txt").minutes
    (clause,) = minutes.items[3].resolutions

    assert (clause.number, clause.kind) == (None, "report_back")
    assert clause.due.from_on == dt.date(2024, 4, 16)


def test_decision_printed_twice_counts_once():
    (minutes,) = read("decisions_then_minutes.md").minutes

    assert minutes.board == "Resources Scrutiny Panel"
    assert [(one.title, len(one.resolutions)) for one in minutes.items] == [
        ("Budget monitoring", 2),
        ("Motion on reserves", 0),
        ("Scrutiny work programme", 1),
    ]
    budget, _, programme = minutes.items
    assert budget.resolutions[1].addressed_to == ("Chief Finance Officer",)
    assert programme.resolutions[0].kind == "add_to_programme"
