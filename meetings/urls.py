"""Addresses of setting up boards, seats and appointments. A meeting's own pages belong to a higher app."""

from django.urls import path

from meetings import views

app_name = "meetings"

urlpatterns = [
    path("set-up/boards/", views.set_up_boards, name="set_up_boards"),
    path("set-up/boards/open/", views.open_board, name="open_board"),
    path("set-up/boards/<slug:slug>/", views.set_up_board, name="set_up_board"),
    path("set-up/boards/<slug:slug>/change/", views.change_board, name="change_board"),
    path("set-up/boards/<slug:slug>/seat/", views.seat, name="seat"),
    path("set-up/boards/<slug:slug>/appoint/", views.appoint, name="appoint"),
    path("set-up/seats/<int:pk>/end/", views.end_seat, name="end_seat"),
    path("set-up/appointments/<int:pk>/end/", views.end_appointment, name="end_appointment"),
    path("people/<int:pk>/boards/", views.seats_of, name="seats_of"),
]
