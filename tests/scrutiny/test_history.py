"""History is chained, and the database itself refuses to change it."""

import pytest
from django.db import DatabaseError, connection, transaction

from actions.models import Event, Update, UpdateExempt
from actions.services import add_note, give_update
from performance.models import ProgressNote
from performance.services import add_recommendation, note_progress, open_plan
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def action():
    return make.action(make.board(), owner=make.person())


def told(action, *words):
    for text in words:
        add_note(action=action, text=text, by=None, now=make.NOW)


def test_an_untouched_chain_is_whole(action):
    told(action, "one", "two", "three")

    assert Event.objects.broken() is None


def test_each_event_is_sealed_to_the_one_before(action):
    told(action, "one", "two")
    first, second = Event.objects.filter(kind="note").order_by("pk")

    assert second.previous_hash == first.hash
    assert second.hash == second.seal(first.hash)


def test_a_changed_event_does_not_fit_its_seal(action):
    told(action, "one")
    event = Event.objects.get(kind="note")

    event.text = "another"

    assert event.seal(event.previous_hash) != event.hash


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: Event.objects.update(text="rewritten"),
        lambda: Event.objects.all().delete(),
        lambda: connection.cursor().execute("UPDATE actions_event SET text = 'rewritten'"),
        lambda: connection.cursor().execute("DELETE FROM actions_event"),
        lambda: Update.objects.update(changed="rewritten"),
        lambda: UpdateExempt.objects.update(changed="rewritten"),
    ],
)
def test_the_database_refuses_to_change_or_delete_history(action, attempt):
    board = action.board
    private = make.action(board, is_private=True)
    for each in (action, private):
        give_update(action=each, changed="We wrote to schools", by=make.person(), now=make.NOW)
    before = Event.objects.count()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        attempt()

    assert Event.objects.count() == before
    assert not Event.objects.filter(text="rewritten").exists()


def test_a_progress_note_stands_as_written():

    plan = open_plan(board=make.board(), title="Plan", by=None, now=make.NOW)
    recommendation = add_recommendation(
        plan=plan, number="1", text="Improve it", by=None, now=make.NOW
    )
    note_progress(recommendation=recommendation, text="Begun", on=make.TODAY, by=None, now=make.NOW)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ProgressNote.objects.update(text="Done")

    assert ProgressNote.objects.get().text == "Begun"
