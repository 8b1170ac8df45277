"""Addresses of what crosses the apps: the first page and the set-up list."""

from django.urls import path

from desk.views import home, queue, sheets

app_name = "desk"

urlpatterns = [
    path("", home.home, name="home"),
    path("desk/", queue.queue, name="queue"),
    path("set-up/", home.set_up, name="set_up"),
    path("boards/<slug:slug>/sheets/", sheets.sheets, name="sheets"),
    path("boards/<slug:slug>/sheets/<str:kind>.<str:form>", sheets.sheet_file, name="sheet_file"),
    path("sheets/<int:pk>/", sheets.sheet, name="sheet"),
    path("sheets/<int:pk>/refused.<str:form>", sheets.refused_rows, name="refused_rows"),
    path("council.css", home.council_css, name="council_css"),
]
