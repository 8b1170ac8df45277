"""Migrations that move what is there: from the tables as they were, with something in them, to those of today."""

import datetime as dt

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from meetings.models import AgendaItem, Declaration, PaperHidden

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = ("meetings", "0005_agenda_after_publication")


def migrate(*targets):
    """Bring the tables to these migrations, and give the models as they are there."""
    executor = MigrationExecutor(connection)
    return executor.migrate(list(targets)).apps


@pytest.fixture
def before():
    """The models of `BEFORE`; afterwards every table is as it was."""
    yield migrate(BEFORE)
    migrate(*MigrationExecutor(connection).loader.graph.leaf_nodes())


def fill(models):
    """A private item with all that was told of it openly, an open one, and an interest declared in each."""
    get = models.get_model
    board = get("meetings", "Board").objects.create(name="Board", slug="board", prefix="B")
    meeting = get("meetings", "Meeting").objects.create(board=board, on=dt.date(2026, 3, 2))
    person = get("people", "Person").objects.create(name="Max Member", sort_name="member max")
    told = {"meeting": meeting, "author": "The Director", "public_interest": "It names a family"}
    items = get("meetings", "AgendaItem").objects
    private = items.create(
        is_private=True, exempt_paragraph=1, sub_items=["First part", "Second part"], **told
    )
    exempt = get("meetings", "AgendaItemExempt").objects
    exempt.create(item=private, title="A home", note="Bring the file")
    shown = items.create(title="Schools", sub_items=["A part"], note="In the hall", **told)
    for item, nature in ((private, "Knows the family"), (shown, "A governor")):
        get("meetings", "Declaration").objects.create(
            item=item, person=person, kind="other", nature=nature
        )


def test_what_some_only_could_read_of_a_private_item_stays_so(before):
    fill(before)

    migrate(*MigrationExecutor(connection).loader.graph.leaf_nodes())

    private = AgendaItem.objects.select_related("exempt").get(is_private=True)
    assert (private.author, private.sub_items, private.public_interest) == ("", [], "")
    assert private.exempt.author == "The Director"
    assert private.exempt.note == "Bring the file\nFirst part\nSecond part"
    assert private.exempt.private_reason == "It names a family"
    interest = Declaration.objects.select_related("exempt").get(item=private)
    assert (interest.is_private, interest.nature) == (True, "")
    assert interest.exempt.nature == "Knows the family"


def test_what_everybody_could_read_stays_open(before):
    fill(before)

    migrate(*MigrationExecutor(connection).loader.graph.leaf_nodes())

    item = AgendaItem.objects.get(is_private=False)
    assert (item.title, item.author, item.note) == ("Schools", "The Director", "In the hall")
    assert (item.sub_items, item.public_interest) == (["A part"], "It names a family")
    interest = Declaration.objects.get(item=item)
    assert (interest.is_private, interest.nature) == (False, "A governor")


@pytest.fixture
def unreadable():
    """The models of the day before spreadsheets were looked into."""
    yield migrate(("meetings", "0013_look_into_papers"))
    migrate(*MigrationExecutor(connection).loader.graph.leaf_nodes())


def test_what_could_not_be_looked_into_waits_again_unless_somebody_let_it_go(unreadable):
    get = unreadable.get_model
    board = get("meetings", "Board").objects.create(name="Board", slug="board", prefix="B")
    meeting = get("meetings", "Meeting").objects.create(board=board, on=dt.date(2026, 3, 2))
    item = get("meetings", "AgendaItem").objects.create(meeting=meeting, title="Schools")
    states = {"undecided": {}, "let go": {"let_go_at": dt.datetime(2026, 3, 1, tzinfo=dt.UTC)}}
    for subject, told in states.items():
        paper = get("meetings", "Paper").objects.create(item=item, subject=subject)
        rows = get("meetings", "PaperHidden").objects
        rows.create(paper=paper, state="unreadable", error="Look for it yourself.", **told)

    migrate(*MigrationExecutor(connection).loader.graph.leaf_nodes())

    now = dict(PaperHidden.objects.values_list("paper__subject", "state"))
    assert now == {"undecided": "waiting", "let go": "unreadable"}
