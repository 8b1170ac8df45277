"""Addresses of actions, meetings and work programmes: promises, since minutes and e-mails quote them."""

from django.urls import path

from actions.views import (
    action,
    annual,
    booking,
    carrying,
    changing,
    deciding,
    letter,
    listing,
    meetings,
    mine,
    planning,
    programme,
    story,
    versions,
)

app_name = "actions"

urlpatterns = [
    path("my-actions/", mine.my_actions, name="my_actions"),
    path("scrutiny-year/", annual.annual_figures, name="annual_figures"),
    path("actions/", listing.actions, name="actions"),
    path("actions/<int:pk>/", action.action, name="action"),
    path("actions/<int:pk>/update/", mine.give_update, name="give_update"),
    path("actions/<int:pk>/change/", changing.change_action, name="change_action"),
    path("actions/<int:pk>/book/", booking.book_action, name="book_action"),
    path("actions/<int:pk>/due/", changing.set_due, name="set_due"),
    path("actions/<int:pk>/accept/", deciding.accept, name="accept"),
    path("actions/<int:pk>/send-back/", deciding.send_back, name="send_back"),
    path("actions/<int:pk>/pause/", deciding.pause, name="pause"),
    path("actions/<int:pk>/resume/", deciding.resume, name="resume"),
    path("actions/<int:pk>/withdraw/", deciding.withdraw, name="withdraw"),
    path("actions/<int:pk>/reopen/", deciding.reopen, name="reopen"),
    path("actions/<int:pk>/note/", deciding.add_note, name="add_note"),
    path("actions/<int:pk>/letter/", letter.chase_letter, name="chase_letter"),
    path("later-dates/<int:pk>/", deciding.decide_later_date, name="decide_later_date"),
    path("evidence/<int:pk>/", action.evidence, name="evidence"),
    path("boards/<slug:slug>/open-action/", changing.open_action, name="open_action"),
    path("resolutions/<int:pk>/nothing-needed/", deciding.settle, name="settle"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("papers/<int:pk>/", meetings.paper, name="paper"),
    path("boards/<slug:slug>/programme/", programme.programme, name="programme"),
    path("boards/<slug:slug>/programme/add/", programme.add_item, name="add_item"),
    path(
        "boards/<slug:slug>/programme/publish/",
        versions.publish_programme,
        name="publish_programme",
    ),
    path(
        "boards/<slug:slug>/programme/versions/",
        versions.programme_versions,
        name="programme_versions",
    ),
    path(
        "boards/<slug:slug>/programme/compare/",
        versions.compare_programme,
        name="compare_programme",
    ),
    path("boards/<slug:slug>/programme/carry/", carrying.carry_programme, name="carry_programme"),
    path("boards/<slug:slug>/planning/", planning.planning, name="planning"),
    path("boards/<slug:slug>/planning/taken/", planning.say_taken, name="say_taken"),
    path("programme/<int:pk>/", programme.programme_item, name="programme_item"),
    path("programme/<int:pk>/story/", story.item_story, name="item_story"),
    path("actions/<int:pk>/story/", story.action_story, name="action_story"),
    path("programme/<int:pk>/change/", programme.change_item, name="change_item"),
    path("programme/<int:pk>/move/", programme.move_item, name="move_item"),
    path("programme/<int:pk>/drop/", programme.drop_item, name="drop_item"),
]
