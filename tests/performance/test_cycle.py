"""A plan's reporting cycle: from when it counts, what is missing, what slipped, and the meetings around its end."""

import datetime as dt

import pytest
from django.urls import reverse

from performance import services
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
BY = {"by": None, "now": make.NOW}
WEEK = dt.timedelta(weeks=1)
LAST = make.TODAY - 4 * WEEK


@pytest.fixture
def plan(cast):
    return make.plan(cast.board, cycle_weeks=12, published_on=LAST - 20 * WEEK)


def page(client, plan):
    return client.get(reverse("performance:plan_cycle", args=[plan.pk]))


def text(response):
    return " ".join(response.content.decode().split())


def note(recommendation, on, **details):
    services.note_progress(recommendation=recommendation, text="Half.", on=on, **details, **BY)


def test_it_counts_from_the_last_meeting_it_came_to_and_names_the_gaps_of_the_next(client, plan):
    board = plan.board
    held, _, early, late = (make.meeting(board, LAST + n * WEEK) for n in (0, 2, 11, 13))
    first, second = (make.recommendation(plan, number=n, text=f"Text {n}") for n in "12")
    note(first, LAST, rating="amber", meeting=held)
    note(second, LAST + WEEK, rating="green")
    note(second, LAST + 2 * WEEK)

    answer = page(client, plan)
    shown = text(answer)

    assert "Every 12 weeks, last reported to the meeting of" in shown and str(held) in shown
    assert "27 April 2026" in shown, "twelve weeks after it"
    assert f"{early}</a>, a gap of 11 weeks" in shown
    assert f"{late}</a>, a gap of 13 weeks, longer than the cycle of 12" in shown
    assert answer.context["not_noted"] == [first], "what that meeting was told belongs to it"
    assert answer.context["not_rated"] == [first]


def test_before_the_first_report_it_counts_from_the_plans_own_start(client, plan):
    shown = text(page(client, plan))
    assert "counted from 15 September 2025: it has come to no meeting yet" in shown
    assert "8 December 2025" in shown and "which has passed" in shown
    assert "No meeting of the board is called yet" in shown

    services.change_plan(plan=plan, version=1, cycle_from=LAST, **BY)
    make.meeting(plan.board, make.TODAY, status="published", minutes_state="")
    shown = text(page(client, plan))
    assert "2 February 2026" in shown and "a gap of 4 weeks" in shown

    services.change_plan(plan=plan, version=2, cycle_weeks=None, **BY)
    assert "No cycle is set for this plan" in text(page(client, plan))


def test_on_the_day_of_the_meeting_it_is_still_the_cycle_that_the_meeting_ends(client, plan):
    today = make.meeting(plan.board, make.TODAY)
    recommendation = make.recommendation(plan)
    note(recommendation, make.TODAY, meeting=today)

    answer = page(client, plan)

    assert answer.context["not_noted"] == [] and answer.context["cycle"].reported_to is None


def test_what_slipped_says_by_how_much(client, plan):
    services.change_plan(plan=plan, version=1, cycle_from=LAST, **BY)
    moved = make.recommendation(plan, due_on=make.TODAY)
    services.change_recommendation(
        recommendation=moved, version=1, due_on=make.TODAY + WEEK, why="Staff left", **BY
    )
    make.recommendation(plan, number="2", due_on=make.TODAY - WEEK)
    about = {"recommendation": moved, **BY}
    services.add_milestone(text="Train all", due_on=make.TODAY - dt.timedelta(days=1), **about)
    done = services.add_milestone(text="Hire", due_on=make.TODAY - WEEK, **about)
    services.complete_milestone(milestone=done, on=make.TODAY, **BY)

    told = page(client, plan).context["slips"]
    slips = [(str(slip.row), slip.what, slip.says, slip.why) for slip in told]

    assert slips == [
        ("Recommendation 1", "Target date moved", "+7 days", "Staff left"),
        ("Recommendation 1", "Milestone not reached: Train all", "1 day late", ""),
        ("Recommendation 2", "Target date passed", "7 days late", ""),
    ]


def test_a_finished_recommendation_owes_no_report(client, plan):
    done = make.recommendation(plan, due_on=LAST)
    services.set_status(recommendation=done, status="completed", why="Done", body="Board", **BY)

    answer = page(client, plan)

    assert answer.context["due"] == [] == answer.context["slips"]
    assert "Nothing of the plan is open." in text(answer)
