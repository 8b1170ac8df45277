"""Addresses of boards, plans and measures: promises, since minutes and e-mails quote them."""

from django.urls import path

from performance.views import (
    boards,
    describing,
    entering,
    groups,
    measure,
    measures,
    plans,
    recommending,
)

app_name = "performance"

urlpatterns = [
    path("boards/", boards.boards, name="boards"),
    path("boards/<slug:slug>/", boards.board_progress, name="board_progress"),
    path("boards/<slug:slug>/as-at/<str:day>/", boards.board_then, name="board_then"),
    path(
        "boards/<slug:slug>/as-at/<str:day>/<slug:name>/", boards.counted_then, name="counted_then"
    ),
    path("boards/<slug:slug>/measures/", measures.measures, name="measures"),
    path("boards/<slug:slug>/measures/add/", describing.add_measure, name="add_measure"),
    path("measures/<int:pk>/change/", describing.change_measure, name="change_measure"),
    path("measures/<int:pk>/figures/", entering.enter_figures, name="enter_figures"),
    path("measures/<int:pk>/breaks/", describing.breaks, name="breaks"),
    path("figures/<int:pk>/correct/", entering.correct_figure, name="correct_figure"),
    path(
        "boards/<slug:slug>/measures/groups/<slug:group>/",
        groups.group_measures,
        name="group_measures",
    ),
    path("measures/<int:pk>/groups/", measure.measure_groups, name="measure_groups"),
    path("measures/<int:pk>/", measure.measure, name="measure"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("recommendations/<int:pk>/", plans.recommendation, name="recommendation"),
    path("recommendations/<int:pk>/note/", recommending.note_progress, name="note_progress"),
    path("recommendations/<int:pk>/rate/", recommending.rate_for_board, name="rate_for_board"),
    path(
        "recommendations/<int:pk>/change/",
        recommending.change_recommendation,
        name="change_recommendation",
    ),
]
