"""Turns of phrase and ways of numbering that differ from council to council."""

import datetime as dt

import pytest

from packs.readers import pack
from packs.readers.clauses import Clause
from packs.readers.due import Calendar
from packs.readers.resolutions import read_clause

HEAD = """# Saltmere District Council

MINUTES of the Parks, Shores and Piers Committee held on 6 May 2025 at 7.30pm

Present: Councillor A Reed (Chair); Councillors Fenn, Moss and Quill

"""


def minutes(text):
    (found,) = pack.read((HEAD + text).encode(), "minutes.txt").minutes
    return found


def clauses(item):
    return [one.text for one in item.resolutions]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ask officers to visit the sandbanks before Easter", "request"),
        ("members visit a lock during the spring holiday", "hold_event"),
        ("visit the new pier", "hold_event"),
        ("receive the dredging survey when it is complete", "report_back"),
        ("receive the final accounts in November", "report_back"),
        ("the dredging survey be received", "note"),
        ("the Clerk obtain three quotations", "request"),
    ],
)
def test_kind_goes_by_who_does_what_and_when(text, kind):
    assert read_clause(Clause(None, text, 1, None), "RESOLVED to", Calendar(), None).kind == kind


@pytest.mark.parametrize(
    "words", ["when it is complete", "before Easter", "during the spring term"]
)
def test_an_event_keeps_its_words_without_days(words):
    clause = Clause(None, f"request the dredging survey {words}", 1, None)

    due = read_clause(clause, "RESOLVED to", Calendar(), None).due

    assert (due.text, due.from_on, due.to_on) == (words, None, None)


def test_year_first_numbers_head_minutes():
    found = minutes(
        "25/07 Ferry Fares\nRESOLVED to keep the fares.\n\n"
        "25/08 Moorings\nNothing was said.\n\n25/09 Buoys\nNone.\n\n"
        "There being no further business, the meeting closed at 8.40pm.\n"
    )

    assert [(one.number, one.title) for one in found.items] == [
        ("25/07", "Ferry Fares"),
        ("25/08", "Moorings"),
        ("25/09", "Buoys"),
    ]
    assert found.end == dt.time(20, 40)


def test_a_board_keeps_the_commas_of_its_name():
    assert minutes("1. Moorings\n\nNone.\n").board == "Parks, Shores and Piers Committee"


def test_surnames_behind_a_title_in_the_plural_are_a_person_each():
    names = [one.name for one in minutes("1. Moorings\n\nNone.\n").attendance]

    assert names == ["A Reed", "Fenn", "Moss", "Quill"]


def test_decisions_with_their_own_numbers_head_minutes():
    found = minutes(
        "41. Ferry Fares\n\nNoted.\n\n42. 25/00017 - Moorings\n\nNoted.\n\n43. Buoys\n\nNoted.\n"
    )

    assert [one.title for one in found.items] == ["Ferry Fares", "25/00017 - Moorings", "Buoys"]


def test_a_motion_that_fell_takes_no_other_decision_with_it():
    found = minutes(
        "1. Moorings\n\nRESOLVED that the fees be noted.\n\n"
        "Councillor Moss moved that they be halved. The motion was lost.\n\n"
        '2. Buoys\n\nA motion "That the Committee RESOLVED that the buoys be sold" was put and '
        "declared lost.\n"
    )

    assert [clauses(one) for one in found.items] == [["the fees be noted."], []]


def front(text):
    head = (
        "# Saltmere Combined Authority\n\n## Ferries Committee\n\nMonday 3 March 2025 at 10am\n\n"
    )
    return pack.read((head + text).encode(), "agenda.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Membership: Councillors: A Reed (Chair), B Fenn. Co-opted: Mr C Moss\n",
        "Membership\n\nGreen (2): Councillors A Reed (Chair) and B Fenn\n"
        "Church (1): Mr C Moss (Co-opted)\n\nOPEN ITEMS\n",
        "Councillor A Reed (Chair), Saltmere District Council\nCouncillor B Fenn\n"
        "Co-opted: Mr C Moss\n",
    ],
)
def test_membership_is_labelled_in_many_ways(text):
    found = front(text + "\n1. Apologies\n2. Minutes\n")

    assert found.meeting.council == "Saltmere Combined Authority"
    assert [(one.title, one.name, one.capacity) for one in found.membership] == [
        ("Councillor", "A Reed", "chair"),
        ("Councillor", "B Fenn", "member"),
        ("Mr", "C Moss", "co-opted"),
    ]


