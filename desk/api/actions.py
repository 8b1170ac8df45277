"""Actions and the work programme through the API."""

import datetime as dt
from enum import Enum

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Query, Schema

from actions.choices import (
    ActionKind,
    ItemKind,
    ItemStatus,
    MoveState,
    SlotKind,
    Standing,
    Status,
)
from actions.filters import LIVE, ActionFilter
from actions.models import Action, Update
from actions.views.action import conceal, due_moves, whole
from actions.views.programme import shown_items
from desk.api.door import api
from desk.api.meetings import PAGE
from desk.api.paging import AskedOfBoard, Page, Worded, of_board, page
from meetings.models import Meeting
from people.models import Person
from scrutiny.ui.templatetags.words import who

OFFICER = Field(description="By name for those who sign in; strangers read an officer’s post")
StatusAsked = Enum("StatusAsked", {"LIVE": LIVE} | {it.name: it.value for it in Status}, type=str)


class ActionTold(Worded):
    id: int
    reference: str = Field(examples=["CH/25/014"])
    board: str = Field(description="The slug of its board", examples=["children"])
    title: str
    asked: str = Field(description="The board’s own words")
    kind: ActionKind
    status: Status = Field(description="What somebody decided")
    standing: Standing = Field(description="How it stands today; worked out")
    owner: str | None = OFFICER
    cabinet_member: str | None
    meeting: int | None = Field(description="The id of the meeting that asked")
    due_said: str = Field(description="When, in the words that were used")
    due_from: dt.date | None
    due_to: dt.date | None = Field(description="Overdue counts from the day after this")
    first_due_to: dt.date | None = Field(description="Kept for ever, however often it moved")
    moves: int = Field(description="How often its due date was moved")
    opened_on: dt.date
    completed_on: dt.date | None
    last_update_on: dt.date | None
    is_private: bool
    page: str = PAGE

    @staticmethod
    def resolve_owner(row, context):
        return who(row.owner, context["request"].user) or None

    @staticmethod
    def resolve_cabinet_member(row, context):
        return who(row.cabinet_member, context["request"].user) or None

    @staticmethod
    def resolve_meeting(row):
        return row.meeting.pk if row.meeting else None


class UpdateTold(Schema):
    at: dt.datetime
    changed: str
    shown_by: str
    left: str
    reports_complete: bool

    @staticmethod
    def resolve_changed(row):
        return row.word("changed")

    @staticmethod
    def resolve_shown_by(row):
        return row.word("shown_by")

    @staticmethod
    def resolve_left(row):
        return row.word("left")


class DueMoveTold(Schema):
    state: MoveState
    due_before: dt.date | None
    due_after: dt.date
    why: str
    asked_at: dt.datetime
    decided_at: dt.datetime | None

    @staticmethod
    def resolve_why(row):
        return row.word("why")


class ActionWhole(ActionTold):
    resolution: int | None = Field(description="The id of the resolution that asked for it")
    programme_item: int | None = Field(description="The id of the programme item it belongs to")
    updates: list[UpdateTold]
    due_moves: list[DueMoveTold]

    @staticmethod
    def resolve_resolution(row):
        return row.resolution.pk if row.resolution else None

    @staticmethod
    def resolve_programme_item(row):
        return row.programme_item.pk if row.programme_item else None

    @staticmethod
    def resolve_updates(row):
        return row.told_updates

    @staticmethod
    def resolve_due_moves(row):
        return row.told_moves


class AskedOfActions(AskedOfBoard):
    """The filters of the list of actions, by the same names."""

    text: str | None = Field(None, max_length=200, description="Words, or a reference")
    standing: Standing | None = None
    status: StatusAsked | None = Field(None, description="A status; “live” is all that is open")
    owner: str | None = Field(None, max_length=200, description="Words of a name or a post")
    cabinet_member: str | None = Field(None, max_length=200)
    source: str | None = Field(
        None, max_length=200, description="A minute like 34/17, a meeting’s day, or a reference"
    )
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    since: dt.date | None = Field(None, description="Completed on this day or later")
    no_owner: bool | None = None
    no_date: bool | None = None
    meeting: int | None = Field(None, description="Only of the meeting with this id")


@api.get(
    "actions",
    response=Page[ActionTold],
    summary="Actions",
    url_name="actions",
    tags=["Actions"],
)
def actions(request, asked: Query[AskedOfActions]):
    """The list of actions, narrowed as its page is narrowed, in the order of ids."""
    rows = Action.objects.visible_to(request.user).with_standing(timezone.localdate()).with_moves()
    rows = ActionFilter(request.GET, of_board(request, rows, asked), request=request).qs
    rows = rows.select_related("board", "owner", "cabinet_member")
    meetings = Prefetch("meeting", Meeting.objects.visible_to(request.user))
    return page(request, rows.prefetch_related(meetings), asked)


@api.get(
    "actions/{int:id}",
    response=ActionWhole,
    summary="One action, with its updates and the moves of its due date",
    url_name="action",
    tags=["Actions"],
)
def action(request, id: int):
    row = conceal(get_object_or_404(whole(request.user).with_moves(), pk=id))
    row.told_updates = Update.objects.visible_to(request.user).filter(action=row)
    row.told_moves = due_moves(row)
    return row


class ProgrammeItemTold(Worded):
    id: int
    board: str = Field(description="The slug of its board", examples=["children"])
    year: int = Field(description="The first calendar year of the municipal year")
    slot: SlotKind
    meeting: int | None = Field(description="The id of the meeting in whose slot it is")
    title: str
    question: str = Field(description="The question it answers")
    kind: ItemKind | str
    status: ItemStatus
    lead_officers: list[str]
    cabinet_members: list[str]
    slips: int = Field(description="How often it was moved to a later slot")
    is_private: bool
    page: str = PAGE

    @staticmethod
    def resolve_meeting(row):
        return row.meeting_id

    @staticmethod
    def resolve_question(row):
        return row.word("question")

    @staticmethod
    def resolve_lead_officers(row, context):
        return [who(person, context["request"].user) for person in row.lead_officers.all()]

    @staticmethod
    def resolve_cabinet_members(row, context):
        return [who(person, context["request"].user) for person in row.cabinet_members.all()]


class AskedOfProgramme(AskedOfBoard):
    year: int | None = Field(None, ge=1900, le=2999, description="First year of a municipal year")
    status: ItemStatus | None = None


@api.get(
    "programme-items",
    response=Page[ProgrammeItemTold],
    summary="Items of work programmes",
    url_name="programme_items",
    tags=["Work programme"],
)
def programme_items(request, asked: Query[AskedOfProgramme]):
    rows = of_board(request, shown_items(request.user), asked)
    narrowed = {name: getattr(asked, name) for name in ("year", "status")}
    rows = rows.filter(**{name: it for name, it in narrowed.items() if it is not None})
    people = Person.objects.order_by("pk")
    named = [Prefetch(name, people) for name in ("lead_officers", "cabinet_members")]
    return page(request, rows.prefetch_related(*named), asked)
