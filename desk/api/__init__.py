"""The read-only API: the record as JSON, as whoever asks may read it."""

from django.urls import path

from desk.api import actions, describing, meetings, performance  # noqa: F401 (each adds its addresses)
from desk.api.door import api, door, nothing_here

urlpatterns = [
    path("openapi.json", door(describing.openapi), name="description"),
    *[path(str(it.pattern), door(it.callback), name=it.name) for it in api.urls[0]],
    path("<path:rest>", door(nothing_here), name="nothing"),
]
