"""A meeting: agenda, attendance, minutes, and what happened to each resolution."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from meetings import services as meetings
from meetings.models import Paper
from people.models import Directorate
from tests import make

pytestmark = pytest.mark.django_db


def by(person):
    return {"by": person, "now": make.NOW}


@pytest.fixture
def minute(cast):
    return make.minute(make.meeting(cast.board), number="34", title="Early help")


def page_of(at, meeting, person=None):
    return at(meeting.get_absolute_url(), person).content.decode()


def test_who_came_is_told_by_capacity(at, cast, minute):
    absent = make.person("Abby Absent", kind="councillor", title="Councillor")
    people = Directorate.objects.create(name="People")
    came = [
        (cast.member, "chair", {}),
        (make.person("Sally Stead"), "substitute", {"substitute_for": absent}),
        (cast.owner, "employee", {"directorate": people}),
        (absent, "member", {"is_present": False}),
    ]
    for person, capacity, details in came:
        meetings.record_attendance(
            meeting=minute.meeting, person=person, capacity=capacity, **details
        )

    page = page_of(at, minute.meeting)

    order = [
        page.index(title)
        for title in (">Chair<", ">Substitute<", ">Employee: People<", ">Apologies<")
    ]
    assert order == sorted(order)
    assert "Sally Stead (substitute for Councillor Abby Absent)" in page


@pytest.mark.parametrize(
    ("who", "is_shown"), [("coordinator", True), ("member", False), ("stranger", False)]
)
def test_a_draft_is_its_co_ordinators(at, cast, who, is_shown):
    meeting = make.meeting(cast.board, minutes_state="draft")
    make.minute(meeting, title="Not out yet")
    meetings.record_attendance(meeting=meeting, person=cast.owner, capacity="employee")

    page = page_of(at, meeting, cast[who])

    assert ("Not out yet" in page) == is_shown
    assert ("Who came" in page) == is_shown


def test_each_limb_says_what_happened_to_it(at, cast, minute):
    asked = make.resolution(minute, "report back")
    action = make.action(cast.board, title="The hubs", resolution=asked, due_on=dt.date(2026, 2, 1))
    make.item(cast.board, title="Hubs again", resolution=make.resolution(minute, "bring it back"))
    make.resolution(minute, "note the report", kind="note")
    settled = make.resolution(minute, "thank the officers")
    meetings.settle_resolution(
        resolution=settled, reason="It was said at the meeting.", **by(cast.owner)
    )
    make.resolution(minute, "look into it")

    page = page_of(at, minute.meeting)

    assert f"{action.reference}: The hubs" in page and "Overdue" in page
    assert "On the work programme, date to be determined: Hubs again" in page
    assert "Noted. Nothing more was asked." in page
    assert "Nothing needed: It was said at the meeting." in page
    assert page.count("Nothing yet.") == 1


def test_loose_ends_are_the_co_ordinators_to_tie(at, cast, minute):
    limb = make.resolution(minute, "look into it")
    settle = reverse("actions:settle", args=[limb.pk])
    assert settle in page_of(at, minute.meeting, cast.coordinator)
    assert settle not in page_of(at, minute.meeting, cast.member)

    refused = at(settle, cast.coordinator, {"reason": ""})
    at(settle, cast.coordinator, {"reason": "Done at the meeting."})

    assert refused.context["form"].errors["reason"] == ["Say why nothing is needed"]
    assert "Nothing needed: Done at the meeting." in page_of(at, minute.meeting)
    assert [at(settle, cast[who]).status_code for who in ("member", "stranger")] == [403, 302]


def test_a_cited_minute_is_a_link(at, cast, minute):
    cited = make.minute(make.meeting(cast.board, dt.date(2026, 1, 8)), number="8")
    make.minute(minute.meeting, text="Further to 8/25 <b>and 9/25</b>, on 8/25/26.", number="35")

    page = page_of(at, minute.meeting)

    address = f"{cited.meeting.get_absolute_url()}#minute-{cited.pk}"
    assert page.count(f'href="{address}">8/25</a>') == 1
    assert "&lt;b&gt;and 9/25&lt;/b&gt;, on 8/25/26." in page


def test_a_paper_is_a_download(at, cast, minute):
    item = meetings.add_agenda_item(meeting=minute.meeting, title="Early help", number="4")
    file = ContentFile(b"%PDF-1.7 paper", name="paper.pdf")
    meetings.add_paper(item=item, subject="Briefing note", file_name="Briefing.pdf", file=file)
    address = reverse("actions:paper", args=[Paper.objects.get().pk])

    response = at(address)

    assert address in page_of(at, minute.meeting)
    assert response.getvalue() == b"%PDF-1.7 paper"
    assert response["Content-Disposition"] == 'attachment; filename="Briefing.pdf"'
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("who", ["outsider", "stranger"])
def test_an_informal_meeting_is_for_those_who_sit_there(at, cast, who):
    meeting = make.meeting(cast.board, is_formal=False)
    make.item(cast.board, title="CANARY briefing", slot="meeting", meeting=meeting)

    assert at(meeting.get_absolute_url(), cast[who]).status_code in (404, 302)
    assert at(meeting.get_absolute_url(), cast.member).status_code == 200
    assert len(at("/meetings/", cast[who]).context["table"].rows) == 0
    programme = reverse("actions:programme", args=[cast.board.slug])
    assert "CANARY" not in at(programme, cast[who]).content.decode()
    assert "CANARY" in at(programme, cast.member).content.decode()


def test_meetings_are_narrowed_by_board_and_year(at, cast):
    make.meeting(cast.board, dt.date(2025, 5, 1))
    make.meeting(make.board(slug="health"), dt.date(2026, 5, 1))

    def days(query):
        table = at(f"/meetings/?{query}").context["table"]
        return [row.record.on.year for row in table.rows]

    assert days("") == [2026, 2025]
    assert days("board=health") == [2026]
    assert days("year=2025") == [2025]
    assert days("year=soon&board=x") == [2026, 2025]


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_page_asks_the_same_however_much_was_resolved(asked, cast, minute, rows):
    for number in range(rows):
        other = make.minute(minute.meeting, number=str(40 + number), text="See 34/25.")
        limb = make.resolution(other, "report back")
        make.action(cast.board, resolution=limb, owner=cast.owner)
        make.item(cast.board, resolution=limb, slot="meeting", meeting=minute.meeting)
        item = meetings.add_agenda_item(meeting=minute.meeting, title="Early help")
        meetings.add_paper(item=item, subject="Briefing note")

    assert asked(minute.meeting.get_absolute_url()) == 7
    assert asked(minute.meeting.get_absolute_url(), cast.coordinator) == 10


@pytest.mark.parametrize("rows", [1, 3, 20])
def test_the_list_asks_the_same_however_many_meetings(asked, cast, rows):
    for number in range(rows):
        make.meeting(cast.board, dt.date(2026, 1, 1) + dt.timedelta(number))

    assert asked("/meetings/", cast.member) == 6


@pytest.mark.parametrize(
    ("days", "status", "is_offered"),
    [
        (9, "planned", True),
        (0, "published", True),
        (0, "held", False),
        (-9, "planned", False),
        (9, "cancelled", False),
    ],
)
def test_only_a_meeting_to_come_is_moved_or_cancelled(at, cast, days, status, is_offered):
    on = make.TODAY + dt.timedelta(days=days)
    meeting = make.meeting(cast.board, on, status=status, minutes_state="")

    page = page_of(at, meeting, cast.coordinator)

    for name in ("move_meeting", "cancel_meeting"):
        assert (reverse(f"desk:{name}", args=[meeting.pk]) in page) == is_offered
