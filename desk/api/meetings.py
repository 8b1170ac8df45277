"""Boards, meetings, minutes and resolutions through the API."""

import datetime as dt

from django.conf import settings
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Field, Query, Schema

from desk.api.door import api
from desk.api.paging import Asked, AskedOfBoard, Linked, Page, Worded, of_board, page
from meetings.choices import (
    BoardKind,
    MeetingStatus,
    MinutesState,
    ResolutionKind,
    Settled,
)
from meetings.models import AgendaItem, Board, Meeting, Minute, Paper, Resolution

PAGE = Field(description="The page for people", examples=["https://scrutiny.example.gov.uk/…"])


class BoardTold(Linked):
    id: int
    slug: str = Field(description="What addresses and filters call it", examples=["children"])
    name: str = Field(examples=["Children’s Board"])
    prefix: str = Field(description="Begins the references of its actions", examples=["CH"])
    kind: BoardKind
    is_public: bool
    closed_on: dt.date | None
    page: str = PAGE


class MeetingTold(Linked):
    id: int
    board: str = Field(description="The slug of its board", examples=["children"])
    on: dt.date
    starts_at: dt.time | None
    place: str
    is_formal: bool
    status: MeetingStatus
    minutes_state: MinutesState
    published_on: dt.date | None = Field(description="When its agenda was published")
    page: str = PAGE


class PaperTold(Schema):
    id: int
    subject: str
    authors: str
    dated_on: dt.date | None
    file: str | None = Field(description="Where its file is read")

    @staticmethod
    def resolve_subject(row):
        return row.word("subject")

    @staticmethod
    def resolve_file(row):
        return settings.SITE_URL + reverse("actions:paper", args=[row.pk]) if row.reads else None


class AgendaItemTold(Worded):
    id: int
    number: str
    title: str
    is_private: bool
    why_private: str | None = Field(description="The ground, where it is taken in private")
    papers: list[PaperTold]

    @staticmethod
    def resolve_why_private(row):
        return row.why_private if row.is_private else None

    @staticmethod
    def resolve_papers(row):
        return list(row.papers.all())


class MeetingWhole(MeetingTold):
    agenda: list[AgendaItemTold]


class ResolutionTold(Worded):
    id: int
    citation: str = Field(examples=["34/17 (2)"])
    meeting: int = Field(description="The id of the meeting that resolved it")
    minute: int = Field(description="The id of its minute")
    text: str
    kind: ResolutionKind
    settled: Settled = Field(description="How it was settled without an action, if it was")
    due_said: str = Field(description="When, in the words of the minutes")
    due_from: dt.date | None
    due_to: dt.date | None
    is_private: bool

    @staticmethod
    def resolve_citation(row):
        return f"{row.minute.citation} ({row.number})" if row.number else row.minute.citation

    @staticmethod
    def resolve_meeting(row):
        return row.minute.meeting_id

    @staticmethod
    def resolve_minute(row):
        return row.minute_id


class MinuteTold(Worded):
    id: int
    citation: str = Field(examples=["34/17"])
    board: str = Field(description="The slug of its board", examples=["children"])
    meeting: int = Field(description="The id of its meeting")
    title: str
    text: str
    is_private: bool
    resolutions: list[ResolutionTold]

    @staticmethod
    def resolve_board(row):
        return row.meeting.board.slug

    @staticmethod
    def resolve_meeting(row):
        return row.meeting_id

    @staticmethod
    def resolve_resolutions(row):
        return list(row.resolutions.all())


class AskedOfMeetings(AskedOfBoard):
    held_from: dt.date | None = Field(None, description="Only on this day or later")
    held_to: dt.date | None = Field(None, description="Only on this day or before")


class AskedOfMinutes(AskedOfBoard):
    meeting: int | None = Field(None, description="Only of the meeting with this id")


@api.get("boards", response=Page[BoardTold], summary="Boards", url_name="boards", tags=["Boards"])
def boards(request, asked: Query[Asked]):
    return page(request, Board.objects.visible_to(request.user), asked)


@api.get(
    "boards/{slug}", response=BoardTold, summary="One board", url_name="board", tags=["Boards"]
)
def board(request, slug: str):
    return get_object_or_404(Board.objects.visible_to(request.user), slug=slug)


@api.get(
    "meetings",
    response=Page[MeetingTold],
    summary="Meetings",
    url_name="meetings",
    tags=["Meetings"],
)
def meetings(request, asked: Query[AskedOfMeetings]):
    rows = Meeting.objects.visible_to(request.user).select_related("board")
    rows = of_board(request, rows, asked)
    if asked.held_from:
        rows = rows.filter(on__gte=asked.held_from)
    if asked.held_to:
        rows = rows.filter(on__lte=asked.held_to)
    return page(request, rows, asked)


@api.get(
    "meetings/{int:id}",
    response=MeetingWhole,
    summary="One meeting, with its agenda and papers",
    url_name="meeting",
    tags=["Meetings"],
)
def meeting(request, id: int):
    """An item taken in private is told of by its number and its ground alone."""
    papers = Prefetch("papers", Paper.objects.listed_to(request.user).order_by("pk"))
    agenda = AgendaItem.objects.listed_to(request.user).prefetch_related(papers)
    rows = Meeting.objects.visible_to(request.user).select_related("board")
    return get_object_or_404(rows.prefetch_related(Prefetch("agenda", agenda)), pk=id)


@api.get(
    "minutes",
    response=Page[MinuteTold],
    summary="Minutes, with what was resolved",
    url_name="minutes",
    tags=["Minutes"],
)
def minutes(request, asked: Query[AskedOfMinutes]):
    """Drafts are their co-ordinator’s until they are circulated."""
    limbs = Resolution.objects.visible_to(request.user).select_related("minute")
    rows = Minute.objects.visible_to(request.user).select_related("meeting__board")
    rows = of_meeting(of_board(request, rows, asked, "meeting__board"), asked, "meeting")
    return page(request, rows.prefetch_related(Prefetch("resolutions", limbs)), asked)


@api.get(
    "resolutions",
    response=Page[ResolutionTold],
    summary="Resolutions, limb by limb",
    url_name="resolutions",
    tags=["Minutes"],
)
def resolutions(request, asked: Query[AskedOfMinutes]):
    rows = Resolution.objects.visible_to(request.user).select_related("minute")
    rows = of_board(request, rows, asked, "minute__meeting__board")
    return page(request, of_meeting(rows, asked, "minute__meeting"), asked)


def of_meeting(rows, asked, path):
    """A meeting that the reader may not see has nothing that they may see."""
    return rows if asked.meeting is None else rows.filter(**{f"{path}_id": asked.meeting})
