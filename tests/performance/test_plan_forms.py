"""The forms of a plan: what is typed is saved, kept when it is wrong, and compared when somebody else saved first."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from meetings import services as meetings
from meetings.models import Paper
from performance import services
from performance.models import Plan
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
BY = {"by": None, "now": make.NOW}
TODAY = {"on_day": "2", "on_month": "3", "on_year": "2026"}


@pytest.fixture
def recommendation(cast):
    return make.recommendation(make.plan(cast.board), text="See children sooner", owner=cast.owner)


@pytest.fixture
def keeper(client, cast):
    client.force_login(cast.coordinator)
    return client


def address(name, thing):
    return reverse(f"performance:{name}", args=[thing.pk])


def text(response):
    return " ".join(response.content.decode().split())


def day(name, day):
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"{name}_{part}": str(value) for part, value in parts.items()}


def test_a_plan_is_opened_and_its_recommendations_are_added(keeper, cast):
    body = make.addressee("Director of Children’s Services")
    typed = {"title": "Recovery plan", "cycle_weeks": "12", "answerer": body.pk}
    typed |= day("received_on", dt.date(2026, 1, 5))
    opening = reverse("performance:open_plan", args=[cast.board.slug])

    shown = text(keeper.post(opening, typed, follow=True))
    assert "Director of Children’s Services" in shown and "Every 12 weeks" in shown

    plan = Plan.objects.get()
    typed = {"number": "4", "text": "Train staff", "owner": "Olive Owner"}
    shown = text(keeper.post(address("add_recommendation", plan), typed, follow=True))
    assert "The recommendation is added." in shown and plan.recommendations.get().number == "4"

    again = keeper.post(address("add_recommendation", plan), typed)
    assert "has a recommendation of this number already" in text(again)
    assert "Train staff" in text(again), "what was typed is kept"
    wrong = keeper.post(opening, {"title": "Recovery plan", "cycle_weeks": "0"})
    assert "greater than or equal to 1" in text(wrong) and 'value="Recovery plan"' in text(wrong)
    taken = keeper.post(opening, {"title": "Recovery plan"})
    assert "has a plan of this title already" in text(taken)


def test_a_plan_changed_meanwhile_shows_both(keeper, recommendation):
    plan = recommendation.plan
    services.change_plan(plan=plan, version=1, judgement="Inadequate", **BY)
    typed = {"title": plan.title, "judgement": "Good", "version": 1}

    answer = keeper.post(address("change_plan", plan), typed)

    assert answer.status_code == 409
    assert "What stands now" in text(answer) and "Inadequate" in text(answer)
    assert 'value="Good"' in text(answer)
    assert keeper.post(address("change_plan", plan), typed | {"version": 2}).status_code == 302
    assert "Judgement: Inadequate → Good" in text(keeper.get(plan.get_absolute_url()))


def test_completed_embedded_and_back_on_a_bodys_word(keeper, recommendation):
    where = address("change_status", recommendation)
    said = {"body": "Improvement Board", "why": "The audit holds", **TODAY}
    assert "embedded" not in text(keeper.get(where)), "it is completed first"
    refused = keeper.post(where, said | {"status": "completed", "version": 1, "why": ""})
    assert "Enter the reason that the body gave" in text(refused)

    for version, status in enumerate(["completed", "embedded", "open"], start=1):
        answer = keeper.post(where, said | {"status": status, "version": version}, follow=True)
        assert "The status is changed." in text(answer)

    assert "Completed and embedded → Open, on the word of Improvement Board" in text(answer)
    stale = keeper.post(where, said | {"status": "completed", "version": 1})
    assert stale.status_code == 409 and "The audit holds" in text(stale)
    assert 'name="version" value="4"' in text(stale), "ready to be saved over"


def test_her_officer_notes_for_a_meeting_shows_evidence_and_says_what_changed(
    client, cast, recommendation
):
    client.force_login(cast.owner)
    coming = make.meeting(cast.board, make.TODAY + dt.timedelta(days=9), status="planned")
    note = {"text": "Half.", "rating": "green", "meeting": coming.pk, **TODAY}
    client.post(address("note_progress", recommendation), note)
    shown = {"text": "Audit of May", "url": "example.org/audit", **TODAY}
    client.post(address("add_evidence", recommendation), shown)
    impact = {"impact": "Nobody waits", "version": 2, **TODAY}

    page = text(client.post(address("say_impact", recommendation), impact, follow=True))

    assert "Nobody waits" in page and "Audit of May" in page
    assert "https://example.org/audit" in page and "Olive Owner" in page
    assert f"{coming}</a>: a progress note" in page
    stale = client.post(address("say_impact", recommendation), impact | {"impact": "Other"})
    assert stale.status_code == 409 and "Nobody waits" in text(stale) and "Other" in text(stale)


def test_a_paper_shows_it_only_to_those_who_may_read_it(client, cast, recommendation):
    held = make.meeting(cast.board, status="held")
    item = meetings.add_agenda_item(meeting=held, title="Plan", number="5")
    file = ContentFile(b"A paper", "paper.txt")
    paper = meetings.add_paper(item=item, subject="Audit report", file=file, file_name="paper.txt")
    client.force_login(cast.coordinator)
    typed = {"text": "See the audit", "paper": paper.pk, **TODAY}
    page = text(client.post(address("add_evidence", recommendation), typed, follow=True))
    assert "Audit report" in page and f"{held}</a>: a paper that shows it" in page

    Paper.objects.filter(pk=paper.pk).update(held_back=True)
    client.logout()
    page = text(client.get(recommendation.get_absolute_url()))
    assert "See the audit" in page and "Audit report" not in page


def test_milestones_are_added_moved_and_reached(keeper, recommendation):
    due = day("due_on", dt.date(2026, 4, 1))
    keeper.post(address("add_milestone", recommendation), {"text": "Train all", **due})
    step = recommendation.milestones.get()
    where = address("change_milestone", step)

    later = {"text": "Train all", "why": "Trainers left", **day("due_on", dt.date(2026, 5, 1))}
    page = text(keeper.post(where, later | {"version": 1}, follow=True))
    assert "Moved from 1 April 2026 to 1 May 2026: Trainers left" in page

    reached = later | day("done_on", make.TODAY) | {"version": 2, "why": ""}
    assert "reached 2 March 2026" in text(keeper.post(where, reached, follow=True))
    assert keeper.post(where, reached | {"text": "Other"}).status_code == 409
    future = reached | day("done_on", make.TODAY + dt.timedelta(days=1)) | {"version": 3}
    assert "today or in the past" in text(keeper.post(where, future))


def test_measures_are_searched_and_what_is_chosen_stays_among_them(keeper, cast, recommendation):
    chosen = make.measure(cast.board, title="Visits in time", figures=[
        {"area": "Wexcombe", "area_kind": "council", "period": "2025", "value": 66, "raw": "66.0%"},
    ])  # fmt: skip
    make.measure(cast.board, title="Attainment")
    where = address("choose_measures", recommendation)

    page = text(keeper.post(where, {"measures": [chosen.pk], "version": 1}, follow=True))

    assert "Visits in time" in page and "<strong>66.0% (2025)</strong>" in page
    found = text(keeper.get(where, {"text": "attain"}))
    assert "Attainment" in found and "Visits in time" in found
    assert "Attainment" not in text(keeper.get(where, {"text": "nothing"}))


def test_a_sign_off_names_its_meeting_and_report(keeper, cast, recommendation):
    plan, held = recommendation.plan, make.meeting(cast.board, make.TODAY)
    typed = {"text": "Duty rota", "meeting": held.pk, "report_title": "Highlights"}
    typed |= {"recommendation": recommendation.pk}

    keeper.post(address("sign_off", plan), typed)

    signed = plan.sign_offs.get()
    assert (signed.on, signed.by, signed.meeting) == (make.TODAY, str(cast.board), held)
    page = text(keeper.get(recommendation.get_absolute_url()))
    assert "On the report “Highlights”" in page and f"{held}</a>: a sign-off" in page
    assert "or enter the body that signed it off" in text(
        keeper.post(address("sign_off", plan), {"text": "Duty rota"})
    )
    again = keeper.post(address("change_sign_off", signed), typed | {"text": "Rota", "version": 1})
    assert again.status_code == 302
    stale = keeper.post(address("change_sign_off", signed), typed | {"version": 1})
    assert stale.status_code == 409 and "Rota" in text(stale)


def test_an_informal_meeting_is_named_to_nobody_outside(client, cast, recommendation):
    briefing = make.meeting(cast.board, make.TODAY, is_formal=False)
    services.sign_off(
        plan=recommendation.plan, text="Rota", on=make.TODAY, by_body="Board", meeting=briefing,
        recommendation=recommendation, **BY,
    )  # fmt: skip
    services.note_progress(
        recommendation=recommendation, text="A.", on=make.TODAY, meeting=briefing, **BY
    )

    page = text(client.get(recommendation.get_absolute_url()))

    assert briefing.get_absolute_url() not in page and "The record names none." in page
