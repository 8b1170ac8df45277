"""Improvement plans, measures and figures through the API."""

import datetime as dt

from django.db.models import Prefetch
from ninja import Field, Query, Schema

from desk.api.actions import OFFICER
from desk.api.door import api
from desk.api.meetings import PAGE
from desk.api.paging import AskedOfBoard, Linked, Page, of_board, page
from performance.choices import (
    AreaKind,
    FigureStatus,
    Polarity,
    Rating,
    RecommendationStatus,
)
from performance.models import Figure, Measure, Plan, Recommendation, SignOff
from scrutiny.ui.templatetags.words import who

RATING = Field(description="Empty where it was not rated")


class SignOffTold(Schema):
    text: str
    on: dt.date | None
    by: str = Field(description="The body that signed it off")
    recommendation: int | None = Field(description="The id of the recommendation it belongs to")

    @staticmethod
    def resolve_recommendation(row):
        return row.recommendation_id


class PlanTold(Linked):
    id: int
    board: str = Field(description="The slug of its board", examples=["children"])
    title: str
    source: str
    judgement: str
    inspected_on: dt.date | None
    published_on: dt.date | None
    sign_offs: list[SignOffTold]
    page: str = PAGE

    @staticmethod
    def resolve_sign_offs(row):
        return list(row.sign_offs.all())


class ProgressNoteTold(Schema):
    on: dt.date
    text: str
    rating: Rating | str = RATING


class MilestoneTold(Schema):
    text: str
    due_on: dt.date | None
    done_on: dt.date | None


class EvidenceTold(Schema):
    on: dt.date
    text: str = Field(description="What shows that it is done, or works")
    url: str


class RecommendationTold(Linked):
    id: int
    plan: int = Field(description="The id of its plan")
    number: str
    text: str
    objective: str
    status: RecommendationStatus
    owner: str | None = OFFICER
    cabinet_member: str | None
    due_on: dt.date | None
    first_due_on: dt.date | None
    officer_rating: Rating | str = RATING
    officer_rated_on: dt.date | None
    board_rating: Rating | str = RATING
    board_rated_on: dt.date | None
    impact: str = Field(description="What changed because of it")
    impact_on: dt.date | None
    milestones: list[MilestoneTold]
    evidence: list[EvidenceTold]
    progress_notes: list[ProgressNoteTold]
    sign_offs: list[SignOffTold]
    page: str = PAGE

    @staticmethod
    def resolve_plan(row):
        return row.plan_id

    @staticmethod
    def resolve_owner(row, context):
        return who(row.owner, context["request"].user) or None

    @staticmethod
    def resolve_cabinet_member(row, context):
        return who(row.cabinet_member, context["request"].user) or None

    @staticmethod
    def resolve_milestones(row):
        return list(row.milestones.all())

    @staticmethod
    def resolve_evidence(row):
        return list(row.evidence.all())

    @staticmethod
    def resolve_progress_notes(row):
        return list(row.progress_notes.all())

    @staticmethod
    def resolve_sign_offs(row):
        return list(row.sign_offs.all())


class MeasureTold(Linked):
    id: int
    board: str = Field(description="The slug of its board", examples=["children"])
    title: str
    phase: str
    subject: str
    group: str
    unit: str
    polarity: Polarity
    definition: str
    publisher: str
    published_on: dt.date | None
    next_due_on: dt.date | None
    target: float | None
    tolerance: float | None = Field(description="How far from the target still counts as on it")
    commentary: str = Field(description="The officers’ own words")
    page: str = PAGE


class FigureTold(Schema):
    id: int
    measure: int = Field(description="The id of its measure")
    area: str = Field(examples=["England"])
    area_kind: AreaKind
    period: str = Field(examples=["2025"])
    status: FigureStatus = Field(description="What stands instead, where there is no value")
    value: float | None
    rank: int | None
    is_joint: bool
    rank_of: int | None
    unit: str

    @staticmethod
    def resolve_measure(row):
        return row.measure_id

    @staticmethod
    def resolve_unit(row):
        return row.unit or row.measure.unit


class AskedOfRecommendations(AskedOfBoard):
    plan: int | None = Field(None, description="Only of the plan with this id")


class AskedOfFigures(AskedOfBoard):
    measure: int | None = Field(None, description="Only of the measure with this id")
    period: str | None = Field(None, max_length=80, description="Only of this period")


@api.get(
    "plans", response=Page[PlanTold], summary="Improvement plans", url_name="plans", tags=["Plans"]
)
def plans(request, asked: Query[AskedOfBoard]):
    rows = Plan.objects.visible_to(request.user).select_related("board")
    return page(request, of_board(request, rows.prefetch_related("sign_offs"), asked), asked)


@api.get(
    "recommendations",
    response=Page[RecommendationTold],
    summary="Recommendations of plans, with what officers and boards said of them",
    url_name="recommendations",
    tags=["Plans"],
)
def recommendations(request, asked: Query[AskedOfRecommendations]):
    signed = Prefetch("sign_offs", SignOff.objects.visible_to(request.user))
    rows = Recommendation.objects.visible_to(request.user)
    rows = rows.select_related("owner", "cabinet_member")
    rows = of_board(request, rows, asked, "plan__board")
    if asked.plan is not None:
        rows = rows.filter(plan_id=asked.plan)
    said = ("milestones", "evidence", "progress_notes", signed)
    return page(request, rows.prefetch_related(*said), asked)


@api.get(
    "measures",
    response=Page[MeasureTold],
    summary="Measures",
    url_name="measures",
    tags=["Measures"],
)
def measures(request, asked: Query[AskedOfBoard]):
    rows = Measure.objects.visible_to(request.user).select_related("board")
    return page(request, of_board(request, rows, asked), asked)


@api.get(
    "figures", response=Page[FigureTold], summary="Figures", url_name="figures", tags=["Measures"]
)
def figures(request, asked: Query[AskedOfFigures]):
    """A figure that is withheld has its state and no value."""
    rows = Figure.objects.visible_to(request.user).select_related("measure")
    rows = of_board(request, rows, asked, "measure__board")
    narrowed = {"measure_id": asked.measure, "period": asked.period}
    rows = rows.filter(**{name: it for name, it in narrowed.items() if it is not None})
    return page(request, rows, asked)
