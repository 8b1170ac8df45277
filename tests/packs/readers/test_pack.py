"""Whole pages of invented councils, each laid out in another way, and the sample pack's counts."""

import datetime as dt
import json
from pathlib import Path

import pytest

from packs.readers import pack
from packs.readers.lines import TextLine
from packs.readers.papers import read_passages

PAGES = Path(__file__).parent / "pages"
SAMPLE = Path(__file__).parents[4] / "shared/packs/coventry-scrutiny-board-2-2018-02-14.txt"


def read(name):
    return pack.read((PAGES / name).read_bytes(), name)


@pytest.fixture(scope="module")
def markdown():
    return read("pack_in_markdown.md")


@pytest.fixture(scope="module")
def minutes():
    return read("minutes_in_capitals.txt").minutes[0]


@pytest.fixture(scope="module")
def papers():
    return read("programme_and_plan.txt")


def clauses(item):
    return [(one.number, one.kind, one.addressed_to) for one in item.resolutions]


def test_front_sheet_in_a_table(markdown):
    meeting = markdown.meeting

    assert (meeting.board, meeting.council) == (
        "Health and Wellbeing Select Committee",
        "Marlow Vale Borough Council",
    )
    assert (meeting.date, meeting.time) == (dt.date(2024, 6, 6), dt.time(19))
    assert meeting.place == "Civic Suite, Town Hall, Marlow Vale"
    assert meeting.published == dt.date(2024, 5, 29)


def test_membership_leaves_substitutes_out(markdown):
    assert [(one.name, one.title, one.capacity) for one in markdown.membership] == [
        ("Ann Tree", "Councillor", "chair"),
        ("Bob Root", "Councillor", "vice-chair"),
        ("Cy Leaf", "Councillor", "member"),
        ("Dee Stem", "Councillor", "member"),
        ("E Bark", "Mr", "co-opted"),
    ]


def test_agenda_in_a_table_is_private_behind_the_exclusion(markdown):
    assert [(one.number, one.pages, one.private) for one in markdown.agenda] == [
        ("1", None, False),
        ("2", None, False),
        ("3", (5, 10), False),
        ("4", (11, 24), False),
        ("5", (25, 28), False),
        ("6", None, False),
        ("7", (29, 40), True),
    ]


def test_agenda_without_stops_behind_its_numbers():
    agenda = read("agenda_and_minutes.txt").agenda

    assert [(one.number, one.pages, one.author) for one in agenda] == [
        ("1", None, None),
        ("2", (3, 3), None),
        ("3", (7, 18), "Corporate Director of Children's Services"),
        ("4", None, None),
    ]
    assert agenda[3].note is None


def test_bulleted_decision_under_its_lead(markdown):
    item = markdown.minutes[0].items[2]

    assert clauses(item) == [
        (None, "note", ()),
        (None, "request", ("NHS Marlow Vale",)),
        (None, "report_back", ()),
        (None, "hold_event", ()),
    ]
    assert item.resolutions[2].due.from_on == dt.date(2024, 9, 12)
    assert [one.text for one in markdown.promises] == [
        "Hal Sap to send the waiting list figures by 30 April 2024"
    ]


def test_programme_under_other_headings(markdown):
    rows = [
        (one.slot.kind, one.slot.date, one.title, one.people) for one in markdown.work_programme
    ]

    assert rows == [
        ("meeting", dt.date(2024, 6, 6), "GP access", ("Hal Sap", "Cllr Ivo Pine")),
        ("meeting", dt.date(2024, 6, 6), "Care homes", ("Jan Oak",)),
        ("meeting", dt.date(2024, 9, 12), "Dentistry update", ("Hal Sap",)),
        ("undated", None, "Air quality", ("Public Health Team",)),
        ("standing", None, "Work plan", ("Scrutiny Officer",)),
    ]


def test_paper_finds_its_agenda_item(markdown):
    (paper,) = markdown.papers

    assert (paper.agenda_item, paper.subject, paper.authors) == ("4", "GP access", ("Hal Sap",))
    assert paper.recommendations == (
        "Notes the report.",
        "Considers what it wishes to recommend to Cabinet.",
    )


def test_attendance_in_sentences(minutes):
    assert (minutes.date, minutes.start, minutes.end) == (
        dt.date(2019, 3, 12),
        dt.time(14),
        dt.time(16, 15),
    )
    assert [(one.name, one.capacity, one.present) for one in minutes.attendance] == [
        ("P Reed", "chair", True),
        ("Q Fenn", "member", True),
        ("A Moss", "member", True),
        ("B Quill", "substitute", True),
        ("C Tarn", "member", True),
        ("D Wold", "other-member", True),
        ("Jo Lark", "employee", True),
        ("Sam Pike", "employee", True),
        ("T Roe", "employee", True),
        ("E Ash", "member", False),
        ("F Birch", "member", False),
    ]
    assert minutes.attendance[3].substitute_for == "Ash"


