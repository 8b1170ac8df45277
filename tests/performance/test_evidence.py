"""The evidence grid of a plan, its counts, and what is said of whether it works."""

import csv
import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from performance import evidence, services
from performance.moves import telling
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
BY = {"by": None, "now": make.NOW}
WEEK = dt.timedelta(weeks=1)
FIGURES = [
    {"area": "Marlbridge", "area_kind": "council", "period": "2024", "value": 60, "raw": "60%"},
    {"area": "Marlbridge", "area_kind": "council", "period": "2025", "value": 66, "raw": "66.0%"},
    {"area": "National", "area_kind": "national", "period": "2026", "value": 70, "raw": "70%"},
]


@pytest.fixture
def plan(cast):
    """One recommendation that shows what changed, one of activity alone, one with nothing."""
    plan = make.plan(cast.board)
    shown = make.recommendation(
        plan, text="See children sooner", owner=cast.owner, due_on=make.TODAY - WEEK,
        next_on=make.TODAY + WEEK,
    )  # fmt: skip
    measure = make.measure(cast.board, title="Visits in time", figures=FIGURES)
    services.choose_measures(recommendation=shown, measures=[measure], **BY)
    services.say_impact(recommendation=shown, version=2, impact="Nobody waits", on=make.TODAY, **BY)
    services.rate_for_board(recommendation=shown, rating="red", on=make.TODAY, **BY)
    busy = make.recommendation(plan, number="2", text="Train staff")
    for about in (shown, busy):
        services.note_progress(
            recommendation=about, text="Half.", on=make.TODAY, rating="green", **BY
        )
    make.recommendation(plan, number="3", text="Nothing yet")
    return plan


def text(response):
    return " ".join(response.content.decode().split())


def listed(client, plan, show):
    answer = client.get(plan.get_absolute_url(), {"show": show})
    return [row.record.row.number for row in answer.context["table"].rows]


def test_heads_count_and_cells_say_what_is_there_and_what_is_not(client, plan):
    page = client.get(plan.get_absolute_url())
    shown = text(page)

    heads = [str(column.header) for column in page.context["table"].columns]
    assert heads == [
        "Recommendation", "Owner 1 of 3", "Date 1 of 3", "Officer’s rating 2 of 3",
        "Board’s rating 1 of 3", "Done 0 of 3", "Figure 1 of 3", "Impact 1 of 3", "Next date 1 of 3",
    ]  # fmt: skip
    assert "Visits in time: 66.0% (2025)" in shown, "the council’s newest, as printed"
    assert "Nobody waits" in shown and "Past" in shown
    assert "Head of Early Help" in shown and "Olive Owner" not in shown
    assert shown.count("None</strong>") == 13, "words beside the shape, in every empty cell"
    assert 'data-label="Owner"' in shown, "a card tells of one recommendation: no count"


def test_the_page_says_first_whether_it_works_and_that_activity_is_not_impact(client, plan):
    shown = text(client.get(plan.get_absolute_url()))

    assert "For 1 of its 3 recommendations the record shows what changed" in shown
    assert "1 of 3</a> with progress notes, but no figure and no words on impact" in shown
    assert "1 of 3</a> that officers rate better than the board does" in shown
    assert shown.index("Is the plan working?") < shown.index("What the record shows for each")


SHOWS = [("impact", ["1"]), ("activity", ["2"]), ("late", ["1"]), ("no-owner", ["2", "3"]),
         ("no-officer", ["3"]), ("better", ["1"]), ("board-red", ["1"]), ("completed", []),
         ("nonsense", ["1", "2", "3"])]  # fmt: skip


@pytest.mark.parametrize(("show", "numbers"), SHOWS)
def test_a_count_leads_to_exactly_the_rows_it_counts(client, plan, show, numbers):
    assert listed(client, plan, show) == numbers


def test_every_count_on_the_page_is_the_count_of_its_rows(client, plan):
    page = client.get(plan.get_absolute_url())

    counts = [each for _, group in page.context["told"] for each in group]
    assert len(counts) > 8
    for each in counts:
        assert len(listed(client, plan, each.show)) == each.count, each


