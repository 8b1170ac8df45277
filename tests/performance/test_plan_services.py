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


def test_a_plan_is_changed_only_where_it_differs_and_never_from_an_old_page():
    plan = make.plan(make.board())
    changed = services.change_plan(plan=plan, version=1, title=plan.title, received_on=SPRING, **BY)

    told = plan.events.get(kind="plan_changed")
    assert (told.before, told.after) == ({"received_on": None}, {"received_on": "2026-03-01"})
    services.change_plan(plan=changed, version=2, received_on=SPRING, **BY)
    assert plan.events.count() == 2, "the same again writes nothing"
    with pytest.raises(services.Stale):
        services.change_plan(plan=plan, version=1, judgement="Good", **BY)
    with pytest.raises(TypeError):
        services.change_plan(plan=plan, version=2, board=make.board(), **BY)


def test_a_status_moves_on_a_bodys_word_with_a_reason(recommendation):
    word = {"body": "Improvement Board", "why": "Audit found gaps", **BY}
    for version, status in enumerate(["completed", "embedded", "open"], start=1):
        services.set_status(recommendation=recommendation, status=status, version=version, **word)

    last = recommendation.events.last()
    assert (last.text, last.after["body"]) == ("Audit found gaps", "Improvement Board")
    with pytest.raises(services.Stale):
        services.set_status(recommendation=recommendation, status="completed", version=1, **word)


def test_impact_keeps_the_words_before_and_evidence_is_added(recommendation):
    said = {"recommendation": recommendation, "on": SUMMER, **BY}
    services.say_impact(version=1, impact="Visits are sooner", **said)
    services.say_impact(version=2, impact="Nobody waits", acting_for=make.person(), **said)
    services.add_evidence(text="Audit of May", url="https://example.org/", **said)

    evidence, impact = recommendation.events.order_by("-pk")[:2]
    assert impact.before == {"impact": "Visits are sooner"} and "for" in impact.after
    assert evidence.after["text"] == recommendation.evidence.get().text == "Audit of May"
    with pytest.raises(services.Stale):
        services.say_impact(version=1, impact="Other", **said)
    with pytest.raises(services.ChangeRefused):
        services.add_evidence(text=" ", **said)


def test_only_the_boards_own_measures_show_whether_it_worked(recommendation):
    own, other = make.measure(recommendation.plan.board), make.measure(make.board())

    services.choose_measures(recommendation=recommendation, measures=[own], version=1, **BY)

    assert recommendation.measures.get() == own
    with pytest.raises(services.ChangeRefused, match="of the board"):
        services.choose_measures(recommendation=recommendation, measures=[other], **BY)
    with pytest.raises(services.Stale):
        services.choose_measures(recommendation=recommendation, measures=[], version=1, **BY)


def test_a_milestone_moves_in_the_open(recommendation):
    step = services.add_milestone(
        recommendation=recommendation, text="Trained", due_on=SPRING, **BY
    )
    services.change_milestone(milestone=step, version=1, due_on=SUMMER, why="Staff left", **BY)

    told = recommendation.events.last()
    assert (told.kind, told.before, told.text) == (
        "milestone_changed", {"due_on": "2026-03-01"}, "Staff left",
    )  # fmt: skip
    with pytest.raises(services.Stale):
        services.change_milestone(milestone=step, version=1, due_on=AUTUMN, **BY)


def test_two_bodies_may_sign_off_the_same_and_a_stray_one_is_tied_once(recommendation):
    plan = recommendation.plan
    about = {"plan": plan, "text": "Duty rota", "on": SUMMER, **BY}
    first, second = (services.sign_off(by_body=body, **about) for body in ("A Board", "B Board"))

    assert services.tie_sign_offs(ties={first: recommendation}, **BY) == 1
    with pytest.raises(services.Stale, match="Look again"):
        services.tie_sign_offs(ties={second: recommendation, first: recommendation}, **BY)

    assert recommendation.sign_offs.get() == first, "all of it or nothing"
    assert kinds(recommendation)[-1] == "tied"
    changed = services.change_sign_off(signed=second, version=1, report_title="Highlights", **BY)
    assert (changed.report_title, changed.version) == ("Highlights", 2)
    with pytest.raises(services.Stale):
        services.change_sign_off(signed=second, version=1, by_body="C Board", **BY)