def test_tale_of_an_old_resolution_is_none(minutes):
    gritting = minutes.items[2]

    assert gritting.number == "47/18"
    assert clauses(gritting) == [
        ("a", "note", ()),
        ("b", "request", ("Cabinet Member for Highways",)),
        ("c", "report_back", ()),
    ]
    assert gritting.resolutions[1].due.to_on == dt.date(2019, 9, 30)
    assert gritting.resolutions[2].text.endswith("(ii) the state of the depots.")


def test_clauses_within_one_sentence(minutes):
    assert clauses(minutes.items[3]) == [
        ("1", "agree", ()),
        ("2", "request", ("Head of Highways",)),
        ("3", "refer", ("Children's Services Committee",)),
    ]


def test_plan_parts_objective_from_progress(papers):
    (plan,) = papers.plans

    assert (plan.title, plan.source) == (
        "Harbour Improvement Plan",
        "inspection report published 4 March 2031",
    )
    assert plan.recommendations[0].objective == (
        "The overall objective is to ensure that every visit is on record."
    )
    assert plan.recommendations[0].progress == (
        "A new form is in use. It was tried in two districts first.",
        "Managers read ten forms a month.",
    )
    assert plan.recommendations[1].progress == ()
    assert [(one.text, one.on, one.by) for one in plan.signed_off] == [
        ("Audit of visits", dt.date(2031, 4, 9), "Progress Board"),
        ("New letter form", dt.date(2031, 4, 9), "Progress Board"),
    ]


def test_signature_names_author_and_directorate(papers):
    (paper,) = papers.papers

    assert (paper.authors, paper.directorate) == (("Jo Reed",), "Place Directorate")


def test_paper_says_where_each_passage_of_it_stands_and_ends_before_the_programme(papers, markdown):
    (paper,) = papers.papers
    (report,) = markdown.papers
    first = paper.passages[0]

    assert first.line == paper.line and "Place Directorate" in first.text
    assert not any("Ferry fares" in passage.text for passage in paper.passages)
    assert report.passages[0].line == report.line
    assert any("Notes the report." in passage.text for passage in report.passages)


def test_a_long_paper_is_parted_by_page_and_by_length():
    lines = [TextLine("word " * 100, line=n, page=1 + n // 6) for n in range(12)]

    assert [(it.page, it.line) for it in read_passages(lines)] == [(1, 0), (1, 5), (2, 6), (2, 11)]


def test_programme_mends_what_the_page_break_parted(papers):
    rows = [(one.title, one.people) for one in papers.work_programme]

    assert rows == [
        ("Ferry fares", ("Jo Reed", "Sam Pike-Moss", "Cllr Wold")),
        ("Lighthouse repairs", ("T Roe", "Cllr Ada Fenn", "Saltmarsh School pupils")),
        ("Sea wall", ()),
        ("Harbour lamps", ()),
    ]


def test_json_has_dates_and_every_key(markdown):
    data = (PAGES / "pack_in_markdown.md").read_bytes()
    said = pack.as_json(markdown, data, "pack_in_markdown.md")

    assert json.loads(json.dumps(said)) == said
    assert said["file"]["kind"] == "markdown"
    assert said["meeting"]["date"] == "2024-06-06"
    assert said["meeting"]["time"] == "19:00"
    due = said["minutes"][0]["items"][2]["resolutions"][1]["due"]
    assert due == {"text": "by July 2024", "from": None, "to": "2024-07-31"}


def test_nothing_is_invented_from_plain_prose():
    prose = b"The tide rose.\n\nCouncillor Reed had resolved to go home in May 2031.\n"
    found = pack.read(prose, "prose.txt")

    assert not any((found.agenda, found.minutes, found.work_programme, found.plans, found.papers))
    assert not any((found.membership, found.promises, found.unread))


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample pack is not beside this checkout")
def test_sample_pack_counts():
    found = pack.read(SAMPLE.read_bytes(), SAMPLE.name)
    (minutes,) = found.minutes

    assert (len(found.agenda), len(found.membership)) == (9, 16)
    assert (len(minutes.items), len(minutes.attendance)) == (8, 19)
    assert sum(len(item.resolutions) for item in minutes.items) == 11
    assert len(found.work_programme) == 34
    assert sum(bool(item.people) for item in found.work_programme) == 31
    assert [len(plan.recommendations) for plan in found.plans] == [9]
    assert len(found.plans[0].signed_off) == 5
    assert [paper.agenda_item for paper in found.papers] == ["4", "5", "6"]
