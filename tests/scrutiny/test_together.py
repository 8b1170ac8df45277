"""Several short lists in one query are what each queryset would have given alone."""

import datetime as dt

import pytest
from django.db.models import Max

from actions import services
from actions.models import Action, DueMove, Event
from meetings.models import AgendaItem
from people.models import Body, Person
from scrutiny.together import together
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked_before(db):
    """A database is asked once, at the first such query, whether it knows JSON."""
    together(Body.objects.all())


def test_each_list_is_its_own_in_its_own_order(django_assert_num_queries):
    for name in ("Cabinet", "Board of partners"):
        Body.objects.create(name=name, kind="other")
    for name in ("Ann Alder", "Zoe Zander"):
        make.person(name=name)

    with django_assert_num_queries(1):
        bodies, people = together(Body.objects.all(), Person.objects.order_by("-sort_name"))

    assert bodies == list(Body.objects.all())
    assert people == list(Person.objects.order_by("-sort_name"))


def test_rows_come_with_what_is_joined_and_annotated(django_assert_num_queries):
    board = make.board()
    keeper = make.coordinator(board)
    owned = make.action(board, owner=make.person(), due_on=make.TODAY, is_private=True)
    nobodys = make.action(board)
    rows = Action.objects.visible_to(keeper).with_standing(make.TODAY)
    rows = rows.select_related("owner__directorate", "board").order_by("pk")

    with django_assert_num_queries(1):
        (found,) = together(rows)
        told = [(it.word("title"), it.owner, it.board.name, it.standing) for it in found]

    assert told == [(it.word("title"), it.owner, it.board.name, it.standing) for it in rows]
    assert found[-2].exempt == owned.exempt
    assert found[-1].pk == nobodys.pk
    assert found[-1].owner is None


@pytest.mark.parametrize("model", [Action, DueMove, Event, AgendaItem, Person])
def test_every_column_is_what_it_would_have_been(model):
    board = make.board()
    action = make.action(board, owner=make.person(), due_on=make.TODAY)
    DueMove.objects.create(
        action=action, state="asked", due_after=make.TODAY, asked_at=make.NOW, is_late=True
    )
    services.give_update(
        action=action, changed="Done", reports_complete=True, by=action.owner, now=make.NOW
    )
    meeting = make.meeting(board, make.TODAY + dt.timedelta(days=1))
    AgendaItem.objects.create(meeting=meeting, title="An item", sub_items=["a", "b"])
    names = [field.attname for field in model._meta.concrete_fields]

    (found,) = together(model.objects.order_by("pk"))

    assert found
    for row, own in zip(found, model.objects.order_by("pk"), strict=True):
        assert [getattr(row, it) for it in names] == [getattr(own, it) for it in names]


def test_lists_with_nothing_in_them_are_empty():
    assert together(Body.objects.none(), Body.objects.filter(pk__in=[])) == [[], []]
    assert together() == []


def test_what_is_deferred_is_left_unread(django_assert_num_queries):
    board = make.board()
    action = make.action(board, asked="report back by May", is_private=True)
    rows = Action.objects.coordinated_by(make.coordinator(board)).defer("asked", "exempt__asked")

    ((found,),) = together(rows)

    assert found.get_deferred_fields() == {"asked"}
    assert found.exempt.get_deferred_fields() == {"asked"}
    assert found.word("title") == action.word("title")
    assert found.word("asked") == "report back by May"


def test_a_row_can_be_changed_and_saved_like_any():
    own = make.action(make.board())
    ((action,),) = together(Action.objects.filter(pk=own.pk))

    action.status = "in_progress"
    action.save()

    assert Action.objects.get(pk=own.pk).status == "in_progress"


def test_chosen_columns_come_as_tuples_each_once_or_counted(django_assert_num_queries):
    board = make.board()
    ann, zoe = (make.person(name=name) for name in ("Ann Alder", "Zoe Zander"))
    for owner, due_on in ((ann, make.TODAY), (ann, make.TODAY), (zoe, None)):
        make.action(board, owner=owner, due_on=due_on)
    told = ("owner", "is_private", "due_to", "board__slug")
    each = Action.objects.order_by().values_list(*told).distinct()
    latest = Action.objects.order_by().values_list("owner__name").annotate(at=Max("due_to"))
    named = Person.objects.order_by("-name").values_list("name", flat=False)

    with django_assert_num_queries(1):
        lists = together(each, latest, named)

    assert [len(rows) for rows in lists] == [2, 2, 2]
    assert set(lists[0]) == set(each)
    assert set(lists[1]) == {("Ann Alder", make.TODAY), ("Zoe Zander", None)}
    assert lists[2] == list(named)
