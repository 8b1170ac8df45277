"""What is suggested for a meeting: of its pack, of what is open, under the right item, and never twice."""

import datetime as dt

import pytest

from desk.loose_ends import deciding as ends
from desk.loose_ends.board import kept_ends
from desk.questions import deciding
from desk.questions.suggested import by_item, prepared
from meetings.choices import AgendaKind
from packs.checks.told import Checks, Claim, DateAsked, Verdict
from packs.models import Finding, PackReading
from tests import make
from tests.desk.questions.asked import STAMP, item, stage
from tests.packs import papers

pytestmark = pytest.mark.django_db

BELOW = Claim(
    61, "3 points below", "Us 40, National 45 (2025, line 7)", "5 below", Verdict.WORTH_ASKING,
    page=7, kind="gap",
)  # fmt: skip
FUTURE = DateAsked(64, "took place next May", "after the paper's own date", page=8)


@pytest.fixture
def cast():
    return stage()


def read_pack(cast, **found):
    usual = {"agenda": (papers.agenda_item(),), "papers": (papers.paper(),)}
    checks = Checks((BELOW,), (FUTURE,))
    pack = papers.read_pack(cast.board, checks=checks, **usual | found)
    type(pack).objects.filter(pk=pack.pk).update(meeting_on=cast.meeting.on)
    return pack


def suggested(cast, meeting=None, today=make.TODAY):
    return prepared(meeting or cast.meeting, make.anew(cast.keeper), today).suggestions


def said(cast, **more):
    return [one.draft.text for one in suggested(cast, **more)]


def test_what_the_papers_say_stands_under_their_item_and_what_was_asked_before_with_the_minutes(
    cast,
):
    minutes = item(cast.meeting, "Minutes", kind=AgendaKind.MINUTES, number="3")
    transport = item(cast.meeting, "Transport", number="4.")
    read_pack(cast)
    make.resolution(make.minute(make.meeting(cast.board)), "report on dredging")

    found = prepared(cast.meeting, make.anew(cast.keeper), make.TODAY)
    under = {
        it.pk: [one.draft.source for one in some]
        for it, some in by_item(found.suggestions, found.items)
    }

    assert under == {minutes.pk: ["promised-not-booked"], transport.pk: ["gap", "date"]}


def test_without_an_agenda_it_is_about_no_item(cast):
    read_pack(cast)
    assert [one.item for one in suggested(cast)] == [None, None]


def test_of_a_pack_for_another_day_or_another_board_nothing_is_suggested(cast):
    pack = read_pack(cast)
    type(pack).objects.update(meeting_on=cast.meeting.on + dt.timedelta(days=1))
    assert suggested(cast) == []

    other = stage()
    read_pack(other)
    assert suggested(cast) == []


def test_what_a_pack_leaves_open_counts_until_something_of_it_is_on_record(cast, monkeypatch):
    pack = read_pack(cast, work_programme=(papers.item(),))
    reading = PackReading.objects.get(pack=pack)
    reading.checks["said"] = {
        name: [] for name in ("sentences", "undertakings", "invited", "groups", "sent", "cycles", "moved",
                              "plan_cells", "held")
    }  # fmt: skip
    reading.found["promises"] = [
        {"text": "Officers offered a map", "by": "Una Reed", "due": None, "line": 9, "page": None}
    ]
    reading.save()
    assert any("Officers offered a map" in text for text in said(cast))

    Finding.objects.filter(pack=pack, kind="programme_item").update(
        state="accepted", accepted_at=make.NOW
    )
    assert not any("Officers offered a map" in text for text in said(cast))
    assert any("3 points below" in text for text in said(cast))


def test_what_is_chosen_or_set_aside_is_suggested_no_more(cast):
    read_pack(cast)
    first, second = suggested(cast)

    deciding.choose(meeting=cast.meeting, **first.words, **STAMP)
    deciding.refuse(meeting=cast.meeting, reason="Answered by e-mail", **second.words, **STAMP)

    assert suggested(cast) == []


def test_what_is_set_aside_comes_back_at_no_meeting_of_the_board_and_what_was_asked_may(cast):
    held = make.minute(make.meeting(cast.board))
    for text in ("report on dredging", "bring back the tolls"):
        make.resolution(held, text)
    asked, refused = suggested(cast)
    deciding.choose(meeting=cast.meeting, **asked.words, **STAMP)
    deciding.refuse(meeting=cast.meeting, reason="Known", **refused.words, **STAMP)

    later = make.meeting(cast.board, cast.meeting.on + dt.timedelta(days=28), status="planned")

    assert [one.name for one in suggested(cast, meeting=later)] == [asked.name]


def test_a_loose_end_that_was_set_aside_is_not_suggested(cast):
    make.resolution(make.minute(make.meeting(cast.board)), "report on dredging")
    (end,) = kept_ends(cast.board, make.anew(cast.keeper), make.TODAY).ends
    ends.dismiss(
        board=cast.board, rule=end.rule, about=end.key, reason="Done",
        ask_again_on=make.TODAY + dt.timedelta(days=30), by=cast.keeper, now=make.NOW,
    )  # fmt: skip
    assert suggested(cast) == []


def test_what_comes_of_private_business_is_private(cast):
    private = make.minute(make.meeting(cast.board), is_private=True)
    make.resolution(private, "report on the contract")
    (one,) = suggested(cast)
    assert one.is_private

    question = deciding.choose(meeting=cast.meeting, **one.words, **STAMP)
    assert question.is_private and question.exempt.text


def test_a_paper_of_a_private_item_is_asked_about_in_private(cast):
    read_pack(cast, agenda=(papers.agenda_item(private=True),))
    assert {one.is_private for one in suggested(cast)} == {True}


def test_for_a_meeting_that_is_over_the_record_of_its_day_counts(cast):
    held = make.meeting(cast.board, make.TODAY - dt.timedelta(days=60))
    make.item(cast.board, slot="meeting", meeting=cast.meeting, title="Tide gauges")
    after = make.meeting(cast.board, make.TODAY - dt.timedelta(days=10))
    make.resolution(make.minute(after), "report on dredging")

    assert not any("dredging" in text for text in said(cast, meeting=held))
    assert any("dredging" in text for text in said(cast))
