"""The demonstration council: enough of everything to look round, and a pack of its own."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.utils.timezone import localdate, make_aware

from actions.choices import SlotKind, Standing
from actions.models import Action, Event, Notice, ProgrammeItem
from desk.demo.build import build
from desk.loose_ends.board import seen_ends
from desk.models import Dismissal
from meetings.models import Board, Meeting
from packs.readers.pack import read
from people.models import Council, Person
from performance.models import Event as PerformanceEvent
from performance.models import Figure, Plan, WithheldFigure

PACK = Path(__file__).parents[2] / "docs/demo/marlbridge-agenda-pack-2026-12-10.md"
NOW = make_aware(dt.datetime(2026, 3, 2, 9, 30))


@pytest.fixture
def demo(db):
    build(password="a-long-password", now=NOW)


@pytest.mark.parametrize("day", [dt.date(2026, 3, 2), dt.date(2026, 6, 7), dt.date(2028, 2, 29)])
def test_on_any_day_there_are_actions_in_every_standing(db, day):
    now = make_aware(dt.datetime.combine(day, dt.time(9)))

    build(password="a-long-password", now=now)

    actions = Action.objects.with_standing(localdate(now))
    assert set(actions.values_list("standing", flat=True)) == set(Standing)
    assert 40 <= actions.count() <= 50


def test_one_recommendation_is_answered_one_is_late_and_a_group_waits_for_a_name(demo):
    assert set(Notice.objects.values_list("state", flat=True)) == {"answered", "sent"}
    assert Notice.objects.silent(localdate(NOW)).count() == 1
    assert Board.objects.get(parent__isnull=False).nominations.get().state == "open"


@pytest.mark.parametrize("day", [dt.date(2026, 3, 2), dt.date(2026, 6, 7), dt.date(2028, 2, 29)])
def test_on_any_day_anybody_sees_what_each_board_left_open_and_one_thing_waits(db, day):
    build(password="a-long-password", now=make_aware(dt.datetime.combine(day, dt.time(9))))

    for board in Board.objects.filter(parent=None):
        seen = seen_ends(board, AnonymousUser(), day)
        assert len({end.rule for end in seen}) > 3
        assert Dismissal.objects.filter(board=board).in_force(day).count() == 1


def test_two_boards_a_plan_of_nine_recommendations_and_three_years_of_figures(demo):
    assert Board.objects.filter(parent=None).count() == 2
    assert Plan.objects.get().recommendations.count() == 9
    assert {"2024", "2025", "2026"} <= set(Figure.objects.values_list("period", flat=True))


def test_one_figure_waits_for_its_hour_one_is_of_too_few_and_one_was_corrected(demo):
    held = WithheldFigure.objects.select_related("figure__measure").order_by("until")
    assert sorted((it.figure.status, it.until is not None) for it in held) == [
        ("embargoed", True), ("suppressed", False)
    ]  # fmt: skip
    corrected = PerformanceEvent.objects.get(kind="corrected")
    assert (corrected.before["raw"], corrected.after["raw"]) == ("86", "87")


def test_the_programme_has_items_in_all_four_kinds_of_slot(demo):
    assert set(ProgrammeItem.objects.values_list("slot", flat=True)) == set(SlotKind)


def test_nothing_happened_in_the_future_and_history_is_whole(demo):
    assert not Event.objects.filter(at__gt=NOW).exists()
    assert Event.objects.broken() is None


@pytest.mark.parametrize("day", [dt.date(2026, 3, 2), dt.date(2026, 3, 3)])
def test_the_last_meetings_minutes_are_half_written(db, day):
    build(password="a-long-password", now=make_aware(dt.datetime.combine(day, dt.time(9))))

    meeting = Meeting.objects.get(minutes_state="draft")
    minute = meeting.minutes.get(title="Home to School Transport")
    assert (day - meeting.on).days == (3 if day.weekday() == 0 else 1)
    assert [limb.actions.count() for limb in minute.resolutions.all()] == [1, 0]
    assert "undertook to circulate" in minute.text
    assert not Action.objects.filter(minute=minute).exists()
    assert meeting.attendance.filter(capacity="substitute").exists()


def test_four_accounts_sign_in_and_nobody_is_anybody(demo):
    able = [person.email for person in Person.objects.all() if person.has_usable_password()]

    assert sorted(able) == [
        f"{who}@example.org" for who in ("admin", "coordinator", "councillor", "officer")
    ]
    assert not Person.objects.exclude(email__endswith="@example.org").exists()


def test_loading_again_changes_nothing_and_says_so(demo, capsys):
    before = Event.objects.count()

    call_command("load_demo")

    assert "nothing was changed" in capsys.readouterr().out
    assert Event.objects.count() == before


def test_a_real_council_is_not_overwritten(db):
    Council.objects.create(pk=1, name="Another Council", short_name="Another")

    with pytest.raises(CommandError, match="empty database"):
        call_command("load_demo")

    assert Person.objects.count() == 0


def test_the_printed_pack_says_what_its_text_says():
    text = read(PACK.read_bytes(), PACK.name)
    printed = read(PACK.with_suffix(".pdf").read_bytes(), PACK.with_suffix(".pdf").name)

    assert told(text.agenda) == told(printed.agenda)
    assert told(text.minutes[0].attendance) == told(printed.minutes[0].attendance)
    assert limbs(text) == limbs(printed)
    assert told(text.work_programme) == told(printed.work_programme)
    assert len(text.plans[0].recommendations) == len(printed.plans[0].recommendations) == 3
    assert figures(text) == figures(printed) != []


def told(rows):
    """What was read, without where it stood."""
    return [dataclasses.asdict(row) | {"line": None, "page": None} for row in rows]


def limbs(found):
    return [told(item.resolutions) for minutes in found.minutes for item in minutes.items]


def figures(found):
    return [
        (measure.title, measure.subject, figure.area, figure.period, figure.value, figure.rank)
        for measure in found.measures
        for figure in measure.figures
    ]
