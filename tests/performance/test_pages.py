"""Who reads which page of boards, plans and measures, and what stands there."""

import datetime as dt

import pytest
from django.urls import reverse

from meetings.models import Board
from performance import services
from performance.models import ProgressNote
from tests import make
from tests.cast import EVERYBODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
ONE_DAY = dt.timedelta(days=1)
FIGURES = [
    {"area": "Marlbridge", "area_kind": "council", "period": "2025", "value": 66, "raw": "66.0%"},
    {"area": "National", "area_kind": "national", "period": "2025", "status": "embargoed"},
]


@pytest.fixture
def recommendation(cast):
    plan = make.plan(cast.board, judgement="Requires improvement")
    return make.recommendation(plan, text="See children sooner", owner=cast.owner)


@pytest.fixture
def measure(cast):
    return make.measure(cast.board, phase="Early years", figures=FIGURES, commentary="We gained.")


def open_as(client, cast, who):
    if who != "stranger":
        client.force_login(cast[who])


def text(response):
    return " ".join(response.content.decode().split())


def addresses(cast, recommendation, measure):
    return {
        "boards": reverse("performance:boards"),
        "board": cast.board.get_absolute_url(),
        "plan": recommendation.plan.get_absolute_url(),
        "recommendation": recommendation.get_absolute_url(),
        "measures": reverse("performance:measures", args=[cast.board.slug]),
        "measure": measure.get_absolute_url(),
    }


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_public_board_is_open_to_everybody(client, cast, recommendation, measure, who):
    open_as(client, cast, who)

    for name, address in addresses(cast, recommendation, measure).items():
        page = client.get(address)
        assert page.status_code == 200, name
        assert page.content.decode().count("<h1") == 1, name


SEES = {"member", "co_opted", "coordinator", "administrator"}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("where", ["board", "plan", "measures", "measure"])
def test_a_closed_board_is_for_its_own(client, cast, recommendation, measure, where, who):
    Board.objects.update(is_public=False)
    open_as(client, cast, who)

    answer = client.get(addresses(cast, recommendation, measure)[where])

    expected = 200 if who in SEES else 302 if who == "stranger" else 404
    assert answer.status_code == expected


def test_an_officer_reads_what_they_answer_for_on_a_closed_board(client, cast, recommendation):
    Board.objects.update(is_public=False)
    client.force_login(cast.owner)

    assert "See children sooner" in text(client.get(recommendation.get_absolute_url()))


