"""Addresses of what crosses the apps: the first page and the set-up list."""

from django.urls import path

from desk.views import home

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("set-up/", home.set_up, name="set_up"),
    path("council.css", home.council_css, name="council_css"),
]