def test_an_absent_member_is_told_once():
    found = pack.read(
        (
            HEAD + "Apologies: Councillor S Wray\n\n1. Apologies\n\n"
            "Apologies were received from Councillor Wray.\n"
        ).encode(),
        "minutes.txt",
    )

    absent = [one.name for one in found.minutes[0].attendance if not one.present]
    assert absent == ["S Wray"]


def test_a_programme_keeps_to_its_own_tables_and_days():
    found = front(
        "1. Apologies\n2. Minutes\n\n### Work programme\n\n"
        "| Month | Item | Scope | Lead officer |\n|---|---|---|---|\n"
        "| Nov-25 | Ferry fares | Yearly look | J Reed |\n"
        "| Standing item | Work programme | Each time | Lead officer |\n"
        "| When asked for | Moorings | Fees | S Pike |\n\n"
        "### Passengers\n\n| | 2023/24 | 2024/25 | Trend |\n|---|---|---|---|\n"
        "| Saltmere | 8.1 | 7.6 | Down |\n\n"
        "### Work programme: other meetings\n\nTuesday 8 July 2025\n\n"
        "| No. | Item | Date added | Comments |\n|---|---|---|---|\n"
        "| 1 | Buoys | 2 February 2025 | None |\n"
    )

    assert [(one.slot.kind, one.slot.label, one.title) for one in found.work_programme] == [
        ("meeting", "Nov-25", "Ferry fares"),
        ("standing", "Standing item", "Work programme"),
        ("undated", "When asked for", "Moorings"),
        ("meeting", "Tuesday 8 July 2025", "Buoys"),
    ]


def test_attendance_in_a_table():
    (found,) = pack.read(
        b"""# Minutes of the Ferries Committee
Monday 3 March 2025

| Name | Role | Attendance |
|---|---|---|
| Councillor Ann Reed | Chair | Present |
| Councillor Bob Fenn | Member | Apologies |
| Councillor Cas Moss | Member | Present |
| Councillor Dan Pike | Substitute for Councillor Bob Fenn | Present |
| Ms Eve Quill | Co-opted member (Harbour Users) | Present |
| Fay Tern | Head of Ferries | In attendance |

1. FERRY FARES

Noted.
""",
        "minutes.txt",
    ).minutes

    assert found.board == "Ferries Committee"
    assert [(one.name, one.capacity, one.present) for one in found.attendance] == [
        ("Ann Reed", "chair", True),
        ("Bob Fenn", "member", False),
        ("Cas Moss", "member", True),
        ("Dan Pike", "substitute", True),
        ("Eve Quill", "co-opted", True),
        ("Fay Tern", "employee", True),
    ]


def test_who_is_asked_to_write_is_addressed_and_not_the_reader_of_the_letter():
    clause = Clause(None, "the Head of Ferries be asked to write to the Harbour Board", 1, None)

    assert read_clause(clause, "AGREED that", Calendar(), None).addressed_to == ("Head of Ferries",)


REPORT = """# Saltmere District Council

To: Ferries Committee
Date: 3 March 2025
Subject: Ferry Fares

"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Recommendation(s):\n\nThe Committee is asked to consider the fares at Appendix A.\n\n"
            "1. Introduction\n\n1.1 Fares have not changed.\n\nReport Author\n\nAnn Reed\n",
            ["The Committee is asked to consider the fares at Appendix A."],
        ),
        (
            "2 Recommendations\n\n2.1 The Committee is recommended to:\n- a) note the fares\n"
            "- b) set a date\n\n**1. The Crossings**\n\nThere are two.\n",
            ["note the fares", "set a date"],
        ),
    ],
)
def test_recommendations_end_where_the_report_goes_on(text, expected):
    (paper,) = pack.read((REPORT + text).encode(), "report.txt").papers

    assert list(paper.recommendations) == expected


def test_a_minute_keeps_its_paragraphs_and_the_points_of_its_lists():
    (item,) = minutes(
        "1. Moorings\n\nThe Committee looked at the moorings.\n\nMembers asked about:\n\n- the rents\n- the piers\n\n"
        "RESOLVED that the rents be noted.\n"
    ).items

    assert item.text.splitlines() == [
        "The Committee looked at the moorings.",
        "Members asked about:",
        "- the rents",
        "- the piers",
    ]