def test_the_grid_is_downloaded_as_shown_with_whole_words(client, plan):
    answer = client.get(plan.get_absolute_url(), {"show": "no-owner", "format": "csv"})
    lines = list(csv.reader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))

    assert lines[0][:3] == ["Recommendation", "Owner", "Date"]
    assert [line[0] for line in lines[1:]] == ["2. Train staff", "3. Nothing yet"]
    assert lines[2][1:] == ["None", "None", "None", "None", "No", "None", "None", "None"]


def test_what_came_back_and_what_moved_are_told_of(client, plan):
    first = plan.recommendations.first()
    for status in ("completed", "embedded", "open"):
        services.set_status(
            recommendation=first, status=status, why="An audit", body="Improvement Board", **BY
        )
    for version, weeks in ((first.version + 3, 1), (first.version + 4, 12)):
        services.change_recommendation(
            recommendation=first, version=version, due_on=make.TODAY + weeks * WEEK, why="Late", **BY
        )  # fmt: skip

    assert listed(client, plan, "came-back") == listed(client, plan, "moved") == ["1"]
    assert "moved twice, +91 days" in text(client.get(plan.get_absolute_url()))
    own = text(client.get(first.get_absolute_url()))
    assert "It came back, on the word of Improvement Board, on 2 March 2026: An audit" in own
    assert "moved twice, +91 days. First 23 February 2026" in own
    assert "+14 days" in own and "+77 days" in own, "each move with its own"


def test_a_measure_of_another_plan_shows_nothing_here(plan):
    other = make.recommendation(make.plan(plan.board, title="Another"))
    measure = plan.recommendations.first().measures.get()
    services.choose_measures(recommendation=other, measures=[measure], **BY)

    found = evidence.measured(plan, AnonymousUser())
    assert {figure.shows for figure in found} == {plan.recommendations.first().pk}
    assert not evidence.measured(make.plan(plan.board, title="Empty"), AnonymousUser())


@pytest.mark.parametrize(
    ("told", "said"),
    [(0, "The plan has no recommendation yet."), (1, "its one recommendation has no figure"),
     (2, "none of its 2 recommendations has a figure")],
)  # fmt: skip
def test_a_verdict_of_little(told, said):
    plan = make.plan(make.board())
    for n in range(told):
        make.recommendation(plan, number=str(n))
    lines = evidence.lines(evidence.recommendations(plan), (), telling(plan), make.TODAY)

    assert said in evidence.verdict(lines)


def test_the_day_to_answer_is_the_laws_and_explains_itself_or_is_set_by_hand(client, plan, cast):
    services.change_plan(plan=plan, version=1, received_on=dt.date(2017, 6, 13), **BY)
    shown = text(client.get(plan.get_absolute_url()))
    assert "20 September 2017" in shown and "SI 2007/462" in shown
    assert "70 working days after receipt of the report on 13 June 2017" in shown
    assert "28 August 2017 (Late Summer Bank Holiday)" in shown

    services.change_plan(plan=plan, version=2, answer_by=dt.date(2026, 4, 30), **BY)
    shown = text(client.get(plan.get_absolute_url()))
    assert "30 April 2026" in shown and "Set by hand." in shown and "20 September" not in shown


def test_two_hundred_recommendations_take_as_many_queries_as_three(
    client, plan, cast, django_assert_num_queries
):
    client.force_login(cast.member)
    address = plan.get_absolute_url()
    with django_assert_num_queries(9) as three:
        client.get(address)
    make.recommendation(plan, number="4", owner=make.person())
    rows = [make.recommendation(plan, number=str(n)) for n in range(5, 201)]
    services.note_progress(recommendation=rows[0], text="A.", on=make.TODAY, **BY)

    with django_assert_num_queries(len(three)):
        client.get(address)
    with django_assert_num_queries(7):
        client.get(reverse("performance:plan_cycle", args=[plan.pk]))
