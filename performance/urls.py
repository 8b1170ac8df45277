"""Addresses of boards, plans and measures: promises, since minutes and e-mails quote them."""

from django.urls import path

from performance.views import (
    boards,
    describing,
    entering,
    groups,
    measure,
    measures,
    planning,
    plans,
    recommendation,
    recommending,
    signing,
    story,
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
    path("boards/<slug:slug>/plans/new/", planning.open_plan, name="open_plan"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/cycle/", plans.plan_cycle, name="plan_cycle"),
    path("plans/<int:pk>/change/", planning.change_plan, name="change_plan"),
    path(
        "plans/<int:pk>/recommendations/new/",
        planning.add_recommendation,
        name="add_recommendation",
    ),
    path("plans/<int:pk>/sign-offs/new/", signing.sign_off, name="sign_off"),
    path("plans/<int:pk>/sign-offs/", signing.tie_sign_offs, name="tie_sign_offs"),
    path("sign-offs/<int:pk>/change/", signing.change_sign_off, name="change_sign_off"),
    path("milestones/<int:pk>/change/", recommending.change_milestone, name="change_milestone"),
    path("recommendations/<int:pk>/", recommendation.recommendation, name="recommendation"),
    path(
        "recommendations/<int:pk>/story/", story.recommendation_story, name="recommendation_story"
    ),
    *[
        path(f"recommendations/<int:pk>/{verb}/", view, name=view.__name__)
        for verb, view in (
            ("note", recommending.note_progress),
            ("rate", recommending.rate_for_board),
            ("change", planning.change_recommendation),
            ("status", recommending.change_status),
            ("impact", recommending.say_impact),
            ("evidence", recommending.add_evidence),
            ("measures", recommending.choose_measures),
            ("milestones/new", recommending.add_milestone),
        )
    ],
]