WRITES = {
    "note_progress": {"owner", "coordinator"},
    "rate_for_board": {"coordinator"},
    "change_recommendation": {"coordinator"},
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("where", WRITES)
def test_who_may_write(client, cast, recommendation, where, who):
    open_as(client, cast, who)

    answer = client.get(reverse(f"performance:{where}", args=[recommendation.pk]))

    expected = 200 if who in WRITES[where] else 302 if who == "stranger" else 403
    assert answer.status_code == expected


def test_the_boards_page_tells_the_next_meeting_and_what_is_late(client, cast):
    make.meeting(
        cast.board, make.TODAY + ONE_DAY, status="published", minutes_state="", place="Room 1"
    )
    make.action(cast.board, title="Late report", owner=cast.owner, due_on=make.TODAY - 9 * ONE_DAY)

    shown = text(client.get(cast.board.get_absolute_url()))

    assert "Tuesday 3 March 2026" in shown and "Room 1" in shown
    assert "Late report" in shown and "Head of Early Help" in shown and "9 days late" in shown
    assert "Olive Owner" not in shown, "strangers read the post"


@pytest.mark.parametrize(
    ("who", "next_step"),
    [("coordinator", "Load the agenda pack"), ("stranger", "co-ordinator enters its meetings")],
)
def test_an_empty_board_says_what_to_do_next(client, cast, who, next_step):
    board = make.board("New Board")
    make.appoint(cast.coordinator, board)
    open_as(client, cast, who)

    assert next_step in text(client.get(board.get_absolute_url()))


def test_a_plan_shows_both_ratings_side_by_side(client, cast, recommendation):
    by = {"by": cast.owner, "now": make.NOW}
    services.note_progress(
        recommendation=recommendation, text="Half.", on=make.TODAY, rating="green", **by
    )
    services.rate_for_board(recommendation=recommendation, rating="red", on=make.TODAY, **by)

    shown = text(client.get(recommendation.plan.get_absolute_url()))

    assert "Requires improvement" in shown
    assert "On track" in shown and "Off track" in shown
    assert "Head of Early Help" in shown and "Olive Owner" not in shown


def test_the_lead_officer_adds_a_note(client, cast, recommendation):
    client.force_login(cast.owner)
    typed = {"text": "Visits start sooner.", "rating": "amber"}
    day = {"on_day": "1", "on_month": "3", "on_year": "2026"}
    address = reverse("performance:note_progress", args=[recommendation.pk])

    answer = client.post(address, typed | day, follow=True)

    assert "Visits start sooner." in text(answer)
    assert "Your progress note is saved." in text(answer)
    note = ProgressNote.objects.get()
    assert (note.by, note.rating, note.on) == (cast.owner, "amber", dt.date(2026, 3, 1))


REFUSED = [
    ({"text": ""}, "Say what has changed since the last note"),
    ({"on_year": "2027"}, "The day must be today or in the past"),
    ({"on_day": "31", "on_month": "2"}, "must be a real date"),
]


@pytest.mark.parametrize(("typed", "said"), REFUSED)
def test_a_note_that_cannot_be_is_refused_on_the_page(client, cast, recommendation, typed, said):
    client.force_login(cast.owner)
    good = {"text": "Words.", "rating": "", "on_day": "1", "on_month": "3", "on_year": "2026"}

    answer = client.post(
        reverse("performance:note_progress", args=[recommendation.pk]), good | typed
    )

    assert said in text(answer)
    assert "<title>Error: " in text(answer)
    assert not ProgressNote.objects.exists()


def changed(recommendation, version, **typed):
    day = {"due_on_day": "1", "due_on_month": "6", "due_on_year": "2026"}
    told = {"text": "See children sooner", "number": "1", "owner": "Olive Owner"}
    return told | {"version": version, "why": "Staff left"} | day | typed


def test_the_coordinator_changes_owner_and_dates(client, cast, recommendation):
    client.force_login(cast.coordinator)
    address = reverse("performance:change_recommendation", args=[recommendation.pk])

    answer = client.post(address, changed(recommendation, 1), follow=True)

    assert "Due: no date → 1 June 2026 Staff left" in text(answer)
    recommendation.refresh_from_db()
    assert recommendation.first_due_on == dt.date(2026, 6, 1)


def test_a_stale_change_shows_both_and_can_be_saved_over(client, cast, recommendation):
    services.change_recommendation(
        recommendation=recommendation, version=1, due_on=dt.date(2026, 9, 9), by=None, now=make.NOW
    )
    client.force_login(cast.coordinator)
    address = reverse("performance:change_recommendation", args=[recommendation.pk])

    answer = client.post(address, changed(recommendation, 1))

    assert answer.status_code == 409
    assert "9 September 2026" in text(answer) and "while you were writing" in text(answer)
    assert client.post(address, changed(recommendation, 2)).status_code == 302


def test_a_measure_reads_as_printed_with_states_and_whose_words(client, measure):
    shown = text(client.get(measure.get_absolute_url()))

    assert "66.0%" in shown and "Embargoed" in shown
    assert "What officers say of it" in shown and "We gained." in shown


FILTERS = [({"phase": "Early years"}, 1), ({"group": "Girls"}, 1), ({"text": "good"}, 1), ({}, 2),
           ({"phase": "nonsense"}, 2), ({"text": "nothing like it"}, 0)]  # fmt: skip


@pytest.mark.parametrize(("query", "rows"), FILTERS)
def test_measures_are_narrowed(client, cast, measure, query, rows):
    make.measure(cast.board, title="Absence", phase="Schools", group="Girls")
    address = reverse("performance:measures", args=[cast.board.slug])

    answer = client.get(address, query)

    assert len(answer.context["table"].rows) == rows
    assert rows or "Clear the filters" in text(answer)


def test_figures_are_downloaded_as_filtered(client, cast, measure):
    make.measure(cast.board, title="Absence", phase="Schools", figures=FIGURES)
    address = reverse("performance:measures", args=[cast.board.slug])

    answer = client.get(address, {"phase": "Early years", "format": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()

    assert len(lines) == 1 + len(FIGURES)
    assert '"Marlbridge"' in lines[1] and "66" in lines[1]
    assert '"Embargoed"' in lines[2]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("where", "queries"),
    [("boards", 8), ("board", 10), ("measures", 11), ("plan", 9), ("recommendation", 10)],
)
def test_pages_take_the_same_queries_whatever_they_list(
    client, cast, recommendation, measure, rows, where, queries, django_assert_max_num_queries
):
    by = {"by": cast.owner, "now": make.NOW}
    for n in range(rows):
        make.board()
        make.measure(cast.board, title=f"Measure {n}", figures=FIGURES)
        make.recommendation(recommendation.plan, number=f"{n + 2}", owner=make.person())
        services.note_progress(recommendation=recommendation, text="A.", on=make.TODAY, **by)
    client.force_login(cast.member)

    with django_assert_max_num_queries(queries):
        client.get(addresses(cast, recommendation, measure)[where])
