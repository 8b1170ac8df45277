"""The Celery app and what runs when. Tasks are only hands: what must happen stands in rows."""

import os

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scrutiny.settings")

app = Celery("scrutiny")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    # What is owed today is written down and sent. Asked again, it finds nothing left to do.
    "tick": {
        "task": "desk.tasks.tick",
        "schedule": settings.TICK_SECONDS,
        "options": {"expires": settings.TICK_SECONDS},
    },
    # The net under an upload whose own nudge was lost.
    "read-waiting-packs": {
        "task": "packs.tasks.read_waiting_packs",
        "schedule": 60,
        "options": {"expires": 60},
    },
    # The same for a document that was asked for.
    "make-waiting-documents": {
        "task": "desk.tasks.make_waiting_documents",
        "schedule": 60,
        "options": {"expires": 60},
    },
    # Drafts that were checked so long ago that nobody is to keep them.
    "delete-old-drafts": {
        "task": "packs.tasks.delete_old_drafts",
        "schedule": 3600,
        "options": {"expires": 3600},
    },
    # Figures whose embargo is over; never before their hour, and at most a minute after.
    "release-figures": {
        "task": "performance.tasks.release_figures",
        "schedule": 60,
        "options": {"expires": 60},
    },
}
