"""How a plan lives: notes are added, dates move, ratings stand side by side, and nothing is lost."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from performance import services
from performance.choices import ALLOWED_CHANGES, RecommendationStatus
from performance.models import Event, ProgressNote, Recommendation
from tests import make

pytestmark = pytest.mark.django_db
BY = {"by": None, "now": make.NOW}
SPRING, SUMMER, AUTUMN = dt.date(2026, 3, 1), dt.date(2026, 6, 1), dt.date(2026, 9, 1)


@pytest.fixture
def recommendation():
    return make.recommendation(make.plan(make.board()), due_on=SPRING)


def kinds(recommendation):
    return list(recommendation.events.order_by("pk").values_list("kind", flat=True))


def test_the_first_due_date_is_kept_however_often_it_moves(recommendation):
    for version, day in enumerate([SUMMER, AUTUMN], start=1):
        services.change_recommendation(
            recommendation=recommendation, version=version, due_on=day, **BY
        )

    recommendation.refresh_from_db()
    assert (recommendation.first_due_on, recommendation.due_on) == (SPRING, AUTUMN)
    assert kinds(recommendation) == ["added", "changed", "changed"]


def test_a_date_given_later_is_the_first_one():
    recommendation = make.recommendation(make.plan(make.board()))

    services.change_recommendation(recommendation=recommendation, version=1, due_on=SUMMER, **BY)

    recommendation.refresh_from_db()
    assert recommendation.first_due_on == SUMMER


def test_a_change_from_an_old_page_is_refused(recommendation):
    services.change_recommendation(recommendation=recommendation, version=1, due_on=SUMMER, **BY)

    with pytest.raises(services.Stale, match="while you were writing"):
        services.change_recommendation(
            recommendation=recommendation, version=1, due_on=AUTUMN, **BY
        )

    recommendation.refresh_from_db()
    assert recommendation.due_on == SUMMER


def test_a_change_that_changes_nothing_writes_nothing(recommendation):
    services.change_recommendation(recommendation=recommendation, version=1, due_on=SPRING, **BY)

    recommendation.refresh_from_db()
    assert recommendation.version == 1
    assert kinds(recommendation) == ["added"]


def test_a_note_brings_the_officers_rating(recommendation):
    services.note_progress(
        recommendation=recommendation, text="Half done.", on=SUMMER, rating="amber", **BY
    )

    recommendation.refresh_from_db()
    assert (recommendation.officer_rating, recommendation.officer_rated_on) == ("amber", SUMMER)


def test_a_note_of_an_earlier_day_leaves_the_later_rating(recommendation):
    for day, rating in [(SUMMER, "green"), (SPRING, "red")]:
        services.note_progress(
            recommendation=recommendation, text="A note.", on=day, rating=rating, **BY
        )

    recommendation.refresh_from_db()
    assert recommendation.officer_rating == "green"


def test_an_empty_note_is_refused(recommendation):
    with pytest.raises(services.ChangeRefused, match="Write what has changed"):
        services.note_progress(recommendation=recommendation, text="  ", on=SUMMER, **BY)


def test_the_database_refuses_to_change_a_note(recommendation):
    services.note_progress(recommendation=recommendation, text="As said.", on=SUMMER, **BY)

    with pytest.raises(DatabaseError), transaction.atomic():
        ProgressNote.objects.update(text="Never said")

    assert ProgressNote.objects.get().text == "As said."


def test_the_board_rates_beside_the_officers(recommendation):
    services.note_progress(
        recommendation=recommendation, text="All well.", on=SUMMER, rating="green", **BY
    )
    services.rate_for_board(recommendation=recommendation, rating="red", on=SUMMER, **BY)

    recommendation.refresh_from_db()
    assert (recommendation.officer_rating, recommendation.board_rating) == ("green", "red")


def test_an_older_rating_of_the_board_is_refused(recommendation):
    services.rate_for_board(recommendation=recommendation, rating="red", on=SUMMER, **BY)

    with pytest.raises(services.ChangeRefused, match="later day"):
        services.rate_for_board(recommendation=recommendation, rating="green", on=SPRING, **BY)


MOVES = [(old, new) for old in RecommendationStatus for new in RecommendationStatus]


@pytest.mark.parametrize(("old", "new"), MOVES)
def test_status_moves_only_as_the_table_has_it(recommendation, old, new):
    Recommendation.objects.update(status=old)

    if new in ALLOWED_CHANGES[old]:
        moved = services.set_status(recommendation=recommendation, status=new, **BY)
        assert moved.status == new
    else:
        with pytest.raises(services.ChangeRefused, match="cannot become"):
            services.set_status(recommendation=recommendation, status=new, **BY)


def test_a_milestone_is_reached_once(recommendation):
    step = services.add_milestone(recommendation=recommendation, text="Trained", **BY)

    services.complete_milestone(milestone=step, on=SUMMER, **BY)

    with pytest.raises(services.ChangeRefused, match="already"):
        services.complete_milestone(milestone=step, on=AUTUMN, **BY)
    step.refresh_from_db()
    assert step.done_on == SUMMER


@pytest.mark.parametrize("on", [None, SUMMER])
def test_the_same_sign_off_is_recorded_once(recommendation, on):
    plan = recommendation.plan

    for _ in range(2):
        services.sign_off(plan=plan, text="Duty rota", on=on, by_body="The board", **BY)

    assert plan.sign_offs.count() == 1
    assert plan.events.filter(kind="signed_off").count() == 1


def test_the_chain_of_history_holds(recommendation):
    services.note_progress(recommendation=recommendation, text="A note.", on=SUMMER, **BY)
    services.rate_for_board(recommendation=recommendation, rating="red", on=SUMMER, **BY)

    assert Event.objects.broken() is None
